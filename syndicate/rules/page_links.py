"""The links that a feed or a page gives itself in its head: which hub tells of its news, and what its own address is.

Read without a parser of XML: a hub is looked for in whatever a server sends, and only the links before the first entry,
or in the head of a page, speak for the whole.
"""

from collections.abc import Iterator
from contextlib import suppress
from html.parser import HTMLParser

from syndicate.rules.http_fields import WebLink

HEAD = 64 * 1024
"""Bytes that are looked at."""

_AFTER = frozenset({"entry", "item", "body"})


def page_links(content: bytes) -> Iterator[WebLink]:
    """The links of a feed (RFC 4287 §4.2.7, also as `atom:link` in RSS) or a page (HTML §4.2.4), in order."""
    reader = _Head()
    with suppress(AssertionError):  # what html.parser raises on declarations that are none
        reader.feed(_text(content[:HEAD]))
    return iter(reader.links)


class _Head(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[WebLink] = []
        self._over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a link, until what follows no longer speaks for the whole."""
        name = tag.rpartition(":")[2]
        self._over = self._over or name in _AFTER
        if self._over or name != "link":
            return
        given = {key: value.strip() for key, value in attrs if value}
        if "rel" in given and "href" in given:
            self.links.append(WebLink(frozenset(given["rel"].lower().split()), given["href"]))


def _text(content: bytes) -> str:
    """Enough to see tags and addresses by: both are ASCII."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    return content.decode("latin-1")
