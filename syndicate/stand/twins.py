"""Brotli and zstd twins, written behind by one thread of low priority.

Only the newest content of a path is ever worked on, and only once it has stood for a moment: a page that changes
again within a second is not worth the time. A twin bears its page's modification time; with any other it is stale.
"""

import contextlib
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import brotli
import structlog
import zstandard

from syndicate.errors import StandError
from syndicate.stand import files
from syndicate.stand.publishing import SUFFIXES

_STANDS = 0.5
_BROTLI = 5
_ZSTD = 3
_NICE = 10

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """A page whose twins are still to be written.

    Attributes:
        path: Of the page, below the stand.
        file: Where it stands.
        content: Its bytes.
        modified: Its file's time in nanoseconds.
    """

    path: str
    file: str
    content: bytes
    modified: int


class TwinWriter:
    """Writes twins behind. Its thread starts with the first page and ends with `close`."""

    def __init__(self, committing: threading.Lock, written: Callable[[Behind, dict[str, bytes]], None]) -> None:
        """Make a writer.

        Args:
            committing: Held while a page or a twin takes its place, so that neither meets the other half-way.
            written: Told, while `committing` is held, of every page that got its twins.
        """
        self._committing = committing
        self._written = written
        self._waiting: dict[str, tuple[float, Behind]] = {}
        self._busy = False
        self._settling = 0
        self._closed = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def follow(self, page: Behind) -> None:
        """Write the twins of this page soon, instead of those of its older content."""
        with self._changed:
            if self._closed:
                return
            self._waiting.pop(page.path, None)
            self._waiting[page.path] = (time.monotonic() + _STANDS, page)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="twins", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def settle(self) -> None:
        """Wait until no page waits for its twins."""
        with self._changed:
            self._settling += 1
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._closed or not (self._waiting or self._busy))
            self._settling -= 1

    def close(self) -> None:
        """End the thread after the page in hand; pages that wait get their twins when they are published again."""
        with self._changed:
            self._closed = True
            self._waiting.clear()
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        with contextlib.suppress(OSError):  # on Linux a thread has a priority of its own
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
        while (page := self._next()) is not None:
            try:
                self._write(page)
            except (StandError, OSError) as problem:
                _log.warning("twins not written", page=page.path, reason=str(problem))

    def _next(self) -> Behind | None:
        with self._changed:
            self._busy = False
            self._changed.notify_all()
            while not self._closed:
                if not self._waiting:
                    self._changed.wait()
                    continue
                path, (due, page) = next(iter(self._waiting.items()))
                wait = due - time.monotonic()
                if wait <= 0 or self._settling:
                    del self._waiting[path]
                    self._busy = True
                    return page
                self._changed.wait(wait)
            return None

    def _write(self, page: Behind) -> None:
        twins = {
            "br": brotli.compress(page.content, quality=_BROTLI),
            "zstd": zstandard.ZstdCompressor(level=_ZSTD).compress(page.content),
        }
        places = [twin_of(page.file, encoding) for encoding in twins]
        written = files.write_aside(
            [(place, twin, page.modified) for place, twin in zip(places, twins.values(), strict=True)]
        )
        try:
            with self._committing:
                if files.modified_of(page.file) == page.modified:
                    for place in places:
                        files.take_place(written[0], place)
                        del written[0]
                    self._written(page, twins)
        finally:
            files.discard(hidden.name for hidden in written)


def twin_of(file: str, encoding: str) -> str:
    """Where a page's twin lies."""
    return file + SUFFIXES[encoding]
