"""Checks on single values: what TOML gave in, what the configuration means out.

Every check takes a value of any type and either returns it or raises :class:`Unusable` with a message that says what to
write instead. Nothing is converted from one type to another: `"8080"` is not a port.
"""

import ipaddress
import re
from collections.abc import Callable
from difflib import get_close_matches
from math import isfinite
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from syndicate.rules.framing import text_encoding

T = TypeVar("T")
Check = Callable[[object], T]


class Unusable(ValueError):
    """A value that cannot be used; the message says what to write instead."""


LONGEST_DOMAIN = 253
"""Characters (RFC 1035 §2.3.4, without the root's dot)."""

RESERVED = {
    "items": "dispatches are published there",
    "outlets": "outlets' own feeds are there",
    "api": "the web server's own doors are there",
    "wire": "the live wire is there",
    "key": "secret addresses of outlets are there",
    "desk": "editors and operators work there",
}
"""Names that no section may take, and why."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_TOPIC = re.compile(r"medtop:\d{8}", re.ASCII)
_NAME = re.compile(r"[a-z0-9-]{1,64}")
_TAG = re.compile(r"[A-Z][A-Z0-9]{0,15}")
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"  # RFC 1123 §2.1
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*", re.IGNORECASE)
_DOMAIN = re.compile(rf"(?:{_LABEL}\.)+{_LABEL}")
_LANGUAGE = re.compile(  # RFC 5646 §2.1, without the grandfathered tags
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)
_OF_WIRES = frozenset({"iso-6937", "t.61"})
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")  # POSIX.1-2017 §8.1, in either case
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,80}")
_EMAIL = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+")
_MAILBOX = re.compile(rf"[!#$%&'*+/=?^_`{{|}}~0-9A-Za-z.-]{{1,64}}@(?:{_LABEL}\.)*{_LABEL}", re.IGNORECASE)
_KINDS = {str: "text", bool: "true or false", int: "a whole number", float: "a number", list: "a list", dict: "a table"}


def kind(value: object) -> str:
    """Name a TOML value's type for people."""
    return _KINDS.get(type(value), "a date or time")


def nearest(word: str, known: list[str]) -> str:
    """Suggest what was meant: `; did you mean 'port'?`, or all there is when nothing is near."""
    near = get_close_matches(word.casefold(), known, n=1)
    return f"; did you mean '{near[0]}'?" if near else f"; known here: {', '.join(known)}"


def line(value: object) -> str:
    """Text on one line, possibly empty."""
    if not isinstance(value, str):
        raise Unusable(f"must be text in quotes, not {kind(value)}")
    if _CONTROL.search(value):
        raise Unusable("must be one line without control characters")
    return value


def text(value: object) -> str:
    """Text on one line that says something."""
    given = line(value)
    if not given.strip():
        raise Unusable("must not be empty")
    return given


def path(value: object) -> Path:
    """A file or folder of this machine."""
    return Path(text(value))


def variable(value: object) -> str:
    """The name of an environment variable."""
    if not _VARIABLE.fullmatch(line(value)):
        raise Unusable("must be the name of an environment variable (like 'WIRE_TOKEN'), never the secret itself")
    return line(value)


def charset(value: object) -> str:
    """The name of a text encoding, as Python calls it, or one that only wires use."""
    given = line(value)
    if given.lower() in _OF_WIRES:
        return given.lower()
    if (found := text_encoding(given)) is None:
        raise Unusable(f"unknown encoding '{given}' (like 'windows-1252', 'iso-8859-1', 'utf-8')")
    return found


def flag(value: object) -> bool:
    """A truth value."""
    if not isinstance(value, bool):
        raise Unusable(f"must be true or false without quotes, not {kind(value)}")
    return value


def whole(least: int, most: int) -> Check[int]:
    """A whole number within bounds."""

    def check(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise Unusable(f"must be a whole number without quotes, not {kind(value)}")
        if not least <= value <= most:
            raise Unusable(f"must be from {least} to {most}, not {value}")
        return value

    return check


def seconds(most: int) -> Check[float]:
    """A length of time, fractions allowed."""

    def check(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise Unusable(f"must be a number without quotes, not {kind(value)}")
        if not (isfinite(value) and 0 <= value <= most):
            raise Unusable(f"must be from 0 to {most}, not {value}")
        return float(value)

    return check


def choice(*known: str) -> Check[str]:
    """One of a few words."""

    def check(value: object) -> str:
        if line(value) not in known:
            raise Unusable(f"unknown value '{value}'{nearest(line(value), list(known))}")
        return line(value)

    return check


def topic(value: object) -> str:
    """An IPTC Media Topic."""
    if not _TOPIC.fullmatch(line(value)):
        raise Unusable('must be a Media Topic of eight digits (like "medtop:15000000")')
    return line(value)


def name(value: object) -> str:
    """The name of a source: safe in addresses, file names and logs."""
    if not _NAME.fullmatch(line(value)):
        raise Unusable("a name is 1 to 64 of the characters a-z, 0-9 and -")
    return line(value)


def section_name(value: object) -> str:
    """The name of a section, which is its folder under the stand."""
    if name(value) in RESERVED:
        raise Unusable(f"the name '{value}' is taken: {RESERVED[line(value)]}; choose another")
    return name(value)


def tag(value: object) -> str:
    """An agency's letters."""
    if not _TAG.fullmatch(line(value)):
        raise Unusable("must be 1 to 16 capital letters or digits, a letter first (like 'EXW')")
    return line(value)


def domain(value: object) -> str:
    """A domain name that tag URIs can be minted in (RFC 4151 §2.1)."""
    given = line(value)
    if not _DOMAIN.fullmatch(given) or len(given) > LONGEST_DOMAIN:
        hint = "in lower case" if _DOMAIN.fullmatch(given.lower()) else "without a scheme or a path"
        raise Unusable(f"must be a domain name {hint} (like 'wire.example')")
    return given


def base_url(value: object) -> str:
    """An absolute address, returned with a slash at its end."""
    given = line(value)
    try:
        parts = urlsplit(given)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good or not given.isascii() or " " in given:
        raise Unusable("must be an absolute http or https address (like 'https://wire.example/')")
    if parts.query or parts.fragment or "?" in given or "#" in given:
        raise Unusable("must not have a '?' or '#' part")
    if "@" in parts.netloc:
        raise Unusable("must not hold a user name or password")
    return given if given.endswith("/") else f"{given}/"


def web_address(value: object) -> str:
    """Where something is fetched from."""
    given = line(value)
    try:
        parts = urlsplit(given)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good or "\\" in given or any(character.isspace() for character in given):
        raise Unusable("must be an absolute http or https address (like 'https://wire.example/feed.xml')")
    if "@" in parts.netloc:
        raise Unusable("must not hold a user name or password; see the keys for them")
    if parts.fragment:
        raise Unusable("must not have a '#' part")
    return given


def call_address(value: object) -> str:
    """Where something is sent: a web address as it goes over the wire (RFC 3986 §2)."""
    given = web_address(value)
    if not given.isascii():
        raise Unusable("must be in ASCII: a name of other letters is written 'xn--…', other letters of a path '%C3%BC'")
    return given


def header_name(value: object) -> str:
    """The name of a header field (RFC 9110 §5.1)."""
    if not _TOKEN.fullmatch(line(value)):
        raise Unusable("must be the name of a header (like 'X-Api-Key')")
    return line(value)


def user_name(value: object) -> str:
    """A user name that can be sent before a password (RFC 7617 §2)."""
    if ":" in text(value):
        raise Unusable("must be a user name without a colon; the password has keys of its own")
    return text(value)


def language(value: object) -> str:
    """A BCP 47 language tag."""
    if not _LANGUAGE.fullmatch(line(value)):
        raise Unusable("must be a BCP 47 language tag (like 'en', 'pt-BR')")
    return line(value)


def email(value: object) -> str:
    """An e-mail address."""
    if not _EMAIL.fullmatch(line(value)):
        raise Unusable("must be an e-mail address (like 'desk@wire.example')")
    return line(value)


def mailbox(value: object) -> str:
    """An e-mail address that any server takes (RFC 5321 §4.1.2, without quotes)."""
    if not _MAILBOX.fullmatch(line(value)) or len(line(value)) > LONGEST_DOMAIN:
        raise Unusable("must be an e-mail address in ASCII, without a name (like 'desk@wire.example')")
    return line(value)


def host(value: object) -> str:
    """What a server can listen on."""
    given = line(value)
    try:
        ipaddress.ip_address(given)
    except ValueError:
        if not _HOST.fullmatch(given) or given.replace(".", "").isdigit():
            raise Unusable(
                "must be an IP address or a host name without a port (like '127.0.0.1', 'localhost')"
            ) from None
    return given


def network(value: object) -> ipaddress.IPv4Network | ipaddress.IPv6Network:
    """An IP address, or a network of them."""
    try:
        return ipaddress.ip_network(line(value))
    except ValueError:
        raise Unusable("must be an IP address or a network (like '10.0.0.1', '10.0.0.0/8', '2001:db8::/32')") from None


def store_url(value: object) -> str:
    """A database address without secrets."""
    given = line(value)
    if given.startswith("sqlite:///"):
        if given.removeprefix("sqlite:///") in {"", ":memory:"} or "?" in given:
            raise Unusable("must name a file (like 'sqlite:///var/syndicate.db')")
        return given
    try:
        parts = urlsplit(given)
        password = parts.password is not None or "password=" in parts.query
    except ValueError:
        raise Unusable("is not a database address") from None
    if parts.scheme not in {"postgresql", "postgresql+psycopg"}:
        raise Unusable("must begin with 'sqlite:///' or 'postgresql://'")
    if password:
        raise Unusable("must not hold a password; leave it out here and put it in the file that PGPASSFILE names")
    return given
