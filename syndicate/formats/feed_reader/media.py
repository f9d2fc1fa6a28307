"""Pictures and the like of an entry: Media RSS, enclosures of RSS and of Atom."""

from collections.abc import Iterator

from lxml.etree import _Element

from syndicate.formats.elements import local_name, value
from syndicate.formats.markup import element_text, html_text
from syndicate.formats.text_blocks import has_markup
from syndicate.model.dispatch import Association

NAMESPACES = ("http://search.yahoo.com/mrss/", "http://search.yahoo.com/mrss")

_CONTENT, _GROUP, _THUMBNAIL = "content", "group", "thumbnail"
_KINDS = {"image": "picture", "video": "video", "audio": "audio"}
_MOST_DIGITS = 18


def associations(entry: _Element) -> tuple[Association, ...]:
    """Each by its address once: media first, then enclosures; a thumbnail where there is no picture."""
    found: dict[str, Association] = {}
    for association in (*_media(entry), *_enclosures(entry)):
        found.setdefault(association.href, association)
    if not any(one.kind in {"picture", "video"} for one in found.values()):
        for association in _thumbnails(entry):
            found.setdefault(association.href, association)
    return tuple(found.values())


def status(entry: _Element) -> str | None:
    """What `media:status` says of the entry: `active`, `blocked` or `deleted`."""
    return next((value(child, "state") for child in _children(entry, "status")), None)


def _media(entry: _Element) -> Iterator[Association]:
    for child in entry:
        name = _name(child)
        if name == _CONTENT:
            yield from _association(child, entry)
        elif name == _GROUP:
            contents = list(_children(child, _CONTENT))
            if contents:
                yield from _association(max(contents, key=_worth), child, entry)
            else:
                yield from _largest_thumbnail(child, child, entry)


def _worth(content: _Element) -> tuple[bool, int, int]:
    """Which of several forms of one thing is the thing itself (Media RSS, `media:group`, `isDefault`)."""
    area = _number(content.get("width")) * _number(content.get("height"))
    return content.get("isDefault") == "true", area, _number(content.get("fileSize"))


def _association(content: _Element, *around: _Element) -> Iterator[Association]:
    """What stands in the element itself counts before what stands around it (Media RSS, "Optional Elements")."""
    places = (content, *around)
    player = next(_children(content, "player"), None)
    href = value(content, "url") or value(player, "url")
    if href is None:
        return
    media_type = value(content, "type")
    medium = (value(content, "medium") or (media_type or "").partition("/")[0]).lower()
    yield Association(
        href=href,
        media_type=media_type,
        size=_number(content.get("fileSize")) or None,
        width=_number(content.get("width")) or None,
        height=_number(content.get("height")) or None,
        caption=_told(places, "description"),
        credit=_credits(places),
        title=_told(places, "title"),
        kind=_KINDS.get(medium),
    )


def _thumbnails(entry: _Element) -> Iterator[Association]:
    yield from _largest_thumbnail(entry, entry)


def _largest_thumbnail(parent: _Element, *places: _Element) -> Iterator[Association]:
    found = [(_number(one.get("width")), one) for one in _children(parent, _THUMBNAIL) if value(one, "url")]
    if found:
        _, largest = max(found, key=lambda pair: pair[0])
        yield Association(
            href=value(largest, "url") or "",
            width=_number(largest.get("width")) or None,
            height=_number(largest.get("height")) or None,
            caption=_told(places, "description"),
            credit=_credits(places),
            title=_told(places, "title"),
            kind="picture",
        )


def _enclosures(entry: _Element) -> Iterator[Association]:
    for child in entry.iterchildren("{*}enclosure", "{*}link"):
        is_link = local_name(child) == "link"
        if is_link and (child.get("rel") or "").rpartition("/")[2] != "enclosure":
            continue
        href = value(child, "href" if is_link else "url")
        if href:
            media_type = value(child, "type")
            yield Association(
                href=href,
                media_type=media_type,
                size=_number(child.get("length")) or None,
                caption=value(child, "title"),
                kind=_KINDS.get((media_type or "").partition("/")[0].lower()),
            )


def _told(places: tuple[_Element, ...], name: str) -> str | None:
    for place in places:
        for element in _children(place, name):
            text = element_text(element)
            if text and (element.get("type") == "html" or (element.get("type") is None and has_markup(text))):
                text = html_text(text)
            if text:
                return text
    return None


def _credits(places: tuple[_Element, ...]) -> str | None:
    for place in places:
        names = [text for element in _children(place, "credit") if (text := element_text(element))]
        if names:
            return ", ".join(dict.fromkeys(names))
    return None


def _children(parent: _Element, name: str) -> Iterator[_Element]:
    return parent.iterchildren(*(f"{{{namespace}}}{name}" for namespace in NAMESPACES))


def _name(element: _Element) -> str | None:
    """Its local name where it is Media RSS."""
    if not isinstance(element.tag, str):
        return None
    namespace, _, name = element.tag.rpartition("}")
    return name if namespace.removeprefix("{") in NAMESPACES else None


def _number(text: str | None) -> int:
    figures = (text or "").strip()
    return int(figures) if figures.isascii() and figures.isdigit() and len(figures) <= _MOST_DIGITS else 0
