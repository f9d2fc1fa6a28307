"""The HTTP server: granian in a thread of its own, so that the daemon keeps the main thread and its signals."""

import asyncio
import resource
import socket
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import structlog
from granian.constants import HTTPModes, Interfaces, SSLProtocols, TaskImpl
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.embed import Server

from syndicate.errors import WebError
from syndicate.ports.stand import Stand
from syndicate.web.app import Application
from syndicate.web.desk.front import DeskFront
from syndicate.web.doors import Door
from syndicate.web.keeper import Guarded
from syndicate.web.limits import Limits
from syndicate.web.links import Links
from syndicate.web.traffic import Traffic
from syndicate.web.wire.switchboard import Switchboard

if TYPE_CHECKING:
    from syndicate.web.certificates import Certificate

HEADER_SECS: Final = 10.0

_HEADER_BYTES = 64 * 1024
_BACKLOG = 1024
_OTHER_FILES = 512
"""Descriptors for everything that is no connection."""

_TASKS_OF_OURS = Path("/proc/self/task")
_START = 10.0
_STOP = 5.0
_TASKS = TaskImpl.rust if sys.version_info < (3, 12) else TaskImpl.asyncio
"""An answer never waits for anything but the socket, so granian's lighter tasks do; it has them up to Python 3.11."""
_QUIET: dict[str, Any] = {"version": 1, "incremental": True, "handlers": {}, "loggers": {}}
"""Incremental, because anything else closes the log handlers of the whole process."""

log = structlog.get_logger(__name__)


class WebServer:
    """Serves a stand on one address until it is stopped.

    Attributes:
        application: What answers.
        keeper: Runs as long as it does; None where everybody may see everything.
    """

    def __init__(
        self,
        stand: Stand,
        host: str,
        port: int,
        addresses: Sequence[str] = (),
        doors: Mapping[str, Door] = MappingProxyType({}),
        *,
        limits: Limits | None = None,
        renamed: Mapping[str, str] = MappingProxyType({}),
        links: Links | None = None,
        certificate: "Certificate | None" = None,
        guarded: Guarded | None = None,
        wire: Switchboard | None = None,
        monitors: Mapping[str, Door] = MappingProxyType({}),
        traffic: Traffic | None = None,
        ids: Callable[[], str] = str,
        desk: DeskFront | None = None,
        header_secs: float = HEADER_SECS,
    ) -> None:
        """Make a server; nothing listens before `start`.

        Args:
            stand: Where pages come from.
            host: Name or address to listen on.
            port: 1 to 65535.
            addresses: What a 404 may suggest (`diplomacy/`, `diplomacy/rss.xml`).
            doors: By path, what lies below `/api/`.
            limits: How much a client may ask for pages; None where it may ask anything.
            renamed: By the name that a section had, the one it has.
            links: What pages lead to; by default to what is older alone.
            certificate: What it shows of TLS (1.2 or 1.3); None to speak plain HTTP.
            guarded: Lets requests for pages in; None where everybody may see everything.
            wire: What lies at and below `/wire`; who listens takes no connection from who reads pages.
            monitors: By path, what programs that watch ask for.
            traffic: Where requests are counted.
            ids: Makes ids for requests that have none.
            desk: What lies at and below `/desk`.
            header_secs: That a connection may take to send the header of a request, from when the one before it was
                answered: so long is it kept.
        """
        self._host = host
        self._port = port
        self._bound = host
        self._mark = f"web:{port}"
        self._certificate = certificate
        self._header_ms = round(header_secs * 1000)
        self.keeper = guarded.keeper if guarded else None
        guard = guarded.guard if guarded else None
        self.application = Application(
            stand,
            addresses,
            doors,
            limits=limits,
            renamed=renamed,
            links=links,
            guard=guard,
            wire=wire,
            monitors=monitors,
            traffic=traffic,
            ids=ids,
            desk=desk,
        )
        self._wire = wire
        self._desk = desk
        self._most = _BACKLOG + (wire.most if wire else 0)
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._server: Server | None = None
        self._listening = threading.Event()
        self._failure: BaseException | None = None

    @property
    def address(self) -> str:
        """Where it listens, as a URL."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"{'https' if self._certificate else 'http'}://{host}:{self._port}/"

    def start(self) -> None:
        """Listen, and return when requests are answered.

        Raises:
            WebError: The address is in use, not ours, or the server did not come up.
            StoreError: It cannot be read who may see what.
        """
        self._bound = self._resolve()
        if self.keeper:
            self.keeper.start()
        self._thread = threading.Thread(target=self._run, name="web", daemon=True)
        self._thread.start()
        if not self._listening.wait(_START) or self._failure is not None:
            if self.keeper:
                self.keeper.stop()
            raise WebError(f"the web server did not start on {self.address}") from self._failure

    def soon(self, act: Callable[[], None]) -> None:
        """Have the loop that answers do something between two requests; nothing where it has ended."""
        if self._loop is not None:
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(act)

    def stop(self) -> None:
        """Answer what is in hand, within five seconds, and let go of the address; a second time is no error."""
        if self._loop is None or self._server is None or self._thread is None:
            return
        end = time.monotonic() + _STOP
        if self._thread.is_alive():
            asyncio.run_coroutine_threadsafe(self._end(), self._loop)
        self._thread.join(_STOP)
        # granian returns while its native threads still tidy up; an interpreter that ends before them is aborted by
        # their next touch of it (exit code -6 instead of 0).
        while _native_threads(self._mark) and time.monotonic() < end:
            time.sleep(0.005)
        if self.keeper:
            self.keeper.stop()

    async def _end(self) -> None:
        if self._desk:
            self._desk.close()
        if self._wire:
            await self._wire.close()
        if self._server:
            asyncio.get_running_loop().call_soon(self._server.stop)

    def _resolve(self) -> str:
        """The numeric address to listen on, found free: granian would share a port that is taken without a word."""
        try:
            found = socket.getaddrinfo(self._host, self._port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
            family, kind, protocol, _, address = found[0]
            with socket.socket(family, kind, protocol) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(address)
        except OSError as cause:
            raise WebError(f"cannot listen on {self.address}") from cause
        return str(address[0])

    def _run(self) -> None:
        _mark(self._mark)
        try:
            asyncio.run(self._serve())
        except BaseException as failure:  # noqa: BLE001 - told by start, in the thread that can act on it
            self._failure = failure
        finally:
            self._listening.set()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        listeners = self._wire.most if self._wire else 0
        _allow(self._most + listeners + _OTHER_FILES)  # a listener's socket is open twice (`web.wire.beneath`)
        if self._wire:
            self._wire.open()
        self._server = Server(
            self.application,
            address=self._bound,
            port=self._port,
            interface=Interfaces.RSGI,
            http=HTTPModes.http1,
            http1_settings=HTTP1Settings(header_read_timeout=self._header_ms, max_buffer_size=_HEADER_BYTES),
            task_impl=_TASKS,
            backlog=_BACKLOG,
            backpressure=self._most,
            websockets=False,
            log_level=LogLevels.error,
            log_dictconfig=_QUIET,
            ssl_cert=self._certificate.file if self._certificate else None,
            ssl_key=self._certificate.key_file if self._certificate else None,
            ssl_protocol_min=SSLProtocols.tls12,
        )
        serving = asyncio.create_task(self._server.serve())
        answering = asyncio.create_task(self._answers())
        await asyncio.wait((serving, answering), return_when=asyncio.FIRST_COMPLETED)
        if answering.done():
            self._listening.set()
        else:
            answering.cancel()
        await serving

    async def _answers(self) -> None:
        while True:
            try:
                _, writer = await asyncio.open_connection(self._bound, self._port)
            except OSError:
                await asyncio.sleep(0.01)
            else:
                writer.close()
                return


def _allow(files: int) -> None:
    """Take all the open files that we may have: a connection is one, and so is an outlet's call."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    if most != resource.RLIM_INFINITY and most < files:
        log.warning("not as many connections as configured can be served", open_files=most, needed=files)


def _mark(name: str) -> None:
    """Name this thread to the system (up to 15 characters); the native threads that come of it have its name too."""
    comm = _TASKS_OF_OURS / str(threading.get_native_id()) / "comm"
    if comm.exists():
        comm.write_text(name)


def _native_threads(name: str) -> frozenset[int]:
    """This process's threads of this name that Python did not start; none are known where there is no /proc."""
    every = _TASKS_OF_OURS.iterdir() if _TASKS_OF_OURS.is_dir() else ()
    named = frozenset(int(task.name) for task in every if _name(task) == name)
    return named - {thread.native_id for thread in threading.enumerate()}


def _name(task: Path) -> str:
    try:
        return (task / "comm").read_text().rstrip("\n")
    except OSError:
        return ""  # it has just ended
