"""One deadline for all of an attempt to reach a server, whichever library speaks to it.

Libraries have timeouts of their own, which start anew with every byte that drips in. Here the sockets themselves are
shut down when the time is up, whatever a library is doing with them; it then fails as if the server had broken off.
"""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock, Timer
from weakref import ref


class Deadline:
    """Watches over the connections of one thread.

    Args:
        seconds: For the whole of an attempt.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds
        self._twin: socket.socket | None = None
        self._beside: ref[socket.socket] | None = None
        self._lock = Lock()
        self._running = False
        self._over = False
        self._broken_off = False

    @property
    def seconds(self) -> float:
        """For the whole of an attempt: what a library's own timeouts may be set to."""
        return self._seconds

    @contextmanager
    def running(self) -> Iterator[None]:
        """Have everything inside end in time; inside of another, it has the other's.

        Raises:
            TimeoutError: It did not; every connection that is kept or watched is shut down.
        """
        if self._running:
            yield
            return
        self._over, self._running = False, True
        self._end = time.monotonic() + self._seconds
        timer = Timer(self._seconds, self._expire)
        timer.daemon = True
        timer.start()
        try:
            yield
        except Exception:
            if self._over:
                raise self._too_long() from None
            raise
        finally:
            self._running = False
            timer.cancel()

    def left(self) -> float:
        """Seconds, more than none.

        Raises:
            TimeoutError: None are left.
            ConnectionAbortedError: It was broken off.
        """
        left = self._end - time.monotonic()
        if left <= 0 or self._over:
            raise self._too_long()
        if self._broken_off:
            raise ConnectionAbortedError("broken off")
        return left

    def keep(self, opened: socket.socket) -> None:
        """Have this connection shut down when the time is up, in place of the one kept before.

        A twin of it is kept, which stays whatever TLS makes of the first.
        """
        self.forget()
        with self._lock:
            self._twin = socket.socket(fileno=socket.dup(opened.fileno()))
            self._shut_if_over()

    def watch(self, beside: socket.socket) -> None:
        """Have the connection that was opened last beside the kept one shut down too when the time is up."""
        with self._lock:
            self._beside = ref(beside)
            self._shut_if_over()

    def break_off(self) -> None:
        """Shut down what is kept, for good; may be called by any thread."""
        with self._lock:
            self._broken_off = True
            self._shut_if_over()

    def forget(self) -> None:
        """Let go of what is kept: it was closed."""
        with self._lock:
            if self._twin is not None:
                self._twin.close()
            self._twin = None

    def _expire(self) -> None:
        with self._lock:
            self._over = True
            self._shut_if_over()

    def _shut_if_over(self) -> None:
        if not (self._over or self._broken_off):
            return
        for opened in (self._twin, self._beside() if self._beside else None):
            if opened is not None:
                with suppress(OSError):  # it is closed already
                    socket.socket.shutdown(opened, socket.SHUT_RDWR)  # not that of TLS, which is for one thread

    def _too_long(self) -> TimeoutError:
        return TimeoutError(f"not done within {self._seconds:g} seconds")
