"""The text of an item: the best of the renditions in its `contentSet`.

All renditions are of the same content (G188), so one is read: XHTML or NITF before HTML as data, that before plain text
(dpa sends all of a story's IPTC 7901 form beside its XHTML), and among equals the one in the item's language, then the
longest.
"""

import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from syndicate.errors import UnreadableFiling
from syndicate.formats.decode import decode
from syndicate.formats.elements import children, inside, local_name
from syndicate.formats.markup import element_text, html_tree, markup_blocks
from syndicate.formats.newsml_1.item import read_item
from syndicate.formats.newsml_1.topics import vocabularies
from syndicate.formats.newsml_g2.reading.concepts import bare_codes
from syndicate.formats.newsml_g2.reading.parts import XML_LANG, Parts, in_language, primary
from syndicate.formats.newsml_g2.reading.story import Lines, Story
from syndicate.formats.newsml_g2.reading.xhtml import read_xhtml
from syndicate.formats.nitf import read_nitf
from syndicate.formats.plain_text.paragraphs import read_blocks
from syndicate.formats.xml_input import parse
from syndicate.model.body import Heading, Paragraph
from syndicate.model.dispatch import Draft
from syndicate.rules.text import clean

_HTML = frozenset(
    (
        *("html", "body", "body.content", "div", "section", "article", "main", "header", "p", "h1", "h2", "h3", "span"),
        *("table", "ul", "ol", "pre", "blockquote", "figure", "a", "b", "i", "em", "strong", "br", "block"),
    )
)
_NEWSML_1 = frozenset(("NewsML", "NewsItem"))
_CONCEPTS = frozenset(("events", "event", "concept", "conceptSet", "newsCoverageSet"))
_FIGURES_ONLY = frozenset(("sports-content", "sportsML"))
_TAG = re.compile(
    r"<(?:p|br|div|span|html|body|h[1-6]|ul|ol|table|a|b|i|em|strong|!DOCTYPE html)\b[^<>]{0,500}>", re.IGNORECASE
)
_XML = re.compile(r"\s*<(?:\?xml\b|nitf\b|html\b|NewsML\b)")
_TEXT_TYPES = ("text/", "application/xhtml", "application/html", "application/octet-stream")
_ASIDE = frozenset(
    (
        *("headline", "title", "slug", "byline", "dateline", "teaser", "summary", "abstract", "caption"),
        *("public", "nonpublic"),
    )
)
"""Renditions of a part of the content only (dpa's `dpa7901rendition:headline`)."""


@dataclass(frozen=True, slots=True)
class _Rendition:
    """One `inlineXML` or `inlineData`.

    Attributes:
        element: The element itself.
        root: Its content as markup, or None.
        text: Its content as plain text, where it is no markup.
        grade: 0 for marked-up text, 1 for HTML as data, 2 for plain text, 3 for markup nobody here knows.
    """

    element: _Element
    root: _Element | None = None
    text: str = ""
    grade: int = field(default=3)

    @property
    def length(self) -> int:
        """How much there is to read."""
        return len(self.text) if self.root is None else sum(map(len, self.root.itertext()))


def read_content(content_set: _Element | None, lines: Lines, language: str | None) -> Story:
    """Read the text of an item; an empty story where it has none.

    Args:
        content_set: The `contentSet`, or None.
        lines: What the item's metadata says.
        language: The item's.
    """
    parts = Parts(content_set)
    found = in_language([*parts.all("inlineXML"), *parts.all("inlineData")], language)
    renditions = [rendition for element in found if (rendition := _rendition(element))]
    whole = [one for one in renditions if not _ASIDE.intersection(bare_codes(one.element, "rendition"))] or renditions
    best = Story()
    for rendition in sorted(whole, key=lambda one: (one.grade, -one.length)):
        story = _read(rendition, lines)
        if story.blocks:
            return story
        best = story if best == Story() else best
    return best


def language_of(content_set: _Element | None, own: str | None) -> str | None:
    """The language that the renditions or the pages in them say they are in: of several the item's own, else the first.

    Args:
        content_set: The `contentSet`, or None.
        own: What the item says it is in.
    """
    parts = Parts(content_set)
    inline = [*parts.all("inlineXML"), *parts.all("inlineData")]
    spoken = (one.get(XML_LANG) or one.get("lang") or one.get("baselang") for root in inline for one in (root, *root))
    tags = list(filter(None, spoken))
    return next((tag for tag in tags if own and primary(tag) == primary(own)), tags[0] if tags else None)


def _rendition(element: _Element) -> _Rendition | None:
    inner = list(children(element))
    if inner:
        root = inner[0] if len(inner) == 1 and not _has_text(element) else element
        if not _is_known(inner[0]):
            root = next(inside(root, "nitf", "html", "body.content"), root)
        return _Rendition(element, root=root, grade=0 if _is_known(root) or _is_known(inner[0]) else 3)
    media_type = (element.get("contenttype") or "").lower()
    if media_type and not media_type.startswith(_TEXT_TYPES) and not media_type.endswith("xml"):
        return None
    text = _decoded(element)
    if not text.strip():
        return None
    tree = _tree(text)
    return _Rendition(element, text=text, grade=2) if tree is None else _Rendition(element, root=tree, grade=1)


def _has_text(element: _Element) -> bool:
    """Whether words stand beside the elements inside, which the standard has not foreseen."""
    return any(text and text.strip() for text in (element.text, *(child.tail for child in element)))


def _is_known(root: _Element) -> bool:
    name = local_name(root)
    return name == "nitf" or name in _NEWSML_1 or name.lower() in _HTML


def _tree(text: str) -> _Element | None:
    """The markup in text that is some: XML of a form known here where it is that, else HTML; None for plain text."""
    if _XML.match(text):
        try:
            root = parse(text.strip().encode())
        except UnreadableFiling:
            return html_tree(text)
        if _is_known(root):
            return root
    return html_tree(text) if _TAG.search(text) else None


def _decoded(element: _Element) -> str:
    text = element.text or ""
    if "base64" not in bare_codes(element, "encoding"):
        return text
    try:
        return decode(b64decode(text))
    except (NotBase64, UnreadableFiling):
        return ""


def _read(rendition: _Rendition, lines: Lines) -> Story:
    root = rendition.root
    if root is None:
        return Story(blocks=read_blocks([line.rstrip() for line in clean(rendition.text).split("\n")]))
    if rendition.grade <= 1:
        return _read_markup(root, lines)
    if local_name(root) in _FIGURES_ONLY:
        return Story()
    if local_name(root) in _CONCEPTS:
        return Story(blocks=tuple(_described(root)))
    return Story(blocks=tuple(Paragraph(text) for text in _leaves(root)))


def _read_markup(root: _Element, lines: Lines) -> Story:
    if local_name(root) in _NEWSML_1:
        drafts = list(_read_newsml_1(root))
        draft = next((one for one in drafts if one.body.blocks), drafts[0] if drafts else Draft())
    elif local_name(root) == "nitf":
        draft = read_nitf(root)
    else:
        return read_xhtml(root, lines)
    return Story(blocks=draft.body.blocks, headline=draft.headline, draft=draft)


def _read_newsml_1(root: _Element) -> Iterator[Draft]:
    known = vocabularies(root)
    for item in [root] if local_name(root) == "NewsItem" else inside(root, "NewsItem"):
        yield from read_item(item, None, known)


def _described(root: _Element) -> Iterator[Heading | Paragraph]:
    """Events and other concepts sent as content: their names and what is said of them."""
    for element in (root, *inside(root, "event", "concept")):
        parts = Parts(element)
        for name in ("name", "definition", "note"):
            for one in parts.all(name):
                yield from (
                    Heading(block.text) if name == "name" else block
                    for block in markup_blocks([one])
                    if isinstance(block, Paragraph)
                )


def _leaves(root: _Element) -> Iterator[str]:
    """The text of markup that is not known: every element that has words of its own is a paragraph."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        own = element.text and element.text.strip()
        mixed = any(child.tail and child.tail.strip() for child in element)
        if own or mixed:
            if text := element_text(element):
                yield text
        else:
            waiting.extend(reversed(list(children(element))))
