"""How sections are doing, as the desk looks at them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from syndicate.model.dispatch import Dispatch
from syndicate.model.levels import Behind
from syndicate.model.outlet import Outlet, Refusal
from syndicate.model.section import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One page of a section, in one form.

    Attributes:
        form: Which (`rss`).
        path: Below the base URL.
        size: Bytes, not compressed; None where none stands, or it cannot be told without waiting for a network.
        modified: When it changed last, aware; None likewise.
    """

    form: str
    path: str
    size: int | None
    modified: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilding:
    """How the last rebuild of a section went that was asked for at the desk.

    Attributes:
        asked: Since when it is wanted, aware; None where none is.
        ended: When the last ended, aware; None for never.
        changed: How many pages that changed.
    """

    asked: datetime | None = None
    ended: datetime | None = None
    changed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Folio:
    """One section.

    Attributes:
        section: As configured.
        hours: By hour of the clock, the oldest first and the last of them now: how many versions of its stories were
            received; None for an hour that is too far back to be counted.
        stories: How many it has; no more than were looked at.
        many: Whether it may have more.
        behind: What is due and not on its pages; None where nothing is.
        leaves: Its current pages, in the order of its forms.
        rebuilding: By hand.
    """

    section: Section
    hours: Sequence[int | None]
    stories: int
    many: bool
    behind: Behind | None
    leaves: Sequence[Leaf]
    rebuilding: Rebuilding

    @property
    def published(self) -> datetime | None:
        """When the last of its pages changed."""
        return max((leaf.modified for leaf in self.leaves if leaf.modified), default=None)

    @property
    def size(self) -> int:
        """Bytes of all its pages."""
        return sum(leaf.size or 0 for leaf in self.leaves)


@dataclass(frozen=True, slots=True, kw_only=True)
class Objections:
    """What an outlet's profile has against what a section shows.

    Attributes:
        outlet: Whose.
        looked: How many stories it could get of this section now.
        refused: Those that it refuses, newest first, with the reasons.
    """

    outlet: Outlet
    looked: int
    refused: Sequence[tuple[Dispatch, Sequence[Refusal]]]


class Folios(Protocol):
    """Looks at sections, at a cost that does not grow with the record, and has them rebuilt.

    Every method may raise :class:`~syndicate.errors.StoreError`.
    """

    def listed(self) -> Sequence[Folio]:
        """Every section, in the configured order."""
        ...

    def one(self, name: str) -> Folio | None:
        """That of a name; None where there is none."""
        ...

    def objections(self, name: str, most: int) -> Sequence[Objections]:
        """What the profiles of outlets that take from a section refuse of it now; of so many outlets at most."""
        ...

    def rebuild(self, name: str, by: str) -> str:
        """Have a section rebuilt by the node that publishes; what became of it, in words. It is in the audit trail.

        Raises:
            SyndicateError: There is no such section.
        """
        ...
