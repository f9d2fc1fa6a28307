"""The members of ninjs, release by release (IPTC's JSON Schemas 1.4, 2.1 and 3.1)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from types import MappingProxyType


class Kind(Enum):
    """What a value is."""

    TEXT = auto()
    DATE = auto()
    NUMBER = auto()
    URI = auto()
    LANGUAGE = auto()
    OBJECT = auto()
    ANY = auto()


@dataclass(frozen=True, slots=True)
class Words:
    """One of these words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """A list of objects.

    Attributes:
        members: What each may have.
        needed: What each must have.
        open_names: How names of more members begin, each of them an object.
        by_name: An object of them by name, not a list (ninjs 1).
        are_items: Each is a news item that has these members too.
    """

    members: "Members"
    needed: tuple[str, ...] = ()
    open_names: str | None = None
    by_name: bool = False
    are_items: bool = False

    def member(self, name: str) -> "Member | None":
        """What a member of this name holds; None where none may have it."""
        is_open = self.open_names is not None and name.startswith(self.open_names)
        return self.members.get(name, Kind.OBJECT if is_open else None)


Member = Kind | Words | Parts
Members = Mapping[str, Member]


def _all(kind: Kind, *names: str) -> dict[str, Member]:
    return dict.fromkeys(names, kind)


def _parts(texts: Iterable[str], others: Members = MappingProxyType({}), needed: tuple[str, ...] = ()) -> Parts:
    return Parts(MappingProxyType({**_all(Kind.TEXT, *texts), **others}), needed)


@dataclass(frozen=True, slots=True)
class Release:
    """One generation of ninjs.

    Attributes:
        title: For people.
        members: Of an item.
        open_names: Names of more members, all of them text.
        content: Members that hold the story.
    """

    title: str
    members: Members
    open_names: re.Pattern[str] | None = None
    content: frozenset[str] = frozenset()
    renamed: Mapping[str, str] = field(default_factory=dict)

    def is_open(self, name: str) -> bool:
        """Whether a name that is no member's may be used."""
        return self.open_names is not None and self.open_names.match(name) is not None

    def is_content(self, name: str) -> bool:
        """Whether a member holds the story."""
        return name in self.content or name.startswith("body_")

    def spelt(self, name: str) -> str:
        """How this release spells a name that is given in lower case."""
        return self.renamed.get(name, name)


_TYPES = ("text", "audio", "video", "picture", "graphic", "composite", "component")
_STATUS = Words(("usable", "withheld", "canceled"))

_CODED = ("name", "rel", "scheme", "code")
_ONE: dict[str, Member] = {
    **_all(Kind.TEXT, "mimetype", "profile", "version", "copyrightholder", "copyrightnotice", "usageterms", "ednote"),
    **_all(Kind.TEXT, "title", "byline", "headline", "slugline", "located"),
    **_all(Kind.DATE, "firstcreated", "versioncreated", "contentcreated", "embargoed", "expires"),
    **_all(Kind.NUMBER, "charcount", "wordcount", "urgency"),
    **_all(Kind.OBJECT, "altids", "$standard", "rightsinfo"),
    "place": replace(_parts(_CODED, {"contactinfo": Kind.ANY}), open_names="geometry_"),
    **dict.fromkeys(("subject", "event", "object", "infosource"), _parts(_CODED, {"contactinfo": Kind.ANY})),
    "person": _parts(_CODED, {"contactinfo": Kind.ANY}),
    "organisation": _parts(_CODED, _all(Kind.ANY, "symbols", "contactinfo")),
    "genre": _parts(("name", "scheme", "code")),
    "trustindicator": _parts(("scheme", "code", "title"), {"href": Kind.URI}),
    "uri": Kind.URI,
    "type": Words(_TYPES),
    "representationtype": Words(("complete", "incomplete")),
    "pubstatus": _STATUS,
    "language": Kind.LANGUAGE,
    "renditions": Parts(
        MappingProxyType(
            {
                **_all(Kind.TEXT, "mimetype", "title", "format"),
                **_all(Kind.NUMBER, "height", "width", "sizeinbytes", "duration"),
                "href": Kind.URI,
            }
        ),
        by_name=True,
    ),
    "associations": Parts(MappingProxyType({}), by_name=True, are_items=True),
}

_NAMED = ("name", "rel", "uri", "literal")


def _later(*, camel: bool) -> dict[str, Member]:
    """The members that ninjs 2 and 3 share; 3 spells them in camel case."""

    def spelt(name: str) -> str:
        return name if camel else name.lower()

    contact = _all(Kind.ANY, spelt("contactInfo"))
    kind = spelt("contentType")
    return {
        **_all(Kind.TEXT, "profile", "version", "title", "by", "slugline", "located"),
        **_all(Kind.TEXT, *map(spelt, ("copyrightHolder", "copyrightNotice", "usageTerms", "edNote"))),
        **_all(Kind.DATE, *map(spelt, ("firstCreated", "versionCreated", "contentCreated", "expires"))),
        "uri": Kind.URI,
        "urgency": Kind.NUMBER,
        "language": Kind.LANGUAGE,
        "standard": Kind.OBJECT,
        spelt("representationType"): Words(("full", "partial")),
        spelt("pubStatus"): _STATUS,
        spelt("rightsInfo"): Kind.OBJECT,
        "descriptions": _parts(("role", kind, "value"), needed=("value",)),
        "headlines": _parts(("role", kind, "value"), needed=("value",)),
        "bodies": _parts(
            ("role", kind, "value"), _all(Kind.NUMBER, spelt("charCount"), spelt("wordCount")), ("value",)
        ),
        "people": _parts(_NAMED, contact),
        "organisations": _parts(_NAMED, {"symbols": Kind.ANY, **contact}),
        "places": _parts(_NAMED, {spelt("geoJSON"): Kind.OBJECT, **contact}),
        "subjects": _parts((*_NAMED, "creator"), _all(Kind.NUMBER, "relevance", "confidence")),
        "events": _parts((*_NAMED, "id")),
        "objects": _parts(_NAMED),
        spelt("infoSources"): _parts(("name", "role", "uri", "literal"), contact),
        "genres": _parts(("name", "uri", "literal")),
        spelt("altIds"): _parts(("role", "value")),
        spelt("trustIndicators"): _parts(("role", "title"), {"href": Kind.URI}),
        "renditions": _parts(
            ("name", kind, "title", "format"),
            {
                **_all(Kind.NUMBER, "height", "width", spelt("sizeInBytes"), "duration"),
                **_all(Kind.ANY, *(_PICTURE if camel else ())),
                "href": Kind.URI,
            },
            ("name",),
        ),
        "associations": Parts(
            MappingProxyType(_all(Kind.TEXT, "name", *(("rel",) if camel else ()))), ("name",), are_items=True
        ),
    }


_PICTURE = ("aspectRatio", "videoCodec", "frameRate", "poi", "transportProtocol", "scanType", "bitrate")

_TWO: dict[str, Member] = {**_later(camel=False), "embargoed": Kind.DATE, "type": Words(_TYPES)}
_THREE: dict[str, Member] = {
    **_later(camel=True),
    "embargoedUntil": Kind.DATE,
    "type": Words((*_TYPES, "event", "planning")),
    **_all(Kind.OBJECT, "eventDetails", "digitalSourceType"),
    "plannedCoverage": Kind.ANY,
}


def _release(title: str, members: dict[str, Member], content: str, open_names: re.Pattern[str] | None) -> Release:
    spellings = {name.lower(): name for name in members} | {"ednote": "edNote" if "edNote" in members else "ednote"}
    if "embargoedUntil" in members:
        spellings["embargoed"] = "embargoedUntil"
    else:
        spellings["embargoeduntil"] = "embargoed"
    return Release(
        title, MappingProxyType(members), open_names, frozenset(content.split()), MappingProxyType(spellings)
    )


RELEASES: Mapping[int, Release] = MappingProxyType(
    {
        1: _release("ninjs 1", _ONE, "headline byline", re.compile(r"(?:description|body|headline)_[a-zA-Z0-9_]+")),
        2: _release("ninjs 2", _TWO, "bodies headlines by", None),
        3: _release("ninjs 3", _THREE, "bodies headlines by", None),
    }
)

_OWN = MappingProxyType(
    {
        number: frozenset(release.members).union(
            *(known.members for known in release.members.values() if isinstance(known, Parts))
        )
        for number, release in RELEASES.items()
    }
)


MEMBERS = frozenset(name for release in RELEASES.values() for name in release.members)
"""Of items of any generation."""


def release_of(names: Iterable[str], version: str = "") -> int:
    """Which generation an item belongs to: the one that knows most of its members, the newest of equals.

    Args:
        names: Of its members, and of theirs.
        version: Of ninjs, as the item itself states it; believed.
    """
    if version[:1].isdecimal() and int(version[:1]) in RELEASES:
        return int(version[:1])
    given = frozenset(names)
    opened = sum(RELEASES[1].is_open(name) for name in given)
    return max(RELEASES, key=lambda number: (len(given & _OWN[number]) + (opened if number == 1 else 0), number))
