"""What the record of a hub promises (`syndicate.ports.hub`), over each engine that the store runs on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from syndicate.model.delivery import Answer, DeliveryState
from syndicate.model.hub import Distribution, Kind, Mode, Question, Subscription, Wish
from syndicate.ports.hub import Distributions, Held, Subscriptions, Told
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from tests.makers import NOON
from tests.stores import fresh_store

TOPIC, OTHER = "https://wire.example/all/rss.xml", "https://wire.example/all/atom.xml"
OURS, HUBS, ALL = (Kind.SUBSCRIBER,), (Kind.HUB,), tuple(Kind)
SOON, LATER = NOON + timedelta(seconds=5), NOON + timedelta(minutes=5)
DONE, WAITING, DEAD = DeliveryState.DONE, DeliveryState.WAITING, DeliveryState.DEAD
WISH = Wish(
    mode=Mode.SUBSCRIBE,
    callback="https://reader.example/hook?id=1",
    host="reader.example",
    topic=TOPIC,
    lease=timedelta(days=10),
    secret="between two",  # noqa: S106
    client="192.0.2.1",
    etag='"1"',
)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with fresh_store(request.param, tmp_path) as address:
        yield address


@pytest.fixture
def ledger(url: str) -> Iterator[SqlLedger]:
    opened = open_ledger(url)
    yield opened
    opened.close()


@pytest.fixture
def people(ledger: SqlLedger) -> Subscriptions:
    return ledger.subscriptions()


@pytest.fixture
def pages(ledger: SqlLedger) -> Distributions:
    return ledger.distributions()


def asked(people: Subscriptions, wish: Wish) -> Question:
    people.ask(wish, NOON)
    return next(one for one in people.open() if (one.wish.callback, one.wish.topic) == (wish.callback, wish.topic))


def granted(people: Subscriptions, wish: Wish = WISH) -> Subscription:
    assert people.settle(asked(people, wish), NOON, agreed=True)
    return next(
        one for one, _ in people.listed() if (one.callback, one.topic, one.kind) == (wish.callback, wish.topic, OURS[0])
    )


def at(number: int, host: str = "reader.example") -> Wish:
    return replace(WISH, callback=f"https://{host}/{number}", host=host)


def due(pages: Distributions) -> Distribution:
    [found] = pages.due(NOON, 9, ALL)
    return found


def called(pages: Distributions, state: DeliveryState, answer: Answer, again: timedelta = timedelta()) -> Distribution:
    """Make an attempt at what is due."""
    [begun] = pages.begin({due(pages).number: LATER}, NOON)
    pages.settle([Told(number=begun.number, answer=answer, state=state, due=SOON + again)], NOON)
    return begun


def last(people: Subscriptions) -> Distribution:
    [(_, found)] = people.listed()
    assert found
    return found


def test_what_was_asked_for_is_kept_until_its_callback_answers(people: Subscriptions) -> None:
    question = asked(people, WISH)
    assert (question.wish, question.made) == (WISH, NOON)
    assert people.questions(NOON, 9) == [question]
    assert people.questions(NOON - timedelta(seconds=1), 9) == []
    people.begin({question.number: SOON})
    assert people.questions(NOON, 9) == []
    assert people.questions(SOON, 9) == [question]
    assert people.listed() == []


def test_the_callback_agrees_and_the_lease_begins(people: Subscriptions) -> None:
    found = granted(people)
    assert (found.kind, found.callback, found.topic, found.secret) == (OURS[0], WISH.callback, TOPIC, WISH.secret)
    assert (found.until, found.made, found.failing) == (NOON + WISH.lease, NOON, None)
    assert people.open() == []


@pytest.mark.parametrize("mode", [Mode.SUBSCRIBE, Mode.UNSUBSCRIBE, Mode.DENIED])
def test_where_the_callback_does_not_agree_nothing_changes(people: Subscriptions, mode: Mode) -> None:
    before = granted(people)
    question = asked(people, replace(WISH, mode=mode, lease=timedelta(days=1), secret=None, reason="no"))
    assert people.settle(question, SOON, agreed=False)
    assert people.listed() == [(before, None)]
    assert people.open() == []


def test_the_old_subscription_holds_until_the_new_one_is_verified_and_is_then_replaced(people: Subscriptions) -> None:
    before = granted(people)
    question = asked(people, replace(WISH, lease=timedelta(days=1), secret=None))
    assert people.listed() == [(before, None)]
    assert people.settle(question, SOON, agreed=True)
    after = replace(before, secret=None, until=SOON + timedelta(days=1))
    assert people.listed() == [(after, None)]


def test_a_later_request_takes_the_place_of_one_that_is_open(people: Subscriptions) -> None:
    first = asked(people, WISH)
    second = asked(people, replace(WISH, mode=Mode.UNSUBSCRIBE))
    assert people.open() == [second]
    assert not people.settle(first, NOON, agreed=True)
    assert people.listed() == []
    assert people.open() == [second]


def test_who_unsubscribes_is_gone_with_all_that_waits(people: Subscriptions, pages: Distributions) -> None:
    granted(people)
    pages.order({TOPIC: '"2"'}, ALL, NOON)
    assert people.settle(asked(people, replace(WISH, mode=Mode.UNSUBSCRIBE)), NOON, agreed=True)
    assert people.listed() == []
    assert pages.due(NOON, 9, ALL) == []
    assert pages.next_due() is None


def test_how_much_there_is_already(people: Subscriptions) -> None:
    granted(people, at(1))
    granted(people, replace(at(2, "other.example"), client="192.0.2.2"))
    people.ask(at(3), NOON)
    wish = at(4)
    assert people.held(wish) == Held(all=3, of_host=2, of_client=2, open_at_host=1)
    assert people.held(at(1)) == Held(all=2, of_host=1, of_client=1, open_at_host=1)
    assert people.held(at(3)).open_at_host == 0


def test_questions_to_hosts_that_have_enough_are_left_out(people: Subscriptions) -> None:
    for number in range(5):
        people.ask(at(number), NOON)
    people.ask(at(9, "other.example"), NOON)
    found = people.questions(NOON, 2)
    assert [one.wish.callback for one in found] == [f"https://reader.example/{n}" for n in (0, 1)]
    assert [one.wish.host for one in people.questions(NOON, 2, ["reader.example"])] == ["other.example"]


def test_a_topic_that_is_closed_is_denied_to_those_who_had_it(people: Subscriptions) -> None:
    granted(people)
    granted(people, replace(WISH, topic=OTHER))
    assert people.revoke(TOPIC, "it is closed", NOON) == 1
    [(left, _)] = people.listed()
    assert left.topic == OTHER
    [question] = people.open()
    assert (question.wish.mode, question.wish.callback, question.wish.topic) == (Mode.DENIED, WISH.callback, TOPIC)
    assert question.wish.reason == "it is closed"


def test_a_lease_ends(people: Subscriptions, pages: Distributions) -> None:
    one = granted(people)
    assert one.until
    pages.order({TOPIC: '"2"'}, ALL, NOON)
    assert people.expire(one.until - timedelta(microseconds=1)) == []
    assert pages.due(one.until, 9, ALL) == []
    assert pages.ordered(ALL, one.until) == []
    assert pages.order({TOPIC: '"3"'}, ALL, one.until) == 0
    assert people.expire(one.until) == [one]
    assert people.listed() == []


def test_an_operator_ends_subscriptions_but_not_the_hubs_of_the_configuration(people: Subscriptions) -> None:
    one = granted(people)
    people.ping(["https://hub.example/"], {TOPIC: None}, NOON)
    numbers = [each.number for each, _ in people.listed()]
    assert people.end([*numbers, 99]) == 1
    assert one.number not in [each.number for each, _ in people.listed()]
    assert len(people.listed()) == 1


def test_exactly_the_hubs_that_are_named_are_pinged(people: Subscriptions, pages: Distributions) -> None:
    people.ping(["https://hub.example/", "https://b.example/"], {TOPIC: '"1"', OTHER: None}, NOON)
    assert pages.order({TOPIC: '"1"', OTHER: '"1"'}, HUBS, NOON) == 2
    people.ping(["https://hub.example/"], {TOPIC: '"9"'}, NOON)
    [(one, _)] = people.listed()
    assert (one.callback, one.topic, one.until, one.kind) == ("https://hub.example/", TOPIC, None, Kind.HUB)
    assert pages.ordered(ALL, NOON) == [(TOPIC, '"1"')]


def test_a_page_is_ordered_once_for_everybody_who_has_another(people: Subscriptions, pages: Distributions) -> None:
    one = granted(people)
    granted(people, replace(at(2), etag=None))
    granted(people, replace(WISH, topic=OTHER))
    assert set(pages.ordered(ALL, NOON)) == {(TOPIC, '"1"'), (TOPIC, None), (OTHER, '"1"')}
    assert pages.order({TOPIC: '"1"'}, ALL, NOON) == 1
    assert pages.order({TOPIC: '"2"'}, HUBS, NOON) == 0
    assert pages.order({TOPIC: '"2"'}, OURS, NOON) == 2
    assert pages.order({TOPIC: '"2"'}, OURS, NOON) == 0
    found = pages.due(NOON, 9, ALL)
    assert [(each.etag, each.state, each.attempts, each.made) for each in found] == [('"2"', WAITING, 0, NOON)] * 2
    assert found[0].subscription == one
    assert pages.due(NOON, 9, HUBS) == []


def test_a_newer_page_takes_the_place_of_one_that_waits(people: Subscriptions, pages: Distributions) -> None:
    granted(people)
    pages.order({TOPIC: '"2"'}, ALL, NOON)
    older = due(pages)
    pages.order({TOPIC: '"3"'}, ALL, NOON)
    assert due(pages).etag == '"3"'
    assert pages.begin({older.number: LATER}, NOON) == []


def test_an_older_page_that_stands_again_is_told_again(people: Subscriptions, pages: Distributions) -> None:
    granted(people)
    for etag in ('"2"', '"1"'):
        pages.order({TOPIC: etag}, ALL, NOON)
    assert due(pages).etag == '"1"'


def test_an_attempt_is_counted_before_it_is_made(people: Subscriptions, pages: Distributions) -> None:
    granted(people)
    pages.order({TOPIC: '"2"'}, ALL, NOON)
    [begun] = pages.begin({due(pages).number: LATER}, NOON)
    assert (begun.attempts, begun.due) == (1, LATER)
    assert pages.due(NOON, 9, ALL) == []
    assert pages.due(LATER, 9, ALL) == [begun]
    assert pages.next_due() == LATER


def test_what_a_call_came_to_is_kept_and_how_it_goes(people: Subscriptions, pages: Distributions) -> None:
    one = granted(people)
    pages.order({TOPIC: '"2"'}, ALL, NOON)
    called(pages, WAITING, Answer(status=503, said=b"busy"))
    assert (last(people).state, last(people).due, last(people).answer) == (WAITING, SOON, "HTTP 503: busy")
    assert last(people).subscription == replace(one, failing=NOON)
    [begun] = pages.begin({last(people).number: LATER}, SOON)
    pages.settle([Told(number=begun.number, answer=Answer(status=204), state=DONE, due=SOON)], SOON)
    assert (last(people).state, last(people).answer, last(people).attempts) == (DONE, "HTTP 204", 2)
    assert last(people).subscription == replace(one, succeeded=SOON)
    pages.settle([], SOON)


@pytest.mark.parametrize("state", [DONE, WAITING, DEAD])
def test_one_superseded_under_way_is_not_told_again_whatever_it_came_to(
    people: Subscriptions, pages: Distributions, state: DeliveryState
) -> None:
    granted(people)
    pages.order({TOPIC: '"2"'}, ALL, NOON)
    [begun] = pages.begin({due(pages).number: LATER}, NOON)
    pages.order({TOPIC: '"3"'}, ALL, NOON)
    pages.settle([Told(number=begun.number, answer=Answer(status=200), state=state, due=LATER)], NOON)
    [left] = pages.due(LATER, 9, ALL)
    assert left.etag == '"3"'


def test_who_fails_is_not_called_sooner_for_news_but_in_five_minutes(
    people: Subscriptions, pages: Distributions
) -> None:
    granted(people)
    pages.order({TOPIC: '"2"'}, ALL, NOON)
    called(pages, WAITING, Answer(status=503), again=timedelta(hours=5))
    pages.order({TOPIC: '"3"'}, ALL, NOON)
    assert pages.next_due() == LATER
    pages.order({TOPIC: '"4"'}, ALL, SOON)
    assert pages.next_due() == LATER


def test_who_asks_to_be_left_alone_is(people: Subscriptions, pages: Distributions) -> None:
    granted(people)
    pages.order({TOPIC: '"2"'}, ALL, NOON)
    called(pages, WAITING, Answer(status=429, retry_after=timedelta(hours=1)))
    pages.order({TOPIC: '"3"'}, ALL, NOON)
    assert pages.next_due() == NOON + timedelta(hours=1)


def test_hosts_that_have_enough_and_those_who_fail_can_be_left_out(people: Subscriptions, pages: Distributions) -> None:
    granted(people)
    pages.order({TOPIC: '"2"'}, ALL, NOON)
    called(pages, WAITING, Answer(status=503))
    granted(people, at(9, "other.example"))
    pages.order({TOPIC: '"2"'}, ALL, NOON)
    hosts = [one.subscription.host for one in pages.due(LATER, 9, ALL)]
    assert hosts == ["other.example", "reader.example"]
    assert [one.subscription.host for one in pages.due(LATER, 1, ALL)] == ["other.example"]
    assert [one.subscription.host for one in pages.due(LATER, 9, ALL, ["other.example"])] == ["reader.example"]
    assert [one.subscription.host for one in pages.due(LATER, 9, ALL, failing=False)] == ["other.example"]


def test_what_was_told_is_forgotten_and_what_waits_is_not(people: Subscriptions, pages: Distributions) -> None:
    granted(people)
    pages.order({TOPIC: '"2"'}, ALL, NOON)
    called(pages, DONE, Answer(status=200))
    pages.order({TOPIC: '"3"'}, ALL, NOON)
    assert pages.trim(LATER, 9) == 1
    assert due(pages).etag == '"3"'
    called(pages, DONE, Answer(status=200))
    assert [pages.trim(NOON, 9), pages.trim(LATER, 9), pages.trim(LATER, 9)] == [0, 1, 0]
    [(_, nothing)] = people.listed()
    assert nothing is None


def test_the_next_question_counts_as_due(people: Subscriptions, pages: Distributions) -> None:
    assert pages.next_due() is None
    people.ask(WISH, NOON)
    assert pages.next_due() == NOON


def test_it_is_all_there_after_a_restart(url: str, ledger: SqlLedger, people: Subscriptions) -> None:
    granted(people)
    question = asked(people, at(2))
    ledger.distributions().order({TOPIC: '"2"'}, ALL, NOON)
    before = people.listed()
    ledger.close()
    again = open_ledger(url)
    assert again.subscriptions().listed() == before
    assert again.subscriptions().open() == [question]
    again.close()
