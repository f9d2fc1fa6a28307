"""Deltas between any revisions of a page, whatever comes, changes, goes and returns."""

from hypothesis import given
from hypothesis import strategies as st

from syndicate.rules.revisions import Revisions

entries = st.integers(0, 12).map(lambda number: b"%d" % number)
pages = st.lists(st.lists(entries, max_size=8).map(tuple), min_size=1, max_size=20)


def tag_of(page: tuple[bytes, ...]) -> str:
    return repr(page)


def noted(history: list[tuple[bytes, ...]]) -> Revisions:
    revisions = Revisions()
    for page in history:
        revisions = revisions.noted([tag_of(page), f"{tag_of(page)}-gzip"], page)
    return revisions


@given(pages)
def test_the_entries_of_a_base_and_its_delta_are_those_of_the_page(history: list[tuple[bytes, ...]]) -> None:
    revisions, now = noted(history), history[-1]
    for held in history:
        base = revisions.base([tag_of(held)])
        assert base is not None
        sent = [now[place] for place in revisions.lacked(base)]
        assert set(now) - set(held) <= set(sent)
        assert set(sent) | set(held) >= set(now)


@given(pages)
def test_nothing_is_sent_that_every_revision_since_had(history: list[tuple[bytes, ...]]) -> None:
    revisions, now = noted(history), history[-1]
    for at, held in enumerate(history):
        if held in history[at + 1 :]:
            continue  # the last one of the same bytes is meant
        base = revisions.base([tag_of(held)])
        assert base is not None
        always = set(held).intersection(*history[at:])
        assert always.isdisjoint(now[place] for place in revisions.lacked(base))


@given(pages)
def test_the_order_is_that_of_the_page(history: list[tuple[bytes, ...]]) -> None:
    revisions = noted([(b"none of them",), *history])
    base = revisions.base([tag_of((b"none of them",))])
    assert base is not None
    assert revisions.lacked(base) == tuple(range(len(history[-1])))


def test_of_several_tags_the_newest_counts_and_strangers_none() -> None:
    revisions = noted([(b"a",), (b"a", b"b"), (b"a", b"b", b"c")])
    tags = [tag_of((b"a",)), '"strange"', f"{tag_of((b'a', b'b'))}-gzip"]
    assert revisions.base(tags) == tags[2]
    assert revisions.base(['"strange"']) is None


def test_the_same_page_in_more_codings_is_no_new_revision() -> None:
    before = noted([(b"a",), (b"b",)])
    after = before.noted([tag_of((b"b",)), "br"], (b"b",))
    assert (after.number, after.since) == (before.number, before.since)
    assert after.number == 2
    assert after.tags["br"] == before.tags[tag_of((b"b",))]
    assert after.lacked("br") == ()


def test_no_more_revisions_are_known_than_are_to_be() -> None:
    history: list[tuple[bytes, ...]] = [(b"%d" % number,) for number in range(200)]
    revisions = noted(history)
    known = [page for page in history if revisions.base([tag_of(page)]) is not None]
    assert known == history[-64:]
    assert len(revisions.tags) == 2 * 64
    assert len(revisions.since) == 1
