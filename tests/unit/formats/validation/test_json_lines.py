"""The line of every value in a JSON text."""

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.formats.validation.json_lines import Path, lines_of


def test_members_stand_where_their_names_are_and_values_of_lists_where_they_begin() -> None:
    lines = lines_of('{"a":\n 1, "b": [\n  {"c": "x\\"]\\n"},\n  2],\n "d": {}}')
    places = {(): 1, ("a",): 1, ("b",): 2, ("b", 0): 3, ("b", 0, "c"): 3, ("b", 1): 4, ("d",): 5}
    assert {path: lines.of(path) for path in places} == places


def test_of_what_is_too_deep_the_line_of_what_holds_it_is_told() -> None:
    text = "[\n" * 100 + "1" + "]" * 100
    assert lines_of(text).of((0,) * 99) == 33


def test_a_name_that_stands_twice_is_told() -> None:
    assert lines_of('{"a": {"b": 1,\n"b": 2}}').repeated == ((("a", "b"), 2),)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(VALUES)
def test_every_value_is_found_on_its_own_line(value: object) -> None:
    text = json.dumps(value, indent=1)
    lines = lines_of(text)
    for path, found in _values(value, ()):
        opening = json.dumps(found, indent=1).split("\n")[0]
        assert opening in text.split("\n")[lines.of(path) - 1]


def _values(value: Any, path: Path) -> Iterator[tuple[Path, object]]:
    yield path, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in inner:
        yield from _values(one, (*path, step))
