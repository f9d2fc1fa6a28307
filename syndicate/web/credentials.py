"""What a request shows to be let in: `Authorization: Bearer`, `Authorization: Basic`, or a secret address.

The one named first here counts, and no other is looked at: a token that was shown and is not good is not made up for by
an address. What is malformed is a token that nobody was given.
"""

import binascii
from base64 import b64decode
from dataclasses import dataclass
from typing import Final

SECRET: Final = "/key/"  # noqa: S105 - not one of them
"""What secret addresses begin with: `/key/TOKEN/` and the path of a page."""

_SHOWN = f"{SECRET}syn_"
_LONGEST = 1000
_NO_TOKEN = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What was shown.

    Attributes:
        token: As it came.
        user: The name that came with it (Basic); None where none does.
    """

    token: str
    user: str | None = None


def is_secret(path: str) -> bool:
    """Whether this is a secret address, good or not."""
    return path.startswith(_SHOWN)


def secret_address(path: str) -> tuple[Shown, str]:
    """What a secret address shows, and the path that it leads to; empty where it has none.

    Args:
        path: For which :func:`is_secret`.
    """
    token, slash, rest = path.removeprefix(SECRET).partition("/")
    return Shown(token), slash + rest


def shown_in(authorization: str) -> Shown | None:
    """What an Authorization field shows (RFC 9110 §11.6.2); None for a scheme that is not ours.

    Args:
        authorization: The field; several of them, which nobody may send, joined by commas.
    """
    scheme, _, rest = authorization[:_LONGEST].partition(" ")
    match scheme.lower():
        case "bearer":  # RFC 6750 §2.1
            return Shown(rest.strip())
        case "basic":
            return _basic(rest.strip())
    return None


def _basic(encoded: str) -> Shown:
    """RFC 7617 §2; in UTF-8 (§2.1)."""
    try:
        user, colon, password = b64decode(encoded, validate=True).decode("utf-8").partition(":")
    except (binascii.Error, ValueError):
        return Shown(_NO_TOKEN, "")
    return Shown(password, user) if colon else Shown(_NO_TOKEN, "")
