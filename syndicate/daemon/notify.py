"""What a service manager is told: sd_notify(3), the protocol of systemd, over the socket that it names."""

import socket
import time
from collections.abc import Mapping

import structlog

log = structlog.get_logger(__name__)


class Manager:
    """The service manager; where there is none, nothing is told and nobody waits for the watchdog.

    Args:
        environment: Where it says how it is reached (`NOTIFY_SOCKET`) and how long it waits (`WATCHDOG_USEC`).
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        address = environment.get("NOTIFY_SOCKET", "")
        self._address = f"\0{address[1:]}" if address.startswith("@") else address  # unix(7): an abstract address
        micros = environment.get("WATCHDOG_USEC", "")
        self.watchdog_secs = int(micros) / 1_000_000 if self._address and micros.isdecimal() else None

    def tell(self, *assignments: str) -> None:
        """Send assignments (`READY=1`, `STATUS=…`); a manager that is not there, or does not read, changes nothing."""
        if not self._address:
            return
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as channel:
                channel.settimeout(0)
                channel.sendto("\n".join(assignments).encode(), self._address)
        except OSError as error:
            log.warning("the service manager cannot be told", reason=str(error))

    def ready(self, status: str) -> None:
        """Say that everything runs."""
        self.tell("READY=1", f"STATUS={status}")

    def reloading(self) -> None:
        """Say that the configuration is read again; :meth:`ready` ends it."""
        micros = time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000
        self.tell("RELOADING=1", f"MONOTONIC_USEC={micros}", "STATUS=Reading the configuration again")

    def stopping(self) -> None:
        """Say that the end has begun."""
        self.tell("STOPPING=1", "STATUS=Finishing what is in hand")
