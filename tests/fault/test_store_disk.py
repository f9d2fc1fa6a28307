"""A full disk: nothing is half stored, what stands stays, and the store goes on by itself when there is room again."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from syndicate.errors import StoreBusy
from syndicate.store import open_ledger
from tests.fault.recorder import Key, batches, record, record_until_busy
from tests.fault.records import check_store

ROOT = Path(__file__).parents[2]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    if os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("no small disk: only root can mount a tmpfs")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(tmp_path)], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"no small disk: {mounted.stderr.strip()}")
    yield tmp_path
    # lazily: a test that failed may still hold files open
    subprocess.run(["umount", "--lazy", str(tmp_path)], check=True)


def test_a_full_disk_is_a_busy_store_that_goes_on_when_there_is_room(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(1_000_000))
    url = f"sqlite:///{small_disk / 'syndicate.db'}"
    ledger = open_ledger(url)
    committed: list[Key] = []
    refused = record_until_busy(ledger, batches(1), committed)
    with pytest.raises(StoreBusy, match="disk is full"):
        record(ledger, refused)
    assert len(committed) > 50
    assert {(each.guid, each.version) for batch in ledger.every(100) for each in batch} == set(committed)
    ballast.unlink()
    record(ledger, refused)
    committed.extend((each.guid, each.version) for each in refused)
    ledger.close()
    assert check_store(url, committed) == set(committed)


_LIMITED = """
import json, resource, sys
from syndicate.store import open_ledger
from tests.fault.recorder import batches, record, record_until_busy

ledger, committed = open_ledger(sys.argv[1]), []
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, hard))
refused = record_until_busy(ledger, batches(1), committed)
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
record(ledger, refused)
ledger.close()
print(json.dumps(committed + [(each.guid, each.version) for each in refused]))
"""


def test_a_write_that_fails_is_a_busy_store_that_goes_on_when_it_can(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'syndicate.db'}"
    done = subprocess.run([sys.executable, "-c", _LIMITED, url], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    committed = {(guid, version) for guid, version in json.loads(done.stdout)}
    assert len(committed) > 50
    assert check_store(url, committed) == committed
