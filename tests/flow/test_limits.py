"""Clients that ask too much, over HTTP: the real server behind a proxy that is played; the clock is the test's."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path

import pytest
import requests

from syndicate.model.edition import Page
from syndicate.rules.allowance import Allowance
from syndicate.stand.folder import FolderStand
from syndicate.web.clients import Clients
from syndicate.web.limits import Limits
from syndicate.web.server import WebServer
from tests.house import CONFIG, eventually, make_house
from tests.ports import free_port

NEWSROOM, READER = "198.51.100.1", "203.0.113.7"


@dataclass
class Served:
    address: str
    secs: float = 0.0

    def get(self, client: str, path: str = "rss.xml", method: str = "GET", **headers: str) -> requests.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return requests.request(
            method, self.address + path, headers={"X-Forwarded-For": client, **named}, timeout=10, allow_redirects=False
        )


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A page behind a trusted proxy; of each client three requests at once, and one more a minute."""
    stand = FolderStand(tmp_path / "feeds")
    stand.put([Page(path="rss.xml", media_type="application/rss+xml", parts=(b"<rss/>",))])
    served = Served("")
    limits = Limits(
        Allowance(requests_per_minute=1, burst_requests=3),
        repeat_requests=2,
        clients=Clients([ip_network("127.0.0.0/8")]),
        now=lambda: served.secs,
    )
    web = WebServer(stand, "127.0.0.1", free_port(), limits=limits)
    web.start()
    served.address = web.address
    yield served
    web.stop()
    stand.close()


def test_who_asks_too_much_waits_as_long_as_it_is_told_and_nobody_else_does(served: Served) -> None:
    first = served.get(READER)
    tag = first.headers["ETag"]
    assert first.status_code == 200
    assert served.get(READER).status_code == 200  # again, and without a condition: counts for two
    refused = served.get(READER, If_None_Match=tag)
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "60")
    assert "no-store" in refused.headers["Cache-Control"]
    assert served.get(NEWSROOM).status_code == 200
    served.secs += int(refused.headers["Retry-After"])
    assert served.get(READER, If_None_Match=tag).status_code == 304


def test_polls_with_a_condition_count_for_less(served: Served) -> None:
    tag = served.get(READER).headers["ETag"]
    assert [served.get(READER, If_None_Match=tag).status_code for _ in range(3)] == [304, 304, 429]
    assert [served.get(NEWSROOM).status_code for _ in range(3)] == [200, 200, 429]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("application/json", "application/problem+json"),
        ("text/html, */*;q=0.1", "text/html; charset=utf-8"),
        ("*/*", "text/plain; charset=utf-8"),
    ],
)
def test_it_is_told_so_in_a_form_that_it_reads(served: Served, accept: str, media_type: str) -> None:
    for _ in range(3):
        served.get(READER)
    refused = served.get(READER, Accept=accept)
    assert (refused.status_code, refused.headers["Content-Type"]) == (429, media_type)
    assert f"in {refused.headers['Retry-After']} seconds" in refused.text
    if "json" in media_type:
        assert json.loads(refused.content)["title"] == "Too Many Requests"
    head = served.get(READER, method="HEAD", Accept=accept)
    assert (head.status_code, head.content) == (429, b"")


def test_every_address_of_a_page_counts_and_none_of_the_api(served: Served) -> None:
    assert [served.get(READER, path).status_code for path in ("rss.xml", "nothing", "")] == [200, 404, 404]
    assert served.get(READER, "nothing").status_code == 429
    assert served.get(READER, "api/nothing").status_code == 404


def test_the_configuration_says_how_much(tmp_path: Path) -> None:
    more = 'client_burst_requests = 2\nclient_requests_per_minute = 1\ntrusted_proxies = ["127.0.0.1"]\n'
    house = make_house(tmp_path, CONFIG.replace('host = "127.0.0.1"\n', f'host = "127.0.0.1"\n{more}'))
    with house.running():
        eventually(lambda: house.get("/all/rss.xml").status_code == 200)
        statuses = [house.get("/all/rss.xml", **{"X-Forwarded-For": READER}).status_code for _ in range(3)]
        assert statuses == [200, 429, 429]  # the second would count for five, which is all that a bucket of two holds
        assert house.get("/all/rss.xml").status_code == 200
