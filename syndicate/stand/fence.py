"""Who may publish: the number that a stand was taken under last, and whether ours is lower.

Whoever takes a stand writes a number into it that is higher than that of whoever had it before. It is read again before
each page takes its place, so a process that was held up past its turn finds out before it does harm.
"""

import contextlib
import time
from pathlib import Path
from typing import Protocol

from syndicate.errors import StandError, StandLost
from syndicate.stand import files

FENCE = ".fence"
"""The name of what holds the number, in the stand's root: hidden, so no page."""


class Mark(Protocol):
    """Where the number is kept."""

    def fence(self) -> int:
        """The number; 0 where nobody took the stand. Raises StandError when it cannot be read."""
        ...

    def set_fence(self, number: int) -> None:
        """Keep a number, durably. Raises StandError when it cannot be written."""
        ...


class FileMark:
    """The number in a file of the stand's folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._file = f"{root}/{FENCE}"

    def fence(self) -> int:
        """See the port. The file is opened every time: shared file systems promise nothing else (close to open)."""
        try:
            with open(self._file, "rb", buffering=0) as opened:  # noqa: PTH123 - a path object costs as much as this
                return number_in(opened.read(), self._file)
        except FileNotFoundError:
            return 0
        except OSError as cause:
            raise StandError(f"cannot read {self._file}") from cause

    def set_fence(self, number: int) -> None:
        """See the port: written aside, synced, renamed."""
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            (hidden,) = files.write_aside([(self._file, b"%d\n" % number, time.time_ns())])
            files.take_place(hidden, self._file)
            files.sync_folders([str(self._root)])
        except OSError as cause:
            raise files.unwritable(self._file) from cause


class Fence:
    """Our number against the stand's. A process that took nothing has 0."""

    def __init__(self, mark: Mark) -> None:
        self._mark = mark
        self._looked = 0.0
        self._stands = 0
        self.number = 0

    def take(self, number: int) -> None:
        """From now on this is our number.

        Raises:
            StandLost: A higher one stands.
            StandError: It cannot be written.
        """
        stands = self._look()
        if stands > number:
            raise self._lost(number)
        if stands < number:
            self._mark.set_fence(number)
        self.number = number

    def check(self) -> None:
        """Make sure that nobody took the stand after us.

        Raises:
            StandLost: Somebody did.
            StandError: It cannot be told.
        """
        stands = self._look()
        if stands > self.number:
            raise self._lost(self.number)
        if stands < self.number:  # another, late with a lower one, wrote over ours
            self._mark.set_fence(self.number)

    def is_lost(self, within: float) -> bool:
        """Whether somebody took the stand after us; False where it cannot be told. Once it is lost this looks no more.

        Args:
            within: Seconds since the last look in which it is not looked again.
        """
        if self._stands <= self.number and time.monotonic() - self._looked >= within:
            with contextlib.suppress(StandError):
                self._look()
        return self._stands > self.number

    def in_words(self) -> str:
        """Who published last, for people; empty where the stand was never taken. Raises StandError like `check`."""
        stands = self._look()
        return f", taken under {stands}" if stands else ""

    def _look(self) -> int:
        self._stands = stands = self._mark.fence()
        self._looked = time.monotonic()
        return stands

    def _lost(self, number: int) -> StandLost:
        return StandLost(f"the stand was taken under {self._stands}, this process has {number}; see {FENCE} in it")


def number_in(content: bytes, name: str) -> int:
    """The number that is kept so.

    Raises:
        StandError: It is none.
    """
    digits = content.strip()
    if not digits.isdigit():
        raise StandError(f"{name} holds no number; remove it when nobody publishes")
    return int(digits)
