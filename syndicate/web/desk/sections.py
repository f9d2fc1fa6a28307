"""Sections: what each was given lately, what stands of it, what outlets refuse of it; and to have one rebuilt."""

from typing import Final

from starlette.responses import Response

from syndicate.model.staff import Role
from syndicate.ports.folios import Folio
from syndicate.web.desk.chart import chart
from syndicate.web.desk.page import Page
from syndicate.web.desk.visit import Trouble, Visit

_MOST_OUTLETS: Final = 20
_MOST_REFUSED: Final = 20


def sections(visit: Visit) -> Response:
    """Every section, in the configured order."""
    now = visit.services.clock.now()
    told = [(folio, chart(folio.hours, now)) for folio in visit.services.folios.listed()]
    return visit.page("sections.html", title="Sections", told=told, now=now)


def section(visit: Visit) -> Response:
    """One, with each of its pages, and what the profiles of outlets have against what it shows."""
    folio = _folio(visit)
    now = visit.services.clock.now()
    objections = visit.services.folios.objections(folio.section.name, _MOST_OUTLETS)
    return visit.page(
        "section.html",
        title=folio.section.title,
        folio=folio,
        chart=chart(folio.hours, now),
        objections=objections,
        most=_MOST_REFUSED,
        now=now,
    )


def confirm_rebuild(visit: Visit) -> Response:
    """Ask whether it is meant."""
    folio = _folio(visit)
    return visit.page("section_rebuild.html", title=f"Rebuild {folio.section.title}", folio=folio)


def rebuild(visit: Visit) -> Response:
    """Have it rebuilt."""
    name = _folio(visit).section.name
    return visit.go(f"/desk/sections/{name}", visit.services.folios.rebuild(name, visit.user))


def _folio(visit: Visit) -> Folio:
    folio = visit.services.folios.one(visit.path["name"])
    if folio is None:
        raise Trouble(404, "There is no section of this name in the configuration. Look at the list.")
    return folio


_ONE: Final = "/desk/sections/{name}"

PAGES: Final = (
    Page(path="/desk/sections", answer=sections),
    Page(path=_ONE, answer=section),
    Page(path=f"{_ONE}/rebuild", answer=confirm_rebuild, role=Role.OPERATOR),
    Page(path=f"{_ONE}/rebuild", answer=rebuild, role=Role.OPERATOR, methods=("POST",)),
)
