"""A dispatch as a newsItem, or as a packageItem where it is one; the elements in the XSD's order."""

from lxml.etree import Element, _Element

from syndicate.formats.dates import rfc3339
from syndicate.formats.direction import direction
from syndicate.formats.language_tag import language_tag
from syndicate.formats.newsml_g2.content import add_content, add_description
from syndicate.formats.newsml_g2.package import add_groups
from syndicate.formats.newsml_g2.place import add_places
from syndicate.formats.newsml_g2.reference import add_association, add_link
from syndicate.formats.newsml_g2.terms import CATALOG, NAR, STANDARD, XML_LANG, line, literal, sub, token
from syndicate.formats.newsml_g2.topic import add_catalog, add_subject, schemes_of
from syndicate.formats.notices import notice_text
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.link import Relation
from syndicate.model.section import Agency

_DISTRIBUTOR = "cpprole:distributor"
"""The role of whom we have a story from; the provider of an item that we publish is us."""


def item_of(dispatch: Dispatch, agency: Agency) -> _Element:
    """Build the item; of a story that is killed or held it says which one, and nothing of what was in it.

    A package with its running order is a packageItem, whose text is its description, as it can have no other. A link to
    the previous version is left out where the dispatch names none: it does not know its predecessor's number, and
    without one `irel:previousVersion` would point at the newest version, which is the item itself.
    """
    usable = dispatch.pub_status is PubStatus.USABLE
    members = [link for link in dispatch.links if link.relation is Relation.MEMBER] if usable else []
    attributes = STANDARD | {"guid": dispatch.guid, "version": str(dispatch.version)}
    if language := language_tag(dispatch.language):
        attributes |= {XML_LANG: language, "dir": direction(language)}
    item = Element(f"{{{NAR}}}{'packageItem' if members else 'newsItem'}", attributes, nsmap={None: NAR})
    sub(item, "catalogRef", href=CATALOG)
    schemes = schemes_of(dispatch) if usable else {}
    add_catalog(item, schemes)
    _add_rights(item, dispatch, agency)
    _add_item_meta(item, dispatch, agency, "composite" if members else dispatch.item_class)
    meta = _add_content_meta(item, dispatch, language, schemes)
    if members:
        add_description(meta, dispatch)
        add_groups(item, dispatch.guid, members)
    else:
        add_content(item, dispatch)
    return item


def _add_rights(item: _Element, dispatch: Dispatch, agency: Agency) -> None:
    notice = dispatch.copyright or agency.copyright
    if not notice and not dispatch.usage_terms:
        return
    rights = sub(item, "rightsInfo")
    if agency.copyright and not dispatch.copyright:
        line(sub(rights, "copyrightHolder", literal=agency.tag), "name", agency.name)
    if notice:
        sub(rights, "copyrightNotice", notice)
    if dispatch.usage_terms:
        sub(rights, "usageTerms", dispatch.usage_terms)


def _add_item_meta(item: _Element, dispatch: Dispatch, agency: Agency, item_class: str) -> None:
    meta = sub(item, "itemMeta")
    sub(meta, "itemClass", qcode=f"ninat:{item_class if token(item_class) else 'text'}")
    line(sub(meta, "provider", literal=agency.tag), "name", agency.name)
    sub(meta, "versionCreated", rfc3339(dispatch.created))
    sub(meta, "firstCreated", rfc3339(dispatch.first_created or dispatch.created))
    if dispatch.embargo:
        sub(meta, "embargoed", rfc3339(dispatch.embargo))
    sub(meta, "pubStatus", qcode=f"stat:{dispatch.pub_status}")
    if note := dispatch.ed_note if dispatch.pub_status is PubStatus.USABLE else notice_text(dispatch):
        _add_note(meta, note)
    if dispatch.signal:
        sub(meta, "signal", qcode=f"sig:{dispatch.signal}")
    if dispatch.pub_status is PubStatus.USABLE:
        for association in dispatch.associations:
            add_association(meta, association)
        for link in dispatch.links:
            if link.relation is not Relation.MEMBER:
                add_link(meta, link)


def _add_note(meta: _Element, note: str) -> None:
    """Add a note to editors, its lines set apart by `br`: line ends in it are white space to receivers."""
    first, *rest = note.split("\n")
    element = sub(meta, "edNote", first)
    for text in rest:
        sub(element, "br").tail = text


def _add_content_meta(item: _Element, dispatch: Dispatch, language: str | None, schemes: dict[str, str]) -> _Element:
    meta = sub(item, "contentMeta")
    sub(meta, "urgency", str(dispatch.urgency))
    if dispatch.pub_status is PubStatus.USABLE:
        _add_administrative(meta, dispatch)
    if language:
        sub(meta, "language", tag=language)
    if dispatch.pub_status is PubStatus.USABLE:
        _add_descriptive(meta, dispatch, schemes)
    if dispatch.slugline:
        slugline = line(meta, "slugline", dispatch.slugline)
        if separator := next((mark for mark in "-/" if mark in dispatch.slugline), None):
            slugline.set("separator", separator)
    if dispatch.pub_status is PubStatus.USABLE:
        _add_lines(meta, dispatch)
    return meta


def _add_administrative(meta: _Element, dispatch: Dispatch) -> None:
    """Add what G2 calls the administrative facet; nothing in it may be later than versionCreated (G191)."""
    sub(meta, "contentCreated", rfc3339(dispatch.first_created or dispatch.created))
    if dispatch.first_created:
        sub(meta, "contentModified", rfc3339(dispatch.created))
    add_places(meta, dispatch)
    if dispatch.agency:
        line(sub(meta, "infoSource", literal=literal(dispatch.agency)), "name", dispatch.agency)
    if dispatch.provider:
        source = sub(meta, "infoSource", role=_DISTRIBUTOR, literal=literal(dispatch.provider))
        line(source, "name", dispatch.provider)
    if dispatch.byline:
        line(sub(meta, "creator", literal=literal(dispatch.byline)), "name", dispatch.byline)


def _add_descriptive(meta: _Element, dispatch: Dispatch, schemes: dict[str, str]) -> None:
    if dispatch.genre:
        line(sub(meta, "genre", literal=literal(dispatch.genre)), "name", dispatch.genre)
    for keyword in dispatch.keywords:
        line(meta, "keyword", keyword)
    for subject in dispatch.subjects:
        add_subject(meta, subject, schemes)


def _add_lines(meta: _Element, dispatch: Dispatch) -> None:
    line(meta, "headline", dispatch.headline)
    if dispatch.dateline:
        line(meta, "dateline", dispatch.dateline.text)
    if dispatch.byline:
        line(meta, "by", dispatch.byline)
    if dispatch.credit:
        line(meta, "creditline", dispatch.credit)
