"""A page of news in HTML: what browsers, search engines and feed readers need of it.

Clauses are of the HTML Living Standard; what only search engines or readers ask for is a warning.
"""

import codecs
import re

from lxml import etree, html
from lxml.html import HtmlElement

from syndicate.errors import UnreadableFiling
from syndicate.formats.decode import decode
from syndicate.formats.validation.finding import Findings, error, shown, warning
from syndicate.formats.validation.json_ld import article_findings, is_article
from syndicate.formats.validation.values import is_absolute, is_language

_REACH = 2048
_OPENS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_DOCTYPE = re.compile(r"\s*(?:<!--(?:(?!-->).)*+-->\s*+)*+<!doctype\s+html\b", re.IGNORECASE | re.DOTALL)
_CHARSET = re.compile(rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*(?P<name>[A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_DECLARED_WITHIN = 1024
_FEEDS = frozenset(("application/rss+xml", "application/atom+xml", "application/feed+json", "application/json"))


def is_html(content: bytes) -> bool:
    """Whether it begins as a page does: by its doctype or its root, comments before it or not."""
    head = content[:_REACH]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", "ignore").encode()
    return _OPENS.match(head) is not None


def findings(content: bytes) -> Findings:
    """Check a page."""
    try:
        text = decode(content)
        parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True)
        page = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (UnreadableFiling, etree.ParserError, etree.XMLSyntaxError, ValueError) as fault:
        yield error(1, f"cannot be read as HTML: {fault}", "HTML §13.1")
        return
    if not _DOCTYPE.match(text.removeprefix("\ufeff")):
        yield error(1, "no <!DOCTYPE html> opens the page: browsers fall back into quirks mode", "HTML §13.1.1")
    yield from _charset(content)
    yield from _language(page)
    yield from _title(page)
    yield from _canonical(page)
    scripts = [script for script in page.iter("script") if _rel(script.get("type")) == {"application/ld+json"}]
    for script in scripts:
        yield from article_findings(script.text or "", script.sourceline or 1)
    articles = any(is_article(script.text or "") for script in scripts)
    if not articles:
        yield from _as_section(page)
    yield from _discovery(page)
    yield from _elements(page)


def _charset(content: bytes) -> Findings:
    if content.startswith(b"\xef\xbb\xbf"):
        return
    found = _CHARSET.search(content[:_DECLARED_WITHIN])
    if found is None:
        yield error(1, f"no charset is declared in the first {_DECLARED_WITHIN} bytes", "HTML §4.2.5.4")
    elif found["name"].lower() not in {b"utf-8", b"utf8"}:
        line = content.count(b"\n", 0, found.start()) + 1
        yield error(line, f"the charset is {found['name'].decode()}; it must be UTF-8", "HTML §4.2.5.4")


def _language(page: HtmlElement) -> Findings:
    language = page.get("lang")
    if not language:
        yield warning(page.sourceline or 1, "html has no lang: readers aloud must guess", "WCAG 2.2 §3.1.1")
    elif not is_language(language):
        yield error(page.sourceline or 1, f"lang of html is no language tag: {shown(language)}", "HTML §3.2.6.2")


def _title(page: HtmlElement) -> Findings:
    titles = list(page.iterfind("head/title"))
    if not titles:
        yield error(page.sourceline or 1, "the page has no title", "HTML §4.2.2")
    for title in titles:
        if not (title.text or "").strip():
            yield error(title, "the title is empty", "HTML §4.2.2")
    for extra in titles[1:]:
        yield error(extra, "the page has more than one title", "HTML §4.2.2")


def _canonical(page: HtmlElement) -> Findings:
    links = [link for link in page.iter("link") if "canonical" in _rel(link.get("rel"))]
    if not links:
        yield warning(1, "no link rel=canonical says which address is the page's own", "RFC 6596 §3")
    for link in links:
        if not is_absolute(link.get("href") or ""):
            yield error(link, f"the canonical address is not absolute: {shown(link.get('href') or '')}", "RFC 6596 §3")
    for extra in links[1:]:
        yield error(extra, "more than one link rel=canonical", "RFC 6596 §3")


def _as_section(page: HtmlElement) -> Findings:
    """A page that is no article ought to lead to feeds."""
    alternates = [link.get("type") for link in page.iter("link") if "alternate" in _rel(link.get("rel"))]
    if not _FEEDS & set(alternates):
        yield warning(1, "neither an article in JSON-LD nor a link to a feed", "Google Article; RSS autodiscovery")


def _discovery(page: HtmlElement) -> Findings:
    for link in page.iter("link"):
        if "alternate" not in _rel(link.get("rel")) or link.get("type") not in _FEEDS:
            continue
        if not link.get("href"):
            yield error(link, "a link to a feed has no href", "RSS autodiscovery")
        if (above := link.getparent()) is not None and above.tag != "head":
            yield error(link, "a link to a feed stands outside head", "RSS autodiscovery")
        if not link.get("title"):
            yield warning(link, "a link to a feed has no title", "RSS autodiscovery")


def _elements(page: HtmlElement) -> Findings:
    seen: set[str] = set()
    for element in page.iter(etree.Element):
        if (name := element.get("id")) is not None:
            if not name or any(map(str.isspace, name)):
                yield error(element, f"an id is empty or holds white space: {shown(name)}", "HTML §3.2.6")
            elif name in seen:
                yield error(element, f"the id {shown(name)} stands twice", "HTML §3.2.6")
            seen.add(name)
        if element.tag == "img":
            if not element.get("src"):
                yield error(element, "img has no src", "HTML §4.8.3")
            if element.get("alt") is None:
                yield warning(element, "img has no alt", "HTML §4.8.4.4")
    if page.find(".//h1") is None:
        yield warning(1, "the page has no h1", "HTML §4.3.6")


def _rel(attribute: str | None) -> set[str]:
    return set((attribute or "").lower().split())
