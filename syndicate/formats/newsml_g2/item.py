"""A dispatch as a newsItem, its elements in the XSD's order."""

from lxml.etree import Element, _Element

from syndicate.formats.dates import rfc3339
from syndicate.formats.direction import direction
from syndicate.formats.language_tag import language_tag
from syndicate.formats.newsml_g2.content import add_content
from syndicate.formats.newsml_g2.terms import CATALOG, NAR, STANDARD, XML_LANG, line, literal, sub, uri
from syndicate.formats.newsml_g2.topic import add_located, add_subject
from syndicate.model.dispatch import Association, Dispatch, PubStatus
from syndicate.model.section import Agency

_KILL_NOTE = "Kill: do not use any version of this story; remove it from every archive."
_HOLD_NOTE = "Hold: do not use any version of this story until it is released."
_NOTES = {PubStatus.CANCELED: _KILL_NOTE, PubStatus.WITHHELD: _HOLD_NOTE}

_ITEM_CLASSES = {"image": "ninat:picture", "video": "ninat:video", "audio": "ninat:audio"}


def news_item(dispatch: Dispatch, agency: Agency) -> _Element:
    """Build the item; of a story that is killed or held it says which one, and nothing of what was in it.

    A link to the previous version is left out: a dispatch does not know its predecessor's number, and without one
    `irel:previousVersion` would point at the newest version, which is the item itself.
    """
    attributes = STANDARD | {"guid": dispatch.guid, "version": str(dispatch.version)}
    if language := language_tag(dispatch.language):
        attributes |= {XML_LANG: language, "dir": direction(language)}
    item = Element(f"{{{NAR}}}newsItem", attributes, nsmap={None: NAR})
    sub(item, "catalogRef", href=CATALOG)
    _add_rights(item, dispatch, agency)
    _add_item_meta(item, dispatch, agency)
    _add_content_meta(item, dispatch, language)
    add_content(item, dispatch)
    return item


def _add_rights(item: _Element, dispatch: Dispatch, agency: Agency) -> None:
    notice = dispatch.copyright or agency.copyright
    if not notice and not dispatch.usage_terms:
        return
    rights = sub(item, "rightsInfo")
    if notice:
        sub(rights, "copyrightNotice", notice)
    if dispatch.usage_terms:
        sub(rights, "usageTerms", dispatch.usage_terms)


def _add_item_meta(item: _Element, dispatch: Dispatch, agency: Agency) -> None:
    meta = sub(item, "itemMeta")
    sub(meta, "itemClass", qcode="ninat:text")
    line(sub(meta, "provider", literal=agency.tag), "name", agency.name)
    sub(meta, "versionCreated", rfc3339(dispatch.created))
    sub(meta, "firstCreated", rfc3339(dispatch.first_created or dispatch.created))
    if dispatch.embargo:
        sub(meta, "embargoed", rfc3339(dispatch.embargo))
    sub(meta, "pubStatus", qcode=f"stat:{dispatch.pub_status}")
    if note := dispatch.ed_note or _NOTES.get(dispatch.pub_status):
        sub(meta, "edNote", note)
    if dispatch.signal:
        sub(meta, "signal", qcode=f"sig:{dispatch.signal}")
    if dispatch.pub_status is PubStatus.USABLE:
        for association in dispatch.associations:
            _add_association(meta, association)


def _add_association(meta: _Element, association: Association) -> None:
    """Add a link with hints; contentSet is for renditions of the story itself (G188)."""
    href = uri(association.href)
    if not href:
        return
    link = sub(meta, "link", rel="irel:seeAlso", href=href)
    if association.media_type:
        link.set("contenttype", association.media_type)
        if item_class := _ITEM_CLASSES.get(association.media_type.partition("/")[0]):
            sub(link, "itemClass", qcode=item_class)
    if association.size is not None:
        link.set("size", str(association.size))
    if association.caption:
        sub(link, "description", association.caption, role="drol:caption")
    if association.credit:
        line(link, "creditline", association.credit)


def _add_content_meta(item: _Element, dispatch: Dispatch, language: str | None) -> None:
    meta = sub(item, "contentMeta")
    sub(meta, "urgency", str(dispatch.urgency))
    if dispatch.pub_status is PubStatus.USABLE:
        _add_administrative(meta, dispatch)
    if language:
        sub(meta, "language", tag=language)
    if dispatch.pub_status is PubStatus.USABLE:
        _add_descriptive(meta, dispatch)
    if dispatch.slugline:
        slugline = line(meta, "slugline", dispatch.slugline)
        if separator := next((mark for mark in "-/" if mark in dispatch.slugline), None):
            slugline.set("separator", separator)
    if dispatch.pub_status is PubStatus.USABLE:
        _add_lines(meta, dispatch)


def _add_administrative(meta: _Element, dispatch: Dispatch) -> None:
    """Add what G2 calls the administrative facet; nothing in it may be later than versionCreated (G191)."""
    sub(meta, "contentCreated", rfc3339(dispatch.first_created or dispatch.created))
    if dispatch.first_created:
        sub(meta, "contentModified", rfc3339(dispatch.created))
    if dispatch.dateline:
        add_located(meta, dispatch.dateline)
    if dispatch.agency:
        line(sub(meta, "infoSource", literal=literal(dispatch.agency)), "name", dispatch.agency)
    if dispatch.byline:
        line(sub(meta, "creator", literal=literal(dispatch.byline)), "name", dispatch.byline)


def _add_descriptive(meta: _Element, dispatch: Dispatch) -> None:
    if dispatch.genre:
        line(sub(meta, "genre", literal=literal(dispatch.genre)), "name", dispatch.genre)
    for keyword in dispatch.keywords:
        line(meta, "keyword", keyword)
    for subject in dispatch.subjects:
        add_subject(meta, subject)


def _add_lines(meta: _Element, dispatch: Dispatch) -> None:
    line(meta, "headline", dispatch.headline)
    if dispatch.dateline:
        line(meta, "dateline", dispatch.dateline.text)
    if dispatch.byline:
        line(meta, "by", dispatch.byline)
    if dispatch.credit:
        line(meta, "creditline", dispatch.credit)
