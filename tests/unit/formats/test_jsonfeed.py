"""What JSON Feed alone says."""

import json
from typing import Any

from syndicate.formats.jsonfeed import JsonFeedWriter
from tests.pages import joined
from tests.wire_day import DAY, EDITION, FLASH, HEBREW, HOLD, KILL, LEAD, NASTY, PICTURES, WIRE

PAGE: dict[str, Any] = json.loads(joined(JsonFeedWriter(WIRE), EDITION))
ITEMS = {item["id"]: item for item in PAGE["items"]}


def test_every_story_is_there_but_the_hold() -> None:
    assert list(ITEMS) == [dispatch.guid for dispatch in DAY if dispatch is not HOLD]
    assert PAGE["feed_url"] == "https://feeds.harrow-wire.example/harbour/feed.json"


def test_lead_is_told_in_full() -> None:
    ours = ITEMS[LEAD.guid]["_syndicate"]
    assert ours == {
        "version": 1,
        "pubstatus": "usable",
        "item_class": "text",
        "urgency": 2,
        "slugline": "HARBOUR-GATE",
        "byline": "Mara Tolliver and Ike Penn",
        "dateline": {
            "raw": "QUILLHAVEN, March 9 (HWS) —",
            "cities": ["QUILLHAVEN"],
            "month": 3,
            "day": 9,
            "year": 2026,
        },
        "agency": "HWS",
        "credit": "Harrow Wire",
        "subjects": [
            {
                "code": "medtop:20000151",
                "name": "maritime accident",
                "scheme": "http://cv.iptc.org/newscodes/mediatopic/",
            },
            {"code": "LOCAL", "scheme": "house codes"},
        ],
        "keywords": ["harbour", "lock gate", "harbour"],
        "genre": "Current",
        "copyright": "© 2026 HWS",
        "usage_terms": "Not for resale.",
        "created": "2026-03-09T06:32:00+00:00",
    }
    assert ITEMS[LEAD.guid]["tags"] == ["maritime accident", "LOCAL", "harbour", "lock gate", "Current"]
    assert ITEMS[LEAD.guid]["date_modified"] == "2026-03-09T06:32:02+00:00"


def test_kill_gives_the_notice_and_no_word_of_the_story() -> None:
    killed = ITEMS[KILL.guid]
    assert killed["title"] == "KILL: story withdrawn"
    assert killed["content_text"] == killed["summary"] == KILL.ed_note
    assert killed["_syndicate"] == {
        "version": 2,
        "pubstatus": "canceled",
        "urgency": 5,
        "ed_note": KILL.ed_note,
        "created": "2026-03-09T06:35:00+00:00",
    }
    assert "never" not in json.dumps(killed).lower()


def test_pictures_are_attachments_and_the_first_the_image() -> None:
    item = ITEMS[PICTURES.guid]
    assert item["image"] == item["attachments"][0]["url"]
    assert [attachment["mime_type"] for attachment in item["attachments"]] == ["image/jpeg", "audio/mpeg"]


def test_pictures_keep_what_an_attachment_has_no_name_for() -> None:
    told = ITEMS[PICTURES.guid]["_syndicate"]["associations"]
    assert [one["href"].rpartition("/")[2] for one in told] == [
        "fleet%20at%20dawn.jpg?w=800&h=600",
        "horn.mp3",
        "tides",
    ]
    assert told[0]["credit"] == "Ike Penn/HWS"


def test_feed_says_whom_to_ask_about_its_own_members() -> None:
    assert PAGE["_syndicate"] == {"about": "https://feeds.harrow-wire.example/"}


def test_feed_and_items_say_whose_they_are() -> None:
    assert {name: PAGE[name] for name in ("version", "title", "home_page_url", "language", "authors")} == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour & Docks",
        "home_page_url": "https://feeds.harrow-wire.example/harbour/index.html",
        "language": "en",
        "authors": [{"name": "Harrow Wire Service", "url": "https://feeds.harrow-wire.example/"}],
    }
    assert ITEMS[LEAD.guid]["authors"] == [{"name": "Mara Tolliver and Ike Penn"}]
    assert ITEMS[LEAD.guid]["url"] == "https://feeds.harrow-wire.example/items/5b/5b5bfc41edeee89ddaa0.html"
    assert "author" not in {*PAGE, *ITEMS[LEAD.guid]}


def test_what_is_not_known_is_absent() -> None:
    assert ITEMS[HEBREW.guid]["language"] == "he"
    assert "language" not in ITEMS[NASTY.guid]
    assert not {"image", "attachments", "tags"} & ITEMS[FLASH.guid].keys()
