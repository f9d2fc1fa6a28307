"""Tell whether a file is still being written.

On this machine's own file systems the kernel knows: a read lease is refused while anyone has the file open for
writing (fcntl(2), F_SETLEASE). On others (NFS, CIFS, FUSE) writers may sit on another machine, so there, and where
leases are not ours to take, only time tells.
"""

import fcntl
import os
import re
import signal
from pathlib import Path

_LOCAL = frozenset(
    {"bcachefs", "btrfs", "ext2", "ext3", "ext4", "f2fs", "jfs", "overlay", "ramfs", "tmpfs", "xfs", "zfs"}
)
_MOUNTS = Path("/proc/self/mountinfo")
_POINT = 4
_OCTAL = re.compile(r"\\([0-7]{3})")


def leases_tell(folder: Path) -> bool:
    """Whether the kernel knows every writer of the files in this folder."""
    if not hasattr(fcntl, "F_SETLEASE"):
        return False
    try:
        mounts = os.fsdecode(_MOUNTS.read_bytes())
    except OSError:
        return False
    return file_system(folder.resolve(), mounts) in _LOCAL


def file_system(folder: Path, mounts: str) -> str | None:
    """The type of the file system that a folder lies on, or None.

    Args:
        folder: Absolute, without links.
        mounts: What is mounted where, in the form of proc(5), `/proc/PID/mountinfo`.
    """
    depth, found = -1, None
    for line in mounts.splitlines():
        about, kind = line.partition(" - ")[0].split(" "), line.partition(" - ")[2]
        if len(about) <= _POINT or not kind:
            continue
        point = Path(_OCTAL.sub(lambda octal: chr(int(octal[1], 8)), about[_POINT]))
        if folder.is_relative_to(point) and len(point.parts) >= depth:  # of equals, the last lies on top
            depth, found = len(point.parts), kind.split(" ")[0]
    return found


def being_written(descriptor: int) -> bool | None:
    """Whether anyone has this file open for writing now; None where the kernel will not say.

    Args:
        descriptor: Of a regular file, open for reading only.
    """
    try:
        # A writer that comes between the two leases would be announced by SIGIO, which ends a process; SIGURG does not.
        fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except OSError:
        return None
    return False
