"""The body as XHTML: in inlineXML, the rendition most agencies send (G189), and in a package's description."""

from dataclasses import replace

from lxml.etree import SubElement, XMLParser, _Element, fromstring

from syndicate.formats.body_html import body_html
from syndicate.formats.newsml_g2.terms import XHTML, sub
from syndicate.model.body import Body
from syndicate.model.dispatch import Dispatch, PubStatus

_TITLE = f"{{{XHTML}}}title"
_EMPTY = "<p/>"

# A single block may be longer than libxml2's usual limit of ten million characters.
_PARSER = XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def add_content(item: _Element, dispatch: Dispatch) -> None:
    """Add the text and its number of words; a killed or held story leaves an empty page of no words."""
    usable = dispatch.pub_status is PubStatus.USABLE
    inline = sub(
        sub(item, "contentSet"),
        "inlineXML",
        contenttype="application/xhtml+xml",
        wordcount=str((dispatch.body if usable else Body()).word_count),
    )
    text = (body_html(dispatch) if usable else "") or _EMPTY
    page = fromstring(f'<html xmlns="{XHTML}"><head/><body>{text}</body></html>', _PARSER)
    SubElement(page[0], _TITLE).text = dispatch.headline if usable else ""
    inline.append(page)


def add_description(meta: _Element, dispatch: Dispatch) -> None:
    """Add the text of a package, the dateline left to its own field."""
    if text := body_html(replace(dispatch, dateline=None)):
        block = fromstring(f'<div xmlns="{XHTML}">{text}</div>', _PARSER)
        sub(meta, "description", role="drol:summary").append(block)
