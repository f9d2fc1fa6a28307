"""Identifiers as URIs (RFC 3986): every `uri` and `href` of ninjs has that format."""

import re
from typing import Final
from urllib.parse import quote

from syndicate.rules.addresses import agency_guid

_BARE_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_CHARACTERS: Final = r"A-Za-z0-9\-._~!$&'()*+,;="
_ENCODED: Final = r"%[0-9A-Fa-f]{2}"
_HOST: Final = rf"[{_CHARACTERS}]++"
_USER: Final = rf"(?:[{_CHARACTERS}:]++|{_ENCODED})*+@"
_PATH: Final = rf"(?:[{_CHARACTERS}:@/]++|{_ENCODED})*+"
_QUERY: Final = rf"(?:[{_CHARACTERS}:@/?]++|{_ENCODED})*+"
_URI: Final = re.compile(  # RFC 3986 appendix A, but for hosts in brackets or percent-encoded
    rf"[A-Za-z][A-Za-z0-9+.\-]+:(?://(?:(?:{_USER})?{_HOST}(?::[0-9]{{1,5}})?)?(?=[/?#]|\Z)|(?!//))"
    rf"{_PATH}(?:\?{_QUERY})?(?:\#{_QUERY})?"
)
_ANYWHERE: Final = "/:?@!$&'()*+,;=%"


def uri_of(identifier: str) -> str | None:
    """An identifier with what no URI may hold percent-encoded; None where that does not make it one.

    A URI stays as it is.
    """
    if is_uri(identifier):
        return identifier
    for safe in (_ANYWHERE + "#", _ANYWHERE):
        quoted = _BARE_PERCENT.sub("%25", quote(identifier, safe=safe, errors="replace"))
        if _URI.fullmatch(quoted):
            return quoted
    return None


def guid_uri(guid: str, agency: str) -> str:
    """A story's `uri`, the same in every version: its guid, else a URI that the agency's name and the guid make."""
    return uri_of(guid) or agency_guid(agency, guid)


def is_uri(text: str) -> bool:
    """Whether this is a URI as it stands."""
    return _URI.fullmatch(text) is not None
