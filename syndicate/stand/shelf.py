"""Pages in memory: current ones always, those of single stories and of archives as long as there is room."""

import threading
from collections import OrderedDict
from typing import Generic, Protocol, TypeVar

STORIES, ARCHIVE = "items/", "/archive/"
"""Where documents of single stories and of archives lie (rules.addresses)."""


def is_rare(path: str) -> bool:
    """Whether this is a document of a single story or of an archive: they are many, and few are asked for."""
    return path.startswith(STORIES) or ARCHIVE in path


class Sized(Protocol):
    """What can lie on a shelf."""

    @property
    def size(self) -> int:
        """Bytes held in memory at most."""
        ...


T = TypeVar("T", bound=Sized)


class Shelf(Generic[T]):
    """What stands, by path. Safe from any thread."""

    def __init__(self, room: int) -> None:
        """Keep stories' pages up to `room` bytes, those asked for last."""
        self._room = room
        self._taken = 0
        self._sections: dict[str, T] = {}
        self._stories: OrderedDict[str, T] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, path: str) -> T | None:
        """What is in memory for this path."""
        standing = self._sections.get(path)
        if standing is None and is_rare(path):
            with self._lock:
                standing = self._stories.get(path)
                if standing is not None:
                    self._stories.move_to_end(path)
        return standing

    def current(self) -> list[str]:
        """The paths of current pages."""
        return list(self._sections)

    def put(self, path: str, standing: T) -> None:
        """Remember; the stories asked for longest ago make room."""
        if not is_rare(path):
            self._sections[path] = standing
            return
        with self._lock:
            self._forget(path)
            self._stories[path] = standing
            self._taken += standing.size
            while self._taken > self._room:
                self._forget(next(iter(self._stories)))

    def drop(self, path: str) -> None:
        """Forget a page whose file is gone."""
        self._sections.pop(path, None)
        with self._lock:
            self._forget(path)

    def clear(self) -> None:
        """Forget every page."""
        with self._lock:
            self._sections.clear()
            self._stories.clear()
            self._taken = 0

    def _forget(self, path: str) -> None:
        gone = self._stories.pop(path, None)
        if gone is not None:
            self._taken -= gone.size
