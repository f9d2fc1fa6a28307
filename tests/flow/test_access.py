"""The real daemon with a private section: tokens given, shown in each way, ended; what was fetched is known."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import feedparser
import pytest
import requests

from tests.house import OwnHouse, eventually, make_house

CONFIG = """
[agency]
name = "Meridian Press"
tag = "MER"
domain = "wire.example"
base_url = "http://127.0.0.1:{port}/"
hubs = ["https://hub.example/"]

[sources.newsroom]
type = "spool"
path = "spool"

[web]
port = {port}

[sections.world]
title = "World"
any = {{ texts = ["treaty"] }}

[sections.quays]
title = "Quays and berths"
formerly = ["harbours"]
public = false
any = {{ texts = ["quay"] }}

[outlets.gazette]
profile = "plain"
sections = ["quays"]

[outlets.courier]
profile = "plain"
"""

WITHHELD = "Quay closes for repairs\n\nPORT AVEL, Nov 24 (MER) - The old quay closes on Monday.\n"
PUBLIC = "Treaty signed\n\nGENEVA, Nov 24 (MER) - A treaty was signed.\n"
TOKEN = re.compile(r"syn_[0-9a-f]{8}_[A-Za-z0-9_-]{22}")


@contextmanager
def living(folder: Path) -> Iterator[OwnHouse]:
    house = make_house(folder, CONFIG)
    with house.running():
        house.drop("quay.txt", WITHHELD)
        house.drop("treaty.txt", PUBLIC)
        eventually(lambda: "Treaty" in house.get("/world/rss.xml").text)
        eventually(lambda: "Quay" in (house.feeds / "quays" / "rss.xml").read_text())
        yield house


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnHouse]:
    with living(tmp_path_factory.mktemp("access")) as made:
        yield made


def given(house: OwnHouse, verb: str = "add", name: str = "gazette") -> str:
    done = house.syndicate("outlet", verb, name)
    assert done.code == 0, done.err
    found = TOKEN.search(done.out)
    assert found
    return found[0]


@pytest.fixture(scope="module")
def token(house: OwnHouse) -> str:
    made = given(house)
    eventually(lambda: house.get("/quays/", Authorization=f"Bearer {made}").status_code == 200)
    return made


def document(house: OwnHouse, words: str) -> str:
    """The path of the page of the story that says so."""
    (found,) = (file for file in house.feeds.glob("items/*/*.html") if words in file.read_text())
    return "/" + found.relative_to(house.feeds).as_posix()


@pytest.mark.usefixtures("token")
def test_what_is_private_shows_nowhere_without_a_token(house: OwnHouse) -> None:
    private = ("/quays/rss.xml", "/quays/", "/quays", "/harbours/rss.xml", "/outlets/gazette/rss.xml")
    for path in (*private, document(house, "old quay")):
        refused = house.get(path)
        assert refused.status_code == 401, path
        assert "quay" not in refused.text.lower()
        assert refused.headers["WWW-Authenticate"].startswith('Bearer realm="syndicate", Basic realm="syndicate"')
        assert "ETag" not in refused.headers
    for path in ("/", "/feeds.opml", "/sitemap.xml", "/nosuch.xml", "/world/", "/outlets/courier/rss.xml"):
        assert "quay" not in house.get(path).text.lower(), path
    assert house.get(document(house, "treaty was signed")).status_code == 200


def test_a_problem_is_told_to_programs(house: OwnHouse) -> None:
    refused = house.get("/quays/rss.xml", Accept="application/problem+json")
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert refused.json()["status"] == 401


def test_bearer_basic_and_secret_addresses_open_the_same(house: OwnHouse, token: str) -> None:
    secret = house.get(f"/key/{token}/quays/rss.xml")
    bearer = house.get("/quays/rss.xml", Authorization=f"Bearer {token}")
    basic = requests.get(f"{house.address}/quays/rss.xml", auth=("gazette", token), timeout=10)
    assert secret.content == bearer.content == basic.content
    assert "The old quay closes" in bearer.text
    assert bearer.headers["Cache-Control"] == basic.headers["Cache-Control"] == "private, no-cache"
    assert bearer.headers["Vary"] == "Accept-Encoding, Authorization"
    assert secret.headers["Referrer-Policy"] == "no-referrer"
    assert token not in str(secret.headers)
    tag = {"If-None-Match": bearer.headers["ETag"]}
    same = house.get("/quays/rss.xml", Authorization=f"Bearer {token}", **tag)
    assert (same.status_code, same.headers["Cache-Control"]) == (304, "private, no-cache")


def test_feed_readers_that_know_basic_alone_read_it(house: OwnHouse, token: str) -> None:
    address = house.address.replace("http://", f"http://gazette:{token}@")
    parsed = feedparser.parse(f"{address}/quays/rss.xml")
    assert [entry.title for entry in parsed.entries] == ["Quay closes for repairs"]
    parsed = feedparser.parse(f"{house.address}/key/{token}/outlets/gazette/rss.xml")
    assert [entry.title for entry in parsed.entries] == ["Quay closes for repairs"]


def test_addresses_beside_a_secret_one_stay_behind_it(house: OwnHouse, token: str) -> None:
    page = house.get(f"/key/{token}/quays/").text
    (href,) = set(re.findall(r'href="(\.\./items/[^"]+)"', page))
    assert "The old quay closes" in house.get(f"/key/{token}/quays/{href}").text
    for path, wanted in (("/quays", "quays/"), ("/harbours/rss.xml?a=b", "../quays/rss.xml?a=b")):
        moved = house.get(f"/key/{token}{path}")
        assert (moved.status_code, moved.headers["Location"]) == (301, wanted)
        assert token not in moved.text
        followed = requests.get(f"{house.address}/key/{token}{path}", timeout=10)
        assert followed.status_code == 200
        assert "Quay" in followed.text
    assert house.get("/harbours/rss.xml", Authorization=f"Bearer {token}").headers["Location"] == "/quays/rss.xml"


def test_a_token_opens_no_other_outlet_and_no_other_address(house: OwnHouse, token: str) -> None:
    other = given(house, name="courier")
    eventually(lambda: house.get("/", Authorization=f"Bearer {other}").headers["Cache-Control"] != "no-cache")
    shown = {"Authorization": f"Bearer {other}"}
    for path in ("/quays/rss.xml", "/outlets/gazette/rss.xml", document(house, "old quay"), "/quays/no.xml"):
        refused = house.get(path, **shown)
        assert refused.status_code == 404, path
        assert "closes" not in refused.text
    assert house.get("/quays/rss.xml", Authorization="Bearer nonsense").status_code == 401
    assert house.get(f"/key/{token}").status_code == 404
    assert token not in house.get(f"/key/{token}").text
    assert token not in house.get(f"/key/{token}/nosuch").text


@pytest.mark.parametrize(
    "field", [b"Bearer \xff\xfe", b"Basic \x80", b"Basic !!!", b"Bearer " + b"x" * 60_000, b"", b"Bearer", b","]
)
def test_hostile_credentials_are_refused_and_nothing_breaks(house: OwnHouse, field: bytes) -> None:
    refused = requests.get(f"{house.address}/quays/rss.xml", headers={"Authorization": field}, timeout=10)
    assert refused.status_code == 401
    assert house.get("/world/rss.xml").status_code == 200


def test_an_ended_token_opens_nothing_within_a_second_and_its_successor_goes_on(tmp_path: Path) -> None:
    with living(tmp_path) as house:

        def status(token: str) -> int:
            return house.get("/quays/rss.xml", Authorization=f"Bearer {token}").status_code

        first = given(house)
        assert house.syndicate("outlet", "add", "gazette").code == 1
        second = given(house, "rotate")
        eventually(lambda: status(first) == status(second) == 200, 1.0)
        third = given(house, "rotate")
        eventually(lambda: status(third) == 200, 1.0)
        eventually(lambda: status(first) == 401, 1.0)
        assert status(second) == 200
        assert house.syndicate("outlet", "remove", "gazette", second[4:12]).code == 0
        eventually(lambda: status(second) == 401, 1.0)
        assert status(third) == 200
        assert house.syndicate("outlet", "remove", "gazette").code == 0
        eventually(lambda: status(third) == 401, 1.0)
        assert house.get(f"/key/{third}/world/rss.xml").status_code == 401
        assert house.syndicate("outlet", "remove", "gazette").code == 1
        assert not TOKEN.search((house.folder / "daemon.log").read_text())
        listed = house.syndicate("outlet", "list", "--json").out
        assert not TOKEN.search(listed)
        assert [json.loads(line)["outlet"] for line in listed.splitlines()] == ["gazette", "courier"]


def test_it_is_known_whether_a_correction_was_fetched(tmp_path: Path) -> None:
    with living(tmp_path) as house:
        shown = {"Authorization": f"Bearer {given(house)}"}
        rows = house.syndicate("list", "--json").out.splitlines()
        (guid,) = (row["guid"] for row in map(json.loads, rows) if row["headline"].startswith("Quay"))

        def fetched() -> object:
            done = house.syndicate("outlet", "fetched", guid, "--json")
            assert done.code == 0, done.err
            (line,) = done.out.splitlines()
            return json.loads(line)["fetched"]

        assert fetched() is None
        assert "gazette: not fetched yet" in house.syndicate("outlet", "fetched", guid).out
        eventually(lambda: house.get("/quays/rss.xml", **shown).status_code == 200)
        eventually(lambda: fetched() is not None)
        done = house.syndicate("correct", guid, "--note", "Corrects the day.")
        assert done.code == 0, done.err
        assert fetched() is None
        eventually(lambda: "Corrects the day" in (house.feeds / "quays" / "rss.xml").read_text())
        tag = house.get("/quays/rss.xml", **shown).headers["ETag"]
        assert house.get("/quays/rss.xml", **{**shown, "If-None-Match": tag}).status_code == 304
        eventually(lambda: fetched() is not None)
        lines = house.syndicate("outlet", "fetches", "gazette", "--json").out.splitlines()
        assert [json.loads(line)["status"] for line in lines][:3] == [304, 200, 200]
        assert json.loads(lines[0])["path"] == "quays/rss.xml"
        assert json.loads(lines[0])["tag"] == tag


def test_what_was_fetched_last_is_written_when_the_daemon_stops(tmp_path: Path) -> None:
    with living(tmp_path) as house:
        shown = {"Authorization": f"Bearer {given(house)}"}
        eventually(lambda: house.get("/quays/", **shown).status_code == 200)
        house.get("/quays/feed.json", **shown)
    lines = house.syndicate("outlet", "fetches", "gazette", "--json").out.splitlines()
    assert json.loads(lines[0])["path"] == "quays/feed.json"


def test_a_server_that_only_serves_guards_too(tmp_path: Path) -> None:
    with living(tmp_path) as house:
        token = given(house)
    with house.serving():
        assert house.get("/world/rss.xml").status_code == 200
        assert house.get("/quays/rss.xml").status_code == 401
        assert house.get("/quays/rss.xml", Authorization=f"Bearer {token}").status_code == 200
