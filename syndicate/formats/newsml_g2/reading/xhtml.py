"""XHTML as agencies put it into items: headline, byline, dateline and notes told apart from the text.

Agencies repeat in the content what the metadata says, marked by class names (dpa's `span class="dateline"`, TT's
`div class="dat"`, hNews' `entry-title`). What the metadata has is left out of the text, what it lacks is taken from it:
no line is lost and none stands twice.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from syndicate.formats.elements import inside, local_name, value
from syndicate.formats.markup import element_text, markup_blocks
from syndicate.formats.newsml_g2.reading.parts import whole_number
from syndicate.formats.newsml_g2.reading.story import Lines, Story
from syndicate.model.body import Block, Body, Heading, Paragraph
from syndicate.model.dispatch import Association

_HEADLINE, _BYLINE, _DATELINE, _TEASER = "headline", "byline", "dateline", "teaser"
_NOTE, _REPEATED = "note", "repeated"
_ROLES = {
    **dict.fromkeys(("headline", "hedline", "hed", "entry-title"), _HEADLINE),
    **dict.fromkeys(("byline", "by-line"), _BYLINE),
    "dateline": _DATELINE,
    **dict.fromkeys(("teaser", "standfirst"), _TEASER),
    **dict.fromkeys(
        ("notepad", "notizblock", "np-public", "np-nonpublic", "closingline", "ednote", "editorsnote", "editorialnote"),
        _NOTE,
    ),
    **dict.fromkeys(
        ("slugline", "slug", "genre", "publicationdate", "pubdate", "dat", "vignette", "source-org", "creditline"),
        _REPEATED,
    ),
}
"""What an element is by its class, in small letters and without hyphens where the spelling varies."""
_LONGEST_DATELINE = 120
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TEASER_TAG = "h2"
_BREAK, _NO_BREAK = "br", "span"
_PICTURE, _FIGURE = "img", "figure"
_SENTENCE_END = (".", "!", "?", ":", ";", '"', "”", "»", "…")
_NOT_A_WORD = re.compile(r"[\W_]+")
_TRACKING = 1
_SPREAD = 2


@dataclass(slots=True)
class _Found:
    """What was told apart so far."""

    lines: Lines
    headline: str | None = None
    byline: str | None = None
    dateline: str | None = None
    notes: list[str] = field(default_factory=list)
    associations: list[Association] = field(default_factory=list)


def read_xhtml(root: _Element, lines: Lines) -> Story:
    """Read an element of XHTML or a whole page of it.

    Args:
        root: The content; what is told apart is taken out of it.
        lines: What the item's metadata says.
    """
    found = _Found(lines)
    _pictures(root, found)
    _told_apart(root, found)
    _headings(root, found)
    for line_break in list(inside(root, _BREAK)):
        if _wraps(line_break):
            line_break.tag, line_break.text = _NO_BREAK, " "
    blocks = _without_headline(markup_blocks([root]), found.lines.headline or found.headline)
    return Story(
        blocks=blocks,
        headline=found.headline or _title(root),
        byline=found.byline,
        dateline=found.dateline,
        notes=tuple(found.notes),
        associations=tuple(found.associations),
    )


def same_words(one: str | None, other: str | None) -> bool:
    """Whether two lines say the same, whatever their capitals and punctuation."""
    if not one or not other or len(one) > _SPREAD * len(other) or len(other) > _SPREAD * len(one):
        return False
    return (_words(one) or one) == (_words(other) or other)


def _words(line: str | None) -> str:
    return _NOT_A_WORD.sub(" ", line or "").strip().casefold()


def _pictures(root: _Element, found: _Found) -> None:
    for figure in list(inside(root, _FIGURE)):
        pictures = list(inside(figure, _PICTURE, "video", "audio"))
        caption = next((element_text(one) for one in inside(figure, "figcaption")), None)
        credit = next((element_text(one) for one in figure.iter() if _is_credit(one)), None)
        found.associations += [
            one for picture in pictures[:1] if (one := _association(picture, caption, credit)) is not None
        ]
        _take_out(figure, "")
    for picture in list(inside(root, _PICTURE)):
        if (one := _association(picture, None, None)) is not None:
            found.associations.append(one)
        _take_out(picture, "")


def _is_credit(element: _Element) -> bool:
    return isinstance(element.tag, str) and any(token in {"byline", "credit"} for token in _classes(element))


def _association(picture: _Element, caption: str | None, credit: str | None) -> Association | None:
    source = next((value(one, "src") for one in (picture, *inside(picture, "source")) if value(one, "src")), None)
    sides = [whole_number(picture.get(side)) for side in ("width", "height")]
    if source is None or source.startswith("data:") or any(side is not None and side <= _TRACKING for side in sides):
        return None
    return Association(
        href=source,
        caption=caption or value(picture, "alt") or value(picture, "title"),
        credit=credit,
        guid=value(picture, "data-uri"),
        kind={_PICTURE: "picture"}.get(local_name(picture), local_name(picture)),
    )


def _told_apart(root: _Element, found: _Found) -> None:
    """Take out what class names mark, outermost first."""
    for element in _marked(root):
        text = element_text(element)
        match _role(element):
            case "note":
                found.notes += [line for block in markup_blocks([element]) for line in _lines(block)]
                _take_out(element, "")
            case "repeated":
                _take_out(element, "")
            case _ if text is None:
                continue
            case "headline":
                _take_headline(element, text, found)
            case "byline":
                _take_byline(element, text, found)
            case "teaser":
                element.tag = _TEASER_TAG  # it stands above the text, and the dateline is not its
            case "dateline" if len(text) <= _LONGEST_DATELINE:
                _take_dateline(element, text, found)


def _marked(root: _Element) -> Iterator[_Element]:
    """Every element with a role that is not inside another one that has been taken out."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str):
            continue
        if element is not root and _role(element):
            yield element
            if element.getparent() is None:
                continue
        waiting.extend(reversed(element))


def _role(element: _Element) -> str | None:
    for token in _classes(element):
        if role := _ROLES.get(token) or _ROLES.get(token.replace("-", "").replace("_", "")):
            return role
    return None


def _classes(element: _Element) -> list[str]:
    return (element.get("class") or "").lower().split()


def _take_headline(element: _Element, text: str, found: _Found) -> None:
    if found.lines.headline is None and found.headline is None:
        found.headline = text
        _take_out(element, "")
    elif same_words(text, found.lines.headline or found.headline):
        _take_out(element, "")


def _take_byline(element: _Element, text: str, found: _Found) -> None:
    known = found.lines.byline or found.byline
    if known is None:
        found.byline = text
    elif _words(text) not in _words(known) and _words(known) not in _words(text):
        return
    _take_out(element, " ")


def _take_dateline(element: _Element, text: str, found: _Found) -> None:
    known = found.lines.dateline
    if found.dateline is None and (known is None or _words(text).startswith(_words(known))):
        found.dateline = text
        _take_out(element, " ")


def _headings(root: _Element, found: _Found) -> None:
    """Take out the first heading that is the headline again; where there is no headline, an `h1` is."""
    for heading in inside(root, *_HEADINGS):
        known = found.lines.headline or found.headline
        text = element_text(heading)
        if known is None and text and local_name(heading) == _HEADINGS[0]:
            found.headline = known = text
        if same_words(text, known):
            _take_out(heading, "")
            return


def _without_headline(blocks: tuple[Block, ...], headline: str | None) -> tuple[Block, ...]:
    first = blocks[0] if blocks else None
    repeats = isinstance(first, Paragraph | Heading) and same_words(first.text, headline)
    return blocks[1:] if repeats and len(blocks) > 1 else blocks


def _title(root: _Element) -> str | None:
    return next((text for title in inside(root, "title") if (text := element_text(title))), None)


def _lines(block: Block) -> Iterator[str]:
    for text in Body((block,)).lines():
        yield from text.split("\n")


def _wraps(line_break: _Element) -> bool:
    """Whether a `br` only wraps a line of a sentence, as dpa's tables of prices and AAP's texts have it."""
    before, after = _before(line_break), line_break.tail or ""
    ends = before.rstrip().endswith(_SENTENCE_END) or not before.strip()
    if ends or not after.strip() or after[0].isspace():
        return False
    return before.endswith(" ") or after[0].islower()


def _before(element: _Element) -> str:
    previous = element.getprevious()
    if previous is not None:
        return previous.tail or ""
    parent = element.getparent()
    return (parent.text or "") if parent is not None else ""


def _take_out(element: _Element, instead: str) -> None:
    """Remove an element but not what follows it."""
    parent = element.getparent()
    if parent is None:
        return
    rest = instead + (element.tail or "")
    previous = element.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + rest
    else:
        parent.text = (parent.text or "") + rest
    element.tail = None
    parent.remove(element)
