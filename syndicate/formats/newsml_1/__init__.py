"""NewsML 1.0, 1.1 and 1.2: AFP, ANP, ats, Belga, Business Wire, EFE, Kyodo, PA, Reuters, TASS and others."""

from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from syndicate.errors import UnreadableFiling
from syndicate.formats.elements import find, inside, local_name
from syndicate.formats.newsml_1.item import read_item
from syndicate.formats.newsml_1.topics import vocabularies
from syndicate.formats.xml_input import parse, root_name
from syndicate.model.dispatch import Draft
from syndicate.model.filing import Filing

_ROOTS = frozenset(("NewsML", "NewsItem"))


class NewsMl1:
    """Reads every story of every NewsItem, in the file's order; a story has a headline or a language of its own."""

    name = "newsml-1.2"

    def recognises(self, content: bytes) -> bool:
        """By the root element; that of NewsML-G2 is `newsItem`, `newsMessage` and the like."""
        return root_name(content).rpartition("}")[2] in _ROOTS

    def read(self, filing: Filing) -> Iterable[Draft]:
        """Read the stories; one that an item lacks a headline for has its first paragraph's, slugline's or label's.

        Raises:
            UnreadableFiling: It is not well-formed XML, too large, or without a NewsItem.
        """
        return _stories(parse(filing.content))


def _stories(root: _Element) -> Iterator[Draft]:
    items = [root] if local_name(root) == "NewsItem" else []
    items += inside(root, "NewsItem")
    if not items:
        raise UnreadableFiling("the NewsML has no NewsItem in it")
    known = vocabularies(root)
    envelope = find(root, "NewsEnvelope")
    for item in items:
        yield from read_item(item, envelope, known)
