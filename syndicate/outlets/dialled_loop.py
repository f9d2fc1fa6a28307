"""An event loop whose connections a dialler makes: within bounds, and shut down when the time is up."""

import asyncio
from typing import Any

from syndicate.outlets.dialling import Dialler


class DialledLoop(asyncio.SelectorEventLoop):
    """For one connection, and for what waits for nothing else: it stands still while it dials."""

    def __init__(self, dialler: Dialler) -> None:
        super().__init__()
        self._dialler = dialler

    async def create_connection(  # type: ignore[override]
        self, protocol_factory: Any, host: str | None = None, port: int | None = None, **options: Any
    ) -> tuple[asyncio.Transport, asyncio.Protocol]:
        """See asyncio; raises as :meth:`Dialler.dial`."""
        dialled = self._dialler.dial(str(host), int(port or 0))
        dialled.setblocking(False)  # noqa: FBT003 - the only way to say it
        return await super().create_connection(protocol_factory, sock=dialled, **options)
