"""A daemon that subscribes to a real hub: news is sent to it, and nothing is lost where the hub is not there."""

from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest
import requests

from tests.house import OwnHouse, eventually, make_house
from tests.hubs import running_hub
from tests.loopback import Page, PageServer, page_server

FIRST = b"""u f BC-HARBOUR-TALKS 11-24 0105
HARBOUR TALKS RESUME

    KESTREL BAY, Nov 24 (Example Wire) - Talks on the harbour resumed on Tuesday, officials said.
 (END)
"""
SECOND = FIRST.replace(b"TALKS RESUME", b"DUES RISE").replace(b"-TALKS", b"-DUES").replace(b"Talks", b"Dues")
THIRD = FIRST.replace(b"TALKS RESUME", b"PILOTS STRIKE").replace(b"-TALKS", b"-PILOTS").replace(b"Talks", b"Pilots")

SOURCE = """
[sources.wire]
type = "websub"
url = "{url}"
allow_private = true
every_secs = 1
"""


@pytest.fixture
def topics() -> Iterator[PageServer]:
    with page_server() as running:
        yield running


@pytest.fixture
def house(tmp_path: Path, topics: PageServer) -> OwnHouse:
    made = make_house(tmp_path)
    config = tmp_path / "config.toml"
    config.write_text(config.read_text() + SOURCE.format(url=topics.url("/latest")))
    return made


def publish(topics: PageServer, hub_url: str, body: bytes, number: int) -> None:
    link = f'<{hub_url}>; rel="hub", <{topics.url("/latest")}>; rel="self"'
    topics.pages["/latest"] = Page(
        body, {"Link": link, "ETag": f'"{number}"', "Content-Type": "text/plain; charset=utf-8"}
    )


def titles(house: OwnHouse) -> list[str]:
    return sorted(entry.title for entry in feedparser.parse(house.get("/all/rss.xml").content).entries)


def test_news_is_sent_by_the_hub_and_what_is_agreed_survives_a_restart(
    house: OwnHouse, topics: PageServer, tmp_path: Path
) -> None:
    topic = topics.url("/latest")
    with running_hub(tmp_path) as hub:
        publish(topics, hub.url, FIRST, 1)
        with house.running():
            eventually(lambda: titles(house) == ["HARBOUR TALKS RESUME"])
            eventually(lambda: len(hub.subscribers(topic)) == 1)
            eventually(lambda: "subscription granted" in (house.folder / "daemon.log").read_text())
            [callback] = hub.subscribers(topic)
            assert callback.startswith(f"{house.address}/api/websub/wire/")

            publish(topics, hub.url, SECOND, 2)
            hub.publish(topic)
            eventually(lambda: titles(house) == ["HARBOUR DUES RISE", "HARBOUR TALKS RESUME"])
            attacks(callback, topic)

            publish(topics, hub.url, b"\0\1\2" * 500, 3)
            hub.publish(topic)
            eventually(lambda: rejected(house) == 1)
            assert titles(house) == ["HARBOUR DUES RISE", "HARBOUR TALKS RESUME"]

        publish(topics, hub.url, THIRD, 4)
        with house.running():
            eventually(lambda: len(titles(house)) == 3)
        assert hub.subscribers(topic) == [callback]
        assert hub.failures == []
    log = (house.folder / "daemon.log").read_text()
    assert log.count("subscription granted") == 1
    assert "pushed" in log


def attacks(callback: str, topic: str) -> None:
    """What somebody who learned the address of the callback may try."""
    forged = {"X-Hub-Signature": "sha256=" + "0" * 64}
    for headers in ({}, forged, {"X-Hub-Signature": "sha1=" + "0" * 40}):
        sent = requests.post(callback, FIRST.replace(b"TALKS RESUME", b"IS SOLD"), headers=headers, timeout=10)
        assert sent.status_code == 202
        assert sent.content == b""
    assert requests.post(callback, bytes(9 << 20), timeout=10).status_code == 413
    asked = {"hub.mode": "subscribe", "hub.topic": topic, "hub.challenge": "abc", "hub.lease_seconds": "60"}
    for change in ({"hub.topic": topic + "x"}, {"hub.mode": "unsubscribe"}):
        assert requests.get(callback, params=asked | change, timeout=10).status_code == 404
    assert requests.get(callback[:-1], params=asked, timeout=10).status_code == 404
    assert requests.post(callback[:-1], FIRST, timeout=10).status_code == 404
    assert requests.delete(callback, timeout=10).status_code == 405
    confirmed = requests.get(callback, params=asked, timeout=10)
    assert (confirmed.status_code, confirmed.text) == (200, "abc")
    assert confirmed.headers["content-type"] == "text/plain; charset=utf-8"


def rejected(house: OwnHouse) -> int:
    return house.syndicate("rejects", "list", "--json").out.count('"source":"wire"')


def test_check_tells_which_hub_there_is(house: OwnHouse, topics: PageServer, tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub:
        publish(topics, hub.url, FIRST, 1)
        checked = house.syndicate("check", "--connect")
    assert checked.code == 0, checked
    assert f"hub {hub.url}" in checked.out + checked.err
    assert hub.subscribers(topics.url("/latest")) == []
