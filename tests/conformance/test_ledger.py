"""What every ledger promises, over each engine that the store runs on."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from syndicate.errors import StoreError
from syndicate.model.content import content_digest
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.filing import Unfiled
from syndicate.model.story import Numbered, Sketch, Story, Take
from syndicate.model.wire_number import WireNumber
from syndicate.ports.ledger import Archived, Entry, Ledger, Receipt, Showing
from syndicate.store import open_ledger
from tests.makers import NOON, make_dispatch, make_filing
from tests.stores import fresh_store

SECOND = timedelta(seconds=1)
LATER = NOON + timedelta(days=2)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with fresh_store(request.param, tmp_path) as address:
        yield address


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    opened = open_ledger(url)
    yield opened
    opened.close()


def _record(ledger: Ledger, *dispatches: Dispatch, sections: tuple[str, ...] = ("all",), announce: bool = True) -> None:
    with ledger.writing() as writing:
        writing.record(
            [Entry(dispatch=each, sections=frozenset(sections), announce=announce) for each in dispatches], []
        )


def _show(ledger: Ledger, *dispatches: Dispatch) -> None:
    ledger.show(
        [
            Showing(guid=each.guid, version=each.version, pub_status=each.pub_status, shown_from=each.shown_from)
            for each in dispatches
        ]
    )


def _receipt(digest: str, outcome: str = "stored") -> Receipt:
    return Receipt(digest=digest, source="newsroom", name="dispatch.txt", received=NOON, outcome=outcome)


def _errands(ledger: Ledger, now: datetime = LATER) -> list[tuple[str, str]]:
    return [(errand.section, errand.guid) for errand in ledger.errands(now, 1000)]


# Recording


def test_what_was_recorded_is_there_after_the_store_was_closed(url: str) -> None:
    first, second = make_dispatch(), make_dispatch(version=2, headline="Harbour talks end", embargo=LATER)
    ledger = open_ledger(url)
    _record(ledger, first, second)
    ledger.close()
    again = open_ledger(url)
    assert again.versions(first.guid) == [first, second]
    again.close()


def test_a_block_that_raises_leaves_nothing_behind(ledger: Ledger) -> None:
    def fail() -> None:
        with ledger.writing() as writing:
            entry = Entry(dispatch=make_dispatch(), sections=frozenset({"all"}), announce=True)
            writing.record([entry], [_receipt("a")])
            writing.reject(make_filing(b"?"), "no headline found")
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    with ledger.writing() as writing:
        assert writing.known(["a"]) == frozenset()
    assert ledger.counts().versions == ledger.counts().errands == ledger.counts().rejects == 0


def test_two_versions_of_a_story_never_share_a_number(ledger: Ledger) -> None:
    _record(ledger, make_dispatch())
    with pytest.raises(StoreError) as caught:
        _record(ledger, make_dispatch(guid="tag:wire.example,2026:dispatch/other"), make_dispatch(headline="Another"))
    assert "Another" not in str(caught.value)
    assert ledger.counts().versions == 1


def test_a_transaction_reads_its_own_writing(ledger: Ledger) -> None:
    dispatch = make_dispatch(chain="harbour")
    with ledger.writing() as writing:
        writing.record([Entry(dispatch=dispatch, sections=frozenset({"all"}), announce=False)], [_receipt("a")])
        story = Story(guid=dispatch.guid, source="newsroom", chain="harbour", takes=(Take.of(dispatch),))
        assert writing.stories([dispatch.guid, "unknown"]) == [story]
        assert writing.chained(["harbour"], NOON) == [story]
        assert writing.sections([dispatch.guid, "unknown"]) == {dispatch.guid: frozenset({"all"})}
        assert writing.known(["a", "b"]) == frozenset({"a"})


def test_no_reader_sees_a_transaction_before_it_ends(ledger: Ledger) -> None:
    dispatch = make_dispatch()
    with ledger.writing() as writing:
        writing.record([Entry(dispatch=dispatch, sections=frozenset({"all"}), announce=True)], [])
        assert ledger.versions(dispatch.guid) == []
        assert ledger.errands(LATER, 10) == []
    assert ledger.versions(dispatch.guid) == [dispatch]


def test_the_same_bytes_recorded_twice_are_known_once(ledger: Ledger) -> None:
    with ledger.writing() as writing:
        writing.record([], [_receipt("a"), _receipt("a", "again")])
    with ledger.writing() as writing:
        writing.record([], [_receipt("a", "again"), _receipt("b")])
        assert writing.known(["a", "b", "c"]) == frozenset({"a", "b"})


def test_thousands_are_asked_for_at_once(ledger: Ledger) -> None:
    dispatches = [make_dispatch(guid=f"tag:wire.example,2026:{number}") for number in range(1200)]
    _record(ledger, *dispatches)
    guids = [each.guid for each in dispatches]
    assert len(ledger.stories(guids)) == 1200
    assert len(ledger.dispatches([(guid, 1) for guid in guids])) == 1200
    _show(ledger, *dispatches)
    assert len(ledger.window("all", 5000)) == 1200
    ledger.done([errand.number for errand in ledger.errands(LATER, 5000)])
    assert ledger.errands(LATER, 5000) == []


def test_nothing_asked_is_nothing_answered(ledger: Ledger) -> None:
    ledger.show([])
    ledger.done([])
    ledger.unroute([])
    ledger.set_rules({})
    assert ledger.drop_rejects([]) == 0
    assert ledger.dispatches([]) == ledger.versions("") == ledger.latest(5) == []
    assert ledger.stories([]) == []
    with ledger.writing() as writing:
        writing.record([], [])
        writing.route({})
        assert (writing.stories([]), writing.chained([], NOON), writing.known([])) == ([], [], frozenset())
        assert (writing.numbered([], NOON, LATER), writing.sketched(0, 10), writing.dispatches([])) == ([], [], [])


# Stories and chains


def test_a_storys_takes_stand_in_the_order_they_were_stored(ledger: Ledger) -> None:
    second = make_dispatch(version=2, declared=7, take=1, follows=True, created=NOON + SECOND, source="partner")
    kill = make_dispatch(version=3, pub_status=PubStatus.CANCELED, embargo=LATER)
    first = make_dispatch()
    _record(ledger, second)
    _record(ledger, kill, first)
    [story] = ledger.stories([first.guid])
    assert story.takes == (Take.of(second), Take.of(kill), Take.of(first))
    assert story.source == "partner"


def test_a_chain_is_reached_by_its_latest_take(ledger: Ledger) -> None:
    old = make_dispatch(guid="old", chain="harbour", created=NOON - timedelta(days=3))
    kept_alive = make_dispatch(guid="alive", chain="harbour", created=NOON - timedelta(days=3))
    _record(ledger, old, kept_alive, replace(kept_alive, version=2, created=NOON))
    _record(ledger, replace(kept_alive, version=3, created=NOON - timedelta(days=2)))
    _record(ledger, make_dispatch(guid="other", chain="market"))
    with ledger.writing() as writing:
        assert [story.guid for story in writing.chained(["harbour", "none"], NOON)] == ["alive"]
        assert writing.chained(["harbour"], NOON + timedelta(microseconds=1)) == []
        assert len(writing.chained(["harbour"], NOON - timedelta(days=3))) == 2


def test_a_story_that_began_with_its_kill_takes_the_chain_that_follows(ledger: Ledger) -> None:
    _record(ledger, make_dispatch(pub_status=PubStatus.CANCELED))
    _record(ledger, make_dispatch(version=2, chain="harbour"))
    _record(ledger, make_dispatch(version=3, chain="pier"))
    assert ledger.stories([make_dispatch().guid])[0].chain == "harbour"


def _found(
    ledger: Ledger, *digits: int, since: datetime = NOON, until: datetime = LATER
) -> list[tuple[str, str, bool]]:
    with ledger.writing() as writing:
        found = writing.numbered(digits, since, until)
    return sorted((one.guid, str(one.number), one.named) for one in found)


def test_versions_are_found_by_the_numbers_they_have_and_name(ledger: Ledger) -> None:
    a578, a601, bare = WireNumber("a", 578), WireNumber("a", 601), WireNumber("", 578)
    _record(ledger, make_dispatch(guid="a", wire_number=a578), make_dispatch(guid="none"))
    _record(ledger, make_dispatch(guid="b", wire_number=a601, predecessor=a578, created=NOON + SECOND))
    _record(ledger, make_dispatch(guid="c", wire_number=bare, source="partner", created=LATER + SECOND))
    assert _found(ledger, 578, 9) == [("a", "a578", False), ("b", "a578", True)]
    assert _found(ledger, 601, 578, since=NOON + SECOND) == [("b", "a578", True), ("b", "a601", False)]
    assert _found(ledger, 578, until=NOON) == [("a", "a578", False)]
    assert _found(ledger, 578, since=LATER, until=LATER + SECOND) == [("c", "578", False)]
    assert _found(ledger) == _found(ledger, 99) == []


def test_a_number_is_found_with_its_source_and_time_in_the_transaction_that_writes_it(ledger: Ledger) -> None:
    number = WireNumber("dpa", 157)
    dispatch = make_dispatch(guid="a", wire_number=number)
    with ledger.writing() as writing:
        writing.record([Entry(dispatch=dispatch, sections=frozenset(), announce=False)], [])
        [found] = writing.numbered([157], NOON, NOON)
        assert found == Numbered(number=number, named=False, source="newsroom", guid="a", created=NOON)
        assert writing.dispatches([("a", 1), ("unknown", 1)]) == [dispatch]


def test_the_same_number_twice_on_one_story_is_no_error(ledger: Ledger) -> None:
    first = make_dispatch(wire_number=WireNumber("a", 578))
    _record(ledger, first, replace(first, version=2))
    assert _found(ledger, 578) == [(first.guid, "a578", False)]


def test_sketches_come_in_the_order_stored_after_a_number_and_the_newest_of_them(ledger: Ledger) -> None:
    sketches = [Sketch(lane=-(2**63) + n, day=739_000 + n, size=40, marks=(0, n, 2**32 - 1)) for n in range(5)]
    entries = [
        Entry(dispatch=make_dispatch(guid=f"{n}"), sections=frozenset(), announce=False, sketch=sketch)
        for n, sketch in enumerate(sketches)
    ]
    plain = Entry(dispatch=make_dispatch(guid="plain"), sections=frozenset(), announce=False)
    with ledger.writing() as writing:
        assert writing.sketched(0, 10) == []
        writing.record([*entries[:2], plain, *entries[2:]], [])
        found = writing.sketched(0, 10)
        assert [(one.guid, one.version, one.sketch) for one in found] == [
            (f"{n}", 1, sketch) for n, sketch in enumerate(sketches)
        ]
    with ledger.writing() as writing:
        assert writing.sketched(found[1].seq, 10) == found[2:]
        assert writing.sketched(0, 2) == found[3:]
        assert writing.sketched(found[-1].seq, 10) == []


def test_a_take_keeps_the_digest_of_what_it_says_and_none_of_what_this_desk_made(ledger: Ledger) -> None:
    filed, by_hand = make_dispatch(), make_dispatch(version=2, by_hand=True)
    _record(ledger, filed, by_hand)
    [story] = ledger.stories([filed.guid])
    assert [take.content for take in story.takes] == [content_digest(filed), None]


# Errands


def test_an_announced_entry_leaves_an_errand_for_each_section(ledger: Ledger) -> None:
    dispatch = make_dispatch()
    _record(ledger, dispatch, sections=("all", "diplomacy"))
    assert sorted(_errands(ledger)) == [("all", dispatch.guid), ("diplomacy", dispatch.guid)]


def test_an_entry_not_announced_leaves_none(ledger: Ledger) -> None:
    _record(ledger, make_dispatch(), announce=False)
    assert _errands(ledger) == []


def test_a_kill_is_announced_to_every_section_its_story_was_ever_in(ledger: Ledger) -> None:
    story = make_dispatch()
    _record(ledger, story, sections=("all", "diplomacy"), announce=False)
    _record(ledger, replace(story, version=2, pub_status=PubStatus.CANCELED), sections=())
    assert sorted(_errands(ledger)) == [("all", story.guid), ("diplomacy", story.guid)]


def test_sections_of_one_batch_add_up(ledger: Ledger) -> None:
    first = make_dispatch()
    with ledger.writing() as writing:
        writing.record(
            [
                Entry(dispatch=first, sections=frozenset({"all"}), announce=True),
                Entry(dispatch=replace(first, version=2), sections=frozenset({"diplomacy"}), announce=True),
            ],
            [],
        )
        assert writing.sections([first.guid]) == {first.guid: frozenset({"all", "diplomacy"})}
    assert [errand.section for errand in ledger.errands(LATER, 10)] == ["all", "all", "diplomacy"]


def test_an_errand_is_due_when_its_version_may_be_seen(ledger: Ledger) -> None:
    _record(ledger, make_dispatch(embargo=LATER), make_dispatch(guid="now", embargo=NOON - SECOND))
    assert [errand.guid for errand in ledger.errands(LATER - timedelta(microseconds=1), 10)] == ["now"]
    assert [errand.due for errand in ledger.errands(LATER, 10)] == [LATER, NOON]


def test_errands_come_lowest_number_first_and_no_more_than_asked(ledger: Ledger) -> None:
    _record(ledger, *(make_dispatch(guid=f"{n}", received=NOON - n * SECOND) for n in range(5)))
    numbers = [errand.number for errand in ledger.errands(NOON, 3)]
    assert numbers == sorted(numbers)
    assert [errand.guid for errand in ledger.errands(NOON, 3)] == ["0", "1", "2"]


def test_an_errands_number_is_never_given_again(ledger: Ledger) -> None:
    _record(ledger, make_dispatch())
    [struck] = ledger.errands(LATER, 10)
    ledger.done([struck.number])
    ledger.done([struck.number])
    _record(ledger, make_dispatch(version=2))
    ledger.done([struck.number])
    assert len(ledger.errands(LATER, 10)) == 1


# Sections and what they show


def test_a_window_holds_the_newest_stories_shown_newest_first(ledger: Ledger) -> None:
    dispatches = [make_dispatch(guid=f"{n}", received=NOON + n * SECOND) for n in range(5)]
    _record(ledger, *dispatches, sections=("all", "diplomacy"))
    assert ledger.window("all", 10) == []
    _show(ledger, *dispatches)
    assert ledger.window("all", 3) == [("4", 1), ("3", 1), ("2", 1)]
    assert ledger.window("diplomacy", 1) == [("4", 1)]
    assert ledger.window("none", 3) == []


def test_it_is_known_when_so_many_stories_were_shown_after_a_moment(ledger: Ledger) -> None:
    dispatches = [make_dispatch(guid=f"{n}", received=NOON + n * SECOND) for n in range(5)]
    _record(ledger, *dispatches[:3], sections=("all", "diplomacy"))
    _record(ledger, *dispatches[3:], sections=("diplomacy",))
    _show(ledger, *dispatches)
    assert ledger.overtaken(["all"], NOON, 2) == NOON + 2 * SECOND
    assert ledger.overtaken(["all"], NOON, 3) is None
    assert ledger.overtaken(["all", "diplomacy"], NOON, 3) == NOON + 3 * SECOND
    assert ledger.overtaken([], NOON, 1) is None


def test_stories_shown_from_one_moment_stand_in_the_order_of_their_names(ledger: Ledger) -> None:
    dispatches = [make_dispatch(guid=guid) for guid in ("b", "Ä", "a", "B", "é", "я")]
    _record(ledger, *dispatches)
    _show(ledger, *dispatches)
    assert [guid for guid, _ in ledger.window("all", 10)] == sorted(each.guid for each in dispatches)


def test_another_version_takes_the_place_of_the_one_shown(ledger: Ledger) -> None:
    first, other = make_dispatch(guid="a"), make_dispatch(guid="b", received=NOON + SECOND)
    second = replace(first, version=2, received=NOON + 2 * SECOND)
    _record(ledger, first, other, second)
    _show(ledger, first, other)
    _show(ledger, second)
    assert ledger.window("all", 10) == [("a", 2), ("b", 1)]
    _show(ledger, first)
    assert ledger.window("all", 10) == [("b", 1), ("a", 1)]


def test_a_story_shown_in_no_version_is_gone_from_every_section(ledger: Ledger) -> None:
    dispatch = make_dispatch()
    _record(ledger, dispatch, sections=("all", "diplomacy"))
    _show(ledger, dispatch)
    ledger.show([Showing(guid=dispatch.guid, version=None, pub_status=PubStatus.WITHHELD, shown_from=NOON)])
    assert ledger.window("all", 10) == ledger.window("diplomacy", 10) == []


def test_it_is_said_which_sections_show_what_is_shown_now(ledger: Ledger) -> None:
    one, two, gone = (make_dispatch(guid=guid) for guid in ("one", "two", "gone"))
    _record(ledger, one, gone, sections=("all", "diplomacy"))
    _record(ledger, two)
    shown = [Showing(guid=guid, version=1, pub_status=PubStatus.USABLE, shown_from=NOON) for guid in ("one", "two")]
    hidden = Showing(guid=gone.guid, version=None, pub_status=PubStatus.WITHHELD, shown_from=NOON)
    unknown = replace(shown[0], guid="unknown")
    assert ledger.show([*shown, hidden, unknown]) == {
        "one": frozenset({"all", "diplomacy"}),
        "two": frozenset({"all"}),
    }


def test_of_two_showings_of_one_story_the_later_counts(ledger: Ledger) -> None:
    first = make_dispatch()
    second = replace(first, version=2)
    _record(ledger, first, second)
    gone = Showing(guid=first.guid, version=None, pub_status=PubStatus.USABLE, shown_from=NOON)
    shown = replace(gone, version=2)
    ledger.show([gone, shown])
    assert ledger.window("all", 10) == [(first.guid, 2)]
    ledger.show([shown, gone])
    assert ledger.window("all", 10) == []


def test_a_version_that_is_not_stored_cannot_be_shown(ledger: Ledger) -> None:
    _record(ledger, make_dispatch())
    with pytest.raises(StoreError):
        _show(ledger, make_dispatch(version=9))


def test_a_story_routed_later_leaves_errands_for_its_new_sections_and_is_shown_there(ledger: Ledger) -> None:
    first = make_dispatch()
    second = replace(first, version=2, embargo=LATER)
    _record(ledger, first, second, announce=False)
    with ledger.writing() as writing:
        writing.route({first.guid: frozenset({"all", "diplomacy", "market"}), "unknown": frozenset({"all"})})
        assert writing.sections([first.guid, "unknown"]) == {first.guid: frozenset({"all", "diplomacy", "market"})}
    assert [(errand.section, errand.due) for errand in ledger.errands(LATER, 10)] == [
        ("diplomacy", NOON),
        ("market", NOON),
        ("diplomacy", LATER),
        ("market", LATER),
    ]
    _show(ledger, first)
    assert ledger.window("diplomacy", 10) == [(first.guid, 1)]
    assert ledger.latest(5, "diplomacy") == [second]


def test_a_story_routed_where_it_is_already_leaves_no_errand(ledger: Ledger) -> None:
    _record(ledger, make_dispatch(), announce=False)
    with ledger.writing() as writing:
        writing.route({make_dispatch().guid: frozenset({"all"})})
    assert _errands(ledger) == []
    assert ledger.sections([make_dispatch().guid]) == {make_dispatch().guid: frozenset({"all"})}


def test_an_emptied_section_can_be_filled_again_and_leaves_the_others_alone(ledger: Ledger) -> None:
    dispatch = make_dispatch()
    _record(ledger, dispatch, sections=("all", "diplomacy"))
    _show(ledger, dispatch)
    ledger.unroute(["diplomacy", "none"])
    assert ledger.window("diplomacy", 10) == []
    assert ledger.latest(5, "diplomacy") == []
    assert ledger.window("all", 10) == [(dispatch.guid, 1)]
    with ledger.writing() as writing:
        assert writing.sections([dispatch.guid]) == {dispatch.guid: frozenset({"all"})}
        writing.route({dispatch.guid: frozenset({"diplomacy"})})
    _show(ledger, dispatch)
    assert ledger.window("diplomacy", 10) == [(dispatch.guid, 1)]


def test_rules_not_named_are_forgotten(ledger: Ledger) -> None:
    ledger.set_rules({"all": "1", "diplomacy": "2"})
    ledger.set_rules({"all": "3", "market": "4"})
    assert ledger.rules() == {"all": "3", "market": "4"}


# Reading back


def test_dispatches_are_found_by_guid_and_version_together(ledger: Ledger) -> None:
    a1, a2 = make_dispatch(guid="a"), make_dispatch(guid="a", version=2)
    b1, b2 = make_dispatch(guid="b"), make_dispatch(guid="b", version=2)
    _record(ledger, a1, a2, b1, b2)
    found = ledger.dispatches([("a", 1), ("b", 2), ("b", 3), ("c", 1), ("a", 1)])
    assert sorted(found, key=lambda each: each.guid) == [a1, b2]


def test_the_newest_stories_come_each_with_its_newest_version(ledger: Ledger) -> None:
    a1, b1 = make_dispatch(guid="a"), make_dispatch(guid="b", embargo=LATER)
    c1 = make_dispatch(guid="c")
    _record(ledger, a1, b1, sections=("all", "diplomacy"))
    _record(ledger, c1)
    a2 = replace(a1, version=2, received=NOON - SECOND)
    _record(ledger, a2, sections=())
    assert ledger.latest(10) == [a2, c1, b1]
    assert ledger.latest(2) == [a2, c1]
    assert ledger.latest(10, "diplomacy") == [a2, b1]
    assert ledger.latest(10, "none") == []


def test_the_newest_stories_are_leafed_through_by_their_numbers(ledger: Ledger) -> None:
    stories = [make_dispatch(guid=guid) for guid in "abc"]
    for story in stories:
        _record(ledger, story, sections=("all",))
    first = ledger.newest(2, "all")
    assert [dispatch for _, dispatch in first] == stories[:0:-1]
    assert [dispatch for _, dispatch in ledger.newest(2, "all", before=first[-1][0])] == stories[:1]
    assert ledger.newest(2, before=ledger.newest(9)[-1][0]) == []


def test_a_version_may_be_numbered_by_its_date(ledger: Ledger) -> None:
    dispatch = make_dispatch(version=20261124120000, declared=20261124120000)
    _record(ledger, dispatch)
    _show(ledger, dispatch)
    assert ledger.dispatches(ledger.window("all", 5)) == [dispatch]
    assert ledger.stories([dispatch.guid])[0].takes == (Take.of(dispatch),)


def test_every_version_comes_in_the_order_stored_in_batches(ledger: Ledger) -> None:
    dispatches = [make_dispatch(guid=f"{9 - n}") for n in range(7)]
    _record(ledger, *dispatches)
    batches = list(ledger.every(3))
    assert [len(batch) for batch in batches] == [3, 3, 1]
    assert [each for batch in batches for each in batch] == dispatches


def test_reading_every_version_holds_nothing_open_and_finds_what_is_stored_meanwhile(ledger: Ledger) -> None:
    _record(ledger, make_dispatch(guid="a"), make_dispatch(guid="b"))
    reading = ledger.every(1)
    assert [each.guid for each in next(reading)] == ["a"]
    _record(ledger, make_dispatch(guid="c"))
    assert [each.guid for batch in reading for each in batch] == ["b", "c"]


def test_counts_of_an_empty_ledger_are_nothing(ledger: Ledger) -> None:
    counts = ledger.counts()
    assert (counts.stories, counts.versions, counts.rejects, counts.errands) == (0, 0, 0, 0)
    assert counts.next_due is counts.newest is None


def test_counts_say_what_there_is(ledger: Ledger) -> None:
    _record(ledger, make_dispatch(), sections=("all", "diplomacy"))
    _record(ledger, make_dispatch(version=2, received=NOON + SECOND, embargo=LATER))
    with ledger.writing() as writing:
        writing.reject(make_filing(b"?"), "no headline found")
    counts = ledger.counts()
    assert (counts.stories, counts.versions, counts.rejects, counts.errands) == (1, 2, 1, 4)
    assert counts.next_due == NOON
    assert counts.newest == NOON + SECOND


def test_times_come_back_to_the_microsecond_and_in_utc(ledger: Ledger) -> None:
    exact = datetime(2026, 3, 29, 1, 30, 0, 123457, tzinfo=timezone(timedelta(hours=-9, minutes=-30)))
    _record(ledger, make_dispatch(created=exact, received=exact))
    [story] = ledger.stories([make_dispatch().guid])
    assert story.takes[0].created == exact
    assert story.takes[0].created.utcoffset() == timedelta(0)
    assert ledger.errands(exact, 1)[0].due == exact


def test_a_time_without_a_zone_is_refused_and_nothing_is_written(ledger: Ledger) -> None:
    bare = datetime(2026, 11, 24, 12, 0)  # noqa: DTZ001 the fault under test
    with pytest.raises(ValueError, match="without a zone"):
        _record(ledger, make_dispatch(created=bare))
    with pytest.raises(ValueError, match="without a zone"):
        ledger.errands(bare, 1)
    assert ledger.counts().versions == 0


# The reject tray


def test_a_rejected_filing_waits_in_the_tray_and_is_not_known(ledger: Ledger) -> None:
    filing = make_filing(b"\x00\xff?", received=NOON + SECOND)
    with ledger.writing() as writing:
        writing.reject(filing, "no headline found")
        assert writing.known([filing.digest]) == frozenset()
    [row] = ledger.rejects(10)
    assert (row.source, row.name, row.reason, row.content) == (
        "newsroom",
        "dispatch.txt",
        "no headline found",
        b"\x00\xff?",
    )
    assert (row.filed, row.received) == (NOON, NOON + SECOND)
    assert ledger.rejected(row.number) == row
    assert ledger.rejected(row.number + 1) is None


def test_the_same_bytes_rejected_again_replace_their_row_and_keep_its_number(ledger: Ledger) -> None:
    with ledger.writing() as writing:
        writing.reject(make_filing(b"a"), "first")
        writing.reject(make_filing(b"b"), "other")
    [_, before] = ledger.rejects(10)
    with ledger.writing() as writing:
        writing.reject(make_filing(b"a", name="again.txt"), "second")
    [_, after] = ledger.rejects(10)
    assert (after.number, after.name, after.reason) == (before.number, "again.txt", "second")


def test_something_unread_is_known_again_by_its_name(ledger: Ledger) -> None:
    link = Unfiled(source="newsroom", name="link.txt", reason="a link", received=NOON, receipt="link.txt")
    with ledger.writing() as writing:
        writing.reject(link, "a link")
        writing.reject(replace(link, received=NOON + SECOND), "still a link")
        writing.reject(replace(link, source="partner"), "a link")
        writing.reject(make_filing(b"", name="link.txt"), "empty")
    rows = ledger.rejects(10)
    assert [(row.source, row.reason, row.content) for row in rows] == [
        ("newsroom", "empty", b""),
        ("partner", "a link", None),
        ("newsroom", "still a link", None),
    ]
    assert rows[2].filed == NOON + SECOND


def test_names_that_no_database_takes_are_written_out(ledger: Ledger) -> None:
    with ledger.writing() as writing:
        writing.reject(make_filing(b"a", name="\udcff\0.txt"), "not a name: \udcff")
    [row] = ledger.rejects(1)
    assert row.name == "\\udcff\\x00.txt"
    assert row.reason == "not a name: \\udcff"


def test_what_became_of_a_filing_can_be_asked(ledger: Ledger) -> None:
    receipt = replace(_receipt("0" * 64, "version 1 of a"), versions=(("tag:a", 1), ("tag:b é", 20261124120000)))
    with ledger.writing() as writing:
        writing.record([], [receipt])
    assert ledger.receipt("0" * 64) == receipt
    assert ledger.receipt("1" * 64) is None


def test_rows_leave_the_tray_one_by_one_or_several_at_once(ledger: Ledger) -> None:
    with ledger.writing() as writing:
        for content in (b"a", b"b", b"c", b"d"):
            writing.reject(make_filing(content), "no headline found")
    numbers = [row.number for row in ledger.rejects(10)]
    assert numbers == sorted(numbers, reverse=True)
    assert [row.content for row in ledger.rejects(2)] == [b"d", b"c"]
    assert ledger.drop_rejects([numbers[0]]) == 1
    assert ledger.drop_rejects([numbers[0], numbers[1], numbers[2], numbers[2]]) == 2
    assert [row.number for row in ledger.rejects(10)] == [numbers[3]]


# Several hands


def test_two_threads_that_read_and_then_write_never_come_between_each_other(ledger: Ledger) -> None:
    def file_next() -> None:
        for _ in range(25):
            with ledger.writing() as writing:
                stories = writing.stories(["a"])
                version = 1 + max((take.version for story in stories for take in story.takes), default=0)
                entry = Entry(dispatch=make_dispatch(guid="a", version=version), sections=frozenset(), announce=False)
                writing.record([entry], [])

    _run_together(file_next, file_next)
    assert [each.version for each in ledger.versions("a")] == list(range(1, 51))


def test_two_ledgers_on_one_store_never_come_between_each_other(url: str) -> None:
    def file_next(number: int) -> None:
        ledger = open_ledger(url)
        for _ in range(10):
            with ledger.writing() as writing:
                known = len(writing.stories(["a"])) and len(writing.stories(["a"])[0].takes)
                dispatch = make_dispatch(guid="a", version=known + 1, source=f"{number}")
                writing.record([Entry(dispatch=dispatch, sections=frozenset(), announce=False)], [])
        ledger.close()

    _run_together(lambda: file_next(1), lambda: file_next(2), lambda: file_next(3))
    ledger = open_ledger(url)
    assert [each.version for each in ledger.versions("a")] == list(range(1, 31))
    ledger.close()


def test_reading_goes_on_in_other_threads_while_one_writes(ledger: Ledger) -> None:
    _record(ledger, make_dispatch())
    seen: list[int] = []
    with ledger.writing() as writing:
        writing.record([Entry(dispatch=make_dispatch(version=2), sections=frozenset(), announce=False)], [])
        _run_together(*[lambda: seen.append(len(ledger.versions(make_dispatch().guid)))] * 4)
    assert seen == [1, 1, 1, 1]


def _run_together(*works: Callable[[], None]) -> None:
    with ThreadPoolExecutor(len(works)) as threads:
        for future in [threads.submit(work) for work in works]:
            future.result()


def _shown(ledger: Ledger, *numbers: int, section: str = "all") -> list[Dispatch]:
    """Record and show stories, one a second."""
    stories = [make_dispatch(guid=str(number), received=NOON + number * SECOND) for number in numbers]
    _record(ledger, *stories, sections=(section,))
    _show(ledger, *stories)
    return stories


def test_an_archive_document_is_made_when_it_is_full_of_those_shown_first(ledger: Ledger) -> None:
    _shown(ledger, 3, 1, 2)
    assert ledger.archive("all", 4) == Archived(newest=0)
    assert ledger.unarchived("all") == [("3", 1), ("2", 1), ("1", 1)]
    _shown(ledger, 4, 5)
    assert ledger.archive("all", 2) == Archived(newest=2, fresh=range(1, 3))
    assert [ledger.document("all", number) for number in (1, 2, 3)] == [[("2", 1), ("1", 1)], [("4", 1), ("3", 1)], []]
    assert ledger.unarchived("all") == [("5", 1)]
    assert ledger.archive("all", 2) == Archived(newest=2)


def test_an_archive_document_keeps_its_stories_and_shows_what_became_of_them(ledger: Ledger) -> None:
    one, two = _shown(ledger, 1, 2)
    ledger.archive("all", 2)
    later = replace(one, version=2, received=LATER, pub_status=PubStatus.CANCELED)
    _record(ledger, later)
    _show(ledger, later)
    assert ledger.document("all", 1) == [("1", 2), ("2", 1)]
    assert ledger.documents({"1", "2", "3"}) == {("all", 1)}
    assert ledger.unarchived("all") == []
    ledger.show([Showing(guid=two.guid, version=None, pub_status=PubStatus.WITHHELD, shown_from=NOON)])
    assert ledger.document("all", 1) == [("1", 2)]


def test_what_a_section_never_showed_as_usable_gets_no_place_in_its_archive(ledger: Ledger) -> None:
    killed = make_dispatch(guid="killed", pub_status=PubStatus.CANCELED)
    _record(ledger, killed)
    _show(ledger, killed)
    assert ledger.unarchived("all") == []
    assert ledger.archive("all", 1) == Archived(newest=0)


def test_sections_have_archives_of_their_own(ledger: Ledger) -> None:
    _shown(ledger, 1, 2)
    _shown(ledger, 3, section="diplomacy")
    assert ledger.archive("diplomacy", 1) == Archived(newest=1, fresh=range(1, 2))
    assert ledger.documents({"1", "3"}) == {("diplomacy", 1)}


def test_an_archive_outlives_the_filling_of_its_section_anew(ledger: Ledger) -> None:
    stories = _shown(ledger, 1, 2, 3)
    ledger.archive("all", 2)
    ledger.unroute({"all"})
    assert ledger.document("all", 1) == []
    with ledger.writing() as writing:
        writing.route({story.guid: frozenset({"all"}) for story in reversed(stories)})
    _show(ledger, *reversed(stories))
    assert ledger.document("all", 1) == [("2", 1), ("1", 1)]
    assert ledger.unarchived("all") == [("3", 1)]
    ledger.close_archive({"all"})
    assert ledger.archive("all", 2) == Archived(newest=0)
    assert ledger.document("all", 1) == []


def test_recent_kills_are_found_apart_from_the_window(ledger: Ledger) -> None:
    kills = [
        make_dispatch(guid=str(number), pub_status=PubStatus.CANCELED, received=NOON + number * SECOND)
        for number in range(4)
    ]
    _record(ledger, *kills, make_dispatch(guid="story", received=LATER))
    _show(ledger, *kills, make_dispatch(guid="story", received=LATER))
    assert ledger.kills("all", NOON + SECOND, 2) == [("3", 1), ("2", 1)]
    assert ledger.kills("all", NOON + 3 * SECOND, 9) == [("3", 1)]
    assert ledger.kills("diplomacy", NOON, 9) == []
