"""Words as they are searched for: terms, which have no case, no accents and no variants.

A word is a run of letters, digits and marks (Unicode categories L, N and M); `U.S.` is two. Scripts that part their
words by no space (Chinese, Japanese, Thai, Lao, Khmer, Burmese) are cut into pairs of neighbouring characters, and the
last of a run stands alone too: whatever stands in a text is found by any part of it. Accents of Latin, Greek and
Cyrillic letters, the points of Hebrew and the vowel signs of Arabic are left out, variants of Arabic letters become
one. Nothing is stemmed.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

LONGEST: Final = 64
"""Characters of a term; longer words are several terms."""

_UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\U00020000-\U0003ffff"
)
_ASCII: Final = "".join(chr(code).lower() if chr(code).isalnum() else " " for code in range(128))
_WORDS: Final = re.compile("[^ ]+")
_RUNS: Final = re.compile(f"([{_UNSPACED}]+)|[^ {_UNSPACED}]{{1,{LONGEST}}}")
_LIKE: Final = str.maketrans("øđðłħıŋ\u0649\u0629\u0671", "oddlhin\u064a\u0647\u0627") | str.maketrans(
    {"æ": "ae", "œ": "oe", "þ": "th", "\u0640": ""}  # and above ى ة ٱ; this is the stretching ـ
)
_POINTS: Final = range(10, 36)  # combining classes of Hebrew and Arabic
_FIRST_ACCENT: Final = 200  # and of accents
_MOST_KEPT: Final = 65_536


class _Letters(dict[int, str]):
    """For `str.translate`: what belongs to a word stays, all else becomes a space."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        kept = letter if unicodedata.category(letter)[0] in "LNM" else " "
        if len(self) < _MOST_KEPT:
            self[code] = kept
        return kept


_LETTERS: Final = _Letters()


def terms(text: str) -> list[str]:
    """The terms of a text, in order."""
    if not text.isascii():
        return [term for word in text.translate(_LETTERS).split() for term in _terms_of(word)]
    made = text.translate(_ASCII).split()  # at a third of the time
    if made and len(max(made, key=len)) > LONGEST:
        return [term for word in made for term in _terms_of(word)]
    return made


def spans(text: str) -> Iterator[tuple[str, int, int]]:
    """The same terms, each with the start and the end of what it was made of."""
    for found in _WORDS.finditer(text.translate(_LETTERS)):
        word, start = found[0], found.start()
        if word.isascii() and len(word) <= LONGEST:
            yield word.lower(), start, found.end()
            continue
        folded = _folded(word)
        exact = len(folded) == len(word)
        for term, begin, end in _pieces(folded):
            yield (term, start + begin, start + end) if exact else (term, start, found.end())


def queried(text: str) -> tuple[tuple[str, ...], bool]:
    """The terms by which a text is found, and whether the last of them may go on in what is found.

    They are those of :func:`terms`, but that what ends in a script without spaces may stand in the middle of a run.
    """
    made = terms(text)
    if not made or not re.fullmatch(f"[{_UNSPACED}]", made[-1]):
        return tuple(made), False
    if len(made) > 1 and re.fullmatch(f"[{_UNSPACED}]{{2}}", made[-2]):
        return tuple(made[:-1]), False
    return tuple(made), True


@lru_cache(maxsize=16_384)
def _terms_of(word: str) -> tuple[str, ...]:
    return tuple(term for term, _, _ in _pieces(_folded(word)))


def _folded(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(letter for letter in letters if not _is_accent(letter)).casefold().translate(_LIKE)
    return unicodedata.normalize("NFC", plain).translate(_LETTERS)


def _is_accent(letter: str) -> bool:
    kind = unicodedata.combining(letter)
    return kind >= _FIRST_ACCENT or kind in _POINTS


def _pieces(folded: str) -> Iterator[tuple[str, int, int]]:
    for run in _RUNS.finditer(folded):
        start, end = run.span()
        if run[1] is None:
            yield run[0], start, end
        else:
            yield from ((folded[at : at + 2], at, at + 2) for at in range(start, end - 1))
            yield folded[end - 1], end - 1, end
