"""Where things are published: addresses that never change.

`feeds/<section>/<file>` for a section's pages, `feeds/items/<2 hex>/<20 hex>.html` for a story, both below the base
URL. A story's address is made from its guid alone, so it outlives headlines, sections and versions.
"""

import hashlib
from urllib.parse import quote

_IN_A_URI = "/:@!$&'()*+,;=-._~"


def item_path(guid: str) -> str:
    """The path of a story's page below `feeds/`."""
    key = hashlib.sha256(guid.encode()).hexdigest()[:20]
    return f"items/{key[:2]}/{key}.html"


def section_path(section: str, filename: str) -> str:
    """The path of a section's page below `feeds/`."""
    return f"{section}/{filename}"


def minted_guid(domain: str, digest: str, position: int) -> str:
    """A guid for a dispatch that came without one (RFC 4151): the same bytes always get the same.

    The date in it is fixed: a tag URI's date says when its domain was held, not when the story was filed.

    Args:
        domain: The publishing agency's.
        digest: SHA-256 of the filing in hex.
        position: Which dispatch of the filing, from 0.
    """
    suffix = f"-{position}" if position else ""
    return f"tag:{domain},2026:dispatch/{digest[:24]}{suffix}"


def is_minted(guid: str, domain: str) -> bool:
    """Whether a guid was minted in a domain, for a dispatch that came without one."""
    return guid.startswith(f"tag:{domain},2026:dispatch/")


def agency_guid(provider: str, identifier: str) -> str:
    """A guid for a story that its agency names without making a URI of the name: the same for every version.

    A tag URI (RFC 4151) in a domain that nobody can hold (RFC 2606 §2), as an agency's name is no domain and tags in
    its own domain are not ours to make: `tag:agency.invalid,2026:Meridian/20261124-17`.

    Args:
        provider: The agency, as it calls itself in its files.
        identifier: Unique within the agency; kept as it is but for characters that no URI can hold, which are
            percent-encoded (RFC 3986 §2.1).
    """
    agency = quote(provider, safe="", errors="replace")
    return f"tag:agency.invalid,2026:{agency}/{quote(identifier, safe=_IN_A_URI, errors='replace')}"
