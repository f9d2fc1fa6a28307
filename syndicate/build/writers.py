"""Every form that is written."""

from collections.abc import Callable, Collection, Mapping, Sequence

from syndicate.formats.atom import AtomWriter
from syndicate.formats.html_front import IndexWriter
from syndicate.formats.html_item import HtmlItemWriter
from syndicate.formats.html_section import HtmlSectionWriter
from syndicate.formats.jsonfeed import JsonFeedWriter
from syndicate.formats.news_sitemap import NewsSitemapWriter
from syndicate.formats.newsml_1.writing import NewsMl1Writer
from syndicate.formats.newsml_g2 import NewsmlG2Writer
from syndicate.formats.newsml_g2.documents import NewsItemWriter
from syndicate.formats.newsml_g2.running_order import RunningOrderWriter
from syndicate.formats.ninjs.writing import NinjsWriter
from syndicate.formats.nitf.writing import NitfWriter
from syndicate.formats.nitf_list import NitfListWriter
from syndicate.formats.opml import OpmlWriter
from syndicate.formats.outlet_rss import OutletRssWriter
from syndicate.formats.rss import RssWriter
from syndicate.formats.smartnews import SmartNewsWriter
from syndicate.formats.wire_writing.anpa_1312 import Anpa1312Writer
from syndicate.formats.wire_writing.iptc_7901 import Iptc7901Writer
from syndicate.formats.wire_writing.text import TextWriter
from syndicate.model.outlet import Form, Outlet
from syndicate.model.section import Agency, Section
from syndicate.ports.format import FrontWriter, ItemWriter, Writer


def writers(agency: Agency) -> tuple[Writer, ...]:
    """Every format that writes a section's page."""
    others = _feeds(agency)
    return (HtmlSectionWriter(agency, others), *others)


def _feeds(agency: Agency) -> tuple[Writer, ...]:
    return (
        RssWriter(agency),
        AtomWriter(agency),
        JsonFeedWriter(agency),
        NewsmlG2Writer(agency),
        RunningOrderWriter(agency),
        NinjsWriter(agency),
        NewsMl1Writer(agency),
        Iptc7901Writer(agency),
        Anpa1312Writer(agency),
        TextWriter(agency),
    )


def item_writers(agency: Agency, formats: Collection[str] = ()) -> tuple[ItemWriter, ...]:
    """Every format that writes a document of one story; its HTML page leads to those among `formats`."""
    others: tuple[ItemWriter, ...] = (
        NewsItemWriter(agency),
        NinjsWriter(agency),
        NitfWriter(agency),
        NitfWriter(agency, namespaced=False),
        NewsMl1Writer(agency),
        Iptc7901Writer(agency),
        Anpa1312Writer(agency),
        TextWriter(agency),
    )
    return (HtmlItemWriter(agency, [writer for writer in others if writer.name in formats]), *others)


BY_VERSION = frozenset({"newsml-g2"})
"""The forms in which every version of a story has a document of its own too."""


def front_writers(agency: Agency) -> tuple[FrontWriter, ...]:
    """Every format that writes a page about all sections."""
    return (IndexWriter(agency, _feeds(agency)), OpmlWriter(agency))


def outlet_writer(outlet: Outlet, agency: Agency) -> Writer:
    """What writes an outlet's feed."""
    return _OUTLETS[outlet.profile.form](outlet, agency)


def item_forms(
    formats: Sequence[str], sections: Sequence[Section], outlets: Sequence[Outlet], agency: Agency
) -> frozenset[str]:
    """The names of the forms that stories are published in: those asked for, and those that other pages lead to.

    Every feed leads to the HTML page, a running order to items of NewsML-G2, some outlets to documents of NITF.
    """
    items = {NewsItemWriter.name} if any(RunningOrderWriter.name in section.formats for section in sections) else ()
    led_to = (outlet_nitf(outlet, agency).name for outlet in outlets if outlet.profile.form is Form.NITF)
    return frozenset((HtmlItemWriter.name, *formats, *items, *led_to))


def outlet_nitf(outlet: Outlet, agency: Agency) -> NitfWriter:
    """What writes the documents that an outlet of NITF is led to."""
    return NitfWriter(agency, namespaced=outlet.profile.nitf_namespace)


_OUTLETS: Mapping[Form, Callable[[Outlet, Agency], Writer]] = {
    Form.RSS: OutletRssWriter,
    Form.SMARTNEWS: SmartNewsWriter,
    Form.ATOM: lambda _, agency: AtomWriter(agency),
    Form.JSON_FEED: lambda _, agency: JsonFeedWriter(agency),
    Form.NEWSML_G2: lambda _, agency: NewsmlG2Writer(agency),
    Form.NINJS: lambda outlet, agency: NinjsWriter(agency, outlet.profile.ninjs_release),
    Form.NITF: lambda outlet, agency: NitfListWriter(agency, outlet_nitf(outlet, agency)),
    Form.NEWSML_1: lambda _, agency: NewsMl1Writer(agency),
    Form.IPTC_7901: lambda outlet, agency: Iptc7901Writer(agency, charset=outlet.profile.charset),
    Form.ANPA_1312: lambda _, agency: Anpa1312Writer(agency),
    Form.TEXT: lambda _, agency: TextWriter(agency),
    Form.SITEMAP: lambda _, agency: NewsSitemapWriter(agency),
}
