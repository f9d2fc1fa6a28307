"""Where a spool's files go when they are dealt with: `done/` and `rejected/` inside it.

Moves are renames, so a file is in one place or the other, whole. A name taken already gets the file's time put in;
nothing is ever overwritten.
"""

import errno
import os
import stat
from datetime import UTC, datetime
from pathlib import Path

from syndicate.errors import SourceError, SourceUnavailable

DONE = "done"
REJECTED = "rejected"
TRAYS = frozenset({DONE, REJECTED})
REASON = ".reason.txt"

_LONGEST_NAME = 255  # bytes: NAME_MAX of every file system in common use
PASSING = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EINTR, errno.EBUSY})


def trouble(doing: str, error: OSError) -> SourceError:
    """The error to raise for what the system refused: whether it may pass by itself or not."""
    made = (SourceUnavailable if error.errno in PASSING else SourceError)(doing)
    made.__cause__ = error
    return made


def check(spool: Path) -> None:
    """See that nothing stands where the trays belong.

    Raises:
        SourceError: A file or a link does.
    """
    for tray in (spool / DONE, spool / REJECTED):
        if os.path.lexists(tray) and not stat.S_ISDIR(tray.lstat().st_mode):
            raise SourceError(f"{tray} must be a folder, for files that are dealt with; move what is there")


def see(spool: Path) -> None:
    """See that files can be moved to the trays.

    Raises:
        OSError: A folder may not be changed, or a tray lies on another file system.
    """
    device = spool.stat().st_dev
    for folder in (spool, spool / DONE, spool / REJECTED):
        if not folder.exists():
            continue
        if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
        if folder.stat().st_dev != device:
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(folder))


def inode(status: os.stat_result) -> str:
    """What tells a file from another that took its name."""
    return f"{status.st_ino:x}"


def identity(status: os.stat_result) -> str:
    """What tells a file from another that took its name, and from itself when it is changed in place."""
    return f"{status.st_ino:x}-{status.st_size:x}-{status.st_mtime_ns:x}"


def move(spool: Path, name: str, same: str, tray: str, reason: str | None = None) -> None:
    """Move a file into a tray, its reason beside it; a file that is gone or is another by now is left alone.

    Args:
        spool: The folder.
        name: The file's path in it.
        same: The :func:`identity` of the file that is meant, or its :func:`inode` where its content does not matter.
        tray: The tray's name.
        reason: Text for the file beside it, or None for none.

    Raises:
        SourceUnavailable: No room, or the like.
        SourceError: The folder does not let us.
    """
    file = spool / name
    try:
        status = file.lstat()
        if not _is(status, same):
            return
        target = _free(spool / tray / name, status)
        target.parent.mkdir(parents=True, exist_ok=True)
        note = Path(f"{target}{REASON}")
        if reason is not None:
            note.write_bytes(reason.encode("utf-8", "backslashreplace") + b"\n")
        try:
            file.rename(target)
        except OSError:
            note.unlink(missing_ok=True)
            raise
        if not _is(target.lstat(), same):  # another took the name in this very moment
            target.rename(_free(file, status))
            note.unlink(missing_ok=True)
    except FileNotFoundError:
        return
    except OSError as error:
        raise trouble(f"cannot move {file} to {tray}/", error) from error


def _is(status: os.stat_result, same: str) -> bool:
    return same in {identity(status), inode(status)}


def _free(wanted: Path, status: os.stat_result) -> Path:
    """A name nobody has in this folder: the wanted one, else with the file's time in it, else with a number too."""
    limit = _LONGEST_NAME - len(REASON)
    if not os.path.lexists(wanted) and len(os.fsencode(wanted.name)) <= limit:
        return wanted
    when = _time(status)
    for number in range(1, 1_000_000):
        mark = when if number == 1 else f"{when}-{number}"
        suffix = wanted.suffix if len(os.fsencode(wanted.suffix)) <= limit // 4 else ""
        room = limit - len(os.fsencode(f".{mark}{suffix}"))
        stem = os.fsdecode(os.fsencode(wanted.stem)[:room])
        candidate = wanted.with_name(f"{stem}.{mark}{suffix}")
        if not os.path.lexists(candidate):
            return candidate
    raise SourceError(f"{wanted.parent} is full of files named like {wanted.name}; clear it")


def _time(status: os.stat_result) -> str:
    try:
        return f"{datetime.fromtimestamp(status.st_mtime_ns // 1_000_000_000, UTC):%Y%m%dT%H%M%S}"
    except (OverflowError, ValueError, OSError):
        return "undated"
