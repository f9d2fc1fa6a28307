"""Real NATS servers for tests, each on a free port with a folder of its own."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.ports import free_port


@dataclass
class NatsServer:
    """A server that can be stopped, robbed of its data and started again, on the same port."""

    folder: Path
    port: int
    arguments: tuple[str, ...] = ()
    jetstream: bool = True
    address: str = "127.0.0.1"
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def url(self) -> str:
        return f"nats://127.0.0.1:{self.port}"

    @property
    def process_id(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text()

    def start(self) -> None:
        command = ["nats-server", "-a", self.address, "-p", str(self.port)]
        if self.jetstream:
            command += ["-js", "-sd", str(self.folder / "data")]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen([*command, *self.arguments], stdout=log, stderr=log)
        for _ in range(500):
            if self._process.poll() is not None:
                break
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.02)
        pytest.fail(f"nats-server does not listen: {self.log}")

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def hang(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGSTOP)
            os.waitid(os.P_PID, self._process.pid, os.WSTOPPED)

    def go_on(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGCONT)

    def wipe(self) -> None:
        """Lose everything that JetStream keeps."""
        shutil.rmtree(self.folder / "data")


@contextmanager
def nats_server(
    folder: Path,
    *arguments: str,
    started: bool = True,
    jetstream: bool = True,
    address: str = "127.0.0.1",
) -> Iterator[NatsServer]:
    """A server, gone afterwards."""
    if shutil.which("nats-server") is None:
        pytest.skip("nats-server is not there; install the package nats-server")
    folder.mkdir(parents=True, exist_ok=True)
    server = NatsServer(folder, free_port(), arguments, jetstream, address)
    try:
        if started:
            server.start()
        yield server
    finally:
        server.kill()
