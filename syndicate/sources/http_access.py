"""What lets us in at a web server, as headers."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from syndicate.errors import SourceError
from syndicate.ports.http import NOTHING

Read = Callable[[], str]
"""Gives a secret as it is now; may raise SourceError."""


def nobody() -> Mapping[str, str]:
    """No headers: the server lets anybody in."""
    return NOTHING


@dataclass(frozen=True, slots=True)
class WithPassword:
    """Basic authentication (RFC 7617), in UTF-8.

    Attributes:
        username: Without a colon.
        password: Gives the password.
    """

    username: str
    password: Read

    def __call__(self) -> Mapping[str, str]:
        """The headers, with the password as it is now."""
        pair = f"{self.username}:{self.password()}".encode()
        return {"Authorization": f"Basic {b64encode(pair).decode()}"}


@dataclass(frozen=True, slots=True)
class WithToken:
    """A token, as a bearer's (RFC 6750 §2.1) or in a header of the server's own.

    Attributes:
        token: Gives the token.
        header: The header's name, or None for `Authorization: Bearer`.
    """

    token: Read
    header: str | None = None

    def __call__(self) -> Mapping[str, str]:
        """The headers, with the token as it is now.

        Raises:
            SourceError: The token cannot stand in a header; it is not repeated.
        """
        token = self.token()
        if not (token.isascii() and token.isprintable()):
            raise SourceError("the token holds what cannot stand in a header; see where it comes from")
        return {self.header: token} if self.header else {"Authorization": f"Bearer {token}"}
