"""NewsML-G2 2.0 to 2.35 of any conformance: items alone and in messages, news and what news is described by."""

from collections.abc import Iterator
from datetime import UTC, tzinfo

from lxml.etree import _Element

from syndicate.errors import UnreadableFiling
from syndicate.formats.elements import children, find, find_all, local_name
from syndicate.formats.moments import read_moment
from syndicate.formats.newsml_g2.reading.item import KINDS, read_item, title_of
from syndicate.formats.xml_input import parse, root_name
from syndicate.model.dispatch import Draft
from syndicate.model.filing import Filing

_MESSAGE = "newsMessage"
_ROOTS = frozenset((*KINDS, _MESSAGE))
_OURS = "iptc.org"


class NewsmlG2Reader:
    """Reads each item of a filing as one dispatch.

    Elements are known by their local names: in the standard's namespace, in it under another prefix, and in none.
    """

    name = "newsml-g2"

    def recognises(self, content: bytes) -> bool:
        """By the root element: a message or an item, in a namespace of IPTC's or in none."""
        namespace, _, name = root_name(content).rpartition("}")
        return name in _ROOTS and (not namespace or _OURS in namespace)

    def read(self, filing: Filing) -> Iterator[Draft]:
        """Read every item, in the order of the message.

        Raises:
            UnreadableFiling: It is not well-formed XML, too large, or a message without an item.
        """
        root = parse(filing.content)
        items = [root] if local_name(root) in KINDS else list(_items(root))
        if not items:
            raise UnreadableFiling(f"the {local_name(root)} holds no item")
        zone = _zone(root)
        titles = {}
        if any(local_name(item) == "packageItem" for item in items):
            titles = {item.get("guid") or "": title for item in items if (title := title_of(item))}
        for item in items:
            yield read_item(item, zone, titles)


def _items(message: _Element) -> Iterator[_Element]:
    for item_set in find_all(message, "itemSet"):
        yield from (item for item in children(item_set) if local_name(item) in KINDS)


def _zone(message: _Element) -> tzinfo:
    """What times without a zone are in: the zone in which the message says that it was sent, else UTC."""
    sent = find(message, "header/sent")
    moment = read_moment(sent.text) if sent is not None else None
    return (moment.tzinfo if moment else None) or UTC
