"""The text of an NITF document: headline, deck, abstract, `body.content`, tagline; no word lost and none twice."""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from syndicate.formats.elements import children, find, find_all, inside, local_name, text_at, value, value_at
from syndicate.formats.markup import element_text, html_blocks, markup_blocks
from syndicate.formats.nitf.conventions import STRONG
from syndicate.model.body import Block, Body, Heading
from syndicate.rules.text import fold

_BY = re.compile(r"\Aby[\s:]+(?=\S)", re.IGNORECASE)
_COPYRIGHT = "cpyrt"
_NOT_FOR_PUBLICATION = "npa"
_ENOUGH = 60
"""Characters that tell whether an abstract is the beginning of the text again: wires cut it and join its lines."""


def headline(nitf: _Element) -> str | None:
    """The first `hl1`, else the title of the head, else the first `hl2`."""
    head = find(nitf, "body/body.head")
    return (
        text_at(head, "hedline/hl1")
        or text_at(head, "headline/hl1")
        or text_at(nitf, "head/title")
        or text_at(head, "hedline/hl2")
    )


def byline(nitf: _Element) -> str | None:
    """Every byline, a title behind its name; one that archives add in another order of names is left out."""
    found = [
        line
        for line in find_all(nitf, "body/body.head/byline")
        if not (line.get("class") or "").startswith("normalized")
    ]
    found = found or find_all(nitf, "body/body.content/block/byline")
    return "; ".join(dict.fromkeys(filter(None, map(_signed, found)))) or None


def body(nitf: _Element, title: str | None, keywords: tuple[str, ...]) -> Body:
    """Read the text, what stands above it first.

    A second headline is the heading of the text unless it is the first one again, an alternative of it (`id` or
    `class` says headline) or a keyword (EFE). An abstract opens the text unless the text or the headline has its words.
    """
    head = find(nitf, "body/body.head")
    text = list(_blocks(find(nitf, "body/body.content")))
    while text and isinstance(text[0], Heading) and text[0].text == title and len(text) > 1:
        del text[0]
    words = fold(" ".join(Body(tuple(text)).lines()))
    said = {title, *keywords}
    above: list[Block] = [Heading(deck) for deck in decks(head) if deck not in said and not words.startswith(deck)]
    abstract = markup_blocks(find_all(head, "abstract"))
    summary = fold(" ".join(Body(abstract).lines()))
    if summary != title and summary[:_ENOUGH] not in words:
        above += abstract
    return Body((*above, *text, *_end(nitf)))


def notes(nitf: _Element) -> Iterator[str]:
    """What stands in the body but is for editors: notes above the text, and what says it is not to be published."""
    for note in find_all(nitf, "body/body.head/note"):
        yield from filter(None, [element_text(note)] if value(note, "noteclass") != _COPYRIGHT else ())
    for element in (*inside(find(nitf, "body/body.content"), "note"), *find_all(nitf, "body/body.end/tagline")):
        if value(element, "type") == _NOT_FOR_PUBLICATION:
            yield from filter(None, [element_text(element)])


def copyright_notice(nitf: _Element) -> str | None:
    """The notice as it stands in the body, else the name of who holds the copyright."""
    head = find(nitf, "body/body.head")
    for note in find_all(head, "note"):
        if value(note, "noteclass") == _COPYRIGHT and (notice := element_text(note)):
            return notice
    written = next((element_text(found) for found in inside(find(nitf, "body"), "copyrite")), None)
    holder = value_at(nitf, "head/docdata/doc.copyright", "holder")
    return (
        written or holder or text_at(head, "rights/rights.owner") or value_at(nitf, "head/docdata/doc.rights", "owner")
    )


def _signed(byline: _Element) -> str | None:
    pieces, titles = [byline.text or ""], []
    for child in children(byline):
        text = element_text(child) or ""
        if local_name(child) == "byttl":
            titles.append(text)
        else:
            pieces.append(text)
        pieces.append(child.tail or "")
    name = _BY.sub("", fold("".join(pieces)), count=1).rstrip(" ,;")
    return ", ".join(filter(None, (name, *titles))) or None


def decks(head: _Element | None) -> Iterator[str]:
    """Further headlines that say something of their own: none that calls itself an alternative of the first."""
    first = find_all(head, "hedline/hl1")
    for line in (*first[1:], *find_all(head, "hedline/hl2")) if first else ():
        named = f"{line.get('id') or ''} {line.get('class') or ''}".lower()
        deck = element_text(line)
        if deck and "headline" not in named:
            yield deck


def _blocks(content: _Element | None) -> tuple[Block, ...]:
    """The text's blocks; some systems put HTML there as characters."""
    if content is not None and len(content) == 0 and "<" in (content.text or ""):
        return html_blocks(content.text or "")
    for emphasis in inside(content, "em"):
        if emphasis.get("class") == STRONG:
            emphasis.tag = STRONG
    return markup_blocks(_content(content), wrapped=True)


def _content(content: _Element | None) -> Iterator[_Element]:
    """The elements of the text; a block that the next one begins with is the archive's copy of its lead."""
    blocks = find_all(content, "block")
    texts = [element_text(block) or "" for block in blocks] if len(blocks) > 1 else []
    pairs = zip(blocks, texts, texts[1:], strict=False)
    copies = {block for block, text, then in pairs if text and then.startswith(text)}
    if content is not None:
        yield from (child for child in children(content) if child not in copies) if copies else (content,)


def _end(nitf: _Element) -> tuple[Block, ...]:
    parts = find_all(nitf, "body/body.end/tagline") + find_all(nitf, "body/body.end/bibliography")
    return markup_blocks(parts)
