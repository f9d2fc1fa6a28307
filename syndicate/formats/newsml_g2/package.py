"""A packageItem for a section that shows nothing."""

from lxml.etree import Element, _Element

from syndicate.formats.addresses import section_id
from syndicate.formats.dates import rfc3339
from syndicate.formats.newsml_g2.terms import CATALOG, NAR, STANDARD, line, sub
from syndicate.model.edition import Edition
from syndicate.model.section import Agency


def empty_package(edition: Edition, agency: Agency) -> _Element:
    """Build the section's running order with no item in it."""
    package = Element(
        f"{{{NAR}}}packageItem",
        STANDARD | {"guid": section_id(agency, edition.section), "version": "1"},
        nsmap={None: NAR},
    )
    sub(package, "catalogRef", href=CATALOG)
    meta = sub(package, "itemMeta")
    sub(meta, "itemClass", qcode="ninat:composite")
    line(sub(meta, "provider", literal=agency.tag), "name", agency.name)
    sub(meta, "versionCreated", rfc3339(edition.updated))
    sub(meta, "pubStatus", qcode="stat:usable")
    line(meta, "title", edition.section.title)
    sub(sub(package, "groupSet", root="main"), "group", id="main")
    return package
