"""NewsML 1.2: a section as a NewsML document of one NewsItem per dispatch, and a document of one alone.

The text is NITF in no namespace, as agencies send it. A kill is the same item with the status Canceled and the
instruction Delete, a hold Withheld; neither has a component, so neither says a word of the story but its slugline. An
embargo is the status Embargoed with the moment at which it will change. Every page is valid by its document type.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from lxml.etree import Element, _Element, tostring

from syndicate.formats.newsml_1.writing.doctype import DOCTYPE
from syndicate.formats.newsml_1.writing.item import empty_item, item_of
from syndicate.formats.newsml_1.writing.terms import formal, party
from syndicate.formats.nitf.writing.terms import moment, sub
from syndicate.model.dispatch import Dispatch
from syndicate.model.edition import Edition
from syndicate.model.section import Agency
from syndicate.ports.format import Frame

_CATALOG = "http://www.iptc.org/std/catalog/catalog.IptcMasterCatalog.xml"
_END = b"</NewsML>"


class NewsMl1Writer:
    """Writes a section (a Writer), and a document of one dispatch (an ItemWriter)."""

    name = "newsml-1.2"
    filename = "newsml-1.2.xml"
    suffix = "newsml-1.2.xml"
    media_type = "text/vnd.IPTC.NewsML; charset=utf-8"  # as registered with IANA by the IPTC

    def __init__(self, agency: Agency) -> None:
        self._agency = agency

    def entry(self, dispatch: Dispatch) -> bytes:
        """Render an item."""
        return _markup(item_of(dispatch, self._agency))

    def frame(self, edition: Edition) -> Frame:
        """Render what stands around the items; an empty section holds a package of nothing, as there must be one."""
        frame = self._frame(edition.dispatches, edition.updated, edition.section.name)
        if edition.dispatches:
            return frame
        return Frame(head=frame.head + _markup(empty_item(edition, self._agency)), joint=frame.joint, tail=frame.tail)

    def document(self, dispatch: Dispatch) -> bytes:
        """Render one version alone."""
        frame = self._frame([dispatch], dispatch.created, None)
        return frame.head + self.entry(dispatch) + frame.tail

    def _frame(self, dispatches: Sequence[Dispatch], sent: datetime, service: str | None) -> Frame:
        newsml = Element("NewsML", {"Version": "1.2"})
        newsml.text = "\n"
        sub(newsml, "Catalog", attributes={"Href": _CATALOG}).tail = "\n"
        envelope = sub(newsml, "NewsEnvelope")
        envelope.tail = "\n"
        sub(envelope, "TransmissionId", _transmission(dispatches, self._agency, service))
        party(envelope, "SentFrom", self._agency.name)
        sub(envelope, "DateAndTime", moment(sent))
        if service:
            formal(envelope, "NewsService", service)
        if dispatches:
            formal(envelope, "Priority", str(min(dispatch.urgency for dispatch in dispatches)))
        page = tostring(newsml, encoding="UTF-8", xml_declaration=True, doctype=DOCTYPE)
        head, end, _ = page.rpartition(_END)
        return Frame(head=head, joint=b"\n", tail=b"\n" + end + b"\n")


def _transmission(dispatches: Sequence[Dispatch], agency: Agency, service: str | None) -> str:
    """Name a transmission by what it carries: other content, other id."""
    carried = hashlib.sha256()
    for dispatch in dispatches:
        carried.update(f"{dispatch.guid}\0{dispatch.version}\0".encode())
    return "-".join(filter(None, (agency.tag, service, carried.hexdigest()[:20])))


def _markup(item: _Element) -> bytes:
    return tostring(item, encoding="UTF-8", xml_declaration=False)
