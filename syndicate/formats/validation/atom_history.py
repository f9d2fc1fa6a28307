"""Complete, paged and archived feeds (RFC 5005)."""

from lxml.etree import _Element

from syndicate.formats.validation.atom_constructs import ATOM
from syndicate.formats.validation.finding import Findings, error, warning
from syndicate.formats.validation.xml_tree import elements

_FH = "{http://purl.org/syndication/history/1.0}"
_PAGES = frozenset(("first", "last", "previous", "next"))
_ARCHIVES = frozenset(("prev-archive", "next-archive", "current"))


def history(feed: _Element) -> Findings:
    """Check the links between the documents that a feed is made of."""
    relations: dict[str, list[_Element]] = {}
    for link in elements(feed, f"{ATOM}link"):
        relations.setdefault(link.get("rel", "alternate"), []).append(link)
    for relation in sorted(_PAGES | _ARCHIVES):
        for extra in relations.get(relation, [])[1:]:
            clause = "RFC 5005 §3" if relation in _PAGES else "RFC 5005 §4"
            yield error(extra, f"more than one link rel={relation}", clause)
    complete, archive = feed.find(f"{_FH}complete"), feed.find(f"{_FH}archive")
    for element in (complete, archive):
        if element is not None and (len(element) or (element.text or "").strip()):
            yield error(element, "fh:complete and fh:archive are empty elements", "RFC 5005 §2")
    if complete is not None:
        for relation in sorted((_PAGES | _ARCHIVES) & relations.keys()):
            yield error(relations[relation][0], f"a complete feed has a link rel={relation}", "RFC 5005 §2")
        if archive is not None:
            yield error(archive, "a complete feed is said to be an archive", "RFC 5005 §2")
    yield from _archived(archive, relations)


def _archived(archive: _Element | None, relations: dict[str, list[_Element]]) -> Findings:
    if archive is not None and "current" not in relations:
        yield warning(archive, "an archive document has no link rel=current", "RFC 5005 §4")
    if archive is None and "next-archive" in relations:
        yield warning(relations["next-archive"][0], "next-archive in a document that is no archive", "RFC 5005 §4")
