"""What a subscriber asks for, is granted, and does when a lease ends."""

import hashlib
import hmac
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.rules.websub import (
    LEASE,
    LONGEST_LEASE,
    PAUSES,
    Denied,
    Granted,
    Subscription,
    answered,
    from_words,
    signed,
    to_words,
)
from tests.makers import NOON

TOPIC = "https://wire.example/feed"
NEW = Subscription(address=TOPIC, callback="https://desk.example/api/websub/wire/key", secret="sesame")  # noqa: S106
ASKED = NEW.asking("https://hub.example/", TOPIC, NOON, 0.0)
QUESTION = {"hub.mode": "subscribe", "hub.topic": TOPIC, "hub.challenge": "abc", "hub.lease_seconds": "864000"}


def granted(question: dict[str, str], subscription: Subscription = ASKED) -> Granted:
    outcome = answered(subscription, question, NOON)
    assert isinstance(outcome, Granted)
    return outcome


def test_a_new_subscription_is_asked_for_at_once_and_a_request_without_answer_again() -> None:
    assert NEW.due(NOON)
    assert not ASKED.due(NOON)
    assert ASKED.due(NOON + PAUSES[0])
    assert not ASKED.active(NOON)


def test_requests_that_nobody_answers_come_ever_more_seldom() -> None:
    subscription, now = NEW, NOON
    pauses = []
    for _ in range(8):
        subscription = subscription.asking("https://hub.example/", TOPIC, now, 0.0)
        assert subscription.again is not None
        pauses.append(subscription.again - now)
        now = subscription.again
    assert pauses == [timedelta(minutes=minutes) for minutes in (2, 5, 15, 60, 360, 360, 360, 360)]


def test_a_request_says_what_is_wanted() -> None:
    assert dict(ASKED.request()) == {
        "hub.mode": "subscribe",
        "hub.topic": TOPIC,
        "hub.callback": NEW.callback,
        "hub.secret": "sesame",
        "hub.lease_seconds": "864000",
    }


def test_a_question_about_what_was_asked_for_is_answered_with_its_challenge() -> None:
    outcome = granted(QUESTION)
    assert outcome.challenge == "abc"
    subscription = outcome.subscription
    assert subscription.until == NOON + LEASE
    assert subscription.active(NOON + LEASE - timedelta(seconds=1))
    assert not subscription.active(NOON + LEASE)
    assert not subscription.due(NOON + LEASE - timedelta(days=1, seconds=1))
    assert subscription.due(NOON + LEASE - timedelta(days=1))
    assert subscription.attempts == 0


@pytest.mark.parametrize(
    ("told", "lease"),
    [("60", timedelta(minutes=1)), ("99999999999999999", LONGEST_LEASE), (None, LEASE)],
)
def test_the_hub_says_how_long_it_lasts(told: str | None, lease: timedelta) -> None:
    question = {key: value for key, value in QUESTION.items() if key != "hub.lease_seconds"}
    outcome = granted(question | ({"hub.lease_seconds": told} if told else {}))
    assert outcome.subscription.until == NOON + lease
    assert outcome.subscription.due(NOON + lease * 3 / 4) or lease > timedelta(days=4)


@pytest.mark.parametrize(
    "change",
    [
        {"hub.topic": "https://wire.example/other"},
        {"hub.topic": ""},
        {"hub.mode": "unsubscribe"},
        {"hub.mode": "publish"},
        {"hub.challenge": ""},
        {"hub.challenge": "x" * 4001},
        {"hub.lease_seconds": "0"},
        {"hub.lease_seconds": "-5"},
        {"hub.lease_seconds": "soon"},
        {"hub.lease_seconds": "٣"},
    ],
)
def test_no_other_question_is_answered(change: dict[str, str]) -> None:
    assert answered(ASKED, QUESTION | change, NOON) is None


@pytest.mark.parametrize("challenge", ["x", "x" * 4000])
def test_a_challenge_is_sent_back_whatever_it_is(challenge: str) -> None:
    assert granted(QUESTION | {"hub.challenge": challenge}).challenge == challenge


@pytest.mark.parametrize("key", ["hub.topic", "hub.mode", "hub.challenge"])
def test_a_question_by_half_is_not_answered(key: str) -> None:
    assert answered(ASKED, {name: value for name, value in QUESTION.items() if name != key}, NOON) is None


def test_nothing_is_answered_before_anything_was_asked_for() -> None:
    assert answered(NEW, QUESTION, NOON) is None
    assert answered(NEW, QUESTION | {"hub.topic": ""}, NOON) is None


def test_a_question_that_comes_twice_is_answered_and_changes_nothing() -> None:
    before = granted(QUESTION).subscription
    assert granted(QUESTION | {"hub.lease_seconds": "60", "hub.challenge": "def"}, before) == Granted(before, "def")
    renewing = before.asking("https://hub.example/", TOPIC, NOON + timedelta(days=9), 0.0)
    assert granted(QUESTION | {"hub.lease_seconds": "60"}, renewing).subscription.until == NOON + timedelta(minutes=1)


def test_a_denial_ends_what_was_granted_and_is_not_asked_again_soon() -> None:
    before = granted(QUESTION).subscription
    outcome = answered(before, {"hub.mode": "denied", "hub.topic": TOPIC, "hub.reason": "x" * 999}, NOON)
    assert isinstance(outcome, Denied)
    assert len(outcome.reason) == 300
    assert not outcome.subscription.active(NOON)
    assert not outcome.subscription.due(NOON + timedelta(hours=5))
    assert outcome.subscription.due(NOON + timedelta(hours=6))


def test_a_renewal_that_nobody_answers_leaves_what_is_granted() -> None:
    before = granted(QUESTION).subscription
    later = NOON + timedelta(days=9, hours=1)
    assert before.asking("https://hub.example/", TOPIC, later, 0.0).active(later)


@pytest.mark.parametrize("method", ["sha256", "sha384", "sha512", "SHA256"])
def test_a_good_signature(method: str) -> None:
    digest = hmac.new(b"sesame", b"news", getattr(hashlib, method.lower())).hexdigest()
    assert signed(f"{method}={digest}", "sesame", b"news", sha1=False)
    assert signed(f" {method}={digest.upper()}", "sesame", b"news", sha1=False)
    for wrong in (b"News", b""):
        assert not signed(f"{method}={digest}", "sesame", wrong, sha1=False)
    assert not signed(f"{method}={digest}", "Sesame", b"news", sha1=False)
    assert not signed(f"{method}={digest[:-1]}", "sesame", b"news", sha1=False)


def test_sha1_is_good_enough_only_where_that_was_said() -> None:
    field = "sha1=" + hmac.new(b"sesame", b"news", hashlib.sha1).hexdigest()
    assert not signed(field, "sesame", b"news", sha1=False)
    assert signed(field, "sesame", b"news", sha1=True)


@given(st.none() | st.text(max_size=80) | st.from_regex(r"(sha1|sha256|sha512|md5)=[0-9a-f]{0,70}", fullmatch=True))
def test_no_signature_is_good_by_chance(field: str | None) -> None:
    assert not signed(field, "sesame", b"news", sha1=True)


MOMENTS = st.none() | st.timedeltas(timedelta(-9999), timedelta(9999)).map(lambda since: NOON + since)
SUBSCRIPTIONS = st.builds(Subscription, attempts=st.integers(0, 99), again=MOMENTS, until=MOMENTS)


@given(SUBSCRIPTIONS)
def test_a_memory_gives_a_subscription_back(subscription: Subscription) -> None:
    kept = {key: value for key, value in to_words(subscription).items() if value is not None}
    assert from_words(kept | {"etag": '"1"', "topic": "of somebody else"}) == subscription
    assert from_words({"etag": '"1"', "address": "x", "callback": "y", "secret": "z"}) is None


def test_a_subscription_that_was_never_asked_for_is_remembered_too() -> None:
    kept = {"subscription_address": TOPIC, "subscription_callback": NEW.callback, "subscription_secret": NEW.secret}
    assert from_words(kept) == Subscription(address=TOPIC, callback=NEW.callback, secret=NEW.secret)
