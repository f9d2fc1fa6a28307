"""The list of feeds."""

from dataclasses import replace

from lxml import etree

from syndicate.formats.opml import OpmlWriter
from syndicate.formats.rss import RssWriter
from tests.makers import AGENCY
from tests.wire_day import EDITION, EMPTY, WIRE


def test_where_no_section_is_public_there_is_a_line_all_the_same() -> None:
    content = OpmlWriter(AGENCY).page([]).content
    assert [outline.get("text") for outline in etree.fromstring(content).iter("outline")] == [AGENCY.name]


def test_each_section_is_one_subscription_in_the_configured_order() -> None:
    page = OpmlWriter(WIRE).page([EDITION, EMPTY])
    assert page.path == "feeds.opml"
    outlines = etree.fromstring(page.content).findall("body/outline")
    assert [outline.get("text") for outline in outlines] == ["Harbour & Docks", "Quiet"]
    assert [outline.get("xmlUrl") for outline in outlines] == [
        f"https://feeds.harrow-wire.example/{name}/{RssWriter.filename}" for name in ("harbour", "quiet")
    ]


def test_a_section_without_rss_is_subscribed_to_by_atom_and_one_without_either_is_only_told_of() -> None:
    atom, neither = (
        replace(EMPTY, section=replace(EMPTY.section, formats=formats)) for formats in (("atom",), ("ninjs",))
    )
    first, second = etree.fromstring(OpmlWriter(WIRE).page([atom, neither]).content).findall("body/outline")
    assert first.get("xmlUrl") == "https://feeds.harrow-wire.example/quiet/atom.xml"
    assert first.get("htmlUrl") == "https://feeds.harrow-wire.example/"
    assert set(second.keys()) <= {"text", "title", "description"}


def test_newest_page_dates_the_list() -> None:
    content = OpmlWriter(WIRE).page([EMPTY, EDITION]).content
    assert etree.fromstring(content).findtext("head/dateModified") == "Mon, 09 Mar 2026 09:30:00 GMT"


def test_agency_without_an_address_for_readers_gives_none() -> None:
    page = OpmlWriter(replace(AGENCY, contact=None)).page([EMPTY])
    assert etree.fromstring(page.content).find("head/ownerEmail") is None
