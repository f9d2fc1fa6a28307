"""The two header lines: `W2870 US asian`, `f l DC3 DC1 BC-LT--Harbour-Talks 1stLd a0578 11-13 1049`.

Service level and story number, selector; then priority, category, format, keyword, version, reference, date and words
(ANPA 1312 §2; NAA 89-3). AAP has no selector, Kyodo its name before it, Canadian Press the day before the month.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from syndicate.formats.wires.controls import TABULAR
from syndicate.formats.wires.stamps import day_of
from syndicate.model.dispatch import Draft, Subject
from syndicate.rules.facts.schemes import SCHEMES
from syndicate.rules.facts.wires import AGENTS, Service

_STORY = (
    r"[^\w\n]{0,8}(?P<service>[A-Za-z])?(?P<number>\d{3,4})(?P<carrier>[^\x1f\n\d][^\x1f\n]{0,19})?"
    r"(?:\x1f(?P<selector>[^\n]{0,16}))?[ \t]*\n\s{0,8}"
)
_SLUG = (
    r"(?P<priority>[A-Za-z])[ \t](?P<category>[A-Za-z0-9](?![A-Za-z]))?[ \t]?"
    r"(?P<face>[\x13\x14])?(?P<layout>[\x11\x12])?"
    r"[ \t]*(?P<keyword>[^\s\x11-\x14][^\n]{0,120}?)[ \t]+"
    r"(?P<first>\d{1,2})-(?P<second>\d{1,2})(?:-\d{2,4})?(?:[ \t]+(?P<words>\d{1,5}))?[ \t]*$"
)
HEADER = re.compile(_STORY + _SLUG, re.MULTILINE)
BARE_HEADER = re.compile(rf"^{_STORY.replace('(?P<service>[A-Za-z])?', '(?P<service>[A-Za-z])')}{_SLUG}", re.MULTILINE)
_CYCLE = re.compile(r"(?:BC|AM|PM|AP)-", re.IGNORECASE)
_REFERENCE = re.compile(r"[A-Za-z]\d{4}")
_TWELVE = 12


@dataclass(frozen=True, slots=True)
class Header:
    """What the header lines say.

    Attributes:
        draft: Priority, category, numbers, and the slug as far as the header has it.
        keyword: The slug without version, cut off after so many letters.
        carrier: Whose service it is, where that is known from the header.
        first: The first number of the date …
        second: … and the second.
        tabular: Whether the text is a table.
    """

    draft: Draft
    keyword: str
    carrier: Service | None
    first: int
    second: int
    tabular: bool

    def day(self, filed: datetime, *, day_first: bool) -> datetime | None:
        """The day of the header, in the year nearest to the filing."""
        month, day = (self.second, self.first) if day_first or self.first > _TWELVE else (self.first, self.second)
        return day_of(month, day, filed)


def is_bare(found: re.Match[str]) -> bool:
    """Whether a header without control characters leaves no doubt: its keyword opens with a cycle."""
    return _CYCLE.match(found["keyword"]) is not None


def read_header(found: re.Match[str]) -> Header:
    """Read the fields of lines that :data:`HEADER` matched."""
    keyword, *more = found["keyword"].split()
    reference = more.pop() if more and _REFERENCE.fullmatch(more[-1]) else None
    version = " ".join(more)
    category = found["category"]
    carrier = AGENTS.get((found["carrier"] or "").strip(" -").casefold())
    if carrier is None and (found["selector"] or "").casefold().startswith("cp"):
        carrier = AGENTS["cp"]
    draft = Draft(
        priority=found["priority"].lower(),
        slugline=f"{keyword}, {version}" if version else keyword,
        subjects=(Subject(code=f"a1312cat:{category.lower()}", scheme=SCHEMES["a1312cat"]),) if category else (),
        wire_number=f"{found['service'] or ''}{found['number']}".lower() if found["number"].strip("0") else None,
        predecessor=reference.lower() if reference else None,
    )
    return Header(
        draft=draft,
        keyword=keyword,
        carrier=carrier,
        first=int(found["first"]),
        second=int(found["second"]),
        tabular=found["layout"] == TABULAR,
    )


def of_carrier(draft: Draft, service: Service | None) -> Draft:
    """The draft as a service's own: whose it is, and in which language where that has only one."""
    if service is None:
        return draft
    return replace(draft, provider=service.agency, language=draft.language or service.language)
