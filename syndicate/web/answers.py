"""Answers to requests, made once per page and encoding and sent many times.

Cache-Control is `no-cache`: a cache may keep a page but must ask before each use, which a 304 answers in
microseconds. Any max-age would let a killed story stand that long, or hide the end of an embargo.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from urllib.parse import quote

from syndicate.ports.stand import Published, Representation
from syndicate.web.conditional import unchanged

Headers = list[tuple[str, str]]

ALLOWED = "GET, HEAD, OPTIONS"

NO_REFERRER = ("referrer-policy", "no-referrer")
"""For what was asked for at a secret address, which nobody else is to be told."""

_IN_A_QUERY = "%!$&'()*+,;=:@/?[]|"

_FRESH: Headers = [
    ("cache-control", "no-cache"),
    ("access-control-allow-origin", "*"),
]
_EVERYWHERE: Headers = [
    *_FRESH,
    ("access-control-expose-headers", "ETag, Link, Retry-After"),
    ("x-content-type-options", "nosniff"),
]
_BY_ENCODING = ("vary", "Accept-Encoding")


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole response.

    Attributes:
        status: Of HTTP.
        headers: Names in lower case.
        body: Empty where there is none.
    """

    status: int
    headers: Headers
    body: bytes = b""


class PageAnswers:
    """All answers that one published page can give.

    Attributes:
        published: The page.
        encodings: It can be had in.
        full: By encoding, the page.
        not_modified: By encoding, that the client has it already.
    """

    __slots__ = ("_modified", "_tags", "encodings", "full", "not_modified", "published")

    def __init__(self, published: Published, link: str | None = None) -> None:
        """Make the answers of a page.

        Args:
            published: The page.
            link: The value of its Link field, or None.
        """
        self.published = published
        self.encodings = tuple(representation.encoding for representation in published.representations)
        self.full = {each.encoding: _full(published, each, link) for each in published.representations}
        self.not_modified = {each.encoding: _not_modified(each) for each in published.representations}
        self._tags = {each.etag: each.encoding for each in published.representations}
        self._modified = published.modified if published.modified_is_strong else None

    def unchanged(self, acceptable: Sequence[str], none_match: str | None, modified_since: str | None) -> str | None:
        """See :func:`syndicate.web.conditional.unchanged`."""
        return unchanged(
            tags=self._tags,
            modified=self._modified,
            acceptable=acceptable,
            none_match=none_match,
            modified_since=modified_since,
        )


def text(status: int, body: str, *extra: tuple[str, str], media_type: str = "text/plain; charset=utf-8") -> Answer:
    """An answer in words."""
    content = body.encode("utf-8", "replace")
    own = [("content-type", media_type), ("content-length", str(len(content)))]
    return Answer(status, [*own, *_EVERYWHERE, *extra], content)


def moved(location: str) -> Answer:
    """The page lies elsewhere for good."""
    return text(301, f"This address is {location}\n", ("location", location))


def moved_with(answer: Answer, query: str) -> Answer:
    """The same :func:`moved`, to where what followed the question mark goes along.

    Args:
        answer: It.
        query: As sent.
    """
    location = dict(answer.headers)["location"]
    return moved(f"{location}?{quote(query, safe=_IN_A_QUERY)}") if query else answer


def options() -> Answer:
    """What can be done here, also for a browser that asks before a cross-origin request (Fetch §3.2.2)."""
    own = [
        ("allow", ALLOWED),
        ("access-control-allow-methods", ALLOWED),
        ("access-control-allow-headers", "A-IM, Authorization, If-None-Match, If-Modified-Since"),
        ("access-control-max-age", "86400"),
    ]
    return Answer(204, [*own, *_EVERYWHERE])


def _full(published: Published, representation: Representation, link: str | None) -> Answer:
    own = [
        ("content-type", published.media_type),
        ("content-length", str(len(representation.content))),
        ("etag", representation.etag),
        ("vary", "Accept-Encoding, Accept") if published.gone else _BY_ENCODING,
    ]
    if published.modified_is_strong:  # else libcurl takes the page for the one of the same date, whatever its tag is
        own.append(("last-modified", format_datetime(published.modified, usegmt=True)))
    if link:
        own.append(("link", link))
    if representation.encoding != "identity":
        own.append(("content-encoding", representation.encoding))
    return Answer(410 if published.gone else 200, [*own, *_EVERYWHERE], representation.content)


def _not_modified(representation: Representation) -> Answer:
    # Only what RFC 9110 §15.4.5 asks for, and what lets a script of another origin go on; the rest it has.
    return Answer(304, [("etag", representation.etag), _BY_ENCODING, *_FRESH])
