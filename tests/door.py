"""A `syndicate` for shells that begins at once: what is typed is run by forks of one process that has it loaded.

`python -m tests.door ADDRESS` is that process.
"""

import contextlib
import gc
import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from syndicate.cli.main import main
from syndicate.config.tables import converter

ROOT: Final = Path(__file__).parents[1]
_MOST_BYTES: Final = 128 * 1024
_CLIENT: Final = """#!{python} -ISE
import json, os, signal, socket, sys

door = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
door.connect({address!r})
order = dict(arguments=sys.argv[1:], folder=os.getcwd(), environment=dict(os.environ))
socket.send_fds(door, [json.dumps(order).encode()], [0, 1, 2])
process = int(door.recv(64))
for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
    signal.signal(number, lambda number, _: os.kill(process, number))
code = int(door.recv(64))
sys.exit(code if code >= 0 else 128 - code)
"""


@contextmanager
def door(folder: Path) -> Iterator[Path]:
    """The folder that `syndicate` is in, to be put on PATH, until the block ends."""
    address = str(folder / "door")
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listening:
        listening.bind(address)
        listening.listen(16)
        descriptor = listening.fileno()
        command = [sys.executable, "-m", "tests.door", str(descriptor)]
        process = subprocess.Popen(command, cwd=ROOT, pass_fds=[descriptor], stdin=subprocess.DEVNULL)
    bin_ = folder / "bin"
    bin_.mkdir()
    client = bin_ / "syndicate"
    client.write_text(_CLIENT.format(python=sys.executable, address=address))
    client.chmod(0o755)
    try:
        yield bin_
    finally:
        process.terminate()
        process.wait()


def serve(listening: socket.socket) -> Sequence[str]:
    """Fork for whoever comes; returns in a fork, with what it is to run."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    converter()
    gc.collect()
    gc.freeze()  # what forks collect would be copied for each of them
    while True:
        connection, _ = listening.accept()
        if not os.fork():
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            listening.close()
            return _attend(connection)
        connection.close()


def _attend(connection: socket.socket) -> Sequence[str]:
    message, streams, _, _ = socket.recv_fds(connection, _MOST_BYTES, 3)
    order: dict[str, Any] = json.loads(message)
    child = os.fork()
    if child:
        for stream in streams:
            os.close(stream)
        _watch(connection, child)
        os._exit(0)
    connection.close()
    for target, stream in enumerate(streams):
        os.dup2(stream, target)
        os.close(stream)
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["environment"])
    arguments: list[str] = order["arguments"]
    return arguments


def _watch(connection: socket.socket, child: int) -> None:
    """Tell whoever came which process it is, and how it ended; end it where nobody listens any more."""
    ending = os.pidfd_open(child)
    with contextlib.suppress(OSError):
        connection.send(str(child).encode())
        if ending not in select.select([ending, connection.fileno()], [], [])[0]:
            os.kill(child, signal.SIGKILL)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        connection.send(str(code).encode())


if __name__ == "__main__":
    main(serve(socket.socket(fileno=int(sys.argv[1]))))
