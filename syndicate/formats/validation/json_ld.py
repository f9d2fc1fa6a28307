"""Articles in JSON-LD, as search engines ask for them (schema.org; Google Search Central, Article)."""

from collections.abc import Iterator
from typing import Any

import orjson

from syndicate.formats.validation.finding import Findings, error, shown, warning
from syndicate.formats.validation.values import is_absolute, is_w3c_date

_KINDS = frozenset(("NewsArticle", "Article", "BlogPosting", "ReportageNewsArticle", "LiveBlogPosting"))
_DATES = ("datePublished", "dateModified", "dateCreated")
_CONTEXTS = frozenset(("https://schema.org", "http://schema.org"))
_GOOGLE = "Google Article structured data"
_WITHDRAWN = frozenset(("canceled", "withheld"))

Members = dict[str, Any]


def is_article(script: str) -> bool:
    """Whether a script of JSON-LD is about an article."""
    try:
        document = orjson.loads(script)
    except orjson.JSONDecodeError:
        return False
    return any(_kinds(thing) & _KINDS for thing in _things(document))


def article_findings(script: str, line: int) -> Findings:
    """Check a script of JSON-LD.

    Args:
        script: Its text.
        line: Of its tag.
    """
    try:
        document = orjson.loads(script)
    except orjson.JSONDecodeError as fault:
        message = f"the JSON-LD is no JSON: {fault.msg} (column {fault.colno})"
        yield error(line + fault.lineno - 1, message, "JSON-LD 1.1 §7")
        return
    for top in document if isinstance(document, list) else [document]:
        if not isinstance(top, dict):
            yield error(line, "the JSON-LD is no object", "JSON-LD 1.1 §9")
        elif not _has_context(top.get("@context")):
            yield error(line, "the @context of the JSON-LD is not https://schema.org", "JSON-LD 1.1 §3.1")
    for thing in _things(document):
        if _kinds(thing) & _KINDS:
            yield from _article(thing, line)


def _has_context(context: object) -> bool:
    contexts = context if isinstance(context, list) else [context]
    return any(isinstance(one, dict) or str(one).rstrip("/") in _CONTEXTS for one in contexts if one)


def _things(document: object) -> Iterator[Members]:
    for one in document if isinstance(document, list) else [document]:
        if isinstance(one, dict):
            yield one
            yield from (thing for thing in one.get("@graph") or () if isinstance(thing, dict))


def _kinds(thing: Members) -> set[str]:
    kinds = thing.get("@type")
    return {str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])}


def _article(article: Members, line: int) -> Findings:
    for name in _DATES:
        date = article.get(name)
        if date is not None and not (isinstance(date, str) and is_w3c_date(date)):
            yield error(line, f"{name} of the article is no ISO 8601 date: {shown(str(date))}", _GOOGLE)
    if article.get("creativeWorkStatus") in _WITHDRAWN:
        return
    for name in ("headline", "datePublished", "dateModified", "image", "author"):
        if not article.get(name):
            yield warning(line, f"the article has no {name}", _GOOGLE)
    for image in _several(article.get("image")):
        address = image.get("url") if isinstance(image, dict) else image
        if not isinstance(address, str) or not is_absolute(address):
            yield error(line, f"an image of the article is no absolute address: {shown(str(address))}", _GOOGLE)
    for author in _several(article.get("author")):
        yield from _author(author, line)


def _author(author: object, line: int) -> Findings:
    if not isinstance(author, dict) or not author.get("name"):
        yield warning(line, "an author of the article has no name of its own", _GOOGLE)
    elif not _kinds(author) & {"Person", "Organization", "NewsMediaOrganization"}:
        yield warning(line, "an author of the article is neither Person nor Organization", _GOOGLE)


def _several(value: object) -> list[object]:
    return value if isinstance(value, list) else [value] if value else []
