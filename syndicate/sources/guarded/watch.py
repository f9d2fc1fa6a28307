"""One deadline and one allowance of bytes for a whole call, kept where no drip gets past: at the socket.

A timeout of the libraries starts anew with every byte that comes. Here, each receive and each send has what is left of
the whole.
"""

import socket
import ssl
import time
from typing import Any

from syndicate.errors import HttpError, HttpUnavailable


class Watch:
    """What one call may still take.

    Args:
        seconds: For everything: looking up, connecting, redirects, headers and bodies.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds
        self._allowed = 0
        self._of = ""

    def left(self) -> float:
        """Seconds left, more than none.

        Raises:
            HttpUnavailable: None are left.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise self.over()
        return left

    def over(self) -> HttpUnavailable:
        """The error for a call that took too long."""
        return HttpUnavailable(f"no complete answer within {self._seconds:g} seconds")

    def allow(self, most: int, of: str) -> None:
        """From now on, take so many bytes; `of` what, for the error."""
        self._allowed = most
        self._of = of

    def received(self, size: int) -> None:
        """Count bytes that came.

        Raises:
            HttpError: They are more than allowed.
        """
        self._allowed -= size
        if self._allowed < 0:
            raise HttpError(f"the answer has too many bytes of {self._of}")


class WatchedSocket(socket.socket):
    """A socket under a :class:`Watch`; only the methods that `http.client` uses are watched."""

    watch: Watch

    def recv_into(self, buffer: Any, nbytes: int | None = None, flags: int = 0) -> int:
        """Receive, in the time that is left."""
        self.settimeout(self.watch.left())
        try:
            size = super().recv_into(buffer, nbytes or 0, flags)
        except TimeoutError:
            raise self.watch.over() from None
        self.watch.received(size)
        return size

    def send(self, data: Any, flags: int = 0) -> int:
        """Send some, in the time that is left."""
        self.settimeout(self.watch.left())
        try:
            return super().send(data, flags)
        except TimeoutError:
            raise self.watch.over() from None

    def sendall(self, data: Any, flags: int = 0) -> None:
        """Send all, in the time that is left."""
        self.settimeout(self.watch.left())
        try:
            super().sendall(data, flags)
        except TimeoutError:
            raise self.watch.over() from None


class WatchedTlsSocket(WatchedSocket, ssl.SSLSocket):
    """The same with TLS; its handshake keeps to the timeout of the socket that it was made of, as a whole."""

    suppress_ragged_eofs: bool
