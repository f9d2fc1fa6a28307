"""Hands that write the pages of a put."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from syndicate.stand import files
from syndicate.stand.aside import Aside

_HANDS = 4
_BATCH = 32
"""Pages of stories come by hundreds and are small: a thread's turn costs as much as writing one."""


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

    def add(self, aside: Aside) -> None:
        """Have a page written at the end."""
        self._asides.append(aside)

    def end(self) -> bool:
        """Write all pages; where one cannot be written none is, and this is False."""
        size = min(_BATCH, -(-len(self._asides) // _HANDS)) or 1
        batches = [self._asides[start : start + size] for start in range(0, len(self._asides), size)]
        tasks = [self._pool.submit(write, batch) for batch in batches]
        if not any([task.exception() for task in tasks]):  # noqa: C419 - a list: waits for all of them
            return True
        self.discard()
        return False

    def discard(self) -> None:
        """Remove what has not taken its place."""
        for aside in self._asides:
            aside.discard()


def write(asides: Sequence[Aside]) -> None:
    """Write pages aside, and what is beside them.

    Raises:
        StandError: One cannot be written; then none is.
    """
    written = iter(files.write_aside([content for aside in asides for content in aside.contents()]))
    for aside in asides:
        aside.hidden = {encoding: next(written) for encoding in ("identity", *aside.standing.twins)}
