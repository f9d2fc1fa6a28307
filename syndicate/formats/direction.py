"""Which way a language is written, by its tag."""

from typing import Literal

# ISO 15924: scripts written from right to left.
_SCRIPTS = frozenset({"adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa"})

# Languages whose usual script is one of these (Unicode CLDR likely subtags).
_LANGUAGES = frozenset(
    {
        *("ar", "arc", "arz", "ary", "aeb", "apc", "ars", "azb", "bal", "bqi", "ckb", "dv", "fa", "glk", "he", "iw"),
        *("ji", "khw", "ks", "lrc", "mzn", "nqo", "pnb", "prs", "ps", "sd", "skr", "syr", "ug", "ur", "yi"),
    }
)

_SCRIPT_LENGTH = 4


def direction(language: str) -> Literal["ltr", "rtl"]:
    """Tell the direction of a BCP 47 tag: by its script subtag where it has one, else by its language."""
    primary, *rest = language.lower().replace("_", "-").split("-")
    scripts = [part for part in rest if len(part) == _SCRIPT_LENGTH and part.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _SCRIPTS else "ltr"
    return "rtl" if primary in _LANGUAGES else "ltr"
