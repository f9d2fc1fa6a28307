"""Lines: feeds over several sections, each in the shape of who takes it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from syndicate.desk.kept import Kept
from syndicate.desk.makeup import edition_pages
from syndicate.desk.outlets import keys_for
from syndicate.model.edition import Page
from syndicate.model.outlet import Outlet
from syndicate.ports.format import Writer
from syndicate.ports.ledger import Ledger
from syndicate.rules.outlets import compose_outlet, fits


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
        dispatches = kept.dispatches(keys_for(self.outlet, ledger, now))
        edition = compose_outlet(self.outlet, dispatches, now)
        entries = kept.entries(self.writer, edition.dispatches)
        taken = tuple(dispatch for dispatch, entry in entries if fits(entry, self.outlet.profile))
        return edition_pages(replace(edition, dispatches=taken), [self.writer], kept)
