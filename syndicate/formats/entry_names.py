"""Guids of entries in feeds: the same at every poll, whatever else changes in the entry."""

import hashlib
import re

from syndicate.rules.addresses import agency_guid
from syndicate.rules.text import fold

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:\S+")


def entry_guid(authority: str, identifier: str | None, address: str | None, words: str) -> str:
    """Name an entry.

    Args:
        authority: Within whose feeds an identifier that is no URI is unique: the feed's host, or our source's name.
        identifier: The entry's own; a URI stays as it is.
        address: The entry's page, which names it where it has no identifier.
        words: What tells it from other entries where it has neither.
    """
    identifier = fold(identifier or "")
    address = fold(address or "")
    if _URI.fullmatch(identifier):
        return identifier
    if identifier:
        return agency_guid(authority, identifier)
    if _URI.fullmatch(address):
        return address
    return agency_guid(authority, hashlib.sha256(words.encode(errors="replace")).hexdigest()[:24])
