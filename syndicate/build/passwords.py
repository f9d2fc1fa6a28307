"""Passwords of the desk's users: Argon2id (RFC 9106), salted by the system's dice."""

from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

LEAST_CHARACTERS = 10
"""Of a password (NIST SP 800-63B asks for 8)."""


class Argon2Passwords:
    """See :class:`syndicate.ports.staff.Passwords`."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher()

    @cached_property
    def _nobodys(self) -> str:
        return self._hasher.hash("the password of nobody")

    def hashed(self, password: str) -> str:
        """See the port."""
        return self._hasher.hash(password)

    def fits(self, kept: str | None, password: str) -> bool:
        """See the port."""
        try:
            return self._hasher.verify(kept or self._nobodys, password) and kept is not None
        except (VerificationError, InvalidHashError):
            return False
