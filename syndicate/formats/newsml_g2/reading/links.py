"""What an item links to: other dispatches, and the pictures that go with it."""

import re
from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from syndicate.formats.newsml_g2.reading.concepts import Scope, bare_codes, value_of
from syndicate.formats.newsml_g2.reading.identity import guid_of
from syndicate.formats.newsml_g2.reading.parts import Parts, in_language, text_of, whole_number
from syndicate.model.dispatch import Association
from syndicate.model.link import Link, Relation

_RELATIONS = {
    "previousversion": Relation.PREVIOUS_VERSION,
    "prevversion": Relation.PREVIOUS_VERSION,  # retired
    "evolvedfrom": Relation.EVOLVED_FROM,
    "derivedfrom": Relation.DERIVED_FROM,
    "translatedfrom": Relation.TRANSLATED_FROM,
    "istranslationof": Relation.TRANSLATED_FROM,
    "dependson": Relation.DEPENDS_ON,
    "hasmember": Relation.MEMBER,
}
_GOES_WITH = frozenset(("associatedwith", "hasrendition", "isrenditionof", "hasimage", "haspicture", "hasvideo"))
_MEDIA = frozenset(("picture", "graphic", "video", "audio", "animation"))
_KINDS = {"image": "picture", "video": "video", "audio": "audio"}
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|tiff?|webp|svg)(?:[?#]|$)", re.IGNORECASE)
_CAPTIONS = ("caption", "summary")


def read_links(
    elements: Iterable[_Element], own: tuple[str | None, int | None], provider: str | None
) -> Iterator[Link]:
    """Read the links that are no pictures.

    Args:
        elements: `itemMeta/link` elements.
        own: The item's guid and version.
        provider: Who sent the item, to make URIs of identifiers that are none.
    """
    for element in elements:
        target = _identifier(element, provider) or _address(element)
        if target is None or _is_association(element):
            continue
        version = whole_number(element.get("version"))
        relation = next((_RELATIONS[code] for code in bare_codes(element, "rel") if code in _RELATIONS), None)
        if relation is None and _is_before(element, target, version, own):
            relation = Relation.PREVIOUS_VERSION
        yield Link(
            relation=relation or Relation.SEE_ALSO,
            target=target,
            version=version,
            title=_title(element, None),
        )


def read_members(elements: Iterable[_Element], scope: Scope, provider: str | None) -> Iterator[Link]:
    """Read references to items of a package, in order (`itemRef`); one that refers to nothing is left out."""
    for element in elements:
        if target := _identifier(element, provider) or _address(element):
            yield Link(
                relation=Relation.MEMBER,
                target=target,
                version=whole_number(element.get("version")),
                title=_title(element, scope.language),
            )


def read_associations(elements: Iterable[_Element], scope: Scope, provider: str | None) -> Iterator[Association]:
    """Read the links that are pictures, sound, films or whatever else goes with the story."""
    for element in elements:
        guid, href = _identifier(element, provider), _address(element)
        if not _is_association(element) or not (href or guid):
            continue
        hints = Parts(element)
        credit = hints.text("creditline")
        yield Association(
            href=href or guid or "",
            media_type=_media_type(element),
            size=whole_number(element.get("size")),
            caption=caption_of(hints, scope),
            credit=credit,
            guid=guid,
            title=_title(element, scope.language),
            kind=_kind(element),
        )


def caption_of(parts: Parts, scope: Scope) -> str | None:
    """The description that is the caption, else the first there is."""
    found = in_language(parts.all("description"), scope.language)
    for role in _CAPTIONS:
        for description in found:
            if role in bare_codes(description, "role") and (text := text_of(description)):
                return text
    return next(filter(None, map(text_of, found)), None)


def kind_of_media(media_type: str | None) -> str | None:
    """The nature of an item (scheme `ninat:`) that a media type tells, or None."""
    return _KINDS.get((media_type or "").partition("/")[0].lower())


def _is_before(element: _Element, target: str, version: int | None, own: tuple[str | None, int | None]) -> bool:
    """Whether a link says without a relation that it is to an earlier version of the item: the very one, or by number.

    STT spells the guid in two ways, but links to nothing else so.
    """
    guid, number = own
    if version is None or number is None or version >= number:
        return False
    return target == guid or (not element.get("rel") and not element.get("reluri") and version == number - 1)


def _is_association(element: _Element) -> bool:
    address = _address(element)
    if _kind(element) in _MEDIA or (address and _PICTURE_FILE.search(address)):
        return True
    return address is not None and any(code in _GOES_WITH for code in bare_codes(element, "rel"))


def _kind(element: _Element) -> str | None:
    value = value_of(Parts(element).first("itemClass"))
    return value.lower() if value else kind_of_media(_media_type(element))


def _media_type(element: _Element) -> str | None:
    return element.get("contenttype") or element.get("hreftype")  # the deprecated name of G2 2.0


def _identifier(element: _Element, provider: str | None) -> str | None:
    return guid_of(element.get("residref") or element.get("guidref"), provider)  # the deprecated name of G2 2.0


def _address(element: _Element) -> str | None:
    return (element.get("href") or "").strip() or None


def _title(element: _Element, language: str | None) -> str | None:
    hints = Parts(element)
    for name in ("title", "headline"):
        if text := next(filter(None, map(text_of, in_language(hints.all(name), language))), None):
            return text
    return " ".join((element.get("title") or "").split()) or None
