"""What RSS alone says."""

from dataclasses import replace

from lxml import etree

from syndicate.formats.geo import GEORSS
from syndicate.formats.rss import SY, RssWriter
from syndicate.model.place import Place
from tests.makers import make_dispatch
from tests.pages import joined
from tests.wire_day import EDITION, EMBARGOED, EMPTY, HOLD, KILL, NASTY, PICTURES, WIRE

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
MEDIA = "{http://search.yahoo.com/mrss/}"
PUBLISHER = "{http://purl.org/dc/elements/1.1/}publisher"
UPDATED = "{http://www.w3.org/2005/Atom}updated"

ITEMS = {item.findtext("guid"): item for item in etree.fromstring(joined(RssWriter(WIRE), EDITION)).iter("item")}


def test_kill_is_the_same_guid_with_the_notice() -> None:
    item = ITEMS[KILL.guid]
    assert item.findtext("title") == "KILL: story withdrawn"
    assert "the person was misidentified" in (item.findtext("description") or "")
    assert "the person was misidentified" in (item.findtext(CONTENT) or "")
    assert b"must never show" not in etree.tostring(item)
    assert not list(item.iter(f"{MEDIA}*"))


def test_hold_is_left_out() -> None:
    assert RssWriter(WIRE).entry(HOLD) is None
    assert HOLD.guid not in ITEMS


def test_title_is_plain_text_and_description_html() -> None:
    item = ITEMS[NASTY.guid]
    assert item.findtext("title") == NASTY.headline
    assert (item.findtext("description") or "").startswith("&lt;b&gt;not bold&lt;/b&gt; ]]&gt; &amp;nbsp;")


def test_dates_are_english_and_updated_keeps_the_fraction() -> None:
    assert ITEMS[NASTY.guid].findtext("pubDate") == "Mon, 09 Mar 2026 06:40:00 GMT"
    assert ITEMS[EMBARGOED.guid].findtext("pubDate") == "Mon, 09 Mar 2026 09:30:00 GMT"
    assert ITEMS[NASTY.guid].findtext(UPDATED) == "2026-03-09T06:40:02+00:00"


def test_each_picture_stands_directly_on_its_item() -> None:
    item = ITEMS[PICTURES.guid]
    assert [content.get("medium") for content in item.findall(f"{MEDIA}content")] == ["image", "audio", None]
    assert item.find(f"{MEDIA}group") is None
    assert item.findtext(f"{MEDIA}content/{MEDIA}description") == PICTURES.associations[0].caption


def test_item_says_whose_story_it_is_and_where_on_the_map() -> None:
    places = (Place(name="Norvia"), Place(name="Quillhaven", latitude=48.5, longitude=-4.25))
    dispatch = make_dispatch(agency="Meridian Press", located=places)
    channel = etree.fromstring(joined(RssWriter(WIRE), replace(EDITION, dispatches=(dispatch,))))[0]
    item = channel[-1]
    assert (channel.findtext(PUBLISHER), item.findtext(PUBLISHER)) == (WIRE.name, "Meridian Press")
    assert [point.text for point in item.iter(f"{{{GEORSS}}}point")] == ["48.5 -4.25"]
    assert item.findtext(f"{{{GEORSS}}}featureName") == "Quillhaven"


def test_place_near_the_equator_is_written_without_an_exponent() -> None:
    place = Place(name="Null Quay", latitude=0.00001, longitude=-1e-7)
    page = etree.fromstring(joined(RssWriter(WIRE), replace(EDITION, dispatches=(make_dispatch(located=(place,)),))))
    assert [point.text for point in page.iter(f"{{{GEORSS}}}point")] == ["0.00001 -0.0000001"]


def test_place_of_unknown_position_is_not_on_the_map() -> None:
    content = joined(RssWriter(WIRE), replace(EDITION, dispatches=(make_dispatch(located=(Place(name="Norvia"),)),)))
    assert not list(etree.fromstring(content).iter(f"{{{GEORSS}}}*"))


def test_enclosure_is_the_first_thing_whose_type_and_size_are_known() -> None:
    (enclosure,) = ITEMS[PICTURES.guid].findall("enclosure")
    assert dict(enclosure.attrib) == {
        "url": "https://pictures.harrow-wire.example/fleet%20at%20dawn.jpg?w=800&h=600",
        "length": "48213",
        "type": "image/jpeg",
    }
    horn = replace(PICTURES, associations=PICTURES.associations[1:])
    page = etree.fromstring(joined(RssWriter(WIRE), replace(EDITION, dispatches=(horn,))))
    assert page.find("channel/item/enclosure") is None


def test_plain_text_is_spelt_so_that_no_reader_takes_it_for_markup() -> None:
    page = joined(RssWriter(WIRE), EDITION)
    assert b"<title>A &#x3C; B &#x26; " in page
    assert b"<category>&#x3C;&#x26;" in page
    assert b"<content:encoded>&lt;p&gt;" in page


def test_an_empty_feed_claims_no_date() -> None:
    channel = etree.fromstring(joined(RssWriter(WIRE), EMPTY))[0]
    assert channel.find("lastBuildDate") is None


def test_current_page_says_how_long_it_may_be_kept() -> None:
    channel = etree.fromstring(joined(RssWriter(WIRE), EDITION))[0]
    assert channel.findtext("ttl") == "1"
    assert [channel.findtext(f"{{{SY}}}{name}") for name in ("updatePeriod", "updateFrequency")] == ["hourly", "60"]


def test_channel_link_is_the_section_and_not_the_feed() -> None:
    channel = etree.fromstring(joined(RssWriter(WIRE), EDITION))[0]
    assert channel.findtext("link") == "https://feeds.harrow-wire.example/harbour/index.html"
    assert channel.findtext("lastBuildDate") == "Mon, 09 Mar 2026 09:30:00 GMT"
    assert channel.findtext("managingEditor") == "desk@harrow-wire.example (Harrow Wire Service)"
