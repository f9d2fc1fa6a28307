"""JSON Feed of anybody, and our own."""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from syndicate.errors import UnreadableFiling
from syndicate.formats.jsonfeed import JsonFeedWriter
from syndicate.formats.jsonfeed_reader import JsonFeed
from syndicate.formats.ninjs import Ninjs
from syndicate.model.body import Heading, Paragraph
from syndicate.model.dispatch import Association, Draft, PubStatus, Signal
from syndicate.model.link import Link, Relation
from syndicate.rules.normalise import Defaults, normalise
from tests.makers import make_filing
from tests.pages import joined
from tests.wire_day import CORRECTION, DAY, EDITION, EMPTY, FLASH, HOLD, KILL, LEAD, MORNING, WIRE

FEED: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Norvia Harbour News",
    "home_page_url": "https://harbour.example/",
    "language": "en-GB",
    "authors": [{"name": "Harbour Desk"}],
    "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
}


def read(**feed: Any) -> list[Draft]:
    content = json.dumps(FEED | feed).encode()
    assert JsonFeed().recognises(content)
    return list(JsonFeed().read(make_filing(content)))


def one(**item: Any) -> Draft:
    (draft,) = read(items=[item])
    return draft


def test_item_in_full() -> None:
    assert one(
        id="https://harbour.example/1",
        url="https://harbour.example/1",
        external_url="https://elsewhere.example/",
        title="Harbour &amp; docks",
        content_html='<h2>Docks</h2><p><span class="dateline">KEEL</span> They opened.</p>',
        content_text="other",
        summary="sum",
        image="https://p.example/a.jpg",
        date_published="2026-11-24T12:00:00+01:00",
        date_modified="2026-11-24T13:00:00+01:00",
        authors=[{"name": "Jo Roe"}, {"name": "Harbour Desk"}],
        tags=["harbour", "harbour", "ships"],
        language="fr",
        attachments=[
            {"url": "https://p.example/b.mp3", "mime_type": "audio/mpeg", "title": "Horn", "size_in_bytes": 7},
            {"mime_type": "audio/mpeg"},
        ],
    ) == Draft(
        guid="https://harbour.example/1",
        headline="Harbour & docks",
        byline="Jo Roe",
        provider="Norvia Harbour News",
        dateline="KEEL",
        body=one(content_html="<h2>Docks</h2><p>KEEL They opened.</p>").body,
        language="fr",
        keywords=("harbour", "ships"),
        created=datetime(2026, 11, 24, 13, tzinfo=timezone(timedelta(hours=1))),
        first_created=datetime(2026, 11, 24, 12, tzinfo=timezone(timedelta(hours=1))),
        associations=(
            Association(href="https://p.example/b.mp3", media_type="audio/mpeg", size=7, caption="Horn", kind="audio"),
            Association(href="https://p.example/a.jpg", kind="picture"),
        ),
        links=(Link(relation=Relation.SEE_ALSO, target="https://elsewhere.example/"),),
    )


def test_version_1_has_one_author() -> None:
    feed = {"version": "https://jsonfeed.org/version/1", "author": {"name": "Harbour Desk"}, "authors": None}
    (draft,) = read(**feed, items=[{"id": 77, "author": {"name": "Jo"}, "content_text": "Ships came."}])
    assert (draft.byline, draft.headline, draft.language) == ("Jo", "Ships came.", "en-GB")


@pytest.mark.parametrize(
    ("item", "guid"),
    [
        ({"id": "urn:x:1", "url": "https://a.example/"}, "urn:x:1"),
        ({"id": 77}, "tag:agency.invalid,2026:harbour.example/77"),
        ({"id": "a b"}, "tag:agency.invalid,2026:harbour.example/a%20b"),
        ({"url": "https://a.example/1"}, "https://a.example/1"),
        ({"external_url": "https://a.example/2"}, "https://a.example/2"),
    ],
)
def test_entry_keeps_its_name_from_poll_to_poll(item: dict[str, Any], guid: str) -> None:
    assert {one(**item, title="T", content_text=text).guid for text in ("one", "two")} == {guid}


def test_entry_without_any_name_is_named_by_title_and_date() -> None:
    guids = [one(title=title, content_text=text).guid for title, text in (("A", "x"), ("A", "y"), ("B", "x"))]
    assert guids[0] == guids[1] != guids[2]
    assert guids[0] is not None
    assert guids[0].startswith("tag:agency.invalid,2026:harbour.example/")


@pytest.mark.parametrize("address", [None, "http://[harbour", "harbour"])
def test_feed_without_an_address_names_items_within_its_source(address: str | None) -> None:
    (draft,) = read(home_page_url=address, items=[{"id": "7", "title": "T"}])
    assert draft.guid == "tag:agency.invalid,2026:newsroom/7"


def test_text_that_only_repeats_the_title_is_no_text() -> None:
    assert one(title="Harbour opens", content_text="Harbour opens").body.blocks == ()
    assert one(title="Harbour opens", content_html="<h1>Harbour opens</h1><p>Now.</p>").body.blocks == (
        Paragraph("Now."),
    )


def test_summary_is_the_text_where_there_is_no_other() -> None:
    assert one(title="T", summary="Short.").body.text == "Short."
    assert one(title="T", summary="Short.", content_text="Long.").body.text == "Long."


def test_item_that_says_nothing_is_still_there_to_be_refused() -> None:
    found = read(items=[{"id": "urn:x:1", "title": "A"}, 3, None, {}])
    assert [draft.headline for draft in found] == ["A", None, None, None]


def test_feed_may_be_empty() -> None:
    assert read(items=[]) == []


@pytest.mark.parametrize("items", [None, {}, "x", 3])
def test_feed_without_a_list_of_items_is_refused(items: object) -> None:
    with pytest.raises(UnreadableFiling, match="no list of items"):
        read(items=items)


@pytest.mark.parametrize("end", [b"\x0b", b"\x1c", b" \x1e", b"\xc2\x85\n", b"\x00\x0c\x00"])
def test_what_no_json_ends_with_is_passed_over(end: bytes) -> None:
    (draft,) = JsonFeed().read(
        make_filing(json.dumps(FEED | {"items": [{"id": "1", "title": "Ferry"}]}).encode() + end)
    )
    assert draft.headline == "Ferry"


def test_cut_off_feed_is_refused() -> None:
    with pytest.raises(UnreadableFiling, match="JSON cannot be read"):
        list(JsonFeed().read(make_filing(json.dumps(FEED | {"items": [{"id": "1"}]}).encode()[:-9])))


@pytest.mark.parametrize("version", ["https://jsonfeed.org/version/1", "http:\\/\\/www.jsonfeed.org\\/version\\/1.1"])
def test_feed_is_known_by_its_version(version: str) -> None:
    assert JsonFeed().recognises(f'\ufeff {{"items": [], "version": "{version}"}}'.encode())
    assert JsonFeed().recognises(f'{{"version" : "{version}"}}'.encode("utf-16"))


@pytest.mark.parametrize("content", [b"", b"[]", b'{"version": "1"}', b'"https://jsonfeed.org/version/1"'])
def test_other_json_is_no_feed(content: bytes) -> None:
    assert not JsonFeed().recognises(content)


def test_feed_and_ninjs_are_not_taken_for_each_other() -> None:
    page = joined(JsonFeedWriter(WIRE), EDITION)
    assert JsonFeed().recognises(page)
    assert not JsonFeed().recognises(b'{"uri": "urn:x:1", "version": "1", "headline": "x"}')
    assert not Ninjs().recognises(json.dumps(FEED | {"items": [{"id": "1", "title": "x"}]}).encode())


OURS = make_filing(joined(JsonFeedWriter(WIRE), EDITION), filed=MORNING, received=MORNING)
SHOWN = [dispatch for dispatch in DAY if dispatch is not HOLD]
READ = dict(zip((dispatch.guid for dispatch in SHOWN), JsonFeed().read(OURS), strict=True))


def test_our_own_feed_gives_back_the_lead_field_by_field() -> None:
    again = normalise(READ[LEAD.guid], OURS, 0, Defaults(source="newsroom", domain="wire.example"))
    same = (
        *(
            "guid",
            "version",
            "item_class",
            "headline",
            "slugline",
            "byline",
            "provider",
            "agency",
            "credit",
            "language",
        ),
        *(
            "urgency",
            "priority",
            "subjects",
            "genre",
            "body",
            "ed_note",
            "signal",
            "pub_status",
            "embargo",
            "copyright",
        ),
        *("usage_terms", "associations", "links", "created", "first_created", "dateline"),  # `located` is looked up
    )
    for name in same:
        assert getattr(again, name) == getattr(LEAD, name), name
    assert again.keywords == ("harbour", "lock gate")


def test_our_own_kill_stays_a_kill_and_brings_back_no_word() -> None:
    draft = READ[KILL.guid]
    assert (draft.pub_status, draft.headline, draft.body.blocks, draft.version) == (PubStatus.CANCELED, None, (), 2)
    assert draft.ed_note == KILL.ed_note


def test_our_own_correction_and_flash_are_what_they_were() -> None:
    correction, flash = READ[CORRECTION.guid], READ[FLASH.guid]
    assert (correction.signal, correction.ed_note) == (Signal.CORRECTION, CORRECTION.ed_note)
    assert correction.body == CORRECTION.body
    assert (flash.headline, flash.body.blocks, flash.urgency) == (FLASH.headline, (), 1)


def test_our_own_empty_feed_is_read() -> None:
    assert list(JsonFeed().read(make_filing(joined(JsonFeedWriter(WIRE), EMPTY)))) == []


def test_words_in_our_extension_that_we_do_not_know_are_nothing() -> None:
    ours = {
        "pubstatus": "gone",
        "signal": 3,
        "urgency": "x",
        "located": [{"latitude": 1}, {"name": "Keel", "latitude": 999, "longitude": True}],
        "subjects": [{"name": "x"}, 3],
        "associations": [{}],
        "links": [{"relation": "x", "target": "y"}, {"relation": "seeAlso"}],
        "created": "yesterday",
        "dateline": 7,
    }
    (draft,) = read(_syndicate={}, items=[{"id": "urn:x:1", "title": "A &amp; B", "_syndicate": ours}])
    assert (draft.headline, draft.pub_status, draft.signal, draft.urgency) == ("A &amp; B", None, None, None)
    assert [(place.name, place.latitude, place.longitude) for place in draft.located] == [("Keel", None, None)]
    assert (draft.subjects, draft.associations, draft.links, draft.created) == ((), (), (), None)


def test_moment_without_a_zone_is_utc() -> None:
    assert one(title="T", date_published="2026-11-24T12:00:00").created == datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_heading_stays_a_heading() -> None:
    assert one(title="T", content_html="<h3>Docks</h3>").body.blocks == (Heading("Docks"),)
