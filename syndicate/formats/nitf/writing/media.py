"""Pictures and the like: `media` in the body, by reference (NITF 3.6 `media`)."""

from lxml.etree import _Element

from syndicate.formats.nitf.writing.terms import sub
from syndicate.model.dispatch import Association

_TYPES = {
    "picture": "image",
    "graphic": "graphic",
    "video": "video",
    "audio": "audio",
    "animation": "animation",
    "text": "text",
}
_MIME_TYPES = frozenset(("image", "video", "audio", "text"))
_OTHER = "other"


def add_media(block: _Element, association: Association) -> None:
    """Add one picture: its caption, its credit as its producer, and what NITF has no place for as metadata."""
    mime = (association.media_type or "").partition("/")[0]
    named = _TYPES.get(association.kind or "") or (mime if mime in _MIME_TYPES else _OTHER)
    media = sub(block, "media", attributes={"media-type": named})
    size = None if association.size is None else str(association.size)
    for name, value in (("guid", association.guid), ("title", association.title), ("size", size)):
        if value:
            sub(media, "media-metadata", attributes={"name": name, "value": value})
    reference = {"source": association.href, "mime-type": association.media_type}
    sides = {"width": association.width, "height": association.height}
    sub(media, "media-reference", attributes=reference | {side: str(long) for side, long in sides.items() if long})
    if association.caption:
        sub(media, "media-caption", association.caption)
    if association.credit:
        sub(media, "media-producer", association.credit)
