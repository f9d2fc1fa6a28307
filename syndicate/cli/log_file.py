"""A log file that others may rename, compress or remove at any moment."""

import io
import os
from pathlib import Path

_MODE = 0o640
"""Nobody but the owner and their group: what is logged is not for everybody."""


class LogFile(io.TextIOBase):
    """Text that is written to the end of a file, which is opened for each line.

    So nobody need tell us when logrotate has renamed it, and the daemon and a verb typed beside it can have the same:
    what is written at once stands together (POSIX write, O_APPEND). To open it takes some microseconds.

    Args:
        path: It; its folder must be there.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def write(self, text: str, /) -> int:
        """Write it, whole.

        Raises:
            OSError: It cannot be.
        """
        content = text.encode("utf-8", "backslashreplace")
        descriptor = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, _MODE)
        try:
            os.write(descriptor, content)
        finally:
            os.close(descriptor)
        return len(text)
