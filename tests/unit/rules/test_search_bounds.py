"""Texts that are too long, or say one word too often, for what an engine keeps; and where snippets are cut."""

from syndicate.model.body import Body, Paragraph
from syndicate.rules.facts.places.table import size_of
from syndicate.rules.search.entries import MOST_TERMS, entry
from syndicate.rules.search.query import parse
from syndicate.rules.search.snippet import marked
from syndicate.rules.search.words import LONGEST, terms
from tests.makers import make_dispatch


def kept(text: str) -> list[str]:
    return entry(make_dispatch(headline="x", body=Body((Paragraph(text),))), [])


def test_a_word_said_without_end_is_kept_255_times() -> None:
    assert kept("herring " * 400).count("herring") == 255


def test_a_text_is_kept_to_its_bound() -> None:
    assert len(kept(" ".join(f"w{number}" for number in range(2 * MOST_TERMS)))) < MOST_TERMS + 50


def test_a_word_longer_than_a_term_is_several() -> None:
    assert terms("x" * (LONGEST + 1)) == ["x" * LONGEST, "x"]


def test_a_phrase_is_marked_only_where_all_its_words_follow() -> None:
    found = marked("port royal, then port avel", parse('"port avel"'))
    assert [found.text[begin:end] for begin, end in found.marks] == ["port avel"]


def test_eight_steps_double_a_towns_size() -> None:
    assert (size_of(0), size_of(1), size_of(2), size_of(1024)) == (0, 0, 8, 80)
