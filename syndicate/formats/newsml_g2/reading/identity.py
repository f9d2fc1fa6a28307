"""Names of items: guids as filed where they are URIs, else URIs made of them."""

import re

from syndicate.rules.addresses import agency_guid

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:\S+")
_UNNAMED = "unknown"


def guid_of(identifier: str | None, provider: str | None) -> str | None:
    """The guid for an identifier: itself where it is a URI, as the standard wants it (G31), else one made of it.

    Args:
        identifier: `@guid` or a reference to one.
        provider: Who sent the item; identifiers of two providers are never the same.
    """
    text = " ".join((identifier or "").split())
    if not text:
        return None
    return text if _URI.fullmatch(text) else agency_guid(provider or _UNNAMED, text)
