"""A daemon that is watched: what it measures, whether it is ready, and what its log says of one dispatch."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families

from syndicate.build import open_behind
from syndicate.build.monitors import monitors
from syndicate.config import load
from syndicate.web.clients import Clients
from syndicate.web.traffic import Traffic
from tests.house import CONFIG, PATIENCE_SECS, OwnHouse, eventually, make_house

TOKEN = "2retnuh-2retnuh-2retnuh"  # noqa: S105 - of this test
MORE = """
[sources.desk]
type = "push"
token_file = "token"

[outlets.gazette]
profile = "plain"

[channels.gazette-folder]
type = "folder"
outlet = "gazette"
path = "drop"

[log]
file = "syndicate.log"
"""
STORY = "Headline: {}\n\nPORTO VELA (EXW) - The harbour budget rose.\n"


@pytest.fixture
def house(tmp_path: Path) -> OwnHouse:
    made = make_house(tmp_path, CONFIG + MORE)
    (tmp_path / "token").write_text(TOKEN)
    (tmp_path / "drop").mkdir()
    return made


def measured(house: OwnHouse) -> dict[str, float]:
    """By name and labels in the order of their names, every sample."""
    answer = house.get("/metrics")
    assert answer.status_code == 200, answer.text
    return {
        " ".join([sample.name, *(value for _, value in sorted(sample.labels.items()))]): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def lines(house: OwnHouse) -> Iterator[dict[str, object]]:
    for line in (house.folder / "syndicate.log").read_text().splitlines():
        yield json.loads(line)


def push(house: OwnHouse, text: str, **fields: str) -> requests.Response:
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "text/plain", **fields}
    return requests.post(f"{house.address}/api/dispatches", text.encode(), headers=headers, timeout=PATIENCE_SECS)


def test_a_dispatch_is_followed_from_the_request_to_the_outlet(house: OwnHouse) -> None:
    with house.running():
        answer = push(house, STORY.format("BUDGET RISES"), **{"X-Request-Id": "desk-4711-abc"})
        assert answer.headers["X-Request-Id"] == "desk-4711-abc"
        guid = answer.json()["dispatches"][0]["guid"]
        eventually(lambda: "delivered" in [line["event"] for line in lines(house)])
        made = house.get("/api/nothing", **{"X-Request-Id": "no"}).headers["X-Request-Id"]
        assert made != "no"
        assert len(made) == 16
        eventually(lambda: measured(house)["syndicate_filing_to_delivered_seconds_count"] == 1)
        told = measured(house)
    assert told["syndicate_filings_total stored desk"] == 1
    assert told["syndicate_published_versions_total all"] == 1
    assert told["syndicate_delivery_attempts_total gazette-folder gazette delivered"] == 1
    assert told["syndicate_filing_to_visible_seconds_count"] == 1
    assert told["syndicate_web_requests_total 2xx"] >= 2
    said = {line["event"]: line for line in lines(house)}
    assert said["dispatch stored"]["request"] == "desk-4711-abc"
    for event in ("dispatch stored", "dispatch published", "delivered"):
        assert said[event]["guid"] == guid
    assert TOKEN not in (house.folder / "syndicate.log").read_text()


def test_what_is_under_embargo_is_counted_for_the_operator_alone_and_never_named_in_the_log(house: OwnHouse) -> None:
    until = datetime.now(UTC) + timedelta(days=1)
    with house.running():
        assert push(house, f"Embargo: {until.isoformat()}\n" + STORY.format("BUDGET FALLS")).status_code == 202
        eventually(lambda: measured(house)["syndicate_errands waiting"] > 0)
        told = measured(house)
        assert told["syndicate_next_embargo_timestamp_seconds"] == pytest.approx(until.timestamp(), abs=1)
        assert told["syndicate_section_versions_behind all"] == 0
        assert house.get("/metrics", **{"X-Forwarded-For": "192.0.2.7"}).status_code == 404
    everything = (house.folder / "syndicate.log").read_text() + (house.folder / "daemon.log").read_text()
    assert "BUDGET" not in everything
    assert "budget" not in everything


def test_ready_is_said_of_each_part_and_not_where_pages_cannot_be_written(house: OwnHouse) -> None:
    with house.running():
        assert house.get("/healthz").text == "ok\n"
        eventually(lambda: house.get("/readyz").status_code == 200)
        answer = house.get("/readyz")
        assert (answer.status_code, answer.json()["ready"]) == (200, True)
        assert [*answer.json()["checks"]] == ["store", "stand", "sources", "workers", "leases"]
        house.feeds.rename(house.folder / "away")
        house.feeds.write_text("no folder")
        eventually(lambda: house.get("/readyz").status_code == 503)
        assert house.get("/readyz").json()["checks"]["stand"] == {"ok": False, "trouble": "cannot be written"}
        assert house.get("/healthz").status_code == 200
        house.feeds.unlink()
        (house.folder / "away").rename(house.feeds)
        eventually(lambda: house.get("/readyz").status_code == 200)


def test_from_elsewhere_metrics_take_a_token(house: OwnHouse) -> None:
    config = house.folder / "config.toml"
    config.write_text(config.read_text() + '\n[metrics]\ntoken_file = "token"\n')
    checked = house.syndicate("check", "--connect")
    assert "metrics: a token\n" in checked.out
    assert "metrics.token_file: every user of this machine can read" in checked.err
    assert house.syndicate("publish").code == 0
    with house.serving():
        assert house.get("/metrics").status_code == 401
        answer = house.get("/metrics", Authorization=f"Bearer {TOKEN}")
        assert "syndicate_store_up 1" in answer.text
        assert house.get("/readyz").json() == {"ready": True, "checks": {"store": {"ok": True}}}


def test_metrics_can_be_off(house: OwnHouse) -> None:
    config = load(house.folder / "config.toml")
    for enabled in (True, False):
        asked = replace(config, metrics=replace(config.metrics, enabled=enabled))
        with open_behind(asked) as behind:
            doors = monitors(asked, behind.ledger, Clients(), checks=(), feeds=(), traffic=Traffic())
        assert {"/healthz", "/readyz"} == doors.keys() - {"/metrics"}
        assert ("/metrics" in doors) is enabled
