"""One ninjs item as a draft."""

import re
from collections.abc import Iterator

from syndicate.formats.json_values import Fields
from syndicate.formats.markup import html_text
from syndicate.formats.ninjs.concepts import genre, keywords, located, subjects
from syndicate.formats.ninjs.media import associations, kind_of, links
from syndicate.formats.ninjs.status import pub_status, says_embargoed, signal
from syndicate.formats.ninjs.text import body, credit, has_body, headline, named
from syndicate.formats.plain_text.bylines import read_byline
from syndicate.formats.qcodes import of_code
from syndicate.formats.text_blocks import has_markup
from syndicate.model.body import Body
from syndicate.model.dispatch import Draft
from syndicate.rules.addresses import agency_guid
from syndicate.rules.text import fold

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:\S+")
_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", re.ASCII)
_TEXT_TYPES = frozenset(("text", "story", "article", "advisory", "preformatted"))
_WRITERS = frozenset(("author", "writer", "creator", "reporter", "photographer", "by"))
_SENDERS = ("provider", "distributor", "sender")
_ORIGINS = ("originator", "origin", "originated", "author", "source", "creator")
_STILL = frozenset(("picture", "graphic"))
_LEAST, _MOST = 1, 9
_WIRE_NUMBER = "wirenumber"


def read_item(item: Fields, source: str) -> Draft:
    """Read an item of any version; it raises nothing, whatever the members hold.

    Args:
        item: The item.
        source: The name of the source it came through: identifiers that are no URIs are unique within it.
    """
    title, kind = headline(item), kind_of(item)
    sender, origin = _parties(item)
    embargo = item.moment("embargoeduntil", "embargoed")
    text = body(item, title, still=kind in _STILL)
    priority = item.text("editorialpriority", "priority")
    lettered = priority if priority and priority.isalpha() and len(priority) == 1 else None
    return Draft(
        guid=_guid(item, sender or source),
        version=_version(item),
        wire_number=_wire_number(item),
        item_class=_item_class(item, kind),
        headline=title or named(item),
        slugline=item.text("slugline", "slug"),
        byline=_byline(item),
        credit=credit(item),
        provider=sender,
        agency=origin,
        dateline=item.text("dateline") or text.dateline,
        located=located(item),
        body=Body(text.blocks),
        language=item.text("language"),
        urgency=_urgency(item, lettered),
        priority=lettered,
        keywords=keywords(item),
        subjects=subjects(item),
        genre=genre(item),
        ed_note="\n".join(dict.fromkeys(_notes(item))) or None,
        signal=signal(item),
        pub_status=pub_status(item),
        embargo=embargo,
        embargoed=embargo is None and says_embargoed(item),
        copyright=_plain(item.text("copyrightnotice", "copyrightholder")),
        usage_terms=" ".join(dict.fromkeys(_terms(item))) or None,
        created=item.moment("versioncreated", "firstcreated", "contentcreated"),
        first_created=item.moment("firstcreated"),
        associations=associations(item),
        links=links(item),
    )


def _guid(item: Fields, authority: str) -> str | None:
    """Superdesk's `guid` before `uri`, which is only the item's address there."""
    named = item.text("guid", "uri", "_id", "id")
    if named is None:
        return None
    identifier = fold(named)
    if _UUID.fullmatch(identifier):
        return f"urn:uuid:{identifier.lower()}"
    if not _URI.fullmatch(identifier):
        return agency_guid(authority, identifier)
    return _without_request(item, identifier)


def _without_request(item: Fields, uri: str) -> str:
    """AP's `uri` without what it says of the request (`qt`) and of the version (`et`), where it holds the item's id."""
    ids = item.one("altids")
    address, _, query = uri.partition("?")
    lasting = (ids.text("itemid") if ids else None) or ""
    return address if query and lasting and lasting in address else uri


def _version(item: Fields) -> int | None:
    told = item.one("signals")
    return (told.number("version") if told else None) or item.number("version")


def _wire_number(item: Fields) -> str | None:
    """The number among the other identifiers that says it is one: a list of roles and values, in ninjs 1 an object."""
    listed = (one.text("value") for one in item.each("altids") if (one.text("role") or "").lower() == _WIRE_NUMBER)
    ids = item.one("altids")
    return next(filter(None, listed), None) or (ids.text(_WIRE_NUMBER) if ids else None)


def _item_class(item: Fields, kind: str | None) -> str | None:
    named = (item.text("type") or "").lower()
    if not named and item.one("eventdetails"):
        return "event"
    if not named:
        return None if has_body(item) else kind
    return "text" if named in _TEXT_TYPES else kind or named


def _byline(item: Fields) -> str | None:
    """The line as filed, else who is said to have written or made it."""
    line = _plain(item.text("byline", "by"))
    if line is None:
        names = list(dict.fromkeys(_writers(item)))
        line = ", ".join(names) or None
    return (read_byline(line) or line) if line else None


def _writers(item: Fields) -> Iterator[str]:
    lines = [line for one in item.each("bylines") if (line := _byline_of(one))]
    if lines:
        yield from lines
        return
    people = [one for one in item.each("authors") if (one.text("role") or "writer").lower() in _WRITERS]
    people += [one for one in item.each("person", "people") if (one.text("rel", "role") or "").lower() in _WRITERS]
    people += list(item.each("photographer"))
    yield from (name for one in people if (name := one.text("name")))


def _byline_of(one: Fields) -> str | None:
    """AP's `by` and `title`, TT's `byline` or its parts."""
    parts = (one.text("firstname"), one.text("lastname"))
    line = one.text("byline", "by", "name") or " ".join(filter(None, parts))
    line = fold(re.sub(r"^(?:by|BY|By)\s+", "", line))
    return ", ".join(filter(None, (line, one.text("title", "affiliation")))) if line else None


def _parties(item: Fields) -> tuple[str | None, str | None]:
    """Who sent it, and whose story it is where that is said too."""
    parties = [
        (one.text("name", "literal", "code"), of_code(one.text("role", "rel") or "").bare.lower())
        for one in item.each("infosource", "infosources")
    ]
    senders = [name for name, role in parties if name and role.startswith(_SENDERS)]
    origins = [name for name, role in parties if name and role.startswith(_ORIGINS)]
    anyone = [name for name, _ in parties if name] or list(item.texts("infosource", "infosources"))
    named = next(item.texts("provider"), None)
    source = item.text("source")
    sender = next(iter((*filter(None, (named,)), *senders, *anyone)), None) or source or item.text("copyrightholder")
    origin = next(iter((*origins, *filter(None, (source,)), *(anyone if named else ()))), None)
    return _line(sender), _line(origin)


def _urgency(item: Fields, letter: str | None) -> int | None:
    """Its urgency; Superdesk's priority, which counts the same way, where it has none."""
    number = item.number("urgency") or (item.number("priority") if letter is None else None)
    return number if number and _LEAST <= number <= _MOST else None


def _notes(item: Fields) -> Iterator[str]:
    for name in ("ednote", "description_usage", "embargoedreason"):
        for note in item.texts(name):
            yield (html_text(note) or note) if has_markup(note) else note


def _terms(item: Fields) -> Iterator[str]:
    yield from (_plain(term) or term for term in item.texts("usageterms"))
    rights = item.one("rightsinfo")
    if rights and (address := rights.text("linkedrights")):
        yield address


def _plain(text: str | None) -> str | None:
    if text is None:
        return None
    return html_text(text) if has_markup(text) else fold(text)


def _line(text: str | None) -> str | None:
    return fold(text) if text else None
