"""What an item carries: its text as NITF, its pictures by reference, the items it is put together from."""

from collections.abc import Iterable

from lxml.etree import _Element

from syndicate.formats.newsml_1.writing.identity import reference
from syndicate.formats.newsml_1.writing.terms import formal, prop
from syndicate.formats.nitf.writing.blocks import add_blocks
from syndicate.formats.nitf.writing.body import add_text
from syndicate.formats.nitf.writing.terms import VERSION, sub
from syndicate.model.body import Paragraph
from syndicate.model.dispatch import Association, Dispatch
from syndicate.model.link import Link

PACKAGE = "Package"
"""The role of a component that holds the items of a package."""

_MEDIA = {
    "picture": "Photo",
    "graphic": "Graphic",
    "video": "Video",
    "audio": "Audio",
    "animation": "Animation",
}
_MIME_MEDIA = {"image": "Photo", "video": "Video", "audio": "Audio"}
_OTHER = "Other"


def add_text_component(around: _Element, dispatch: Dispatch) -> None:
    """Add the text, its headline above it, as NITF in no namespace, with its number of words."""
    component = sub(around, "NewsComponent", attributes={"Essential": "yes"})
    formal(component, "Role", "Main")
    content = _add_nitf(component)
    prop(sub(content, "Characteristics"), "Words", str(dispatch.body.word_count))
    nitf = sub(sub(content, "DataContent"), "nitf", attributes={"version": VERSION})
    add_text(nitf, dispatch.headline, dispatch.body)


def add_media_component(around: _Element, association: Association) -> None:
    """Add a picture or the like: what is said of it, its caption and where it is."""
    component = sub(around, "NewsComponent")
    formal(component, "Role", "Supporting")
    lines = sub(component, "NewsLines")
    if association.title:
        sub(lines, "HeadLine", association.title)
    if association.credit:
        sub(lines, "CreditLine", association.credit)
    if association.guid:
        sub(sub(component, "AdministrativeMetadata"), "SystemIdentifier", association.guid)
    if association.caption:
        caption = sub(component, "NewsComponent")
        formal(caption, "Role", "Caption")
        add_blocks(sub(_add_nitf(caption), "DataContent"), [Paragraph(association.caption)])
    _add_reference(sub(component, "NewsComponent"), association)


def add_package(around: _Element, members: Iterable[Link], domain: str) -> None:
    """Add the items of a package in their running order."""
    package = sub(around, "NewsComponent")
    formal(package, "Role", PACKAGE)
    for link in members:
        component = sub(package, "NewsComponent")
        if link.title:
            sub(sub(component, "NewsLines"), "HeadLine", link.title)
        sub(component, "NewsItemRef", attributes={"NewsItem": reference(link, domain)})


def _add_nitf(component: _Element) -> _Element:
    content = sub(component, "ContentItem")
    formal(content, "MediaType", "Text")
    formal(content, "Format", "NITF")
    formal(content, "MimeType", "text/vnd.IPTC.NITF")
    return content


def _add_reference(component: _Element, association: Association) -> None:
    mime = association.media_type or ""
    content = sub(component, "ContentItem", attributes={"Href": association.href})
    kind = _MEDIA.get(association.kind or "") or _MIME_MEDIA.get(mime.partition("/")[0], _OTHER)
    formal(content, "MediaType", kind)
    if mime:
        formal(content, "MimeType", mime)
    sides = {"Width": association.width, "Height": association.height}
    if association.size is None and not any(sides.values()):
        return
    characteristics = sub(content, "Characteristics")
    if association.size is not None:
        sub(characteristics, "SizeInBytes", str(association.size))
    for side, long in sides.items():
        if long:
            prop(characteristics, side, str(long))
