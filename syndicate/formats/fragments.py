"""Entries of an XML page as bytes of their own, and the frame they are joined into."""

from collections.abc import Mapping

from lxml import etree
from lxml.etree import _Element

from syndicate.ports.format import Frame


class Fragments:
    """Renders elements that will stand below a root which declares these namespaces.

    Each fragment leaves out what the root declares, so head + fragments + tail is byte for byte what serialising the
    whole tree gives. Safe to share between threads.
    """

    def __init__(self, namespaces: Mapping[str, str]) -> None:
        self._namespaces = dict(namespaces)
        bare = etree.tostring(etree.SubElement(self._root(), "e"))
        self._declarations = bare.removeprefix(b"<e").removesuffix(b"/>")

    def render(self, element: _Element) -> bytes:
        """Serialise one element and everything in it, in UTF-8; it may use any of the namespaces."""
        # As in feedgen: on entering the tree, lxml gives up the element's own declarations for those of the root.
        self._root().append(element)
        markup = etree.tostring(element, encoding="UTF-8", xml_declaration=False)
        # Serialised alone it repeats the root's declarations, in its start tag: nothing can match before them.
        return markup.replace(self._declarations, b"", 1)

    def _root(self) -> _Element:
        return etree.Element("root", nsmap=self._namespaces)


def frame_of(empty_page: bytes, closing: bytes) -> Frame:
    """Open a page without entries where its entries belong: before the tags that close it."""
    head, tail, rest = empty_page.rpartition(closing)
    return Frame(head=head, joint=b"", tail=tail + rest)
