"""What is on the wire: drafts as read, dispatches as published."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from syndicate.model.body import Body
from syndicate.model.dateline import Dateline
from syndicate.model.link import Link
from syndicate.model.place import Place
from syndicate.model.wire_number import WireNumber


class PubStatus(StrEnum):
    """Whether a story may be used (NewsML-G2 `itemMeta/pubStatus`, scheme `stat:`, G240)."""

    USABLE = "usable"
    WITHHELD = "withheld"
    CANCELED = "canceled"


class Signal(StrEnum):
    """What a version asks of its receivers (NewsML-G2 `itemMeta/signal`, scheme `sig:`, G244)."""

    UPDATE = "update"
    CORRECTION = "correction"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a story is about.

    Attributes:
        code: A qcode (`medtop:11000000`, `subj:04000000`) or a bare code of the scheme.
        name: In words, where known.
        scheme: The scheme's URI, where known.
        kind: What it is a name of: `person`, `organisation`, `geoArea`, `poi`, `event` or `object` (IPTC concept
            nature, scheme `cpnat:`); None for a topic.
        because: The rule of ours that gave it (`subj:04000000`, `keyword shares`); None where the agency did.
    """

    code: str
    name: str | None = None
    scheme: str | None = None
    kind: str | None = None
    because: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Association:
    """A picture or the like that goes with a story, by reference.

    Attributes:
        href: Its address, or its guid where it is named by that alone.
        media_type: An IANA media type, where known.
        size: In bytes, where known.
        width: In pixels, where known; more than 0, like the height.
        height: In pixels, where known.
        caption: What it shows.
        credit: Whose it is.
        guid: The agency's identifier of it, where it has one.
        title: Its own headline.
        kind: `picture`, `graphic`, `video`, `audio`, `text` … (IPTC news item nature, scheme `ninat:`).
    """

    href: str
    media_type: str | None = None
    size: int | None = None
    caption: str | None = None
    credit: str | None = None
    guid: str | None = None
    title: str | None = None
    kind: str | None = None
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One dispatch as a format read it, before any rule; None or empty means the filing did not say.

    Attributes:
        guid: The agency's own identifier, a URI.
        version: The agency's own version number.
        wire_number: The number the wire gave it, as its editors quote it (`a0578`, `dpa 157`, `eca 0124`): it names a
            dispatch for a day or less.
        predecessor: The number of the dispatch that it follows, in the same form.
        item_class: What it is: `text`, `picture`, `video`, `composite` … (IPTC news item nature, scheme `ninat:`);
            None is text.
        headline: One line.
        slugline: As filed (`BC-BAHIA-COCOA-REVIEW`).
        byline: As filed, without `By`.
        credit: Credit line.
        provider: Who sent it (NewsML-G2 `itemMeta/provider`, NITF `from-src`), where a field of its own says so.
        agency: The agency whose story it is, where a field of its own says so.
        dateline: The dateline as filed, where it has a field of its own; else it opens the body.
        located: Where it is filed from, where fields of its own say so.
        body: The text.
        language: A BCP 47 tag.
        urgency: 1 (most) to 9 (least).
        priority: The wire's letter (f b u r d a …).
        keywords: In the filing's order.
        subjects: In the filing's order.
        genre: In words.
        ed_note: What the desk tells editors; not for publication as text.
        signal: See :class:`Signal`.
        pub_status: See :class:`PubStatus`.
        embargo: Not before this moment, aware.
        embargoed: Whether it says that it is embargoed without saying until when.
        copyright: Copyright notice.
        usage_terms: What the agency allows.
        created: When this version was made by the agency's own clock, aware.
        first_created: When the story's first version was made by the agency's own clock, aware.
        associations: In the filing's order.
        links: Other dispatches that it names, in the filing's order.
    """

    guid: str | None = None
    version: int | None = None
    wire_number: str | None = None
    predecessor: str | None = None
    item_class: str | None = None
    headline: str | None = None
    slugline: str | None = None
    byline: str | None = None
    credit: str | None = None
    provider: str | None = None
    agency: str | None = None
    dateline: str | None = None
    located: tuple[Place, ...] = ()
    body: Body = field(default_factory=Body)
    language: str | None = None
    urgency: int | None = None
    priority: str | None = None
    keywords: tuple[str, ...] = ()
    subjects: tuple[Subject, ...] = ()
    genre: str | None = None
    ed_note: str | None = None
    signal: Signal | None = None
    pub_status: PubStatus | None = None
    embargo: datetime | None = None
    embargoed: bool = False
    copyright: str | None = None
    usage_terms: str | None = None
    created: datetime | None = None
    first_created: datetime | None = None
    associations: tuple[Association, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """One version of one story, clean and complete; every feed is written from these.

    Attributes:
        guid: Names the story for ever: a `tag:` (RFC 4151) or `urn:newsml:` (RFC 3085) URI, the same in every
            version, section and format, never made from a headline or a section.
        version: From 1, rising; no two versions of a story share one.
        declared: The version number that the agency itself gave, or None.
        chain: What links later takes of a story that carry no guid of their own: the slugline without its flags,
            case folded; None where there is no slugline. An add's is that of its story with ` add` behind it.
        follows: Whether it says of itself that it follows an earlier take (lead, update, correction, kill, hold …).
        take: Which take of the story it says it is: 0 the first, 1 for `1st Lead` or `UPDATE 1-` and so on.
        wire_number: What the wire calls it for a day or less.
        predecessor: What the wire called the dispatch that it follows.
        by_hand: Whether this desk made it from the version that stood (kill, hold, release, correction).
        assigned: Names of sections that somebody put it into by hand, whatever their rules say.
        source: The configured source it came through.
        item_class: See :class:`Draft`.
        headline: One line of plain text.
        slugline: As filed.
        byline: Without `By`.
        dateline: As read, or None.
        located: Where it is filed from: as filed, else looked up for the dateline's cities.
        provider: Who sent it, where it says so.
        agency: The agency that filed it.
        credit: Credit line.
        language: BCP 47, `und` where it could not be told.
        urgency: 1 (most) to 9 (least) (NewsML-G2 `contentMeta/urgency`).
        priority: The wire's letter as filed.
        keywords: As filed.
        subjects: As filed, then those that rules of ours add.
        genre: In words.
        body: The text without its dateline, byline, flags and end mark.
        ed_note: For editors.
        signal: What this version asks of its receivers.
        pub_status: Whether the story may be used.
        embargo: Not before this moment.
        copyright: Copyright notice.
        usage_terms: What the agency allows.
        associations: Pictures and the like, by reference.
        links: Other dispatches that it names.
        created: When this version was made: the agency's own time, else when it was filed.
        first_created: When the first version of the story was made, as far as known; None in that version itself.
        filed: When it was filed at the source.
        received: When syndicate took it.

    All times are aware and in UTC.
    """

    guid: str
    version: int
    declared: int | None = None
    chain: str | None = None
    follows: bool = False
    take: int = 0
    wire_number: WireNumber | None = None
    predecessor: WireNumber | None = None
    by_hand: bool = False
    assigned: tuple[str, ...] = ()
    source: str
    item_class: str = "text"
    headline: str
    slugline: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    located: tuple[Place, ...] = ()
    provider: str | None = None
    agency: str | None = None
    credit: str | None = None
    language: str = "und"
    urgency: int = 5
    priority: str | None = None
    keywords: tuple[str, ...] = ()
    subjects: tuple[Subject, ...] = ()
    genre: str | None = None
    body: Body = field(default_factory=Body)
    ed_note: str | None = None
    signal: Signal | None = None
    pub_status: PubStatus = PubStatus.USABLE
    embargo: datetime | None = None
    copyright: str | None = None
    usage_terms: str | None = None
    associations: tuple[Association, ...] = ()
    links: tuple[Link, ...] = ()
    created: datetime
    first_created: datetime | None = None
    filed: datetime
    received: datetime

    @property
    def shown_from(self) -> datetime:
        """The first moment this version may be seen outside the desk."""
        return max(self.received, self.embargo) if self.embargo else self.received

    @property
    def opening(self) -> str:
        """The dateline as it stands in front of the text, empty where none does."""
        return self.dateline.raw if self.dateline and self.dateline.shown else ""
