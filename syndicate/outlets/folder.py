"""A folder of this machine: each version a file in it, whole or not there at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from syndicate.errors import DeliveryError, OutletDeferred
from syndicate.outlets.file_names import aside_name, file_name, probe_name
from syndicate.ports.pusher import Parcel

_ASIDE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderChannel:
    """See :class:`syndicate.ports.channel.Channel`; a disk is not waited for in vain, so there is no deadline.

    The folder must be there: one that is not may be a disk that is not mounted, and what is written beneath it is lost.

    Attributes:
        name: The channel's.
        path: The folder.
        suffix: Of the form, without a dot.
    """

    name: str
    path: Path
    suffix: str

    def bring(self, parcel: Parcel) -> str:
        """See the port: written aside, synced, renamed."""
        name = file_name(parcel, self.suffix)
        with self._translated():
            aside = self.path / aside_name(self.name)
            _write(aside, parcel.content)
            aside.rename(self.path / name)
            self._sync()
        return f"written as {name}"

    def probe(self) -> str:
        """See the port."""
        with self._translated():
            probed = self.path / probe_name(self.name)
            _write(probed, b"")
            probed.unlink()
        return "files can be written"

    def break_off(self) -> None:
        """See the port: a file is written at once."""

    def close(self) -> None:
        """See the port: nothing is kept open."""

    def _sync(self) -> None:
        opened = os.open(self.path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (FileNotFoundError, NotADirectoryError):
            raise DeliveryError(f"there is no folder {self.path}; see 'path'") from None
        except OSError as error:
            raise OutletDeferred(f"{self.path} takes no file: {error.strerror}") from None


def _write(path: Path, content: bytes) -> None:
    opened = os.open(path, _ASIDE, 0o644)
    try:
        with os.fdopen(opened, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with suppress(OSError):
            path.unlink()  # half of it would keep others from the room that is left
        raise
