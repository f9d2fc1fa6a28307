"""A story's guid as the parts of a NewsML URN, and back (NewsML 1.2 `NewsIdentifier`, `PublicIdentifier`).

A guid that is a NewsML URN (`urn:newsml:meridian.example:20261124:harbour`) is taken apart. Any other, and one with
characters that are encoded in a URN or would have to be (RFC 2141 §2), is as a whole the NewsItemId of a URN in the
publishing agency's domain, whose date says when the domain was held and is the same for every revision; percent-encoded
it names its own scheme (`urn:newsml:wire.example:20260101:tag%3Ameridian.example%2C2026%3A17`), so nothing of it is
lost.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

_PLAIN = re.compile(
    r"urn:newsml:(?P<provider>[A-Za-z0-9.-]+):(?P<date>\d{8}):(?P<item>[A-Za-z0-9()+,.=@;$_!*'-]+)", re.ASCII
)
_WRAPPED = re.compile(r"urn:newsml:[^:]+:\d{8}:(?P<guid>(?:tag|urn|https?|ftp)%3A[^:]*)", re.IGNORECASE)
_HELD = "20260101"


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """The parts of a story's name.

    Attributes:
        provider: A domain.
        date: `YYYYMMDD`, on which the provider held it.
        item: Unique within provider and date.
        urn: The public identifier without its revision.
    """

    provider: str
    date: str
    item: str
    urn: str


def naming(guid: str, domain: str) -> Naming:
    """Name a story; `domain` is that of the agency that publishes it."""
    plain = _PLAIN.fullmatch(guid)
    if plain:
        return Naming(provider=plain["provider"], date=plain["date"], item=plain["item"], urn=guid)
    return Naming(provider=domain, date=_HELD, item=guid, urn=f"urn:newsml:{domain}:{_HELD}:{quote(guid, safe='')}")


def guid_of(urn: str) -> str:
    """The guid that a public identifier without its revision stands for."""
    wrapped = _WRAPPED.fullmatch(urn)
    return unquote(wrapped["guid"]) if wrapped else urn
