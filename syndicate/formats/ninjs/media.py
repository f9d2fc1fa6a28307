"""Pictures and the like of a ninjs item: its own renditions, what it is associated with, what is attached to it."""

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
    if kind_of(item) and any(_href(one) for _, one in item.named("renditions")):
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
        yield Association(
            href=href,
            media_type=(_media_type(best) if best else None) or item.text("mimetype"),
            size=best.number("sizeinbytes", "size", "length") if best else None,
            caption=caption(item),
            credit=credit(item) or item.text("byline", "by") or _name(item.one("photographer")),
            guid=guid,
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
    """The rendition that is the thing itself: of its kind, called the main one, else the largest."""
    renditions = [(name.lower(), one) for name, one in item.named("renditions") if _href(one)]
    if not renditions:
        return None
    return max(renditions, key=lambda pair: _worth(pair[0], pair[1], kind))[1]


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
    for _, one in item.named("associations"):
        told = _relation(one, in_package=package)
        named = one.text("guid", "uri")
        if told and named:
            yield Link(relation=told, target=named, version=one.number("version") or None, title=headline(one))


def _relation(associated: Fields, *, in_package: bool) -> Relation | None:
    named = associated.text("rel")
    if named and (relation := _RELATIONS.get(of_code(named).bare.lower())):
        return relation
    if kind_of(associated) or not associated.text("type"):
        return None
    return Relation.MEMBER if in_package else Relation.SEE_ALSO
