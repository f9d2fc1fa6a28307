"""What holds for datelines in any text at all."""

from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from syndicate.rules.dateline import find, find_line, read
from syndicate.rules.dateline.days import nearest_year

PIECES = st.sampled_from(
    [
        *(
            "MOSCOW",
            "New York",
            "OSLO",
            "Fla.",
            "West Germany",
            "N.Y.",
            "March",
            "31",
            "2O",
            "2026",
            "(Reuters)",
            "(",
            ")",
        ),
        *("/TASS/", "/", ",", ".", " - ", "--", "—", "_", ":", "=", "*", "\n", "\n\n", " ", "By ", "and", "AND", "AFP"),
        *(
            "EFE - ",
            "(LEAD)",
            "РИА Новости",
            "мая",
            "新华社",
            "北京",
            "11月24日",
            "电",
            "（记者",
            "）",
            "【",
            "】",
            "\u0301",
        ),
        *(
            "(서울=연합뉴스)",
            " 기자 = ",
            "أ ف ب",
            "12/16/04",
            "The ship sailed.",
            "Monday",
            "'",
            "’",
            "é",
            "\ud800",
            "1",
        ),
        *("\u200c", "st", "de", "Juen 19", "..."),
    ]
)
LISTS = st.lists(PIECES, max_size=40)
TEXTS = st.one_of(st.text(max_size=300), LISTS.map("".join), LISTS.map(" ".join))
DATES = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
LONG = 100_000


@given(TEXTS, DATES)
def test_what_is_found_is_in_the_text(text: str, filed: date) -> None:
    found = find(text, filed)
    if found is None:
        return
    line = found.dateline
    assert text[found.start : found.end].strip() == line.raw
    assert found.lead_in == text[: found.start].strip()
    assert line.cities or line.agency
    flat = " ".join(line.raw.split())
    assert all(city in flat for city in line.cities)
    assert line.agency is None or line.agency in line.raw


@given(TEXTS, DATES)
def test_the_date_is_whole_or_missing(text: str, filed: date) -> None:
    found = find(text, filed)
    if found is None:
        return
    line = found.dateline
    if line.year is not None:
        assert line.month is not None
        assert line.day is not None
        date(line.year, line.month, line.day)
    assert not (line.year_written and line.year is None)


@given(TEXTS, DATES)
def test_a_dateline_field_is_always_kept(text: str, filed: date) -> None:
    line = read(text, filed)
    assert (line is None) == (not text.strip())
    assert line is None or text.strip().startswith(line.raw)


@given(st.lists(TEXTS, max_size=8), DATES)
def test_the_line_found_is_one_of_the_page(lines: list[str], filed: date) -> None:
    found = find_line(lines, filed)
    if found is not None:
        assert lines[found.index][found.found.start : found.found.end].strip() == found.found.dateline.raw


@given(st.dates(min_value=date(1920, 1, 1), max_value=date(2090, 12, 31)), st.integers(-170, 170))
def test_the_nearest_year_is_the_right_one_within_half_a_year(day: date, away: int) -> None:
    if (day.month, day.day) != (2, 29):
        assert nearest_year(day.month, day.day, day + timedelta(days=away)) == day.year


@given(PIECES, PIECES, DATES)
@example("(", "(", date(2026, 1, 1))
@example("A", "-", date(2026, 1, 1))
@example("W.", "W.", date(2026, 1, 1))
@example("\u0301", "a\u0301", date(2026, 1, 1))
@example(" ", "\n", date(2026, 1, 1))
def test_a_long_text_of_one_pattern_is_read_to_an_end(first: str, again: str, filed: date) -> None:
    find(first + again * (LONG // len(again)), filed)
    find_line([first + again * (LONG // len(again))], filed)
