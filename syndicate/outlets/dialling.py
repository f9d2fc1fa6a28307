"""Connections to outlets' servers: within bounds, and with one deadline for all of an attempt.

A name is looked up once, and what is connected to is an address that was checked.
"""

import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from ipaddress import IPv4Address, ip_address
from queue import Empty, SimpleQueue
from threading import Thread

from syndicate.deadlines import Deadline
from syndicate.errors import DeliveryError, OutletOutOfReach
from syndicate.rules.networks import Address, Bounds, within

_MOST_TRIED = 6


class Dialler(Deadline):
    """Connects to one server, for one thread.

    Args:
        bounds: Which addresses may be connected to.
        timeout: For the whole of an attempt.
    """

    def __init__(self, bounds: Bounds, timeout: timedelta) -> None:
        super().__init__(timeout.total_seconds())
        self._bounds = bounds

    @contextmanager
    def deadline(self) -> Iterator[None]:
        """Have everything inside end in time.

        Raises:
            OutletOutOfReach: It did not; everything that was dialled is shut down.
        """
        try:
            with self.running():
                yield
        except TimeoutError as over:
            raise OutletOutOfReach(str(over)) from None

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

    def _left(self) -> float:
        try:
            return self.left()
        except OSError as over:
            raise OutletOutOfReach(str(over)) from None

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
            raise OutletOutOfReach(f"not done within {self.seconds:g} seconds") from None
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
            made.settimeout(self.seconds)
            self.keep(made)
        except BaseException:
            made.close()
            raise
        return made
