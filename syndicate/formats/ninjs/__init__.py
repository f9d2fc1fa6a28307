"""ninjs 1.0 to 3.1, the IPTC's News in JSON, as AP, dpa, NTB, TT, the BBC and Superdesk write it."""

from collections.abc import Iterable

from syndicate.errors import UnreadableFiling
from syndicate.formats.json_input import parse_json
from syndicate.formats.ninjs.item import read_item
from syndicate.formats.ninjs.shape import items_in, looks_like_ninjs
from syndicate.model.dispatch import Draft
from syndicate.model.filing import Filing


class Ninjs:
    """Reads one item, a list of items, or those in an agency's envelope, each as one dispatch."""

    name = "ninjs"

    def recognises(self, content: bytes) -> bool:
        """By names of members that only ninjs has; JSON Feed has others."""
        return looks_like_ninjs(content)

    def read(self, filing: Filing) -> Iterable[Draft]:
        """Read every item, in order.

        Raises:
            UnreadableFiling: It is no JSON, too large, or no news item is in it.
        """
        items = tuple(items_in(parse_json(filing.content)))
        if not items:
            raise UnreadableFiling("no news item is in the JSON: an item has a uri and a headline, a body or the like")
        return (read_item(item, filing.source) for item in items)
