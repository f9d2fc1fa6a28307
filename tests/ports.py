"""Ports for servers of tests."""

import socket
from contextlib import suppress
from random import SystemRandom
from typing import Final

_BELOW_EPHEMERAL: Final = range(15_000, 32_768)
"""Those from 32,768 on Linux hands out by itself, also between the choice of a port and the start of its server."""


def free_port() -> int:
    """A port that nobody listens on, at any address."""
    while True:
        port = SystemRandom().choice(_BELOW_EPHEMERAL)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("", port))
            return port
