"""What the W3C's feed validation service says of addresses and names: RFC 2396, RFC 2141 and RFC 4151, no IRIs."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(//)?[A-Za-z0-9;/?:@&=+$._!~*'()%,#-]+")
_TAG = re.compile(r"tag:([a-z0-9._-]+@)?[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:[A-Za-z0-9;/?:@&=+$._!~*'()%,#-]*")
_URN = re.compile(r"urn:[A-Za-z0-9][A-Za-z0-9-]{1,31}:([A-Za-z0-9()+,.:=@;$_!*'-]|%[0-9A-Fa-f]{2})+", re.IGNORECASE)


def uri_faults(text: str, *, canonical: bool = False) -> Iterator[str]:
    """What is wrong with one that must be absolute, and, for a feed's or entry's id, spelt the one canonical way."""
    scheme = text.partition(":")[0].lower()
    form = {"tag": _TAG, "urn": _URN}.get(scheme, _URI)
    if not form.fullmatch(text):
        yield f"{text!r} is no URI"
        return
    if scheme in {"http", "https"} and not urlsplit(text).hostname:
        yield f"{text!r} is no address"
    if canonical and not _canonical(text):
        yield f"{text!r} is not spelt canonically"


def _canonical(text: str) -> bool:
    """Scheme and host in lower case; percent-encoded in capitals, and only what must be (RFC 3986 §6.2.2)."""
    parts = urlsplit(text)
    octets = re.findall("%..", text)
    needless = [octet for octet in octets if re.fullmatch(r"[A-Za-z0-9._~-]", chr(int(octet[1:], 16)))]
    return (
        text.startswith(f"{parts.scheme}:")
        and parts.netloc == parts.netloc.lower()
        and octets == [octet.upper() for octet in octets]
        and not needless
    )
