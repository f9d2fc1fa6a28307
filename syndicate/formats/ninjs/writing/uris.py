"""Identifiers as URIs (RFC 3986): every `uri` and `href` of ninjs has that format."""

import re
from typing import Final
from urllib.parse import quote

from syndicate.rules.addresses import agency_guid

_BARE_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_UNIT: Final = r"[A-Za-z0-9\-._~!$&'()*+,;=]|%[0-9A-Fa-f]{2}"
_URI: Final = re.compile(  # RFC 3986 appendix A
    r"[A-Za-z][A-Za-z0-9+.\-]+:"
    rf"(?://(?:(?:(?:{_UNIT}|:)*@)?(?:\[[0-9A-Fa-f:.]+\]|(?:{_UNIT})+)(?::\d{{1,5}})?)?(?=[/?#]|$)|(?!//))"
    rf"(?:{_UNIT}|[:@/])*(?:\?(?:{_UNIT}|[:@/?])*)?(?:\#(?:{_UNIT}|[:@/?])*)?",
    re.ASCII,
)
_ANYWHERE: Final = "/:?@!$&'()*+,;=%"
_IN_PLACES: Final = "#[]"


def uri_of(identifier: str) -> str | None:
    """An identifier with what no URI may hold percent-encoded; None where that does not make it one.

    A URI stays as it is.
    """
    for safe in (_ANYWHERE + _IN_PLACES, _ANYWHERE):
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
