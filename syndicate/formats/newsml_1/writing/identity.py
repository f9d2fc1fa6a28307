"""Which story and revision an item is, and what may be done with it: `Identification` and `NewsManagement`."""

from lxml.etree import _Element

from syndicate.formats.newsml_1.naming import Naming, naming
from syndicate.formats.newsml_1.writing.terms import formal
from syndicate.formats.nitf.writing.terms import moment, sub
from syndicate.model.dispatch import Dispatch, PubStatus, Signal
from syndicate.model.link import Link, Relation

_STATUSES = {PubStatus.USABLE: "Usable", PubStatus.WITHHELD: "Withheld", PubStatus.CANCELED: "Canceled"}
_INSTRUCTIONS = {Signal.CORRECTION: "Rectify", Signal.UPDATE: "Update", Signal.REPEAT: "Repeat"}
_SOURCES = frozenset((Relation.DERIVED_FROM, Relation.EVOLVED_FROM, Relation.TRANSLATED_FROM))
_LEAST_URGENCY = 8
"""The largest number of IPTC's list of urgencies."""


def add_identification(item: _Element, dispatch: Dispatch, domain: str) -> None:
    """Add the name of this revision.

    A story in full is a new revision (`Update="N"`, which the public identifier leaves out); a kill or a hold replaces
    the management of the item and nothing else (`A`).
    """
    update = "N" if dispatch.pub_status is PubStatus.USABLE else "A"
    name = naming(dispatch.guid, domain)
    identification = add_name(item, name, str(dispatch.version), str(_previous(dispatch)), update)
    if dispatch.slugline:
        sub(identification, "NameLabel", dispatch.slugline)


def add_name(item: _Element, name: Naming, revision: str, previous: str, update: str) -> _Element:
    """Add an `Identification`."""
    identification = sub(item, "Identification")
    identifier = sub(identification, "NewsIdentifier")
    sub(identifier, "ProviderId", name.provider)
    sub(identifier, "DateId", name.date)
    sub(identifier, "NewsItemId", name.item)
    sub(identifier, "RevisionId", revision, {"PreviousRevision": previous, "Update": update})
    sub(identifier, "PublicIdentifier", f"{name.urn}:{revision}{update.removeprefix('N')}")
    return identification


def add_management(item: _Element, dispatch: Dispatch, domain: str) -> None:
    """Add status, dates, urgency, what it has to do with other items, and what it asks for."""
    usable = dispatch.pub_status is PubStatus.USABLE
    embargo = dispatch.embargo if usable else None
    management = sub(item, "NewsManagement")
    formal(management, "NewsItemType", "News")
    sub(management, "FirstCreated", moment(dispatch.first_created or dispatch.created))
    sub(management, "ThisRevisionCreated", moment(dispatch.created))
    formal(management, "Status", "Embargoed" if embargo else _STATUSES[dispatch.pub_status])
    if embargo:
        change = sub(management, "StatusWillChange")
        formal(change, "FutureStatus", "Usable")
        sub(change, "DateAndTime", moment(embargo))
    formal(management, "Urgency", str(min(dispatch.urgency, _LEAST_URGENCY)))
    if usable:
        others = [link for link in dispatch.links if not _is_itself(dispatch, link)]
        _add_links(management, "DerivedFrom", [link for link in others if link.relation in _SOURCES], domain)
        _add_links(management, "AssociatedWith", [link for link in others if link.relation not in _SOURCES], domain)
        if dispatch.signal:
            formal(management, "Instruction", _INSTRUCTIONS[dispatch.signal])
    elif dispatch.pub_status is PubStatus.CANCELED:
        revisions = sub(formal(management, "Instruction", "Delete"), "RevisionStatus")
        formal(revisions, "Status", _STATUSES[PubStatus.CANCELED])


def reference(link: Link, domain: str) -> str:
    """What points to another item: an address, or its public identifier, with the revision where one is named."""
    if link.version is None and link.target.startswith(("http://", "https://")) and " " not in link.target:
        return link.target
    urn = naming(link.target, domain).urn
    return urn if link.version is None else f"{urn}:{link.version}"


def _add_links(management: _Element, name: str, links: list[Link], domain: str) -> None:
    for link in links:
        if link.relation is Relation.MEMBER:
            continue
        element = sub(
            management, name, attributes={"FormalName": str(link.relation), "NewsItem": reference(link, domain)}
        )
        if link.title:
            sub(element, "Comment", link.title)


def _previous(dispatch: Dispatch) -> int:
    """The revision before this one: what it names itself, else the number before its own; 0 where it is the first."""
    named = (link.version or 0 for link in dispatch.links if _is_itself(dispatch, link))
    return next((number for number in named if 0 < number < dispatch.version), dispatch.version - 1)


def _is_itself(dispatch: Dispatch, link: Link) -> bool:
    return link.relation is Relation.PREVIOUS_VERSION and link.target == dispatch.guid
