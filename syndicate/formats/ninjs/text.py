"""The words of a ninjs item: headlines, bodies and descriptions, in all their roles and media types."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from syndicate.errors import UnreadableFiling
from syndicate.formats.elements import inside
from syndicate.formats.headlines import headline_of, without_headline
from syndicate.formats.json_values import Fields, text_of
from syndicate.formats.markup import element_text, html_text, html_tree, markup_blocks
from syndicate.formats.text_blocks import has_markup, text_blocks
from syndicate.formats.xml_input import parse
from syndicate.model.body import Block, Paragraph
from syndicate.rules.text import fold

_MAIN = ("main", "")
_CAPTION = ("caption", "text", "main", "", "html", "xhtml", "richtext")
_LEADS = frozenset(("lead", "lede", "ingress", "intro", "preamble"))
_NO_CAPTION = frozenset(
    ("creditline", "credit", "usage", "usageterms", "writer", "keywords", "instructions", "editornotes", "shotlist"),
)
_NO_BODY = frozenset(("event", "sportsml", "pages", "newsml", "ttnitf"))
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_ABOVE_THE_TEXT = frozenset(("dat",))
"""Classes of elements that stand over a text and are no part of it: TT's line of vignette and source."""
_DATELINE = "dateline"
_PLAIN = "text/plain"


@dataclass(frozen=True, slots=True)
class Text:
    """One of the texts of an item.

    Attributes:
        role: What for, in small letters; in ninjs 1 what follows the underscore (`body_xhtml`); empty where none.
        media_type: Of the text; empty where not given.
        value: Clean.
    """

    role: str
    media_type: str
    value: str

    @property
    def is_html(self) -> bool:
        """Whether it is HTML, as it says or as it looks."""
        if "html" in self.media_type or "html" in self.role:
            return True
        return self.media_type != _PLAIN and not self.is_nitf and has_markup(self.value)

    @property
    def is_nitf(self) -> bool:
        """Whether it says that it is NITF."""
        return "nitf" in self.media_type or "nitf" in self.role

    @property
    def line(self) -> str | None:
        """The text as one line without markup."""
        return html_text(self.value) if self.is_html or self.is_nitf else fold(self.value) or None


@dataclass(frozen=True, slots=True)
class Story:
    """The text of an item.

    Attributes:
        blocks: In reading order.
        dateline: As it opens the text, where the text marks it as one; it is no part of the blocks then.
    """

    blocks: tuple[Block, ...] = ()
    dateline: str | None = None


def headline(item: Fields) -> str | None:
    """The main headline, else any; else the title."""
    texts = _texts(item, "headline", "headlines")
    first = _in_role(texts, _MAIN) or next(iter(texts), None)
    if first and (line := first.line):
        return line
    title = item.text("title")
    return (html_text(title) if has_markup(title) else fold(title)) if title else None


def named(item: Fields) -> str | None:
    """What an item without headline and title can be called by: its slugline, else the first words of its text."""
    if slug := item.text("slugline", "slug"):
        return fold(slug)
    texts = (caption(item), *(text.line for text in _texts(item, "body", "bodies")))
    return next((headline_of(text) for text in texts if text), None)


def body(item: Fields, title: str | None, *, still: bool = False) -> Story:
    """The text with the most structure that can be read, its lead in front; else what describes the item.

    Args:
        item: The item.
        title: Its headline, which is no part of the body.
        still: Whether it is a picture, whose text is its caption before anything else.
    """
    descriptions = _texts(item, "description", "descriptions")
    caption = _caption(descriptions)
    described = Story(without_headline(_story(caption).blocks, title) if caption else ())
    if still and described.blocks:
        return described
    for text in sorted(_texts(item, "body", "bodies"), key=_rank):
        if text.role in _NO_BODY:
            continue
        story = _story(text)
        blocks = without_headline(story.blocks, title)
        if blocks or story.dateline:
            lead = next((text for text in descriptions if text.role in _LEADS), None)
            return Story(_led(lead, blocks) if lead else blocks, story.dateline)
    return described


def has_body(item: Fields) -> bool:
    """Whether it has a text of its own."""
    return bool(_texts(item, "body", "bodies"))


def caption(item: Fields) -> str | None:
    """What a picture or the like shows, as one line."""
    found = _caption(_texts(item, "description", "descriptions")) or _in_role(
        _texts(item, "body", "bodies"), ("caption", "text", "main", "", "html", "xhtml")
    )
    return found.line if found else None


def credit(item: Fields) -> str | None:
    """The credit line."""
    found = _in_role(_texts(item, "description", "descriptions"), ("creditline", "credit"))
    return found.line if found else item.text("creditline", "credit")


def _texts(item: Fields, one: str, many: str) -> tuple[Text, ...]:
    return tuple(_all_texts(item, one, many))


def _all_texts(item: Fields, one: str, many: str) -> Iterator[Text]:
    for fields in item.each(many):
        if value := fields.text("value"):
            role, media_type = fields.text("role") or "", fields.text("contenttype", "mimetype") or ""
            yield Text(role.lower(), media_type.lower(), value)
    for name, member in item.members.items():
        if (name == one or name.startswith(f"{one}_")) and (value := text_of(member)):
            yield Text(name[len(one) + 1 :], "", value)


def _in_role(texts: tuple[Text, ...], roles: tuple[str, ...]) -> Text | None:
    return next((text for role in roles for text in texts if text.role == role), None)


def _caption(descriptions: tuple[Text, ...]) -> Text | None:
    others = (text for text in descriptions if text.role not in _NO_CAPTION)
    return _in_role(descriptions, _CAPTION) or next(others, None)


def _rank(text: Text) -> int:
    if text.is_html:
        return 0
    return 1 if text.is_nitf else 2


def _story(text: Text) -> Story:
    if text.is_html:
        return _html_story(text.value)
    return Story(_nitf_blocks(text.value) if text.is_nitf else text_blocks(text.value))


def _html_story(value: str) -> Story:
    root = html_tree(value)
    if root is None:
        return Story()
    for element in list(inside(root, "div")):
        if not _ABOVE_THE_TEXT.isdisjoint(_classes(element)):
            element.drop_tree()  # type: ignore[attr-defined]  # an lxml.html element
    dateline = next((one for one in inside(root, "span") if _DATELINE in _classes(one) and _opens(one)), None)
    opening = element_text(dateline)
    if dateline is not None:
        dateline.drop_tree()  # type: ignore[attr-defined]  # an lxml.html element
    return Story(markup_blocks([root]), opening)


def _classes(element: _Element) -> list[str]:
    return (element.get("class") or "").split()


def _opens(element: _Element) -> bool:
    """Whether nothing stands before it in its paragraph."""
    parent = element.getparent()
    return parent is not None and parent[0] is element and not (parent.text or "").strip()


def _nitf_blocks(value: str) -> tuple[Block, ...]:
    """NITF in a string: a document, or only what stands in its `body.content`."""
    inner = _DECLARATION.sub("", value, count=1)
    for form in (inner, f"<body.content>{inner}</body.content>"):
        try:
            root = parse(form.encode())
        except UnreadableFiling:
            continue
        content: list[_Element] = list(inside(root, "body.content"))
        return markup_blocks(content or [root], wrapped=True)
    return ()


def _led(lead: Text, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with the lead in front, where they do not hold it."""
    line = lead.line
    held = any(isinstance(block, Paragraph) and block.text == line for block in blocks)
    return blocks if held or not line else (*_story(lead).blocks, *blocks)
