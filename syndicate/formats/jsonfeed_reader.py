"""JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1) of anybody; what our own feeds add in `_syndicate` is believed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from syndicate.errors import UnreadableFiling
from syndicate.formats.entry_names import entry_guid
from syndicate.formats.feed_text import EntryText, entry_text
from syndicate.formats.headlines import headline_of, without_headline
from syndicate.formats.json_input import looks_like_json, parse_json, searchable
from syndicate.formats.json_values import Fields
from syndicate.formats.jsonfeed_extension import EXTENSION, as_told
from syndicate.formats.markup import html_text
from syndicate.formats.text_blocks import has_markup, text_blocks
from syndicate.model.body import Block, Body, Paragraph
from syndicate.model.dispatch import Association, Draft, PubStatus
from syndicate.model.filing import Filing
from syndicate.model.link import Link, Relation
from syndicate.rules.text import fold

_VERSION = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/1', re.IGNORECASE)
_KINDS = {"image": "picture", "video": "video", "audio": "audio"}


class JsonFeed:
    """Reads a feed, each item as one dispatch."""

    name = "json-feed"

    def recognises(self, content: bytes) -> bool:
        """By the version, which is an address at jsonfeed.org."""
        return looks_like_json(content) and _VERSION.search(searchable(content)) is not None

    def read(self, filing: Filing) -> Iterable[Draft]:
        """Read every item, in order; a feed may have none.

        Raises:
            UnreadableFiling: It is no JSON, too large, or has no list of items.
        """
        feed = Fields.of(parse_json(filing.content))
        items = feed.members.get("items") if feed else None
        if feed is None or not isinstance(items, list):
            raise UnreadableFiling("the JSON Feed has no list of items")
        told = _Feed.of(feed, filing.source)
        return (_read(Fields.of(item) or Fields({}), told) for item in items)


@dataclass(frozen=True, slots=True)
class _Feed:
    """What holds for every item.

    Attributes:
        authority: Whom identifiers that are no URIs belong to: the feed's host, else the source it came through.
        provider: Whose feed it is; None for ours, whose items say it themselves.
        names: What authors are called that are no persons: the feed, its authors.
        language: A BCP 47 tag.
        is_ours: Whether it is written by us.
    """

    authority: str
    provider: str | None
    names: frozenset[str]
    language: str | None
    is_ours: bool

    @classmethod
    def of(cls, feed: Fields, source: str) -> "_Feed":
        address = feed.text("home_page_url", "feed_url")
        authors = tuple(feed.texts("authors", "author"))
        is_ours = feed.one(EXTENSION) is not None
        return cls(
            authority=_host(address) or source,
            provider=None if is_ours else feed.text("title") or next(iter(authors), None),
            names=frozenset(name.casefold() for name in (*authors, feed.text("title") or "")),
            language=feed.text("language"),
            is_ours=is_ours,
        )


def _host(address: str | None) -> str | None:
    try:
        return urlsplit(address or "").hostname
    except ValueError:
        return None


def _read(item: Fields, feed: _Feed) -> Draft:
    ours = (item.one(EXTENSION) or Fields({})) if feed.is_ours else None
    title = item.text("title")
    if title and ours is None and has_markup(title):
        title = html_text(title)
    text = _text(item, ours)
    blocks = _story(text.blocks, title, ours)
    published, modified = item.moment("date_published"), item.moment("date_modified")
    draft = Draft(
        guid=entry_guid(
            feed.authority,
            item.text("id"),
            item.text("url", "external_url"),
            f"{title or headline_of(Body(text.blocks).text)}|{item.text('date_published') or ''}",
        ),
        headline=title or headline_of(Body(text.blocks).text) or None,
        byline=_byline(item, feed),
        provider=feed.provider,
        dateline=text.dateline,
        body=Body(blocks),
        language=item.text("language") or feed.language,
        keywords=tuple(dict.fromkeys(map(fold, item.texts("tags")))),
        ed_note=text.note or text.notice,
        pub_status=PubStatus.CANCELED if text.notice else None,
        created=modified or published,
        first_created=published,
        associations=tuple(_associations(item)),
        links=tuple(_links(item)),
    )
    return draft if ours is None else as_told(draft, ours)


def _text(item: Fields, ours: Fields | None) -> EntryText:
    dated = ours is not None and ours.one("dateline") is not None
    if html := item.text("content_html"):
        return entry_text(html, without_dateline=dated)
    plain = item.text("content_text", "summary")
    return EntryText(blocks=text_blocks(plain) if plain else ())


def _story(blocks: tuple[Block, ...], title: str | None, ours: Fields | None) -> tuple[Block, ...]:
    """The text without its title; of ours only one that is nothing else, as we write that for a story without text."""
    if ours is None:
        return without_headline(blocks, title)
    return () if title and blocks == (Paragraph(fold(title)),) else blocks


def _byline(item: Fields, feed: _Feed) -> str | None:
    names = [name for name in item.texts("authors", "author") if name.casefold() not in feed.names]
    return ", ".join(dict.fromkeys(names)) or None


def _associations(item: Fields) -> Iterator[Association]:
    addresses = set()
    for one in item.each("attachments"):
        if url := one.text("url"):
            addresses.add(url)
            media_type = one.text("mime_type")
            yield Association(
                href=url,
                media_type=media_type,
                size=one.number("size_in_bytes"),
                caption=one.text("title"),
                kind=_KINDS.get((media_type or "").partition("/")[0].lower()),
            )
    picture = item.text("image", "banner_image")
    if picture and picture not in addresses:
        yield Association(href=picture, kind="picture")


def _links(item: Fields) -> Iterator[Link]:
    if (elsewhere := item.text("external_url")) and elsewhere != item.text("id"):
        yield Link(relation=Relation.SEE_ALSO, target=elsewhere)
