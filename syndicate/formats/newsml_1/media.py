"""Pictures and the like in a NewsML 1 item: one association for each, whatever its renditions.

A picture is a component with lines of its own (AFP, Belga), whose children are its caption and its renditions, or one
component with a content item for each rendition (Business Wire). Components without lines of their own side by side
are renditions of one picture as long as each plays another role; the same role again begins another picture.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from syndicate.formats.elements import find, find_all, inside, text_at, value
from syndicate.formats.markup import element_text
from syndicate.formats.newsml_1.content import read_content
from syndicate.formats.newsml_1.parts import (
    Use,
    components,
    contents,
    formal,
    has_data,
    kind,
    media_type,
    nearest,
    role,
    role_kind,
    use,
    word,
)
from syndicate.model.body import Body
from syndicate.model.dispatch import Association
from syndicate.rules.text import fold

_LARGEST = 10**7
_OTHER = "other"


@dataclass(slots=True)
class _Picture:
    """The renditions found so far of one thing, and the roles they play."""

    holder: _Element
    renditions: list[_Element]
    roles: set[str] = field(default_factory=set)


def is_media(component: _Element) -> bool:
    """Whether a component is a picture or the like with all that belongs to it, rather than a story.

    It has an address of something that is no text, and either says so by its role or carries no text but captions.
    """
    parts = [
        found for found in (component, *inside(component, "NewsComponent")) if any(map(_is_medium, contents(found)))
    ]
    if not parts:
        return False
    told = role_kind(component)
    if told is not None and told != "text":
        return True
    inner = (found for found in (component, *inside(component, "NewsComponent")) if use(found) in (Use.BODY, Use.LEAD))
    return not any(has_data(content) for found in inner for content in contents(found))


def associations(item: _Element, within: _Element | None = None) -> tuple[Association, ...]:
    """Every picture and the like in an item, or in one component of it, in document order."""
    return tuple(_association(picture, item) for picture in _pictures(item, within))


def _is_medium(content: _Element) -> bool:
    """Whether a content item is by reference and no text: something that it has no word for, or another thing."""
    return value(content, "Href") is not None and (
        kind(content) != "text" or word(formal(content, "MediaType")) == _OTHER
    )


def _pictures(item: _Element, within: _Element | None) -> Iterator[_Picture]:
    open_ones: dict[tuple[_Element, str], _Picture] = {}
    found: list[_Picture] = []
    for component in components(item) if within is None else (within, *inside(within, "NewsComponent")):
        media = list(filter(_is_medium, contents(component)))
        if not media:
            continue
        playing, thing = role(component), kind(media[0])
        holder = _holder(component)
        picture = open_ones.get((holder, thing))
        if picture is None or not playing or playing in picture.roles:
            picture = _Picture(holder, [])
            open_ones[holder, thing] = picture
            found.append(picture)
        picture.renditions += media
        picture.roles.add(playing)
    return iter(found)


def _holder(component: _Element) -> _Element:
    """The component that says what the picture is: itself where it has lines, else the one around it."""
    lines = find(component, "NewsLines")
    around = component.getparent()
    if (
        (lines is not None and element_text(lines))
        or around is None
        or nearest(component, "NewsComponent") is not around
    ):
        return component
    return around


def _association(picture: _Picture, item: _Element) -> Association:
    main = max(picture.renditions, key=_area)
    holder = picture.holder
    story = next(iter(components(item)), None) is holder
    lines = find(holder, "NewsLines")
    title = None if story else text_at(lines, "HeadLine")
    size = text_at(main, "Characteristics/SizeInBytes") or ""
    width, height = _sides(main)
    return Association(
        href=value(main, "Href") or "",
        media_type=media_type(main),
        size=int(size) if size.isascii() and size.isdigit() and int(size[:18]) else None,
        width=width or None,
        height=height or None,
        caption=_caption(holder) or title,
        credit=_credit(holder, lines),
        title=title,
        guid=text_at(holder, "AdministrativeMetadata/SystemIdentifier"),
        kind=None if kind(main) == "text" else kind(main),
    )


def _caption(holder: _Element) -> str | None:
    captions = [found for found in find_all(holder, "NewsComponent") if use(found) is Use.CAPTION]
    told = role_kind(holder)
    if not captions and told is not None and told != "text":
        captions = [found for found in find_all(holder, "NewsComponent") if use(found) in (Use.LEAD, Use.BODY)]
    return next(filter(None, map(_text, captions)), None)


def _text(component: _Element) -> str | None:
    blocks = (read_content(content).blocks for content in contents(component) if has_data(content))
    return next(filter(None, (fold(" ".join(Body(found).lines())) for found in blocks)), None)


def _credit(holder: _Element, lines: _Element | None) -> str | None:
    administrative = find(holder, "AdministrativeMetadata")
    parties: Iterable[str | None] = (
        text_at(lines, "CreditLine"),
        text_at(lines, "ByLine"),
        *(value(found, "FormalName") for found in find_all(administrative, "Creator/Party")),
        *(value(found, "FormalName") for found in find_all(administrative, "Source/Party")),
    )
    return next(filter(None, parties), None)


def _area(content: _Element) -> int:
    """The largest rendition is the picture; where none says how large it is, the first."""
    width, height = _sides(content)
    return width * height


def _sides(content: _Element) -> tuple[int, int]:
    """Its width and height in pixels, 0 where it does not say."""
    sides = {"width": 0, "height": 0}
    for found in find_all(content, "Characteristics/Property"):
        name = (value(found, "FormalName") or "").lower().removeprefix("pixel")
        figure = value(found, "Value") or ""
        if name in sides and figure.isascii() and figure.isdigit():
            sides[name] = min(int(figure[:9]), _LARGEST)
    return sides["width"], sides["height"]
