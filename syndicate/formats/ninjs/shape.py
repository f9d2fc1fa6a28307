"""Which objects in a JSON document are news items: one, a list of them, or those in an agency's envelope.

APIs wrap items in lists and objects of their own: TT `{"hits": […]}`, AP `{"data": {"items": [{"item": {…}}, …]}}`,
Superdesk `{"_items": […]}`, the BBC `{"item": […]}`. An item is known by its own members, wherever it is.
"""

import re
from collections.abc import Iterator

from syndicate.formats.json_input import looks_like_json, searchable
from syndicate.formats.json_values import Fields

_DEEPEST = 8
_MARKS_ENOUGH = 2
"""So many members of ninjs make an item even without an identifier."""
_IDENTIFIERS = ("uri", "guid", "_id", "id")
_MARKS = frozenset(
    (
        *("headline", "headlines", "title", "bodies", "descriptions", "renditions", "associations", "versioncreated"),
        *("firstcreated", "contentcreated", "pubstatus", "urgency", "slugline", "byline", "eventdetails", "standard"),
        *("$standard", "embargoed", "embargoeduntil", "profile"),
    )
)
_OPEN_ENDED = ("body_", "headline_", "description_")
_IDENTIFIED = re.compile(rb'"(?:uri|guid|_id)"\s*:', re.IGNORECASE)
_MARKED = re.compile(
    rb'"(?:headlines?|headline_\w+|body_\w+|bodies|description_\w+|descriptions|(?:version|first|content)created'
    rb'|pubstatus|eventdetails|renditions|embargoed(?:until)?|slugline|\$standard)"\s*:',
    re.IGNORECASE,
)


def looks_like_ninjs(content: bytes) -> bool:
    """Whether the names of ninjs are in a JSON document, without parsing it."""
    if not looks_like_json(content):
        return False
    text = searchable(content)
    marks: set[bytes] = set()
    for found in _MARKED.finditer(text):
        marks.add(found[0].lower())
        if len(marks) >= _MARKS_ENOUGH or _IDENTIFIED.search(text):
            return True
    return False


def items_in(document: object) -> Iterator[Fields]:
    """Every item in the document, in order; what stands between items in a list is one too, however little it says."""
    yield from _items_in(document, 0)


def _items_in(value: object, depth: int) -> Iterator[Fields]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        found = [tuple(_items_in(one, depth + 1)) for one in value]
        for items in found:
            yield from items or ((Fields({}),) if any(found) else ())
        return
    fields = Fields.of(value)
    if fields is None:
        return
    if _is_item(fields):
        yield fields
        return
    for member in fields.members.values():
        if isinstance(member, dict | list):
            yield from _items_in(member, depth + 1)


def _is_item(fields: Fields) -> bool:
    marks = sum(name in _MARKS or name.startswith(_OPEN_ENDED) for name in fields.members)
    return marks >= (1 if fields.text(*_IDENTIFIERS) else _MARKS_ENOUGH)
