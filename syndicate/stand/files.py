"""Files that are whole or not there: written aside, synced, renamed.

What is written aside is a hidden file in the same folder. A process that dies leaves it behind; the next process that
becomes a writer takes it away, when no writer is alive, which writers show by a shared lock on the root folder.
"""

# ruff: noqa: PTH103, PTH105, PTH108 - a path object costs as much as the call it makes

import contextlib
import fcntl
import itertools
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from syndicate.errors import StandError

ASIDE = ".tmp"
MODE = 0o644

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
_SECOND = 1_000_000_000
_CROWDED = 999_000_000

_numbers = itertools.count()


@dataclass(frozen=True, slots=True)
class Hidden:
    """A file written aside.

    Attributes:
        name: Its path.
        modified: Its modification time in nanoseconds.
        size: In bytes.
        inode: Kept when it takes its place.
    """

    name: str
    modified: int
    size: int
    inode: int


def write_aside(contents: Sequence[tuple[str, bytes, int]]) -> list[Hidden]:
    """Write new hidden files, each beside the place it is for; then sync them, which is quicker than one by one.

    Args:
        contents: Places, what will stand there, and the modification time to give it in nanoseconds; few enough to
            have open at once. Folders are made if need be.

    Raises:
        StandError: One cannot be written; nothing is left behind.
    """
    opened: list[tuple[int, str]] = []
    written = []
    place = ""
    try:
        for place, content, modified in contents:
            handle, name = _create(place)
            opened.append((handle, name))
            os.fchmod(handle, MODE)  # whatever the umask: a static server may be another user
            _fill(handle, content)
            os.utime(handle, ns=(modified, modified))
        for (place, _, _), (handle, name) in zip(contents, opened, strict=True):  # noqa: B007 - the error names it
            os.fsync(handle)
            status = os.fstat(handle)
            written.append(Hidden(name, status.st_mtime_ns, status.st_size, status.st_ino))
    except OSError as cause:
        discard(name for _, name in opened)
        raise unwritable(place) from cause
    finally:
        for handle, _ in opened:
            os.close(handle)
    return written


def time_of(folder: int) -> int:
    """What time it is in nanoseconds where a folder lies, which need not be this machine.

    Args:
        folder: Its descriptor. Its own modification time becomes that.
    """
    os.utime(folder)
    return os.fstat(folder).st_mtime_ns


def date_after(now: int, before: int | None) -> int:
    """The modification time in nanoseconds that tells a file from the version it will replace.

    HTTP dates are whole seconds. Of versions published within one second all but the first get a time in its last
    thousandth, which :func:`is_dated_alone` knows again; it is never earlier than the time before, whatever the clock
    does.

    Args:
        now: By the file system.
        before: The time of the version it will replace, or None.
    """
    if before is None or now // _SECOND > before // _SECOND:
        return now
    return max(before + 1, before // _SECOND * _SECOND + _CROWDED)


def is_dated_alone(modified: int) -> bool:
    """Whether no other version was published within the whole second of this time."""
    return modified % _SECOND < _CROWDED


def modified_of(place: str) -> int | None:
    """The modification time of what stands there in nanoseconds, or None."""
    try:
        return os.lstat(place).st_mtime_ns
    except FileNotFoundError:
        return None


def take_place(hidden: Hidden, place: str) -> None:
    """Put a hidden file where it belongs, instead of what stands there."""
    os.replace(hidden.name, place)


def remove(place: str) -> None:
    """Remove what stands there, if anything does; raises OSError when it will not go."""
    with contextlib.suppress(FileNotFoundError):
        os.unlink(place)


def discard(names: Iterable[str]) -> None:
    """Remove files; those that are gone, or will not go, are left to the next sweep."""
    for name in names:
        with contextlib.suppress(OSError):
            os.unlink(name)


def sync_folders(folders: Iterable[str]) -> None:
    """Make the names in folders durable."""
    for folder in folders:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def lock_as_writer(root: Path) -> int:
    """Become a writer: make the root folder, sweep it unless another writer is alive, and keep others from sweeping.

    Returns:
        The descriptor that holds the lock.
    """
    root.mkdir(parents=True, exist_ok=True)
    handle = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _sweep(root)
        fcntl.flock(handle, fcntl.LOCK_SH)
    except OSError:
        os.close(handle)
        raise
    return handle


def unwritable(path: str | Path) -> StandError:
    """The error for a page that cannot be written; its cause says why."""
    return StandError(f"cannot write {path}")


def _sweep(root: Path) -> None:
    for folder, _, names in os.walk(root):
        discard(f"{folder}/{name}" for name in names if name.startswith(".") and name.endswith(ASIDE))


def _create(place: str) -> tuple[int, str]:
    folder, _, file = place.rpartition("/")
    while True:
        name = f"{folder}/.{file}.{os.getpid()}-{next(_numbers)}{ASIDE}"
        try:
            return os.open(name, _NEW, MODE), name
        except FileNotFoundError:
            os.makedirs(folder, exist_ok=True)
        except FileExistsError:  # left behind by a dead process, or written by one in another container
            continue


def _fill(handle: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]
