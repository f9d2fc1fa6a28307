"""RSS in the shape of an outlet: SmartFormat, MSN's expiry, dates that move."""

from dataclasses import replace
from datetime import timedelta

import pytest
from lxml import etree
from lxml.etree import _Element

from syndicate.formats.notices import HOLD_TITLE
from syndicate.formats.outlet_rss import OutletRssWriter
from syndicate.formats.smartnews import SmartNewsWriter
from syndicate.model.dispatch import Association, Dispatch, PubStatus
from syndicate.model.outlet import Deletion, Outlet
from syndicate.rules.facts.profiles import GOOGLE, MSN, PLAIN, SMARTNEWS
from syndicate.rules.outlets import compose_outlet
from tests.conformance.rss_rules import violations
from tests.makers import AGENCY, NOON, make_dispatch
from tests.pages import joined

NAMES = {
    "media": "http://search.yahoo.com/mrss/",
    "snf": "http://www.smartnews.be/snf",
    "dcterms": "http://purl.org/dc/terms/",
    "mi": "http://schemas.ingestion.microsoft.com/common/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
SMART = Outlet(
    name="smart",
    title="Example Wire",
    profile=SMARTNEWS,
    logo_url="https://wire.example/logo.png",
    dark_logo_url="https://wire.example/dark.png",
    analytics="<script>count('&')</script>",
)
LATER = NOON + timedelta(hours=2)
STORY = make_dispatch(
    language="en",
    byline="Mara Tolliver",
    associations=(Association(href="https://pictures.example/quay.jpg"),),
)
UPDATE = replace(STORY, version=2, follows=True, first_created=NOON, created=LATER, received=LATER)
KILL = replace(UPDATE, pub_status=PubStatus.CANCELED, ed_note="Withdrawn.")
HOLD = replace(UPDATE, pub_status=PubStatus.WITHHELD)


def channel_of(outlet: Outlet, *dispatches: Dispatch) -> _Element:
    writer = SmartNewsWriter(outlet, AGENCY) if outlet.profile is SMARTNEWS else OutletRssWriter(outlet, AGENCY)
    page = joined(writer, compose_outlet(outlet, dispatches, LATER))
    assert violations(page) == []
    return etree.fromstring(page)[0]


def item_of(outlet: Outlet, dispatch: Dispatch) -> _Element:
    [item] = channel_of(outlet, dispatch).findall("item")
    return item


def test_the_channel_has_a_date_and_the_logos() -> None:
    channel = channel_of(SMART, STORY)
    assert channel.findtext("pubDate") == "Tue, 24 Nov 2026 12:00:00 GMT"
    assert channel.findtext("ttl")
    assert channel.findtext("language") == "en"
    assert channel.findtext("snf:logo/url", namespaces=NAMES) == "https://wire.example/logo.png"
    assert channel.findtext("snf:darkModeLogo/url", namespaces=NAMES) == "https://wire.example/dark.png"


def test_what_is_not_configured_is_not_there() -> None:
    bare = replace(SMART, logo_url=None, dark_logo_url=None, analytics=None)
    assert channel_of(bare, STORY).xpath(".//snf:*", namespaces=NAMES) == []


def test_a_story_is_active_with_its_thumbnail_author_and_script() -> None:
    item = item_of(SMART, STORY)
    assert item.findtext("media:status", namespaces=NAMES) == "active"
    assert item.find("media:thumbnail", NAMES).get("url") == "https://pictures.example/quay.jpg"  # type: ignore[union-attr]
    assert item.findtext("snf:analytics", namespaces=NAMES) == "<script>count('&')</script>"
    assert item.findtext("dc:creator", namespaces=NAMES) == "Mara Tolliver"


@pytest.mark.parametrize("told", [KILL, HOLD], ids=["kill", "hold"])
def test_what_is_taken_back_is_deleted_with_another_date_and_no_word_of_the_story(told: Dispatch) -> None:
    before, item = item_of(SMART, STORY), item_of(SMART, told)
    assert item.findtext("guid") == before.findtext("guid")
    assert item.findtext("media:status", namespaces=NAMES) == "deleted"
    assert item.findtext("pubDate") == "Tue, 24 Nov 2026 14:00:00 GMT" != before.findtext("pubDate")
    page = etree.tostring(item, encoding="unicode")
    assert not any(word in page for word in ("Harbour", "Tolliver", "Talks", "quay.jpg", "count("))


def test_a_release_makes_it_active_again() -> None:
    released = replace(UPDATE, version=4, received=LATER)
    item = item_of(SMART, released)
    assert item.findtext("media:status", namespaces=NAMES) == "active"
    assert item.findtext("title") == "Harbour talks resume"


def test_dates_move_with_the_version_where_the_outlet_looks_at_them() -> None:
    google, plain = (Outlet(name="o", title="O", profile=profile) for profile in (GOOGLE, PLAIN))
    assert item_of(google, UPDATE).findtext("pubDate") == "Tue, 24 Nov 2026 14:00:00 GMT"
    assert item_of(plain, UPDATE).findtext("pubDate") == "Tue, 24 Nov 2026 12:00:00 GMT"


def test_msn_takes_a_story_down_by_an_expiry_that_is_past() -> None:
    msn = Outlet(name="msn", title="O", profile=replace(MSN, least_title_chars=1))
    story, kill, hold = (item_of(msn, each) for each in (STORY, KILL, HOLD))
    assert story.findtext("dcterms:modified", namespaces=NAMES) == "2026-11-24T12:00:00+00:00"
    assert story.find("dcterms:valid", NAMES) is None
    for item in (kill, hold):
        assert item.findtext("dcterms:modified", namespaces=NAMES) == "2026-11-24T14:00:00+00:00"
        assert item.findtext("dcterms:valid", namespaces=NAMES) == "2026-11-24T14:00:00+00:00"
        assert item.findtext("mi:expirationDate", namespaces=NAMES) == "2026-11-24T14:00:00+00:00"
    assert hold.findtext("title") == HOLD_TITLE


def test_status_is_told_in_plain_rss_too() -> None:
    outlet = Outlet(name="o", title="O", profile=replace(PLAIN, deletion=Deletion.STATUS))
    item = item_of(outlet, KILL)
    assert item.find("media:status", NAMES).get("state") == "deleted"  # type: ignore[union-attr]
    assert item.findtext("pubDate") == "Tue, 24 Nov 2026 14:00:00 GMT"
    assert item_of(outlet, UPDATE).findtext("pubDate") == "Tue, 24 Nov 2026 12:00:00 GMT"


def test_an_outlet_that_takes_notices_is_not_told_of_a_hold() -> None:
    assert channel_of(Outlet(name="o", title="O", profile=PLAIN), HOLD).findall("item") == []


def test_the_first_picture_is_an_enclosure_and_the_channel_links_to_the_front() -> None:
    channel = channel_of(Outlet(name="o", title="O", profile=PLAIN), STORY)
    assert dict(channel.find("item/enclosure").attrib) == {  # type: ignore[union-attr]
        "url": "https://pictures.example/quay.jpg",
        "length": "0",
        "type": "image/jpeg",
    }
    assert channel.findtext("link") == AGENCY.base_url


@pytest.mark.parametrize("outlet", [SMART, Outlet(name="m", title="M", profile=MSN)], ids=["smartnews", "msn"])
def test_an_empty_page_is_sound(outlet: Outlet) -> None:
    assert channel_of(outlet).findall("item") == []


def test_a_page_declares_each_namespace_once() -> None:
    page = joined(SmartNewsWriter(SMART, AGENCY), compose_outlet(SMART, (STORY,), NOON))
    assert page.count(b"xmlns:snf") == page.count(b"xmlns:media") == 1
