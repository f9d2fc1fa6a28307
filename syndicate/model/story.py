"""A story as the lifecycle sees it: which versions there are, not what they say."""

from dataclasses import dataclass
from datetime import datetime

from syndicate.model.dispatch import Dispatch, PubStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """The facts of one stored version that decide which version stands.

    Attributes:
        version: Its number in the story.
        declared: The agency's own number, or None.
        take: Which take it says it is; see :class:`~syndicate.model.dispatch.Dispatch`.
        created: By the agency's clock, aware.
        pub_status: See :class:`~syndicate.model.dispatch.PubStatus`.
        shown_from: The first moment it may be seen, aware.
        follows: Whether it says of itself that it follows an earlier take.
    """

    version: int
    declared: int | None
    take: int
    created: datetime
    pub_status: PubStatus
    shown_from: datetime
    follows: bool

    @classmethod
    def of(cls, dispatch: Dispatch) -> "Take":
        """The take that a dispatch is."""
        return cls(
            version=dispatch.version,
            declared=dispatch.declared,
            take=dispatch.take,
            created=dispatch.created,
            pub_status=dispatch.pub_status,
            shown_from=dispatch.shown_from,
            follows=dispatch.follows,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """All versions of one guid, in the order they were stored.

    Attributes:
        guid: The story's name.
        source: The source its first version came through.
        chain: See :class:`~syndicate.model.dispatch.Dispatch`.
        takes: At least one.
    """

    guid: str
    source: str
    chain: str | None
    takes: tuple[Take, ...]
