"""Hands that write: pages of a put go to the disk while others are still being made."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from syndicate.stand import files
from syndicate.stand.aside import Aside

_HANDS = 4
_BATCH = 32
"""Pages of stories come by hundreds and are small: a thread's turn costs as much as writing one."""
_PLENTY = 256 * 1024
"""So many bytes are worth a turn by themselves."""


class Hands:
    """Several threads. Their methods are for one caller at a time."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(_HANDS, thread_name_prefix="stand")

    @contextmanager
    def writing(self) -> Iterator["Writing"]:
        """Write pages aside; what has not taken its place when the block ends is removed."""
        writing = Writing(self._pool)
        try:
            yield writing
        finally:
            writing.discard()

    def sync_folders(self, folders: Sequence[str]) -> None:
        """Make the names in folders durable; raises OSError where that fails."""
        list(self._pool.map(files.sync_folders, (folders[hand::_HANDS] for hand in range(_HANDS))))

    def close(self) -> None:
        """Let the threads end."""
        self._pool.shutdown()


class Writing:
    """The pages of one put on their way to the disk."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self._pool = pool
        self._asides: list[Aside] = []
        self._begun = 0
        self._bytes = 0
        self._tasks: list[Future[None]] = []

    def add(self, aside: Aside) -> None:
        """Have a page written, soon."""
        self._asides.append(aside)
        self._bytes += len(aside.standing.content)
        if self._bytes >= _PLENTY or len(self._asides) - self._begun >= _BATCH:
            self._begin(len(self._asides))

    def end(self) -> bool:
        """Wait until all pages are written; where one could not be, none is, and this is False."""
        rest = len(self._asides) - self._begun
        for _ in range(_HANDS):
            self._begin(min(self._begun + -(-rest // _HANDS), len(self._asides)))
        if not any([task.exception() for task in self._tasks]):  # noqa: C419 - a list: waits for all of them
            return True
        self.discard()
        return False

    def discard(self) -> None:
        """Remove what has not taken its place."""
        for task in self._tasks:
            task.exception()  # waits for it
        for aside in self._asides:
            aside.discard()

    def _begin(self, end: int) -> None:
        batch = self._asides[self._begun : end]
        if batch:
            self._tasks.append(self._pool.submit(write, batch))
        self._begun, self._bytes = end, 0


def write(asides: Sequence[Aside]) -> None:
    """Write pages aside, and what is beside them.

    Raises:
        StandError: One cannot be written; then none is.
    """
    written = iter(files.write_aside([content for aside in asides for content in aside.contents()]))
    for aside in asides:
        aside.hidden = {encoding: next(written) for encoding in ("identity", *aside.standing.twins)}
