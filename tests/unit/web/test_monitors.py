"""Who may know what is measured, and what anybody may ask."""

import asyncio
import threading
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network
from pathlib import Path

import orjson
import pytest

from syndicate.config import Secret
from syndicate.ports.check import Check
from syndicate.ports.exposition import Exposed
from syndicate.web import monitors
from syndicate.web.answers import Answer
from syndicate.web.clients import Clients
from syndicate.web.doors import Asked, Door, answered
from syndicate.web.monitors import HealthDoor, MetricsDoor, ReadyDoor

HERE, ELSEWHERE = "127.0.0.1:40000", "192.0.2.7:40000"


class Fixed:
    def exposed(self, accept: str) -> Exposed:
        return Exposed("text/plain; version=0.0.4", f"measured {accept}\n".encode())


async def nothing() -> AsyncIterator[bytes]:
    no_chunks: tuple[bytes, ...] = ()
    for chunk in no_chunks:
        yield chunk


def ask(door: Door, peer: str = HERE, method: str = "GET", fields: Mapping[str, str] | None = None) -> Answer:
    loop = asyncio.new_event_loop()
    try:
        asked = Asked(method, "/it", "", (fields or {}).get, nothing(), peer)
        return loop.run_until_complete(answered({"/it": door}, asked))
    finally:
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()


@pytest.mark.parametrize("peer", [HERE, "[::1]:40000", "127.9.9.9:1", "[::ffff:127.0.0.1]:1"])
def test_without_a_token_this_machine_is_answered(peer: str) -> None:
    answer = ask(MetricsDoor(Fixed(), Clients(), None), peer, fields={"accept": "text/plain"})
    assert (answer.status, answer.body) == (200, b"measured text/plain\n")
    assert dict(answer.headers)["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("peer", "fields"),
    [
        (ELSEWHERE, {}),
        ("[2001:db8::1]:40000", {}),
        ("", {}),
        ("unix:", {}),
        (HERE, {"x-forwarded-for": "192.0.2.7"}),
        (HERE, {"x-forwarded-for": "127.0.0.1"}),
        (HERE, {"forwarded": "for=192.0.2.7"}),
        (HERE, {"x-real-ip": "192.0.2.7"}),
        (HERE, {"via": "1.1 proxy"}),
        (ELSEWHERE, {"x-forwarded-for": "127.0.0.1"}),
        (ELSEWHERE, {"authorization": "Bearer 2retnuh"}),
    ],
)
def test_and_nobody_else(peer: str, fields: dict[str, str]) -> None:
    answer = ask(MetricsDoor(Fixed(), Clients(), None), peer, fields=fields)
    assert answer.status == 404
    assert b"measured" not in answer.body


@pytest.mark.parametrize("peer", [HERE, ELSEWHERE])
@pytest.mark.parametrize(
    ("authorization", "status"),
    [
        ("Bearer 2retnuh", 200),
        ("bearer  2retnuh ", 200),
        ("Bearer 2retnuH", 401),
        ("Bearer ", 401),
        ("Basic 2retnuh", 401),
        ("2retnuh", 401),
        ("Bearer 2retnuh\u00e9", 401),
        ("", 401),
    ],
)
def test_where_there_is_a_token_it_is_shown_from_anywhere(
    peer: str, authorization: str, status: int, tmp_path: Path
) -> None:
    file = tmp_path / "token"
    file.write_text("2retnuh\n")
    door = MetricsDoor(Fixed(), Clients(), Secret("metrics.token", None, file).read)
    answer = ask(door, peer, fields={"authorization": authorization} if authorization else {})
    assert answer.status == status
    assert (b"measured" in answer.body) is (status == 200)


def test_a_token_that_cannot_be_read_lets_nobody_in(tmp_path: Path) -> None:
    door = MetricsDoor(Fixed(), Clients(), Secret("metrics.token", None, tmp_path / "token").read)
    assert ask(door, fields={"authorization": "Bearer "}).status == 503


def test_a_process_that_lives_says_so() -> None:
    answer = ask(HealthDoor(), ELSEWHERE)
    assert (answer.status, answer.body) == (200, b"ok\n")
    assert ask(HealthDoor(), method="POST").status == 405


@dataclass
class Seconds:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def test_ready_is_who_has_no_trouble_and_each_check_is_told() -> None:
    troubles = {"store": "", "stand": ""}
    seconds = Seconds()
    door = ReadyDoor([Check(name, lambda name=name: troubles[name]) for name in troubles], seconds)  # type: ignore[misc]
    assert orjson.loads(ask(door).body) == {"ready": True, "checks": {"store": {"ok": True}, "stand": {"ok": True}}}
    troubles["stand"] = "cannot be written"
    seconds.now = 0.5
    assert ask(door).status == 200
    seconds.now = 1.0
    answer = ask(door)
    assert answer.status == 503
    assert orjson.loads(answer.body)["checks"]["stand"] == {"ok": False, "trouble": "cannot be written"}


def test_a_check_that_hangs_is_trouble_and_is_not_begun_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(monitors, "LOOK_SECS", 0.05)
    begun, gate = [], threading.Event()

    def hang() -> str:
        begun.append(1)
        gate.wait(20)
        return ""

    door = ReadyDoor([Check("store", hang)], Seconds())
    loop = asyncio.new_event_loop()
    asked = Asked("GET", "/it", "", lambda _: None, nothing(), HERE)
    try:
        for _ in range(3):
            answer = loop.run_until_complete(door.answer(asked))
            assert answer.status == 503
            assert orjson.loads(answer.body)["checks"] == {"store": {"ok": False, "trouble": "did not answer in time"}}
        assert begun == [1]
        gate.set()
    finally:
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()
    assert ask(door).status == 200


def test_who_asks_while_the_store_hangs_takes_no_more_threads() -> None:
    gate = threading.Event()

    class Hanging:
        def exposed(self, accept: str) -> Exposed:
            gate.wait(20)
            return Exposed("text/plain", accept.encode() or b"measured")

    door = MetricsDoor(Hanging(), Clients(), None)
    loop = asyncio.new_event_loop()

    async def at_once() -> list[int]:
        asked = Asked("GET", "/it", "", lambda _: None, nothing(), HERE)
        asking = [loop.create_task(door.answer(asked)) for _ in range(5)]
        done, _ = await asyncio.wait(asking, return_when=asyncio.FIRST_COMPLETED)
        gate.set()
        assert all(task.result().status == 503 for task in done)
        return sorted([(await task).status for task in asking])

    try:
        assert loop.run_until_complete(at_once()) == [200, 200, 503, 503, 503]
    finally:
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()
    assert ask(door).status == 200


def test_a_trusted_proxy_on_this_machine_is_not_this_machine() -> None:
    clients = Clients([IPv4Network("127.0.0.0/8")])
    assert ask(MetricsDoor(Fixed(), clients, None), fields={"x-forwarded-for": "192.0.2.7"}).status == 404
