"""National variants of ISO 646: seven bits in which brackets, braces and bars stand for letters with accents.

IPTC 7901 Annex C allows them. Whether `|` is `ö` is seen from words: only text in which the signs stand within words
as letters do, and make several common words of one language, is read so.
"""

import re
from dataclasses import dataclass

_SIGNS = "#@[\\]^_`{|}~"


@dataclass(frozen=True, slots=True)
class _Variant:
    """One country's set.

    Attributes:
        letters: What stands for each of `_SIGNS`; the sign itself where it keeps its meaning.
        words: Common words that it makes legible.
    """

    letters: str
    words: frozenset[str]


def _variant(letters: str, words: str) -> _Variant:
    return _Variant(letters, frozenset(words.split()))


_VARIANTS = (
    _variant(  # ISO-IR 21, DIN 66003
        "#§ÄÖÜ^_`äöüß",
        "für über daß muß können könnte würde würden möchte müssen gegenüber während zurück führen frühere früher"
        " jährige größte große großen präsident später nächste nächsten höhe länder jährlich wäre hätte",
    ),
    _variant(
        "#@ÄÖÅÜ_éäöåü", "för är på från även också när där två år får går både både före största länder mån"
    ),  # IR 11
    _variant("#@ÆØÅ^_`æøå~", "på også når være får går både før første må så nå være århus øst etter år"),  # IR 60
    _variant(  # ISO-IR 69
        "£à°ç§^_`éùè¨",
        "à été après où très même première président déclaré selon réunion français deux également pénal année années"
        " européenne sécurité élections ministère intérieur étrangères",
    ),
    _variant("#@¡Ñ¿^_`°ñç~", "año años español española españoles mañana señor españa pequeño niños compañía"),  # IR 85
    _variant(  # ISO-IR 15
        "#§°çé^_ùàòèì", "è più perché già può città così però sarà cioè oggi lunedì metà là né attività società"
    ),
    _variant(
        "#§ÃÇÕ^_`ãçõ°", "não são informação situação eleições população força presidente até então açores"
    ),  # IR 16
)
_LETTER_LIKE = re.compile(r"[A-Za-z][{|}~`@\[\\\]][A-Za-z]|[A-Za-z][{|}~`][ ,.;:]|(?:^|[ (\"])[{|}][a-z]", re.MULTILINE)
_CODE_LIKE = re.compile(r"\{[^{}\n]*[\"=:;][^{}\n]*\}|\s\|\s|\}\s*\n\s*\}")
_WORD = re.compile(r"[^\W\d_]+")
_KEPT = re.compile(r"(?<![A-Za-z])\[(?P<inside>[^\[\]{}\n]{0,200})\]|[\w.-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}", re.ASCII)
_FEWEST_SIGNS, _FEWEST_WORDS = 3, 2
_SAMPLE = 20_000


def in_national_letters(text: str) -> str:
    """The text with its letters, if it is plainly in a national variant; else unchanged.

    Args:
        text: ASCII.
    """
    sample = text[:_SAMPLE]
    if (
        sum(map(sample.count, "{|}~")) < _FEWEST_SIGNS
        or len(_LETTER_LIKE.findall(sample)) < _FEWEST_SIGNS
        or _CODE_LIKE.search(sample)
    ):
        return text
    best, most = None, _FEWEST_WORDS - 1
    for variant in _VARIANTS:
        count = _words_made(sample, variant)
        if count > most:
            best, most = variant, count
    return _lettered(text, best) if best else text


def _words_made(sample: str, variant: _Variant) -> int:
    """How many common words the variant makes that are none without it."""
    before = sum(word in variant.words for word in _WORD.findall(sample.casefold()))
    after = sum(word in variant.words for word in _WORD.findall(_lettered(sample, variant).casefold()))
    return after - before


def _lettered(text: str, variant: _Variant) -> str:
    """Every sign its letter, but for brackets around something (`[dpa]`) and the sign in addresses of mail."""
    table = {ord(sign): letter for sign, letter in zip(_SIGNS, variant.letters, strict=True)}
    made = []
    end = 0
    for found in _KEPT.finditer(text):
        made.append(text[end : found.start()].translate(table))
        made.append(found[0] if found["inside"] is None else f"[{found['inside'].translate(table)}]")
        end = found.end()
    return "".join((*made, text[end:].translate(table)))
