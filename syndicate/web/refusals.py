"""That a page cannot be had, in the form that the client reads: a problem for programs (RFC 9457), a page for browsers.

Anybody else is told in plain text.
"""

from collections.abc import Mapping, Sequence
from html import escape
from http import HTTPStatus
from typing import Any, Final, Literal

import orjson

from syndicate.web import answers
from syndicate.web.answers import ALLOWED, Answer
from syndicate.web.problems import PROBLEM, problem_fields

Form = Literal["problem", "page", "text"]

_LONGEST: Final = 1000
_FORMS: Final[Mapping[str, Form]] = {
    "application/problem+json": "problem",
    "application/json": "problem",
    "text/html": "page",
    "application/xhtml+xml": "page",
}
_BY_ACCEPT = "Accept"


def form_for(accept: str) -> Form:
    """The form that a client likes best, of two liked equally the one named first; text where it names neither.

    Args:
        accept: The Accept field (RFC 9110 §12.5.1), or nothing; what is malformed in it is as if not there.
    """
    best: Form = "text"
    most = 0.0
    for element in accept[:_LONGEST].lower().split(","):
        name, *parameters = (part.strip() for part in element.split(";"))
        form = _FORMS.get(name)
        if form and (weight := _weight(parameters)) > most:
            best, most = form, weight
    return best


def refused(
    status: int,
    detail: str,
    accept: str,
    *extra: tuple[str, str],
    vary: Sequence[str] = (),
    members: Mapping[str, Any] | None = None,
    more: Mapping[Form, str] | None = None,
) -> Answer:
    """Say that a page cannot be had.

    Args:
        status: Of HTTP.
        detail: Why, in a sentence without its full stop.
        accept: The Accept field, or nothing.
        extra: More header fields.
        vary: What else than Accept the answer depends on.
        members: What a problem says besides.
        more: What a page, in HTML, and a text say besides.
    """
    form = form_for(accept)
    headers = (("vary", ", ".join((*vary, _BY_ACCEPT))), *extra)
    besides = (more or {}).get(form, "")
    if form == "problem":
        fields = orjson.dumps(problem_fields(status, f"{detail}.", members)).decode()
        return answers.text(status, fields, *headers, media_type=PROBLEM)
    if form == "page":
        return answers.text(status, _page(status, detail, besides), *headers, media_type="text/html; charset=utf-8")
    return answers.text(status, f"{detail}.\n{besides}", *headers)


def not_allowed(accept: str) -> Answer:
    """The method means nothing here."""
    return refused(405, "Pages can be fetched with GET and HEAD", accept, ("allow", ALLOWED))


def not_acceptable(accept: str) -> Answer:
    """The client excludes every encoding there is, plain bytes too."""
    detail = "This page can be had as it is and compressed by gzip, br or zstd"
    return refused(406, detail, accept, vary=("Accept-Encoding",))


def not_whole(accept: str) -> Answer:
    """A body comes in chunks: where it ends, a proxy in front may have understood otherwise (RFC 9112 §11.2)."""
    return refused(
        400, "A page is asked for without a body, so without Transfer-Encoding", accept, ("connection", "close")
    )


def too_many(secs: int, accept: str) -> Answer:
    """The client asks too much (RFC 6585 §4).

    Args:
        secs: After which it may ask again.
        accept: The Accept field, or nothing.
    """
    detail = (
        f"Too many requests came from your address; ask again in {secs} seconds, and with If-None-Match, which counts"
        " for less"
    )
    return refused(429, detail, accept, ("retry-after", str(secs)), ("cache-control", "no-store"))


def _weight(parameters: Sequence[str]) -> float:
    """The weight among a media range's parameters (RFC 9110 §12.4.2)."""
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def _page(status: int, detail: str, besides: str) -> str:
    title = HTTPStatus(status).phrase
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<h1>{title}</h1>\n<p>{escape(detail)}.</p>\n{besides}</html>\n"
    )
