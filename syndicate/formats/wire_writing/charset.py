"""Character sets of wires, and what becomes of characters that a narrow one cannot hold.

UTF-8 holds everything and is what converters emit today. For receivers that read one byte a character, each character
that the set lacks is written as the nearest thing that it has, tried in this order:

1. as typewriters write it: straight quotes, `-`, `...`, `EUR`, and letters that are no letter with an accent (`ß` ss,
   `æ` ae, `ø` o, `ł` l, `þ` th);
2. without its accents (Unicode NFKD), which also takes ligatures and full-width letters apart;
3. Cyrillic and Greek in Latin letters, as agencies spell names (BGN/PCGN 1947 for Russian, ELOT 743 for Greek, without
   accents or signs for soft and hard);
4. as `?`.
"""

import unicodedata
from collections.abc import Iterator

_PLAIN = {
    **dict.fromkeys("‘’‚‛′ʼ‹›", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...", "•": "*", "·": "*", "×": "x", "÷": "/", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "™": "(TM)",
    "©": "(c)", "®": "(R)", "°": " deg", "§": "par.", "№": "No.", "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE",
    "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ł": "l",
    "Ł": "L", "ħ": "h", "Ħ": "H", "ı": "i", "ə": "a", "Ə": "A", "ŋ": "ng", "Ŋ": "Ng", "¿": "?", "¡": "!",
}  # fmt: skip

_SPELT = (
    "а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh"
    " щ:shch ъ: ы:y ь: э:e ю:yu я:ya і:i ї:i є:ye ґ:g ў:u ј:j љ:lj њ:nj ђ:dj ћ:c џ:dz ѓ:g ќ:k ѕ:dz"
    " α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps ω:o"
)
_SMALL = {letter: latin for letter, _, latin in (pair.partition(":") for pair in _SPELT.split())}
_LATIN = _SMALL | {small.upper(): latin.capitalize() for small, latin in _SMALL.items() if len(small.upper()) == 1}


def fitted(text: str, charset: str) -> str:
    """The text in characters that a charset holds.

    Args:
        text: Without control characters.
        charset: As :func:`~syndicate.rules.framing.known_charset` names it.
    """
    if _holds(charset, text):
        return text
    return "".join(_nearest(unicodedata.normalize("NFC", text), charset))


def _nearest(text: str, charset: str) -> Iterator[str]:
    for character in text:
        yield character if _holds(charset, character) else _written(character, charset)


def _written(character: str, charset: str) -> str:
    if plain := _PLAIN.get(character):
        return plain
    stems = (one for one in unicodedata.normalize("NFKD", character) if not unicodedata.combining(one))
    letters = _LATIN.get(character) or "".join(_PLAIN.get(stem) or _LATIN.get(stem, stem) for stem in stems)
    return "".join(letter if _holds(charset, letter) else "?" for letter in letters)


def _holds(charset: str, text: str) -> bool:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
