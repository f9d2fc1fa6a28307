"""The wire, newest first, with filters; what comes meanwhile is put on top by a script that is told of it."""

from urllib.parse import urlencode

from starlette.responses import Response

from syndicate.errors import BadQuery
from syndicate.model.search import Query
from syndicate.ports.newsroom import Question, Standing
from syndicate.rules.search.query import parse
from syndicate.web.desk.overview import figures
from syndicate.web.desk.page import Page
from syndicate.web.desk.visit import Trouble, Visit

AT_ONCE = 50

_FILTERS = ("section", "agency", "source", "language", "urgency", "standing", "text")


def wire(visit: Visit) -> Response:
    """The whole page."""
    asked = _asked(visit)
    newsroom = visit.services.newsroom
    position = newsroom.position()  # read before the lines: what comes between is then told again, never missed
    sheet = newsroom.sheet(asked, AT_ONCE)
    given = {name: visit.query[name] for name in _FILTERS if visit.query.get(name)}
    return visit.page(
        "wire.html",
        title="Wire",
        figures=figures(visit.services.watch.overview(), visit.services.clock.now()),
        sheet=sheet,
        now=visit.services.clock.now(),
        asked=asked,
        given=given,
        filters=urlencode(given),
        position=position,
        agencies=sorted({line.dispatch.agency for line in sheet.lines if line.dispatch.agency}),
        languages=sorted({line.dispatch.language for line in sheet.lines}),
        standings=list(Standing),
    )


def lines(visit: Visit) -> Response:
    """The lines alone, for the script."""
    sheet = visit.services.newsroom.sheet(_asked(visit), AT_ONCE)
    return visit.piece("wire_lines.html", sheet=sheet, now=visit.services.clock.now())


def _asked(visit: Visit) -> Question:
    query = visit.query
    standing = query.get("standing", "")
    if standing not in {"", *Standing}:
        raise Trouble(400, f"standing= takes {', '.join(Standing)}.")
    return Question(
        section=query.get("section", ""),
        agency=query.get("agency", "").strip(),
        source=query.get("source", ""),
        language=query.get("language", "").strip(),
        urgency=visit.number("urgency") or 9,
        standing=Standing(standing) if standing else None,
        query=_query(query.get("text", "")),
        before=visit.number("before"),
    )


def _query(text: str) -> Query | None:
    try:
        return parse(text)
    except BadQuery as error:
        raise Trouble(400, f"These words cannot be searched for: {error}.") from None


PAGES = (
    Page(path="/desk/", answer=wire),
    Page(path="/desk/lines", answer=lines, quiet=True),
)
