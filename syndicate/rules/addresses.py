"""Where things are published: addresses that never change, all below `feeds/` and below the base URL.

`<section>/<file>` for a section's pages, `<section>/archive/<number>/<file>` for its archive documents,
`items/<2 hex>/<20 hex>.<suffix>` for a story and `items/<2 hex>/<20 hex>/<version>.<suffix>` for one version of it.
A story's address is made from its guid alone, so it outlives headlines, sections and versions.
"""

import hashlib
from urllib.parse import quote

from syndicate.model.edition import Edition

OUTLETS = "outlets/"
"""What the names of sections begin with that are an outlet's own."""

ITEMS = "items/"
"""What the paths of stories' documents begin with."""

_IN_A_URI = "/:@!$&'()*+,;=-._~"


def place_of(path: str) -> str:
    """The word that the bus has for where a page lies: its first folder (`diplomacy`, `outlets`), or `front`."""
    folder, below, _ = path.partition("/")
    return folder if below and "." not in folder else "front"


def item_path(guid: str, suffix: str = "html") -> str:
    """The path of a story's document: always that of the version that stands."""
    return f"{_item(guid)}.{suffix}"


def version_path(guid: str, version: int, suffix: str) -> str:
    """The path of the document of one version of a story."""
    return f"{_item(guid)}/{version}.{suffix}"


def page_at(address: str) -> str:
    """The path of the page that lies at an address.

    Args:
        address: The path of a URL, unquoted (`/diplomacy/`).
    """
    return address[1:] + "index.html" if address.endswith("/") else address[1:]


def section_path(section: str, filename: str) -> str:
    """The path of a section's current page; of one without a name, the front's."""
    return f"{section}/{filename}" if section else filename


def archive_path(section: str, number: int, filename: str) -> str:
    """The path of an archive document of a section."""
    return f"{section}/archive/{number}/{filename}"


def edition_path(edition: Edition, filename: str) -> str:
    """The path of an edition in one form."""
    name = edition.section.name
    return section_path(name, filename) if edition.document is None else archive_path(name, edition.document, filename)


def previous_path(edition: Edition, filename: str) -> str | None:
    """The path of what is next older than an edition, in the same form; None where nothing is."""
    return None if edition.previous is None else archive_path(edition.section.name, edition.previous, filename)


def story_key(guid: str) -> str:
    """What a story is called in its addresses: 20 characters, of which nobody reads the guid."""
    return hashlib.sha256(guid.encode()).hexdigest()[:20]


def _item(guid: str) -> str:
    key = story_key(guid)
    return f"{ITEMS}{key[:2]}/{key}"


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
