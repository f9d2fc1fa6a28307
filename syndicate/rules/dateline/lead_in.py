"""What may stand before a dateline: advisories, flags, slugs, bylines, another agency's name, a page's chrome."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from syndicate.rules.dateline.shapes import LETTERS, WORD, Case, case_of, is_particle
from syndicate.rules.facts.keys import key
from syndicate.rules.facts.words import FLAGS

_STARS: Final = re.compile(r"(?:[*#•·>~|^+=\s]|[-–—_](?=[-–—_\s*])|&\w{2,5};)+")
_SLUG: Final = re.compile(r"(?:[^\W_][^*\n]{0,40}\s\*\s*){1,8}")
_FLAG: Final = re.compile(
    rf"(?:AP|AFP|Reuters|EFE|TASS|\d(?:st|nd|rd|th))?\s?({LETTERS})(?:\s?\d{{1,2}})?"
    r"(?:\s?[:/!-]+\s|-(?=[^\W\d_])|\s+|$)"
)
_BY: Final = re.compile(r"(?:by|por|par|von|oleh|di|door|av|автор)(?:\s++|\s*+:\s*+)(?=\S)", re.IGNORECASE)
_LINE: Final = re.compile(r"([^\n]{1,60})\n\s*+")
_BULLETED: Final = re.compile(r"([^\n]{1,160})\n\s*+")
_CLOCK: Final = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s?(?:GMT|UTC|hrs?|h|Uhr|WIB|IST))?\s*[|·–—-]\s*")
_HEADED: Final = re.compile(r"[^()\n]{3,200}?(?=\s\((?:ATTN|Attn|EDS|Eds)\b)")
_BRACKETS: Final = {"(": ")", "[": "]", "（": "）", "【": "】", "<": ">", "{": "}"}
_LONGEST_ADVISORY = 700
_LONGEST_CHROME_WORDS = 10
_LONGEST_BULLET_WORDS = 25
_SHORTEST_SENTENCE = 3
_RUNNING_ON: Final = (".", "。", "?", "!", "…", '."', ".”", ",", ";", "-")
_MOST_NAMES = 16
_INITIAL = 3


@dataclass(frozen=True, slots=True)
class LeadIn:
    """One thing that stands before a dateline.

    Attributes:
        end: Where it ends.
        slug: Whether it is a slug whose last words may run on up to the city.
    """

    end: int
    slug: bool = False


def skip_lead_in(text: str, at: int) -> LeadIn | None:
    """Step over the lead-in that begins exactly here; None where none does."""
    if mark := _STARS.match(text, at) or _CLOCK.match(text, at):
        return LeadIn(mark.end())
    if text[at] in _BRACKETS and (end := _bracket_end(text, at)):
        inside = key(text[at + 1 : end - 1])
        if any(word in FLAGS for word in inside.split()) and (headed := _HEADED.match(text, end)):
            return LeadIn(headed.end() + 1)
        return LeadIn(end + len(text[end:]) - len(text[end:].lstrip()))
    if (slug := _SLUG.match(text, at)) and slug[0].isupper():
        return LeadIn(slug.end(), slug=True)
    if (flag := _FLAG.match(text, at)) and key(flag[1]) in FLAGS and flag[1][0].isupper():
        return LeadIn(flag.end())
    return skip_line(text, at)


def skip_line(text: str, at: int) -> LeadIn | None:
    """Step over a whole short line that is no sentence; None where the line is long, the last, or running text.

    Behind a bullet it may be longer.
    """
    bulleted = text[at - 2 : at] in {"* ", "• "}
    line = (_BULLETED if bulleted else _LINE).match(text, at)
    if line is None or text[at].islower() or text[line.end() : line.end() + 1].islower():
        return None
    words = line[1].split()
    running = line[1].rstrip().endswith(_RUNNING_ON) and len(words) > _SHORTEST_SENTENCE
    most = _LONGEST_BULLET_WORDS if bulleted else _LONGEST_CHROME_WORDS
    return None if running or len(words) > most else LeadIn(line.end())


def byline_start(text: str, at: int) -> int | None:
    """Where the names of a byline that opens here begin."""
    by = _BY.match(text, at)
    return by.end() if by else None


def name_ends(text: str, at: int) -> Iterator[int]:
    """Where the names of a byline may end: before each later word or bracket of its line, as long as they are names."""
    for number in range(_MOST_NAMES):
        if number:
            yield at
        word = WORD.match(text, at)
        if word is None or not _is_name(word[0]):
            return
        at = word.end()
        if text[at : at + 1] == ",":
            at += 1
        gap = len(text[at : at + 3]) - len(text[at : at + 3].lstrip(" \u00a0"))
        if not gap:
            return
        at += gap


def _is_name(word: str) -> bool:
    if word.endswith(".") and len(word) > _INITIAL:
        return False
    return case_of(word) is not Case.LOWER or is_particle(word) or word in {"for", "with"}


def _bracket_end(text: str, at: int) -> int | None:
    closing = _BRACKETS[text[at]]
    depth = 0
    for index in range(at, min(len(text), at + _LONGEST_ADVISORY)):
        if text[index] == text[at]:
            depth += 1
        elif text[index] == closing:
            depth -= 1
            if not depth:
                return index + 1
    return None
