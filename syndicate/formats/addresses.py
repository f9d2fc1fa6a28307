"""Addresses as readers follow them: the agency's base URL and the paths of `rules.addresses`."""

from syndicate.model.section import Agency, Section
from syndicate.rules.addresses import item_path, section_path


def item_url(agency: Agency, guid: str) -> str:
    """Where a story's page is."""
    return agency.base_url + item_path(guid)


def section_url(agency: Agency, section: Section, filename: str = "index.html") -> str:
    """Where a section's page in one form is; without a filename its HTML page."""
    return agency.base_url + section_path(section.name, filename)


def section_id(agency: Agency, section: Section) -> str:
    """The name of a section's feed for ever (RFC 4151, RFC 4287 §4.2.6).

    Made from names and never from an address, so a move to another host does not make a new feed. The date in it says
    when the domain was held, as in `rules.addresses.minted_guid`.
    """
    return f"tag:{agency.domain},2026:section/{section.name}"
