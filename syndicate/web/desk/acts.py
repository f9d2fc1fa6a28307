"""What people did by hand, newest first."""

from starlette.responses import Response

from syndicate.web.desk.page import Page
from syndicate.web.desk.visit import Trouble, Visit

_AT_ONCE = 100


def acts(visit: Visit) -> Response:
    """The audit trail."""
    before, about = visit.query.get("before", ""), visit.query.get("about") or None
    if before and not (before.isascii() and before.isdigit() and len(before) < 19):  # noqa: PLR2004 - 64 bits
        raise Trouble(400, "before= takes the number of an act.")
    rows = visit.services.acts.listed(_AT_ONCE + 1, before=int(before) if before else None, about=about)
    older = rows[_AT_ONCE - 1].number if len(rows) > _AT_ONCE else None
    return visit.page("acts.html", title="Acts", acts=rows[:_AT_ONCE], older=older, about=about)


PAGES = (Page(path="/desk/acts", answer=acts),)
