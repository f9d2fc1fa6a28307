"""The body of an NITF document: what stands above the text, the text, and what goes with it."""

from lxml.etree import _Element

from syndicate.formats.language_tag import language_tag
from syndicate.formats.nitf.writing.blocks import add_blocks
from syndicate.formats.nitf.writing.media import add_media
from syndicate.formats.nitf.writing.terms import XML_LANG, day, sub
from syndicate.model.body import Body, Paragraph
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Dispatch
from syndicate.model.place import Place


def add_story(nitf: _Element, dispatch: Dispatch) -> None:
    """Add a story that may be used."""
    body = _add_body(nitf, dispatch, dispatch.headline)
    head = body[0]
    if dispatch.byline:
        sub(head, "byline", dispatch.byline)
    if dispatch.credit:
        sub(head, "distributor", dispatch.credit)
    if dispatch.dateline:
        _add_dateline(head, dispatch.dateline, dispatch.located)
    block = sub(sub(body, "body.content"), "block")
    add_blocks(block, dispatch.body.blocks)
    for association in dispatch.associations:
        add_media(block, association)


def add_notice(nitf: _Element, dispatch: Dispatch, title: str, text: str) -> None:
    """Add what stands in the place of a story that is killed or held."""
    body = _add_body(nitf, dispatch, title)
    add_blocks(sub(sub(body, "body.content"), "block"), map(Paragraph, text.split("\n")))


def add_text(nitf: _Element, headline: str, text: Body) -> None:
    """Add the headline and the text alone, for a format that has its own fields for the rest."""
    body = sub(nitf, "body")
    sub(sub(sub(body, "body.head"), "hedline"), "hl1", headline)
    add_blocks(sub(sub(body, "body.content"), "block"), text.blocks)


def _add_body(nitf: _Element, dispatch: Dispatch, headline: str) -> _Element:
    body = sub(nitf, "body", attributes={XML_LANG: language_tag(dispatch.language)})
    sub(sub(sub(body, "body.head"), "hedline"), "hl1", headline)
    return body


def _add_dateline(head: _Element, dateline: Dateline, located: tuple[Place, ...]) -> None:
    """Add the dateline as filed, the city that it begins with marked up, and its date for machines."""
    element = sub(head, "dateline")
    city = next(iter(dateline.cities), "")
    if city and dateline.raw.startswith(city):
        codes = (place.code for place in located if place.name.casefold() == city.casefold())
        location = sub(element, "location", city, {"location-code": next(codes, None)})
        location.tail = dateline.raw.removeprefix(city)
    else:
        element.text = dateline.raw
    if norm := day(dateline):
        sub(element, "story.date", attributes={"norm": norm})
