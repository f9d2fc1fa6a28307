"""Sitemaps 0.9 (sitemaps.org) and Google's news sitemaps."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from lxml.etree import _Element

from syndicate.formats.validation.finding import Findings, error, shown, warning
from syndicate.formats.validation.values import is_absolute, is_language, is_w3c_date, moment
from syndicate.formats.validation.xml_tree import elements, local, namespace, on_xml, text_of

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_S, _N = f"{{{SITEMAP}}}", f"{{{NEWS}}}"
_MOST, _MOST_NEWS = 50_000, 1_000
_LONGEST = 2048
_SPAN = timedelta(days=2)
_FREQUENCIES = frozenset(("always", "hourly", "daily", "weekly", "monthly", "yearly", "never"))
_PARTS = frozenset(("publication", "publication_date", "title"))
_RETIRED = frozenset(("access", "genres", "keywords", "stock_tickers", "geo_locations"))
_SPEC, _GOOGLE = "Sitemaps 0.9", "Google news sitemap"


def findings(content: bytes) -> Findings:
    """Check a sitemap, an index of sitemaps, or a news sitemap."""
    return on_xml(content, _sitemap)


def _sitemap(root: _Element) -> Findings:
    if namespace(root) != SITEMAP:
        yield error(root, f"the root is in the namespace {shown(namespace(root))}, not in {SITEMAP}", _SPEC)
        return
    inner = f"{_S}sitemap" if local(root) == "sitemapindex" else f"{_S}url"
    entries = list(elements(root, inner))
    for child in elements(root):
        if child.tag != inner and namespace(child) == SITEMAP:
            yield error(child, f"{local(root)} has no element {local(child)}", _SPEC)
    if len(entries) > _MOST:
        yield error(entries[_MOST], f"{len(entries)} addresses; at most {_MOST} may stand in one sitemap", _SPEC)
    seen: set[str] = set()
    for entry in entries:
        yield from _entry(entry)
        place = text_of(entry.find(f"{_S}loc"))
        if place and place in seen:
            yield warning(entry, f"the address {shown(place)} stands twice", _SPEC)
        seen.add(place)
    news = [entry for entry in entries if entry.find(f"{_N}news") is not None]
    if news:
        yield from _as_news(news)


def _entry(entry: _Element) -> Findings:
    places = list(elements(entry, f"{_S}loc"))
    if len(places) != 1:
        yield error(entry, f"{local(entry)} has {len(places)} loc, not one", f"{_SPEC} loc")
    for place in places:
        text = text_of(place)
        if not is_absolute(text):
            yield error(place, f"loc is no absolute address: {shown(text)}", f"{_SPEC} loc")
        elif len(text) >= _LONGEST:
            yield error(place, f"loc has {len(text)} characters; it must have fewer than {_LONGEST}", f"{_SPEC} loc")
    for child in elements(entry):
        text, name = text_of(child), local(child)
        if namespace(child) != SITEMAP or name == "loc":
            continue
        is_sound, fault = _ABOUT.get(name, (None, ""))
        if is_sound is None:
            yield error(child, f"{local(entry)} has no element {name}", _SPEC)
        elif not is_sound(text):
            yield error(child, f"{name} is {fault}: {shown(text)}", f"{_SPEC} {name}")


def _is_share(text: str) -> bool:
    try:
        return 0 <= float(text) <= 1
    except ValueError:
        return False


_ABOUT: Mapping[str, tuple[Callable[[str], bool], str]] = MappingProxyType(
    {
        "lastmod": (is_w3c_date, "no W3C date"),
        "changefreq": (_FREQUENCIES.__contains__, "none of its seven words"),
        "priority": (_is_share, "no number from 0.0 to 1.0"),
    }
)


def _as_news(entries: list[_Element]) -> Findings:
    if len(entries) > _MOST_NEWS:
        message = f"{len(entries)} articles; at most {_MOST_NEWS} may stand in one news sitemap"
        yield error(entries[_MOST_NEWS], message, _GOOGLE)
    dated: list[tuple[datetime, _Element]] = []
    for entry in entries:
        parts = list(elements(entry, f"{_N}news"))
        for extra in parts[1:]:
            yield error(extra, "more than one news:news in an address", _GOOGLE)
        yield from _news(parts[0])
        date = moment(text_of(parts[0].find(f"{_N}publication_date")))
        if date:
            dated.append((date, parts[0]))
    newest = max((date for date, _ in dated), default=None)
    for date, part in dated:
        if newest and newest - date > _SPAN:
            yield error(part, "more than two days older than the newest article here", f"{_GOOGLE} publication_date")


def _news(news: _Element) -> Findings:
    for name in sorted(_PARTS):
        found = list(elements(news, f"{_N}{name}"))
        if len(found) != 1:
            yield error(news, f"news:news has {len(found)} news:{name}, not one", f"{_GOOGLE} {name}")
    for child in elements(news):
        text, name = text_of(child), str(child.tag).removeprefix(_N)
        match name:
            case "publication":
                yield from _publication(child)
            case "publication_date" if not is_w3c_date(text):
                yield error(
                    child, f"news:publication_date is no W3C date: {shown(text)}", f"{_GOOGLE} publication_date"
                )
            case "title" if not text:
                yield error(child, "news:title is empty", f"{_GOOGLE} title")
            case _ if name in _RETIRED:
                yield warning(child, f"news:{name} is not read any more", f"{_GOOGLE} {name}")
            case _ if name not in _PARTS:
                yield error(child, f"news:news has no element {local(child)}", _GOOGLE)


def _publication(publication: _Element) -> Findings:
    for name in ("name", "language"):
        if not text_of(publication.find(f"{_N}{name}")):
            yield error(publication, f"news:publication has no news:{name}", f"{_GOOGLE} {name}")
    language = publication.find(f"{_N}language")
    if language is not None and (text := text_of(language)):
        if not is_language(text):
            yield error(language, f"news:language is no language code: {shown(text)}", f"{_GOOGLE} language")
        elif "-" in text and text.lower() not in {"zh-cn", "zh-tw"}:
            yield warning(
                language, f"news:language is not a code of ISO 639 alone: {shown(text)}", f"{_GOOGLE} language"
            )
