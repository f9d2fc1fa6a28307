"""What changed between two texts, word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

LONGEST: Final = 20_000
"""Words of both texts together, above which whole paragraphs are compared: the cost grows with the square."""

_WORD: Final = re.compile(r"\S+\s*|\s+")
_PARAGRAPH: Final = re.compile(r".*?\n\n+|.+", re.DOTALL)


class Change(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    ADDED = "ins"
    TAKEN = "del"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some text, and what became of it."""

    change: Change
    text: str


def differences(before: str, after: str) -> Sequence[Stretch]:
    """The stretches of both texts in reading order; what was taken out stands before what was put in its place."""
    unit = _WORD if len(before.split()) + len(after.split()) <= LONGEST else _PARAGRAPH
    old, new = unit.findall(before), unit.findall(after)
    compared = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False)
    found: list[Stretch] = []
    for kind, first, last, begin, end in compared.get_opcodes():
        if kind == "equal":
            found.append(Stretch(Change.SAME, "".join(new[begin:end])))
            continue
        if taken := "".join(old[first:last]):
            found.append(Stretch(Change.TAKEN, taken))
        if added := "".join(new[begin:end]):
            found.append(Stretch(Change.ADDED, added))
    return found
