"""Content that an item refers to (`contentSet/remoteContent`): pictures, sound and films as associations."""

from collections.abc import Iterator, Sequence

from lxml.etree import _Element

from syndicate.formats.newsml_g2.reading.concepts import bare_codes
from syndicate.formats.newsml_g2.reading.links import kind_of_media
from syndicate.formats.newsml_g2.reading.parts import Parts, whole_number
from syndicate.model.dispatch import Association

_BEST = ("original", "highres", "hires", "main", "print", "highresolution", "full", "large", "high")
_LEAST = ("thumbnail", "thumb", "icon", "preview", "keyframe", "proxy", "lowres", "web", "small", "sample")
_MEDIA = ("image/", "video/", "audio/")
_TEXT = ("text/", "application/xhtml", "application/nitf", "application/newsml", "application/vnd.iptc")
_KINDS = {"picture": "image/", "graphic": "", "video": "video/", "audio": "audio/", "animation": ""}


def read_remote(content_set: _Element | None, item_class: str, described: Association) -> Iterator[Association]:
    """Read one association for each thing shown, whatever its renditions.

    Args:
        content_set: The `contentSet`, or None.
        item_class: The item's: of a picture, film or recording all renditions are of one thing.
        described: What the item says of its content: guid, title, caption, credit.
    """
    renditions = [one for one in Parts(content_set).all("remoteContent") if _address(one)]
    if item_class in _KINDS:
        of_kind = [one for one in renditions if _is_media(one, _KINDS[item_class])]
        if chosen := of_kind or renditions:
            yield _association(_main(chosen), described, item_class)
        return
    for shown in _apart([one for one in renditions if not _is_text(one)]):
        main = _main(shown)
        yield _association(main, Association(href=""), kind_of_media(_media_type(main)))


def _association(main: _Element, described: Association, kind: str | None) -> Association:
    return Association(
        href=_address(main) or "",
        media_type=_media_type(main),
        size=whole_number(main.get("size")),
        width=whole_number(main.get("width")) or None,
        height=whole_number(main.get("height")) or None,
        caption=described.caption,
        credit=described.credit,
        guid=described.guid or main.get("residref"),
        title=described.title or main.get("title"),
        kind=kind,
    )


def _apart(renditions: Sequence[_Element]) -> list[list[_Element]]:
    """Renditions of one thing together: another thing begins where a rendition is named again, or a medium changes."""
    things: list[list[_Element]] = []
    seen: set[tuple[str, ...]] = set()
    medium = ""
    for one in renditions:
        codes = bare_codes(one, "rendition")
        now = (_media_type(one) or "").partition("/")[0]
        if not things or not codes or codes in seen or now != medium:
            things.append([])
            seen = set()
        things[-1].append(one)
        seen.add(codes)
        medium = now
    return things


def _main(renditions: Sequence[_Element]) -> _Element:
    """The largest, by what it is called before its measures; the first of equals."""
    return max(renditions, key=_weight)


def _weight(rendition: _Element) -> tuple[int, int, int]:
    codes = bare_codes(rendition, "rendition")
    named = any(code in _BEST for code in codes) - any(code in _LEAST for code in codes)
    width, height = whole_number(rendition.get("width")) or 0, whole_number(rendition.get("height")) or 0
    return named, width * height, whole_number(rendition.get("size")) or 0


def _is_media(rendition: _Element, beginning: str) -> bool:
    return (_media_type(rendition) or beginning).startswith(beginning)


def _is_text(rendition: _Element) -> bool:
    return (_media_type(rendition) or "").startswith(_TEXT)


def _media_type(rendition: _Element) -> str | None:
    return rendition.get("contenttype") or rendition.get("hreftype")


def _address(rendition: _Element) -> str | None:
    return (rendition.get("href") or rendition.get("residref") or "").strip() or None
