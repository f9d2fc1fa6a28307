"""Pictures and the like of a ninjs item: its own renditions, what it is associated with, what is attached to it."""

import re
from collections.abc import Iterator

from syndicate.formats.json_values import Fields
from syndicate.formats.ninjs.text import caption, credit, headline
from syndicate.formats.qcodes import of_code
from syndicate.model.dispatch import Association
from syndicate.model.link import Link, Relation

_MEDIA = {
    "picture": "picture",
    "image": "picture",
    "photo": "picture",
    "graphic": "graphic",
    "video": "video",
    "audio": "audio",
    "animation": "animation",
}
_TYPES = {"picture": "image", "graphic": "image", "video": "video", "audio": "audio", "animation": "image"}
_BY_TYPE = {"image": "picture", "video": "video", "audio": "audio"}
_FIRST = frozenset(("main", "original"))
_SMALL = frozenset(("thumbnail", "thumb", "preview", "viewimage", "small", "lowres"))
_RELATIONS = {relation.value.lower(): relation for relation in Relation} | {
    "related": Relation.SEE_ALSO,
    "previous": Relation.PREVIOUS_VERSION,
    "prevversion": Relation.PREVIOUS_VERSION,
}
_NUMBERED = re.compile(r"[_-]?\d+\Z", re.ASCII)
_PACKAGES = frozenset(("composite", "package"))


def kind_of(item: Fields) -> str | None:
    """What kind of media an item is, by its type, else by its media type or its renditions'; None for text."""
    if named := item.text("type"):
        return _MEDIA.get(named.lower())
    types = [item.text("mimetype", "contenttype"), *(_media_type(one) for _, one in item.named("renditions"))]
    return next((kind for one in types if one and (kind := _BY_TYPE.get(one.partition("/")[0].lower()))), None)


def associations(item: Fields) -> tuple[Association, ...]:
    """The item itself where it is media, then what is associated with it, then what is attached."""
    return tuple(dict.fromkeys(_associations(item)))


def links(item: Fields) -> tuple[Link, ...]:
    """Other dispatches that the item names."""
    return tuple(dict.fromkeys(_links(item)))


def _associations(item: Fields) -> Iterator[Association]:
    if kind_of(item) and _best(item, kind_of(item)):
        yield from _association(item)
    for _, one in item.named("associations"):
        if kind_of(one) or (not one.text("type") and any(_href(found) for _, found in one.named("renditions"))):
            yield from _association(one)
    for one in item.each("attachments"):
        if href := _href(one):
            yield Association(
                href=href,
                media_type=_media_type(one),
                size=one.number("length", "size", "sizeinbytes"),
                caption=one.text("description"),
                title=one.text("title", "filename"),
            )


def _association(item: Fields) -> Iterator[Association]:
    kind = kind_of(item)
    guid = item.text("guid", "uri")
    best = _best(item, kind)
    href = (_href(best) if best else None) or guid
    if href:
        named = best is None or guid != href  # an item without an identifier of its own is called by its address
        yield Association(
            href=href,
            media_type=(_media_type(best) if best else None) or item.text("mimetype"),
            size=best.number("sizeinbytes", "size", "length") if best else None,
            width=(best.number("width") or None) if best else None,
            height=(best.number("height") or None) if best else None,
            caption=caption(item),
            credit=credit(item) or item.text("byline", "by") or _name(item.one("photographer")),
            guid=guid if named else None,
            title=headline(item),
            kind=kind,
        )


def _name(party: Fields | None) -> str | None:
    return party.text("name") if party else None


def _href(rendition: Fields) -> str | None:
    return rendition.text("href", "url")


def _media_type(rendition: Fields) -> str | None:
    return rendition.text("mimetype", "contenttype")


def _best(item: Fields, kind: str | None) -> Fields | None:
    """The rendition that is the thing itself: of its kind, called the main one, else the largest; no page about it."""
    renditions = [
        (name.lower(), one) for name, one in item.named("renditions") if _href(one) and not (kind and _is_text(one))
    ]
    if not renditions:
        return None
    return max(renditions, key=lambda pair: _worth(pair[0], pair[1], kind))[1]


def _is_text(rendition: Fields) -> bool:
    return (_media_type(rendition) or "").lower().startswith("text/")


def _worth(name: str, rendition: Fields, kind: str | None) -> tuple[bool, bool, bool, bool, int, int]:
    media_type = (_media_type(rendition) or "").lower()
    of_kind = media_type.startswith(_TYPES.get(kind or "", "image")) if media_type else True
    told = f"{name} {rendition.text('title', 'usage') or ''} {rendition.text('variant') or ''}".lower()
    area = (rendition.number("width") or 0) * (rendition.number("height") or 0)
    return (
        of_kind,
        "watermark" not in told and "watermark" not in (_href(rendition) or "").lower(),
        not any(small in told for small in _SMALL),
        name in _FIRST,
        area,
        rendition.number("sizeinbytes", "size") or 0,
    )


def _links(item: Fields) -> Iterator[Link]:
    for relation, names in (
        (Relation.PREVIOUS_VERSION, ("replacing",)),
        (Relation.EVOLVED_FROM, ("evolvedfrom", "rewrite_of")),
        (Relation.TRANSLATED_FROM, ("translatedfrom", "translated_from")),
        (Relation.DERIVED_FROM, ("derivedfrom", "derived_from")),
    ):
        for target in item.texts(*names):
            yield Link(relation=relation, target=target)
    package = (item.text("type") or "").lower() in _PACKAGES
    for name, one in item.named("associations"):
        told = _relation(one, name, in_package=package)
        named = one.text("guid", "uri")
        if told and named:
            yield Link(relation=told, target=named, version=one.number("version") or None, title=headline(one))


def _relation(associated: Fields, name: str, *, in_package: bool) -> Relation | None:
    """By its `rel`, else by its name, which explains the nature of an association, else by the package it is in."""
    named = associated.text("rel")
    if named and (relation := _RELATIONS.get(of_code(named).bare.lower())):
        return relation
    if kind_of(associated):
        return None
    if relation := _RELATIONS.get(_NUMBERED.sub("", name.lower())):
        return relation
    if not associated.text("type"):
        return None
    return Relation.MEMBER if in_package else Relation.SEE_ALSO
