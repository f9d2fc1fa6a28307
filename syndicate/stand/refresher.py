"""Looks at pages again behind the backs of readers."""

import threading
from collections.abc import Callable
from queue import SimpleQueue


class Refresher:
    """A few threads, which start with the first page and end with `close`. A path waits once at most."""

    def __init__(self, look: Callable[[str], None], hands: int) -> None:
        """Make one.

        Args:
            look: Looks at one page; must not raise.
            hands: How many threads.
        """
        self._look = look
        self._hands = hands
        self._paths: SimpleQueue[str | None] = SimpleQueue()
        self._waiting: set[str] = set()
        self._starting = threading.Lock()
        self._threads: list[threading.Thread] = []

    def ask(self, path: str) -> None:
        """Have a page looked at soon; waits for nothing."""
        if path in self._waiting:
            return
        self._waiting.add(path)
        self._paths.put(path)
        if not self._threads:
            self._start()

    def close(self) -> None:
        """End the threads, each after the page in hand."""
        self._waiting.clear()
        while not self._paths.empty():
            self._paths.get()
        for _ in self._threads:
            self._paths.put(None)
        for thread in self._threads:
            thread.join()

    def _start(self) -> None:
        with self._starting:
            if self._threads:
                return
            threads = [
                threading.Thread(target=self._work, name=f"stand-{number}", daemon=True)
                for number in range(self._hands)
            ]
            for thread in threads:
                thread.start()
            self._threads = threads

    def _work(self) -> None:
        while (path := self._paths.get()) is not None:
            self._waiting.discard(path)
            self._look(path)
