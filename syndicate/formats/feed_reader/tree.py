"""A feed's bytes to a tree: as XML, else mended, else as much of it as can be read and a complaint about the rest."""

import re
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from syndicate.errors import UnreadableFiling
from syndicate.formats.decode import MAX_BYTES
from syndicate.formats.elements import local_name
from syndicate.formats.feed_reader.mending import mended
from syndicate.formats.xml_input import MAX_ELEMENTS, parse
from syndicate.model.filing import Filing

_DECLARES_ENCODING = re.compile(rb"\s*<\?xml[^>]*encoding\s*=", re.IGNORECASE)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_ENTRY = re.compile(r"<(?P<end>/?)(?:[A-Za-z]{1,8}:)?(?:item|entry)(?=[\s>])")
_NAMES = frozenset(("item", "entry"))


@dataclass(frozen=True, slots=True)
class Tree:
    """What a feed parsed to.

    Attributes:
        root: Its first element.
        complaint: Why not everything in it is in the tree; None where it is.
    """

    root: _Element
    complaint: str | None = None


def feed_tree(filing: Filing) -> Tree:
    """Parse a feed.

    Raises:
        UnreadableFiling: It is too large, declares entities that are more than words, or no entry can be read.
    """
    content = _in_utf8(filing)
    if len(content) > MAX_BYTES or content.count(b"<") > 2 * MAX_ELEMENTS:
        return Tree(parse(content))  # which refuses it
    try:
        return Tree(parse(content))
    except UnreadableFiling:
        text = mended(content)
    try:
        return Tree(parse(text.encode()))
    except UnreadableFiling as error:
        return _recovered(text, str(error.args[0]))


def entries_of(root: _Element) -> list[_Element]:
    """Its items or entries, in document order."""
    return [element for element in root.iter("{*}item", "{*}entry") if _is_entry(element)]


def _is_entry(element: _Element) -> bool:
    """Whether it is one of the feed and not, say, a word of another vocabulary in an entry's extension."""
    parent = element.getparent()
    return parent is None or not any(_local(above) in _NAMES for above in element.iterancestors())


def _local(element: _Element) -> str:
    return local_name(element).lower()


def _in_utf8(filing: Filing) -> bytes:
    """The bytes; where only the source knows their encoding, in UTF-8."""
    content = filing.content
    if not filing.charset or content.startswith(_MARKS) or _DECLARES_ENCODING.match(content):
        return content
    try:
        return content.decode(filing.charset).encode()
    except (UnicodeError, LookupError):
        return content


def _recovered(text: str, why: str) -> Tree:
    """What libxml2 makes of it, without an entry that breaks off, and a complaint where an entry is missing."""
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise UnreadableFiling(why)
    ends = [bool(found["end"]) for found in _ENTRY.finditer(text)]
    begun, ended = ends.count(False), ends.count(True)
    entries = entries_of(root)
    if begun > ended and entries and len(entries) == begun:
        broken = entries.pop()
        parent = broken.getparent()
        if parent is not None:
            parent.remove(broken)
    if not entries and begun:
        raise UnreadableFiling(why)
    whole = len(entries) == begun
    return Tree(root, None if whole else f"only {len(entries)} of {begun} entries could be read: {why}")
