"""Packages: the running order of a dispatch that is one, and that of a section."""

import hashlib
from collections.abc import Iterable

from lxml.etree import Element, _Element

from syndicate.formats.addresses import section_id
from syndicate.formats.dates import rfc3339
from syndicate.formats.newsml_g2.reference import add_member
from syndicate.formats.newsml_g2.terms import CATALOG, NAR, STANDARD, line, sub
from syndicate.model.edition import Edition
from syndicate.model.link import Link
from syndicate.model.section import Agency
from syndicate.rules.compose import EPOCH


def add_groups(package: _Element, guid: str, members: Iterable[Link]) -> None:
    """Add the running order as one group; its id is made from the guid, as ids are unique in a whole message."""
    main = f"g{hashlib.sha256(guid.encode()).hexdigest()[:20]}"
    group = sub(sub(package, "groupSet", root=main), "group", id=main, mode="pgrmod:seq")
    for link in members:
        add_member(group, link)


def section_package(edition: Edition, agency: Agency) -> tuple[_Element, _Element]:
    """Build the section's running order without its items; the package, and the group that they belong in.

    Its version is the moment of its newest change in microseconds since 1970: it rises with every change, as versions
    must, and needs no counter.
    """
    guid = section_id(agency, edition.section)
    package = Element(
        f"{{{NAR}}}packageItem",
        STANDARD
        | {
            "guid": guid if edition.document is None else f"{guid}/archive/{edition.document}",
            "version": str(max((edition.updated - EPOCH) // EPOCH.resolution, 1)),
        },
        nsmap={None: NAR},
    )
    sub(package, "catalogRef", href=CATALOG)
    meta = sub(package, "itemMeta")
    sub(meta, "itemClass", qcode="ninat:composite")
    line(sub(meta, "provider", literal=agency.tag), "name", agency.name)
    sub(meta, "versionCreated", rfc3339(edition.updated))
    sub(meta, "pubStatus", qcode="stat:usable")
    line(meta, "title", edition.section.title)
    return package, sub(sub(package, "groupSet", root="main"), "group", id="main", mode="pgrmod:seq")
