"""Addresses as readers follow them: the agency's base URL and the paths of `rules.addresses`."""

from syndicate.model.edition import Edition
from syndicate.model.section import Agency, Section
from syndicate.rules.addresses import edition_path, item_path, previous_path, section_path, version_path


def item_url(agency: Agency, guid: str, suffix: str = "html") -> str:
    """Where a story's document is."""
    return agency.base_url + item_path(guid, suffix)


def version_url(agency: Agency, guid: str, version: int, suffix: str) -> str:
    """Where the document of one version of a story is."""
    return agency.base_url + version_path(guid, version, suffix)


def edition_url(agency: Agency, edition: Edition, filename: str) -> str:
    """Where an edition, current or archived, is in one form."""
    return agency.base_url + edition_path(edition, filename)


def previous_url(agency: Agency, edition: Edition, filename: str) -> str | None:
    """Where the archive document next older than an edition is in the same form; None where there is none."""
    path = previous_path(edition, filename)
    return None if path is None else agency.base_url + path


def section_url(agency: Agency, section: Section, filename: str) -> str:
    """Where a section's page in one form is."""
    return agency.base_url + section_path(section.name, filename)


def section_home(agency: Agency, section: Section) -> str:
    """Where people read a section: its HTML page, else the front page."""
    return section_url(agency, section, "index.html") if "html" in section.formats else agency.base_url


def edition_home(agency: Agency, edition: Edition) -> str:
    """Where people read an edition, current or archived: its HTML page, else the front page."""
    return edition_url(agency, edition, "index.html") if "html" in edition.section.formats else agency.base_url


def section_id(agency: Agency, section: Section) -> str:
    """The name of a section's feed for ever (RFC 4151, RFC 4287 §4.2.6).

    Made from names and never from an address, so a move to another host does not make a new feed. The date in it says
    when the domain was held, as in `rules.addresses.minted_guid`.
    """
    return f"tag:{agency.domain},2026:section/{section.name}"
