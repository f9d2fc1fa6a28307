"""Which names of a place the gazetteer keeps: those that wires may write."""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

MANY_NAMES = 15_000
OWN_NAMES = 3_000
OWN_SCRIPT = {
    "CYRILLIC": "RU UA BY BG RS MK KZ KG TJ MN ME BA UZ TM",
    "ARABIC": "EG SA AE QA KW BH OM YE IQ SY LB JO PS LY TN DZ MA MR SD IR AF PK SO DJ",
    "CJK": "CN TW HK MO JP SG",
    "HIRAGANA": "JP",
    "KATAKANA": "JP",
    "HANGUL": "KR KP",
    "GREEK": "GR CY",
    "HEBREW": "IL PS",
    "DEVANAGARI": "IN NP",
    "BENGALI": "BD IN",
    "THAI": "TH",
    "ARMENIAN": "AM",
    "GEORGIAN": "GE",
}
SCRIPTS = frozenset({"LATIN", *OWN_SCRIPT})
HAN_ENDINGS = ("市", "县", "縣", "区", "區", "都", "府", "町", "村")
HANGUL_ENDINGS = ("특별시", "광역시", " 시", "시", "군")
UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "å": "aa", "Å": "Aa"}
)
SPELLED_OUT = frozenset("DE AT CH LI DK NO SE FI".split())  # noqa: SIM905 - codes


def script(name: str) -> str:
    """The script of a name's first letter, as Unicode's names of characters begin."""
    letter = next((c for c in name if c.isalpha()), "")
    return unicodedata.name(letter, "").split(" ")[0] if letter else ""


def spellings(name: str, country: str) -> Iterator[str]:
    """A name and how it is also written."""
    yield name
    if country in SPELLED_OUT:
        yield name.translate(UMLAUTS)
    for ending in (*HAN_ENDINGS, *HANGUL_ENDINGS):
        if name.endswith(ending) and len(name) - len(ending) > 1 and script(name) in {"CJK", "HANGUL"}:
            yield name.removesuffix(ending)


def is_name(name: str) -> bool:
    """Whether a form is a name of the wires: no code, no romanisation, no script that they do not use."""
    if not name or (name.isascii() and (name[0].islower() or (name.isupper() and len(name) <= 3))):  # noqa: PLR2004
        return False
    return script(name) in SCRIPTS and not any(c.isdigit() for c in name)


def alternates(city: Mapping[str, Any]) -> Iterator[str]:
    """The other names that a city of its size keeps."""
    if city["population"] < OWN_NAMES and city["admin1code"]:
        return
    for name in city["alternatenames"]:
        if not is_name(name):
            continue
        own = city["countrycode"] in OWN_SCRIPT.get(script(name), "").split()
        if city["population"] >= MANY_NAMES or own or not city["admin1code"]:
            yield name
