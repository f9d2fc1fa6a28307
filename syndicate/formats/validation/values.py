"""Whether a value is what it should be: dates, addresses, tags of languages and media types."""

import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_W3C = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?)?", re.ASCII)
_XSD_DATE_TIME = re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
_BASIC = re.compile(r"\d{8}(?:T\d{6}(?:[.,]\d+)?(?:Z|[+-]\d\d:?(?:\d\d)?)?)?", re.ASCII)
_RFC_822 = re.compile(
    r"(?:(?P<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) "
    r"(?P<year>\d{4}|\d\d) \d\d:\d\d(?P<seconds>:\d\d)? (?P<zone>UT|GMT|[ECMP][SD]T|[A-IK-Z]|[+-]\d{4})",
    re.ASCII,
)
_LANGUAGE = re.compile(r"(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{4,8}|[xi])(?:-[A-Za-z0-9]{1,8})*")
_MEDIA_TYPE = re.compile(r"[A-Za-z0-9][\w.+!#$&^-]*/[A-Za-z0-9][\w.+!#$&^-]*(?:\s*;.*)?", re.ASCII)
_MAILBOX = re.compile(r"[^\s@]+@[^\s@]+")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s]+")
_UNSAFE = re.compile(r"[\s<>\"{}|\\^`]")


def is_rfc_3339(text: str) -> bool:
    """A date and time with a zone (RFC 3339 §5.6, upper case as RFC 4287 §3.3 wants it) of a day that there is."""
    return _RFC_3339.fullmatch(text) is not None and _is_moment(text)


def is_w3c_date(text: str) -> bool:
    """A year, month, day or moment (W3C Date and Time Formats)."""
    if not _W3C.fullmatch(text):
        return False
    return _is_moment(f"{text}-01-01"[:10] if len(text) < 10 else text)  # noqa: PLR2004  a whole day


def is_xsd_date_time(text: str) -> bool:
    """A date and time as XML Schema has it; the zone may be missing (XSD 1.0 part 2 §3.2.7)."""
    return _XSD_DATE_TIME.fullmatch(text) is not None and _is_moment(text)


def is_day(text: str) -> bool:
    """A day alone (`2026-11-24`)."""
    return _DATE.fullmatch(text) is not None and _is_moment(text)


def is_basic_iso(text: str) -> bool:
    """A day, or a moment, in ISO 8601's basic form (`20261124T120000Z`)."""
    return _BASIC.fullmatch(text) is not None and _is_moment(text.replace(",", "."))


def moment(text: str) -> datetime | None:
    """The moment, where it is one of ISO 8601 with a zone: only such can be compared."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return read if read.tzinfo else None


def faults_of_rfc_822(text: str) -> Iterator[str]:
    """What is wrong with a date of RFC 822 §5 as RSS and OPML use it: errors that say "no …", else advice.

    Yields:
        Words that follow the name of the field.
    """
    found = _RFC_822.fullmatch(text)
    if found is None:
        yield f"is no RFC 822 date: {' '.join(text.split())[:40]!r}"
        return
    try:
        read = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        yield "is a day that there is not"
        return
    if found["weekday"] and read.strftime("%w") != str("SunMonTueWedThuFriSat".index(found["weekday"]) // 3):
        yield f"names the wrong day of the week: {found['weekday']}"


def is_two_digit_year(text: str) -> bool:
    """Whether an RFC 822 date has a year of two digits, which RSS advises against."""
    found = _RFC_822.fullmatch(text)
    return found is not None and len(found["year"]) == 2  # noqa: PLR2004


def is_absolute(address: str) -> bool:
    """An absolute address of the Web, without white space."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and not _UNSAFE.search(address)


def is_uri(text: str) -> bool:
    """A URI or IRI with a scheme (RFC 3987 §2.2)."""
    return _SCHEME.fullmatch(text) is not None and not _UNSAFE.search(text)


def is_reference(text: str) -> bool:
    """A URI or IRI, possibly relative."""
    try:
        urlsplit(text)
    except ValueError:
        return False
    return not _UNSAFE.search(text)


def is_language(text: str) -> bool:
    """A tag of the shape of BCP 47."""
    return _LANGUAGE.fullmatch(text) is not None


def is_media_type(text: str) -> bool:
    """A media type (RFC 6838 §4.2), parameters allowed."""
    return _MEDIA_TYPE.fullmatch(text) is not None


def is_mailbox(text: str) -> bool:
    """An address of mail and nothing else."""
    return _MAILBOX.fullmatch(text) is not None


def is_number(text: str) -> bool:
    """A whole number of ASCII digits."""
    return text.isascii() and text.isdecimal()


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return _is_last_moment(text)
    return True


def _is_last_moment(text: str) -> bool:
    """24:00:00 and leap seconds, which ISO 8601 and RFC 3339 §5.6 have and Python has not."""
    for end, before in (("T24:00:00", "T23:00:00"), (":60", ":59")):
        if end in text:
            try:
                datetime.fromisoformat(text.replace(end, before, 1))
            except ValueError:
                continue
            return True
    return False
