"""Daemons forked from a process that has the program loaded: its imports would take longer than most tests.

`python -m tests.forge DESCRIPTOR` is that process. It is told over a socket what to run, and tells who runs and how
each ended.
"""

import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any, Final

from syndicate.cli.main import main

ROOT: Final = Path(__file__).parents[1]
_MOST_BYTES: Final = 128 * 1024


class Forge:
    """The process that is forked, and what is known of its children."""

    def __init__(self) -> None:
        self._channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            descriptor = theirs.fileno()
            command = [sys.executable, "-m", "tests.forge", str(descriptor)]
            self._process = subprocess.Popen(command, cwd=ROOT, pass_fds=[descriptor])
        self._lock = Lock()
        self._ended: dict[int, int] = {}

    def start(self, arguments: Sequence[str], folder: Path, log: int) -> "Forged":
        """Run the program.

        Args:
            arguments: Of its command line.
            folder: Where it runs.
            log: The descriptor of what it writes to.
        """
        order = {"arguments": [*arguments], "folder": str(folder), "environment": dict(os.environ)}
        with self._lock:
            socket.send_fds(self._channel, [json.dumps(order).encode()], [log])
            while "begun" not in (told := self._told()):
                pass
        return Forged(self, told["begun"])

    def code(self, pid: int, patience_secs: float) -> int | None:
        """How a child ended; None while it has not."""
        until = monotonic() + patience_secs
        while True:
            with self._lock:
                while select.select([self._channel], [], [], 0)[0]:
                    self._told()
                if pid in self._ended:
                    return self._ended[pid]
            if monotonic() >= until:
                return None
            select.select([self._channel], [], [], 0.02)

    def _told(self) -> dict[str, int]:
        received = self._channel.recv(_MOST_BYTES)
        assert received, "the process that daemons are forked from is gone"
        told: dict[str, int] = json.loads(received)
        if "ended" in told:
            self._ended[told["ended"]] = told["code"]
        else:
            self._ended.pop(told["begun"], None)  # the numbers of processes come round
        return told


class Forged:
    """A daemon, as subprocess.Popen has it."""

    def __init__(self, forge: Forge, pid: int) -> None:
        self._forge = forge
        self.pid = pid

    def poll(self) -> int | None:
        """Its exit code, or minus the signal that ended it; None while it runs."""
        return self._forge.code(self.pid, 0)

    def wait(self, timeout: float | None = None) -> int:
        """The same once it has ended."""
        patience_secs = float("inf") if timeout is None else timeout
        code = self._forge.code(self.pid, patience_secs)
        if code is None:
            raise subprocess.TimeoutExpired("syndicate", patience_secs)
        return code

    def send_signal(self, number: int) -> None:
        """Tell it something, if it runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


@cache
def forge() -> Forge:
    """The one of this process."""
    return Forge()


def serve(channel: socket.socket) -> Sequence[str]:
    """Fork whenever told; returns in a child, with what it is to do, and ends with whoever tells."""
    running: dict[int, int] = {}
    while True:
        for ready in select.select([channel.fileno(), *running], [], [])[0]:
            if ready in running:
                pid = running.pop(ready)
                os.close(ready)
                _tell(channel, ended=pid, code=os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
                continue
            message, (*logs,), _, _ = socket.recv_fds(channel, _MOST_BYTES, 1)
            if not message:
                sys.exit()
            pid = os.fork()
            if not pid:
                for descriptor in running:
                    os.close(descriptor)
                channel.close()
                return _begin(json.loads(message), *logs)
            os.close(*logs)
            running[os.pidfd_open(pid)] = pid
            _tell(channel, begun=pid)


def _tell(channel: socket.socket, **told: int) -> None:
    channel.send(json.dumps(told).encode())


def _begin(order: dict[str, Any], log: int) -> Sequence[str]:
    for stream in (1, 2):
        os.dup2(log, stream)
    os.close(log)
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["environment"])
    arguments: list[str] = order["arguments"]
    return arguments


if __name__ == "__main__":
    main(serve(socket.socket(fileno=int(sys.argv[1]))))
