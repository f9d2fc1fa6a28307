"""The vocabulary of NewsML-G2 as we use it: namespaces, catalog, qcodes, and how values are written."""

import re
from typing import Final

from lxml.etree import SubElement, _Element

from syndicate.rules.facts.schemes import SCHEMES

NAR: Final = "http://iptc.org/std/nar/2006-10-01/"
XHTML: Final = "http://www.w3.org/1999/xhtml"
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"

STANDARD: Final = {"standard": "NewsML-G2", "standardversion": "2.35", "conformance": "power"}

CATALOG: Final = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"

_TOKEN: Final = re.compile(r"[A-Za-z0-9._-]+")
_QCODE: Final = re.compile(r"([^\s:]+):[^\s]+")
_WHITE_SPACE: Final = re.compile(r"[ \t\r\n]+")


def sub(parent: _Element, name: str, text: str | None = None, **attributes: str) -> _Element:
    """Append an element of the news architecture's namespace."""
    element = SubElement(parent, f"{{{NAR}}}{name}", attributes)
    element.text = text
    return element


def literal(text: str) -> str:
    """Fit text to `g2normalizedString`: no white space of XML's but single spaces."""
    return _WHITE_SPACE.sub(" ", text).strip(" ")


def line(parent: _Element, name: str, text: str) -> _Element:
    """Append an element that holds one line of text."""
    return sub(parent, name, literal(text))


def token(text: str) -> bool:
    """Whether this can stand behind an alias as a code of one of IPTC's vocabularies."""
    return _TOKEN.fullmatch(text) is not None


def is_resolvable(qcode: str) -> bool:
    """Whether this is a qcode that the catalog can turn into a URI."""
    found = _QCODE.fullmatch(qcode)
    return found is not None and found[1] in SCHEMES
