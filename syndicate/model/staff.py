"""The people of the desk, what they may do, and what they did."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What somebody may do at the desk; each may do all that those before it may.

    `VIEWER` reads. `EDITOR` files, corrects, holds, releases and kills. `OPERATOR` does everything.
    """

    VIEWER = "viewer"
    EDITOR = "editor"
    OPERATOR = "operator"

    def covers(self, needed: "Role") -> bool:
        """Whether who has this role may do what needs another."""
        return _ORDER.index(self) >= _ORDER.index(needed)


_ORDER = tuple(Role)


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Somebody who may log in to the desk.

    Attributes:
        name: Unique.
        role: See :class:`Role`.
        password: Its Argon2 hash (RFC 9106) in the encoded form; the password itself is kept nowhere.
        made: When the user was added, aware.
    """

    name: str
    role: Role
    password: str
    made: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Somebody who is logged in.

    Attributes:
        digest: SHA-256 of what the browser shows; that itself is kept nowhere.
        user: The user's name.
        role: The user's, as it is now.
        made: When they logged in, aware.
        seen: When they last did something, to a minute or so, aware.
        client: The address that they logged in from; empty where it is not known.
    """

    digest: bytes
    user: str
    role: Role
    made: datetime
    seen: datetime
    client: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something that somebody did by hand.

    Attributes:
        at: When, aware.
        user: Who: a user's name, or `root (command line)` where the system alone knows who it was.
        act: What: `kill`, `log in`, `add user`.
        about: To what: a guid, a user's name, the number of a delivery; empty for nothing.
        note: What they said about it.
        result: What came of it, in words.
        number: The row's number, rising; 0 for one that is not stored yet.
    """

    at: datetime
    user: str
    act: str
    about: str = ""
    note: str = ""
    result: str = ""
    number: int = 0
