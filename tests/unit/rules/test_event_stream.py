"""The event stream format, read back as WHATWG HTML §9.2.6 says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.rules.event_stream import BEAT, asked_number, event, opening, place
from tests.listening import Heard, Parser

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("data", "read"),
    [
        ("one", "one"),
        ("two\nlines", "two\nlines"),
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("", ""),
        (" a space first", " a space first"),
        ("\ufeffa mark first", "\ufeffa mark first"),
        ("id: 9\n\nevent: forged\n", "id: 9\n\nevent: forged\n"),
        ("a line \u2028 of Unicode's \u0085 own \x0b kind", "a line \u2028 of Unicode's \u0085 own \x0b kind"),
    ],
)
def test_data_comes_out_as_it_went_in_its_lines_joined_by_newlines(data: str, read: str) -> None:
    assert list(Parser().feed(event("dispatch.usable", data, 7).decode())) == [Heard("7", "dispatch.usable", read)]


@given(st.lists(TEXT, max_size=5), st.integers(1, 50))
def test_a_stream_is_the_same_in_whatever_pieces_it_comes(texts: list[str], size: int) -> None:
    stream = opening(3, 2000) + BEAT + b"".join(event("told", text, number) for number, text in enumerate(texts, 4))
    text = stream.decode()
    parser = Parser()
    heard = [one for at in range(0, len(text), size) for one in parser.feed(text[at : at + size])]
    lines = [text.replace("\r\n", "\n").replace("\r", "\n") for text in texts]
    assert [one.data for one in heard] == lines
    assert (parser.retry, parser.last_id) == (2000, str(3 + len(texts)))


def test_a_place_is_no_event_but_where_to_go_on_from() -> None:
    parser = Parser()
    assert list(parser.feed((opening(3, 1000) + place(12) + BEAT).decode())) == []
    assert parser.last_id == "12"


@pytest.mark.parametrize(("identifier", "number"), [("0", 0), ("17", 17), ("007", 7), ("9" * 18, 10**18 - 1)])
def test_our_ids_are_numbers(identifier: str, number: int) -> None:
    assert asked_number(identifier) == number


@pytest.mark.parametrize("identifier", ["", "-1", "+1", "1.0", "1e3", " 1", "1_0", "x", "\u0661", "9" * 19, "1\n"])
def test_whatever_else_is_none_of_ours(identifier: str) -> None:
    assert asked_number(identifier) is None
