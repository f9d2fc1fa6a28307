"""What stands behind the pieces of a dateline: the mark that closes it, and the sentence that follows."""

import re
from dataclasses import dataclass
from typing import Final

from syndicate.rules.dateline.shapes import BLANK, DASH

_GAP: Final = re.compile(rf"([^\S\n]*+[.,;]*+)([^\S\n]*+(?:{DASH}|:|=(?!=)))?+")
_SENTENCE: Final = re.compile(r"""["'“”‘’«»„¿¡$€£(<\[`\d]{0,3}\s?(?:[A-ZÀ-ÖØ-ÞА-ЯЁ]|[^\W\d_a-zß-öø-ÿа-яё])""")
_RUNNING: Final = re.compile(r"\S++(?:[^\S\n]++\S++){0,4}?[^\S\n]++[^\W\d_]*[a-zß-öø-ÿа-яё]{2}")
_SPACE: Final = re.compile(r"\s*")
_BREAK: Final = re.compile(r"[^\S\n]*+(?:\n|\Z)")
_DASHED: Final = re.compile(r"\s[-–—]\s")
_ASIDE = 60


@dataclass(frozen=True, slots=True)
class Closing:
    """What stands behind a piece of a dateline.

    Attributes:
        end: Where it ends.
        mark: The dash, colon or equals sign; `/` behind an agency between slashes; else `.` for points; else empty.
        pointed: Whether points or commas are part of it.
    """

    end: int
    mark: str
    pointed: bool

    @property
    def dashed(self) -> bool:
        """Whether the mark is a dash (or what stands for one)."""
        return is_dash(self.mark)


def is_dash(mark: str) -> bool:
    """Whether a mark is a dash, `=` or `/`, not points, a colon or nothing."""
    return mark not in {"", ".", ":"}


def closing(text: str, at: int, *, slashed: bool = False) -> Closing:
    """Read what stands behind the piece that ends here."""
    gap = next(_GAP.finditer(text, at))  # it matches here, if only nothing
    mark = (gap[2] or "").strip()
    stops = gap[1].strip()
    end = gap.end() if mark or stops else at
    if slashed and not mark and text[end : end + 3].strip(" ") == "/":
        return Closing(text.index("/", end) + 1, "/", pointed=bool(stops))
    return Closing(end, mark or stops.strip(",;")[:1], pointed=bool(stops))


def blank_end(text: str, at: int) -> int:
    """Where the white space that begins here ends; an empty line is never stepped over."""
    blank = BLANK.match(text, at)
    return blank.end() if blank else at


def is_break(text: str, at: int) -> bool:
    """Whether the line ends here."""
    return _BREAK.match(text, at) is not None


def opens(text: str, at: int) -> bool:
    """Whether a sentence could begin here."""
    return _SENTENCE.match(text, blank_end(text, at)) is not None


def runs(text: str, at: int) -> bool:
    """Whether a sentence with words in lower case begins here, not a heading or a row of figures."""
    return opens(text, at) and _RUNNING.match(text, blank_end(text, at)) is not None


def heads_sentence(text: str, at: int) -> bool:
    """Whether a sentence begins on the next line that is not empty."""
    space = _SPACE.match(text, at)
    return space is not None and "\n" in space[0] and runs(text, space.end())


def dashed_again(text: str, at: int) -> bool:
    """Whether another dash follows soon, as in a list or an aside (`London - Paris - Rome`)."""
    return _DASHED.search(text, at, at + _ASIDE) is not None
