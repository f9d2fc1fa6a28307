"""Every page of the desk; one that is added stands in a module's `PAGES` and here."""

from typing import Final

from syndicate.web.desk import acts, wire

PAGES: Final = (*wire.PAGES, *acts.PAGES)
