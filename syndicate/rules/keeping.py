"""How long stories are kept, and what is left of one that is not kept any more.

Of a forgotten version everything stays but its words: the guid, the numbers, the times, what it is about. So a kill
that comes later reaches the sections that had the story, one that came before stays final, and a version that comes
again is known.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from syndicate.model.body import Body
from syndicate.model.dispatch import Dispatch

HEADLINE = "Forgotten"
"""What stands in the place of a headline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """For how many days stories are kept; whoever is not named keeps them for ever.

    Attributes:
        sections: By name. A story is kept for as long as one of its sections keeps it.
        sources: By name: their stories for no longer, wherever they are.
    """

    sections: Mapping[str, int] = field(default_factory=dict)
    sources: Mapping[str, int] = field(default_factory=dict)

    @property
    def least(self) -> timedelta | None:
        """After which a story may have to be forgotten; None where all are kept for ever."""
        days = [*self.sections.values(), *self.sources.values()]
        return timedelta(days=min(days)) if days else None

    def until(self, received: datetime, source: str, sections: Collection[str]) -> datetime | None:
        """When a story is to be forgotten whose newest version was received at a moment; None for never."""
        days = [self.sources[source]] if source in self.sources else []
        if sections and all(section in self.sections for section in sections):
            days.append(max(self.sections[section] for section in sections))
        return received + timedelta(days=min(days)) if days else None


def emptied(dispatch: Dispatch) -> Dispatch:
    """A version without its words."""
    return replace(
        dispatch,
        headline=HEADLINE,
        slugline=None,
        byline=None,
        ed_note=None,
        body=Body(),
        associations=(),
        links=(),
    )
