"""An NITF document, alone or inside another format, as a draft."""

from collections.abc import Iterator
from datetime import datetime

from lxml.etree import _Element

from syndicate.formats.elements import find, text_at, value, value_at, values_at
from syndicate.formats.moments import read_moment
from syndicate.formats.nitf.about import genre, item_class, keywords, priority, slugline, subjects, wire_number
from syndicate.formats.nitf.media import associations
from syndicate.formats.nitf.meta import meta
from syndicate.formats.nitf.names import names
from syndicate.formats.nitf.places import dateline, places
from syndicate.formats.nitf.text import body, byline, copyright_notice, decks, headline, notes
from syndicate.model.dispatch import Draft, PubStatus, Signal

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LANGUAGES = frozenset(("language", "lang", "idioma"))
_STATUSES = {
    "usable": PubStatus.USABLE,
    "withheld": PubStatus.WITHHELD,
    "canceled": PubStatus.CANCELED,
    "cancelled": PubStatus.CANCELED,
}
_URGENCIES = range(1, 10)
_SIGNALS = {str(signal): signal for signal in Signal}


def read_nitf(nitf: _Element) -> Draft:
    """Read an `nitf` element of any version from 2.5 to 3.6, in a namespace or in none.

    Where a whole document is inside another format, its fields are what the document says of itself: a field that it
    lacks is None, and nothing is made up. It raises nothing, whatever the element holds.
    """
    docdata = find(nitf, "head/docdata")
    head = find(nitf, "body/body.head")
    origin = names(nitf)
    title, words = headline(nitf), keywords(nitf)
    slug = slugline(nitf)
    status = (value(docdata, "management-status") or "").lower()
    issued, release = _moment(docdata, "date.issue"), _moment(docdata, "date.release")
    embargoed = status == "embargoed"
    return Draft(
        guid=origin.guid,
        version=origin.version,
        item_class=item_class(nitf),
        headline=title or slug,
        slugline=slug or next((deck for deck in decks(head) if deck in words), None),
        byline=byline(nitf),
        credit=text_at(head, "distributor"),
        provider=origin.provider,
        agency=origin.agency,
        dateline=dateline(head),
        located=places(nitf),
        body=body(nitf, title, words),
        language=_language(nitf),
        urgency=_urgency(value_at(docdata, "urgency", "ed-urg")),
        priority=priority(nitf),
        wire_number=wire_number(nitf),
        keywords=words,
        subjects=subjects(nitf),
        genre=genre(nitf),
        ed_note="\n".join(dict.fromkeys(_notes(nitf, docdata))) or None,
        signal=_signal(nitf, docdata),
        pub_status=_STATUSES.get(status),
        embargo=release if release and (embargoed or (issued and release > issued)) else None,
        embargoed=embargoed,
        copyright=copyright_notice(nitf),
        usage_terms=_terms(head, docdata),
        created=issued or _written(nitf),
        first_created=_first(nitf),
        associations=associations(nitf),
        links=origin.links,
    )


def _signal(nitf: _Element, docdata: _Element | None) -> Signal | None:
    """A correction by its element; the standard has none for another signal."""
    if find(docdata, "correction") is not None:
        return Signal.CORRECTION
    return _SIGNALS.get(meta(nitf, frozenset(("signal",))) or "")


def _moment(docdata: _Element | None, name: str) -> datetime | None:
    return read_moment(value_at(docdata, name, "norm"))


def _written(nitf: _Element) -> datetime | None:
    """When it was written, for documents that do not say when they were issued."""
    moments = (
        value_at(nitf, "body/body.head/dateline/story.date", "norm"),
        value_at(nitf, "head/pubdata", "date.publication"),
        value_at(nitf, "head/docdata/pubdata", "date.publication"),
    )
    return next(filter(None, map(read_moment, moments)), None)


def _first(nitf: _Element) -> datetime | None:
    revisions = map(read_moment, values_at(nitf, "head/revision-history", "norm"))
    return min(filter(None, revisions), default=None)


def _language(nitf: _Element) -> str | None:
    body = find(nitf, "body")
    tags = (
        value(nitf, "baselang"),
        value(nitf, _LANG),
        value(body, _LANG),
        value(find(body, "body.content"), _LANG),
        meta(nitf, _LANGUAGES),
    )
    return next(filter(None, tags), None)


def _urgency(text: str | None) -> int | None:
    number = int(text) if text and text.isascii() and text.isdigit() and len(text) == 1 else 0
    return number if number in _URGENCIES else None


def _notes(nitf: _Element, docdata: _Element | None) -> Iterator[str]:
    yield from values_at(docdata, "ed-msg", "info")
    yield from values_at(docdata, "correction", "info")
    yield from notes(nitf)


def _terms(head: _Element | None, docdata: _Element | None) -> str | None:
    limits = (
        text_at(head, "rights/rights.limitations"),
        value_at(docdata, "doc.rights", "limitations"),
        text_at(head, "rights/rights.type"),
        value_at(docdata, "doc.rights", "type"),
    )
    return next(filter(None, limits), None)
