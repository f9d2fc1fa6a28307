"""Feeds as they are in the wild, made well-formed: what is wrong in them is mended as text, in one pass over it each.

What sites get wrong again and again: prefixes that nobody declares, HTML that is neither escaped nor closed, a `<` that
is none, entities of their own, something before the first tag or behind the last, the end missing.
"""

import re
from collections.abc import Iterator

from syndicate.errors import UnreadableFiling
from syndicate.formats.decode import decode
from syndicate.rules.text import clean

_ROOT = re.compile(r"<(?P<name>(?:[A-Za-z]{1,8}:)?(?:rss|rdf|feed|entry|channel))(?=[\s>])[^<>]*>", re.IGNORECASE)
_PREFIX = re.compile(r"</?(?P<prefix>[A-Za-z][\w.-]{0,31}):")
_DECLARED = re.compile(r"\sxmlns:(?P<prefix>[\w.-]{1,32})\s*=")
_ENTITY = re.compile(r"<!ENTITY\s+(?P<rest>[^>]*)>")
_SHORT = re.compile(r"(?P<name>\w{1,32})\s+(?P<quote>[\"'])(?P<value>&#\w{1,8};|[^\"'&<>%]{0,32})(?P=quote)\s*")
_REFERENCE = re.compile(r"&(?P<name>\w{1,32});")
_VOID = re.compile(r"<(?P<name>br|hr|img|wbr)(?=[\s/>])(?P<rest>[^<>]*?)/?>", re.IGNORECASE)
_NO_TAG = re.compile(r"<(?![A-Za-z/!?_])")
_BORDER = re.compile(r"<(?P<end>/?)(?P<name>(?:[A-Za-z]{1,8}:)?(?:item|entry))(?=[\s>])", re.IGNORECASE)
_CDATA = "<![CDATA["
_TEXTS = (
    *("title", "description", "content:encoded", "summary", "content", "subtitle", "rights", "copyright", "dc:title"),
    *(
        "dc:description",
        "media:description",
        "media:title",
        "media:credit",
        "media:text",
        "itunes:summary",
        "at:comment",
    ),
)
_NAMESPACES = {
    "app": "http://www.w3.org/2007/app",
    "at": "http://purl.org/atompub/tombstones/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "georss": "http://www.georss.org/georss",
    "gml": "http://www.opengis.net/gml",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "thr": "http://purl.org/syndication/thread/1.0",
}


def mended(content: bytes) -> str:
    """The feed as text that is well-formed as far as can be; it begins with its first tag, its end may be missing.

    Raises:
        UnreadableFiling: The bytes are no text, no feed is in them, or they declare entities beyond single words.
    """
    text = clean(decode(content))
    first = _ROOT.search(text)
    root = _ROOT.search(_expanded(text, text[: first.start()])) if first else None
    if root is None:
        raise UnreadableFiling("there is no feed in the filing")
    text, closing = root.string, f"</{root['name']}>"
    end = text.rfind(closing)
    is_whole = end >= root.end()
    inside = _balanced(text[root.end() : end if is_whole else len(text)], is_whole=is_whole)
    for name in _TEXTS:
        inside = _escaped(inside, name)
    inside = _VOID.sub(r"<\g<name>\g<rest>/>", _NO_TAG.sub("&lt;", inside))
    return f"{_declaring(root[0], inside)}{inside}{closing if is_whole else ''}"


def _expanded(text: str, head: str) -> str:
    """The text with the words that a DOCTYPE declares as entities in their place; it is not left to a parser."""
    words: dict[str, str] = {}
    for declaration in _ENTITY.finditer(head):
        short = _SHORT.fullmatch(declaration["rest"])
        if short is None:
            raise UnreadableFiling("the XML declares entities of its own, which are not expanded")
        words[short["name"]] = short["value"]
    text = text[len(head) :]
    return _REFERENCE.sub(lambda found: words.get(found["name"], found[0]), text) if words else text


def _declaring(tag: str, inside: str) -> str:
    """The root's tag with every prefix declared that is used and declared nowhere."""
    used = {found["prefix"] for found in _PREFIX.finditer(tag + inside)}
    missing = sorted(used - {found["prefix"] for found in _DECLARED.finditer(tag + inside)} - {"xml"})
    declarations = "".join(f' xmlns:{one}="{_NAMESPACES.get(one, f"urn:undeclared:{one}")}"' for one in missing)
    return f"{tag[:-1]}{declarations}>"


def _borders(text: str) -> Iterator[re.Match[str]]:
    """The tags that begin and end entries, but for what looks so in CDATA."""
    at, last = 0, text.rfind("]]>")
    while found := _BORDER.search(text, at):
        cdata = text.find(_CDATA, at, found.start())
        end = text.find("]]>", cdata) if 0 <= cdata < last else -1
        if end > found.start():
            at = end
            continue
        yield found
        at = found.end()


def _balanced(text: str, *, is_whole: bool) -> str:
    """The text with an entry closed where the next begins; the last one only where the feed itself is closed."""
    parts: list[str] = []
    at, opened = 0, ""
    for found in _borders(text):
        if found["end"]:
            opened = ""
            continue
        if opened:
            parts += (text[at : found.start()], f"</{opened}>")
            at = found.start()
        opened = found["name"]
    if opened and is_whole:
        end = text.rfind("</channel>", at)
        end = end if end >= 0 else len(text)
        parts += (text[at:end], f"</{opened}>")
        at = end
    parts.append(text[at:])
    return "".join(parts)


def _escaped(text: str, name: str) -> str:
    """The text with the markup inside every element of this name set apart as text of the element.

    One that is not closed before its entry ends, or the next begins, is closed there.
    """
    opening, closing = f"<{name}", f"</{name}>"
    if opening not in text:
        return text
    borders = [found.start() for found in _borders(text)]
    parts: list[str] = []
    at, next_border = 0, 0
    while (start := text.find(opening, at)) >= 0 and (tag_end := text.find(">", start) + 1):
        tag = text[start:tag_end]
        parts.append(text[at:tag_end] if at < start else tag)
        at = tag_end
        if tag[len(opening)] not in "> \t\n" or tag.endswith("/>"):
            continue
        while next_border < len(borders) and borders[next_border] < at:
            next_border += 1
        border = borders[next_border] if next_border < len(borders) else len(text)
        end = text.find(closing, at, border)
        inner = text[at : end if end >= 0 else border]
        if "<" in inner and not inner.lstrip().startswith(_CDATA):
            parts[-1] = f"{parts[-1][: -len(tag)]}{tag.replace('xhtml', 'html')}"
            inner = f"{_CDATA}{inner.replace(']]>', ']]]]><![CDATA[>')}]]>"
        parts += (inner, closing)
        at = end + len(closing) if end >= 0 else border
    parts.append(text[at:])
    return "".join(parts)
