"""Chinese, Japanese and Korean datelines: figures in words, and writers' names that run on into the city."""

from datetime import date

import pytest

from syndicate.rules.dateline import find

FILED = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("run", "byline", "city"),
    [
        ("王大明東京", "王大明", "東京"),
        ("李明馬尼拉", "李明", "馬尼拉"),
        ("王大明阿姆斯特丹", "王大明", "阿姆斯特丹"),
        ("王大明/李小華東京", "王大明/李小華", "東京"),
        ("李明小村", "李明", "小村"),
    ],
)
def test_a_city_known_or_not_ends_the_writers_names(run: str, byline: str, city: str) -> None:
    found = find(f"（中央社記者{run}24日電）會談開始", FILED)
    assert found is not None
    assert (found.byline, found.dateline.cities) == (byline, (city,))


def test_a_name_that_ends_like_a_city_is_a_name() -> None:
    found = find("（中央社記者陳台北24日電）會談開始", FILED)
    assert found is not None
    assert (found.byline, found.dateline.cities) == ("陳台北", ())


@pytest.mark.parametrize("day", [1, 31])
def test_a_day_may_stand_without_its_month(day: int) -> None:
    found = find(f"（中央社台北{day}日電）會談開始", FILED)
    assert found is not None
    assert (found.dateline.month, found.dateline.day) == (None, day)


@pytest.mark.parametrize("day", ["0", "32", "十一月二三"])
def test_a_day_that_no_month_has_is_no_proof(day: str) -> None:
    assert find(f"（中央社台北{day}日電）會談開始", FILED) is None


@pytest.mark.parametrize(
    ("written", "month", "day"),
    [("十月三十日", 10, 30), ("十一月二十四日", 11, 24), ("一月十日", 1, 10), ("九月二日", 9, 2)],
)
def test_figures_may_be_written_in_words(written: str, month: int, day: int) -> None:
    found = find(f"新华社北京{written}电 会谈开始", FILED)
    assert found is not None
    assert (found.dateline.month, found.dateline.day) == (month, day)
