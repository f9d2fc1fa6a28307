"""What a page says of its story in data: JSON-LD first, then Open Graph, then meta elements, then what it shows."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

import orjson
from lxml.html import HtmlElement

from syndicate.formats.markup import element_text, html_blocks
from syndicate.formats.moments import read_moment
from syndicate.model.body import Body
from syndicate.model.dispatch import Association, Draft, PubStatus, Signal, Subject
from syndicate.model.place import Place

_ARTICLE = re.compile(r"(?:\w*NewsArticle|Article|BlogPosting|LiveBlogPosting|Report|PressRelease)")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:\S+")
_SEPARATED = re.compile(r"\s*[,;]\s*")
_SITE = re.compile(r"\s+[|–—»·-]\s+[^|–—»·]{2,60}$")
_CUT = ("…", "...")
_STATUSES = {
    "canceled": PubStatus.CANCELED,
    "cancelled": PubStatus.CANCELED,
    "withdrawn": PubStatus.CANCELED,
    "retracted": PubStatus.CANCELED,
    "withheld": PubStatus.WITHHELD,
}
_DEEPEST = 12
_LARGEST_DATA = 1_000_000
_DIGITS = 18


def page_facts(page: HtmlElement) -> Draft:
    """Read everything but the text that is shown; the body is what the data itself carries of it."""
    article = next(_articles(page), {})
    meta = _Meta(page)
    site = _name(article.get("publisher")) or meta.first(
        "og:site_name", "application-name", "publisher", "dc.publisher"
    )
    writers = _writers(article, meta, site)
    published = _first(article, "datePublished", "dateCreated", "uploadDate")
    published = published or meta.first(
        "article:published_time", "date", "dc.date", "dcterms.created", "pubdate", "publishdate", "parsely-pub-date"
    )
    modified = _first(article, "dateModified") or meta.first(
        "article:modified_time", "og:updated_time", "last-modified", "dcterms.modified"
    )
    first = read_moment(published or _shown_time(page))
    correction = _plain(_first(article, "correction"))
    return Draft(
        guid=_identifier(article, page, meta),
        version=_number(article.get("version")),
        headline=_headline(article, page, meta, site),
        slugline=None,
        byline=", ".join(writers) or None,
        credit=_plain(_first(article, "creditText")),
        provider=site,
        agency=_name(article.get("sourceOrganization")),
        dateline=_plain(_first(article, "dateline")),
        located=tuple(_places(article)),
        body=Body(html_blocks(_first(article, "articleBody") or "")),
        language=_first(article, "inLanguage")
        or page.get("lang")
        or meta.first("og:locale", "content-language", "dc.language"),
        keywords=tuple(_keywords(article, meta)),
        subjects=tuple(_subjects(article, meta)),
        genre=_plain(_first(article, "genre")),
        ed_note=correction,
        signal=Signal.CORRECTION if correction else None,
        pub_status=_STATUSES.get((_first(article, "creativeWorkStatus") or "").casefold()),
        copyright=_plain(_first(article, "copyrightNotice")) or meta.first("copyright", "dc.rights", "dcterms.rights"),
        usage_terms=_first(article, "usageInfo", "license"),
        created=read_moment(modified) or first,
        first_created=first,
        associations=tuple(_pictures(article, meta)),
    )


class _Meta:
    """The meta elements by name or property, in small letters."""

    def __init__(self, page: HtmlElement) -> None:
        self._values: dict[str, list[str]] = {}
        for element in page.iter("meta"):
            name = (
                element.get("property") or element.get("name") or element.get("http-equiv") or element.get("itemprop")
            )
            content = " ".join((element.get("content") or "").split())
            if name and content:
                self._values.setdefault(name.strip().lower(), []).append(content)

    def first(self, *names: str) -> str | None:
        return next((self._values[name][0] for name in names if name in self._values), None)

    def every(self, *names: str) -> Iterator[str]:
        for name in names:
            yield from self._values.get(name, ())


def _articles(page: HtmlElement) -> Iterator[Mapping[str, Any]]:
    for script in page.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        data = (script.text or "").strip().removeprefix("<!--").removesuffix("-->")
        if len(data) > _LARGEST_DATA:
            continue
        try:
            yield from _found_in(orjson.loads(data), 0)
        except (orjson.JSONDecodeError, RecursionError):
            continue


def _found_in(data: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for one in data:
            yield from _found_in(one, depth + 1)
    elif isinstance(data, dict):
        if any(_ARTICLE.fullmatch(kind.rpartition("/")[2]) for kind in _texts(data.get("@type"))):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            yield from _found_in(data.get(key), depth + 1)


def _texts(value: object) -> Iterator[str]:
    """The texts in a value that may be one, a list of them, or objects with a name or value."""
    if isinstance(value, str):
        if text := " ".join(value.split()):
            yield text
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one) if not isinstance(one, list) else ()
    elif isinstance(value, dict):
        yield from _texts(value.get("name") or value.get("@value") or value.get("url"))


def _first(data: Mapping[str, Any], *keys: str) -> str | None:
    return next((text for key in keys for text in _texts(data.get(key))), None)


def _name(value: object) -> str | None:
    return _plain(next(_texts(value), None))


def _plain(text: str | None) -> str | None:
    """One line of plain text; sites write HTML's entities into their data."""
    return " ".join(unescape(text).split()) or None if text else None


def _number(value: object) -> int | None:
    text = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else None


def _identifier(article: Mapping[str, Any], page: HtmlElement, meta: _Meta) -> str | None:
    """A name that is no address before the page's own address."""
    named = [*_texts(article.get("identifier")), *_texts(article.get("@id"))]
    names = [name for name in named if _URI.fullmatch(name) and not name.startswith(("http:", "https:"))]
    canonical = (
        link.get("href") for link in page.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    )
    addresses = [*canonical, meta.first("og:url"), *_texts(article.get("url")), *named]
    absolute = (address.strip() for address in addresses if address and address.strip().startswith(("http:", "https:")))
    return next(iter(names), None) or next(absolute, None)


def _headline(article: Mapping[str, Any], page: HtmlElement, meta: _Meta, site: str | None) -> str | None:
    shown = [text for heading in page.iter("h1") if (text := element_text(heading))]
    data = _plain(_first(article, "headline")) or _plain(meta.first("og:title", "twitter:title", "dc.title"))
    if data:
        full = (text for text in shown if data.endswith(_CUT) and text.startswith(data.rstrip(".… ")))
        return next(full, _without_site(data, site))
    if len(shown) == 1:
        return shown[0]
    title = element_text(next(page.iter("title"), None))
    return next((text for text in shown if title and text in title), _SITE.sub("", title) if title else None)


def _without_site(title: str, site: str | None) -> str:
    found = _SITE.search(title)
    named = found and site and site.casefold() in found[0].casefold()
    return title[: found.start()] if found and named else title


def _writers(article: Mapping[str, Any], meta: _Meta, site: str | None) -> list[str]:
    organisations = {site.casefold()} if site else set()
    people = []
    authors = article.get("author") or article.get("creator")
    for author in authors if isinstance(authors, list) else [authors]:
        if isinstance(author, dict) and "Organization" in list(_texts(author.get("@type"))):
            continue
        people += [_plain(name) or "" for name in _texts(author)]
    people = people or [*meta.every("author", "article:author", "parsely-author", "dc.creator", "byl")]
    named = (re.sub(r"^(?:by|von|par|por|di)\s+(?=[A-ZÀ-Þ])", "", name, flags=re.IGNORECASE) for name in people)
    return list(dict.fromkeys(n for n in named if n and not n.startswith("http") and n.casefold() not in organisations))


def _keywords(article: Mapping[str, Any], meta: _Meta) -> Iterator[str]:
    words = list(_texts(article.get("keywords"))) or [
        *(list(meta.every("news_keywords")) or list(meta.every("keywords", "article:tag", "parsely-tags")))
    ]
    for word in words:
        yield from filter(None, _SEPARATED.split(word))


def _subjects(article: Mapping[str, Any], meta: _Meta) -> Iterator[Subject]:
    names = list(_texts(article.get("articleSection"))) or list(meta.every("article:section", "parsely-section"))
    for name in dict.fromkeys((*names, *_texts(article.get("about")))):
        yield Subject(code=name, name=name)


def _places(article: Mapping[str, Any]) -> Iterator[Place]:
    for key in ("locationCreated", "contentLocation"):
        value = article.get(key)
        for place in value if isinstance(value, list) else [value]:
            if name := _name(place):
                geo = place.get("geo") if isinstance(place, dict) else None
                point = geo if isinstance(geo, dict) else {}
                latitude, longitude = _degrees(point.get("latitude"), 90), _degrees(point.get("longitude"), 180)
                both = latitude is not None and longitude is not None
                yield Place(name=name, latitude=latitude if both else None, longitude=longitude if both else None)


def _degrees(value: object, most: int) -> float | None:
    try:
        degrees = float(value) if isinstance(value, int | float | str) else most + 1.0
    except ValueError:
        return None
    return degrees if -most <= degrees <= most else None


def _pictures(article: Mapping[str, Any], meta: _Meta) -> Iterator[Association]:
    images = article.get("image")
    found = list(_images(images if isinstance(images, list) else [images]))
    yield from found
    if not found:
        for href in list(meta.every("og:image:secure_url", "og:image", "twitter:image"))[:1]:
            yield Association(
                href=href,
                media_type=meta.first("og:image:type"),
                width=_number(meta.first("og:image:width")) or None,
                height=_number(meta.first("og:image:height")) or None,
                caption=meta.first("og:image:alt"),
                kind="picture",
            )


def _images(values: Iterable[object]) -> Iterator[Association]:
    for value in values:
        if isinstance(value, str) and value.strip():
            yield Association(href=value.strip(), kind="picture")
        elif isinstance(value, dict) and (href := _first(value, "contentUrl", "url", "@id")):
            yield Association(
                href=href,
                media_type=_first(value, "encodingFormat"),
                width=_number(value.get("width")) or None,
                height=_number(value.get("height")) or None,
                caption=_plain(_first(value, "caption", "description")),
                credit=_plain(_first(value, "creditText", "copyrightNotice", "creator", "author")),
                kind="picture",
            )


def _shown_time(page: HtmlElement) -> str | None:
    return next((element.get("datetime") for element in page.iter("time") if element.get("datetime")), None)
