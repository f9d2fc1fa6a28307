"""The door for XML that others wrote: bytes to a tree, or a reason why not.

What a hostile file can do to a parser it cannot do here: at most `MAX_BYTES` bytes and `MAX_ELEMENTS` elements, no
entity is expanded, no file or address is opened, no text is dropped silently. A DOCTYPE is ignored (NITF and NewsML 1.2
carry one). Damage that real wires do is mended first: bytes before the declaration, a false encoding in it, control
characters, HTML's named entities.
"""

import re
from functools import lru_cache
from html.entities import html5

from lxml import etree
from lxml.etree import _Element

from syndicate.errors import UnreadableFiling
from syndicate.formats.decode import MAX_BYTES, decode
from syndicate.rules.text import clean

MAX_ELEMENTS = 200_000
_TAGS = 2
_REACH, _FIRST = 65_536, 2_048

_BEFORE = b"\xef\xbb\xbf \t\r\n\x00\x01\x02\x16"
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>", re.IGNORECASE)
_CONTROL_REFERENCE = re.compile(r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));")
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(?P<name>[A-Za-z][A-Za-z0-9]*;)")
_BARE = re.compile(r"&(?!#?\w+;)")
_SINGLE_BYTE = re.compile(
    rb"<\?xml[^>]{0,60}\sencoding\s*=\s*[\"'](?:iso-?8859-\d+|windows-125\d|cp125\d|latin-?1)[\"']", re.IGNORECASE
)
_OWN_ENTITY = re.compile(rb"<!ENTITY\s+(?!%)")
_NO_ROOT = ""


@lru_cache(maxsize=4)
def root_name(content: bytes) -> str:
    """Tell the root element of XML by its beginning, cheaply.

    Returns:
        Its name in Clark notation (`{namespace}name`, `name` without one); empty for what does not begin like XML.
    """
    head = content[:_REACH].lstrip(_BEFORE)
    if not head.startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
        return _NO_ROOT
    parser = etree.XMLPullParser(["start"], resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        for piece in (head[:_FIRST], head[_FIRST:] + b"\n\n\n\n"):  # libxml2 keeps the last bytes back
            parser.feed(piece)
            for _, element in parser.read_events():
                return str(element.tag)
    except etree.XMLSyntaxError:
        pass
    return _NO_ROOT


def parse(content: bytes) -> _Element:
    """Parse XML.

    Returns:
        The root element; no entity reference is left in the tree.

    Raises:
        UnreadableFiling: It is too large, not well-formed, or declares entities of its own that it uses.
    """
    if len(content) > MAX_BYTES:
        raise UnreadableFiling(f"the filing is larger than {MAX_BYTES // 1024 // 1024} MB ({len(content)} bytes)")
    if content.count(b"<") > _TAGS * MAX_ELEMENTS:
        raise UnreadableFiling(f"the XML has more than {MAX_ELEMENTS} elements; no dispatch has")
    content = content.lstrip(_BEFORE) if not content.startswith((b"\xff\xfe", b"\xfe\xff")) else content
    try:
        root = etree.fromstring(content, closed_parser("utf-8" if _is_utf_8_after_all(content) else None))
    except etree.XMLSyntaxError as error:
        root = _parse_mended(content, error)
    except ValueError as error:
        raise UnreadableFiling(f"the XML cannot be read: {error}") from error
    if any(True for _ in root.iter(etree.Entity)) or _uses_own_entities(root, content):
        root = _parse_mended(content, None)
    return root


def _uses_own_entities(root: _Element, content: bytes) -> bool:
    """Whether an entity that the file declares itself may stand in an attribute, where libxml2 always expands it."""
    declared = root.getroottree().docinfo.internalDTD
    return declared is not None and any(f"&{entity.name};".encode() in content for entity in declared.iterentities())


def _is_utf_8_after_all(content: bytes) -> bool:
    """Whether the bytes are UTF-8 that calls itself a code page: letters of a code page hardly ever make UTF-8."""
    if content.isascii() or not _SINGLE_BYTE.match(content[:200]):
        return False
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def closed_parser(encoding: str | None = None) -> etree.XMLParser:
    """A parser that expands no entity, opens no file or address, and mends nothing."""
    return etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )


def _parse_mended(content: bytes, fault: etree.XMLSyntaxError | None) -> _Element:
    """Parse again as text of the encoding that the bytes are really in, what XML cannot hold taken out."""
    if _OWN_ENTITY.search(content):
        raise UnreadableFiling("the XML declares entities of its own, which are not expanded") from fault
    text = clean(_DECLARATION.sub("", decode(content), count=1))
    text = _BARE.sub("&amp;", _NAMED.sub(_character, _CONTROL_REFERENCE.sub("", text)))
    try:
        root = etree.fromstring(text.encode(), closed_parser())
    except etree.XMLSyntaxError as error:
        raise UnreadableFiling(f"the XML is not well-formed: {error.msg}") from error
    if any(True for _ in root.iter(etree.Entity)):
        raise UnreadableFiling("the XML uses an entity that nobody declared")
    return root


def _character(found: re.Match[str]) -> str:
    character = html5.get(found["name"])
    return "".join(f"&#{ord(one)};" for one in character) if character else found[0]
