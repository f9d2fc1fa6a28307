"""For how long which story is kept, and what stays of it."""

from datetime import timedelta

import pytest

from syndicate.rules.keeping import HEADLINE, Keeping, emptied
from syndicate.store.codec import decode, encode
from tests.makers import NOON, make_dispatch

KEEPING = Keeping(sections={"sport": 10, "business": 30}, sources={"bought": 5, "patient": 90})


@pytest.mark.parametrize(
    ("source", "sections", "days"),
    [
        ("newsroom", {"sport"}, 10),
        ("newsroom", {"sport", "business"}, 30),
        ("newsroom", {"sport", "world"}, None),
        ("newsroom", set(), None),
        ("bought", {"world"}, 5),
        ("bought", set(), 5),
        ("bought", {"business"}, 5),
        ("patient", {"sport"}, 10),
        ("patient", {"world"}, 90),
    ],
)
def test_the_longest_of_its_sections_counts_and_its_source_bounds_it(
    source: str, sections: set[str], days: int | None
) -> None:
    assert KEEPING.until(NOON, source, sections) == (None if days is None else NOON + timedelta(days=days))


def test_the_least_of_all_is_when_to_begin_to_look() -> None:
    assert KEEPING.least == timedelta(days=5)
    assert Keeping().least is None


def test_words_go_and_the_rest_stays() -> None:
    dispatch = make_dispatch(slugline="BC-Quay", byline="JANE MARLOW", ed_note="For editors.", keywords=("harbour",))
    left = emptied(dispatch)
    assert (left.headline, left.body.text, left.slugline, left.byline, left.ed_note) == (HEADLINE, "", None, None, None)
    assert (left.guid, left.version, left.created, left.keywords) == (
        dispatch.guid, dispatch.version, dispatch.created, dispatch.keywords
    )  # fmt: skip
    assert decode(encode(left)) == left
