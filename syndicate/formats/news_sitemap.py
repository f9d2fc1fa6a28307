"""Google's news sitemap: sitemap protocol 0.9 (sitemaps.org) with the namespace `sitemap-news/0.9`.

Of each story its address, the publication's name and language, the first date of publication (W3C Datetime) and the
title (Google Search Central, "News sitemaps"). Kills and holds are left out: their pages say what they are when Google
looks again. No more than 1,000 stories of two days: an outlet's profile sees to that.
"""

import re

from lxml import etree
from lxml.etree import _Element

from syndicate.formats.addresses import item_url
from syndicate.formats.dates import published, rfc3339
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.edition import Edition
from syndicate.model.section import Agency
from syndicate.ports.format import Frame

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_CLOSING = b"</urlset>"
# ISO 639 knows one Chinese; Google asks which (`zh-cn`, `zh-tw`).
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
_CODE = re.compile(r"[a-z]{2,3}")


class NewsSitemapWriter:
    """Writes `sitemap.xml`; see the module."""

    name = "sitemap"
    filename = "sitemap.xml"
    media_type = "application/xml; charset=utf-8"

    def __init__(self, agency: Agency) -> None:
        self._agency = agency

    def entry(self, dispatch: Dispatch) -> bytes | None:
        """One `url`; None for a kill and a hold."""
        if dispatch.pub_status is not PubStatus.USABLE:
            return None
        root = _urlset()
        url = etree.SubElement(root, f"{{{SITEMAP}}}url")
        _child(url, f"{{{SITEMAP}}}loc", item_url(self._agency, dispatch.guid))
        news = etree.SubElement(url, f"{{{NEWS}}}news")
        publication = etree.SubElement(news, f"{{{NEWS}}}publication")
        _child(publication, f"{{{NEWS}}}name", self._agency.name)
        _child(publication, f"{{{NEWS}}}language", self._language(dispatch))
        _child(news, f"{{{NEWS}}}publication_date", rfc3339(published(dispatch)))
        _child(news, f"{{{NEWS}}}title", dispatch.headline)
        return _inner(root)

    def frame(self, edition: Edition) -> Frame:
        """The `urlset` without its addresses; with the front page alone where it has none, as it must have one."""
        empty = all(dispatch.pub_status is not PubStatus.USABLE for dispatch in edition.dispatches)
        return Frame(head=_DECLARATION + _OPENING + (self._front() if empty else b""), joint=b"", tail=_CLOSING)

    def _front(self) -> bytes:
        root = _urlset()
        _child(etree.SubElement(root, f"{{{SITEMAP}}}url"), f"{{{SITEMAP}}}loc", self._agency.base_url)
        return _inner(root)

    def _language(self, dispatch: Dispatch) -> str:
        """The story's, else the agency's."""
        told = _iso_639(dispatch.language)
        return _iso_639(self._agency.language) if told == "und" else told


def _iso_639(tag: str) -> str:
    """The language of a tag in two or three letters (ISO 639), `und` where it has none such."""
    language, *rest = tag.lower().split("-")
    if language == "zh":
        return "zh-tw" if _TRADITIONAL.intersection(rest) else "zh-cn"
    return language if _CODE.fullmatch(language) else "und"


def _urlset() -> _Element:
    return etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP, "news": NEWS})


def _inner(root: _Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=False)[len(_OPENING) : -len(_CLOSING)]


_OPENING = etree.tostring(_urlset(), encoding="UTF-8", xml_declaration=False).removesuffix(b"/>") + b">"


def _child(parent: _Element, name: str, text: str) -> None:
    etree.SubElement(parent, name).text = text
