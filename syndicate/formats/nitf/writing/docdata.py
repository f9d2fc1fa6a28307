"""Which story and version this is, whose it is, and what may be done with it: `docdata` (NITF 3.6)."""

from lxml.etree import _Element

from syndicate.formats.nitf.writing.about import add_identified, add_keywords
from syndicate.formats.nitf.writing.terms import moment, sub
from syndicate.model.dispatch import Dispatch, PubStatus, Signal
from syndicate.model.link import Relation
from syndicate.model.section import Agency

_MOST_URGENCY = 8
"""The largest number that NITF has for it (`urgency/@ed-urg`)."""


def add_docdata(head: _Element, dispatch: Dispatch, agency: Agency) -> None:
    """Add the administrative part; of a story that is killed or held only what names it and what editors are told.

    The version is `du-key@generation`, which receivers compare: the XSD has no other number that rises.
    """
    usable = dispatch.pub_status is PubStatus.USABLE
    embargo = dispatch.embargo if usable else None
    docdata = sub(
        head,
        "docdata",
        attributes={
            "management-status": "embargoed" if embargo else str(dispatch.pub_status),
            "management-doc-idref": _predecessor(dispatch) if usable else None,
        },
    )
    if usable and dispatch.signal is Signal.CORRECTION:
        told = next(iter(_lines(dispatch.ed_note)), None)
        sub(docdata, "correction", attributes={"info": told, "id-string": dispatch.guid, "regsrc": agency.domain})
    sub(docdata, "doc-id", attributes={"regsrc": agency.domain, "id-string": dispatch.guid})
    _add_trail(docdata, dispatch, agency)
    sub(docdata, "urgency", attributes={"ed-urg": str(min(dispatch.urgency, _MOST_URGENCY))})
    sub(docdata, "date.issue", attributes={"norm": moment(dispatch.created)})
    if embargo:
        sub(docdata, "date.release", attributes={"norm": moment(embargo)})
    for line in _lines(dispatch.ed_note):
        sub(docdata, "ed-msg", attributes={"info": line})
    sub(docdata, "du-key", attributes={"generation": str(dispatch.version), "key": dispatch.slugline})
    if usable:
        _add_rights(docdata, dispatch, agency)
        add_keywords(docdata, dispatch)
        add_identified(docdata, dispatch)


def _add_trail(docdata: _Element, dispatch: Dispatch, agency: Agency) -> None:
    """Add who moved the story, from its agency to us."""
    moved = (dispatch.agency, dispatch.provider) if dispatch.pub_status is PubStatus.USABLE else ()
    trail = sub(docdata, "del-list")
    for level, name in enumerate(dict.fromkeys((*filter(None, moved), agency.name)), 1):
        sub(trail, "from-src", attributes={"src-name": name, "level-number": str(level)})


def _add_rights(docdata: _Element, dispatch: Dispatch, agency: Agency) -> None:
    if notice := dispatch.copyright or agency.copyright:
        sub(docdata, "doc.copyright", attributes={"holder": notice})
    if dispatch.usage_terms:
        sub(docdata, "doc.rights", attributes={"limitations": dispatch.usage_terms})


def _predecessor(dispatch: Dispatch) -> str | None:
    """Another story that this one takes the place of."""
    named = (link.target for link in dispatch.links if link.relation is Relation.PREVIOUS_VERSION)
    return next((target for target in named if target != dispatch.guid), None)


def _lines(note: str | None) -> list[str]:
    return [line for line in map(str.strip, (note or "").split("\n")) if line]
