"""Outlets: who is behind, by how much and why; what each was brought, and what it fetched."""

from typing import Final

from starlette.responses import Response

from syndicate.model.pace import Pace
from syndicate.model.staff import Role
from syndicate.web.desk.page import Page
from syndicate.web.desk.visit import Trouble, Visit

_AT_ONCE: Final = 20
_WORST_FIRST: Final = {pace: place for place, pace in enumerate(Pace)}


def outlets(visit: Visit) -> Response:
    """Every channel of every outlet, those in trouble on top; then outlets that only fetch."""
    accounts = visit.services.outgoing.accounts()
    told = [(account, way) for account in accounts for way in account.ways]
    return visit.page(
        "outlets.html",
        title="Outlets",
        told=sorted(told, key=lambda pair: _WORST_FIRST[pair[1].pace]),
        fetching=[account for account in accounts if not account.ways],
        now=visit.services.clock.now(),
    )


def outlet(visit: Visit) -> Response:
    """One, with what it was brought lately and what it fetched."""
    statement = visit.services.outgoing.statement(visit.path["name"], _AT_ONCE)
    if statement is None:
        raise Trouble(404, "There is no outlet of this name in the configuration. Look at the list.")
    title = statement.account.outlet.title
    return visit.page("outlet.html", title=title, statement=statement, now=visit.services.clock.now())


def resume(visit: Visit) -> Response:
    """Use a channel again that was given up."""
    words = visit.services.queue.resume(visit.path["channel"], visit.user)
    return visit.go(f"/desk/outlets/{visit.path['name']}", words)


PAGES: Final = (
    Page(path="/desk/outlets", answer=outlets),
    Page(path="/desk/outlets/{name}", answer=outlet),
    Page(path="/desk/outlets/{name}/{channel}/resume", answer=resume, role=Role.OPERATOR, methods=("POST",)),
)
