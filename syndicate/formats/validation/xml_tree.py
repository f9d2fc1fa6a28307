"""A document as XML, nothing mended: what a strict parser says of it is the first finding.

The parser is as guarded as that of filings (`formats.xml_input`), and stricter: what it would not take does not pass.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from lxml import etree
from lxml.etree import _Element

from syndicate.formats.decode import MAX_BYTES
from syndicate.formats.validation.finding import Finding, Findings, error
from syndicate.formats.xml_input import MAX_ELEMENTS, closed_parser

_OWN_ENTITY = re.compile(rb"<!ENTITY\s+(?!%)[^>]{0,40}")
_TAGS = 2
_XML = "XML 1.0 §2.1"


class NotXml(Exception):
    """The document is not read as XML; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def tree_of(content: bytes) -> _Element:
    """Parse strictly.

    Raises:
        NotXml: It is too large, not well-formed, or declares or uses entities that are not XML's own.
    """
    if len(content) > MAX_BYTES:
        raise NotXml(error(1, f"larger than {MAX_BYTES // 1024 // 1024} MB; no feed and no item is", _XML))
    if content.count(b"<") > _TAGS * MAX_ELEMENTS:
        raise NotXml(error(1, f"more than {MAX_ELEMENTS} elements; no feed has", _XML))
    if declared := _OWN_ENTITY.search(content):
        line = content.count(b"\n", 0, declared.start()) + 1
        raise NotXml(error(line, "an entity of its own is declared; receivers do not expand them", "XML 1.0 §4.2"))
    try:
        root = etree.fromstring(content, closed_parser())
    except etree.XMLSyntaxError as fault:
        line, column = fault.position
        message = f"not well-formed: {(fault.msg or 'no element').rsplit(', line', 1)[0]} (column {column})"
        raise NotXml(error(max(line, 1), message, _XML)) from None
    except ValueError as fault:
        raise NotXml(error(1, f"cannot be read as XML: {fault}", _XML)) from None
    for entity in root.iter(etree.Entity):
        message = f"the entity {entity.text} is not one of XML's own; write the character or its number"
        raise NotXml(error(entity.sourceline or 1, message, "XML 1.0 §4.1"))
    return root


def on_xml(content: bytes, rules: Callable[[_Element], Findings]) -> Findings:
    """Apply rules to the tree of a document; if there is none, yield the one finding that says why."""
    try:
        root = tree_of(content)
    except NotXml as fault:
        yield fault.finding
        return
    yield from rules(root)


def text_of(element: _Element | None) -> str:
    """The text of an element and all inside it, white space around it left out; empty where there is no element."""
    return "".join(element.itertext()).strip() if element is not None else ""


def elements(parent: _Element, *names: str) -> Iterator[_Element]:
    """The children of these names (Clark notation; all without any), in order."""
    yield from parent.iterchildren(*(names or ("*",)))


def namespace(element: _Element) -> str:
    """Its namespace; empty where it has none."""
    return _split(str(element.tag))[0]


def local(element: _Element) -> str:
    """Its name without its namespace."""
    return _split(str(element.tag))[1]


@lru_cache(maxsize=4096)
def _split(tag: str) -> tuple[str, str]:
    before, _, name = tag.rpartition("}")
    return before.removeprefix("{"), name
