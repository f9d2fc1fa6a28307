"""What must hold of a store whatever happened to those who wrote to it."""

import sqlite3
from collections import Counter
from collections.abc import Collection
from contextlib import closing

from sqlalchemy import make_url

from syndicate.model.dispatch import Dispatch
from syndicate.store import open_ledger
from tests.fault.recorder import Key, announced, digest_of, sections_of
from tests.makers import NOON


def check_store(url: str, committed: Collection[Key]) -> set[Key]:
    """Assert that a store of `recorder` is whole and holds at least what was committed; what it holds."""
    check_file(url)
    ledger = open_ledger(url)
    try:
        with ledger.writing() as writing:  # also waits for what a server still does for the dead
            stored = [dispatch for batch in ledger.every(500) for dispatch in batch]
            keys = [(each.guid, each.version) for each in stored]
            digests = {digest_of(each) for each in stored}
            assert writing.known(digests) == digests
            assert [(one.guid, one.version) for one in writing.sketched(0, len(keys) + 1)] == keys
        assert len(keys) == len(set(keys))
        assert set(committed) <= set(keys)
        _check_batches(stored)
        errands = Counter((errand.section, errand.guid) for errand in ledger.errands(NOON, 10**9))
        assert errands == _expected_errands(stored)
        assert ledger.counts().versions == len(stored)
        assert set(ledger.window("all", 10**9)) <= set(keys)
    finally:
        ledger.close()
    return set(keys)


def check_file(url: str) -> None:
    """Assert that an SQLite file is whole; nothing for a server's."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        return
    with closing(sqlite3.connect(parsed.database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def _check_batches(stored: Collection[Dispatch]) -> None:
    for headline, found in Counter(each.headline for each in stored).items():
        assert found == int(headline.rpartition(" of ")[2]), f"batch {headline} is there in part"


def _expected_errands(stored: Collection[Dispatch]) -> Counter[tuple[str, str]]:
    expected: Counter[tuple[str, str]] = Counter()
    belongs: dict[str, frozenset[str]] = {}
    for each in stored:
        belongs[each.guid] = belongs.get(each.guid, frozenset()) | sections_of(each)
        if announced(each):
            expected.update((section, each.guid) for section in belongs[each.guid])
    return expected
