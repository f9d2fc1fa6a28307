"""Header fields of other people's web servers, read as they are meant or not at all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_SECONDS = re.compile(r"[0-9]{1,12}")
_CHARSET = re.compile(
    r";[ \t]*charset[ \t]*=[ \t]*(?:\"([^\"]{1,60})\"|'([^']{1,60})'|([^\s;,\"']{1,60}))", re.IGNORECASE
)
_LINK = re.compile(r"<([^<>]*)>([^<]*)")
_REL = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s;,\"]+))", re.IGNORECASE)
_LONGEST = 16_000


def http_date(field: str) -> datetime | None:
    """A date in any of the three forms (RFC 9110 §5.6.7), in UTC; None for anything else."""
    try:
        date = parsedate_to_datetime(field[:64])
        return date.replace(tzinfo=UTC) if date.tzinfo is None else date.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def retry_after(field: str | None, now: datetime) -> timedelta | None:
    """How long to wait (RFC 9110 §10.2.3); None where it does not say, or says no time at all."""
    told = (field or "").strip()
    if _SECONDS.fullmatch(told):
        wait = timedelta(seconds=int(told))
    else:
        date = http_date(told)
        wait = date - now if date else timedelta()
    return wait if wait > timedelta() else None


def charset(content_type: str | None) -> str | None:
    """The charset that a Content-Type names (RFC 9110 §8.3.2), in lower case."""
    found = _CHARSET.search((content_type or "")[:_LONGEST])
    return (found[1] or found[2] or found[3]).strip().lower() or None if found else None


def media_type(content_type: str | None) -> str:
    """The media type without its parameters, in lower case; empty where there is none."""
    return (content_type or "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link as a header or a page has it.

    Attributes:
        rels: Its relations, in lower case.
        href: Its target, possibly relative.
    """

    rels: frozenset[str]
    href: str


def web_links(field: str | None) -> Iterator[WebLink]:
    """The links of a field Link (RFC 8288 §3), several fields joined by commas; those without a relation left out."""
    for target, parameters in _LINK.findall((field or "")[:_LONGEST]):
        rel = _REL.search(parameters)
        if rel:
            yield WebLink(frozenset((rel[1] or rel[2] or "").lower().split()), target.strip())
