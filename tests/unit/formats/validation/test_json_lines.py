"""The line of every value in a JSON text."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.formats.validation.json_lines import lines_of


def test_members_stand_where_their_names_are_and_values_of_lists_where_they_begin() -> None:
    text = '{"a":\n 1, "b": [\n  {"c": "x\\"]\\n"},\n  2],\n "d": {}}'
    assert lines_of(text).lines == {
        (): 1,
        ("a",): 1,
        ("b",): 2,
        ("b", 0): 3,
        ("b", 0, "c"): 3,
        ("b", 1): 4,
        ("d",): 5,
    }


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
    lines = lines_of(text).lines
    for path, line in lines.items():
        found = value
        for step in path:
            found = found[step]  # type: ignore[index]  a path leads through lists and objects
        opening = json.dumps(found, indent=1).split("\n")[0]
        assert opening in text.split("\n")[line - 1]
    assert len(lines) == _count(value)


def _count(value: object) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + sum(map(_count, inner))
