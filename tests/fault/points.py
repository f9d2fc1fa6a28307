"""Every point at which a process changes what lies on the disk or in the record, counted; at one it dies or is refused.

Reads are no points: to die before one leaves what dying after the last change left. What SQLite itself writes goes by
no function of Python's: see :class:`Ceiling`.
"""

import errno
import io
import os
import resource
import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine.default import DefaultDialect

CALLS = ("write", "pwrite", "fsync", "fdatasync", "replace", "rename", "link", "unlink", "mkdir")
REFUSABLE = frozenset({"write", "fsync", "replace", "rename", "unlink", "mkdir", "create"})
"""Kinds that a disk refuses when it is full or broken."""
DIES = ("before", "after")
REFUSALS = {"full": errno.ENOSPC, "broken": errno.EIO}


@dataclass(frozen=True, slots=True)
class Strike:
    """What happens at which point.

    Attributes:
        kind: Of the point.
        number: Which of its kind, from 1.
        how: `before` or `after`: the process dies then; `full` or `broken`: the call is refused.
        lasts: Whether all later calls of its kind are refused too, until the disk is mended.
    """

    kind: str
    number: int
    how: str
    lasts: bool = False


@dataclass(slots=True)
class Points:
    """Counts, once it is installed.

    Attributes:
        strike: What is to happen; None to count alone.
        seen: How many points of each kind there were.
        struck: Whether it happened; of a refusal, for nobody lives to ask it of a death.
    """

    strike: Strike | None = None
    seen: Counter[str] = field(default_factory=Counter)
    struck: bool = False
    _turn: threading.RLock = field(default_factory=threading.RLock)
    _thread: threading.local = field(default_factory=threading.local)

    def install(self) -> None:
        """Count from now on; nothing is ever undone, for a process that is made to die."""
        for name in CALLS:
            setattr(os, name, self._watched(name, getattr(os, name)))
        os.open = self._watched("create", os.open, lambda _, flags=0, *__, **___: flags & os.O_CREAT)
        io.open = self._watched("create", io.open, lambda _, mode="r", *__, **___: set(mode) & set("wxa"))
        DefaultDialect.do_commit = self._watched("commit", DefaultDialect.do_commit)  # type: ignore[method-assign]
        event.listen(Engine, "before_cursor_execute", self._before_statement)
        event.listen(Engine, "after_cursor_execute", self._after_statement)

    @contextmanager
    def uncounted(self) -> Iterator[None]:
        """What this thread does inside is the test's own."""
        self._thread.quiet = True
        try:
            yield
        finally:
            self._thread.quiet = False

    def mend(self) -> None:
        """From now on nothing is refused."""
        self.strike = None

    def _watched(
        self, kind: str, does: Callable[..., Any], counts: Callable[..., Any] = lambda *_, **__: True
    ) -> Callable[..., Any]:
        def done(*arguments: Any, **named: Any) -> Any:
            if getattr(self._thread, "quiet", False) or not counts(*arguments, **named):
                return does(*arguments, **named)
            strike = self._reached(kind)
            if strike and strike.how in REFUSALS:
                raise OSError(REFUSALS[strike.how], os.strerror(REFUSALS[strike.how]), str(arguments[0]))
            self._die(strike, "before")
            result = does(*arguments, **named)
            self._die(strike, "after")
            return result

        return done

    def _reached(self, kind: str) -> Strike | None:
        """What happens here."""
        with self._turn:
            self.seen[kind] += 1
            strike = self.strike
            if strike is None or strike.kind != kind:
                return None
            here = self.seen[kind] == strike.number or (strike.lasts and self.seen[kind] > strike.number)
            self.struck = self.struck or here
            return strike if here else None

    @staticmethod
    def _die(strike: Strike | None, when: str) -> None:
        if strike and strike.how == when:
            os.kill(os.getpid(), signal.SIGKILL)

    def _before_statement(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        self._thread.strike = None
        if not getattr(self._thread, "quiet", False) and _changes(statement):
            self._thread.strike = self._reached("statement")
            self._die(self._thread.strike, "before")

    def _after_statement(self, *_: Any) -> None:
        self._die(self._thread.strike, "after")


@dataclass(frozen=True, slots=True)
class Ceiling:
    """No file may grow beyond it, SQLite's own no more than another.

    The kernel cuts the write that would, and ends the process with SIGXFSZ at the next, or refuses it (EFBIG).

    Attributes:
        size: In bytes.
        deadly: Whether the process ends there.
    """

    size: int
    deadly: bool

    def raise_up(self) -> None:
        """Hold from now on."""
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL if self.deadly else signal.SIG_IGN)
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (self.size, hard))

    @staticmethod
    def take_down() -> None:
        """Hold no more."""
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def _changes(statement: str) -> bool:
    return not statement.lstrip().upper().startswith(("SELECT", "PRAGMA", "WITH"))
