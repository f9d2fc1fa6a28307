"""The smallest pieces of a dateline: words, gaps, dashes, and how a word is cased."""

import re
from enum import Enum
from typing import Final

from syndicate.rules.facts.keys import key

# Vowel signs of Arabic, Hebrew, Thai and the Indic scripts are no word characters to `re`.
_SIGNS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957"
)
_MORE_SIGNS = (
    "\u0981-\u0983\u09bc-\u09cd\u0a3c-\u0a4d\u0b82-\u0bcd\u0c00-\u0ccd\u0d3e-\u0d4d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
)
LETTER: Final = rf"[^\W\d_][{_SIGNS}{_MORE_SIGNS}\u200c]*+"
LETTERS: Final = rf"(?:{LETTER})++"
_INNER = "['’‘`´ʻʼ.\\-‐‑ʹ]"

WORD: Final = re.compile(rf"['’‘]?{LETTERS}(?:{_INNER}{LETTERS})*+['’`]?\.?+")
"""A word of a name, with the apostrophes, hyphens and points inside it and one point behind it."""

DASH: Final = r"[-–—―‒‑−_]{1,3}+(?:[^\S\n][-–—])?"

BLANK: Final = re.compile(r"[^\S\n]*+(?:\n(?![^\S\n]*+\n)[^\S\n]*+)?+")
"""White space with one line end at the most: a dateline never runs over an empty line."""

SPACES: Final = re.compile(r"[^\S\n]*+")

DAMAGED: Final = re.compile(rf"{LETTERS}\.?+\s?+\d{{1,3}}+[^\W\d_]?(?=\s*[,.]?\s*(?:[-–—_](?!\d)|\())")
"""What looks like a month and a day but names no month (`Juen 19 - `)."""


class Case(Enum):
    """How the words of a name are written."""

    UPPER = "upper"
    TITLE = "title"
    LOWER = "lower"
    NONE = "none"
    MIXED = "mixed"


_MOSTLY = 0.6
_TYPO_LENGTH = 4

_NEAR_RIVER = re.compile(r"[aiob]\.(?:d\.)?[A-ZÄÖÜ][a-z]{0,3}\.?")
_PARTICLES = frozenset(
    key(particle)
    for line in (
        "de del dela da do dos das di du des la le les lo el al al- en am an der die auf bei im in ob upon on of the",
        "sur sous aux à y e et i na nad pod von van den s d l und and bin ibn ash el- by près bad ng на над по у и",
        "an ob vor unter zu zum zur op aan ten ter bij",
    )
    for particle in line.split()
)


def case_of(word: str) -> Case:
    """How one word is written; a slip of the shift key (`WALtHAM`, `McCOOK`) does not count."""
    if word.isupper():
        return Case.UPPER
    letters = [letter for letter in word if letter.isalpha()]
    upper = sum(letter.isupper() for letter in letters)
    if not upper:
        return Case.LOWER if any(letter.islower() for letter in letters) else Case.NONE
    if len(letters) >= _TYPO_LENGTH and upper >= _MOSTLY * len(letters):
        return Case.UPPER
    return Case.TITLE if _starts_upper(letters, word) else Case.MIXED


def _starts_upper(letters: list[str], word: str) -> bool:
    if not letters[0].islower():  # ʻAiea opens with a letter of neither case
        return True
    # al-Arish, d'Ivoire, 's-Hertogenbosch
    return any(mark in word[:4] and word.partition(mark)[2][:1].isupper() for mark in ("-", "'", "’"))


def is_particle(word: str) -> bool:
    """Whether a word in lower case can stand inside a name (`Rio de Janeiro`, `Frankfurt a.M.`)."""
    return key(word) in _PARTICLES or is_near_river(word)


def is_near_river(word: str) -> bool:
    """Whether a word says which river a German town lies on (`a.M.`, `a.d.Weser`)."""
    return _NEAR_RIVER.fullmatch(word) is not None


def case_of_all(words: list[str]) -> Case:
    """How a name of several words is written, the particles inside it left aside."""
    seen = {case_of(word) for number, word in enumerate(words) if not (number and is_particle(word))}
    return seen.pop() if len(seen) == 1 else Case.MIXED
