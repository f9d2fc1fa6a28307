"""NewsML-G2 2.35, power conformance: a section as a newsMessage that holds one item per dispatch.

A kill is the same guid with `stat:canceled`, a hold with `stat:withheld` (G240-241); neither says a word of the
story. Every page is valid by the All-Power XSD.
"""

import hashlib

from lxml.etree import Element, _Element, tostring

from syndicate.formats.dates import rfc3339
from syndicate.formats.newsml_g2.item import item_of
from syndicate.formats.newsml_g2.package import section_package
from syndicate.formats.newsml_g2.terms import CATALOG, NAR, sub
from syndicate.model.dispatch import Dispatch
from syndicate.model.edition import Edition
from syndicate.model.section import Agency
from syndicate.ports.format import Frame

_NAMESPACE_DECLARED = f' xmlns="{NAR}"'.encode()


class NewsmlG2Writer:
    """Writes a section as a newsMessage (a Writer)."""

    name = "newsml-g2"
    filename = "newsml-g2.xml"
    media_type = "application/vnd.iptc.g2.newsmessage+xml; charset=utf-8"  # as registered with IANA, 2012-02-29

    def __init__(self, agency: Agency) -> None:
        self._agency = agency

    def entry(self, dispatch: Dispatch) -> bytes:
        """Render an item; the root of the page declares its namespace."""
        return _fragment(item_of(dispatch, self._agency))

    def frame(self, edition: Edition) -> Frame:
        """Render the message; an itemSet must hold an item, so an empty section is a package of nothing."""
        message = Element(f"{{{NAR}}}newsMessage", nsmap={None: NAR})
        self._header(message, edition)
        item_set = sub(message, "itemSet")
        item_set.text = "\n"
        page = tostring(message, encoding="UTF-8", xml_declaration=True)
        head, end, rest = page.rpartition(b"</itemSet>")
        if not edition.dispatches:
            head += _fragment(section_package(edition, self._agency)[0])
        return Frame(head=head, joint=b"\n", tail=b"\n" + end + rest + b"\n")

    def _header(self, message: _Element, edition: Edition) -> None:
        """Add the header in the XSD's order; its catalogs serve itself alone, items bring their own (G179)."""
        header = sub(message, "header")
        sub(header, "sent", rfc3339(edition.updated))
        sub(header, "catalogRef", href=CATALOG)
        sub(header, "sender", self._agency.domain)
        sub(header, "transmitId", _transmit_id(self._agency, edition))
        if edition.dispatches:
            sub(header, "priority", str(min(dispatch.urgency for dispatch in edition.dispatches)))
        sub(header, "origin", self._agency.tag)
        sub(header, "channel", edition.section.name)


def _transmit_id(agency: Agency, edition: Edition) -> str:
    """Name a message by what it carries: other content, other id (it must be unique in a calendar day, G181)."""
    carried = hashlib.sha256()
    for dispatch in edition.dispatches:
        carried.update(f"{dispatch.guid}\0{dispatch.version}\0".encode())
    return f"{agency.tag}-{edition.section.name}-{carried.hexdigest()[:20]}"


def _fragment(item: _Element) -> bytes:
    """Serialise an item without the namespace that the message around it declares already."""
    return tostring(item, encoding="UTF-8", xml_declaration=False).replace(_NAMESPACE_DECLARED, b"", 1)
