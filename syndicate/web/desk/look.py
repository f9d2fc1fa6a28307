"""The look of the desk: its templates, and the two files that every page loads.

Templates are autoescaped, and an undefined name is an error. The files' addresses have a digest of what is in them.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, Final
from urllib.parse import quote

from jinja2 import Environment, FunctionLoader, StrictUndefined

from syndicate.model.search import Snippet
from syndicate.model.staff import Role
from syndicate.web.desk.navigation import NAVIGATION

_HERE: Final = files("syndicate.web.desk")
_TYPES: Final[Mapping[str, str]] = {"desk.css": "text/css; charset=utf-8", "desk.js": "text/javascript; charset=utf-8"}

_UNITS: Final = ((1_000_000, "MB"), (1_000, "kB"))


@cache
def static(name: str) -> tuple[bytes, str] | None:
    """A file that pages load and its media type; None for one that there is not."""
    if name not in _TYPES:
        return None
    return (_HERE / "static" / name).read_bytes(), _TYPES[name]


@cache
def static_address(name: str) -> str:
    """Where a file lies that pages load; another address for another content."""
    content, _ = static(name) or (b"", "")
    return f"/desk/static/{hashlib.sha256(content).hexdigest()[:12]}/{name}"


def drawn(template: str, **shown: Any) -> str:
    """What a template makes of what it is to show."""
    return _environment().get_template(template).render(**shown)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(lambda name: (_HERE / "templates" / name).read_text("utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"static": static_address, "navigation": NAVIGATION, "Role": Role}
    environment.filters |= {
        "part": part,
        "moment": _moment,
        "short": short,
        "span": _span,
        "lasting": _lasting,
        "bytes": _bytes,
        "clock": _clock,
        "day": _day,
        "rfc3339": datetime.isoformat,
        "said": _said,
        "pieces": pieces,
    }
    return environment


def part(word: str) -> str:
    """A word as one part of an address's path: a guid has colons and slashes in it."""
    return quote(word, safe="")


def pieces(snippet: Snippet) -> Sequence[tuple[str, bool]]:
    """What a snippet says, in pieces, each with whether it was searched for."""
    edges = [0, *(edge for mark in snippet.marks for edge in mark), len(snippet.text)]
    return [(snippet.text[start:end], bool(at % 2)) for at, (start, end) in enumerate(pairwise(edges)) if start < end]


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}"


def short(moment: datetime, now: datetime) -> str:
    """The time of today, or day and time."""
    return f"{moment:%H:%M:%S}" if moment.date() == now.date() else f"{moment:%d %b %H:%M}"


def _span(moment: datetime, now: datetime) -> str:
    """How long ago a moment was, in the two largest units that say something."""
    return _lasting(now - moment)


def _lasting(time: timedelta) -> str:
    """A length of time likewise."""
    minutes, seconds = divmod(max(0, int(time.total_seconds())), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    units = [(days, "d"), (hours, "h"), (minutes, "min"), (seconds, "s")]
    largest = next((at for at, (number, _) in enumerate(units) if number), 3)
    return " ".join(f"{number} {unit}" for number, unit in units[largest : largest + 2] if number) or "0 s"


def _bytes(size: int) -> str:
    """A size in the unit that says it in three digits or so."""
    for unit, name in _UNITS:
        if size >= unit:
            return f"{size / unit:.{0 if size >= 10 * unit else 1}f} {name}"
    return f"{size} B"


def _said(content: bytes) -> str:
    """The beginning of an answer, as far as it can be read."""
    words = " ".join(content.decode(errors="replace").split())
    return "".join(letter if letter.isprintable() else "?" for letter in words)


def _day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M:%S}"
