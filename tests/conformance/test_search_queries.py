"""Whatever a query is, PostgreSQL answers it, and as SQLite does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from syndicate.errors import BadQuery
from syndicate.model.search import Wanted
from syndicate.ports.ledger import Entry
from syndicate.ports.search import Search
from syndicate.rules.search.query import parse
from syndicate.store import open_ledger
from tests.makers import make_dispatch
from tests.property.test_search import QUERIES
from tests.stores import fresh_store


@pytest.fixture(scope="module")
def searches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Search, Search]]:
    folder: Path = tmp_path_factory.mktemp("queries")
    stories = [make_dispatch(guid=text, headline=text) for text in ("cocoa", "東京 cocoa", "é or not", "กข and by")]
    with fresh_store("sqlite", folder) as one, fresh_store("postgresql", folder) as other:
        ledgers = open_ledger(one), open_ledger(other)
        for ledger in ledgers:
            with ledger.writing() as writing:
                writing.record([Entry(dispatch=story, sections=frozenset(), announce=False) for story in stories], [])
        yield ledgers[0].search(), ledgers[1].search()
        for ledger in ledgers:
            ledger.close()


@given(text=QUERIES)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_both_engines_find_the_same(searches: tuple[Search, Search], text: str) -> None:
    try:
        wanted = Wanted(query=parse(text))
    except BadQuery:
        return
    sqlite, postgresql = (search.find(wanted) for search in searches)
    assert sqlite == postgresql
