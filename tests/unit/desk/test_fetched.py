"""Which answers show that an outlet has the version which stands."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from syndicate.desk.fetched import Inquiry, standing_of
from syndicate.model.access import Fetch, Pass
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.outlet import Aspect, Outlet, Profile
from syndicate.ports.ledger import Entry, Showing
from syndicate.ports.wire import News
from syndicate.rules.access import Access
from syndicate.rules.addresses import item_path
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from tests.makers import NOON, make_dispatch, make_section
from tests.stores import lay_out

GUID = "tag:wire.example,2026:a"
PAGE, FEED, ARCHIVED = "all/rss.xml", "outlets/gazette/rss.xml", "all/archive/1/rss.xml"
GAZETTE = Outlet(name="gazette", title="Gazette", sections=("all",), profile=Profile(most_items=3))


@dataclass
class Asking:
    """One section of two stories a page, and an outlet that takes it in RSS."""

    ledger: SqlLedger

    def record(self, guid: str, secs: float, **fields: object) -> Dispatch:
        at = NOON + timedelta(seconds=secs)
        dispatch = make_dispatch(**{"guid": guid, "created": at, "received": at} | fields)
        with self.ledger.writing() as writing:
            writing.record([Entry(dispatch=dispatch, sections=frozenset({"all"}), announce=False)], [])
        version, status = dispatch.version, dispatch.pub_status
        shown = Showing(guid=guid, version=version, pub_status=status, shown_from=dispatch.shown_from)
        self.ledger.show([shown])
        return dispatch

    def fetch(self, secs: float, path: str = PAGE, status: int = 200) -> Fetch:
        fetch = Fetch(
            outlet="gazette",
            prefix="1a2b3c4d",
            at=NOON + timedelta(seconds=secs),
            path=path,
            status=status,
            tag=None,
            client="",
        )
        self.ledger.fetches().note([fetch])
        return fetch

    @property
    def inquiry(self) -> Inquiry:
        access = Access(
            sections={"all": False},
            outlets={"gazette": False},
            former={},
            passes={"gazette": Pass(outlet="gazette", sections=frozenset({"all"}), formats=frozenset({"rss", "html"}))},
            page_forms={"rss.xml": "rss", "index.html": "html", "atom.xml": "atom"},
            document_forms={"html": "html", "json": "ninjs"},
        )
        return Inquiry(
            ledger=self.ledger,
            fetches=self.ledger.fetches(),
            wire=self.ledger.wire(),
            access=access,
            sections={"all": make_section(limit=2)},
            feeds={"gazette": "rss.xml"},
        )

    def first(self, outlet: Outlet = GAZETTE) -> Fetch | None:
        dispatch = standing_of(self.ledger, GUID, NOON + timedelta(days=1))
        assert dispatch
        return self.inquiry.first(dispatch, outlet)


@pytest.fixture
def asking(tmp_path: Path) -> Iterator[Asking]:
    with closing(open_ledger(lay_out(tmp_path / "syndicate.db"))) as ledger:
        yield Asking(ledger)


@pytest.mark.parametrize("path", [PAGE, FEED, item_path(GUID), "all/index.html"])
@pytest.mark.parametrize("status", [200, 226, 304])
def test_the_first_answer_since_it_stands_counts_whichever_page_it_was(asking: Asking, path: str, status: int) -> None:
    asking.record(GUID, 10)
    asking.fetch(9, path, status)
    assert asking.first() is None
    first = asking.fetch(11, path, status)
    asking.fetch(12)
    assert asking.first() == first


@pytest.mark.parametrize(
    ("path", "status"), [(PAGE, 404), ("all/atom.xml", 200), ("other/rss.xml", 200), (item_path("b"), 200)]
)
def test_no_other_answer_counts(asking: Asking, path: str, status: int) -> None:
    asking.record(GUID, 10)
    asking.fetch(11, path, status)
    assert asking.first() is None


def test_a_correction_is_to_be_fetched_anew(asking: Asking) -> None:
    asking.record(GUID, 10)
    asking.fetch(11)
    asking.record(GUID, 20, version=2)
    assert asking.first() is None
    assert asking.fetch(21) == asking.first()


def test_what_was_fetched_while_the_pages_were_being_made_does_not_count(asking: Asking) -> None:
    dispatch = asking.record(GUID, 10)
    news = News(guid=GUID, version=1, pub_status=dispatch.pub_status, sections=frozenset({"all"}))
    asking.ledger.wire().tell([news], NOON + timedelta(seconds=12))
    asking.fetch(11)
    assert asking.first() is None
    assert asking.fetch(12) == asking.first()


def test_a_page_counts_until_newer_stories_have_pushed_the_version_off_it(asking: Asking) -> None:
    asking.record(GUID, 10)
    asking.record("b", 11)
    asking.record("c", 12)
    asking.fetch(13)
    assert asking.first() is None
    assert asking.fetch(14, FEED) == asking.first()  # which holds three


def test_an_archive_document_that_holds_the_story_counts_for_ever(asking: Asking) -> None:
    asking.record(GUID, 10)
    for number in range(5):
        asking.record(f"later-{number}", 12 + number)
    asking.ledger.archive("all", 2)
    asking.fetch(39, "all/archive/2/rss.xml")
    assert asking.first() is None
    assert asking.fetch(40, ARCHIVED) == asking.first()


def test_the_notice_of_a_kill_counts_as_the_version_it_is(asking: Asking) -> None:
    asking.record(GUID, 10)
    asking.record(GUID, 20, version=2, pub_status=PubStatus.CANCELED)
    for number in range(5):
        asking.record(f"later-{number}", 30 + number)
    first = asking.fetch(40, item_path(GUID), 410)
    asking.fetch(41)
    assert asking.first() == first


@pytest.mark.parametrize("page", [PAGE, FEED])
def test_the_outlets_own_feed_counts_only_for_what_the_outlet_takes(asking: Asking, page: str) -> None:
    """A story without a byline is on the page of its section, but not in the feed of an outlet that must have one."""
    strict = replace(GAZETTE, profile=Profile(most_items=3, musts=frozenset({Aspect.BYLINE})))
    asking.record(GUID, 10)
    fetch = asking.fetch(11, page)
    assert asking.first(outlet=strict) == (fetch if page == PAGE else None)


def test_a_story_is_for_the_outlets_that_take_one_of_its_sections(asking: Asking) -> None:
    dispatch = asking.record(GUID, 10)
    assert asking.inquiry.is_for(dispatch, GAZETTE)
    assert not asking.inquiry.is_for(dispatch, replace(GAZETTE, sections=("harbours",)))


def test_of_a_story_that_nobody_may_see_no_version_stands(asking: Asking) -> None:
    asking.record(GUID, 10, embargo=NOON + timedelta(hours=1))
    assert standing_of(asking.ledger, GUID, NOON + timedelta(minutes=1)) is None
    assert standing_of(asking.ledger, "tag:wire.example,2026:nobody-filed-it", NOON) is None
