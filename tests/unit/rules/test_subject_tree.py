"""Under which subjects a version is found."""

import pytest

from syndicate.model.dispatch import Dispatch, PubStatus, Signal
from syndicate.rules.subject_tree import all_of, kind_of, sections_for, subject_of
from tests.makers import make_dispatch


@pytest.mark.parametrize(
    ("dispatch", "kind"),
    [
        (make_dispatch(), "new"),
        (make_dispatch(version=2), "update"),
        (make_dispatch(version=2, signal=Signal.CORRECTION), "correction"),
        (make_dispatch(version=3, signal=Signal.CORRECTION, pub_status=PubStatus.CANCELED), "kill"),
        (make_dispatch(version=3, pub_status=PubStatus.WITHHELD), "hold"),
    ],
)
def test_a_version_is_one_kind(dispatch: Dispatch, kind: str) -> None:
    assert kind_of(dispatch) == kind


def test_a_subject_is_of_six_words_and_met_by_the_pattern_of_its_story() -> None:
    words = subject_of("wire", "world", make_dispatch(language="pt-BR", urgency=1)).split(".")
    pattern = all_of("wire", make_dispatch().guid).split(".")
    assert words[:5] == ["wire", "world", "new", "pt", "1"]
    assert all(given in {"*", word} for given, word in zip(pattern, words, strict=True))


@pytest.mark.parametrize(
    ("stands_in", "taken", "told"),
    [
        (["coast", "world"], ["world", "sport", "coast"], ["world", "coast"]),
        (["world", "coast"], ["sport"], ["coast", "world"]),
    ],
)
def test_a_story_is_told_in_the_sections_that_are_taken(
    stands_in: list[str], taken: list[str], told: list[str]
) -> None:
    assert list(sections_for(stands_in, taken)) == told
