"""One daemon on one store: the second is told who the first is, and a dead one holds nothing."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from syndicate.errors import StoreInUse
from syndicate.store import claim, open_ledger
from tests.stores import fresh_store

ROOT = Path(__file__).parents[3]
_HOLD = """
import sys
from syndicate.store import claim
with claim(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with fresh_store(request.param, tmp_path) as address:
        yield address


def _refused(url: str) -> str:
    with pytest.raises(StoreInUse) as caught, claim(url):
        pass
    return str(caught.value)


def test_a_store_is_held_by_one_process_until_that_ends_however_it_ends(url: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, url], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        told = _refused(url)
        if url.startswith("sqlite"):
            assert f"process {holder.pid}" in told
        else:
            assert "backend " in told
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    _claim_patiently(url)


def _claim_patiently(url: str) -> None:
    # a server notices the death of its client in its own time
    for _ in range(1000):
        try:
            with claim(url):
                return
        except StoreInUse:
            continue
    pytest.fail("the dead still hold their claim")


def test_a_claim_ends_with_its_block_and_can_be_made_again(url: str) -> None:
    for _ in range(2):
        with claim(url):
            _refused(url)


def test_a_claimed_store_can_be_read_and_written_by_others(url: str) -> None:
    with claim(url):
        ledger = open_ledger(url)
        with ledger.writing() as writing:
            writing.record([], [])
        ledger.close()


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_two_stores_are_claimed_side_by_side(engine: str, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with (
        fresh_store(engine, tmp_path) as one,
        fresh_store(engine, tmp_path / "other") as other,
        claim(one),
        claim(other),
    ):
        assert one != other


def test_two_ways_to_write_a_path_are_one_store(tmp_path: Path) -> None:
    (tmp_path / "alias").symlink_to(tmp_path, target_is_directory=True)
    with claim(f"sqlite:///{tmp_path / 'syndicate.db'}"):
        told = _refused(f"sqlite:///{tmp_path / 'alias' / 'syndicate.db'}")
    assert f"process {os.getpid()}" in told
