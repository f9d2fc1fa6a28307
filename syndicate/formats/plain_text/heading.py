"""What stands between STX and the text: flags, kind of text, headline, byline, notes, closed by `=`.

(Berichtigung: Das Jahr …)
(KORR-Bericht)
Headline, over as many lines
as it needs
By Jane Doe, dpa
(Foto Archiv) =
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from syndicate.formats.plain_text.bylines import read_byline
from syndicate.formats.plain_text.labels import with_note
from syndicate.formats.plain_text.notes import is_flag
from syndicate.formats.plain_text.places import opens_with_dateline
from syndicate.model.dispatch import Draft, PubStatus
from syndicate.rules.facts.wires import GENRES, WITHDRAWN
from syndicate.rules.flags import of_line
from syndicate.rules.text import fold

_MOST_LINES = 24
_SURE_LINES = 5
"""A line among so many that ends with `=` closes the heading; further down it may be one of the text."""
_LONGEST_LINE = 400
_CLOSE = re.compile(r"(?P<text>.*?)\s*=\s*")
_BY = re.compile(r"(?:By|Von|Por|Par|Di|Da|Door|Przez|Автор:?|Od|Av|Af)\s+(?P<names>\S.*)")
_STAFF = re.compile(r"\bdpa\b|correspondents?\b|staff\b|Korrespondent|corresponsal", re.IGNORECASE)
_ALSO = re.compile(r"(?:and|und|y|et|e|i|и)\s+\S.*|.*,\s*dpa")
_URGENT = re.compile(r"(?:blitz|eil(?:meldung)?|urgent|flash)\s*", re.IGNORECASE)
_ATTENTION = re.compile(r"\((?:achtung|attention)\)\s*(?P<note>\S.*)", re.IGNORECASE)
_TAKEN_BACK = re.compile(r"zurückgezogen|zurückzieh|zieht\b.{0,80}\bzurück|withdrawn", re.IGNORECASE)
_KIND = re.compile(
    r"(?P<kind>[^\d\s(][^\d(]{2,30}?)(?:\s+(?P<clock>\d{1,2}[.:]?\d{2}))?(?:\s*[-–,:]\s+(?P<note>\S.*))?"
)
_WITH_EMBARGO = re.compile(r"(?P<remark>.{3,200}?)\s+(?P<embargo>(?:Sperrfrist|EMBARGO)\b.*)")
_SUMS_UP = "zusammenfassung"


@dataclass(frozen=True, slots=True)
class Heading:
    """What the heading says.

    Attributes:
        draft: With it, but for the headline.
        headline: As filed, lines that are nothing but flags above it; None where there is none.
        end: The index of the first line after it.
    """

    draft: Draft
    headline: str | None
    end: int


def read_heading(lines: Sequence[str], draft: Draft, filed: datetime) -> Heading | None:
    """Read the heading of a text; None where no `=` closes one."""
    end = _end(lines, filed)
    if end is None:
        return None
    reading = _Reading(draft)
    pending: list[str] = []
    for line in lines[:end]:
        text = line.lstrip("^").strip()
        if closed := _CLOSE.fullmatch(text):
            text = closed["text"]
        if not text:
            continue
        pending.append(text)
        whole = " ".join(pending)
        if whole[0] == "(" and whole.count("(") > whole.count(")"):
            continue
        reading.take(whole)
        pending = []
    if pending:
        reading.take(" ".join(pending))
    return Heading(reading.draft, reading.marked(), end)


def _end(lines: Sequence[str], filed: datetime) -> int | None:
    """Where the heading ends: after the line that closes it, if that comes before any dateline or long line."""
    for index, line in enumerate(lines[:_MOST_LINES]):
        if len(line) > _LONGEST_LINE:
            return None
        if line.rstrip().endswith("="):
            return index + 1
        if line and index >= _SURE_LINES and opens_with_dateline(lines, index, filed):
            return None
    return None


@dataclass(slots=True)
class _Reading:
    draft: Draft
    flags: list[str] = field(default_factory=list)
    headline: list[str] = field(default_factory=list)
    signed: bool = False

    def marked(self) -> str | None:
        return "\n".join((*self.flags, *([fold(" ".join(self.headline))] if self.headline else []))) or None

    def take(self, text: str) -> None:
        """Take one line, or a remark in brackets with all its lines."""
        if attention := _ATTENTION.fullmatch(text):
            self._warned(attention["note"])
        elif text[0] == "(" and text[-1] == ")":
            self._remarked(fold(text[1:-1]).strip())
        elif text.strip(" *-!").startswith(WITHDRAWN):
            self.draft = replace(self.draft, pub_status=PubStatus.CANCELED)
        elif not self.headline and text.casefold() in GENRES:
            self._kind(text, text.casefold())
        elif not self.headline and is_flag(text):
            self.flags.append(text)
        elif not self._signed(text):
            self.headline.append(text)

    def _signed(self, text: str) -> bool:
        """Take a line that names who wrote it; only below a headline, for `Von der …` may open one."""
        if self.signed and (_ALSO.fullmatch(text) or str(self.draft.byline).endswith(",")):
            self.draft = replace(self.draft, byline=f"{self.draft.byline} {text}")
            return True
        found = _BY.fullmatch(text) if self.headline else None
        if found is None or not (text.startswith("By ") or read_byline(text) or _STAFF.search(text)):
            return False
        self.draft, self.signed = replace(self.draft, byline=found["names"]), True
        return True

    def _warned(self, note: str) -> None:
        self.draft = with_note(self.draft, note)
        if _TAKEN_BACK.search(note):
            self.draft = replace(self.draft, pub_status=PubStatus.CANCELED)

    def _remarked(self, remark: str) -> None:
        """Take a remark in brackets: urgency, kind of text, what was changed, an embargo, pictures."""
        if parts := _WITH_EMBARGO.fullmatch(remark):
            self._remarked(parts["remark"].rstrip(" -–,;"))
            remark = parts["embargo"]
        if not remark or _URGENT.fullmatch(remark):
            return
        kind = _KIND.fullmatch(remark)
        if kind and kind["kind"].strip().casefold() in GENRES:
            self._kind(kind["kind"].strip(), kind["kind"].strip().casefold())
            if kind["note"]:
                self.draft = with_note(self.draft, kind["note"])
            return
        flagged = of_line(remark)
        if flagged and flagged[0].signal:
            self.draft = replace(self.draft, signal=self.draft.signal or flagged[0].signal)
        if flagged and flagged[0].pub_status:
            self.flags.append(remark)
            return
        self.draft = with_note(self.draft, remark)

    def _kind(self, written: str, folded: str) -> None:
        if self.draft.genre is None:
            self.draft = replace(self.draft, genre=written)
        if folded.endswith(_SUMS_UP) and "Zusammenfassung" not in self.flags:
            self.flags.append("Zusammenfassung")
