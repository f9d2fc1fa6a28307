"""Repeats and growth on real dispatches: what is told must stay as good as it was measured."""

from pathlib import Path

import pytest

from tests.growth import SCORE, GrowthScore, score_growth

FILES = [f"reut2-{number:03}.sgm" for number in range(4)]
LEFT_APART = {
    (535, 580),  # results filed again as those of another term, under another headline
    (598, 620),  # a table of results set anew: less than half of the runs are the same
    (2016, 2188),  # a third quarter that was meant to be a fourth
    (2040, 2051),  # a figure of the headline and two of the body changed
    (3098, 3109),  # the same facts told from the other end, with other figures
    (3322, 3327),  # half of the figures changed
}
"""One story each, told as two because their figures or headlines disagree as those of routine texts do."""


@pytest.fixture(scope="module")
def score(shared: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> GrowthScore:
    originals = [shared / "samples" / "reuters21578" / name for name in FILES]
    found = score_growth(originals, shared / "tools" / "reuters_spool.py", tmp_path_factory.mktemp("growth"))
    request.config.stash[SCORE] = found
    return found


def test_no_routine_text_is_merged_and_nothing_dropped_but_repeats(score: GrowthScore) -> None:
    assert score.wrong == frozenset()
    assert score.dropped <= score.repeats


def test_every_repeat_is_dropped(score: GrowthScore) -> None:
    assert score.repeats - score.dropped == frozenset()
    assert len(score.repeats) > 40


def test_what_grew_is_one_story_but_for_those_known(score: GrowthScore) -> None:
    assert score.apart == LEFT_APART
    assert len(score.alike) > 120
