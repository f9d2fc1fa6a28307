"""What feedparser says of a feed and its entries, as drafts."""

from calendar import timegm
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from syndicate.formats.entry_names import entry_guid
from syndicate.formats.feed_reader.extras import Extras
from syndicate.formats.feed_text import EntryText, entry_text
from syndicate.formats.headlines import headline_of, without_headline
from syndicate.formats.markup import html_text
from syndicate.formats.moments import read_moment
from syndicate.formats.notices import KILL_TITLE, WITHDRAWN
from syndicate.formats.qcodes import Code, of_code
from syndicate.formats.text_blocks import has_markup, text_blocks
from syndicate.model.body import Block, Body, Paragraph
from syndicate.model.dispatch import Draft, PubStatus, Signal, Subject
from syndicate.rules.facts.schemes import SCHEMES
from syndicate.rules.flags import stricter
from syndicate.rules.media_topics import of_name, topic
from syndicate.rules.text import clean, fold

Told = dict[str, Any]
"""What feedparser found, under its own names."""

_HTML = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Feed:
    """What holds for every entry.

    Attributes:
        authority: Whom identifiers that are no URIs belong to: the feed's host, else the source it came through.
        provider: Whose feed it is.
        names: What authors are called that are no persons: the feed and its publisher.
        rights: The copyright notice for all entries that have none.
        language: Of all entries that say none.
    """

    authority: str
    provider: str | None
    names: frozenset[str]
    rights: str | None
    language: str | None

    @classmethod
    def of(cls, told: Told, *, is_atom: bool, source: str) -> "Feed":
        """Read feedparser's `feed`.

        Args:
            told: What feedparser calls so.
            is_atom: Whether its author is the feed's; feedparser calls RSS's managing editor so too.
            source: The name of the source it came through.
        """
        title = _plain(told, "title")
        author = next(_authors(told), None) if is_atom else None
        publisher = _text(told, "publisher") or author
        return cls(
            authority=_host(told) or source,
            provider=publisher or title,
            names=frozenset(name.casefold() for name in (publisher, author, title) if name),
            rights=_plain(told, "rights"),
            language=_text(told, "language"),
        )


def draft(entry: Told, more: Extras, feed: Feed) -> Draft:
    """Read one entry; it raises nothing, whatever is in it.

    Args:
        entry: As feedparser has it.
        more: As the tree has it.
        feed: See :class:`Feed`.
    """
    text = _entry_text(entry)
    title = _text(entry, "title") if more.plain_title else _plain(entry, "title")
    words = Body(text.blocks).text
    headline = title or (headline_of(words) if words else None)
    origin = _source(entry)
    agency = _text(entry, "publisher") or origin
    published, created = _moment(entry, "published"), _moment(entry, "created")
    killed = stricter(more.pub_status, PubStatus.CANCELED if text.notice else None)
    nobody = feed.names | ({agency.casefold()} if agency else set())
    subjects, keywords = _tags(entry)
    return Draft(
        guid=entry_guid(feed.authority, _text(entry, "id"), _link(entry), f"{headline}|{_text(entry, 'published')}"),
        headline=None if killed is PubStatus.CANCELED and title == KILL_TITLE else headline,
        byline=", ".join(name for name in more.authors if name.casefold() not in nobody) or None,
        provider=feed.provider,
        agency=agency,
        dateline=text.dateline,
        located=more.located,
        body=Body(_story(text, title)),
        language=more.language or feed.language,
        keywords=keywords,
        subjects=subjects,
        ed_note=text.note or (text.notice if text.notice != WITHDRAWN else None),
        signal=Signal.CORRECTION if text.note else None,
        pub_status=killed,
        copyright=_plain(entry, "rights") or feed.rights,
        created=_moment(entry, "updated") or published or created,
        first_created=published or created,
        associations=more.associations,
        links=more.links,
    )


def _text(told: Told, name: str) -> str | None:
    """A member as one line. Asked for by its own name, feedparser's dictionaries look in no other member."""
    found = dict.get(told, name)
    return fold(clean(found)) or None if isinstance(found, str) else None


def _plain(told: Told, name: str) -> str | None:
    """A text construct as one line without markup."""
    line = _text(told, name)
    detail = dict.get(told, f"{name}_detail")
    media_type = detail.get("type") if isinstance(detail, dict) else None
    if line and (media_type in _HTML or has_markup(line)):
        return html_text(line)
    return line


def _moment(entry: Told, name: str) -> datetime | None:
    """A date in the zone it is written in; one that only feedparser can read is in UTC."""
    if moment := read_moment(_text(entry, name)):
        return moment
    parsed = dict.get(entry, f"{name}_parsed")
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def _entry_text(entry: Told) -> EntryText:
    """The whole where the entry has it, else its summary."""
    contents = [one for one in dict.get(entry, "content") or () if _is_text(one)]
    contents.sort(key=lambda one: one.get("type") not in _HTML)
    summary = dict.get(entry, "summary_detail") or {}
    for one in (*contents, summary):
        value = clean(one.get("value") or "").strip()
        if value:
            is_plain = one.get("type") == "text/plain" and not has_markup(value)
            return EntryText(blocks=text_blocks(value)) if is_plain else entry_text(value)
    summary_text = dict.get(entry, "summary")
    return entry_text(clean(summary_text)) if isinstance(summary_text, str) else EntryText()


def _story(text: EntryText, title: str | None) -> tuple[Block, ...]:
    """The text without what repeats the title; nothing for a dateline and the title alone."""
    first, rest = text.blocks[:1], text.blocks[1:]
    if text.dateline and rest and first == (Paragraph(text.dateline),) and not without_headline(rest, title):
        return ()
    return without_headline(text.blocks, title)


def _is_text(content: Told) -> bool:
    media_type = content.get("type") or "text/plain"
    return bool(media_type in _HTML or media_type.startswith("text/")) and bool((content.get("value") or "").strip())


def _authors(told: Told) -> Iterator[str]:
    for author in dict.get(told, "authors") or ():
        if name := _text(author, "name"):
            yield (html_text(name) or name) if has_markup(name) else name


def _source(entry: Told) -> str | None:
    source = dict.get(entry, "source")
    return _plain(source, "title") if isinstance(source, dict) else None


def _link(entry: Told) -> str | None:
    links = dict.get(entry, "links") or ()
    own = (_text(one, "href") for one in links if _text(one, "rel") in {"alternate", "self"})
    return _text(entry, "link") or next(filter(None, own), None)


def _host(feed: Told) -> str | None:
    try:
        return urlsplit(_text(feed, "link") or _text(feed, "id") or "").hostname
    except ValueError:
        return None


def _tags(entry: Told) -> tuple[tuple[Subject, ...], tuple[str, ...]]:
    """Categories of a scheme, or in a qcode, are subjects; the others are keywords."""
    subjects: dict[str, Subject] = {}
    keywords: dict[str, None] = {}
    for tag in dict.get(entry, "tags") or ():
        term, scheme, label = _text(tag, "term"), _text(tag, "scheme"), _text(tag, "label")
        word = label or term
        if not word:
            continue
        alias, colon, _ = (term or "").partition(":")
        if scheme or (colon and alias in SCHEMES):
            subject = _subject(term or word, scheme, label)
            subjects.setdefault(subject.code, subject)
        else:
            keywords.setdefault(word)
    return tuple(subjects.values()), tuple(keywords)


def _subject(term: str, scheme: str | None, label: str | None) -> Subject:
    code = of_code(term, scheme)
    if code == Code(term, SCHEMES["medtop"]) and (known := of_name(term)):
        return Subject(code=f"medtop:{known}", name=term, scheme=topic(known).scheme)
    return Subject(code=code.text, name=label, scheme=code.scheme)
