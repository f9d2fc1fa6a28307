"""An event loop's run to its end.

Not by asyncio.run, which ends by looking at every task of the process: a web server that ran in it may have left some
that cannot be looked at.
"""

import asyncio
from collections.abc import Coroutine, Generator, Iterable
from typing import Any, TypeAlias, TypeVar
from weakref import WeakSet

T = TypeVar("T")
Doing: TypeAlias = Coroutine[Any, Any, T] | Generator[Any, None, T]


def complete(doing: Coroutine[Any, Any, T], loop: asyncio.AbstractEventLoop | None = None) -> T:
    """Run a coroutine in a loop that ends with it, and with what was begun in it: that is cancelled.

    Args:
        doing: What is done.
        loop: The loop, closed afterwards; a new one where none is given.
    """
    loop = loop or asyncio.new_event_loop()
    begun: WeakSet[asyncio.Task[Any]] = WeakSet()

    def task(loop: asyncio.AbstractEventLoop, doing: Doing[Any], **options: Any) -> asyncio.Task[Any]:
        made = asyncio.Task(doing, loop=loop, **options)
        begun.add(made)
        return made

    loop.set_task_factory(task)
    try:
        return loop.run_until_complete(doing)
    finally:
        loop.run_until_complete(_cancelled([each for each in begun if not each.done()]))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


async def _cancelled(tasks: Iterable[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
