"""What the records of tokens and fetches promise (`syndicate.ports.tokens`), over each engine of the store."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from syndicate.errors import StoreError
from syndicate.model.access import Fetch, Token
from syndicate.ports.ledger import Entry
from syndicate.ports.tokens import Fetches, Tokens
from syndicate.rules.addresses import story_key
from syndicate.rules.tokens import token_digest
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from tests.makers import NOON, make_dispatch
from tests.stores import fresh_store


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlLedger]:
    with fresh_store(request.param, tmp_path) as url:
        opened = open_ledger(url)
        yield opened
        opened.close()


@pytest.fixture
def tokens(ledger: SqlLedger) -> Tokens:
    return ledger.tokens()


@pytest.fixture
def fetches(ledger: SqlLedger) -> Fetches:
    return ledger.fetches()


def token(number: int, outlet: str = "gazette") -> Token:
    return Token(
        prefix=f"{number:08x}", outlet=outlet, digest=token_digest(str(number)), made=NOON + timedelta(hours=number)
    )


def fetch(secs: float, path: str = "harbours/rss.xml", status: int = 200, outlet: str = "gazette") -> Fetch:
    return Fetch(
        outlet=outlet,
        prefix=f"{1:08x}",
        at=NOON + timedelta(seconds=secs),
        path=path,
        status=status,
        tag='"a"',
        client="192.0.2.1",
    )


def test_a_token_comes_back_as_it_was_given(tokens: Tokens) -> None:
    assert tokens.add(token(1)) == []
    assert tokens.live() == [token(1)]


def test_two_tokens_of_an_outlet_are_live_and_a_third_ends_the_oldest(tokens: Tokens) -> None:
    assert [tokens.add(token(number)) for number in (1, 2)] == [[], []]
    tokens.add(token(9, "courier"))
    assert tokens.add(token(3)) == [token(1).prefix]
    assert tokens.live() == [token(2), token(3), token(9, "courier")]
    assert tokens.every()[0] == replace(token(1), ended=token(3).made)


def test_a_prefix_is_given_once(tokens: Tokens) -> None:
    tokens.add(token(1))
    with pytest.raises(StoreError):
        tokens.add(replace(token(1), outlet="courier"))
    assert tokens.live() == [token(1)]


def test_one_token_or_all_of_an_outlet_are_ended_and_none_of_another(tokens: Tokens) -> None:
    for each in (token(1), token(2), token(3, "courier")):
        tokens.add(each)
    later = NOON + timedelta(days=1)
    assert tokens.end("courier", token(1).prefix, later) == []
    assert tokens.end("gazette", token(1).prefix, later) == [token(1).prefix]
    assert tokens.end("gazette", token(1).prefix, later) == []
    assert tokens.end("gazette", None, later) == [token(2).prefix]
    assert tokens.live() == [token(3, "courier")]
    assert [each.ended for each in tokens.every()] == [later, later, None]


def test_an_ended_token_makes_no_other_end(tokens: Tokens) -> None:
    tokens.add(token(1))
    tokens.end("gazette", None, NOON)
    assert [tokens.add(token(number)) for number in (2, 3)] == [[], []]


def test_answers_are_listed_newest_first_by_outlet_and_moment(fetches: Fetches) -> None:
    fetches.note([fetch(1), fetch(3), fetch(2), fetch(4, outlet="courier")])
    fetches.note([])
    assert fetches.listed("gazette", None, 10) == [fetch(3), fetch(2), fetch(1)]
    assert fetches.listed("gazette", NOON + timedelta(seconds=2), 10) == [fetch(3), fetch(2)]
    assert fetches.listed("gazette", None, 1) == [fetch(3)]


def test_an_answer_without_a_tag_comes_back_so(fetches: Fetches) -> None:
    fetches.note([replace(fetch(1), tag=None, client="")])
    assert fetches.listed("gazette", None, 1) == [replace(fetch(1), tag=None, client="")]


def test_a_token_was_seen_when_it_was_last_shown(tokens: Tokens, fetches: Fetches) -> None:
    tokens.add(token(1))
    fetches.note([fetch(5), fetch(3)])
    fetches.note([fetch(4)])
    assert [each.seen for each in tokens.live()] == [NOON + timedelta(seconds=5)]


def test_the_first_answer_is_found_of_these_paths_and_statuses(fetches: Fetches) -> None:
    page, other = "harbours/rss.xml", "harbours/atom.xml"
    fetches.note([fetch(1), fetch(3, status=404), fetch(4, other), fetch(5), fetch(2, page, outlet="courier")])
    since = NOON + timedelta(seconds=2)
    assert fetches.first("gazette", since, [page], [200]) == fetch(5)
    assert fetches.first("gazette", since, [page, other], [200]) == fetch(4, other)
    assert fetches.first("gazette", since, [*map(str, range(600)), page], [200]) == fetch(5)
    assert fetches.first("gazette", NOON + timedelta(seconds=5), [page], [200]) == fetch(5)
    assert fetches.first("gazette", NOON + timedelta(seconds=6), [page], [200]) is None
    assert fetches.first("gazette", since, [], [200]) is None


def test_old_answers_are_forgotten(fetches: Fetches) -> None:
    fetches.note([fetch(1), fetch(2), fetch(3)])
    old = NOON + timedelta(seconds=3)
    assert [fetches.trim(old, 1) for _ in range(3)] == [1, 1, 0]
    assert fetches.listed("gazette", None, 10) == [fetch(3)]


def test_the_sections_of_a_story_are_found_by_its_address(ledger: SqlLedger) -> None:
    story = make_dispatch(guid="tag:wire.example,2026:a")
    with ledger.writing() as writing:
        writing.record([Entry(dispatch=story, sections=frozenset({"harbours", "all"}), announce=False)], [])
        writing.record([Entry(dispatch=make_dispatch(guid="b"), sections=frozenset(), announce=False)], [])
    assert ledger.sections_at(story_key(story.guid)) == {"harbours", "all"}
    assert ledger.sections_at(story_key("b")) == frozenset()
    assert ledger.sections_at("0" * 20) == frozenset()
