"""A dispatch as a NewsItem, its elements in the DTD's order."""

from lxml.etree import Element, _Element

from syndicate.formats.addresses import section_id
from syndicate.formats.language_tag import language_tag
from syndicate.formats.newsml_1.naming import naming
from syndicate.formats.newsml_1.writing.about import add_lines, add_metadata
from syndicate.formats.newsml_1.writing.content import add_media_component, add_package, add_text_component
from syndicate.formats.newsml_1.writing.identity import add_identification, add_management, add_name
from syndicate.formats.newsml_1.writing.terms import formal, prop
from syndicate.formats.newsml_1.writing.topics import add_topics
from syndicate.formats.nitf.writing.terms import XML_LANG, moment, sub
from syndicate.formats.notices import notice_text
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.edition import Edition
from syndicate.model.link import Relation
from syndicate.model.section import Agency


def item_of(dispatch: Dispatch, agency: Agency) -> _Element:
    """Build the item; a kill or a hold has no component, only which item it is and what its editors are told."""
    language = language_tag(dispatch.language)
    item = Element("NewsItem", {XML_LANG: language} if language else {})
    usable = dispatch.pub_status is PubStatus.USABLE
    if not usable:
        for line in notice_text(dispatch).split("\n"):
            sub(item, "Comment", line, {"FormalName": "EditorialNote"})
    add_identification(item, dispatch, agency.domain)
    add_management(item, dispatch, agency.domain)
    if usable:
        _add_story(item, dispatch, agency)
    return item


def empty_item(edition: Edition, agency: Agency) -> _Element:
    """Build what a section that shows nothing holds, as NewsML must have an item: a package of nothing."""
    item = Element("NewsItem")
    add_name(item, naming(section_id(agency, edition.section), agency.domain), "1", "0", "N")
    management = sub(item, "NewsManagement")
    formal(management, "NewsItemType", "News")
    sub(management, "FirstCreated", moment(edition.updated))
    sub(management, "ThisRevisionCreated", moment(edition.updated))
    formal(management, "Status", "Usable")
    component = sub(item, "NewsComponent")
    sub(sub(component, "NewsLines"), "HeadLine", edition.section.title)
    prop(sub(component, "DescriptiveMetadata"), "ItemClass", "composite")
    return item


def _add_story(item: _Element, dispatch: Dispatch, agency: Agency) -> None:
    component = sub(item, "NewsComponent", attributes={XML_LANG: language_tag(dispatch.language)})
    add_topics(component, dispatch)
    add_lines(component, dispatch, agency)
    add_metadata(component, dispatch, agency)
    add_text_component(component, dispatch)
    for association in dispatch.associations:
        if association.href:
            add_media_component(component, association)
    members = [link for link in dispatch.links if link.relation is Relation.MEMBER]
    if members:
        add_package(component, members, agency.domain)
