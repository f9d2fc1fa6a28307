"""An event loop whose connections a dialler makes: within bounds, and shut down when the time is up."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from syndicate.outlets.dialling import Dialler


class DialledLoop(asyncio.SelectorEventLoop):
    """For one connection, and for what waits for nothing else: it stands still while it dials."""

    def __init__(self, dialler: Dialler) -> None:
        super().__init__()
        self._dialler = dialler
        self._begun: set[asyncio.Task[Any]] = set()
        self._dialled: list[asyncio.Transport] = []

    async def create_connection(  # type: ignore[override]
        self, protocol_factory: Any, host: str | None = None, port: int | None = None, **options: Any
    ) -> tuple[asyncio.Transport, asyncio.Protocol]:
        """See asyncio; raises as :meth:`Dialler.dial`."""
        dialled = self._dialler.dial(str(host), int(port or 0))
        dialled.setblocking(False)  # noqa: FBT003 - the only way to say it
        made = await super().create_connection(protocol_factory, sock=dialled, **options)
        self._dialled.append(made[0])
        return made

    def create_task(self, coro: Coroutine[Any, Any, Any], **options: Any) -> asyncio.Task[Any]:  # type: ignore[override]
        """See asyncio; the task is ended with the loop."""
        task: asyncio.Task[Any] = super().create_task(coro, **options)
        self._begun.add(task)
        task.add_done_callback(self._begun.discard)
        return task

    def end(self) -> None:
        """End what still runs, and close."""
        try:
            left = list(self._begun)
            for task in left:
                task.cancel()
            if left:
                self.run_until_complete(asyncio.wait(left))
            for transport in self._dialled:
                transport.abort()
            for _ in range(2):  # the connection hears of its end in one turn, TLS above it in the next
                self.run_until_complete(asyncio.sleep(0))
            self.run_until_complete(self.shutdown_asyncgens())
        finally:
            self.close()
