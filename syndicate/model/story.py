"""A story as the lifecycle sees it: which versions there are, not what they say."""

from dataclasses import dataclass
from datetime import datetime

from syndicate.model.content import content_digest
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.wire_number import WireNumber


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
        content: The digest of what it says; None where this desk made it, or a program that kept no digests stored it.
        forgotten: Whether its words are not kept any more.
    """

    version: int
    declared: int | None
    take: int
    created: datetime
    pub_status: PubStatus
    shown_from: datetime
    follows: bool
    content: bytes | None = None
    forgotten: bool = False

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
            content=None if dispatch.by_hand else content_digest(dispatch),
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A wire's number on a stored version: its own, or that of the dispatch it follows.

    Attributes:
        number: The number.
        named: Whether it is that of the dispatch it follows.
        source: The source it came through.
        guid: Of its story.
        created: Of the version, aware.
    """

    number: WireNumber
    named: bool
    source: str
    guid: str
    created: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What a text can be found again by without reading it: its lowest hashes (MinHash), of one wire and day.

    Attributes:
        lane: Which wire: texts of different lanes are never compared.
        day: Of the version, in UTC, counted as `date.toordinal` does.
        size: How many different hashes its text has in all.
        marks: Some of the lowest of them, rising, 32 bits each.
    """

    lane: int
    day: int
    size: int
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sketched:
    """A stored version with its sketch.

    Attributes:
        seq: Rises in the order of storing.
        guid: Of its story.
        version: Its number.
        sketch: With the marks that were stored.
    """

    seq: int
    guid: str
    version: int
    sketch: Sketch
