"""The category of a header: one letter of ANPA 1312, which IPTC 7901 took over, or an agency's own two or three."""

import re

from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.rules.facts.topic_words import ANPA_CATEGORIES

GENERAL = "i"
"""International news: the letter of a wire, not of a subject."""

_LETTER = re.compile(r"a1312cat:(?P<letter>[A-Za-z])")
_OWN = re.compile(r"[A-Za-z]{2,3}")
_LETTERS = {f"medtop:{topic}": letter for letter, topic in reversed(ANPA_CATEGORIES.items())}


def category_letter(dispatch: Dispatch) -> str:
    """The letter as filed, else that of the first topic that has one, else :data:`GENERAL`; that too for a notice."""
    if dispatch.pub_status is not PubStatus.USABLE:
        return GENERAL
    codes = [subject.code for subject in dispatch.subjects]
    filed = next(filter(None, map(_LETTER.fullmatch, codes)), None)
    if filed:
        return filed["letter"].lower()
    return next((_LETTERS[code] for code in codes if code in _LETTERS), GENERAL)


def category_code(dispatch: Dispatch) -> str:
    """An agency's own bare code as filed (`pol`), else the letter (IPTC 7901 §2.4: up to three letters)."""
    letter = category_letter(dispatch)
    if letter != GENERAL or dispatch.pub_status is not PubStatus.USABLE:
        return letter
    bare = (subject.code for subject in dispatch.subjects if subject.scheme is None and subject.kind is None)
    return next(filter(_OWN.fullmatch, bare), letter)
