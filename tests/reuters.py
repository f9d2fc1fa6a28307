"""Reuters-21578 as it is distributed: what tests compare with, read where it lies."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

_ITEM = re.compile(r"<REUTERS.*?</REUTERS>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Item:
    """One item that has a text.

    Attributes:
        dateline: As marked, empty where there is none.
        body: Behind it.
        filed: The day.
        places: Countries that it was indexed under, in the distribution's words (`west-germany`).
    """

    dateline: str
    body: str
    filed: date
    places: tuple[str, ...]


def items(path: Path) -> Iterator[Item]:
    """The items of one file."""
    for item in _ITEM.findall(path.read_text(encoding="latin-1")):
        plain = html.unescape(re.sub(r"&#\d+;", "", item))
        body = _field(plain, "BODY")
        if body:
            filed = datetime.strptime(_field(plain, "DATE").split()[0], "%d-%b-%Y").date()  # noqa: DTZ007  # a day
            places = re.findall(r"<D>(.*?)</D>", _field(plain, "PLACES"))
            yield Item(_field(plain, "DATELINE"), body, filed, tuple(places))


def _field(text: str, name: str) -> str:
    found = re.search(rf"<{name}>(.*?)</{name}>", text, re.DOTALL)
    return found[1].strip() if found else ""
