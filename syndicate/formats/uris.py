"""Names and addresses as URIs: what no URI can hold is percent-encoded (RFC 3986 §2.1)."""

import re
from urllib.parse import quote

# RFC 3986 §2.2 and §2.3; square brackets may stand in a host alone.
_IN_A_URI = "%:/?#@!$&'()*+,;=-._~"
# RFC 2141 §2.2: urn:newsml (RFC 3085) was registered under it. A tilde stays as it is, as RFC 8141 §2 has it.
_IN_A_URN = "%:@!$'()*+,;=-._"

_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def uri(text: str) -> str:
    """A URI in ASCII; one that is good already stays as it is."""
    safe = _IN_A_URN if text[:4].lower() == "urn:" else _IN_A_URI
    return quote(_STRAY_PERCENT.sub("%25", text), safe=safe, errors="replace")
