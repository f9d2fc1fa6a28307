"""What a caller promises (`syndicate.ports.caller`): libcurl's, and the tests' own."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from syndicate.model.delivery import Answer
from syndicate.outlets.hub import HubCaller
from syndicate.ports.caller import Call, Caller
from syndicate.rules.networks import inside_too, internet
from tests.callbacks import Callbacks, callbacks
from tests.exchange import Exchange, agreed
from tests.makers import NOON

PATIENT = timedelta(seconds=10)


@pytest.fixture(scope="module")
def there() -> Iterator[Callbacks]:
    with callbacks() as found:
        yield found


def by_libcurl() -> Caller[int]:
    return HubCaller(agent="syndicate/test", timeout=timedelta(milliseconds=500), bounds=inside_too)


def by_hand() -> Caller[int]:
    return Exchange(lambda call: Answer(error="timed out") if call.url.endswith("/hang") else agreed(call.url))


@pytest.fixture(params=[by_libcurl, by_hand])
def caller(request: pytest.FixtureRequest) -> Iterator[Caller[int]]:
    make: Callable[[], Caller[int]] = request.param
    made = make()
    yield made
    made.close()


def call(there: Callbacks, about: int, path: str = "good?hub.challenge=abc", body: bytes | None = None) -> Call[int]:
    return Call(about=about, url=there.url(path), headers={"Content-Type": "text/plain"}, body=body, sent=NOON)


def ended(caller: Caller[int], count: int) -> list[tuple[int, Answer]]:
    found: list[tuple[int, Answer]] = []
    while len(found) < count:
        found += [(each.about, answer) for each, answer in caller.ended(PATIENT)]
    return found


def test_every_call_ends_once_and_is_known_by_what_it_is_about(caller: Caller[int], there: Callbacks) -> None:
    for about in range(5):
        caller.send(call(there, about))
    found = ended(caller, 5)
    assert sorted(about for about, _ in found) == [0, 1, 2, 3, 4]
    assert all(answer.accepted and answer.said == b"abc" for _, answer in found)
    assert list(caller.ended(timedelta())) == []


def test_a_call_that_hangs_ends_too(caller: Caller[int], there: Callbacks) -> None:
    caller.send(call(there, 1, "hang"))
    [(_, answer)] = ended(caller, 1)
    assert answer.status is None
    assert "timed out" in answer.words


def test_what_is_under_way_is_broken_off(there: Callbacks) -> None:
    for make in (by_libcurl, by_hand):
        caller = make()
        caller.send(call(there, 1, "hang"))
        caller.close()


def test_libcurl_gets_and_posts_in_turn_over_the_same_connection(there: Callbacks) -> None:
    caller = by_libcurl()
    for number, body in enumerate((b"page", None, b"")):
        caller.send(call(there, number, f"turn?hub.challenge={number}", body))
        [(_, answer)] = ended(caller, 1)
        assert answer.said == (b"ok" if body is not None else str(number).encode())
    caller.close()
    assert [sent.content for sent in there.sent_to("turn")] == [b"page", b""]
    assert len(there.asked_of("turn")) == 1


def test_a_connection_that_a_trusted_call_made_is_not_used_by_others(there: Callbacks) -> None:
    caller: Caller[int] = HubCaller(agent="syndicate/test", timeout=PATIENT, bounds=internet)
    for about, trusted in enumerate((True, False, True)):
        caller.send(replace(call(there, about), trusted=trusted))
        [(_, answer)] = ended(caller, 1)
        assert answer.accepted == trusted, answer.words
    caller.close()
