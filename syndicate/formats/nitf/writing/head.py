"""The head of an NITF document, its elements in the XSD's order."""

from lxml.etree import _Element

from syndicate.formats.nitf.writing.about import add_tobject
from syndicate.formats.nitf.writing.docdata import add_docdata
from syndicate.formats.nitf.writing.terms import moment, sub
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.section import Agency


def add_head(nitf: _Element, dispatch: Dispatch, agency: Agency, title: str) -> None:
    """Add the head; what wires agree on but the standard has no element for stands in `meta`."""
    usable = dispatch.pub_status is PubStatus.USABLE
    head = sub(nitf, "head")
    sub(head, "title", title)
    _add_meta(head, "slugline", dispatch.slugline)
    if usable:
        _add_meta(head, "source", dispatch.agency)
        _add_meta(head, "provider", dispatch.provider)
        _add_meta(head, "signal", dispatch.signal)
        add_tobject(head, dispatch)
    add_docdata(head, dispatch, agency)
    if usable:
        words = str(dispatch.body.word_count)
        sub(head, "pubdata", attributes={"type": "web", "item-length": words, "unit-of-measure": "word"})
    if dispatch.first_created:
        sub(head, "revision-history", attributes={"norm": moment(dispatch.first_created)})


def _add_meta(head: _Element, name: str, content: str | None) -> None:
    if content:
        sub(head, "meta", attributes={"name": name, "content": content})
