"""Which version of which story a NewsML 1 item is, and what may be done with it: Identification and NewsManagement."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from lxml.etree import _Element

from syndicate.formats.elements import find, find_all, text_at, value, value_at, values_at
from syndicate.formats.moments import read_moment
from syndicate.formats.newsml_1.naming import guid_of
from syndicate.formats.newsml_1.parts import formal, word
from syndicate.model.dispatch import PubStatus, Signal
from syndicate.model.link import Link, Relation
from syndicate.rules.addresses import agency_guid

_REVISION = re.compile(r":(?P<number>\d{1,18})[NUA]?", re.ASCII)
_UNPREFIXED = re.compile(r"[\w-]+(?:\.[\w-]+){1,9}:\d{8}[^:]*:\S+", re.ASCII)
_SPACE = re.compile(r"\s+")
_FEWEST_PARTS = 4
"""`urn:newsml:agency:number`, without the date that the standard asks for, as some agencies have it."""
_WHOLE = 6
"""Parts of a public identifier with its revision (NewsML 1.2 `PublicIdentifier`)."""
_STATUSES = {
    "usable": PubStatus.USABLE,
    "embargoed": PubStatus.USABLE,
    "withheld": PubStatus.WITHHELD,
    "canceled": PubStatus.CANCELED,
    "cancelled": PubStatus.CANCELED,
    "killed": PubStatus.CANCELED,
    "withdrawn": PubStatus.CANCELED,
}
_KILLS = re.compile(r"kill|cancel|withdr|delete|annul", re.IGNORECASE)
_SIGNALS = (
    (re.compile(r"correct|rectif|corrig", re.IGNORECASE), Signal.CORRECTION),
    (re.compile(r"repeat|rerun|resend", re.IGNORECASE), Signal.REPEAT),
    (re.compile(r"update|replace|lead", re.IGNORECASE), Signal.UPDATE),
)
_RELATIONS = {str(relation): relation for relation in Relation}
_URGENCIES = range(1, 10)
_OF_THE_USER = 9
"""Priority 9 means what sender and receiver agreed on (IPTC Priority topic set); it is no urgency."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What an item says of itself as a whole.

    Attributes:
        guid: Without its revision, or None where the item has no name.
        version: Its revision.
        label: What its editors call it.
        created: When this revision was made.
        first_created: When the first one was.
        status: What may be done with it.
        embargo: Until when it is embargoed.
        embargoed: Whether it is.
        urgency: 1 to 9.
        signal: What it asks for.
        links: Items that it follows or goes with.
        partial: Whether it only changes an earlier revision, whose text it does not repeat.
    """

    guid: str | None
    version: int | None
    label: str | None
    created: datetime | None
    first_created: datetime | None
    status: PubStatus | None
    embargo: datetime | None
    embargoed: bool
    urgency: int | None
    signal: Signal | None
    links: tuple[Link, ...]
    partial: bool


def identity(item: _Element, envelope: _Element | None) -> Identity:
    """Read what stands before an item's content."""
    identifier = find(item, "Identification/NewsIdentifier")
    management = find(item, "NewsManagement")
    guid = item_guid(item)
    orders = list(values_at(management, "Instruction", "FormalName"))
    status = _STATUSES.get(word(formal(management, "Status")))
    if any(map(_KILLS.search, orders)):
        status = PubStatus.CANCELED
    update = (value_at(identifier, "RevisionId", "Update") or "").upper()
    changed = (
        text_at(management, "ThisRevisionCreated"),
        text_at(envelope, "DateAndTime"),
        text_at(identifier, "DateId"),
    )
    return Identity(
        guid=guid,
        version=_number(text_at(identifier, "RevisionId")) or None,
        label=text_at(item, "Identification/NameLabel"),
        created=next(filter(None, map(read_moment, changed)), None),
        first_created=read_moment(text_at(management, "FirstCreated")),
        status=status,
        embargo=_embargo(management),
        embargoed=word(formal(management, "Status")) == "embargoed",
        urgency=_urgency(formal(management, "Urgency")) or _priority(formal(envelope, "Priority")),
        signal=_signal(orders, update),
        links=tuple(_links(guid, identifier, management)),
        partial=find(item, "Update") is not None or (update == "A" and find(item, "NewsComponent") is None),
    )


def story_guid(reference: str) -> tuple[str, int | None]:
    """A public identifier without its revision, and the revision; Business Wire leaves `urn:newsml:` out."""
    name = _SPACE.sub("%20", reference)
    if _UNPREFIXED.fullmatch(name):
        name = f"urn:newsml:{name}"
    start, revision = name.rpartition(":")[0], _REVISION.fullmatch(name[name.rfind(":") :])
    if revision and name.lower().startswith("urn:newsml:") and name.count(":") + 1 >= _WHOLE:
        return guid_of(start), int(revision["number"])
    return guid_of(name), None


def item_guid(item: _Element) -> str | None:
    """The public identifier without its revision; one that names no item gives way to the provider's own number."""
    identifier = find(item, "Identification/NewsIdentifier")
    public = _SPACE.sub("%20", text_at(identifier, "PublicIdentifier") or "").strip(":")
    revision = text_at(identifier, "RevisionId") or ""
    for ending in (f":{revision}{update}" for update in ("", "N", "U", "A") if revision):
        if public.endswith(ending):
            public = public.removesuffix(ending)
            break
    if public.count(":") + 1 >= _FEWEST_PARTS or (public and not public.lower().startswith("urn:newsml:")):
        return guid_of(public) if ":" in public else agency_guid(text_at(identifier, "ProviderId") or "", public)
    provider, number = text_at(identifier, "ProviderId"), text_at(identifier, "NewsItemId")
    if not number or not number.strip("0"):
        number = value(item, "Duid") or value_at(item, "NewsComponent", "Duid")
    if not provider or not number or not number.strip("0"):
        return None
    return agency_guid(provider, number)


def _embargo(management: _Element | None) -> datetime | None:
    """When it becomes usable; a change to any other status is no release."""
    for change in find_all(management, "StatusWillChange"):
        if word(formal(change, "FutureStatus")) == "usable":
            return read_moment(text_at(change, "DateAndTime"))
    return None


def _urgency(text: str | None) -> int | None:
    number = _number(text)
    return number if number in _URGENCIES else None


def _priority(text: str | None) -> int | None:
    number = _urgency(text)
    return None if number == _OF_THE_USER else number


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= len(str(2**63)) - 1 else None


def _signal(orders: list[str], update: str) -> Signal | None:
    for pattern, signal in _SIGNALS:
        if any(map(pattern.search, orders)):
            return signal
    return Signal.UPDATE if update == "U" else None


def _links(guid: str | None, identifier: _Element | None, management: _Element | None) -> Iterator[Link]:
    previous = _number(value_at(identifier, "RevisionId", "PreviousRevision"))
    if guid and previous:
        yield Link(relation=Relation.PREVIOUS_VERSION, target=guid, version=previous)
    for name, relation in (("DerivedFrom", Relation.DERIVED_FROM), ("AssociatedWith", Relation.SEE_ALSO)):
        for found in find_all(management, name):
            if reference := value(found, "NewsItem"):
                target, version = story_guid(reference)
                told = _RELATIONS.get(value(found, "FormalName") or "", relation)
                yield Link(relation=told, target=target, version=version, title=text_at(found, "Comment"))
