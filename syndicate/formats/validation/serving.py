"""How a document was served: its media type, and the charset that the server says it is in."""

import codecs
import re
from collections.abc import Mapping
from types import MappingProxyType

from syndicate.formats.validation.finding import Findings, warning
from syndicate.formats.validation.standard import Standard
from syndicate.rules.framing import text_encoding
from syndicate.rules.http_fields import charset, media_type

_XML = ("application/xml", "text/xml")
_G2 = tuple(
    f"application/vnd.iptc.g2.{kind}+xml"
    for kind in (
        "newsitem",
        "packageitem",
        "newsmessage",
        "conceptitem",
        "knowledgeitem",
        "planningitem",
        "catalogitem",
    )
)
_TYPES: Mapping[Standard, tuple[str, ...]] = MappingProxyType(
    {
        Standard.RSS: ("application/rss+xml", *_XML),
        Standard.ATOM: ("application/atom+xml", *_XML),
        Standard.JSON_FEED: ("application/feed+json", "application/json"),
        Standard.NEWSML_G2: (*_G2, *_XML),
        Standard.NINJS: ("application/json",),
        Standard.NITF: (*_XML, "text/vnd.iptc.nitf", "application/nitf+xml"),
        Standard.NEWSML_1: (*_XML, "text/vnd.iptc.newsml"),
        Standard.IPTC_7901: ("text/plain", "application/octet-stream"),
        Standard.ANPA_1312: ("text/plain", "application/octet-stream"),
        Standard.NEWS_SITEMAP: _XML,
        Standard.SITEMAP: _XML,
        Standard.OPML: ("text/x-opml", *_XML),
        Standard.HTML: ("text/html", "application/xhtml+xml"),
        Standard.PLAIN_TEXT: ("text/plain",),
    }
)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ENCODING = re.compile(r"(?P<before>^<\?xml\b[^>]*?\bencoding\s*=\s*[\"'])(?P<name>[A-Za-z0-9._-]+)")


def serving_findings(content: bytes, content_type: str | None, standard: Standard | None) -> Findings:
    """Check the Content-Type that a document came with."""
    told, wanted = media_type(content_type), _TYPES.get(standard, ()) if standard else ()
    if not told:
        yield warning(1, "served without a Content-Type", "RFC 9110 §8.3")
    elif wanted and told not in wanted:
        yield warning(1, f"served as {told}, not as {wanted[0]}", "RFC 9110 §8.3")
    named = charset(content_type)
    if named is None:
        return
    if text_encoding(named) is None:
        yield warning(1, f"served in the charset {named}, which is none", "RFC 9110 §8.3.2")
        return
    found = _ENCODING.match(content[:200].decode("latin-1"))
    if found and not content.startswith(_MARKS) and text_encoding(found["name"]) != text_encoding(named):
        message = f"served in the charset {named}, and says itself that it is in {found['name']}"
        yield warning(1, message, "RFC 7303 §3")


def as_served(content: bytes, content_type: str | None) -> bytes:
    """The document in UTF-8, read in the charset that its server names; that goes before what it says itself.

    Unchanged where the server names none that is known, where the bytes are not in it, and where a byte order mark
    tells better (RFC 7303 §3).
    """
    named = charset(content_type)
    codec = text_encoding(named) if named else None
    if codec in {None, "utf-8"} or content.startswith(_MARKS) or "json" in media_type(content_type):
        return content
    try:
        text = content.decode(str(codec))
    except UnicodeError:
        return content
    return _ENCODING.sub(r"\g<before>utf-8", text, count=1).encode("utf-8", "replace")
