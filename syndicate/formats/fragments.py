"""Entries of an XML page as bytes of their own, and the frame they are joined into."""

import re
from collections.abc import Iterable, Mapping

from lxml import etree
from lxml.etree import _Element

from syndicate.ports.format import Frame


class PlainText:
    """Elements whose text is no markup, and the spelling that says so.

    The RSS Best Practices Profile ("Character data") writes `&` and `<` as hexadecimal references in them, which no
    reader mistakes for escaped HTML; to a parser of XML it is the same text. Validators ask for it too.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._elements = re.compile(f"<(?:{'|'.join(names)})(?: [^<>]*)?>[^<]*".encode())

    def spelt(self, markup: bytes) -> bytes:
        """Markup with these elements in that spelling, all else as it is."""
        return self._elements.sub(_hexadecimal, markup)


class Fragments:
    """Renders elements that will stand below a root which declares these namespaces.

    Each fragment leaves out what the root declares, so head + fragments + tail is byte for byte what serialising the
    whole tree gives, in the spelling of :class:`PlainText`. Safe to share between threads.
    """

    def __init__(self, namespaces: Mapping[str, str], plain: PlainText) -> None:
        self._namespaces = dict(namespaces)
        self._plain = plain
        bare = etree.tostring(etree.SubElement(self._root(), "e"))
        self._declarations = bare.removeprefix(b"<e").removesuffix(b"/>")

    def render(self, element: _Element) -> bytes:
        """Serialise one element and everything in it, in UTF-8; it may use any of the namespaces."""
        # As in feedgen: on entering the tree, lxml gives up the element's own declarations for those of the root.
        self._root().append(element)
        markup = etree.tostring(element, encoding="UTF-8", xml_declaration=False)
        # Serialised alone it repeats the root's declarations, in its start tag: nothing can match before them.
        return self._plain.spelt(markup.replace(self._declarations, b"", 1))

    def _root(self) -> _Element:
        return etree.Element("root", nsmap=self._namespaces)


def _hexadecimal(element: re.Match[bytes]) -> bytes:
    return element[0].replace(b"&amp;", b"&#x26;").replace(b"&lt;", b"&#x3C;")


def frame_of(empty_page: bytes, closing: bytes) -> Frame:
    """Open a page without entries where its entries belong: before the tags that close it."""
    head, tail, rest = empty_page.rpartition(closing)
    return Frame(head=head, joint=b"", tail=tail + rest)
