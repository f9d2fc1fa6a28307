"""A thousand listeners of the live wire: how long after a story began to be written down each has its event.

The listeners are one process of asyncio beside the server's, so they take a processor of their own. There is no peer
here; the aim is that the last of them has a kill within a second.
"""

import asyncio
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import IO, cast

from bench.result import Result
from tests.ports import free_port

LISTENERS = 1000
EVENTS = 20
PAUSE_SECS = 0.5
PATIENCE_SECS = 60.0
ASKED = b"GET /wire HTTP/1.1\r\nHost: wire.example\r\nAccept: text/event-stream\r\n\r\n"

_TOLD = re.compile(rb'"headlines":\[\{[^]]*?"value":"(\d+)"')
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Listened:
    """What all listeners saw.

    Attributes:
        came: Released when a stream began, and for each event.
        delays: Of each event in milliseconds, from when its story began to be written down.
    """

    came: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))
    delays: list[float] = field(default_factory=list)

    async def by_all(self) -> None:
        """Wait until one thing more came to each."""
        for _ in range(LISTENERS):
            await self.came.acquire()


@dataclass(frozen=True, slots=True)
class Server:
    """The server's process, and what it costs."""

    process: "subprocess.Popen[bytes]"
    port: int

    def tell(self) -> None:
        """Have one story told."""
        told = cast("IO[bytes]", self.process.stdin)
        told.write(b"\n")
        told.flush()

    def cpu_secs(self) -> float:
        """Of processor time, so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def resident_mb(self) -> float:
        """Of memory, now."""
        found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{self.process.pid}/status").read_text())
        return int(found[1]) / 1024 if found else 0.0


def run(repeats: int) -> list[Result]:
    """Have a thousand listen to twenty stories, `repeats` times."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = LISTENERS + 200
    if hard != resource.RLIM_INFINITY and hard < needed:
        print(f"listeners are not measured: only {hard} files may be open")
        return []
    if soft != resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, needed), hard))
    rounds = [_round() for _ in range(repeats)]
    names = ("median ms", "99th percentile ms", "slowest ms", "CPU ms of the server for an event", "kB for a listener")
    aims = (None, None, 1000.0, None, None)
    return [
        Result(
            name=f"{LISTENERS} listeners: {name}",
            value=round(median(figures), 1),
            unit=name.rpartition(" ")[2] if name.endswith("ms") else "",
            aim=aim,
            better="lower",
            beside="",
            ours=round(median(figures), 1),
            theirs=None,
            runs=len(rounds),
        )
        for name, aim, figures in zip(names, aims, zip(*rounds, strict=True), strict=True)
    ]


def _round() -> tuple[float, float, float, float, float]:
    with tempfile.TemporaryDirectory(prefix="syndicate-bench-") as name, served(Path(name)) as server:
        before = server.resident_mb()
        listened, cpu_secs, resident = asyncio.run(_listen(server))
    return (
        median(listened.delays),
        quantiles(listened.delays, n=100)[98],
        max(listened.delays),
        1000 * cpu_secs / EVENTS,
        1024 * (resident - before) / LISTENERS,
    )


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    """Serve a wire until the block ends."""
    port = free_port()
    command = [sys.executable, "-m", "bench.wire_server", str(folder), str(port), str(2 * LISTENERS)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    with process:  # closes its standard input at the end, and waits for it
        cast("IO[bytes]", process.stdout).readline()
        yield Server(process, port)


async def _listen(server: Server) -> tuple[Listened, float, float]:
    """What was heard, the server's processor time while it told, and its memory at the end."""
    listened = Listened()
    async with asyncio.TaskGroup() as tasks, asyncio.timeout(PATIENCE_SECS):
        for _ in range(LISTENERS):
            tasks.create_task(_ear(server.port, listened))
        await listened.by_all()
        cpu = server.cpu_secs()
        for _ in range(EVENTS):
            server.tell()
            await listened.by_all()
            await asyncio.sleep(PAUSE_SECS)
        return listened, server.cpu_secs() - cpu, server.resident_mb()


async def _ear(port: int, listened: Listened) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(ASKED)
    await reader.readuntil(b"id: 0\n\n")
    listened.came.release()
    heard = 0
    while heard < EVENTS:
        content = await reader.readuntil(b"\n\n")
        if found := _TOLD.search(content):  # else a comment, which keeps the connection open
            listened.delays.append((time.monotonic_ns() - int(found[1])) / 1e6)
            listened.came.release()
            heard += 1
    writer.close()
