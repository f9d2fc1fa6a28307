"""The page on fuzzing has every target, with the figures that were kept."""

import json

from bench.fuzz import PAGE, ROW
from bench.result import RESULTS
from tests.fuzzing import targets


def test_every_target_is_told_of_with_its_figures() -> None:
    told = {row["name"]: row["figures"] for row in ROW.finditer(PAGE.read_text(encoding="utf-8"))}
    kept = json.loads((RESULTS / "fuzz.json").read_text(encoding="utf-8"))["targets"]
    assert list(told) == [target.name for target in targets()]
    figures = ("inputs", "branches_before", "branches")
    unseen = dict.fromkeys(told, "0 | 0 | 0")
    assert told == unseen | {name: " | ".join(f"{turn[each]:,}" for each in figures) for name, turn in kept.items()}
