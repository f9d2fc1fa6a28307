"""Who may work at the desk, who is logged in, and what was done there."""

from datetime import datetime
from typing import Protocol

from syndicate.model.staff import Act, Role, Session, User


class Passwords(Protocol):
    """Makes hashes of passwords and tells whether a password is the one; both take a while, and the same for all."""

    def hashed(self, password: str) -> str:
        """The hash of a password; of the same password another each time."""
        ...

    def fits(self, kept: str | None, password: str) -> bool:
        """Whether a hash is this password's; of None never, after as much work."""
        ...


class Staff(Protocol):
    """The users of the desk and their sessions; durable.

    Every method may raise :class:`~syndicate.errors.StoreBusy` (nothing was written, try again) or
    :class:`~syndicate.errors.StoreError`.
    """

    def add(self, user: User) -> bool:
        """Add a user; False where there is one of the name."""
        ...

    def set_password(self, name: str, password: str) -> bool:
        """Give a user another password's hash and end all their sessions; False for an unknown name."""
        ...

    def set_role(self, name: str, role: Role) -> bool:
        """Give a user another role, in their sessions too; False for an unknown name."""
        ...

    def remove(self, name: str) -> bool:
        """Remove a user and end all their sessions; False for an unknown name."""
        ...

    def user(self, name: str) -> User | None:
        """The user of this name."""
        ...

    def users(self) -> list[User]:
        """Every user, by name."""
        ...

    def begin(self, session: Session) -> None:
        """Keep a session; what its `role` says is not: the user's holds."""
        ...

    def session(self, digest: bytes) -> Session | None:
        """The session with this digest; None for an unknown one, or one that was ended."""
        ...

    def see(self, digest: bytes, now: datetime) -> None:
        """Note that somebody did something just now."""
        ...

    def end(self, digest: bytes) -> None:
        """End a session; an unknown one is no error."""
        ...

    def trim(self, seen_before: datetime, made_before: datetime) -> int:
        """Forget sessions that were last seen, or made, before these moments; how many."""
        ...


class Acts(Protocol):
    """What people did by hand; only ever grows. Every method may raise as those of :class:`Staff`."""

    def note(self, act: Act) -> int:
        """Write it down; the number that it was given."""
        ...

    def settle(self, number: int, about: str, result: str) -> None:
        """Say what became of an act that was written down before it was done, and what it was about."""
        ...

    def listed(self, most: int, *, before: int | None = None, about: str | None = None) -> list[Act]:
        """The newest acts, newest first.

        Args:
            most: How many at most.
            before: Only those with a lower number.
            about: Only those about this.
        """
        ...
