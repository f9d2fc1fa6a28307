"""Lines: feeds over several sections, each in the shape of who takes it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from syndicate.desk.kept import Kept
from syndicate.desk.makeup import edition_pages
from syndicate.desk.outlets import most_looked_at
from syndicate.desk.shown import LEAST, Shown
from syndicate.model.edition import Edition, Page
from syndicate.model.outlet import Outlet
from syndicate.ports.format import Writer
from syndicate.rules.outlets import candidates, fits, oldest_shown, outlet_edition

_FEWEST = 4
_DEEPER = 4
"""So many times as many stories of a section are looked at where those before leave room for more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The feed of an outlet.

    Attributes:
        outlet: Who takes it.
        writer: Of its form, and of no other line.
    """

    outlet: Outlet
    writer: Writer

    def pages(self, shown: Shown, kept: Kept) -> Iterator[Page]:
        """Yield the pages of the line as they are to stand now."""
        edition = self._edition(shown, kept)
        entries = kept.entries(self.writer, edition.dispatches)
        taken = tuple(dispatch for dispatch, entry in entries if fits(entry, self.outlet.profile))
        return edition_pages(replace(edition, dispatches=taken), [self.writer], kept)

    def _edition(self, shown: Shown, kept: Kept) -> Edition:
        """Choose what the page shows; of a section no more is looked at than may be on it."""
        most = most_looked_at(self.outlet.profile)
        fair = -(-most // max(len(self.outlet.sections), 1))
        depths = dict.fromkeys(self.outlet.sections, min(LEAST, most, max(_FEWEST, fair)))
        while True:
            edition = self._composed(depths, shown, kept)
            since = oldest_shown(edition, self.outlet.profile, shown.now)
            deeper = {}
            for section, depth in depths.items():
                window = shown.window(section, depth)
                if depth < most and len(window) == depth:
                    [last] = kept.dispatches(window[-1:])
                    if last.shown_from >= since:
                        deeper[section] = min(_DEEPER * depth, most)
            if not deeper:
                return edition
            depths |= deeper

    def _composed(self, depths: Mapping[str, int], shown: Shown, kept: Kept) -> Edition:
        """What would be on the page if each section showed no more stories than so many."""
        profile = self.outlet.profile
        keys: dict[tuple[str, int], None] = {}
        for section, depth in depths.items():
            keys |= dict.fromkeys(shown.window(section, depth))
            keys |= dict.fromkeys(shown.kills(section, profile.kill_days, profile.most_items))
        found = candidates(self.outlet, kept.dispatches(list(keys)), shown.now)
        return outlet_edition(self.outlet, kept.prepared(self.outlet, found))
