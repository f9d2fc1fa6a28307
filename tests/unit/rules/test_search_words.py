"""What a word is to the search, where it stands, and by what of a run without spaces it is found."""

import pytest

from syndicate.rules.search.words import queried, spans, terms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("U.S. oil-price", ["u", "s", "oil", "price"]),
        ("  ", []),
        ("Łódź, Ærø", ["lodz", "aero"]),
        ("שָׁלוֹם", ["שלום"]),
        ("בְּרֵאשִׁית", ["בראשית"]),
        ("مُحَمَّد", ["محمد"]),
        ("東京都", ["東京", "京都", "都"]),
        ("AI東京", ["ai", "東京", "京"]),
        ("a " + "x" * 65, ["a", "x" * 64, "x"]),
        ("é " + "x" * 65, ["e", "x" * 64, "x"]),
    ],
)
def test_words_have_no_case_no_accents_and_no_points(text: str, found: list[str]) -> None:
    assert terms(text) == found


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("In Łódź", [("in", 0, 2), ("lodz", 3, 7)]),
        ("in 東京都", [("in", 0, 2), ("東京", 3, 5), ("京都", 4, 6), ("都", 5, 6)]),
        ("Straße!", [("strasse", 0, 6)]),
    ],
)
def test_a_term_stands_where_its_letters_do(text: str, places: list[tuple[str, int, int]]) -> None:
    assert list(spans(text)) == places


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("cocoa", (("cocoa",), False)),
        ("...", ((), False)),
        ("都", (("都",), True)),
        ("東京", (("東京",), False)),
        ("東京都", (("東京", "京都"), False)),
        ("cocoa 都", (("cocoa", "都"), True)),
        ("見 都", (("見", "都"), True)),
        ("京都 都", (("京都", "都", "都"), True)),
        ("Łódź", (("lodz",), False)),
    ],
)
def test_what_ends_in_a_script_without_spaces_may_go_on(text: str, meant: tuple[tuple[str, ...], bool]) -> None:
    assert queried(text) == meant
