"""What goes with an item: pictures and the like, other dispatches, and the renditions of the item itself."""

from collections.abc import Iterable

from syndicate.formats.ninjs.writing.members import Members, known, plain_text
from syndicate.formats.uris import strict_uri
from syndicate.model.dispatch import Association, Dispatch
from syndicate.model.link import Link, Relation

_RELATIONS = "http://cv.iptc.org/newscodes/itemrelation/"
_MEDIA = frozenset(("picture", "graphic", "video", "audio", "animation"))
_BY_TYPE = {"image": "picture", "video": "video", "audio": "audio"}
_WEB = ("http://", "https://")
_NAMES = (*_WEB, "urn:", "tag:")


def kind_of(media: Association) -> str | None:
    """What kind of media it is: as it says, else by its media type."""
    return media.kind or _BY_TYPE.get((media.media_type or "").partition("/")[0])


def own_media(dispatch: Dispatch) -> Association | None:
    """The picture or the like that an item of media is itself: the association that has the item's guid."""
    if dispatch.item_class not in _MEDIA:
        return None
    return next((one for one in dispatch.associations if one.guid == dispatch.guid), None)


def renditions(media: Association | None, page: str) -> list[Members]:
    """The renditions of an item: what it is itself, if it is media, and its page on the web."""
    return [*(_renditions(media) if media else ()), {"name": "web", "href": page, "contentType": "text/html"}]


def associated(media: Iterable[Association], links: Iterable[Link], types: frozenset[str]) -> list[Members]:
    """The items that are associated with one, named by what they are to it: no two have one name.

    What no URI can name is left out, as every associated item must have one.
    """
    found = [*(_media(one, types) for one in media), *map(_link, links)]
    return _numbered(one for one in found if "uri" in one)


def _media(media: Association, types: frozenset[str]) -> Members:
    kind = kind_of(media)
    return known(
        name=kind if kind in _MEDIA else "media",
        uri=_name_of(media),
        type=kind if kind in types else None,
        representationType="partial",
        headlines=plain_text("main", media.title),
        descriptions=[*plain_text("caption", media.caption), *plain_text("creditline", media.credit)],
        renditions=_renditions(media),
    )


def _name_of(media: Association) -> str | None:
    """Its guid, else its address; what is neither (`javascript:`) names nothing that others could look up."""
    name = strict_uri(media.guid or media.href)
    return name if name and name.lower().startswith(_NAMES) else None


def _renditions(media: Association) -> list[Members]:
    href = strict_uri(media.href)
    if not href or not href.lower().startswith(_WEB):
        return []
    sides = known(width=media.width, height=media.height)
    return [known(name="main", href=href, contentType=media.media_type, sizeInBytes=media.size) | sides]


def _link(link: Link) -> Members:
    """Another dispatch; that it is a member of a package is said by the package's type alone, `irel:` has no word."""
    return known(
        name=str(link.relation),
        rel=None if link.relation is Relation.MEMBER else f"{_RELATIONS}{link.relation}",
        uri=strict_uri(link.target),
        representationType="partial",
        version=str(link.version) if link.version else None,
        headlines=plain_text("main", link.title),
    )


def _numbered(items: Iterable[Members]) -> list[Members]:
    counts: dict[str, int] = {}
    numbered = []
    for item in items:
        name = item["name"]
        counts[name] = counts.get(name, 0) + 1
        numbered.append(item if counts[name] == 1 else item | {"name": f"{name}_{counts[name]}"})
    return numbered
