"""The form in which names are looked up: what spelling, case and points make no difference to."""

import unicodedata
from functools import lru_cache

_SAME = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "ʻ": "'", "ʼ": "'", "‑": "-", "‐": "-", ".": None})


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """Fold a name: no case, points, diacritics or doubled spaces, one kind of apostrophe and hyphen."""
    folded = " ".join(name.translate(_SAME).casefold().split())
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))


def keys(names: str) -> frozenset[str]:
    """The keys of names that stand one a line or parted by `|`."""
    return frozenset(key(name) for line in names.splitlines() for name in line.split("|") if name.strip())
