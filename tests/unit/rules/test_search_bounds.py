"""Texts that are too long, or say one word too often, for what an engine keeps; and where snippets are cut."""

from syndicate.model.body import Body, Paragraph
from syndicate.model.search import Field
from syndicate.rules.facts.places.table import size_of
from syndicate.rules.search.entries import MOST_TERMS, entry
from syndicate.rules.search.query import parse
from syndicate.rules.search.snippet import marked, snippet
from syndicate.rules.search.words import LONGEST, terms
from tests.makers import make_dispatch


def kept(text: str, note: str | None = None) -> list[str]:
    return entry(make_dispatch(headline="x", ed_note=note, body=Body((Paragraph(text),))), [])


def test_a_word_said_without_end_is_kept_255_times() -> None:
    assert kept("herring " * 400).count("herring") == 255


def test_a_text_is_kept_to_its_bound() -> None:
    assert len(kept(" ".join(f"w{number}" for number in range(2 * MOST_TERMS)))) == MOST_TERMS == 16_000


def test_the_letters_of_a_text_are_kept_to_their_bound() -> None:
    long = " ".join(f"{number:0{LONGEST}}" for number in range(MOST_TERMS))
    sizes = [sum(map(len, kept(long, f"{long[:6500]} {'x' * more}"))) for more in range(1, LONGEST)]
    assert (min(sizes), max(sizes)) == (200_000 - LONGEST + 1, 200_000)


def test_letters_are_told_from_marks_also_after_many_have_been_seen() -> None:
    terms("".join(map(chr, range(0x20000, 0x31000))))
    assert terms("nøn‖sequĭtur") == ["non", "sequitur"]


def test_a_word_longer_than_a_term_is_several() -> None:
    assert terms("x" * (LONGEST + 1)) == ["x" * LONGEST, "x"]


def test_a_phrase_is_marked_only_where_all_its_words_follow() -> None:
    found = marked("port royal, then port avel", parse('"port avel"'))
    assert [found.text[begin:end] for begin, end in found.marks] == ["port avel"]


def test_what_is_searched_for_in_another_field_is_not_marked() -> None:
    query = parse("headline:port avel")
    assert [found.marks for found in (marked("port", query), marked("port", query, Field.HEADLINE))] == [(), ((0, 4),)]
    assert marked("port avel", query, Field.BYLINE).marks == ((5, 9),)


def test_a_phrase_whose_first_word_only_begins_alike_is_not_marked() -> None:
    assert marked("ports avel, port avel", parse('"port avel"')).marks == ((12, 21),)


def test_a_snippet_begins_with_a_word_some_way_before_what_was_found() -> None:
    text = "wave " * 100 + "harbour" + " calm" * 100
    shown = snippet(text, parse("harbour"))
    [(begin, end)] = shown.marks
    assert shown.text[begin:end] == "harbour"
    assert shown.text.startswith("…wave ")
    assert begin <= 61
    run_on = snippet("x-" * 200 + "harbour" + " calm" * 100, parse("harbour"))
    assert run_on.text.startswith("…harbour calm")


def test_eight_steps_double_a_towns_size() -> None:
    assert (size_of(0), size_of(1), size_of(2), size_of(1024)) == (0, 0, 8, 80)
