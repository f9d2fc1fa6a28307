"""A news agency's page in HTML: the story in it, without the site around it.

What the page says of itself in data (schema.org JSON-LD, Open Graph, meta elements) is believed before what can be seen
on it. The text is found by trafilatura; its dateline, which extractors take for chrome, is kept.
"""

import codecs
import re
from collections.abc import Iterable
from dataclasses import replace

from lxml import etree, html
from lxml.html import HtmlElement

from syndicate.errors import UnreadableFiling
from syndicate.formats.decode import MAX_BYTES, decode
from syndicate.formats.web_page.facts import page_facts
from syndicate.formats.web_page.text import story_blocks
from syndicate.model.body import Body
from syndicate.model.dispatch import Draft
from syndicate.model.filing import Filing
from syndicate.rules.text import clean

_REACH = 2048
_OPENS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,1000}?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*(?P<name>[A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_LARGEST_TREE = 200_000
_REFERENCE = re.compile(
    r"&#(?:[xX]0*(?P<hexadecimal>[0-9a-fA-F]{1,6})(?![0-9a-fA-F])|0*(?P<decimal>[0-9]{1,7})(?![0-9]));?"
)
_UNFIT = frozenset({*range(1, 9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF})
"""What browsers take and XML does not (XML 1.0 §2.2)."""
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class WebPage:
    """Reads a page of HTML as one dispatch."""

    name = "html"

    def recognises(self, content: bytes) -> bool:
        """By its doctype or its root."""
        head = content[:_REACH]
        if head.startswith(_UTF_16):
            head = head.decode("utf-16", "ignore").encode()
        return _OPENS.match(head) is not None

    def read(self, filing: Filing) -> Iterable[Draft]:
        """Read the one story of the page; where it says that the story was withdrawn or is held, only that.

        Raises:
            UnreadableFiling: It is too large, or there is no story on it.
        """
        page = _tree(filing)
        draft = page_facts(page)
        if draft.pub_status is not None:
            return (replace(draft, headline=None),)
        blocks = story_blocks(page, draft.headline, filing.filed.date())
        if not draft.headline or not (blocks or draft.body.blocks or draft.created):
            raise UnreadableFiling("there is no story on the page: no headline, or neither a text nor a date")
        return (replace(draft, body=Body(blocks)) if blocks else draft,)


def _fit(reference: re.Match[str]) -> str:
    """A reference to a character, or a space where no tree of XML can hold that."""
    number = int(reference["hexadecimal"], 16) if reference["hexadecimal"] else int(reference["decimal"])
    return " " if number in _UNFIT else reference[0]


def _tree(filing: Filing) -> HtmlElement:
    content = filing.content
    if len(content) > MAX_BYTES:
        raise UnreadableFiling(f"the filing is larger than {MAX_BYTES // 1024 // 1024} MB ({len(content)} bytes)")
    text = _REFERENCE.sub(_fit, clean(_text(content, filing.charset)))
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, huge_tree=False)
    try:
        page = html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFiling(f"the page cannot be read as HTML: {error}") from error
    if sum(1 for _ in page.iter()) > _LARGEST_TREE:
        raise UnreadableFiling(f"the page has more than {_LARGEST_TREE} elements")
    return page


def _text(content: bytes, charset: str | None) -> str:
    """By what the page or its server says, where the bytes agree (HTML Living Standard §13.2.3.2)."""
    named = _CHARSET.search(content[:_REACH])
    for name in (charset, named["name"].decode() if named else None):
        try:
            if name and not content.startswith((codecs.BOM_UTF8, *_UTF_16)):
                return content.decode("cp1252" if name.lower() in {"iso-8859-1", "latin1", "ascii"} else name)
        except (LookupError, UnicodeDecodeError):
            continue
    return decode(content)
