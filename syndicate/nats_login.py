"""How a NATS server is logged in to, and what goes wrong there in words: for the bus, and for outlets' streams."""

import ssl
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nats.aio.client import RawCredentials
from nats.js.errors import APIError, ServiceUnavailableError


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """Who we are to a server, and whom we trust.

    Attributes:
        username: To be sent with the password, or None.
        password: Reads it; raises SourceError where it is not to be had.
        credentials: A file of credentials (a JWT and its key), or None.
        ca_file: Certificates of the authorities to trust instead of the system's (PEM), or None.
    """

    username: str | None = None
    password: Callable[[], str] | None = None
    credentials: Path | None = None
    ca_file: Path | None = None

    def options(self, url: str) -> dict[str, Any]:
        """What nats-py is told of it to connect to an address.

        Raises:
            SourceError: The password is not to be had.
            OSError: A file cannot be read.
            ValueError: A file holds something else.
        """
        options: dict[str, Any] = {}
        if self.username is not None and self.password is not None:
            options |= {"user": self.username, "password": self.password()}
        if self.credentials is not None:
            options["user_credentials"] = RawCredentials(self.credentials.read_text("utf-8"))
        if url.startswith("tls:"):
            options["tls"] = ssl.create_default_context(cafile=self.ca_file)
        return options


def in_words(error: BaseException) -> str:
    """What went wrong, for people."""
    if isinstance(error, APIError) and error.description:
        return str(error.description)
    if isinstance(error, ServiceUnavailableError):
        return "JetStream does not answer"
    if isinstance(error, TimeoutError):
        return "no answer in time"
    return str(error).removeprefix("nats: ") or type(error).__name__
