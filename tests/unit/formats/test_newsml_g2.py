"""NewsML-G2: what a newsMessage says of each kind of dispatch."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from lxml import etree

from syndicate.formats.newsml_g2 import NewsmlG2Writer
from syndicate.formats.newsml_g2.running_order import RunningOrderWriter
from syndicate.formats.notices import WITHDRAWN
from syndicate.formats.uris import uri_reference
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Association, Dispatch, PubStatus, Signal, Subject
from syndicate.model.edition import Edition
from syndicate.rules.addresses import version_path
from tests.makers import AGENCY, NOON, make_dispatch
from tests.pages import joined
from tests.stories import CORRECTION, EMBARGOED, HOLD, KILL, LEAD, NASTY, RTL, STORIES, UPDATE, WHOLE, edition_of

NS = {"g2": "http://iptc.org/std/nar/2006-10-01/", "h": "http://www.w3.org/1999/xhtml"}
WRITER = NewsmlG2Writer(AGENCY)


def page_of(edition: Edition) -> etree._Element:
    return etree.fromstring(joined(WRITER, edition))


def item_of(dispatch: Dispatch) -> etree._Element:
    item = page_of(edition_of(dispatch)).find("g2:itemSet/g2:newsItem", NS)
    assert item is not None
    return item


def qcode(item: etree._Element, path: str) -> str | None:
    found = item.find(path, NS)
    return None if found is None else found.get("qcode")


def texts(item: etree._Element, path: str) -> list[str]:
    return [element.text or "" for element in item.iterfind(path, NS)]


def words_of(element: etree._Element) -> Iterator[str]:
    """Everything the item says: texts and attribute values."""
    for one in element.iter():
        yield from (one.text or "", *map(str, one.attrib.values()))


def test_every_dispatch_is_an_item_in_the_order_of_the_edition() -> None:
    items = page_of(WHOLE).findall("g2:itemSet/g2:newsItem", NS)
    assert [item.get("guid") for item in items] == [dispatch.guid for dispatch in WHOLE.dispatches]


def test_an_entry_repeats_no_namespace_of_the_page() -> None:
    entry = WRITER.entry(LEAD)
    assert entry.count(b"xmlns") == 1
    assert b'<html xmlns="http://www.w3.org/1999/xhtml">' in entry


def test_header_says_what_is_sent_and_how_urgent_it_is() -> None:
    header = page_of(WHOLE).find("g2:header", NS)
    assert header is not None
    assert texts(header, "g2:sent") == ["2026-11-24T12:15:02+00:00"]
    assert texts(header, "g2:sender") == ["wire.example"]
    assert texts(header, "g2:origin") == ["EXW"]
    assert texts(header, "g2:priority") == ["1"]
    assert texts(header, "g2:channel") == ["coast"]


def test_transmit_id_follows_the_content_alone() -> None:
    def transmit_id(*dispatches: Dispatch) -> list[str]:
        return texts(page_of(edition_of(*dispatches)), "g2:header/g2:transmitId")

    assert transmit_id(LEAD) == transmit_id(LEAD)
    assert transmit_id(LEAD) != transmit_id(UPDATE)
    assert transmit_id(LEAD) != transmit_id(make_dispatch(guid=LEAD.guid, version=2))


def test_an_empty_section_is_a_package_of_nothing() -> None:
    page = page_of(edition_of())
    assert [etree.QName(item).localname for item in page.iterfind("g2:itemSet/*", NS)] == ["packageItem"]
    assert page.findall(".//g2:itemRef", NS) == []


def test_lead_carries_its_lines() -> None:
    item = item_of(LEAD)
    assert item.attrib["standardversion"] == "2.35"
    assert item.attrib["conformance"] == "power"
    assert qcode(item, "g2:itemMeta/g2:itemClass") == "ninat:text"
    assert qcode(item, "g2:itemMeta/g2:pubStatus") == "stat:usable"
    assert texts(item, "g2:itemMeta/g2:provider/g2:name") == ["Example Wire"]
    assert texts(item, "g2:contentMeta/g2:urgency") == ["3"]
    assert texts(item, "g2:contentMeta/g2:headline") == [LEAD.headline]
    assert texts(item, "g2:contentMeta/g2:dateline") == ["PORT ELDER, Nov. 24 (Example Wire)"]
    assert texts(item, "g2:contentMeta/g2:by") == ["Ines Halloran and Piet Oduya"]
    assert texts(item, "g2:contentMeta/g2:creditline") == ["Example Wire/Halloran"]
    assert texts(item, "g2:contentMeta/g2:keyword") == ["tide treaty", "coast", "diplomacy"]
    assert texts(item, "g2:contentMeta/g2:infoSource/g2:name") == ["Example Wire"]
    assert texts(item, "g2:contentMeta/g2:genre/g2:name") == ["Current"]
    assert texts(item, "g2:rightsInfo/g2:copyrightNotice") == ["© 2026 Example Wire"]
    assert texts(item, "g2:rightsInfo/g2:usageTerms") == ["Not for archives after 30 days."]
    slugline = item.find("g2:contentMeta/g2:slugline", NS)
    assert slugline is not None
    assert (slugline.text, slugline.get("separator")) == ("TIDE-TREATY/", "-")
    language = item.find("g2:contentMeta/g2:language", NS)
    assert language is not None
    assert language.get("tag") == "en"


def test_body_is_xhtml_with_its_number_of_words() -> None:
    inline = item_of(LEAD).find("g2:contentSet/g2:inlineXML", NS)
    assert inline is not None
    assert inline.get("contenttype") == "application/xhtml+xml"
    assert inline.get("wordcount") == str(LEAD.body.word_count)
    assert texts(inline, "h:html/h:head/h:title") == [LEAD.headline]
    assert texts(inline, "h:html/h:body/h:h2") == ["What is on the table"]
    assert len(inline.findall("h:html/h:body/h:p", NS)) == 4


def test_place_is_named_within_its_region_and_country() -> None:
    located = item_of(LEAD).find("g2:contentMeta/g2:located", NS)
    assert located is not None
    assert texts(located, "g2:name") == ["PORT ELDER"]
    assert texts(located, "g2:broader/g2:name") == ["Westmark", "Elderland"]


@pytest.mark.parametrize(
    ("dateline", "places"),
    [
        (Dateline(raw="A/B, C -", cities=("A", "B"), country="C"), [("A", []), ("B", ["C"])]),
        (Dateline(raw="C, D -", region="C", country="D"), [("C", ["D"])]),
        (Dateline(raw="April 3 -", month=4, day=3), []),
    ],
)
def test_every_place_of_a_dateline_is_located(dateline: Dateline, places: list[tuple[str, list[str]]]) -> None:
    located = item_of(make_dispatch(dateline=dateline)).findall("g2:contentMeta/g2:located", NS)
    assert [(place.get("literal"), texts(place, "g2:broader/g2:name")) for place in located] == places


def test_subjects_take_the_surest_form_their_code_allows() -> None:
    subjects = item_of(LEAD).findall("g2:contentMeta/g2:subject", NS)
    assert [dict(subject.attrib) for subject in subjects] == [
        {"qcode": "medtop:11000000"},
        {"literal": "EXW:TIDE"},
        {"uri": "http://codes.wire.example/topic/T%204", "literal": "T 4"},
    ]


def test_pictures_are_linked_with_hints() -> None:
    picture, sound, named = item_of(LEAD).findall("g2:itemMeta/g2:link", NS)
    assert dict(picture.attrib) == {
        "rel": "irel:associatedWith",
        "href": "https://pictures.wire.example/2026/tide%20talks.jpg",
        "contenttype": "image/jpeg",
        "size": "248113",
    }
    assert qcode(picture, "g2:itemClass") == "ninat:picture"
    assert texts(picture, "g2:description") == ["Marit Ekwall greets delegates in Port Elder on Tuesday."]
    assert texts(picture, "g2:creditline") == ["Example Wire/Oduya"]
    assert qcode(sound, "g2:itemClass") == "ninat:audio"
    assert named.get("href") == "EXW-PHOTO-17"


def test_first_version_says_when_it_was_created_and_a_later_one_when_it_was_changed() -> None:
    begun = NOON - timedelta(hours=1)
    first, later = item_of(make_dispatch()), item_of(make_dispatch(version=2, first_created=begun))
    moment = ["2026-11-24T12:00:00+00:00"]
    earlier = ["2026-11-24T11:00:00+00:00"]
    assert texts(first, "g2:itemMeta/g2:firstCreated") == texts(first, "g2:contentMeta/g2:contentCreated") == moment
    assert texts(later, "g2:itemMeta/g2:firstCreated") == texts(later, "g2:contentMeta/g2:contentCreated") == earlier
    assert texts(later, "g2:itemMeta/g2:versionCreated") == texts(later, "g2:contentMeta/g2:contentModified") == moment


@pytest.mark.parametrize("signal", Signal)
def test_signal_is_said(signal: Signal) -> None:
    assert qcode(item_of(make_dispatch(signal=signal)), "g2:itemMeta/g2:signal") == f"sig:{signal}"


def test_correction_brings_its_note() -> None:
    item = item_of(CORRECTION)
    assert qcode(item, "g2:itemMeta/g2:signal") == "sig:correction"
    assert texts(item, "g2:itemMeta/g2:edNote") == ["CORRECTS figure in paragraph 1 to 3 percent, not 30."]


def test_update_without_a_note_has_none() -> None:
    item = item_of(UPDATE)
    assert qcode(item, "g2:itemMeta/g2:signal") == "sig:update"
    assert texts(item, "g2:itemMeta/g2:edNote") == []
    assert item.get("version") == "4"


def test_embargo_is_said_of_a_usable_item() -> None:
    item = item_of(EMBARGOED)
    assert texts(item, "g2:itemMeta/g2:embargoed") == ["2026-11-24T11:05:00+00:00"]
    assert qcode(item, "g2:itemMeta/g2:pubStatus") == "stat:usable"


@pytest.mark.parametrize(("dispatch", "status"), [(KILL, "stat:canceled"), (HOLD, "stat:withheld")])
def test_a_kill_or_hold_names_the_story_and_says_nothing_of_it(dispatch: Dispatch, status: str) -> None:
    item = item_of(dispatch)
    assert (item.get("guid"), item.get("version")) == (dispatch.guid, str(dispatch.version))
    assert qcode(item, "g2:itemMeta/g2:pubStatus") == status
    assert texts(item, "g2:itemMeta/g2:edNote") == [dispatch.ed_note]
    inline = item.find("g2:contentSet/g2:inlineXML", NS)
    assert inline is not None
    assert inline.get("wordcount") == "0"
    said = " ".join(words_of(item))
    for secret in (dispatch.headline, dispatch.body.text, "Secret Reporter", "OLD QUAY", "bribes", "fenn.jpg"):
        assert secret not in said


def test_a_kill_without_a_note_says_what_to_do() -> None:
    (note,) = texts(item_of(make_dispatch(pub_status=PubStatus.CANCELED)), "g2:itemMeta/g2:edNote")
    assert note == WITHDRAWN


def test_right_to_left_language_is_marked() -> None:
    item = item_of(RTL)
    assert item.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    assert item.get("dir") == "rtl"


def test_a_language_that_is_none_is_left_out() -> None:
    assert item_of(NASTY).get("{http://www.w3.org/XML/1998/namespace}lang") is None
    assert texts(item_of(make_dispatch()), "g2:contentMeta/g2:language") == []


def test_nasty_characters_come_back_as_they_went_in() -> None:
    item = item_of(NASTY)
    assert item.get("guid") == NASTY.guid
    assert texts(item, "g2:contentMeta/g2:headline") == [NASTY.headline]
    assert texts(item, "g2:contentMeta/g2:keyword") == list(NASTY.keywords)
    assert texts(item, "g2:contentSet//h:body/h:p/h:span") == ["A&B, <C> —"]


def test_an_address_that_is_none_is_not_linked() -> None:
    hrefs = [link.get("href") for link in item_of(NASTY).iterfind("g2:itemMeta/g2:link", NS)]
    assert hrefs == ["javascript:alert(1)"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://wire.example/a b?c=d#e", "http://wire.example/a%20b?c=d#e"),
        ("http://[::1]:8080/p", "http://[::1]:8080/p"),
        ("photos/1.jpg", "photos/1.jpg"),
        ("100%.jpg", "100%25.jpg"),
        ("http://wire.example/é", "http://wire.example/%C3%A9"),
        ("http://[x", None),
        ("http://host:port/", None),
        (":nothing", None),
        ("a#b#c", None),
        ("1:2", None),
        ("", None),
    ],
)
def test_addresses_are_quoted_or_refused(address: str, expected: str | None) -> None:
    assert uri_reference(address) == expected


def test_the_same_record_gives_the_same_bytes() -> None:
    again = NewsmlG2Writer(AGENCY)
    assert [again.entry(dispatch) for dispatch in STORIES.values()] == [
        WRITER.entry(dispatch) for dispatch in STORIES.values()
    ]
    assert again.frame(WHOLE) == WRITER.frame(WHOLE)


def test_a_file_size_of_nothing_is_still_a_size() -> None:
    dispatch = make_dispatch(associations=(Association(href="a.jpg", size=0),), subjects=(Subject(code="x"),))
    link = item_of(dispatch).find("g2:itemMeta/g2:link", NS)
    assert link is not None
    assert link.get("size") == "0"


def test_the_running_order_names_each_version_and_says_where_it_is() -> None:
    package = etree.fromstring(joined(RunningOrderWriter(AGENCY), edition_of(LEAD, KILL)))
    assert package.get("guid") == f"tag:{AGENCY.domain},2026:section/coast"
    group_set = package.find("g2:groupSet", NS)
    assert group_set is not None
    (group,) = group_set
    assert (group_set.get("root"), group.get("id"), group.get("mode")) == ("main", "main", "pgrmod:seq")
    for reference, dispatch in zip(group, edition_of(LEAD, KILL).dispatches, strict=True):
        assert (reference.get("residref"), reference.get("version")) == (dispatch.guid, str(dispatch.version))
        assert reference.get("href") == AGENCY.base_url + version_path(dispatch.guid, dispatch.version, "xml")
        assert qcode(reference, "g2:pubStatus") == f"stat:{dispatch.pub_status}"
        shown = [LEAD.headline] if dispatch is LEAD else []
        assert texts(reference, "g2:headline") == shown


def test_a_notice_of_ours_names_us_as_the_holder_and_one_of_the_agencys_nobody() -> None:
    writer = NewsmlG2Writer(replace(AGENCY, copyright="© Example Wire 2026"))

    def holders(dispatch: Dispatch) -> list[str]:
        item = etree.fromstring(joined(writer, edition_of(dispatch))).find("g2:itemSet/g2:newsItem", NS)
        assert item is not None
        return texts(item, "g2:rightsInfo/g2:copyrightHolder/g2:name")

    assert holders(make_dispatch()) == ["Example Wire"]
    assert holders(make_dispatch(copyright="Copyright Meridian 2026")) == []
