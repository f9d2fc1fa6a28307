"""Accept-Encoding (RFC 9110 §12.5.3): which of the encodings we have a client may be sent."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

PREFERRED = ("br", "zstd", "gzip", "identity")
"""Ours, for a client that likes several equally: the smallest first."""

_CODING = re.compile(
    r"[ \t]*([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?:[ \t]*;[ \t]*[qQ]=(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?))?[ \t]*"
)
_ALIASES = {"x-gzip": "gzip"}  # RFC 9110 §8.4.1.3
_LONGEST_KEPT = 200


def acceptable(header: str | None, offered: Sequence[str]) -> tuple[str, ...]:
    """Those of the offered encodings that a client takes, the best first; empty when it takes none.

    Without the header only identity is sent, though any would be allowed: such clients seldom decode.

    Args:
        header: The field's value, several fields joined by commas; None when it was not sent.
        offered: Content codings, `identity` among them.
    """
    if header is None:
        return ("identity",)
    if len(header) > _LONGEST_KEPT:
        return _ranked(header, tuple(offered))
    return _ranked_before(header, tuple(offered))


def qualities(header: str) -> Mapping[str, float]:
    """Each coding named, in lower case, with its weight; what is malformed is as if not there."""
    found: dict[str, float] = {}
    for element in header.split(","):
        match = _CODING.fullmatch(element)
        if match:
            coding = match[1].lower()
            found[_ALIASES.get(coding, coding)] = float(match[2]) if match[2] else 1.0
    return found


def _ranked(header: str, offered: tuple[str, ...]) -> tuple[str, ...]:
    weights = qualities(header)
    other = weights.get("*")

    def weight(encoding: str) -> float:
        if encoding in weights:
            return weights[encoding]
        if other is not None:
            return other
        # Identity is acceptable unless excluded, but anything asked for by name is liked better.
        return 1e-6 if encoding == "identity" else 0.0

    liked = [encoding for encoding in PREFERRED if encoding in offered and weight(encoding) > 0]
    return tuple(sorted(liked, key=weight, reverse=True))


_ranked_before = lru_cache(maxsize=1024)(_ranked)
