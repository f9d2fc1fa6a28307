"""An event loop's run to its end.

Not by asyncio.run, which ends by looking at every task of the process: a web server that ran in it may have left some
that cannot be looked at.
"""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


def complete(doing: Coroutine[Any, Any, T], loop: asyncio.AbstractEventLoop | None = None) -> T:
    """Run a coroutine in a loop that ends with it.

    Args:
        doing: What is done.
        loop: The loop, closed afterwards; a new one where none is given.
    """
    loop = loop or asyncio.new_event_loop()
    try:
        return loop.run_until_complete(doing)
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
