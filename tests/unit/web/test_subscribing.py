"""The door of our hub, without a server."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from urllib.parse import urlencode

import pytest

from syndicate.errors import StoreBusy, StoreError
from syndicate.ports.hub import Turned
from syndicate.rules.allowance import Allowance
from syndicate.web.answers import Answer
from syndicate.web.clients import Clients
from syndicate.web.doors import Asked, answered
from syndicate.web.limits import Limits
from syndicate.web.subscribing import HUB, LARGEST, SubscribeDoor

FORM = {"hub.mode": "subscribe", "hub.topic": "https://wire.example/all/rss.xml", "hub.callback": "https://a.example/"}


class Registry:
    """Takes every request, or says why not."""

    def __init__(self, outcome: Turned | StoreError | None = None) -> None:
        self.outcome = outcome
        self.taken: list[tuple[Mapping[str, str], str]] = []

    def take(self, form: Mapping[str, str], client: str) -> Turned | None:
        self.taken.append((form, client))
        if isinstance(self.outcome, StoreError):
            raise self.outcome
        return self.outcome


def door(registry: Registry | None, burst: int = 100) -> SubscribeDoor:
    allowance = Allowance(requests_per_minute=1, burst_requests=burst)
    clients = Clients()
    return SubscribeDoor(registry, clients, Limits(allowance, repeat_requests=1, clients=clients, now=lambda: 0.0))


def ask(at: SubscribeDoor, body: bytes, **fields: str) -> Answer:
    headers = {"content-type": "application/x-www-form-urlencoded; charset=utf-8"} | fields

    async def chunks() -> AsyncIterator[bytes]:
        yield body

    async def run() -> Answer:
        peer = "192.0.2.1:40000"
        return await answered({HUB: at}, Asked("POST", HUB, "", headers.get, aiter(chunks()), peer))

    loop = asyncio.new_event_loop()  # not `asyncio.run`, which looks at the tasks of servers that other tests ran
    try:
        return loop.run_until_complete(run())
    finally:
        loop.close()


def test_what_is_taken_is_answered_202_with_nothing_to_read() -> None:
    registry = Registry()
    answer = ask(door(registry), urlencode(FORM).encode())
    assert (answer.status, answer.body) == (202, b"")
    assert registry.taken == [(FORM, "192.0.2.1")]


def test_of_a_parameter_that_stands_twice_the_first_counts() -> None:
    registry = Registry()
    ask(door(registry), urlencode(FORM).encode() + b"&hub.mode=unsubscribe&hub.secret=")
    assert registry.taken[0][0] == FORM | {"hub.secret": ""}


@pytest.mark.parametrize(
    ("outcome", "status", "words"),
    [
        (Turned("hub.mode must be one of two"), 400, b"hub.mode must be one of two\n"),
        (Turned("There are too many.", full=True), 429, b"There are too many.\n"),
        (StoreBusy("locked"), 503, b"The store is busy; ask again.\n"),
        (StoreError("gone"), 503, b"The store cannot be used; an operator must look at it.\n"),
    ],
)
def test_what_is_not_taken_is_told_as_text(outcome: Turned | StoreError, status: int, words: bytes) -> None:
    answer = ask(door(Registry(outcome)), urlencode(FORM).encode())
    assert (answer.status, answer.body) == (status, words)
    assert dict(answer.headers)["content-type"] == "text/plain; charset=utf-8"
    assert ("retry-after" in dict(answer.headers)) is (status != 400)


@pytest.mark.parametrize("body", [b"\xff", b"hub.mode=%ff", b"&".join(b"a=1" for _ in range(51))])
def test_what_is_no_form_is_refused(body: bytes) -> None:
    registry = Registry()
    assert ask(door(registry), body).status == 400
    assert registry.taken == []


def test_another_type_or_a_large_body_is_refused() -> None:
    registry = Registry()
    assert ask(door(registry), b"{}", **{"content-type": "application/json"}).status == 415
    assert ask(door(registry), b"x" * (LARGEST + 1)).status == 413
    assert registry.taken == []


def test_a_client_that_asks_too_much_is_told_to_wait() -> None:
    registry = Registry()
    at = door(registry, burst=2)
    statuses = [ask(at, urlencode(FORM).encode()).status for _ in range(3)]
    assert statuses == [202, 202, 429]
    assert len(registry.taken) == 2


def test_a_server_that_only_serves_says_so() -> None:
    assert ask(door(None), urlencode(FORM).encode()).status == 503
