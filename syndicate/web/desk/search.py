"""Search in everything that was ever recorded, with filters; what cannot be understood says why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from urllib.parse import urlencode

from starlette.responses import Response

from syndicate.errors import BadQuery
from syndicate.model.search import Snippet, Wanted
from syndicate.rules.search.query import parse
from syndicate.web.desk.page import Page
from syndicate.web.desk.visit import Visit

_AT_ONCE: Final = 50
_FILTERS: Final = ("q", "section", "agency", "source", "language", "from", "to")
_DAY: Final = timedelta(days=1)
_LAST: Final = datetime(9999, 12, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Misunderstood(Exception):
    """Something in what is asked for cannot be understood.

    Attributes:
        words: Why, in a sentence.
        query: The words that were searched for with the place that it is about marked, where it is about these.
    """

    words: str
    query: Snippet | None = None


def search(visit: Visit) -> Response:
    """The form, and what was found once something is asked for."""
    given = {name: visit.query.get(name, "").strip() for name in _FILTERS}
    asked = {name: said for name, said in given.items() if said}
    before = visit.number("before")
    wrong, results = None, None
    if asked:
        try:
            results = visit.services.newsroom.find(_wanted(visit, asked, before))
        except Misunderstood as error:
            wrong = error
    return visit.page(
        "search.html",
        title="Search",
        status=400 if wrong else 200,
        given=given,
        filters=urlencode(asked),
        before=before,
        wrong=wrong,
        results=results,
        now=visit.services.clock.now(),
    )


def _wanted(visit: Visit, given: Mapping[str, str], before: int | None) -> Wanted:
    text = given.get("q", "")
    try:
        query = parse(text)
    except BadQuery as error:
        shown = Snippet(text, ((error.at - 1, error.at),) if error.at <= len(text) else ())
        raise Misunderstood(f"These words cannot be understood {error}.", shown) from None
    section = given.get("section")
    known = [name for name, _ in visit.services.newsroom.sections]
    if section and section not in known:
        raise Misunderstood(f"There is no section {section[:64]}; there are {', '.join(known)}.")
    since, last = _day("from", given), _day("to", given)
    if since and last and last < since:
        raise Misunderstood("The last day is before the first.")
    return Wanted(
        query=query,
        sections=frozenset({section}) if section else None,
        source=given.get("source"),
        agency=given.get("agency"),
        language=given.get("language"),
        since=since,
        until=last + _DAY if last else None,
        before=before,
        limit=_AT_ONCE,
    )


def _day(name: str, given: Mapping[str, str]) -> datetime | None:
    if name not in given:
        return None
    try:
        day = datetime.combine(date.fromisoformat(given[name]), time(), UTC)
    except ValueError:
        raise Misunderstood(f"{name}= takes a day (2026-11-24).") from None
    return min(day, _LAST)


PAGES: Final = (Page(path="/desk/search", answer=search),)
