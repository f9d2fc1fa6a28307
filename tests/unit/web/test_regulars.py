"""Requests that were let in before."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from syndicate.build import new_token
from syndicate.model.access import Token
from syndicate.web import regulars
from syndicate.web.answers import Answer
from syndicate.web.keys import Keys
from syndicate.web.regulars import Regular, Regulars
from tests.makers import NOON


@dataclass
class Given:
    """Tokens that were given."""

    tokens: list[Token] = field(default_factory=list)

    def add(self, token: Token) -> list[str]:
        raise NotImplementedError

    def end(self, outlet: str, prefix: str | None, now: object) -> list[str]:
        raise NotImplementedError

    def live(self) -> list[Token]:
        return self.tokens

    def every(self) -> list[Token]:
        raise NotImplementedError


@pytest.fixture
def token() -> Token:
    return new_token("gazette", NOON)[1]


@pytest.fixture
def known(token: Token) -> Regulars:
    keys = Keys(Given([token]))
    keys.refresh()
    return Regulars(keys)


def regular(token: Token, *, secret: bool = False) -> Regular:
    return Regular("/quays/rss.xml", token, "192.0.2.1", secret=secret)


def fields(answer: Answer) -> Sequence[tuple[str, str]]:
    return [(name, value) for name, value in answer.headers if name != "etag"]


def test_only_so_many_are_known(known: Regulars, token: Token, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regulars, "MOST_KEPT", 3)
    requests = [(f"/{number}", "Bearer", "192.0.2.1") for number in range(10)]
    for request in requests:
        known.keep(request, regular(token))
        assert known.find(request) is not None
        assert sum(known.find(each) is not None for each in requests) <= 3


def test_who_sends_more_than_a_token_takes_is_not_known(known: Regulars, token: Token) -> None:
    for request in (("/" + "a" * 500, None, ""), ("/", "Bearer " + " " * 500, "")):
        known.keep(request, regular(token))
        assert known.find(request) is None


def test_an_answer_is_told_in_confidence_however_many_there_were_before(token: Token) -> None:
    its = regular(token)
    for number in range(20):
        headers = [("etag", f'"{number}"'), ("vary", "Accept-Encoding"), ("cache-control", "no-cache")]
        for _ in range(2):
            told = its.told(Answer(200 if number % 2 else 304, headers, b"page"))
            assert dict(told.answer.headers)["etag"] == told.visit.tag == f'"{number}"'
            assert fields(told.answer) == [
                ("vary", "Accept-Encoding, Authorization"),
                ("cache-control", "private, no-cache"),
            ]


def test_an_answer_at_a_secret_address_names_no_field_and_is_no_referrer(token: Token) -> None:
    told = regular(token, secret=True).told(Answer(304, [("vary", "Accept-Encoding"), ("cache-control", "no-cache")]))
    assert fields(told.answer) == [
        ("referrer-policy", "no-referrer"),
        ("vary", "Accept-Encoding"),
        ("cache-control", "private, no-cache"),
    ]


def test_no_page_is_kept_with_what_is_told_of_it(token: Token) -> None:
    assert regular(token).told(Answer(200, [("etag", '"a"')], b"page")).answer.body == b""
