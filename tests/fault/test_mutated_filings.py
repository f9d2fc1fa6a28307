"""Damaged filings of every form, ten thousand at length: each becomes dispatches or a refusal that says why."""

from pathlib import Path

import pytest

from syndicate.build import readers
from syndicate.desk.reading import Desk, Refusal
from syndicate.rules.normalise import Defaults
from syndicate.store.codec import decode, encode
from tests.makers import make_filing
from tests.mutations import mutated
from tests.torture import times

OURS = Path(__file__).parents[1] / "filings"
LARGEST_SEED = 40_000
ROUNDS, A_ROUND = 10, times(200, 1_000)

DEFAULTS = Defaults(source="newsroom", domain="wire.example")


def assert_taken_or_refused(content: bytes, seed: int) -> None:
    """Read a filing as the collector does; what is taken can be stored."""
    for outcome in Desk(readers()).read(make_filing(content), DEFAULTS):
        if isinstance(outcome, Refusal):
            assert outcome.trace is None, f"seed {seed}: {outcome.reason}"
            assert outcome.reason
        else:
            assert decode(encode(outcome)) == outcome


@pytest.fixture(scope="module")
def ours() -> list[bytes]:
    return [path.read_bytes() for path in sorted(OURS.iterdir())]


@pytest.mark.parametrize("number", range(ROUNDS // 2))
def test_damage_to_filings_of_our_own(ours: list[bytes], number: int) -> None:
    for seed in range(number * A_ROUND, (number + 1) * A_ROUND):
        assert_taken_or_refused(mutated(seed, ours), seed)


@pytest.mark.shared
@pytest.mark.parametrize("number", range(ROUNDS // 2, ROUNDS))
def test_damage_to_what_agencies_really_file(shared: Path, ours: list[bytes], number: int) -> None:
    folder = shared / "samples"
    names = sorted(
        path for path in folder.rglob("*") if path.is_file() and path.suffix not in {".md", ".sgm", ".jsonl"}
    )
    seeds = [content for content in (path.read_bytes() for path in names) if len(content) <= LARGEST_SEED]
    for seed in range(number * A_ROUND, (number + 1) * A_ROUND):
        assert_taken_or_refused(mutated(seed, seeds + ours), seed)
