"""Entries that a feed says are deleted (RFC 6721)."""

from lxml.etree import _Element

from syndicate.formats.elements import value
from syndicate.formats.markup import element_text, html_text
from syndicate.formats.moments import read_moment
from syndicate.formats.notices import WITHDRAWN
from syndicate.model.dispatch import Draft, PubStatus

NAME = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"

_COMMENT = "{http://purl.org/atompub/tombstones/1.0}comment"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def tombstone(element: _Element, provider: str | None) -> Draft | None:
    """The kill that an `at:deleted-entry` is; None for one that names no entry."""
    guid = value(element, "ref")
    if guid is None:
        return None
    comment = element.find(_COMMENT)
    text = element_text(comment)
    if text and comment is not None and (comment.get("type") or "text") == "html":
        text = html_text(text)
    return Draft(
        guid=guid,
        provider=provider,
        language=value(comment, _LANG),
        pub_status=PubStatus.CANCELED,
        ed_note=text if text != WITHDRAWN else None,
        created=read_moment(value(element, "when")),
    )
