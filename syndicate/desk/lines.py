"""Lines: feeds over several sections, each in the shape of who takes it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from syndicate.desk.kept import Kept
from syndicate.desk.makeup import edition_pages
from syndicate.model.edition import Page
from syndicate.model.outlet import Outlet
from syndicate.ports.format import Writer
from syndicate.ports.ledger import Ledger
from syndicate.rules.outlets import compose_outlet

_REFUSED = 2
"""So many stories are looked at for each that is wanted: some are refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The feed of an outlet.

    Attributes:
        outlet: Who takes it.
        writer: Of its form.
    """

    outlet: Outlet
    writer: Writer

    def pages(self, ledger: Ledger, kept: Kept, now: datetime) -> Iterator[Page]:
        """Yield the pages of the line as they are to stand now."""
        profile = self.outlet.profile
        keys: dict[tuple[str, int], None] = {}
        for section in self.outlet.sections:
            keys |= dict.fromkeys(ledger.window(section, _REFUSED * profile.most_items))
            kills = ledger.kills(section, now - timedelta(days=profile.kill_days), profile.most_items)
            keys |= dict.fromkeys(kills)
        edition = compose_outlet(self.outlet, kept.dispatches(list(keys)), now)
        return edition_pages(edition, [self.writer], kept)
