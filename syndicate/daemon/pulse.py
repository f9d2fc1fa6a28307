"""Whether the threads that must go on do."""

import sys
import threading
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

_FRAMES = 3


@dataclass(slots=True)
class _Worker:
    """A thread, when it last showed that it goes on, and how long that may take where nothing is wrong."""

    spacing_secs: float
    seen: float
    thread: int = 0


class Pulse:
    """Signs of progress of a daemon's threads. Safe from any thread.

    Args:
        seconds: Counts seconds.
        told: Called at each sign of the main thread's own, which works itself while the daemon begins.
    """

    def __init__(self, seconds: Callable[[], float], told: Callable[[], None] = lambda: None) -> None:
        self._seconds = seconds
        self._told = told
        self._workers: dict[str, _Worker] = {}

    def worker(self, name: str, spacing_secs: float) -> Callable[[], None]:
        """Expect signs of a worker from now on; what is returned is to be called at each.

        Args:
            name: Its own.
            spacing_secs: Between two of its signs where it has nothing to do.
        """
        worker = self._workers[name] = _Worker(spacing_secs, self._seconds())

        def beat() -> None:
            worker.seen, worker.thread = self._seconds(), threading.get_ident()
            if threading.current_thread() is threading.main_thread():
                self._told()

        return beat

    def idle(self) -> Mapping[str, float]:
        """By worker, for how many seconds it has shown no progress."""
        now = self._seconds()
        return {name: max(0.0, now - worker.seen) for name, worker in list(self._workers.items())}

    def stuck(self, patience_secs: float) -> Sequence[str]:
        """The workers that have shown none for longer than they should, by so much."""
        return [
            name for name, seconds in self.idle().items() if seconds > self._workers[name].spacing_secs + patience_secs
        ]

    def place(self, name: str) -> str:
        """Where a worker is now in the program, for the log: the innermost calls, no values."""
        frame = sys._current_frames().get(self._workers[name].thread)  # noqa: SLF001 - there is no other way to ask
        calls = traceback.extract_stack(frame)[-_FRAMES:] if frame else ()
        return " > ".join(f"{call.filename}:{call.lineno} {call.name}" for call in calls)
