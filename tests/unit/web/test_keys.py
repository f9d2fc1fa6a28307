"""Tokens that are live, over a real store."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from syndicate.build import new_token
from syndicate.errors import StoreError
from syndicate.rules.tokens import prefix_of, token_digest, token_of
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from syndicate.web.keys import Keys
from tests.makers import NOON
from tests.stores import lay_out


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqlLedger]:
    opened = open_ledger(lay_out(tmp_path / "syndicate.db"))
    yield opened
    opened.close()


def test_a_token_is_128_random_bits_behind_a_prefix_and_only_its_digest_is_kept() -> None:
    (token, kept), (other, _) = new_token("gazette", NOON), new_token("gazette", NOON)
    assert token != other
    assert prefix_of(token) == kept.prefix
    secret = token.removeprefix(f"syn_{kept.prefix}_")
    assert len(secret) == 22
    assert secret not in repr(kept)


def test_a_token_is_known_once_looked_at_and_not_when_it_has_ended(ledger: SqlLedger) -> None:
    token, kept = new_token("gazette", NOON)
    keys = Keys(ledger.tokens())
    ledger.tokens().add(kept)
    assert keys.owner(token) is None
    keys.refresh()
    assert keys.owner(token) == kept
    assert keys.is_live(kept)
    assert not keys.is_live(replace(kept, digest=token_digest("another")))
    ledger.tokens().end("gazette", kept.prefix, NOON + timedelta(hours=1))
    keys.refresh()
    assert keys.owner(token) is None
    assert not keys.is_live(kept)


def test_no_other_text_is_taken_for_it(ledger: SqlLedger) -> None:
    token, kept = new_token("gazette", NOON)
    ledger.tokens().add(kept)
    keys = Keys(ledger.tokens())
    keys.refresh()
    wrong = token_of(kept.prefix, "A" * 22)
    for text in ("", kept.prefix, wrong, token + " ", token[:-1], token.upper(), "\udcff", "x" * 10_000, f"{token}\n"):
        assert keys.owner(text) is None, text[:50]


def test_a_store_that_cannot_be_read_leaves_what_was_known(ledger: SqlLedger, tmp_path: Path) -> None:
    token, kept = new_token("gazette", NOON)
    ledger.tokens().add(kept)
    keys = Keys(ledger.tokens())
    keys.refresh()
    ledger.close()
    for file in tmp_path.glob("syndicate.db*"):
        file.unlink()
    (tmp_path / "syndicate.db").write_bytes(b"no database at all, but long enough to be looked at as one" * 100)
    with pytest.raises(StoreError):
        keys.refresh()
    assert keys.owner(token) == kept
