"""Files that are whole or not there: written aside, synced, renamed.

What is written aside is a hidden file in the same folder. A process that dies leaves it behind; :func:`sweep` takes
it away when no writer is alive, which writers show by a shared lock on the root folder.
"""

import contextlib
import fcntl
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from syndicate.errors import StandError

ASIDE = ".tmp"
MODE = 0o644

_SECOND = 1_000_000_000
_CROWDED = 999_000_000


def aside(path: Path, content: bytes, modified: int | None = None) -> Path:
    """Write a new hidden file beside `path` and sync it.

    Args:
        path: Where it will stand; its folder is made if need be.
        content: The bytes.
        modified: The modification time to give it in nanoseconds, or None for the file system's own.

    Raises:
        StandError: It cannot be written; nothing is left behind.
    """
    name = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(ASIDE, f".{path.name}.", path.parent)
        with open(handle, "wb", buffering=0) as file:  # noqa: PTH123 - a descriptor, not a path
            os.fchmod(handle, MODE)
            rest = memoryview(content)
            while rest:
                rest = rest[file.write(rest) :]
            if modified is not None:
                os.utime(handle, ns=(modified, modified))
            os.fsync(handle)
    except OSError as cause:
        if name:
            discard((Path(name),))
        raise unwritable(path) from cause
    return Path(name)


def date_after(path: Path, before: int | None) -> int:
    """Make a file's time tell it from the version it will replace; return that time in nanoseconds.

    HTTP dates are whole seconds. Of versions published within one second all but the first get a time in its last
    thousandth, which :func:`is_dated_alone` knows again; it is never earlier than the time before, whatever the clock
    does.

    Args:
        path: The file, already written.
        before: The time of the version it will replace, or None.
    """
    modified = path.stat().st_mtime_ns
    if before is not None and modified // _SECOND <= before // _SECOND:
        modified = max(before + 1, before // _SECOND * _SECOND + _CROWDED)
        os.utime(path, ns=(modified, modified))
    return modified


def is_dated_alone(modified: int) -> bool:
    """Whether no other version was published within the whole second of this time."""
    return modified % _SECOND < _CROWDED


def discard(paths: Iterable[Path]) -> None:
    """Remove files; those that are gone, or will not go, are left to the next sweep."""
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def lock_as_writer(root: Path) -> int:
    """Make the root folder and take the lock that keeps others from sweeping; returns the descriptor that holds it."""
    root.mkdir(parents=True, exist_ok=True)
    handle = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH)
    except OSError:
        os.close(handle)
        raise
    return handle


def sweep(root: Path) -> int:
    """Remove what dead writers left behind, unless a writer is alive; returns how many files went."""
    try:
        handle = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return 0
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        leftovers = [
            Path(folder, name)
            for folder, _, names in os.walk(root)
            for name in names
            if name.startswith(".") and name.endswith(ASIDE)
        ]
        discard(leftovers)
    except OSError:
        return 0
    else:
        return len(leftovers)
    finally:
        os.close(handle)


def unwritable(path: Path) -> StandError:
    """The error for a page that cannot be written; its cause says why."""
    return StandError(f"cannot write {path}")
