"""Header lines above a text, as AP and those who use its system write them: `^BC-Harbour, 1st Ld-Writethru,416<`.

A caret (upper rail, once the switch to bold type) opens the line, `<` (end of line), `=` or, at Canadian Press, `@<`
closes it. The first repeats the slug with version, the number of the take before it and the words; then headline, notes
to editors, byline and its author's title, in nearly this order.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice

from syndicate.formats.plain_text.bylines import read_title
from syndicate.formats.plain_text.labels import with_note
from syndicate.formats.plain_text.notes import is_flag, take_note
from syndicate.formats.plain_text.shapes import ends_in_full_stop, is_upper
from syndicate.model.dispatch import Draft, Subject
from syndicate.rules import embargo
from syndicate.rules.facts.agencies import AGENCIES
from syndicate.rules.facts.keys import key
from syndicate.rules.text import fold

_MOST_LINES = 40
_LONGEST = 1500
_BROKEN_OVER = 12
"""A header line may be broken at the width of a printer into so many."""
_CLOSED = re.compile(r"(?P<text>.*?)\s*(?P<close>@?[<‹]|=)\s*")
_CLOSING = ("<", "‹", "=")
_CYCLE = re.compile(r"(?:BC|AM|PM|AP)-+\S", re.IGNORECASE)
_WORDS = re.compile(r"\s*,\s*\d{1,5}\s*$")
_NUMBER = re.compile(r",\s*(?P<number>[a-z]\d{3,4})\b", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?P<label>HL|HEADLINE|UPDATE|INDEX|SYMBOL|CODE|NOTE|EMBARGO|SLUG)\s*:\s*(?P<value>.*)", re.IGNORECASE
)
_NOTED = re.compile(
    r"[(\[]?(?:\beds?\b|\beditors?\b|attn|attention|advisory|note\b|con fotos?|mit fotos?|avec photos?"
    r"|(?:with |for )?(?:ap )?(?:photos?|graphics?|video|audio|interactive|multimedia)\b"
    r"|\$?adv\s?\d|for release|hold for"
    r"|embargo|for use|with [a-z]*\s?photo|eliminates|art adv|longer version|moving on)",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:By|BY|Par|PAR|Por|POR|Von|VON|Di|Da|Door|Av|Af)\s+(?P<names>\S.*)")
_COPYRIGHT = re.compile(r"(?:c\.\s?\d{4}\b|©|\(c\)|copyright\b|\d{4} the associated press).*", re.IGNORECASE)
_DATE = re.compile(r"(?:[^\W\d_]{3,12}[,.]?\s+)?(?:\d{1,2}\s+[^\W\d_]{3,12}|[^\W\d_]{3,12}\.?\s+\d{1,2}),?\s+\d{4}")
_ADD = re.compile(r",\s*(?:[^,]*[ -])?(?:\d{1,2}(?:st|nd|rd|th) )?Add\b", re.IGNORECASE)
_PICKUP = re.compile(r"[A-Z][A-Z .,'-]{1,40}: \S.{0,60}")
_LONGEST_TITLE = 60
_SUMMARY = 130
_LIST = re.compile(r"\s*[,;]\s*")


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """One header line without its marks.

    Attributes:
        text: Folded.
        close: What closed it: `<`, `=` or nothing.
    """

    text: str
    close: str


@dataclass(frozen=True, slots=True)
class Top:
    """What the header lines say.

    Attributes:
        draft: With it, but for the headline.
        headline: As filed, lines that are nothing but flags above it.
        deck: Lines that sum the story up.
        slug: The slug as it stands there, or None.
        end: The index of the first line of the text.
    """

    draft: Draft
    headline: str | None
    deck: tuple[str, ...]
    slug: str | None
    end: int


def opens_with_caret(lines: Sequence[str]) -> bool:
    """Whether header lines open the text: a caret does, or `<` at the end of a slug or of two lines."""
    first, second = [*islice((line for line in lines if line.strip()), 2), "", ""][:2]
    if first.startswith("^"):
        return len(first) > 1
    closed = first.endswith(_CLOSING[:2]) and not first[0].isspace()
    return closed and (_CYCLE.match(first) is not None or second.endswith(_CLOSING))


def read_top(lines: Sequence[str], draft: Draft, filed: datetime, keyword: str = "") -> Top:
    """Read the header lines at the top of a text.

    Args:
        lines: Of the text.
        draft: What is known so far.
        filed: Names the year of an embargo.
        keyword: The slug of the wire's own header, cut off there at so many letters.
    """
    found, end = _header_lines(lines)
    reading = _Reading(draft, filed, keyword)
    for line in found:
        reading.take(line)
    return reading.top(end)


def with_slug(draft: Draft, slug: str) -> Draft:
    """Set the slugline, the count of words taken off it, and the number of the take before it if it names one."""
    number = _NUMBER.search(slug)
    return replace(
        draft,
        slugline=fold(_WORDS.sub("", slug)) or draft.slugline,
        predecessor=draft.predecessor or (number["number"].lower() if number else None),
    )


def is_slug(text: str, keyword: str) -> bool:
    """Whether a line is the slug: it begins with a cycle (`BC-`) or spells out the keyword of the wire's header."""
    if _CYCLE.match(text):
        return True
    wanted, letters = _letters(keyword), _letters(text)
    return len(wanted) > 2 and letters.startswith(wanted)  # noqa: PLR2004 - two letters prove nothing


def _letters(text: str) -> str:
    stem = re.sub(r"^\s*(?:BC|AM|PM|AP)-+", "", text, flags=re.IGNORECASE)
    return "".join(character for character in stem.casefold() if character.isalnum())


def _header_lines(lines: Sequence[str]) -> tuple[list[HeaderLine], int]:
    found: list[HeaderLine] = []
    index = end = 0
    while index < len(lines) and len(found) < _MOST_LINES:
        line = lines[index]
        if not line.strip():
            index += 1
            continue
        closed = _closed(line)
        if not line.startswith("^") and not (closed and not line[0].isspace() and (found or closed["close"] != "=")):
            break
        last = _last_of(lines, index)
        text = fold(" ".join(lines[index : last + 1])).lstrip("^ ")
        marks = _closed(text)
        if marks:
            text = marks["text"]
        if text:
            found.append(HeaderLine(text[:_LONGEST], marks["close"][-1].replace("‹", "<") if marks else ""))
        index = end = last + 1
    return found, end


def _last_of(lines: Sequence[str], start: int) -> int:
    """Where a header line that begins at `start` ends: lines after it are its own if one of them closes it."""
    for index in range(start, min(start + _BROKEN_OVER, len(lines))):
        line = lines[index]
        if index > start and (not line.strip() or line[0] in "^\t" or line.startswith("  ")):
            break
        if _closed(line):
            return index
    return start


def _closed(line: str) -> re.Match[str] | None:
    return _CLOSED.fullmatch(line) if line.rstrip().endswith(_CLOSING) else None


@dataclass(slots=True)
class _Reading:
    draft: Draft
    filed: datetime
    keyword: str
    headline: str | None = None
    flags: list[str] = field(default_factory=list)
    deck: list[str] = field(default_factory=list)
    slug: str | None = None
    signed: bool = False
    """Whether the line before was a byline: its author's title may follow."""

    def top(self, end: int) -> Top:
        marked = "\n".join(filter(None, (*self.flags, self.headline)))
        return Top(self.draft, marked or None, tuple(self.deck), self.slug, end)

    def take(self, line: HeaderLine) -> None:
        signed, self.signed = self.signed, False
        text = line.text
        if signed and not _COPYRIGHT.fullmatch(text) and self._titled(line):
            return
        if not self.slug and not self.headline and is_slug(text, self.keyword):
            self.draft, self.slug = with_slug(self.draft, text), text
        elif labelled := _LABELLED.fullmatch(text):
            self._labelled(labelled["label"].upper(), labelled["value"])
        elif found := _BY.fullmatch(text):
            self._signed_by(line, found["names"])
        elif _COPYRIGHT.fullmatch(text):
            self.draft = replace(self.draft, copyright=self.draft.copyright or text)
        elif self._pickup(text) or _NOTED.match(text) or text[0] in "([" or embargo.read(text, self.filed):
            self.draft = take_note(self.draft, [text])
        elif is_flag(text):
            self.flags.append(text)
        elif key(text) in AGENCIES:
            self.draft = replace(self.draft, credit=self.draft.credit or text)
        elif not _DATE.fullmatch(text):
            self._headed(line)

    def _pickup(self, text: str) -> bool:
        """Whether a line says where an addition goes on (`PORT ELSE: this year.`): its slug calls it one."""
        return _ADD.search(self.slug or "") is not None and _PICKUP.fullmatch(text) is not None

    def _titled(self, line: HeaderLine) -> bool:
        short = len(line.text) <= _LONGEST_TITLE and not ends_in_full_stop(line.text)
        told = line.close == "=" or is_upper(line.text) or read_title(line.text) or key(line.text) in AGENCIES
        if not (short and told):
            return False
        self.draft = replace(self.draft, byline=f"{self.draft.byline}, {line.text}")
        return True

    def _signed_by(self, line: HeaderLine, names: str) -> None:
        if self.draft.byline is None:
            self.draft, self.signed = replace(self.draft, byline=names.rstrip(" ,=")), True
        else:
            self._headed(line)

    def _labelled(self, label: str, value: str) -> None:
        match label:
            case "HL" | "HEADLINE":
                if self.headline:
                    self.deck.append(self.headline)
                self.headline = value
            case "INDEX":
                self.draft = replace(self.draft, keywords=(*self.draft.keywords, *filter(None, _LIST.split(value))))
            case "SYMBOL":
                named = tuple(Subject(code=code, kind="organisation") for code in _LIST.split(value) if code)
                self.draft = replace(self.draft, subjects=(*self.draft.subjects, *named))
            case "SLUG":
                self.draft = with_slug(self.draft, value)
            case "UPDATE" | "NOTE":
                self.draft = with_note(self.draft, value)
            case "EMBARGO":
                self.draft = with_note(self.draft, f"Embargo: {value}")

    def _headed(self, line: HeaderLine) -> None:
        if self.headline is None and len(line.text) <= 2 * _SUMMARY:
            self.headline = line.text
        else:
            self.deck.append(line.text)
