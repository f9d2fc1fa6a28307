"""Tokens of outlets: `syn_1a2b3c4d_…`, a public prefix that it is found by and a secret of 128 bits.

Only the prefix and the digest of the whole are kept. One round of SHA-256 is enough: nobody guesses 128 random bits,
however fast a guess is tried.
"""

import hashlib
import re
from typing import Final

PREFIX_CHARS: Final = 8

SECRET_BYTES: Final = 16

_TOKEN = re.compile(r"syn_([0-9a-f]{8})_[A-Za-z0-9_-]{22}")


def token_of(prefix: str, secret: str) -> str:
    """A token.

    Args:
        prefix: 8 hexadecimal digits.
        secret: 16 random bytes in base64url (RFC 4648 §5), without padding.
    """
    return f"syn_{prefix}_{secret}"


def prefix_of(token: str) -> str | None:
    """What a token is found by; None for what is no token."""
    found = _TOKEN.fullmatch(token)
    return found[1] if found else None


def token_digest(token: str) -> bytes:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
