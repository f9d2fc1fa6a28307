"""Schemas for XML, and what they find: XSD, RELAX NG and DTD, through libxml2."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree
from lxml.etree import _Element

from syndicate.formats.validation.finding import Findings, error, warning
from syndicate.formats.validation.nitf import NAMESPACE as NITF
from syndicate.formats.validation.xml_tree import local, namespace

_XSD = "{http://www.w3.org/2001/XMLSchema}"
_RNG = "{http://relaxng.org/ns/structure/1.0}"
_DECLARED = re.compile(rb"<!ELEMENT\s+([\w.:-]+)")
_NAMES = re.compile(r"\{[^{}\s]*\}")
_UNKNOWN_THERE = "demanded by the strict wildcard"
_FIXED_BY_RELEASE = ("version", "change.date", "change.time")
_FOREIGN = ("DataContent", "Encoding")
_LONGEST = 300

Validator = etree.XMLSchema | etree.RelaxNG | etree.DTD


@dataclass(frozen=True)
class XmlSchema:
    """A schema.

    Attributes:
        path: Where it is.
        kind: XSD, RELAX NG or DTD.
        roots: What it may be for: the names of roots, in Clark notation but for a DTD's, which knows no namespaces.
    """

    path: Path
    kind: str
    roots: frozenset[str]

    @property
    def name(self) -> str:
        """For people."""
        return f"{self.kind} {self.path.name}"

    def is_for(self, root: _Element) -> bool:
        """Whether documents with this root are checked by it; NITF may be in no namespace."""
        if self.kind == "DTD":
            return local(root) in self.roots and not namespace(root)
        return str(root.tag) in self.roots or (root.tag == "nitf" and f"{{{NITF}}}nitf" in self.roots)

    def findings(self, root: _Element) -> Findings:
        """Check a document, whose tree is changed where it is not as the schema could know it."""
        try:
            validator = self._validator
        except (etree.LxmlError, OSError, ValueError) as fault:
            yield warning(1, f"not checked by {self.path.name}, which cannot be used: {fault}", self.name)
            return
        self._prepare(root)
        if validator.validate(root):
            return
        for entry in validator.error_log:
            if _UNKNOWN_THERE not in entry.message:
                message = _NAMES.sub("", entry.message).rstrip(".")
                yield error(max(entry.line, 1), message[:_LONGEST], self.name)

    @cached_property
    def _validator(self) -> Validator:
        if self.kind == "DTD":
            return etree.DTD(str(self.path))
        tree = etree.parse(str(self.path), _parser())
        return etree.XMLSchema(tree) if self.kind == "XSD" else etree.RelaxNG(tree)

    def _prepare(self, root: _Element) -> None:
        """Put an NITF into its namespace, release by release alike; take out of NewsML what is of other standards."""
        if local(root) == "nitf" and self.kind == "XSD":
            for element in root.iter("*") if not namespace(root) else ():
                element.tag = f"{{{NITF}}}{local(element)}" if not namespace(element) else element.tag
            for name in _FIXED_BY_RELEASE:
                root.attrib.pop(name, None)
        if self.kind == "DTD":
            for content in root.iter(*_FOREIGN):
                for child in list(content.iterchildren("*")):
                    if child.tag not in _FOREIGN:
                        content.remove(child)


def schemas_in(files: Iterable[Path]) -> Iterator[XmlSchema]:
    """Every schema among files, the last of those for one root first: names of newer releases come later."""
    for path in sorted(files, reverse=True):
        if path.suffix == ".dtd":
            names = frozenset(name.decode() for name in _DECLARED.findall(path.read_bytes()))
            yield XmlSchema(path, "DTD", names)
            continue
        try:
            root = etree.parse(str(path), _parser()).getroot()
        except (etree.XMLSyntaxError, OSError):
            continue
        if root.tag == f"{_XSD}schema":
            space = root.get("targetNamespace")
            names = frozenset(element.get("name") or "" for element in root.iterchildren(f"{_XSD}element"))
            yield XmlSchema(path, "XSD", frozenset(f"{{{space}}}{name}" if space else name for name in names))
        elif root.tag == f"{_RNG}grammar":
            yield XmlSchema(path, "RELAX NG", frozenset(_named(root)))


def _named(grammar: _Element) -> Iterator[str]:
    """The elements that a grammar names, in an attribute or in a child; any may be a root (RELAX NG §4.8-4.10)."""
    for element in grammar.iter(f"{_RNG}element"):
        child = element.find(f"{_RNG}name")
        named = element.get("name") if child is None else child.text
        prefix, colon, name = (named or "").strip().partition(":")
        spaces = (one.get("ns") for one in (*([] if child is None else [child]), element, *element.iterancestors()))
        space = element.nsmap.get(prefix) if colon else next((one for one in spaces if one is not None), None)
        yield f"{{{space}}}{name or prefix}" if space else name or prefix


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
