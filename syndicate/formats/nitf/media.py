"""Pictures and the like in an NITF body: `media`, one association for each whatever its renditions."""

import re

from lxml.etree import _Element

from syndicate.formats.elements import find, find_all, inside, texts_at, value
from syndicate.formats.markup import element_text
from syndicate.model.dispatch import Association

_KINDS = {
    "image": "picture",
    "photo": "picture",
    "picture": "picture",
    "foto": "picture",
    "graphic": "graphic",
    "graphics": "graphic",
    "video": "video",
    "audio": "audio",
    "animation": "animation",
    "text": "text",
}
_MOST_DIGITS = 6
_SIZE = re.compile(r"\d{1,18}", re.ASCII)
_MIME_KINDS = {"image": "picture", "video": "video", "audio": "audio", "text": "text"}


def associations(nitf: _Element) -> tuple[Association, ...]:
    """Every `media` with an address, wherever it stands; a mark that points into its own file (`#photo0`) has none.

    ANSA writes `img` with a `source` instead.
    """
    media = (found for element in inside(nitf, "media") if (found := _association(element)))
    images = (Association(href=href, kind="picture") for img in inside(nitf, "img") if (href := _image(img)))
    return (*media, *images)


def _association(media: _Element) -> Association | None:
    references = [reference for reference in find_all(media, "media-reference") if _address(reference)]
    if not references:
        return None
    main = max(references, key=_area)
    href, name = _address(main) or "", value(main, "name")
    mime = value(main, "mime-type")
    size = _metadata(media, "size") or ""
    captions = tuple(texts_at(media, "media-caption"))
    credit = element_text(find(media, "media-producer")) or value(main, "source-credit") or value(main, "copyright")
    kind = _KINDS.get((value(media, "media-type") or "").lower()) or _MIME_KINDS.get((mime or "").partition("/")[0])
    return Association(
        href=href,
        media_type=mime if mime and "/" in mime else None,
        size=int(size) if _SIZE.fullmatch(size) else None,
        width=_side(main, "width") or None,
        height=_side(main, "height") or None,
        caption=" ".join(captions) or value(main, "alternate-text"),
        credit=credit or _metadata(media, "credit"),
        guid=_metadata(media, "guid"),
        title=_metadata(media, "title") or (name if name != href else None),
        kind=kind,
    )


def _image(img: _Element) -> str | None:
    return value(img, "source") or value(img, "src")


def _address(reference: _Element) -> str | None:
    address = value(reference, "source") or value(reference, "data-location") or value(reference, "name")
    return None if address is None or address.startswith("#") else address


def _metadata(media: _Element, name: str) -> str | None:
    named = (found for found in find_all(media, "media-metadata") if (found.get("name") or "").lower() == name)
    return next(filter(None, (value(found, "value") for found in named)), None)


def _area(reference: _Element) -> int:
    return _side(reference, "width") * _side(reference, "height")


def _side(reference: _Element, side: str) -> int:
    figure = value(reference, side) or ""
    return int(figure) if figure.isascii() and figure.isdigit() and len(figure) <= _MOST_DIGITS else 0
