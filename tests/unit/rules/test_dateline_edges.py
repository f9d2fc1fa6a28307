"""Datelines at the edge: parts that are damaged, doubled, run on or too many."""

from datetime import date

import pytest

from syndicate.model.dateline import Dateline
from syndicate.rules.dateline import find

FILED = date(2026, 11, 24)


def found(text: str) -> Dateline | None:
    line = find(text, FILED)
    return line.dateline if line else None


@pytest.mark.parametrize(
    ("text", "raw", "city", "agency"),
    [
        ("VILNIUS, Nov 23 (Our report of 24/11/2026) - Talks", "VILNIUS, Nov 23 (Our report of 24/11/2026) -", 0, None),
        (
            "VILNIUS, Nov 23 (PRNewswire via COMTEX) -- Talks",
            "VILNIUS, Nov 23 (PRNewswire via COMTEX) --",
            0,
            "PRNewswire",
        ),
        ("VILNIUS, Nov 23 (Somebody via COMTEX) -- Talks", "VILNIUS, Nov 23 (Somebody via COMTEX) --", 0, None),
        ("VILNIUS, Nov 23 (Корр. Иван Петров) - Talks", "VILNIUS, Nov 23 (Корр. Иван Петров) -", 0, None),
        ("LONDON - March 3 was the day the company fell.", "LONDON -", 0, None),
        ("Canadian Press - PORT AU PRINCE, Haiti (AP) - Talks", "PORT AU PRINCE, Haiti (AP) -", 0, "AP"),
        ("Canadian Press - ONTARIO TORONTO (AP) - Talks", "TORONTO (AP) -", 0, "AP"),
        ("HARBOUR TALKS * OLD PORT VILNIUS, Nov 23 (BNS) - Talks", "VILNIUS, Nov 23 (BNS) -", 0, "BNS"),
        ("HARBOUR * KLANXVILLE BERGTOWN, Nov 23 (BNS) - Talks", "BERGTOWN, Nov 23 (BNS) -", 0, "BNS"),
    ],
)
def test_what_is_read_and_what_is_left(text: str, raw: str, city: int, agency: str | None) -> None:
    line = found(text)
    assert line is not None
    assert (line.raw, line.agency) == (raw, agency)
    assert raw.startswith(line.cities[city])


@pytest.mark.parametrize(
    "text",
    [
        "(London) Talks began on Monday.",
        "(New York, NY) - Talks began on Monday.",
        "(New York, NY - October 21 - The talks began.",
        "HARBOUR * Klanxville Bergtown, Nov 23 (BNS) - Talks",
        "HARBOUR * The cabinet met on Monday",
        "By Anna Berg LONDON - Talks began",
        "By Anna Berg Carl Dahl Erik Falk Gus Holm Ivar Jonson Kai Lund Max Nord Olle Palm LONDON, Nov 23 (AP) - Talks",
        "新华社北京11月31日电 会谈开始",
    ],
)
def test_what_is_too_thin_or_too_long_is_no_dateline(text: str) -> None:
    assert found(text) is None


@pytest.mark.parametrize("year", ["", " năm 2026"])
def test_a_month_may_have_a_number_for_a_name(year: str) -> None:
    line = found(f"HANOI, 24 tháng 11{year} (VNA) - Talks")
    assert line is not None
    assert (line.cities, line.month, line.day, line.agency) == (("HANOI",), 11, 24, "VNA")
    assert line.year_written == bool(year)


def test_a_year_may_be_written_in_chinese_figures() -> None:
    line = found("新华社北京二〇二五年十一月二十四日电 会谈开始")
    assert line is not None
    assert (line.cities, line.year, line.month, line.day) == (("北京",), 2025, 11, 24)


def test_writers_stand_beside_an_eastern_city() -> None:
    tokyo = find("【東京=山田太郎】会談が始まった", FILED)
    assert tokyo is not None
    assert (tokyo.dateline.cities, tokyo.byline) == (("東京",), "山田太郎")
    village = find("中央社記者戴雅真／小村11月24日電 會談開始", FILED)
    assert village is not None
    assert (village.dateline.cities, village.byline) == (("小村",), "戴雅真")


def test_an_eastern_dateline_stands_behind_a_star() -> None:
    line = found("* 新华社北京11月24日电 会谈开始")
    assert line is not None
    assert line.cities == ("北京",)
