"""Text made fit to publish."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from syndicate.rules.text import clean, fold


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("plain\ttext\n", "plain\ttext\n"),
        (
            "one\r\ntwo\rthree\x85four\u2028five\u2029six\x0cseven\x0beight",
            "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight",
        ),
        ("one\r\ntwo\rthree\x0cfour\x0bfive\r\x00\nsix", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("nul\x00 bell\x07 tab\t escape\x1b delete\x7f", "nul bell tab\t escape delete"),
        ("nul\x00 bell\x07 escape\x1b delete\x7f c1\x9d", "nul bell escape delete c1"),
        ("lone \ud800 surrogate \udc80", "lone  surrogate "),
        ("pair \ud83d\ude00", "pair \U0001f600"),
        ("non\ufffecharacters\uffff\ufdd0\U0001fffe\U0010ffff", "noncharacters"),
        ("\ufeffmark", "mark"),
        ("e\u0301", "é"),
    ],
)
def test_what_no_feed_may_carry_is_taken_out(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_a_line_is_folded_no_break_and_ideographic_spaces_too() -> None:
    assert fold("\u00a0 one \t two\n\u3000three\u2009") == "one two three"


@given(st.text(st.characters(codec="ascii")))
def test_ascii_is_cleaned_as_other_text_is(text: str) -> None:
    assert clean(text) + "—" == clean(f"{text}—")


@example("one  two ")
@given(st.text(st.sampled_from("a \t\n\u00a0\u3000")))
def test_a_folded_line_has_single_spaces_between_its_words_alone(text: str) -> None:
    assert fold(text) == " ".join(text.split())
