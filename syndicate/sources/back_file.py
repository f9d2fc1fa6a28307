"""Files and folders that are read where they lie and stay as they are: a back file, or what an operator looks at."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from syndicate.model.filing import Filing, Unfiled
from syndicate.ports.clock import Clock
from syndicate.sources.spool import LARGEST

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class BackFile:
    """A source whose filings nobody takes away; folders are read whole, in the order of their names.

    Attributes:
        name: The source's name.
        paths: Files and folders.
        clock: For when they are received.
    """

    name: str
    paths: Sequence[Path]
    clock: Clock

    def count(self) -> int:
        """How many filings `collect` yields."""
        return sum(1 for _ in self._files())

    def collect(self) -> Iterator[Filing | Unfiled]:
        """Yield every file; one that cannot be read is unfiled."""
        for path in self._files():
            yield self._filing(path)

    def ack(self, receipt: str) -> None:
        """Leave the file where it is."""

    def reject(self, receipt: str, reason: str) -> None:
        """Leave the file where it is; the reject tray has it."""

    def _files(self) -> Iterator[Path]:
        for path in self.paths:
            if path.is_dir():
                for folder, folders, names in os.walk(path):
                    folders.sort()
                    yield from (Path(folder, name) for name in sorted(names))
            else:
                yield path

    def _filing(self, path: Path) -> Filing | Unfiled:
        received = self.clock.now()
        try:
            status = path.stat()
            reason = _unfit(status)
            if not reason:
                return Filing(
                    source=self.name,
                    name=str(path),
                    content=path.read_bytes(),
                    filed=min(_EPOCH + timedelta(microseconds=status.st_mtime_ns // 1000), received),
                    received=received,
                    receipt=str(path),
                )
        except OSError as error:
            reason = f"cannot be read: {error.strerror}"
        return Unfiled(source=self.name, name=str(path), reason=reason, received=received, receipt=str(path))


def _unfit(status: os.stat_result) -> str:
    if not stat.S_ISREG(status.st_mode):
        return "not a file"
    if status.st_size > LARGEST:
        return "larger than 8 MB; no dispatch is"
    return ""
