"""Connections to outlets' servers: within bounds, and with one deadline for all of an attempt.

The libraries of servers have timeouts of their own, which start anew with every byte that drips in. Here the sockets
themselves are shut down when the time is up, whatever a library is doing with them; it then fails as if the server had
broken off. A name is looked up once, and what is connected to is an address that was checked.
"""

import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import timedelta
from ipaddress import IPv4Address, ip_address
from queue import Empty, SimpleQueue
from threading import Lock, Thread, Timer
from weakref import ref

from syndicate.errors import DeliveryError, OutletOutOfReach
from syndicate.rules.networks import Address, Bounds, within

_MOST_TRIED = 6


class Dialler:
    """Connects to one server, for one thread.

    Args:
        bounds: Which addresses may be connected to.
        timeout: For the whole of an attempt.
    """

    def __init__(self, bounds: Bounds, timeout: timedelta) -> None:
        self._bounds = bounds
        self._seconds = timeout.total_seconds()
        self._end = time.monotonic() + self._seconds
        self._twin: socket.socket | None = None
        self._beside: ref[socket.socket] | None = None
        self._lock = Lock()
        self._over = False
        self._broken_off = False

    @property
    def seconds(self) -> float:
        """For the whole of an attempt: what a library's own timeouts are set to."""
        return self._seconds

    @contextmanager
    def deadline(self) -> Iterator[None]:
        """Have everything inside end in time.

        Raises:
            OutletOutOfReach: It did not; everything that was dialled is shut down.
        """
        self._over = False
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
            timer.cancel()

    def dial(self, host: str, port: int) -> socket.socket:
        """A connection to an address of this host that may be connected to, as long as the deadline allows.

        Raises:
            OutletOutOfReach: The name is not found, or nobody answers.
            DeliveryError: Every address of it is out of bounds.
        """
        allowed = self._allowed(host, self._looked_up(host, port))
        trouble: OSError | None = None
        for at, address in enumerate(allowed):
            try:
                return self._connected(address, port, self._left() / (len(allowed) - at))
            except OSError as error:
                trouble = error
        raise OutletOutOfReach(f"cannot connect to {host}, port {port}") from trouble

    def watch(self, beside: socket.socket) -> None:
        """Have the connection that was opened last beside the dialled one shut down too when the time is up."""
        with self._lock:
            self._beside = ref(beside)
            self._shut_if_over()

    def break_off(self) -> None:
        """Shut down what was dialled, for good; may be called by any thread."""
        with self._lock:
            self._broken_off = True
            self._shut_if_over()

    def forget(self) -> None:
        """Let go of what was dialled: it was closed."""
        with self._lock:
            if self._twin is not None:
                self._twin.close()
            self._twin = None

    def _expire(self) -> None:
        with self._lock:
            self._over = True
            self._shut_if_over()

    def _keep(self, dialled: socket.socket) -> None:
        """Keep a twin of what was dialled, which stays whatever TLS makes of the first."""
        self.forget()
        with self._lock:
            self._twin = socket.socket(fileno=socket.dup(dialled.fileno()))
            self._shut_if_over()

    def _shut_if_over(self) -> None:
        if not (self._over or self._broken_off):
            return
        for opened in (self._twin, self._beside() if self._beside else None):
            if opened is not None:
                with suppress(OSError):  # it is closed already
                    socket.socket.shutdown(opened, socket.SHUT_RDWR)  # not that of TLS, which is for one thread

    def _left(self) -> float:
        left = self._end - time.monotonic()
        if left <= 0 or self._over:
            raise self._too_long()
        if self._broken_off:
            raise OutletOutOfReach("broken off")
        return left

    def _too_long(self) -> OutletOutOfReach:
        return OutletOutOfReach(f"not done within {self._seconds:g} seconds")

    def _looked_up(self, host: str, port: int) -> Sequence[Address]:
        """The addresses of a host; a look-up cannot be broken off, so one that takes too long is left to itself."""
        answers: SimpleQueue[Sequence[Address] | OSError | ValueError] = SimpleQueue()

        def look_up() -> None:
            try:
                found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
                answers.put(list(dict.fromkeys(ip_address(entry[4][0]) for entry in found)))
            except (OSError, ValueError) as error:
                answers.put(error)

        Thread(target=look_up, name="look-up", daemon=True).start()
        try:
            answer = answers.get(timeout=self._left())
        except Empty:
            raise self._too_long() from None
        if isinstance(answer, OSError | ValueError):
            raise OutletOutOfReach(f"no address is found for {host}") from answer
        return answer

    def _allowed(self, host: str, found: Sequence[Address]) -> Sequence[Address]:
        allowed, out = within(self._bounds, found)
        if out:
            raise DeliveryError(f"{host} is {out}; allow_private = true allows private networks")
        return allowed[:_MOST_TRIED]

    def _connected(self, address: Address, port: int, seconds: float) -> socket.socket:
        family = socket.AF_INET if isinstance(address, IPv4Address) else socket.AF_INET6
        made = socket.socket(family, socket.SOCK_STREAM)
        try:
            made.settimeout(seconds)
            made.connect((str(address), port))
            made.settimeout(self._seconds)
            self._keep(made)
        except BaseException:
            made.close()
            raise
        return made
