"""HTML pages: what they show and hide, and that they are sound HTML."""

import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urljoin

import orjson
import pytest
from lxml.html import HtmlElement, document_fromstring

from syndicate.build.writers import front_writers, item_writers, writers
from syndicate.model.body import Body, Paragraph
from syndicate.model.dispatch import Dispatch, Signal
from syndicate.model.edition import Edition
from syndicate.model.place import Place
from syndicate.rules.addresses import item_path
from tests.makers import AGENCY, make_dispatch, make_section
from tests.pages import joined
from tests.sound_html import faults
from tests.stories import CORRECTION, EMBARGOED, FLASH, HOLD, KILL, LEAD, NASTY, RTL, STORIES, UPDATE, WHOLE, edition_of

SECTION_WRITER = writers(AGENCY)[0]
ITEM_WRITER = item_writers(AGENCY, ("newsml-g2",))[0]
FRONT_WRITER = front_writers(AGENCY)[0]

SPORT = edition_of(section=make_section(name="sport", title="Sport"))


def section_html(edition: Edition) -> str:
    return joined(SECTION_WRITER, edition).decode()


def item_html(dispatch: Dispatch) -> str:
    return ITEM_WRITER.document(dispatch).decode()


def front_html(*editions: Edition) -> str:
    return FRONT_WRITER.page(editions).content.decode()


def parsed(html: str) -> HtmlElement:
    return document_fromstring(html)


def texts(page: HtmlElement, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in page.cssselect(path)]


def pages() -> Iterator[tuple[str, str]]:
    yield "section", section_html(WHOLE)
    yield "empty section", section_html(SPORT)
    yield "archive page", section_html(replace(WHOLE, document=3, previous=2))
    yield "front", front_html(WHOLE, SPORT)
    yield "front without sections", front_html()
    for kind, dispatch in STORIES.items():
        yield kind, item_html(dispatch)


PAGES = dict(pages())


@pytest.mark.parametrize("kind", PAGES)
def test_every_page_is_sound_html(kind: str) -> None:
    assert faults(PAGES[kind]) == []


@pytest.mark.parametrize("kind", PAGES)
def test_no_page_runs_a_script(kind: str) -> None:
    page = parsed(PAGES[kind])
    assert {script.get("type") for script in page.iter("script")} <= {"application/ld+json"}
    assert [name for element in page.iter() for name in element.attrib if str(name).startswith("on")] == []
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")


@pytest.mark.parametrize("kind", PAGES)
def test_every_page_says_its_charset_and_language_and_leads_to_its_text(kind: str) -> None:
    page = parsed(PAGES[kind])
    assert page.get("lang") == "en"
    assert page.xpath("string(/html/head/*[1]/@charset)") == "utf-8"
    first = page.xpath("/html/body/*")[0]
    assert (first.tag, str(first.get("href")).partition("#")[2]) == ("a", page.xpath("string(//main/@id)"))


def lightness(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_text_stands_out_from_its_ground(mode: int) -> None:
    style = parsed(PAGES["section"]).findtext(".//style", "")
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", style.split("@media")[mode]))
    for word, ground in itertools.product(("ink", "soft", "alarm", "link"), ("paper", "tint")):
        dark, light = sorted((lightness(colours[word]), lightness(colours[ground])))
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (word, ground)


@pytest.mark.parametrize("kind", PAGES)
def test_every_page_stands_by_itself(kind: str) -> None:
    page = parsed(PAGES[kind])
    assert page.xpath("//link[@rel='stylesheet']") == []
    assert "prefers-color-scheme: dark" in page.findtext(".//style", "")
    links = [href for href in page.xpath("//a/@href") if not href.startswith("https://pictures.")]
    assert [href for href in links if "://" in href or href.startswith("/")] == []


def test_section_lists_stories_with_kills_first_and_holds_left_out() -> None:
    assert texts(parsed(section_html(WHOLE)), "article h2") == [
        "This story was killed",
        *(" ".join(dispatch.headline.split()) for dispatch in WHOLE.dispatches if dispatch not in {KILL, HOLD}),
    ]


def test_section_links_each_story_to_its_page() -> None:
    hrefs = [str(link.get("href")) for link in parsed(section_html(edition_of(LEAD))).cssselect("article h2 a")]
    assert hrefs == [f"../{item_path(LEAD.guid)}"]


def test_section_offers_its_feeds_to_readers() -> None:
    page = parsed(section_html(WHOLE))
    offered = [(str(link.get("type")), str(link.get("href"))) for link in page.cssselect("link[rel=alternate]")]
    assert offered == [
        ("application/rss+xml", "rss.xml"),
        ("application/atom+xml", "atom.xml"),
        ("application/feed+json", "feed.json"),
        ("application/vnd.iptc.g2.newsmessage+xml", "newsml-g2.xml"),
        ("application/vnd.iptc.g2.packageitem+xml", "package.xml"),
    ]
    # Readers of feeds take application/json for a JSON Feed, so ninjs is offered to people alone.
    shown = [str(link.get("href")) for link in page.cssselect(".feeds a")]
    assert shown == [*(href for _, href in offered), "ninjs.json"]


def test_section_names_its_address_for_good() -> None:
    (canonical,) = parsed(section_html(WHOLE)).xpath("//link[@rel='canonical']/@href")
    assert canonical == "http://127.0.0.1:8080/coast/index.html"


ARCHIVED = replace(WHOLE, document=3, previous=2)


def test_section_leads_to_older_stories() -> None:
    page = parsed(section_html(replace(WHOLE, previous=3)))
    assert page.xpath("//*[@rel='prev']/@href") == ["archive/3/index.html"] * 2
    assert page.xpath("//base") == []
    assert parsed(section_html(WHOLE)).xpath("//*[@rel='prev']") == []


def test_archive_page_says_that_it_is_one_and_leads_both_ways() -> None:
    page = parsed(section_html(ARCHIVED))
    assert texts(page, "h1") == ["Coast & harbours Archive page 3"]
    assert page.findtext(".//title") == "Coast & harbours – archive page 3 – Example Wire"
    assert [(link.text_content(), link.get("href")) for link in page.cssselect(".pages a")] == [
        ("Newest stories", "index.html"),
        ("Older stories", "archive/2/index.html"),
    ]
    assert texts(page, ".updated") == []
    assert page.xpath("//link[@rel='canonical']/@href") == ["http://127.0.0.1:8080/coast/archive/3/index.html"]


def test_archive_page_lies_deeper_and_its_links_are_the_sections() -> None:
    page = parsed(section_html(ARCHIVED))
    address = "http://127.0.0.1:8080/coast/archive/3/index.html"
    (base,) = page.xpath("//base/@href")
    assert urljoin(address, base) == "http://127.0.0.1:8080/coast/"
    assert urljoin(urljoin(address, base), page.cssselect(".skip")[0].get("href")) == f"{address}#main"
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "base-uri" not in policy
    assert [element.tag for element in page.xpath("/html/head/*")[:2]] == ["meta", "base"]


def test_oldest_archive_page_leads_no_further() -> None:
    page = parsed(section_html(replace(WHOLE, document=1)))
    assert texts(page, ".pages a") == ["Newest stories"]


def test_an_empty_section_says_so_and_claims_no_change() -> None:
    page = parsed(section_html(SPORT))
    assert texts(page, ".nothing") == ["Nothing on this wire yet."]
    assert page.cssselect("time") == []


def test_a_section_with_stories_does_not_call_itself_empty() -> None:
    assert texts(parsed(section_html(edition_of(KILL))), ".nothing") == []


@pytest.mark.parametrize(
    ("dispatch", "labels"),
    [
        (FLASH, ["Flash"]),
        (UPDATE, ["Update"]),
        (CORRECTION, ["Correction"]),
        (LEAD, []),
        (make_dispatch(urgency=2, signal=Signal.REPEAT), ["Urgent", "Repeat"]),
        (make_dispatch(priority="b", urgency=3), ["Bulletin"]),
        (KILL, ["Kill"]),
        (HOLD, ["Hold"]),
    ],
)
def test_flags_are_shown_in_words(dispatch: Dispatch, labels: list[str]) -> None:
    assert texts(parsed(item_html(dispatch)), ".flag") == labels


def test_item_shows_the_story() -> None:
    page = parsed(item_html(LEAD))
    assert texts(page, "h1") == [LEAD.headline]
    assert texts(page, ".by > span > span") == ["Ines Halloran and Piet Oduya", "Example Wire"]
    assert texts(page, ".by time") == ["24 Nov 2026, 07:19 UTC"]
    assert texts(page, ".text .dateline") == ["PORT ELDER, Nov. 24 (Example Wire) -"]
    assert texts(page, ".text h2") == ["What is on the table"]
    facts = dict(zip(texts(page, "dt"), texts(page, "dd"), strict=True))
    assert facts["Version"] == "1"
    assert facts["Keywords"] == "tide treaty, coast, diplomacy"
    assert facts["Identifier"] == LEAD.guid


def test_pictures_are_shown_with_caption_and_credit_and_the_rest_is_linked() -> None:
    page = parsed(item_html(LEAD))
    (image,) = page.cssselect("figure img")
    assert image.get("src") == "https://pictures.wire.example/2026/tide%20talks.jpg"
    assert image.get("alt") == "Marit Ekwall greets delegates in Port Elder on Tuesday."
    assert texts(page, "figcaption") == ["Marit Ekwall greets delegates in Port Elder on Tuesday. Example Wire/Oduya"]
    assert texts(page, "figure a") == ["Audio (audio/mpeg)"]


def test_correction_shows_what_was_wrong() -> None:
    assert texts(parsed(item_html(CORRECTION)), ".note") == ["CORRECTS figure in paragraph 1 to 3 percent, not 30."]


def test_a_note_to_editors_is_not_for_readers() -> None:
    assert "Embargoed until 1105 GMT" not in item_html(EMBARGOED)


def test_a_story_that_was_embargoed_is_dated_by_the_end_of_the_embargo() -> None:
    assert texts(parsed(item_html(EMBARGOED)), ".by time") == ["24 Nov 2026, 11:05 UTC"]


@pytest.mark.parametrize(("dispatch", "notice"), [(KILL, "This story was killed"), (HOLD, "This story is withheld")])
def test_a_notice_replaces_a_killed_or_held_story_and_repeats_nothing_of_it(dispatch: Dispatch, notice: str) -> None:
    for html in (item_html(dispatch), section_html(edition_of(dispatch)), front_html(edition_of(dispatch))):
        for secret in (
            dispatch.headline,
            dispatch.body.text,
            "Secret Reporter",
            "OLD QUAY",
            "bribes",
            "fenn.jpg",
            str(dispatch.ed_note),
        ):
            assert secret not in html
    page = parsed(item_html(dispatch))
    assert texts(page, "h1") == [notice]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    (data,) = texts(page, "script")
    assert sorted(orjson.loads(data)) == [
        "@context",
        "@id",
        "@type",
        "creativeWorkStatus",
        "dateModified",
        "identifier",
        "url",
        "version",
    ]


def test_right_to_left_story_is_marked_so_on_every_page() -> None:
    for html in (item_html(RTL), section_html(edition_of(RTL)), front_html(edition_of(RTL))):
        marked = parsed(html).cssselect("[lang=ar][dir=rtl]")
        assert [RTL.headline in element.text_content() for element in marked] == [True]


def test_a_story_in_an_unknown_language_finds_its_own_direction() -> None:
    (article,) = parsed(item_html(make_dispatch())).cssselect("article")
    assert (article.get("lang"), article.get("dir")) == (None, "auto")


def test_nasty_characters_are_shown_as_written() -> None:
    page = parsed(item_html(NASTY))
    assert texts(page, "h1") == [" ".join(NASTY.headline.split())]
    assert texts(page, ".slug") == ["<b>&amp;</b>"]
    assert page.cssselect("img") == []
    assert texts(parsed(section_html(edition_of(NASTY))), "article h2") == [" ".join(NASTY.headline.split())]


def test_story_offers_its_document_and_the_list_of_feeds() -> None:
    offered = parsed(item_html(LEAD)).cssselect("link[rel=alternate]")
    assert [link.get("href") for link in offered] == [f"../../{item_path(LEAD.guid, 'xml')}", "../../feeds.opml"]
    assert parsed(item_html(KILL)).cssselect("link[rel=alternate]") == []


def test_search_engines_get_the_story_as_news_article() -> None:
    (data,) = parsed(item_html(LEAD)).xpath("//script[@type='application/ld+json']/text()")
    article = json.loads(data)
    assert article["@type"] == "NewsArticle"
    assert article["headline"] == LEAD.headline
    assert article["datePublished"] == "2026-11-24T07:19:00+00:00"
    assert article["dateline"] == "PORT ELDER, Nov. 24 (Example Wire)"
    assert article["author"] == {"@type": "Person", "name": "Ines Halloran and Piet Oduya"}
    assert article["image"] == ["https://pictures.wire.example/2026/tide%20talks.jpg"]
    assert article["url"] == f"http://127.0.0.1:8080/{item_path(LEAD.guid)}"
    assert (article["isAccessibleForFree"], article["genre"], article["articleSection"]) == (
        *(True, "Current", "politics"),
    )
    assert article["description"].startswith("Delegates of seven coastal states")


def test_search_engines_get_where_a_story_is_from() -> None:
    places = (Place(name="Port Elder", country_code="EL", latitude=48.5, longitude=-4.25), Place(name="Norvia"))
    (data,) = parsed(item_html(make_dispatch(located=places))).xpath("//script/text()")
    assert json.loads(data)["locationCreated"] == [
        {
            "@type": "Place",
            "name": "Port Elder",
            "address": {"@type": "PostalAddress", "addressCountry": "EL"},
            "geo": {"@type": "GeoCoordinates", "latitude": 48.5, "longitude": -4.25},
        },
        {"@type": "Place", "name": "Norvia"},
    ]


def test_a_later_version_says_when_it_was_modified() -> None:
    first_created = CORRECTION.created - timedelta(hours=2)
    (data,) = parsed(item_html(replace(CORRECTION, first_created=first_created))).xpath("//script/text()")
    article = json.loads(data)
    assert article["datePublished"] == "2026-11-24T06:33:00+00:00"
    assert article["dateModified"] == "2026-11-24T08:33:00+00:00"
    assert article["correction"] == CORRECTION.ed_note
    assert article["version"] == 2


def test_json_in_a_page_cannot_end_its_element() -> None:
    (data,) = parsed(item_html(NASTY)).xpath("//script/text()")
    assert "<" not in data
    assert json.loads(data)["headline"] == NASTY.headline


def test_open_graph_says_what_a_shared_link_shows() -> None:
    page = parsed(item_html(LEAD))
    shown = {str(meta.get("property")): str(meta.get("content")) for meta in page.cssselect("meta[property]")}
    assert shown["og:type"] == "article"
    assert shown["og:title"] == LEAD.headline
    assert shown["og:image"] == "https://pictures.wire.example/2026/tide%20talks.jpg"
    assert shown["article:published_time"] == "2026-11-24T07:19:00+00:00"
    assert (shown["og:url"], shown["og:site_name"]) == (f"{AGENCY.base_url}{item_path(LEAD.guid)}", AGENCY.name)
    assert (shown["og:image:width"], shown["og:image:height"]) == ("1200", "800")
    assert shown["og:image:alt"] == "Marit Ekwall greets delegates in Port Elder on Tuesday."
    assert "og:locale" not in shown
    assert page.xpath("//meta[@name='twitter:card']/@content") == ["summary_large_image"]
    assert page.xpath("//meta[@property='article:tag']/@content") == list(LEAD.keywords)
    british = parsed(item_html(make_dispatch(language="en-GB")))
    assert british.xpath("//meta[@property='og:locale']/@content") == ["en_GB"]
    assert british.xpath("//meta[@name='twitter:card']/@content") == ["summary"]


def test_a_long_opening_is_cut_at_a_word() -> None:
    dispatch = make_dispatch(body=Body((Paragraph("harbour " * 100),)))
    (lede,) = texts(parsed(section_html(edition_of(dispatch))), ".lede")
    assert lede.endswith("harbour …")
    assert 300 < len(lede) <= 402


def test_front_lists_sections_in_order_with_their_newest_headlines() -> None:
    page = parsed(front_html(SPORT, WHOLE))
    assert texts(page, ".board h2") == ["Sport", "Coast & harbours"]
    assert [link.get("href") for link in page.cssselect(".board h2 a")] == ["sport/index.html", "coast/index.html"]
    usable = [dispatch for dispatch in WHOLE.dispatches if dispatch not in {KILL, HOLD}]
    assert texts(page, ".board li a[dir]") == [" ".join(dispatch.headline.split()) for dispatch in usable[:5]]


def test_front_offers_the_feeds_of_every_section_and_the_list_of_them() -> None:
    page = parsed(front_html(SPORT, WHOLE))
    offered = [str(link.get("href")) for link in page.cssselect("link[rel=alternate]")]
    files = ("rss.xml", "atom.xml", "feed.json", "newsml-g2.xml", "package.xml")
    assert offered == ["feeds.opml", *(f"{name}/{file}" for name in ("sport", "coast") for file in files)]


def test_the_same_record_gives_the_same_bytes() -> None:
    again = writers(AGENCY)[0]
    assert again.frame(WHOLE) == SECTION_WRITER.frame(WHOLE)
    assert [again.entry(one) for one in WHOLE.dispatches] == [SECTION_WRITER.entry(one) for one in WHOLE.dispatches]
    assert item_writers(AGENCY, ("newsml-g2",))[0].document(LEAD) == ITEM_WRITER.document(LEAD)
    assert front_writers(AGENCY)[0].page([WHOLE]) == FRONT_WRITER.page([WHOLE])


def test_pages_lead_to_no_form_that_is_not_written() -> None:
    rss_alone = edition_of(section=make_section(name="sport", title="Sport", formats=("rss",)))
    front = parsed(front_html(rss_alone))
    assert [link.get("href") for link in front.cssselect("link[rel=alternate]")] == ["feeds.opml", "sport/rss.xml"]
    assert [link.get("href") for link in front.cssselect(".board a")] == ["sport/rss.xml"]
    story = parsed(item_writers(AGENCY, ("nitf", "ninjs"))[0].document(LEAD).decode())
    path = f"../../{item_path(LEAD.guid)}".removesuffix("html")
    offered = [str(link.get("href")) for link in story.cssselect("link[rel=alternate]")]
    assert offered == [f"{path}nitf.xml", "../../feeds.opml"]
