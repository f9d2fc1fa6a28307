"""Who comes in: users and passwords, the sessions that follow, and the tokens that forms carry.

What a browser shows is random and kept nowhere; the store has its digest. A form's token is made from what the browser
shows (OWASP, CSRF: signed double submit), so nobody can write one who does not know that.
"""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from threading import BoundedSemaphore
from typing import Final

from syndicate.model.staff import Act, Session, User
from syndicate.ports.clock import Clock
from syndicate.ports.staff import Acts, Passwords, Staff

_SEEN_EVERY: Final = timedelta(minutes=1)
_HASHED_AT_ONCE: Final = 2
"""A hash takes 64 MB and a core for a while: others wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How long a session lasts.

    Attributes:
        idle: From what somebody did last.
        longest: From when they logged in.
    """

    idle: timedelta
    longest: timedelta


class Entrance:
    """Lets people in; safe from any thread."""

    def __init__(
        self, *, staff: Staff, acts: Acts, passwords: Passwords, clock: Clock, mint: Callable[[], str], terms: Terms
    ) -> None:
        """Stand at the door.

        Args:
            staff: Who may come in, and who is.
            acts: Where it is written down who came.
            passwords: Tells whether a password is the right one.
            clock: For sessions.
            mint: Makes what a browser shows: random, and never the same.
            terms: How long a session lasts.
        """
        self._staff = staff
        self._acts = acts
        self._passwords = passwords
        self._clock = clock
        self._terms = terms
        self._hashing = BoundedSemaphore(_HASHED_AT_ONCE)
        self.mint = mint

    def enter(self, name: str, password: str, client: str) -> str | None:
        """Log somebody in: what their browser shows from now on; None where name and password do not go together."""
        user = self._staff.user(name)
        with self._hashing:
            fits = self._passwords.fits(user.password if user else None, password)
        now = self._clock.now()
        if user is None or not fits:
            self._acts.note(Act(at=now, user=name[:100], act="log in", note=f"from {client}", result="refused"))
            return None
        shown = self._begin(user, client)
        self._acts.note(Act(at=now, user=user.name, act="log in", note=f"from {client}", result="logged in"))
        return shown

    def _begin(self, user: User, client: str) -> str:
        now = self._clock.now()
        shown = self.mint()
        self._staff.trim(now - self._terms.idle, now - self._terms.longest)
        self._staff.begin(
            Session(digest=_digest(shown), user=user.name, role=user.role, made=now, seen=now, client=client)
        )
        return shown

    def known(self, shown: str | None, *, quiet: bool = False) -> Session | None:
        """The session that a browser shows, where it lasts still.

        Args:
            shown: What it shows.
            quiet: Whether the browser asks by itself, which is not taken for something that somebody did.
        """
        if not shown:
            return None
        session = self._staff.session(_digest(shown))
        now = self._clock.now()
        if session is None or now - session.seen > self._terms.idle or now - session.made > self._terms.longest:
            return None
        if not quiet and now - session.seen > _SEEN_EVERY:
            self._staff.see(session.digest, now)
        return session

    def leave(self, session: Session) -> None:
        """Log somebody out."""
        self._staff.end(session.digest)
        self._acts.note(Act(at=self._clock.now(), user=session.user, act="log out", result="logged out"))


def form_token(shown: str) -> str:
    """What a form carries that a browser was given which shows this."""
    made = hmac.digest(shown.encode(), b"syndicate desk form", "sha256")
    return urlsafe_b64encode(made).rstrip(b"=").decode()


def is_form_token(shown: str | None, given: str) -> bool:
    """Whether a form carries the token of who sends it; the time it takes tells nothing."""
    return bool(shown) and hmac.compare_digest(form_token(shown or "").encode(), given.encode())


def _digest(shown: str) -> bytes:
    return hashlib.sha256(shown.encode()).digest()
