"""What is shown of a hit, and what is marked in it."""

import pytest

from syndicate.rules.search.query import parse
from syndicate.rules.search.snippet import marked, snippet

HARBOUR = parse("harbour")


def shown_marks(text: str, query: str) -> list[str]:
    found = marked(text, parse(query))
    return [found.text[begin:end] for begin, end in found.marks]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Talks on the\nharbour resumed.", "Talks on the harbour resumed."),
        ("a" * 200 + " " + "b" * 39, "a" * 200 + " " + "b" * 39),
        ("a" * 239 + " b c", "a" * 239 + "…"),
        ("a" * 238 + " b c", "a" * 238 + " b…"),
        ("a" * 236 + " harbour", "a" * 236 + "…"),
        ("a" * 100 + " " + "b" * 200, "a" * 100 + " " + "b" * 139 + "…"),
    ],
)
def test_without_a_mark_the_words_of_the_first_240_characters_are_shown(text: str, shown: str) -> None:
    assert snippet(text, None).text == shown


def test_a_mark_that_is_near_the_beginning_leaves_it_to_be_shown() -> None:
    assert snippet("wave " * 36 + "harbour", HARBOUR).text == "wave " * 36 + "harbour"
    assert snippet("wave " * 37 + "harbour", HARBOUR).text.startswith("…wave ")


def test_a_snippet_begins_with_the_first_word_of_the_60_characters_before_a_mark() -> None:
    shown = snippet("x " * 200 + "harbour" + " calm" * 100, HARBOUR)
    assert shown.text.startswith("…" + "x " * 29 + "harbour calm")
    assert shown.marks == ((59, 66),)


def test_a_word_without_end_behind_a_mark_is_cut() -> None:
    shown = snippet("wave " * 100 + "harbour " + "y" * 400, HARBOUR)
    assert shown.text.endswith("y…")
    assert len(shown.text) == 242


def test_what_is_marked_at_either_end_of_a_snippet_is_marked() -> None:
    assert snippet("x" * 300 + "-harbour", HARBOUR).marks == ((1, 8),)
    assert snippet("calm harbour", HARBOUR).marks == ((5, 12),)


def test_only_what_is_shown_whole_is_marked() -> None:
    shown = snippet("harbour " + "calm " * 60 + "harbour", HARBOUR)
    assert shown.marks == ((0, 7),)


@pytest.mark.parametrize(
    ("text", "query", "marks"),
    [
        ("port avel quay", '"port avel quay"', ["port avel quay"]),
        ("port quay avel", '"port avel quay"', []),
        ("port avel quay", '"port avel" OR "avel quay"', ["port avel quay"]),
        ("port avel quay", '"port avel quay" OR avel', ["port avel quay"]),
        ("port avel quay", "port OR quay", ["port", "quay"]),
        ("東京都内", '"東京" OR "都内"', ["東京", "都内"]),
        ("harbours", "harb*", ["harbours"]),
        ("harbours", "harbour", []),
        ("port avel", "port -quay", ["port"]),
    ],
)
def test_each_place_is_marked_once(text: str, query: str, marks: list[str]) -> None:
    assert shown_marks(text, query) == marks
