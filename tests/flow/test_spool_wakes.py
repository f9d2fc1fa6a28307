"""A spool notices what is dropped into it, through the kernel's own notice."""

import os
import queue
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from syndicate.model.filing import Filing
from syndicate.sources.spool import Spool

PATIENCE = 60
"""Seconds until a test gives up; nothing here takes that long."""


class WallClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class Watcher:
    """A spool watched by a thread of its own, as the daemon does."""

    def __init__(self, folder: Path, *, recursive: bool = False) -> None:
        self.outside = folder / "outside"
        self.outside.mkdir()
        self.path = folder / "spool"
        self.spool = Spool(name="newsroom", path=self.path, clock=WallClock(), recursive=recursive)
        self.woken: queue.Queue[None] = queue.Queue()
        self.stopped = False
        self.thread = threading.Thread(target=self._watch)

    def _watch(self) -> None:
        for wake in self.spool.wakes(lambda: self.stopped):
            self.woken.put(wake)

    def start(self) -> None:
        """Start, and wait until the watch stands: one wake-up before it, one after."""
        self.thread.start()
        self.wait()
        self.wait()

    def wait(self) -> None:
        self.woken.get(timeout=PATIENCE)

    def drop(self, name: str, content: bytes = b"text") -> None:
        """Rename a whole file in, which is one event."""
        (self.outside / "file").write_bytes(content)
        (self.outside / "file").rename(self.path / name)

    def collected(self) -> list[str]:
        """What is there, acknowledged."""
        names = []
        for found in self.spool.collect():
            assert isinstance(found, Filing)
            names.append(found.name)
            self.spool.ack(found.receipt)
        return names


@pytest.fixture
def watcher(tmp_path: Path) -> Iterator[Watcher]:
    with watching(Watcher(tmp_path)) as made:
        yield made


@pytest.fixture
def deep_watcher(tmp_path: Path) -> Iterator[Watcher]:
    with watching(Watcher(tmp_path, recursive=True)) as made:
        yield made


@contextmanager
def watching(watcher: Watcher) -> Iterator[Watcher]:
    watcher.start()
    try:
        yield watcher
    finally:
        watcher.stopped = True
        watcher.thread.join(PATIENCE)
    assert not watcher.thread.is_alive()


def test_a_file_renamed_in_wakes_once(watcher: Watcher) -> None:
    watcher.drop("a.txt")
    watcher.wait()
    assert watcher.collected() == ["a.txt"]
    assert watcher.woken.empty()


def test_moving_files_into_trays_wakes_nobody(tmp_path: Path) -> None:
    watcher = Watcher(tmp_path)
    watcher.path.mkdir()
    for number in range(100):
        watcher.drop(f"{number:03}.txt")
    with watching(watcher) as watched:
        assert len(watched.collected()) == 100
        watched.drop("last.txt")
        watched.wait()
        assert watched.collected() == ["last.txt"]
        assert watched.woken.empty()


def test_hidden_and_temporary_files_wake_nobody(watcher: Watcher) -> None:
    for name in (".a.txt.Xy12", "a.tmp", "a.part", "a.txt~", ".a.swp"):
        (watcher.path / name).write_bytes(b"half a ")
    watcher.drop("whole.txt")
    watcher.wait()
    assert watcher.collected() == ["whole.txt"]
    assert watcher.woken.empty()


def test_a_file_left_because_it_is_open_wakes_again_until_it_is_closed(watcher: Watcher) -> None:
    with (watcher.path / "slow.txt").open("wb", buffering=0) as file:
        file.write(b"half a ")
        watcher.wait()
        assert watcher.collected() == []
        for _ in range(3):
            watcher.wait()
            assert watcher.collected() == []
        file.write(b"dispatch")
    while not (found := watcher.collected()):
        watcher.wait()
    assert found == ["slow.txt"]
    assert (watcher.path / "done" / "slow.txt").read_bytes() == b"half a dispatch"


def test_a_name_that_is_not_utf_8_wakes_like_any_other_and_ends_no_watch(watcher: Watcher) -> None:
    watcher.drop(os.fsdecode(b"\xff\xfe.txt"))
    watcher.wait()
    assert watcher.collected() == ["\\xff\\xfe.txt"]
    watcher.wait()  # the watch was set up anew
    watcher.drop("plain.txt")
    while watcher.collected() != ["plain.txt"]:
        watcher.wait()


def test_a_spool_that_was_taken_away_and_made_anew_is_watched_again(watcher: Watcher) -> None:
    shutil.rmtree(watcher.path)
    watcher.wait()  # it is made again, and watched
    assert watcher.path.is_dir()
    watcher.drop("a.txt")
    while watcher.collected() != ["a.txt"]:
        watcher.wait()


def test_a_recursive_spool_wakes_for_files_in_folders(deep_watcher: Watcher) -> None:
    (deep_watcher.path / "desk" / "sport").mkdir(parents=True)
    deep_watcher.drop("desk/sport/a.txt")
    while deep_watcher.collected() != ["desk/sport/a.txt"]:
        deep_watcher.wait()
