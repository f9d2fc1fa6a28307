"""Who is let in from where, and how often one may fail."""

import asyncio
from collections.abc import Iterator
from contextlib import closing
from ipaddress import ip_network
from pathlib import Path
from time import sleep

import pytest

from syndicate.build import new_token
from syndicate.build.access import Records, guarded
from syndicate.build.clock import SystemClock
from syndicate.config import Config, load
from syndicate.errors import StoreBusy
from syndicate.rules.addresses import item_path
from syndicate.rules.allowance import Allowance
from syndicate.stand.folder import FolderStand
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from syndicate.web.answers import Answer
from syndicate.web.app import Application
from syndicate.web.clients import Clients
from syndicate.web.guard import Guard
from syndicate.web.limits import FAILED_REQUESTS, Limits
from syndicate.web.memberships import Memberships
from syndicate.web.visits import Visits
from tests.makers import NOON
from tests.stores import lay_out

CONFIG = """
[agency]
name = "Meridian Press"
tag = "MER"
domain = "wire.example"
base_url = "https://wire.example/"

[sections.quays]
title = "Quays"
public = false

[outlets.gazette]
profile = "plain"
sections = ["quays"]
allowed_from = ["192.0.2.0/24", "2001:db8::/32"]
"""

STRANGER = "198.51.100.7:40000"


class Door:
    """The guard in front of one page, behind a trusted proxy."""

    def __init__(self, config: Config, ledger: SqlLedger, stand: FolderStand) -> None:
        self.ledger = ledger
        self.token, kept = new_token("gazette", NOON)
        ledger.tokens().add(kept)
        clients = Clients([ip_network("10.0.0.0/8")])
        allowance = Allowance(requests_per_minute=1, burst_requests=3 * FAILED_REQUESTS)
        limits = Limits(allowance, repeat_requests=1, clients=clients, now=lambda: 1000.0)
        self.guard = guarded(config, Records.of(ledger), clients, limits, ()).guard
        self.guard.gate.keys.refresh()
        self.pages = Application(stand)

    def ask(self, peer: str, path: str = "/quays/rss.xml", method: str = "GET", **fields: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in fields.items()}
        loop = asyncio.new_event_loop()
        try:
            asking = self.guard.answer(self.pages, method, path, named.get, query="", peer=peer)
            return loop.run_until_complete(asking)
        finally:
            loop.close()

    def known(self, peer: str, path: str = "/quays/rss.xml", method: str = "GET", **fields: str) -> Answer | None:
        """The answer at once to who was let in before."""
        named = {name.replace("_", "-"): value for name, value in fields.items()}
        return self.guard.known(self.pages, method, path, named.get, query="", peer=peer)


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    (tmp_path / "config.toml").write_text(CONFIG)
    (tmp_path / "feeds" / "quays").mkdir(parents=True)
    (tmp_path / "feeds" / "quays" / "rss.xml").write_text("<rss/>")
    with (
        closing(open_ledger(lay_out(tmp_path / "syndicate.db"))) as ledger,
        closing(FolderStand(tmp_path / "feeds")) as stand,
    ):
        yield Door(load(tmp_path / "config.toml"), ledger, stand)


@pytest.mark.parametrize(
    ("peer", "forwarded", "status"),
    [
        ("192.0.2.1:40000", "", 200),
        ("[2001:db8:1::1]:40000", "", 200),
        ("[::ffff:192.0.2.1]:40000", "", 200),
        (STRANGER, "", 401),
        (STRANGER, "192.0.2.1", 401),  # who says so is no trusted proxy
        ("127.0.0.1:40000", "", 401),
        ("10.0.0.1:40000", "", 401),
        ("10.0.0.1:40000", "192.0.2.1", 200),
        ("10.0.0.1:40000", "192.0.2.1, 198.51.100.7", 401),
        ("10.0.0.1:40000", "198.51.100.7, 192.0.2.1:5000, 10.0.0.9", 200),
        ("unix:", "192.0.2.1", 401),
    ],
)
def test_a_token_is_good_from_its_networks_alone(door: Door, peer: str, forwarded: str, status: int) -> None:
    shown = {"authorization": f"Bearer {door.token}"} | ({"x_forwarded_for": forwarded} if forwarded else {})
    assert door.ask(peer, **shown).status == status


def test_who_fails_again_and_again_has_to_wait_and_others_need_not(door: Door) -> None:
    wrong = {"authorization": "Bearer nonsense"}
    assert [door.ask(STRANGER, **wrong).status for _ in range(5)] == [401, 401, 401, 429, 429]
    assert door.ask("198.51.100.8:40000", **wrong).status == 401
    assert door.ask(STRANGER, f"/key/syn_{'0' * 8}_{'A' * 22}/").status == 429
    assert door.ask("192.0.2.1:1", authorization=f"Bearer {door.token}").status == 200


def test_who_shows_nothing_has_not_failed(door: Door) -> None:
    assert {door.ask(STRANGER).status for _ in range(10)} == {401}


def test_a_wrong_token_in_a_header_is_not_made_up_for_by_the_address(door: Door) -> None:
    path = f"/key/{door.token}/quays/rss.xml"
    assert door.ask("192.0.2.1:1", path).status == 200
    assert door.ask("192.0.2.1:1", path, authorization="Bearer nonsense").status == 401
    assert door.ask("192.0.2.1:1", path, authorization="Digest nonsense").status == 200


def test_while_the_store_cannot_say_whose_a_story_is_nobody_is_sent_it(door: Door) -> None:
    def busy(_: str) -> frozenset[str]:
        raise StoreBusy("the store is busy")

    memberships = Memberships(busy, lambda: 1000.0)
    guard = Guard(door.guard.gate, memberships, Visits(door.ledger.fetches()), SystemClock())
    door.guard = guard
    path = f"/{item_path('tag:wire.example,2026:a')}"
    put_off = door.ask("192.0.2.1:1", path, authorization=f"Bearer {door.token}")
    assert (put_off.status, dict(put_off.headers)["retry-after"]) == (503, "5")


def test_who_comes_again_with_the_same_token_is_known_and_told_the_same(door: Door) -> None:
    for path, fields in (
        ("/quays/rss.xml", {"authorization": f"Bearer {door.token}"}),
        ("/quays/rss.xml", {"authorization": f"Bearer {door.token}", "accept_encoding": "gzip"}),
        (f"/key/{door.token}/quays/rss.xml", {}),
        (f"/key/{door.token}/quays", {}),
        ("/quays/", {"authorization": f"Bearer {door.token}", "accept": "text/html"}),
    ):
        first = door.ask("192.0.2.1:1", path, **fields)
        assert door.known("192.0.2.1:2", path, **fields) == first
    shown = {"authorization": f"Bearer {door.token}"}
    tag = dict(door.ask("192.0.2.1:1", **shown).headers)["etag"]
    for _ in range(2):
        again = door.known("192.0.2.1:1", **shown, if_none_match=tag)
        assert again == door.ask("192.0.2.1:1", **shown, if_none_match=tag)
        assert again is not None
        assert again.status == 304


def test_who_comes_with_anything_else_is_not_known(door: Door) -> None:
    shown = {"authorization": f"Bearer {door.token}"}
    assert door.known("192.0.2.1:1", **shown) is None
    assert door.ask("192.0.2.1:1", **shown).status == 200
    assert door.known("192.0.2.1:1", **shown) is not None
    assert door.known("192.0.2.1:1") is None
    assert door.known("192.0.2.1:1", authorization=f"Bearer {door.token[:-1]}") is None
    assert door.known("192.0.2.1:1", "/quays/", **shown) is None
    assert door.known("192.0.2.1:1", method="POST", **shown) is None
    assert door.known("192.0.2.2:1", **shown) is None
    assert door.known(STRANGER, **shown) is None
    assert door.known("10.0.0.1:1", **shown, x_forwarded_for="198.51.100.7") is None
    assert door.known("10.0.0.1:1", **shown, x_forwarded_for="192.0.2.1") is not None


def test_who_was_known_is_not_when_the_token_has_ended(door: Door) -> None:
    ways: dict[str, dict[str, str]] = {
        "/quays/rss.xml": {"authorization": f"Bearer {door.token}"},
        f"/key/{door.token}/quays/rss.xml": {},
    }
    for path, fields in ways.items():
        assert door.ask("192.0.2.1:1", path, **fields).status == 200
        assert door.known("192.0.2.1:1", path, **fields) is not None
    door.ledger.tokens().end("gazette", None, NOON)
    door.guard.gate.keys.refresh()
    for path, fields in ways.items():
        assert door.known("192.0.2.1:1", path, **fields) is None
        assert door.ask("192.0.2.1:1", path, **fields).status == 401


def test_who_comes_again_is_shown_the_page_as_it_is_now(door: Door, tmp_path: Path) -> None:
    shown = {"authorization": f"Bearer {door.token}"}
    page = tmp_path / "feeds" / "quays" / "rss.xml"
    for words in (b"<rss/>", b"<rss>new</rss>", b"<rss>newer</rss>"):
        page.write_bytes(words)
        sleep(0.02)  # a page that another process wrote shows within 10 ms
        door.ask("192.0.2.1:1", **shown)
        again = door.known("192.0.2.1:1", **shown)
        assert again is not None
        assert again.body == words
    page.unlink()
    sleep(0.02)
    gone = door.known("192.0.2.1:1", **shown)
    assert gone is not None
    assert gone.status == 404


def test_what_who_comes_again_fetches_is_noted_and_what_it_only_looks_at_is_not(door: Door) -> None:
    visits = Visits(door.ledger.fetches())
    door.guard = Guard(door.guard.gate, Memberships(lambda _: frozenset(), lambda: 1000.0), visits, SystemClock())
    shown = {"authorization": f"Bearer {door.token}"}
    tag = dict(door.ask("192.0.2.1:1", **shown).headers)["etag"]
    for status, fields in ((304, {"if_none_match": tag}), (200, {})):
        answer = door.known("192.0.2.1:1", **shown, **fields)
        assert answer is not None
        assert answer.status == status
    visits.flush()
    looked_at = door.known("192.0.2.1:1", method="HEAD", **shown)
    assert looked_at is not None
    assert looked_at.status == 200
    visits.flush()
    noted = door.ledger.fetches().listed("gazette", None, 9)
    assert [(fetch.status, fetch.tag) for fetch in noted] == [(200, tag), (304, tag), (200, tag)]
    assert {(fetch.path, fetch.client) for fetch in noted} == {("quays/rss.xml", "192.0.2.1")}
    assert {fetch.prefix for fetch in noted} == {door.token[4:12]}


def test_who_was_let_in_for_what_may_change_is_asked_anew(door: Door, tmp_path: Path) -> None:
    """A page that is public as long as it is gone, and a story, which may come into a section that is another's."""
    (tmp_path / "feeds" / "closed").mkdir()
    (tmp_path / "feeds" / "closed" / "rss.xml.gone").write_bytes(b"")
    story = f"/{item_path('tag:wire.example,2026:a')}"
    memberships = Memberships(lambda _: frozenset({"quays"}), lambda: 1000.0)
    door.guard = Guard(door.guard.gate, memberships, Visits(door.ledger.fetches()), SystemClock())
    shown = {"authorization": f"Bearer {door.token}"}
    for path, status in (("/closed/rss.xml", 410), (story, 404)):
        assert door.ask("192.0.2.1:1", path, **shown).status == status
        assert door.known("192.0.2.1:1", path, **shown) is None
