"""The first `make run` files the example dispatches, in their order; the second files nothing."""

import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from syndicate.model.filing import Filing
from syndicate.sources.spool import Spool

ROOT = Path(__file__).parents[2]
EXAMPLES = [file.name for file in sorted((ROOT / "examples" / "spool").iterdir())]


class WallClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return Path(shutil.copy(ROOT / "config.toml", tmp_path))


def run(config: Path) -> str:
    command = [sys.executable, str(ROOT / "tools" / "example_spool.py"), str(config)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def collected(config: Path) -> list[Filing]:
    spool = Spool(name="newsroom", path=config.parent / "spool", clock=WallClock())
    found = list(spool.collect())
    for each in found:
        spool.ack(each.receipt)
    return [each for each in found if isinstance(each, Filing)]


def test_the_examples_are_filed_in_order_a_minute_apart(config: Path) -> None:
    assert run(config) == f"{len(EXAMPLES)} example dispatches are filed in {config.parent}/spool\n"
    filings = collected(config)
    assert [filing.name for filing in filings] == EXAMPLES
    times = [filing.filed for filing in filings]
    assert all(later - earlier > timedelta(seconds=30) for earlier, later in pairwise(times))
    assert filings[0].received - filings[0].filed < timedelta(hours=1)


def test_what_was_collected_is_not_filed_again(config: Path) -> None:
    run(config)
    collected(config)
    assert run(config) == ""
    assert collected(config) == []


def test_nothing_is_filed_beside_a_store_that_has_begun(config: Path) -> None:
    (config.parent / "var").mkdir()
    (config.parent / "var" / "syndicate.db").touch()
    assert run(config) == ""


def test_nothing_is_filed_into_somebodys_own_configuration(config: Path) -> None:
    config.write_text(config.read_text(encoding="utf-8").replace("meridian-press.example", "wire.example"))
    assert run(config) == ""
    assert not (config.parent / "spool").exists()


def test_a_broken_configuration_is_left_to_the_daemon_to_explain(config: Path) -> None:
    config.write_text("[agency")
    assert run(config) == ""
