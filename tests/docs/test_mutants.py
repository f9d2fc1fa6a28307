"""The page on slips has the figures that were kept, and a reason for each slip that lives."""

import json

from tests.markdown import ROOT
from tools.mutants import KEPT, TESTS

PAGE = (ROOT / "docs" / "explanation" / "mutants.md").read_text(encoding="utf-8")
SEEN = json.loads(KEPT.read_text(encoding="utf-8"))


def test_every_module_was_tried() -> None:
    assert set(SEEN) == set(TESTS)


def test_what_was_seen_is_told() -> None:
    tried = sum(seen["mutants"] for seen in SEEN.values())
    alive = sum(len(seen["alive"]) for seen in SEEN.values())
    assert f"| **all {len(SEEN)} modules** | **{tried:,}** | **{alive:,}** |" in PAGE


def test_each_slip_that_lives_has_a_reason() -> None:
    living = {f"`{module}:{slip.partition(':')[0]}`" for module, seen in SEEN.items() for slip in seen["alive"]}
    assert [slip for slip in sorted(living) if slip not in PAGE] == []
