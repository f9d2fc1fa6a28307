"""The door at which outlets search what they may see: `GET /api/search`."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

import structlog

from syndicate.errors import BadQuery, StoreError
from syndicate.model.access import Pass
from syndicate.model.search import Found, Hit, Scope, Snippet, Wanted
from syndicate.ports.search import Search
from syndicate.rules.search.query import parse
from syndicate.web.answers import Answer
from syndicate.web.doors import Asked
from syndicate.web.gate import Gate
from syndicate.web.limits import Limits
from syndicate.web.problems import Declined, json, problem

PATH: Final = "/api/search"

MOST_AT_ONCE: Final = 4
"""Searches in hand; each takes a thread."""

MOST_HITS: Final = 100

_BUSY_SECS: Final = "5"
_MOST_PARAMETERS: Final = 50
_MOST_DIGITS: Final = 18
_ONCE: Final = ("q", "source", "agency", "language", "kind", "from", "until", "limit", "before")

log = structlog.get_logger(__name__)


class SearchDoor:
    """See the module."""

    methods: Sequence[str] = ("GET", "HEAD")

    def __init__(self, search: Search, gate: Gate, limits: Limits | None) -> None:
        """Make a door.

        Args:
            search: Finds.
            gate: Who may see what.
            limits: How much a client may ask; None for no limit.
        """
        self._search = search
        self._gate = gate
        self._limits = limits
        self._in_hand = 0

    async def answer(self, asked: Asked) -> Answer:
        """See the port. Only what stands and may be used is found, in the sections that the token opens."""
        wanted, pairs = _wanted(asked.query, self._admitted(asked))
        if self._in_hand >= MOST_AT_ONCE:
            return _later("Too many are searching at once.")
        self._in_hand += 1
        try:
            found = await asyncio.to_thread(self._search.find, wanted)
        except StoreError as error:
            log.warning("a search was not answered", reason=str(error))
            return _later("The store cannot be asked now.")
        finally:
            self._in_hand -= 1
        return _told(found, pairs)

    def _admitted(self, asked: Asked) -> Pass:
        """What the token that is shown opens.

        Raises:
            Declined: None was shown that opens anything, or its client asks too much.
        """
        caller = self._gate.caller(asked.path, asked.peer, asked.field)
        wait = 0
        if self._limits and (caller.passed or caller.shown):
            counts = self._limits
            if caller.passed is None:
                wait = counts.failed(asked.peer, asked.field)
            else:
                wait = counts.wait(asked.peer, f"{asked.path}?{asked.query}", asked.method, asked.field)
        if wait:
            raise Declined(problem(429, "This is asked too often.", headers=[("retry-after", str(wait))]))
        if caller.passed is None:
            error = ', error="invalid_token"' if asked.field("authorization") else ""  # RFC 6750 §3.1
            challenges = [
                ("www-authenticate", f'Bearer realm="syndicate"{error}'),
                ("www-authenticate", 'Basic realm="syndicate", charset="UTF-8"'),
            ]
            raise Declined(
                problem(401, "Show a token of an outlet: `Authorization: Bearer TOKEN`.", headers=challenges)
            )
        return caller.passed


def _wanted(query: str, passed: Pass) -> tuple[Wanted, Sequence[tuple[str, str]]]:
    """What is asked for, and the parameters that it is asked with.

    Raises:
        Declined: Something in it is wrong; the problem has the `parameter` and for a query `at`, its character.
    """
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=_MOST_PARAMETERS)
    except ValueError:
        raise Declined(problem(400, "There are too many parameters.")) from None
    given: dict[str, str] = {}
    for name, value in pairs:
        if name not in _ONCE and name != "section":
            raise _wrong(name, f"There is no parameter of this name; there are section, {', '.join(_ONCE)}.")
        if name in given and name != "section":
            raise _wrong(name, "It is given twice.")
        given[name] = value
    sections = frozenset(value for name, value in pairs if name == "section")
    if unknown := sorted(sections - passed.sections):
        raise _wrong("section", f"This token opens no section {unknown[0][:64]!r}; it opens {_listed(passed)}.")
    try:
        asked = parse(given.get("q", ""))
    except BadQuery as error:
        raise _wrong("q", f"The query cannot be understood {error}.", at=error.at) from None
    wanted = Wanted(
        query=asked,
        scope=Scope.STANDING,
        sections=sections or passed.sections,
        source=given.get("source"),
        agency=given.get("agency"),
        language=given.get("language"),
        kind=given.get("kind"),
        since=_moment("from", given),
        until=_moment("until", given),
        before=_number("before", given),
        limit=min(_number("limit", given) or 20, MOST_HITS),
    )
    return wanted, [(name, value) for name, value in pairs if name != "before"]


def _moment(name: str, given: Mapping[str, str]) -> datetime | None:
    if name not in given:
        return None
    try:
        moment = datetime.fromisoformat(given[name])
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise _wrong(name, "It is no date and no time of RFC 3339 (2026-11-24, 2026-11-24T12:00:00Z).") from None


def _number(name: str, given: Mapping[str, str]) -> int | None:
    said = given.get(name)
    if said is None:
        return None
    if not (said.isascii() and said.isdigit() and len(said) <= _MOST_DIGITS and int(said)):
        raise _wrong(name, "It is no number from 1 on.")
    return int(said)


def _wrong(name: str, detail: str, **members: Any) -> Declined:
    return Declined(problem(400, detail, members={"parameter": name[:64], **members}))


def _listed(passed: Pass) -> str:
    return ", ".join(sorted(passed.sections)) or "none"


def _later(detail: str) -> Answer:
    return problem(503, detail, headers=[("retry-after", _BUSY_SECS)])


def _told(found: Found, pairs: Sequence[tuple[str, str]]) -> Answer:
    following = f"?{urlencode([*pairs, ('before', str(found.before))])}" if found.before is not None else None
    fields = {"hits": [_fields(hit) for hit in found.hits], "next": following, "complete": not found.behind}
    answer = json(200, fields)
    links = [("link", f'<{following}>; rel="next"')] if following else []  # RFC 8288 §3
    return Answer(answer.status, [*answer.headers, *links], answer.body)


def _fields(hit: Hit) -> dict[str, Any]:
    dispatch = hit.dispatch
    return {
        "guid": dispatch.guid,
        "version": dispatch.version,
        "headline": _marked(hit.headline),
        "snippet": _marked(hit.snippet),
        "slugline": dispatch.slugline,
        "byline": dispatch.byline,
        "dateline": dispatch.dateline.text if dispatch.dateline else None,
        "agency": dispatch.agency,
        "language": dispatch.language,
        "kind": dispatch.item_class,
        "urgency": dispatch.urgency,
        "sections": sorted(hit.sections),
        "created": dispatch.created.isoformat(),
        "published": dispatch.shown_from.isoformat(),
    }


def _marked(snippet: Snippet) -> dict[str, Any]:
    return {"text": snippet.text, "marks": snippet.marks}
