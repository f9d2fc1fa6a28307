"""Long work shows how far it is on a terminal, and stays quiet in a pipe."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


class Bar(Protocol):
    """Is told how far the work is."""

    def __call__(self, done: int, /, total: int | None = None) -> None:
        """So many more things are done; and, where that is known only now, of how many."""
        ...


@contextmanager
def progress(title: str, total: int | None) -> Iterator[Bar]:
    """Show a bar on standard error while the block runs; call what it yields with each number of things done."""
    console = Console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        disable=not console.is_terminal,
    )
    with bar:
        task = bar.add_task(title, total=total)

        def told(done: int, /, total: int | None = None) -> None:
            bar.update(task, advance=done, total=total)

        yield told
