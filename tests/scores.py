"""How well datelines are read, and the places they name found: real cases scored against what is known of them.

`body_start` counts as right where the text behind the dateline begins as expected; `negatives` where nothing is found
in a text that has no dateline. A city of Reuters-21578 is `resolved` where its place on the map was found; a dateline
`agrees` where the country of one of its places is among those that the item was indexed under.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from syndicate.rules.dateline import find
from syndicate.rules.facts.countries import COUNTRY_CODES
from syndicate.rules.facts.keys import key
from syndicate.rules.places import locate
from tests.reuters import items

FIELDS = ("cities", "region", "country", "month", "day", "year", "agency", "body_start", "negatives")
ANY_DATE = date(2024, 7, 1)


@dataclass(slots=True)
class Tally:
    """Right answers out of how many asked, and the cases that went wrong."""

    right: int = 0
    asked: int = 0
    wrong: list[str] = field(default_factory=list)

    def count(self, case: str, *, right: bool) -> None:
        self.asked += 1
        self.right += right
        if not right:
            self.wrong.append(case)

    @property
    def share(self) -> float:
        return self.right / self.asked if self.asked else 1.0

    def __str__(self) -> str:
        wrong = f"  wrong: {' '.join(self.wrong)}" if self.wrong else ""
        return f"{self.share:7.1%}  {self.right}/{self.asked}{wrong}"


@dataclass(frozen=True, slots=True)
class Scores:
    """The tallies by field and by language."""

    fields: dict[str, Tally]
    languages: dict[str, Tally]


def score(cases: Path) -> Scores:
    """Read every case of a file of JSON lines and compare."""
    fields = {name: Tally() for name in FIELDS}
    languages: dict[str, Tally] = defaultdict(Tally)
    for line in cases.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        for name, right in _compared(case):
            fields[name].count(case["id"], right=right)
            languages[case["lang"]].count(f"{case['id']}.{name}", right=right)
    return Scores(fields, dict(languages))


def printable(scores: Scores) -> list[str]:
    """The scores as lines for a terminal."""
    lines = ["Datelines read right, by field:"]
    lines += [f"  {name:<10} {tally}" for name, tally in scores.fields.items()]
    lines.append("Datelines read right, by language (all fields):")
    lines += [f"  {name:<10} {tally}" for name, tally in sorted(scores.languages.items())]
    return lines


@cache
def score_places(folder: Path) -> dict[str, Tally]:
    """Look up the datelines of every file of Reuters-21578 in a folder."""
    resolved, agreeing = Tally(), Tally()
    for path in sorted(folder.glob("*.sgm")):
        for item in items(path):
            found = find(f"{item.dateline} {item.body}", item.filed) if item.dateline else None
            if found is None or not found.dateline.cities:
                continue
            places = locate(found.dateline, "Reuters")
            for city, place in zip(found.dateline.cities, places, strict=True):
                resolved.count(city, right=place.latitude is not None)
            indexed = {code for name in item.places for code in _codes(name)}
            if indexed:
                agreeing.count(found.dateline.raw, right=any(place.country_code in indexed for place in places))
    return {"resolved": resolved, "agrees": agreeing}


def printable_places(scores: dict[str, Tally]) -> list[str]:
    """The scores as lines for a terminal, without the many that are right."""
    lines = ["Places of Reuters-21578's datelines:"]
    lines += [f"  {name:<10} {tally.share:7.1%}  {tally.right}/{tally.asked}" for name, tally in scores.items()]
    return lines


def _codes(name: str) -> tuple[str, ...]:
    """The codes of a country by the name that Reuters-21578 has for it."""
    return COUNTRY_CODES.get(key(name.replace("-", " ")), ()) or COUNTRY_CODES.get(key(name), ())


def _compared(case: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    text = case["raw"]
    found = find(text, _filed(case))
    if case.get("negative"):
        yield "negatives", found is None
        return
    line = found.dateline if found else None
    yield "cities", line is not None and list(line.cities) == case["cities"]
    for name in ("region", "country", "month", "day", "agency"):
        yield name, line is not None and getattr(line, name) == case[name]
    yield "year", line is not None and (line.year if line.year_written else None) == case["year"]
    body = text[found.end :] if found else text
    if case["body_start"] is None:
        yield "body_start", found is not None and not body.strip()
    else:
        yield "body_start", found is not None and body.startswith(case["body_start"])


def _filed(case: dict[str, Any]) -> date:
    if header := case.get("date_header"):
        return datetime.strptime(re.sub(r"\s.*", "", header), "%d-%b-%Y").date()  # noqa: DTZ007  # a day, no moment
    if page := case.get("page_date"):
        return datetime.strptime(page, "%B %d, %Y").date()  # noqa: DTZ007  # likewise
    return ANY_DATE
