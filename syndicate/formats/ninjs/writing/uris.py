"""Identifiers as URIs: every `uri` and `href` of ninjs has that format."""

from syndicate.formats.uris import strict_uri
from syndicate.rules.addresses import agency_guid


def guid_uri(guid: str, agency: str) -> str:
    """A story's `uri`, the same in every version: its guid, else a URI that the agency's name and the guid make."""
    return strict_uri(guid) or agency_guid(agency, guid)
