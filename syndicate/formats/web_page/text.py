"""The text of the story on a page: trafilatura finds it, schema.org's `articleBody` is taken where the two agree."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from lxml import html
from lxml.etree import _Element
from lxml.html import HtmlElement

from syndicate.formats.markup import element_text, markup_blocks
from syndicate.model.body import Block, Body, Heading, Listing, Paragraph, Preformatted, Quote, Table
from syndicate.rules import dateline as datelines

_AGREE, _WITHIN = 0.7, 0.95
_CHROME = frozenset(("header", "footer", "nav", "aside", "h1", "time"))
_WORD = re.compile(r"\w+")
_JUNK = re.compile(
    r"(?:^|[\s_-])(?:related|promo|advert\w*|ads?|share|sharing|social|newsletter|subscribe|comments?|byline|tags|"
    r"breadcrumbs?|recommend\w*|read-?more|more-on|teaser)(?:$|[\s_-])",
    re.IGNORECASE,
)
_OPENING = 3
_LONGEST_ROWS = 500


def story_blocks(page: HtmlElement, headline: str | None, filed: date) -> tuple[Block, ...]:
    """Find the story's text on a page.

    Args:
        page: The whole page; it is not changed.
        headline: What does not belong to the text again.
        filed: For reading datelines.

    Returns:
        The blocks, none where no story is found.
    """
    marked = _marked(page)
    if marked is not None and not marked:
        return ()
    extracted = _extracted(page)
    blocks = marked if marked and _same_story(marked, extracted) else extracted
    if len(blocks) <= 1:
        blocks = marked or _semantic(page) or blocks
    blocks = tuple(block for block in blocks if not (isinstance(block, Heading | Paragraph) and block.text == headline))
    return _dated(page, blocks, filed)


def _extracted(page: HtmlElement) -> tuple[Block, ...]:
    from trafilatura import bare_extraction  # noqa: PLC0415 - a third of a second, and few wires file pages

    found = bare_extraction(
        html.tostring(page, encoding="unicode"),
        include_comments=False,
        include_tables=True,
        include_formatting=True,
        with_metadata=False,
    )
    body = getattr(found, "body", None)
    return tuple(_blocks(body)) if body is not None else ()


def _blocks(body: _Element) -> Iterator[Block]:
    """Blocks of trafilatura's own element names."""
    for element in body:
        text = element_text(element) or ""
        match element.tag:
            case "head":
                yield Heading(text)
            case "quote":
                yield Quote(text)
            case "code":
                yield Preformatted("".join(element.itertext()))
            case "list":
                items = tuple(filter(None, map(element_text, element.iter("item"))))
                if items:
                    yield Listing(items, ordered=element.get("rend") == "ol")
            case "table":
                rows = [
                    tuple(element_text(cell) or "" for cell in row.iter("cell"))
                    for row in list(element.iter("row"))[:_LONGEST_ROWS]
                ]
                width = max(map(len, rows), default=0)
                if width:
                    yield Table(tuple((*row, *[""] * (width - len(row))) for row in rows))
            case _ if text:
                yield Paragraph(text)


def _marked(page: HtmlElement) -> tuple[Block, ...] | None:
    """The blocks of the one element that the page itself calls the story's text; None where it names none, or many."""
    found = page.xpath("//*[@itemprop='articleBody' or @property='articleBody' or @property='schema:articleBody']")
    return _within(found[0]) if isinstance(found, list) and len(found) == 1 else None


def _semantic(page: HtmlElement) -> tuple[Block, ...]:
    """The blocks of the one article, or of the main part, of a page that is too short for an extractor."""
    for name in ("article", "main"):
        found = list(page.iter(name))
        if len(found) == 1:
            return _within(found[0])
    return ()


def _within(element: object) -> tuple[Block, ...]:
    if not isinstance(element, HtmlElement):
        return ()
    body = html.fromstring(html.tostring(element, encoding="unicode", with_tail=False))
    for part in list(body.iter()):
        named = f"{part.get('class') or ''} {part.get('id') or ''}" if isinstance(part.tag, str) else ""
        chrome = part.tag in _CHROME or _JUNK.search(named)
        if chrome and part is not body and part.getparent() is not None:
            part.drop_tree()
    return markup_blocks([body])


def _same_story(marked: Sequence[Block], extracted: Sequence[Block]) -> bool:
    """Whether what the page calls its text holds what was extracted, or the better part of it and nothing else."""
    ours, theirs = set(_words(marked)), set(_words(extracted))
    both = len(ours & theirs)
    return both >= _AGREE * len(theirs) or (both >= _WITHIN * len(ours) and 2 * len(ours) >= len(theirs))


def _words(blocks: Sequence[Block]) -> list[str]:
    return _WORD.findall(Body(tuple(blocks)).text.casefold())


def _dated(page: HtmlElement, blocks: tuple[Block, ...], filed: date) -> tuple[Block, ...]:
    """Give the first paragraph its dateline back where the page shows one in front of it and the extractor lost it."""
    first = next(((at, block) for at, block in enumerate(blocks) if isinstance(block, Paragraph)), None)
    if first is None or any(
        isinstance(block, Paragraph | Heading) and datelines.find(block.text, filed) for block in blocks[:_OPENING]
    ):
        return blocks
    at, opening = first
    shown = [block.text for block in markup_blocks([page]) if isinstance(block, Paragraph | Heading)]
    for number, text in enumerate(shown):
        found = datelines.find(text, filed)
        if not found or found.start:
            continue
        rest = text[found.end :].strip()
        behind = rest or (shown[number + 1] if number + 1 < len(shown) else "")
        if behind and (behind.startswith(opening.text) or opening.text.startswith(behind)):
            restored = replace(opening, text=f"{text[: found.end].strip()} {opening.text}", marks=())
            return (*blocks[:at], restored, *blocks[at + 1 :])
    return blocks
