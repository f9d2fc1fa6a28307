"""The language of search: what it means, and where it says that it cannot be understood."""

import pytest

from syndicate.errors import BadQuery
from syndicate.model.search import Either, Every, Field, Phrase
from syndicate.rules.search.query import LONGEST, MOST_TERMS, parse


@pytest.mark.parametrize(
    ("text", "at", "why"),
    [
        ("x" * (LONGEST + 1), LONGEST + 1, "longer than"),
        ("OR pilots", 1, "in front of this OR"),
        ("pilots OR", 8, "behind this OR"),
        ("pilots NOT", 8, "behind this minus"),
        ("-strike", 1, "what is to be there"),
        ("pilots OR -strike", 11, "what is to be there"),
        ("(" * 9 + "a", 9, "brackets are open"),
        ("(pilots", 1, "never closed"),
        ("pilots)", 7, "closes nothing"),
        ('"pilots', 1, "never closed"),
        ("...", 1, "no word in it"),
        ("headline:", 1, "nothing behind headline:"),
        ("headlin:strike", 1, "did you mean headline"),
        ("p*", 1, "at least 2 characters"),
        (" ".join(["a"] * (MOST_TERMS + 1)), 2 * MOST_TERMS + 1, f"more than {MOST_TERMS} words"),
    ],
)
def test_a_query_that_cannot_be_understood_says_where(text: str, at: int, why: str) -> None:
    with pytest.raises(BadQuery, match=why) as caught:
        parse(text)
    assert caught.value.at == at


def test_alternatives_bind_least_and_a_minus_twice_is_none() -> None:
    pilots, strike = Phrase(("pilots",)), Phrase(("strike",))
    assert parse("pilots strike OR strike") == Either((Every((pilots, strike)), strike))
    assert parse("pilots AND strike") == Every((pilots, strike))
    assert parse("pilots NOT NOT strike") == Every((pilots, strike))
    assert parse("pilots -strike") == Every((pilots,), (strike,))
    assert parse("(pilots)") == pilots
    assert parse("(pilots) strike") == Every((pilots, strike))


def test_fields_and_what_only_looks_like_one() -> None:
    assert parse("by:avel") == Phrase(("avel",), field=Field.BYLINE)
    assert parse("10:30") == Phrase(("10", "30"))
    assert parse('slug:"port avel"*') == Phrase(("port", "avel"), prefix=True, field=Field.SLUGLINE)
    assert parse("Reuters:Brazil") == Phrase(("reuters", "brazil"))
    assert parse("  ") is None


@pytest.mark.parametrize("word", ["bye", "slugs", "says:", "headlines"])
def test_a_word_that_begins_like_a_field_or_ends_like_one_is_a_word(word: str) -> None:
    assert parse(word) == Phrase((word.removesuffix(":"),))


def test_two_letters_in_front_of_a_star_are_enough() -> None:
    assert parse("po*") == Phrase(("po",), prefix=True)


def test_a_query_of_a_thousand_characters_and_64_words_is_read() -> None:
    assert parse("pilots".ljust(1000)) == Phrase(("pilots",))
    assert parse("pilots" + " ..." * 64) == Phrase(("pilots",))
    assert parse(" ".join(["pilots"] * 64)) == Every((Phrase(("pilots",)),) * 64)
