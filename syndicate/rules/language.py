"""Tells the language of a text: by its script where that is enough, else by a statistical model.

The model (`language_model`) is loaded when it is first needed, and only once: of plain English it is not asked.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from syndicate.rules.language_model import LanguageModel

UNKNOWN = "und"
"""Undetermined (ISO 639-2, BCP 47 §4.1)."""

SAMPLE = 400
"""How many characters are looked at: more cost time and hardly change the answer."""

_LEAST_LETTERS = 12
"""Fewer than this are not asked of the model: names and figures alone look like any language."""
_SHORT = 100
"""Fewer letters than this are a headline, which the model is often sure and wrong about."""
_LEAST_CERTAIN, _LEAST_CERTAIN_SHORT = 0.1, 0.25
"""The model's own certainty (0-1) below which its answer is not believed. On Reuters-21578: of stories 0.05 % wrong
and 1.5 % undetermined, of headlines alone 2.6 % and 10 %."""

_ENGLISH = frozenset("the of and said was were that with for from has have its by which".split())  # noqa: SIM905
_ENGLISH_WORDS = 4

_OWN_SCRIPTS = (
    ("ko", r"\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"),
    ("ja", r"\u3040-\u30ff"),
    ("zh", r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"),
    ("el", r"\u0370-\u03ff\u1f00-\u1fff"),
    ("he", r"\u0590-\u05ff"),
    ("th", r"\u0e00-\u0e7f"),
    ("lo", r"\u0e80-\u0eff"),
    ("my", r"\u1000-\u109f"),
    ("km", r"\u1780-\u17ff"),
    ("ka", r"\u10a0-\u10ff"),
    ("hy", r"\u0530-\u058f"),
    ("gu", r"\u0a80-\u0aff"),
    ("pa", r"\u0a00-\u0a7f"),
    ("or", r"\u0b00-\u0b7f"),
    ("ta", r"\u0b80-\u0bff"),
    ("te", r"\u0c00-\u0c7f"),
    ("kn", r"\u0c80-\u0cff"),
    ("ml", r"\u0d00-\u0d7f"),
    ("si", r"\u0d80-\u0dff"),
)
"""Scripts (Unicode blocks) that one language of the news has for itself. Han alone is Chinese: Japanese is never long
without kana, which are looked for first."""
_OWN = tuple((tag, re.compile(f"[{block}]")) for tag, block in _OWN_SCRIPTS)
_ANY_OWN = re.compile(f"[{''.join(block for _, block in _OWN_SCRIPTS)}]")
_JAPANESE_SHARE = 0.05
"""How many kana there are to each Han character, at the least, where the text is Japanese."""
_LETTER = re.compile(r"[^\W\d_]")


@cache
def _model() -> "LanguageModel":
    """The model; where several threads need it first, the import has one of them load it and the others wait."""
    from syndicate.rules.language_model import MODEL  # noqa: PLC0415 - half a second and 50 MB, only if needed

    return MODEL


def detect(text: str) -> str:
    """Tell the language of a text.

    Args:
        text: A headline and the beginning of its story; only the first :data:`SAMPLE` characters are looked at.

    Returns:
        A BCP 47 primary subtag, :data:`UNKNOWN` where the text is too short or too mixed to tell.
    """
    sample = text[:SAMPLE]
    letters = len(_LETTER.findall(sample))
    if not sample.isascii() and len(_ANY_OWN.findall(sample)) * 2 > letters:
        return _by_script(sample)
    if letters < _LEAST_LETTERS:
        return UNKNOWN
    if sample.isascii() and _plainly_english(sample):
        return "en"
    language, certainty = _model().classify(sample)
    least = _LEAST_CERTAIN if letters >= _SHORT else _LEAST_CERTAIN_SHORT
    return language if certainty >= least else UNKNOWN


def _plainly_english(sample: str) -> bool:
    """Whether words that only English has make the model needless: it takes 25 times as long to say the same."""
    return len(_ENGLISH.intersection(sample.casefold().split())) >= _ENGLISH_WORDS


def _by_script(sample: str) -> str:
    counts = {tag: len(script.findall(sample)) for tag, script in _OWN}
    han, kana = counts["zh"], counts["ja"]
    counts["ja"] += han if kana > han * _JAPANESE_SHARE else 0
    return max(counts, key=lambda tag: counts[tag])
