"""The parts of a NewsML 1 item: its tree of NewsComponents, and what each of them is for.

The DTD says how components nest, not what they mean; agencies say that by Role, MediaType, Format, MimeType and a
property ComponentClass, each in words of its own. Walks go by document order and ancestors, never by recursion.
"""

from collections.abc import Iterator
from enum import Enum, auto

from lxml.etree import _Element

from syndicate.formats.elements import find, find_all, inside, local_name, value, value_at
from syndicate.formats.markup import element_text

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Use(Enum):
    """What a text is for."""

    BODY = auto()
    LEAD = auto()
    DECK = auto()
    TITLE = auto()
    CAPTION = auto()
    SUMMARY = auto()
    NOTE = auto()
    NOTHING = auto()


_USES = {
    "lead": Use.LEAD,
    "intro": Use.LEAD,
    "introduction": Use.LEAD,
    "leadin": Use.LEAD,
    "subheadline": Use.DECK,
    "subheading": Use.DECK,
    "subtitle": Use.DECK,
    "subhead": Use.DECK,
    "headline": Use.TITLE,
    "title": Use.TITLE,
    "caption": Use.CAPTION,
    "photocaption": Use.CAPTION,
    "abstract": Use.SUMMARY,
    "summary": Use.SUMMARY,
    "synopsis": Use.SUMMARY,
    "tweettext": Use.SUMMARY,
    "contact": Use.NOTE,
    "contacts": Use.NOTE,
    "note": Use.NOTE,
    "editorialnote": Use.NOTE,
    "advisory": Use.NOTE,
    "stylesheet": Use.NOTHING,
    "script": Use.NOTHING,
}
_KINDS = {
    "text": "text",
    "article": "text",
    "story": "text",
    "complexdata": "text",
    "photo": "picture",
    "picture": "picture",
    "image": "picture",
    "logo": "picture",
    "baseimage": "picture",
    "graphic": "graphic",
    "graphics": "graphic",
    "infographic": "graphic",
    "video": "video",
    "clip": "video",
    "audio": "audio",
    "sound": "audio",
    "quote": "audio",
    "animation": "animation",
}
_TYPES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "jpeg baseline": "image/jpeg",
    "jpegbaseline": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "svg": "image/svg+xml",
    "mpeg4": "video/mp4",
    "mp4": "video/mp4",
    "mov": "video/quicktime",
    "mpeg": "video/mpeg",
    "mpeg3": "audio/mpeg",
    "mp3": "audio/mpeg",
    "wav": "audio/wav",
    "pdf": "application/pdf",
}
_MIME_KINDS = {"image": "picture", "video": "video", "audio": "audio", "text": "text"}


def formal(element: _Element | None, path: str) -> str | None:
    """The FormalName at a path, else its text: some wires write `<Urgency>2</Urgency>`."""
    for found in find_all(element, path):
        if name := value(found, "FormalName") or element_text(found):
            return name
    return None


def word(text: str | None) -> str:
    """A formal name in small letters without spaces and marks, to look up."""
    small = (text or "").lower()
    return small if small.isalnum() else "".join(filter(str.isalnum, small))


def role(component: _Element) -> str:
    """What a component says it is, as :func:`word` has it; empty where it does not say."""
    return word(value_at(component, "Role", "FormalName"))


def use(component: _Element) -> Use:
    """What a component's own text is for; the body of the story where its role says nothing else."""
    return _USES.get(role(component), Use.BODY)


def role_kind(component: _Element) -> str | None:
    """The kind of thing that a role or a property of a component says (IPTC news item nature), or None."""
    if told := _KINDS.get(role(component)):
        return told
    classes = find_all(component, "DescriptiveMetadata/Property")
    named = next((found for found in classes if found.get("FormalName") == "ComponentClass"), None)
    return _KINDS.get(word(value(named, "Value"))) if named is not None else None


def kind(content: _Element) -> str:
    """The kind of a content item (IPTC news item nature); `text` where nothing says otherwise."""
    if told := _KINDS.get(word(formal(content, "MediaType"))):
        return told
    if told := _MIME_KINDS.get((media_type(content) or "").partition("/")[0]):
        return told
    parent = content.getparent()
    return (role_kind(parent) if parent is not None and value(content, "Href") else None) or "text"


def media_type(content: _Element) -> str | None:
    """The IANA type of a content item: its MimeType, else what its Format or the ending of its address stands for."""
    said = (formal(content, "MimeType") or "").lower()
    form = (formal(content, "Format") or "").lower()
    ending = (value(content, "Href") or "").rpartition(".")[2].lower()
    given = next((name for name in (said, form) if "/" in name), None)
    return given or _TYPES.get(form) or _TYPES.get(ending)


def components(item: _Element) -> Iterator[_Element]:
    """The components of an item in document order, without those of items inside it."""
    return (found for found in inside(item, "NewsComponent") if nearest(found, "NewsItem") is item)


def contents(component: _Element) -> Iterator[_Element]:
    """A component's own content items; some wires put one inside another."""
    for found in find_all(component, "ContentItem"):
        yield found
        yield from find_all(found, "ContentItem")


def nearest(element: _Element, name: str) -> _Element | None:
    """The nearest ancestor of this name."""
    return next((found for found in element.iterancestors() if local_name(found) == name), None)


def upwards(component: _Element) -> Iterator[_Element]:
    """The component and the components around it, innermost first, within its item."""
    yield component
    for found in component.iterancestors():
        if local_name(found) == "NewsItem":
            return
        if local_name(found) == "NewsComponent":
            yield found


def language(component: _Element, item: _Element) -> str | None:
    """The language of a component: what it says of itself or the nearest one around it, else its item."""
    for found in upwards(component):
        if tag := formal(found, "DescriptiveMetadata/Language") or formal(found, "DescriptiveMetada/Language"):
            return tag
        if tag := _tag(found):
            return tag
    lines = next((line for line in inside(component, "HeadLine", "NewsLineText") if _tag(line)), None)
    return _tag(item) or (_tag(lines) if lines is not None else None)


def has_data(content: _Element) -> bool:
    """Whether a content item carries its text with it."""
    data = find(content, "DataContent")
    data = next(inside(content, "DataContent"), None) if data is None else data
    return data is not None and element_text(data) is not None


def _tag(element: _Element) -> str | None:
    tag = element.get(LANG)
    return None if tag is None or tag.lower().startswith("x-") else tag.strip() or None
