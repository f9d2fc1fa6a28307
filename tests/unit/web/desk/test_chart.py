"""The small chart of hours."""

from syndicate.web.desk.chart import HEIGHT, chart
from tests.makers import NOON


def test_the_most_fills_the_chart_and_the_least_is_seen() -> None:
    bars = chart([0, 1, 1000], NOON).bars
    assert [bar.height for bar in bars] == [0.0, 1.5, HEIGHT]
    assert [bar.y for bar in bars] == [HEIGHT, HEIGHT - 1.5, 0]


def test_what_is_to_be_seen_is_said() -> None:
    words = chart([None, 3, 0, 5, 1], NOON).words
    assert "none" not in chart([1, 2], NOON).words
    assert words == "9 received in 4 hours; most from 11:00: 5; none in 1 of them; this hour: 1"


def test_where_nothing_came_nothing_is_drawn() -> None:
    drawn = chart([0, 0], NOON)
    assert [bar.height for bar in drawn.bars] == [0.0, 0.0]
    assert drawn.words == "0 received in 2 hours; this hour: 0"
