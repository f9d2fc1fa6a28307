"""The socket beneath a response: the server takes whatever it is given and keeps it until the client reads.

It has no bound of its own and no word for a client that does not read. The system knows: a socket whose buffer is full
takes no more. So the socket is looked up among those of this process, by the client's address, and asked.
"""

import asyncio
import ctypes
import os
import select
import socket
import struct
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from typing import Final

_OURS: Final = Path("/proc/self/fd")
_BUFFER: Final = 128 * 1024
_MILLIS: Final = 1000
_NOWHERE: Final = struct.pack("H14x", socket.AF_UNSPEC)
_C: Final = ctypes.CDLL(None)


class Beneath:
    """One socket; where the system does not tell which it is, as if it always took more."""

    def __init__(self, client: str, patience_secs: float) -> None:
        """Find it, and bound what the system keeps for it.

        Args:
            client: Address and port of the other side (`192.0.2.1:40000`).
            patience_secs: After which the system gives up a client that does not answer at all.
        """
        self._socket = _found(client)
        self._patience_secs = patience_secs
        if self._socket is not None:
            with suppress(OSError):
                self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _BUFFER)
                self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, round(patience_secs * _MILLIS))

    async def room(self) -> bool:
        """Wait until it takes more; whether it did in time."""
        if self._socket is None or _takes(self._socket):
            return True
        loop = asyncio.get_running_loop()
        opened = asyncio.Event()
        number = self._socket.fileno()
        loop.add_writer(number, opened.set)
        try:
            async with asyncio.timeout(self._patience_secs):
                await opened.wait()
        except TimeoutError:
            return False
        finally:
            loop.remove_writer(number)
        return True

    def cut(self) -> None:
        """End the connection at once, and drop whatever is kept for it.

        By connecting to nowhere (connect(2): AF_UNSPEC dissolves the association): a shutdown would wait until the
        client has read what was sent.
        """
        if self._socket is not None:
            _C.connect(self._socket.fileno(), _NOWHERE, len(_NOWHERE))

    def close(self) -> None:
        """Let go of the socket; the connection goes on."""
        if self._socket is not None:
            self._socket.close()


def _takes(connection: socket.socket) -> bool:
    poll = select.poll()
    poll.register(connection, select.POLLOUT)
    return bool(poll.poll(0))


def _found(client: str) -> socket.socket | None:
    """A second handle on the socket of this process whose other side is this; None where none is found."""
    host, _, port = client.rpartition(":")
    if not port.isdigit() or not _OURS.is_dir():
        return None
    with os.scandir(_OURS) as files:
        numbers = sorted((int(file.name) for file in files), reverse=True)  # what was opened last is near the end
    found = next((number for number in numbers if _is_to(number, _plain(host), int(port))), None)
    # made of a number it stays as it is; `socket.dup` would let it block, and the server's own with it
    return None if found is None else socket.socket(socket.AF_INET, socket.SOCK_STREAM, 0, os.dup(found))


def _is_to(number: int, host: str, port: int) -> bool:
    """Whether what is open under a number is a socket with this on its other side."""
    try:
        handle = socket.socket(socket.AF_INET, socket.SOCK_STREAM, 0, number)
    except OSError:
        return False  # no socket, or closed just now
    try:
        peer = handle.getpeername()
    except OSError:
        return False
    finally:
        handle.detach()
    return len(peer) > 1 and peer[1] == port and _plain(peer[0]) == host


def _plain(host: str) -> str:
    try:
        address = ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return host
    return str(getattr(address, "ipv4_mapped", None) or address)
