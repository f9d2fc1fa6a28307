"""The wire, newest first."""

from starlette.responses import Response

from syndicate.web.desk.page import Page
from syndicate.web.desk.visit import Visit


def wire(visit: Visit) -> Response:
    """What came."""
    return visit.page("wire.html", title="Wire")


PAGES = (Page(path="/desk/", answer=wire),)
