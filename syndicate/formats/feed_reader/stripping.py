"""What is taken out of a feed before feedparser gets it: what `extras` reads, what would cost it time without end."""

import re
from collections.abc import Iterable

from lxml import etree
from lxml.etree import _Element

from syndicate.errors import UnreadableFiling
from syndicate.formats.elements import local_name
from syndicate.formats.markup import element_text
from syndicate.rules.text import clean

_DC = "http://purl.org/dc/elements/1.1/"
_READ_BEFORE = (
    "http://search.yahoo.com/mrss/",
    "http://search.yahoo.com/mrss",
    "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "http://www.itunes.com/DTDs/PodCast-1.0.dtd",
    "http://www.georss.org/georss",
    "http://www.opengis.net/gml",
    "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "http://purl.org/syndication/thread/1.0",
    "http://purl.org/atompub/tombstones/1.0",
)
_READ_IN_ENTRIES = ("{*}author", f"{{{_DC}}}creator", f"{{{_DC}}}language", "{*}enclosure")
_WHOLE = "{http://purl.org/rss/1.0/modules/content/}encoded"
_SUMMARIES = ("{*}description",)
_DATES = frozenset(
    ("pubdate", "published", "issued", "updated", "modified", "created", "date", "lastbuilddate", "expirationdate"),
)
_PARTIES = frozenset(("author", "creator", "publisher", "managingeditor", "webmaster", "name", "email", "contributor"))
_CATEGORIES = frozenset(("category", "subject", "keywords"))
_LONGEST_DATE, _LONGEST_PARTY, _LONGEST_ATTRIBUTE = 80, 300, 4096
_MOST_CATEGORIES, _MOST_PREFIXES = 500, 200
_PREFIX = re.compile(rb"\sxmlns:[\w.-]+")


def strip(root: _Element, entries: Iterable[_Element]) -> None:
    """Take out what stands in the way.

    Descriptions and titles of Media RSS and Dublin Core would take the place of the entry's own; the summary of an
    entry that holds its whole text is not asked for. For each author feedparser looks for an address at every one of
    its characters, and a category it compares with all others of its entry: of the first no more is left than a name
    has, of the second no more than a story has.
    """
    etree.strip_elements(root, *(f"{{{namespace}}}*" for namespace in _READ_BEFORE), with_tail=False)
    own = set(entries)
    for element in list(root.iter("{*}item", "{*}entry")):
        if element not in own:  # of another vocabulary, inside an entry
            element.tag = "other"
    for entry in own:
        _strip_entry(entry)
    categories: dict[_Element, int] = {}
    for element in list(root.iter("*")):
        name, parent = local_name(element).lower(), element.getparent()
        _shorten(element, name)
        if name in _CATEGORIES and parent is not None:
            categories[parent] = categories.get(parent, 0) + 1
            if categories[parent] > _MOST_CATEGORIES:
                parent.remove(element)


def _strip_entry(entry: _Element) -> None:
    asked = (*_READ_IN_ENTRIES, *(_SUMMARIES if element_text(entry.find(_WHOLE)) else ()))
    for element in list(entry.iterchildren(*asked)):
        entry.remove(element)
    for name in ("description", "title"):
        twins = list(entry.iterchildren(f"{{*}}{name}"))
        for twin in twins if len(twins) > 1 else ():
            if twin.tag == f"{{{_DC}}}{name}":
                entry.remove(twin)


def _shorten(element: _Element, name: str) -> None:
    """Cut a text or leave an attribute out; lxml reads control characters in a damaged feed, and takes none back."""
    if element.text and name in _DATES:
        element.text = clean(element.text)[:_LONGEST_DATE]
    elif element.text and name in _PARTIES:
        element.text = clean(element.text)[:_LONGEST_PARTY]
    for attribute, text in element.attrib.items():
        if len(text) > _LONGEST_ATTRIBUTE:
            del element.attrib[attribute]


def as_bytes(root: _Element) -> bytes:
    """The tree as feedparser gets it.

    Raises:
        UnreadableFiling: More prefixes are declared in it than there are vocabularies.
    """
    content = etree.tostring(root, encoding="utf-8")
    if len(set(_PREFIX.findall(content))) > _MOST_PREFIXES:
        raise UnreadableFiling(f"the feed declares more than {_MOST_PREFIXES} prefixes; no feed does")
    return content
