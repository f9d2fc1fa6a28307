"""The allocator gives back what is no longer used."""

import subprocess
import sys

import pytest

PROGRAM = """
import re
from pathlib import Path
from syndicate.daemon import allocator

def held():
    return int(re.search(r"^Rss:\\s+(\\d+) kB", Path("/proc/self/smaps_rollup").read_text(), re.MULTILINE)[1]) // 1024

allocator.limit()
large = bytearray(28 << 20)  # freed, and glibc learns that such are wanted from the heap
del large
before = held()
below, above = [bytes([1]) * (6 << 20) for _ in range(6)], bytes(1000)
del below
print(held() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process holds")
def test_what_is_freed_is_given_back_however_large_it_was() -> None:
    program = [sys.executable, "-c", PROGRAM]
    assert int(subprocess.run(program, check=True, capture_output=True, text=True).stdout) < 8


HOLES = """
import re
from pathlib import Path
from syndicate.daemon import allocator

def held():
    return int(re.search(r"^Rss:\\s+(\\d+) kB", Path("/proc/self/smaps_rollup").read_text(), re.MULTILINE)[1]) // 1024

pieces = [bytes([1]) * 20_000 for _ in range(2000)]
before = held()
del pieces[::2]
allocator.give_back()
print(before - held())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process holds")
def test_what_lies_free_between_what_is_used_is_given_back() -> None:
    program = [sys.executable, "-c", HOLES]
    assert int(subprocess.run(program, check=True, capture_output=True, text=True).stdout) > 10
