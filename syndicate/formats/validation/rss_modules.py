"""The modules that feeds of RSS use: Media RSS, Dublin Core, syndication, Atom's links, GeoRSS."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from lxml.etree import _Element

from syndicate.formats.validation.finding import Findings, error, shown
from syndicate.formats.validation.values import (
    is_absolute,
    is_language,
    is_media_type,
    is_number,
    is_rfc_3339,
    is_w3c_date,
)
from syndicate.formats.validation.xml_tree import elements, text_of

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
GEORSS = "{http://www.georss.org/georss}"
MEDIA = "{http://search.yahoo.com/mrss/}"
SY = "{http://purl.org/rss/1.0/modules/syndication/}"

MODULES_ONCE = frozenset(
    (
        *(f"{SY}updatePeriod", f"{SY}updateFrequency", f"{SY}updateBase", f"{CONTENT}encoded"),
        *(f"{ATOM}updated", f"{ATOM}published", f"{DC}language", f"{DC}rights", f"{DC}date"),
    )
)
_PERIODS = frozenset(("hourly", "daily", "weekly", "monthly", "yearly"))
_MEDIUMS = frozenset(("image", "audio", "video", "document", "executable"))
_STATES = frozenset(("active", "blocked", "deleted"))
_EXPRESSIONS = frozenset(("sample", "full", "nonstop"))
_POINT = re.compile(r"(?P<latitude>-?\d+(?:\.\d+)?)[ ,]+(?P<longitude>-?\d+(?:\.\d+)?)")
_MRSS = "Media RSS 1.5.1"
_SYNDICATION = "RSS 1.0 syndication module"
_POLE, _DATE_LINE = 90, 180


def _is_positive(text: str) -> bool:
    return is_number(text) and int(text) > 0


def _is_point(text: str) -> bool:
    found = _POINT.fullmatch(text)
    return found is not None and abs(float(found["latitude"])) <= _POLE and abs(float(found["longitude"])) <= _DATE_LINE


Check = Callable[[str], bool]
_TEXTS: Mapping[str, tuple[Check, str, str]] = MappingProxyType(
    {
        f"{SY}updatePeriod": (_PERIODS.__contains__, "none of its five words", _SYNDICATION),
        f"{SY}updateFrequency": (_is_positive, "no whole number", _SYNDICATION),
        f"{SY}updateBase": (is_w3c_date, "no W3C date", _SYNDICATION),
        f"{DC}date": (is_w3c_date, "no W3C date", "Dublin Core 1.1 date"),
        f"{DC}language": (is_language, "no language tag", "Dublin Core 1.1 language"),
        f"{ATOM}updated": (is_rfc_3339, "no RFC 3339 date", "RFC 4287 §3.3"),
        f"{ATOM}published": (is_rfc_3339, "no RFC 3339 date", "RFC 4287 §3.3"),
        f"{GEORSS}point": (_is_point, "no latitude and longitude", "OGC 17-002r1 §7"),
    }
)

_CONTENT: Mapping[str, tuple[Check, str]] = MappingProxyType(
    {
        "url": (is_absolute, "no absolute address"),
        "fileSize": (is_number, "no number of bytes"),
        "width": (is_number, "no number"),
        "height": (is_number, "no number"),
        "type": (is_media_type, "no media type"),
        "medium": (_MEDIUMS.__contains__, f"none of {', '.join(sorted(_MEDIUMS))}"),
        "expression": (_EXPRESSIONS.__contains__, f"none of {', '.join(sorted(_EXPRESSIONS))}"),
    }
)


def module_findings(parent: _Element) -> Findings:
    """Check what of these modules stands in a channel or an item."""
    for child in elements(parent):
        check = _TEXTS.get(str(child.tag))
        if check is not None and not check[0](text_of(child)):
            yield error(child, f"{_short(child)} is {check[1]}: {shown(text_of(child))}", check[2])
        elif child.tag == f"{ATOM}link":
            yield from _link(child)
        elif str(child.tag).startswith(MEDIA):
            yield from _media(child)


def _short(element: _Element) -> str:
    return f"{element.prefix}:{str(element.tag).rpartition('}')[2]}" if element.prefix else str(element.tag)


def _link(link: _Element) -> Findings:
    href, clause = link.get("href") or "", "RFC 4287 §4.2.7"
    if not is_absolute(href):
        yield error(link, f"href of atom:link is no absolute address: {shown(href)}", clause)
    if (media_type := link.get("type")) is not None and not is_media_type(media_type):
        yield error(link, f"type of atom:link is no media type: {shown(media_type)}", clause)


def _media(element: _Element) -> Findings:
    match str(element.tag).removeprefix(MEDIA):
        case "group":
            contents = list(elements(element, f"{MEDIA}content"))
            if len(contents) < 2:  # noqa: PLR2004  renditions of one thing
                yield error(element, "a media:group of fewer than two media:content", f"{_MRSS} group")
            for content in contents:
                yield from _media(content)
        case "content":
            yield from _content(element)
        case "thumbnail" | "player" if not is_absolute(element.get("url") or ""):
            yield error(element, f"{_short(element)} has no absolute url", f"{_MRSS} thumbnail")
        case "status" if element.get("state") not in _STATES:
            words = ", ".join(sorted(_STATES))
            yield error(element, f"the state of media:status is none of {words}", f"{_MRSS} status")


def _content(content: _Element) -> Findings:
    clause = f"{_MRSS} content"
    url = content.get("url")
    if url is None and content.find(f"{MEDIA}player") is None:
        yield error(content, "media:content has neither url nor media:player", clause)
    for name, (is_sound, fault) in _CONTENT.items():
        if (text := content.get(name)) is not None and not is_sound(text):
            yield error(content, f"{name} of media:content is {fault}: {shown(text)}", clause)
    for child in elements(content):
        if str(child.tag).startswith(MEDIA) and child.tag != f"{MEDIA}content":
            yield from _media(child)
