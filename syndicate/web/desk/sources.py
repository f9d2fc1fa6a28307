"""Sources: which of them fail, since when and with what words; what each had last, and what was refused of it."""

from typing import Final

from starlette.responses import Response

from syndicate.web.desk.page import Page
from syndicate.web.desk.visit import Visit


def sources(visit: Visit) -> Response:
    """Every source, those that fail on top."""
    supplies = visit.services.incoming.supplies()
    told = sorted(supplies, key=lambda supply: not supply.fails)
    return visit.page("sources.html", title="Sources", supplies=told, now=visit.services.clock.now())


PAGES: Final = (Page(path="/desk/sources", answer=sources),)
