"""What is written down of somebody's health, and read again."""

from datetime import timedelta

import pytest

from syndicate.model.health import Health
from syndicate.rules.health import in_words, read
from tests.makers import NOON

WELL = Health(succeeded=NOON)
ILL = Health(
    succeeded=NOON - timedelta(days=1),
    failures=3,
    failing=NOON - timedelta(hours=1),
    failed=NOON,
    error="no answer",
    next_attempt=NOON + timedelta(minutes=5),
)


@pytest.mark.parametrize("health", [Health(), WELL, ILL])
def test_health_is_read_as_it_was_written_down(health: Health) -> None:
    kept = {key: word for key, word in in_words(health).items() if word is not None}
    assert read(kept | {"etag": '"1"', "disabled": "it answered 410"}) == health


def test_who_is_well_again_has_nothing_written_down_of_having_been_ill() -> None:
    assert [key for key, word in in_words(WELL).items() if word is not None] == ["succeeded"]
    assert in_words(ILL).keys() == in_words(WELL).keys()


def test_of_a_long_error_a_thousand_characters_are_written_down() -> None:
    assert in_words(Health(failures=1, error="x" * 1001))["error"] == "x" * 1000
