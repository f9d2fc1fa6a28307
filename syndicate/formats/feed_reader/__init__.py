"""RSS 0.9x, 1.0 and 2.0 and Atom 0.3 and 1.0, through feedparser, which knows what every version calls things.

feedparser gets a tree of ours as bytes, never an address and nothing that is not well-formed: the parser that it keeps
for tag soup is not used, as nothing bounds its time. What is wrong in a feed is mended before (`mending`); what
feedparser flattens is read from the tree (`extras`, `media`, `tombstones`).
"""

import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml.etree import _Element

from syndicate.errors import UnreadableFiling
from syndicate.formats.feed_reader.entries import Feed, draft
from syndicate.formats.feed_reader.extras import extras_of
from syndicate.formats.feed_reader.stripping import as_bytes, strip
from syndicate.formats.feed_reader.tombstones import NAME as TOMBSTONE
from syndicate.formats.feed_reader.tombstones import tombstone
from syndicate.formats.feed_reader.tree import entries_of, feed_tree
from syndicate.formats.xml_input import root_name
from syndicate.model.dispatch import Draft
from syndicate.model.filing import Filing

_REACH = 4096
_ROOTS = frozenset(("rss", "feed", "entry", "deleted-entry"))
_ATOM = frozenset(("http://www.w3.org/2005/atom", "http://purl.org/atom/ns#", "http://purl.org/atompub/tombstones/1.0"))
_RDF = re.compile(rb"purl\.org/rss/1\.0/|my\.netscape\.com/rdf/simple/0\.9/|purl\.org/net/rss1\.1#")
_BEGINS = re.compile(
    rb"<rss\s[^>]{0,2000}version\s*=|<feed\s[^>]{0,2000}xmlns\s*=\s*[\"']http://(?:www\.w3\.org/2005/Atom|purl\.org/atom/)"
)


class FeedReader:
    """Reads a feed, each entry and each tombstone as one dispatch; an entry document of Atom too."""

    name = "feed"

    def recognises(self, content: bytes) -> bool:
        """By the root element, however damaged the rest is."""
        namespace, _, name = root_name(content).removeprefix("{").rpartition("}")
        name = name.rpartition(":")[2].lower()
        if name == "rdf":
            return _RDF.search(content[:_REACH]) is not None
        if name in _ROOTS:
            return name == "rss" or namespace.lower() in _ATOM
        return _BEGINS.search(content[:_REACH]) is not None

    def read(self, filing: Filing) -> Iterable[Draft]:
        """Read every entry, in the feed's order; a feed may have none.

        Raises:
            UnreadableFiling: It is too large or no feed; or, after the entries that could be read, that there are
                others which could not.
        """
        tree = feed_tree(filing)
        yield from _drafts(tree.root, filing.source)
        if tree.complaint:
            raise UnreadableFiling(tree.complaint)


def _drafts(root: _Element, source: str) -> Iterator[Draft]:
    entries = entries_of(root)
    graves = set(root.iter(TOMBSTONE))
    shown = graves.union(entries)
    order = [element for element in root.iter("{*}item", "{*}entry", TOMBSTONE) if element in shown]
    more = {entry: extras_of(entry) for entry in entries}
    strip(root, entries)
    told = _parsed(as_bytes(root))
    if len(told.entries) != len(entries):
        raise UnreadableFiling(f"of {len(entries)} entries in the feed {len(told.entries)} could be read")
    feed = Feed.of(told.feed, is_atom=str(told.get("version") or "").startswith("atom"), source=source)
    read = {entry: draft(one, more[entry], feed) for entry, one in zip(entries, told.entries, strict=True)}
    by_guid = {one.guid: one for one in read.values()}
    for element in order:
        if element in read:
            yield read[element]
        elif grave := tombstone(element, feed.provider):
            yield from () if _returned(grave, by_guid.get(grave.guid)) else (grave,)


def _returned(grave: Draft, entry: Draft | None) -> bool:
    """Whether the entry beside its tombstone is newer: then it is back (RFC 6721 §3)."""
    return bool(entry and entry.created and grave.created and entry.created > grave.created)


def _parsed(content: bytes) -> Any:
    import feedparser  # noqa: PLC0415 - 0.05 s, and many wires file no feed

    try:
        told = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:
        raise UnreadableFiling(f"the feed cannot be read: {error}") from error
    if told.get("bozo") and not told.entries:
        raise UnreadableFiling(f"the feed cannot be read: {told.get('bozo_exception')}")
    return told
