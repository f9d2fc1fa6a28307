"""Which 8-bit code page a text of Latin letters was typed in.

The pages share most bytes, so statistics on whole languages (charset-normalizer) confuse them on a dispatch of a few
lines. What tells them apart is which reading turns the high bytes into letters that belong together.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The letters beyond ASCII of one language or a few, and the code page that carries them.

    Attributes:
        encoding: Python's name of the code page.
        letters: Small and capital.
        weight: What one of the letters counts for.
    """

    encoding: str
    letters: frozenset[str]
    weight: float = 1.0


def _alphabet(encoding: str, letters: str, weight: float = 1.0) -> Alphabet:
    return Alphabet(encoding, frozenset(letters + letters.upper()), weight)


_WESTERN = (
    "àâæçèéêëîïôœùûüÿ",  # French
    "äöüßéà",  # German
    "áéíñóúü",  # Spanish
    "àáâãçéêíóôõú",  # Portuguese
    "àèéìíòóùú",  # Italian
    "åäöæøéü",  # Scandinavian, Finnish
    "áéíóúýþæðö",  # Icelandic
    "àçèéíïòóúü",  # Catalan
    "éèëïöüê",  # Dutch
)
_CENTRAL = (
    "ąćęłńóśźż",  # Polish
    "áčďéěíňóřšťúůýž",  # Czech
    "áäčďéíĺľňóôŕšťúýž",  # Slovak
    "áéíóöőúüű",  # Hungarian
    "ăâîşţ",  # Romanian
    "čćđšž",  # Croatian, Slovene
)

# In the order they are preferred where several explain a text equally well.
ALPHABETS = (
    *(_alphabet("cp1252", letters) for letters in _WESTERN),
    *(_alphabet(encoding, letters) for letters in _CENTRAL for encoding in ("cp1250", "iso8859_2")),
    _alphabet("cp1254", "çğıİöşüâîû"),
    _alphabet("cp1257", "āčēģīķļņšūžąęėįųõäöü"),
    _alphabet("cp1252", "".join(_WESTERN), weight=0.9),  # names from many countries in one text
)

_MARKS = frozenset("\u00a0€£¥¢§©®°±•†‡…‰«»‹›‘’‚“”„–—¡¿×÷")
_RARE_MARKS = frozenset("¤¦¨¬¯´¸¹²³¼½¾ªº·")
_RARE = 0.25


def latin_code_page(content: bytes) -> str:
    """The code page under which the high bytes read best; windows-1252 where nothing else reads better."""
    high = content.translate(None, bytes(range(0x80)))
    counts = {byte: high.count(byte) for byte in set(high)}
    return max(ALPHABETS, key=lambda alphabet: _fit(alphabet, counts)).encoding


def _fit(alphabet: Alphabet, counts: dict[int, int]) -> float:
    score = 0.0
    for byte, count in counts.items():
        character = bytes([byte]).decode(alphabet.encoding, "replace")
        if character in alphabet.letters:
            score += count * alphabet.weight
        elif character in _MARKS:
            score += count
        elif character in _RARE_MARKS:
            score += count * _RARE
        else:
            score -= count
    return score
