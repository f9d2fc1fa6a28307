"""Names and addresses as URIs: what no URI can hold is percent-encoded (RFC 3986 §2.1)."""

import re
from typing import Final
from urllib.parse import quote

# RFC 3986 §2.2 and §2.3; square brackets may stand in a host alone.
_IN_A_URI: Final = "%:/?#@!$&'()*+,;=-._~"
# RFC 2141 §2.2: urn:newsml (RFC 3085) was registered under it.
_IN_A_URN: Final = "%:@!$'()*+,;=-._"

_STRAY_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")

# RFC 3986 appendix A; quantifiers that give nothing back, as what fails would be tried for ever.
_CHARACTERS: Final = r"A-Za-z0-9\-._~!$&'()*+,;="
_ENCODED: Final = r"%[0-9A-Fa-f]{2}"
_USER: Final = rf"(?:[{_CHARACTERS}:]++|{_ENCODED})*+@"
_PORT: Final = r"(?::[0-9]{1,5})?"
_PATH: Final = rf"(?:[{_CHARACTERS}:@/]++|{_ENCODED})*+"
_QUERY: Final = rf"(?:[{_CHARACTERS}:@/?]++|{_ENCODED})*+"
_REST: Final = rf"{_PATH}(?:\?{_QUERY})?(?:\#{_QUERY})?"
_HOST: Final = rf"(?:\[[0-9A-Fa-f:.]+\]|(?:[{_CHARACTERS}]++|{_ENCODED})++)"
_REFERENCE: Final = re.compile(
    rf"(?:[A-Za-z][A-Za-z0-9+.\-]*:|(?![^/?#]*:))(?://(?:(?:{_USER})?{_HOST}{_PORT})?(?=[/?#]|\Z)|(?!//)){_REST}"
)
_PLAIN_HOST: Final = rf"[{_CHARACTERS}]++"
_URI: Final = re.compile(
    rf"[A-Za-z][A-Za-z0-9+.\-]+:(?://(?:(?:{_USER})?{_PLAIN_HOST}{_PORT})?(?=[/?#]|\Z)|(?!//)){_REST}"
)


def uri(text: str) -> str:
    """A URI in ASCII; one that is good already stays as it is."""
    safe = _IN_A_URN if text[:4].lower() == "urn:" else _IN_A_URI
    return _quoted(text, safe)


def uri_reference(address: str) -> str | None:
    """A URI or a relative reference (RFC 3986 §4.1); None where encoding does not make it one."""
    quoted = _quoted(address.strip(), _IN_A_URI + "[]")
    return quoted if quoted and _REFERENCE.fullmatch(quoted) else None


def strict_uri(text: str) -> str | None:
    """A URI that checkers of JSON Schema's format `uri` take too; None where encoding does not make it one.

    They know no host in brackets and none that is percent-encoded. A URI stays as it is.
    """
    if is_strict_uri(text):
        return text
    for safe in (_IN_A_URI, _IN_A_URI.replace("#", "")):
        quoted = _quoted(text, safe)
        if is_strict_uri(quoted):
            return quoted
    return None


def is_strict_uri(text: str) -> bool:
    """Whether this is such a URI as it stands."""
    return _URI.fullmatch(text) is not None


def _quoted(text: str, safe: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe=safe, errors="replace")
