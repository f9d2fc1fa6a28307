"""What search promises (`syndicate.ports.search`), over each engine of the store."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from syndicate.model.body import Body, Paragraph
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.search import Scope, Wanted
from syndicate.ports.ledger import Entry, Showing
from syndicate.ports.search import Search
from syndicate.rules.search.entries import MOST_TERMS
from syndicate.rules.search.query import parse
from syndicate.store import open_ledger
from syndicate.store.engine import connect
from syndicate.store.ledger import SqlLedger
from tests.makers import NOON, make_dispatch
from tests.stores import fresh_store

DAY = timedelta(days=1)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with fresh_store(request.param, tmp_path) as address:
        yield address


@pytest.fixture
def ledger(url: str) -> Iterator[SqlLedger]:
    opened = open_ledger(url)
    yield opened
    opened.close()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Search]:
    """What holds all stories that are only looked for."""
    with fresh_store(request.param, tmp_path_factory.mktemp("search")) as address:
        opened = open_ledger(address)
        record(opened, *STORIES)
        record(opened, *FILED, sections=("filed",))
        yield opened.search()
        opened.close()


@pytest.fixture
def search(ledger: SqlLedger) -> Search:
    return ledger.search()


def story(name: str, *words: str, **changes: object) -> Dispatch:
    body = Body(tuple(Paragraph(each) for each in words))
    return make_dispatch(**{"guid": name, "headline": f"Story {name}", "body": body} | changes)


def record(ledger: SqlLedger, *dispatches: Dispatch, sections: tuple[str, ...] = ("all",)) -> None:
    with ledger.writing() as writing:
        writing.record([Entry(dispatch=one, sections=frozenset(sections), announce=True) for one in dispatches], [])


def show(ledger: SqlLedger, *dispatches: Dispatch) -> None:
    ledger.show(
        [
            Showing(guid=one.guid, version=one.version, pub_status=one.pub_status, shown_from=one.shown_from)
            for one in dispatches
        ]
    )


def names(search: Search, query: str, **wanted: object) -> list[str]:
    found = search.find(Wanted(**{"query": parse(query)} | wanted))  # type: ignore[arg-type]
    return [hit.dispatch.guid for hit in found.hits]


STORIES = [
    story("a", "Cocoa and coffee shares rose.", byline="Jane Doe", slugline="BC-COCOA-REVIEW"),
    story("b", "Coffee fell. Cocoa did not.", dateline=Dateline(raw="SALVADOR, Brazil -", cities=("SALVADOR",))),
    story("c", "The exporters of Zürich met in the U.S. on COVID-19 and don't agree.", "Cocoa stands", "shares rose"),
    story("d", "東京都の発表。", "ราคาทองคำ", "أسعارُ النفط", "नई दिल्ली"),
    story("e", "Review of shares", headline="Cocoa: the review", keywords=("grain",), ed_note="Eds: recasts"),
]


FILED = [
    story("f", "maize", language="en"),
    story("g", "maize", source="partner", agency="Example Wire", language="en-GB", created=NOON - 99 * DAY),
    story("h", "maize", item_class="picture", created=NOON + DAY, received=NOON + DAY),
]
STORED = frozenset({"all"})


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("cocoa", "ecba"),
        ("COCOA coffee", "ba"),
        ('"cocoa and coffee"', "a"),
        ('"coffee cocoa"', ""),
        ('"fell cocoa"', "b"),
        ('"stands shares"', "c"),
        ("cocoa -coffee", "ec"),
        ("cocoa NOT (coffee OR shares)", ""),
        ("salvador OR zurich", "cb"),
        ("(salvador OR zurich) cocoa -coffee", "c"),
        ("ZÜRICH", "c"),
        ("zuri*", "c"),
        ("export*", "c"),
        ("export", ""),
        ('"met in the u"*', "c"),
        ("U.S.", "c"),
        ("us", ""),
        ("covid-19", "c"),
        ("don’t", "c"),
        ("headline:cocoa", "e"),
        ("headline:rev*", "e"),
        ('headline:"cocoa review"', ""),
        ('headline:"the review"', "e"),
        ("slug:cocoa", "a"),
        ("slugline:BC-COCOA", "a"),
        ("by:doe", "a"),
        ("by:cocoa", ""),
        ("dateline:salvador", "b"),
        ("place:brazil", "b"),
        ("doe", "a"),
        ("grain", "e"),
        ("recasts", "e"),
        ('"review grain"', ""),
        ("東京", "d"),
        ("京都", "d"),
        ("東", "d"),
        ("都", "d"),
        ("東都", ""),
        ("発表", "d"),
        ("ทอง", "d"),
        ("اسعار", "d"),
        ("दिल्ली", "d"),
        ("", "edcba"),
        ("nothing", ""),
    ],
)
def test_a_query_finds_the_same_on_every_engine(shared: Search, query: str, expected: str) -> None:
    assert "".join(names(shared, query, sections=STORED)) == expected


def test_the_newest_version_is_found_and_older_ones_on_request(ledger: SqlLedger, search: Search) -> None:
    record(ledger, story("a", "cocoa rose"))
    record(ledger, story("a", "cocoa fell", version=2), story("b", "cocoa"))
    assert names(search, "rose") == []
    assert names(search, "cocoa") == ["b", "a"]
    assert names(search, "rose", scope=Scope.EVERY) == ["a"]
    assert names(search, "cocoa", scope=Scope.EVERY) == ["b", "a", "a"]


def test_the_desk_finds_what_is_killed_held_and_embargoed_and_nobody_else_does(
    ledger: SqlLedger, search: Search
) -> None:
    usable, embargoed = story("usable", "cocoa"), story("embargoed", "cocoa", embargo=NOON + DAY)
    killed, held = story("killed", "cocoa"), story("held", "cocoa")
    kill = story("killed", "cocoa killed", version=2, pub_status=PubStatus.CANCELED)
    hold = story("held", "cocoa held", version=2, pub_status=PubStatus.WITHHELD)
    record(ledger, usable, embargoed, killed, held)
    show(ledger, usable, killed, held)
    standing = {"scope": Scope.STANDING, "sections": frozenset({"all"})}
    assert names(search, "cocoa", **standing) == ["held", "killed", "usable"]
    record(ledger, kill, hold)
    assert names(search, "cocoa", **standing) == ["held", "usable"], "a kill counts before it is published"
    show(ledger, kill, hold)
    assert names(search, "cocoa", **standing) == ["usable"]
    assert names(search, "cocoa") == ["held", "killed", "embargoed", "usable"]
    assert names(search, "", pub_status=PubStatus.CANCELED) == ["killed"]
    [hit] = search.find(Wanted(query=parse("killed"))).hits
    assert hit.dispatch == kill


def test_what_stands_is_found_while_a_newer_version_waits_for_its_time(ledger: SqlLedger, search: Search) -> None:
    first = story("a", "cocoa rose")
    record(ledger, first, story("a", "cocoa fell", version=2, embargo=NOON + DAY))
    show(ledger, first)
    standing = {"scope": Scope.STANDING, "sections": frozenset({"all"})}
    assert names(search, "rose", **standing) == ["a"]
    assert names(search, "fell", **standing) == []
    assert names(search, "cocoa", scope=Scope.STANDING, sections=frozenset({"other"})) == []


def test_sections_are_those_of_the_story_now(ledger: SqlLedger, search: Search) -> None:
    record(ledger, story("a", "cocoa"), sections=())
    record(ledger, story("b", "cocoa"), sections=("harbours",))
    harbours = frozenset({"harbours"})
    assert names(search, "cocoa", sections=harbours) == ["b"]
    with ledger.writing() as writing:
        writing.route({"a": frozenset({"harbours", "world"})})
    assert names(search, "cocoa", sections=harbours) == ["b", "a"]
    ledger.unroute(["harbours"])
    assert names(search, "cocoa", sections=harbours) == []
    record(ledger, story("b", "coffee", version=2), sections=("world",))
    both = Wanted(scope=Scope.EVERY, sections=frozenset({"world"}))
    assert [hit.dispatch.version for hit in search.find(both).hits] == [2, 1, 1]
    assert {hit.sections for hit in search.find(both).hits} == {frozenset({"world"})}


def test_what_is_forgotten_is_found_by_no_word_and_in_no_section(ledger: SqlLedger, search: Search) -> None:
    record(ledger, story("a", "cocoa"), story("b", "cocoa"), sections=())
    with ledger.writing() as writing:
        writing.route({"a": frozenset({"harbours"}), "b": frozenset({"harbours"})})
    ledger.forgetting().forget([story("a", "cocoa").guid], NOON)
    assert names(search, "cocoa", scope=Scope.EVERY) == ["b"]
    assert names(search, "", scope=Scope.EVERY, sections=frozenset({"harbours"})) == ["b"]
    record(ledger, story("a", "cocoa", version=2))
    assert names(search, "cocoa", scope=Scope.EVERY) == ["a", "b"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"source": "partner"}, "g"),
        ({"source": "newsroom"}, "hf"),
        ({"agency": "example wire"}, "g"),
        ({"language": "en"}, "gf"),
        ({"language": "en-GB"}, "g"),
        ({"kind": "picture"}, "h"),
        ({"since": NOON + DAY}, "h"),
        ({"until": NOON + DAY}, "gf"),
        ({"since": NOON - DAY, "until": NOON + DAY}, "f"),
        ({"since": NOON - 400 * DAY, "until": NOON}, "g"),
        ({"since": NOON - 9000 * DAY, "until": NOON}, "g"),
        ({"since": NOON, "until": NOON - DAY}, ""),
    ],
)
def test_filters(shared: Search, wanted: dict[str, object], expected: str) -> None:
    assert "".join(names(shared, "maize", **wanted)) == expected
    assert "".join(names(shared, "", sections=frozenset({"filed"}), **wanted)) == expected


def test_pages_join_whatever_is_stored_meanwhile(ledger: SqlLedger, search: Search) -> None:
    record(ledger, *(story(f"{number:04}", "cocoa" if number % 3 else "coffee") for number in range(1, 2600)))
    wanted = Wanted(query=parse("cocoa"), limit=700)
    seen: list[str] = []
    before: int | None = None
    for number in range(9):
        found = search.find(Wanted(query=wanted.query, limit=wanted.limit, before=before))
        seen += [hit.dispatch.guid for hit in found.hits]
        record(ledger, story(f"new-{number}", "cocoa"))
        before = found.before
        if before is None:
            break
    assert seen == [f"{number:04}" for number in range(2599, 0, -1) if number % 3]
    assert len(names(search, "", limit=3000)) == 2602


def test_marks_show_what_was_searched_for(ledger: SqlLedger, search: Search) -> None:
    record(ledger, story("a", "Filler word " * 60, "Then the café of Zürich closed.", headline="Zurich in brief"))
    [hit] = search.find(Wanted(query=parse("zürich CAFE -tea"))).hits
    assert [hit.headline.text[start:end] for start, end in hit.headline.marks] == ["Zurich"]
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.marks] == ["café", "Zürich"]
    assert hit.snippet.text.startswith("…")


def test_an_archive_of_before_is_taken_in_bit_by_bit(url: str) -> None:
    ledger = open_ledger(url)
    record(ledger, *STORIES)
    ledger.close()
    engine = connect(url)
    with engine.begin() as connection:  # as a store that a program without an index left behind
        connection.execute(text("UPDATE search_reach SET upto = 0"))
        sqlite = engine.dialect.name == "sqlite"
        empties = (
            "INSERT INTO search_words (search_words) VALUES ('delete-all')" if sqlite else "DELETE FROM search_words"
        )
        connection.execute(text(empties))
    engine.dispose()
    ledger = open_ledger(url)
    search = ledger.search()
    assert search.behind() == 5
    assert names(search, "cocoa") == []
    record(ledger, story("f", "cocoa"))
    assert search.find(Wanted()).behind == 6
    assert search.catch_up(2) == 2
    assert names(search, "cocoa") == ["b", "a"]
    with ledger.writing() as writing:
        writing.route({"a": frozenset({"late"}), "f": frozenset({"late"})})
    assert [search.catch_up(3), search.catch_up(3), search.catch_up(3)] == [3, 1, 0]
    assert names(search, "cocoa") == ["f", "e", "c", "b", "a"]
    assert names(search, "cocoa", sections=frozenset({"late"})) == ["f", "a"]
    record(ledger, story("g", "cocoa"))
    assert search.behind() == 0
    assert names(search, "cocoa")[0] == "g"
    ledger.close()


def test_nothing_is_indexed_of_what_was_not_recorded(ledger: SqlLedger, search: Search) -> None:
    def fail() -> None:
        with ledger.writing() as writing:
            writing.record([Entry(dispatch=STORIES[0], sections=frozenset({"all"}), announce=True)], [])
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert search.behind() == 0
    record(ledger, story("z", "cocoa"))
    assert names(search, "cocoa") == ["z"]


ODD = {
    "often": "the " * 400 + "end",
    "many": "word " * (MOST_TERMS + 5),
    "wide": "\ufdfa" * 40_000,
    "long": "x" * 300_000,
    "odd": "'\\ \0 \ue001a :* \U0001f600",
    "run": "東" * 20_000,
}


def test_whatever_a_text_is_it_is_recorded_and_found(ledger: SqlLedger, search: Search) -> None:
    record(ledger, *(story(name, words) for name, words in ODD.items()), story("b", "the end"))
    assert names(search, "headline:story") == ["b", *reversed(ODD)]
    assert names(search, '"the end"') == ["b"]
    assert names(search, "東東") == ["run"]
