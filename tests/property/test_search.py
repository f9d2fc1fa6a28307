"""Whatever is searched for, no engine fails, and both find what reading everything finds."""

import sqlite3
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from syndicate.errors import BadQuery
from syndicate.model.search import Query, Wanted
from syndicate.rules.search.entries import entry
from syndicate.rules.search.query import parse
from syndicate.rules.search.snippet import marked, snippet
from syndicate.rules.search.words import queried, spans, terms
from syndicate.store.asking import asked
from tests.makers import make_dispatch

WORDS = ["cocoa", "OR", "NOT", "AND", "headline:", "by:", "東京", "ก", "é", "<->"]
PIECES = st.sampled_from([*WORDS, *"-()\"*:'\\&\0"])
QUERIES = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES).map("".join))


@given(st.text())
@example("Straße İstanbul ﬁn ½ 東京都 नई दिल्ली ราคา " + "x" * 200)
def test_terms_are_the_same_with_their_places(text: str) -> None:
    made = list(spans(text))
    assert [term for term, _, _ in made] == terms(text)
    assert all(0 <= start < end <= len(text) for _, start, end in made)
    assert all(unicodedata.category(letter)[0] in "LNM" for term, _, _ in made for letter in term)


@given(st.text(max_size=60))
def test_a_text_is_found_by_itself(text: str) -> None:
    wanted, goes_on = queried(text)
    there = terms(text)
    assert there[: len(wanted)] == list(wanted)
    assert not goes_on or there[-1].startswith(wanted[-1])


@given(QUERIES)
def test_no_query_makes_the_index_fail(text: str) -> None:
    query = _parsed(text)
    wording = asked("sqlite", Wanted(query=query))
    if wording:
        database = sqlite3.connect(":memory:")
        database.execute("CREATE VIRTUAL TABLE sought USING fts5(words, content='', columnsize=0, tokenize='ascii')")
        database.execute("INSERT INTO sought (rowid, words) VALUES (1, ?)", [" ".join(entry(make_dispatch(), ["all"]))])
        database.execute("SELECT rowid FROM sought WHERE sought MATCH ?", [wording]).fetchall()
        database.close()
    marked(text, query)
    shown = snippet(text * 20, query)
    assert all(0 <= start < end <= len(shown.text) for start, end in shown.marks)


@given(QUERIES)
def test_what_cannot_be_understood_is_pointed_at(text: str) -> None:
    try:
        parse(text)
    except BadQuery as error:
        at = error.at
    else:
        at = 1
    assert 1 <= at <= max(len(text), 1)


def _parsed(text: str) -> Query | None:
    try:
        return parse(text)
    except BadQuery:
        return None
