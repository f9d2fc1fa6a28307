"""Which documents a page of a section names beside itself: RFC 5005 §4 (archived feeds) and W3C WebSub §4 (hubs).

An archive document never changes again, so it names what is older and the current page, and never what is newer: that
comes later. Nor has it a hub, which has nothing to tell of it.
"""

from syndicate.formats.addresses import previous_url, section_url
from syndicate.model.edition import Edition
from syndicate.model.section import Agency

HISTORY = "http://purl.org/syndication/history/1.0"


def page_links(agency: Agency, edition: Edition, filename: str) -> list[tuple[str, str]]:
    """The relations and addresses of these documents."""
    if edition.document is None:
        links = [("hub", hub) for hub in agency.hubs]
    else:
        links = [("current", section_url(agency, edition.section, filename))]
    if older := previous_url(agency, edition, filename):
        links.append(("prev-archive", older))
    return links
