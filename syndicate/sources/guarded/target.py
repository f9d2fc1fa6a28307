"""Where a request goes, read off its address once and strictly: two readings of one address are a way in."""

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from syndicate.errors import HttpError

_LONGEST = 8000
_UNFIT = re.compile(r"[\x00-\x20\x7f\\]")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Target:
    """A web server.

    Attributes:
        secure: Whether it is asked by https.
        host: A name, or an address without brackets; in lower case.
        port: 1 to 65535.
    """

    secure: bool
    host: str
    port: int

    def keeps_secrets_of(self, other: "Target") -> bool:
        """Whether what was for `other` may be sent here: the same server, or its better half on the usual ports."""
        upgraded = (other.secure, other.port, self.secure, self.port) == (False, 80, True, 443)
        return self == other or (self.host == other.host and upgraded)


def target_of(address: str) -> Target:
    """The server that an address names.

    Raises:
        HttpError: It names none, or is more than an address: a user name in it, white space.
    """
    shown = address[:200]
    if len(address) > _LONGEST or _UNFIT.search(address):
        raise HttpError(f"{shown!r} is no web address")
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise HttpError(f"{shown!r} is no web address") from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise HttpError(f"{shown!r} is not asked: only addresses of http and https are")
    if "@" in parts.netloc:
        raise HttpError(f"an address of {host!r} holds a user name or password; those are not sent from an address")
    if not host or port == 0:
        raise HttpError(f"{shown!r} is no web address")
    return Target(secure=scheme == "https", host=host.lower(), port=port or _PORTS[scheme])


def joined(address: str, location: str) -> str:
    """Where a redirect leads (RFC 9110 §10.2.2), the fragment left out.

    Args:
        address: That was asked.
        location: The field Location as `http.client` decodes it.

    Raises:
        HttpError: That is no address.
    """
    try:
        told = location.encode("latin-1").decode("utf-8")  # most servers mean UTF-8, http.client says Latin-1
    except UnicodeError:
        told = location
    try:
        return urljoin(address, told.strip().replace(" ", "%20")).partition("#")[0]
    except ValueError as error:
        raise HttpError(f"the redirect to {location[:200]!r} leads to no address") from error
