"""The text of a feed's entry, and what our own feeds put into it beside the story.

`body_html` and `feed_item` mark what is not body: the dateline (`span.dateline`, as many sites do), the note of a
correction (`p.ednote`), the notice of a kill (`p.kill`).
"""

from dataclasses import dataclass

from lxml.etree import _Element

from syndicate.formats.markup import element_text, html_tree, markup_blocks
from syndicate.formats.text_blocks import text_blocks
from syndicate.model.body import Block

_DATELINE = "dateline"
_NOTE, _NOTICE = "ednote", "kill"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryText:
    """What an entry's text holds.

    Attributes:
        blocks: The story.
        dateline: As marked, or None.
        note: The note of a correction in front of the story, or None.
        notice: The notice that stands in the story's place, or None.
    """

    blocks: tuple[Block, ...] = ()
    dateline: str | None = None
    note: str | None = None
    notice: str | None = None


def entry_text(html: str, *, without_dateline: bool = False) -> EntryText:
    """Read the HTML of an entry, or its plain text where there is no markup in it.

    Args:
        html: As filed.
        without_dateline: Whether the dateline that is marked is taken out of the blocks: where it is known that
            there is no other way to read it.
    """
    if "<" not in html and "&" not in html:
        return EntryText(blocks=text_blocks(html))
    root = html_tree(html)
    if root is None:
        return EntryText()
    note, notice = _taken(root, _NOTE), _taken(root, _NOTICE)
    if notice:
        return EntryText(notice=notice)
    marked = next((span for span in root.iter("span") if _DATELINE in _classes(span)), None)
    dateline = element_text(marked)
    if marked is not None and without_dateline:
        _drop(marked)
    return EntryText(blocks=markup_blocks([root]), dateline=dateline, note=note)


def _taken(root: _Element, name: str) -> str | None:
    """The text of the first paragraph where it is of this class, taken out of the tree."""
    first = next(root.iter("p"), None)
    if first is None or name not in _classes(first):
        return None
    text = element_text(first)
    _drop(first)
    return text


def _classes(element: _Element) -> list[str]:
    return (element.get("class") or "").split()


def _drop(element: _Element) -> None:
    element.drop_tree()  # type: ignore[attr-defined]  # an lxml.html element
