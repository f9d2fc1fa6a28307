"""The form in which the names of places are looked up: `Saint-Denis`, `ST. DENIS` and `St Denis` are one."""

import re
from functools import lru_cache

from syndicate.rules.facts.keys import key

_SAME = str.maketrans(
    {
        "'": None,
        "-": " ",
        ",": " ",
        "(": " ",
        ")": " ",
        "ł": "l",
        "ø": "o",
        "ı": "i",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ə": "a",
        "ی": "ي",
        "ک": "ك",
        "ە": "ه",
        "ة": "ه",
        "ى": "ي",
        "־": " ",
        "·": " ",
        "・": None,
        "\u200c": None,
        "\u0640": None,
    }
)
_BOROUGH = re.compile(r"(?<=...)borough$")
_SHORT = {"saint": "st", "sainte": "ste", "sankt": "st", "fort": "ft", "mount": "mt", "township": "twp"}


@lru_cache(maxsize=4096)
def place_key(name: str) -> str:
    """Fold the name of a place: :func:`syndicate.rules.facts.keys.key`, hyphens, apostrophes and `Saint` made alike."""
    words = key(name).translate(_SAME).split()
    return " ".join(_SHORT.get(word) or _BOROUGH.sub("boro", word) for word in words)
