"""DataContent of NewsML 1: NITF, XHTML, loose paragraphs of either, HTML in CDATA or escaped, plain text, base64."""

import base64
import binascii
import re
import textwrap
from dataclasses import dataclass

from lxml.etree import _Element

from syndicate.errors import UnreadableFiling
from syndicate.formats.decode import decode
from syndicate.formats.elements import children, find, inside, local_name, value
from syndicate.formats.markup import html_blocks, markup_blocks
from syndicate.formats.newsml_1.parts import formal
from syndicate.formats.nitf import read_nitf
from syndicate.formats.nitf.media import associations
from syndicate.formats.plain_text.agate import is_columns
from syndicate.formats.plain_text.paragraphs import read_blocks
from syndicate.formats.xml_input import parse
from syndicate.model.body import Block, Paragraph, Preformatted
from syndicate.model.dispatch import Association, Draft
from syndicate.rules.text import clean

_MARKUP = re.compile(r"</?(?:p|br|div|table|tr|ul|ol|li|h[1-6]|hr|body|html|blockquote)\b[^<>]{0,500}>", re.IGNORECASE)
_RUNS = re.compile(r"(?<=\S)\s+(?=\S)")
_FEWEST_ROWS = 3
_INLINE = re.compile(r"[<&]")
_XML = ("<?xml", "<nitf", "<!doctype nitf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a content item carries.

    Attributes:
        blocks: Its text.
        nitf: What it says of itself, where it is an NITF document.
        media: Pictures in text that is a piece of NITF.
    """

    blocks: tuple[Block, ...]
    nitf: Draft | None = None
    media: tuple[Association, ...] = ()


def read_content(item: _Element) -> Content:
    """Read a ContentItem; what cannot be decoded is no text."""
    data = next(inside(item, "DataContent"), None)
    if data is None:
        return Content(blocks=())
    if _is_base64(item):
        return _decoded("".join(data.itertext()))
    nitf = next(inside(data, "nitf"), None)
    if nitf is not None:
        return _from_nitf(nitf)
    if any(True for _ in children(data)):
        wrapped = "nitf" in (formal(item, "Format") or "").lower()
        return Content(blocks=markup_blocks([data], wrapped=wrapped), media=associations(data))
    return _from_text(data.text or "")


def _is_base64(item: _Element) -> bool:
    encoding = find(item, "Encoding")
    return encoding is not None and "base64" in (value(encoding, "Notation") or "").lower()


def _decoded(text: str) -> Content:
    try:
        return _from_text(decode(base64.b64decode("".join(text.split()), validate=True)))
    except (binascii.Error, ValueError, UnreadableFiling):
        return Content(blocks=())


def _from_nitf(nitf: _Element) -> Content:
    draft = read_nitf(nitf)
    return Content(blocks=draft.body.blocks, nitf=draft)


def _from_text(text: str) -> Content:
    if text.lstrip()[:14].lower().startswith(_XML):
        try:
            root = parse(text.encode())
        except UnreadableFiling:
            return Content(blocks=html_blocks(text))
        if local_name(root) == "nitf":
            return _from_nitf(root)
        return Content(blocks=markup_blocks([root]))
    if _MARKUP.search(text):
        return Content(blocks=html_blocks(text))
    return Content(blocks=_plain(text))


def _plain(text: str) -> tuple[Block, ...]:
    """Blocks of plain text, which may still hold a tag or an entity within a line."""
    blocks: list[Block] = []
    for block in read_blocks(_lines(text)):
        if isinstance(block, Paragraph) and _INLINE.search(block.text):
            blocks += html_blocks(block.text)
        elif isinstance(block, Preformatted) and not any(map(is_columns, block.text.split("\n"))):
            blocks += map(Paragraph, filter(None, map(str.strip, block.text.split("\n"))))
        else:
            blocks.append(block)
    return tuple(blocks)


def _lines(text: str) -> list[str]:
    """The lines without the indentation of the file's own XML; runs of spaces in a few of them are typing, no table."""
    first, *rest = clean(text).strip("\n").split("\n")
    lines = [first.strip(), *textwrap.dedent("\n".join(rest).expandtabs()).split("\n")]
    if sum(map(is_columns, lines)) < _FEWEST_ROWS:
        return [_RUNS.sub(" ", line.rstrip()) for line in lines]
    return [line.rstrip() for line in lines]
