"""Posts: what only one node of many does at a time, each held by a lease that is renewed as long as the node lives.

The press is a post, so is the hub, each share of the couriers, and collecting from each source. What is written under a
post is fenced in the store (:class:`~syndicate.errors.LeaseLost`), so a node that stood still for longer than its lease
and goes on later changes nothing there.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import timedelta
from threading import Lock
from typing import Final

import structlog

from syndicate.errors import LeaseLost, StoreError
from syndicate.model.lease import Lease
from syndicate.ports.leases import Leases

PRESS: Final = "press"
"""Makes pages, and has outlets told."""

HUB: Final = "hub"
"""Tells subscribers, and other hubs."""

COURIER: Final = "courier:{share}"
"""Tells a share of the channels, from 0."""

COLLECT: Final = "collect:{source}"
"""Takes from a source."""

_ASKS: Final = 5
"""How often a term a post is asked for, and renewed."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Held:
    """A lease, and until when it surely is this node's, by this node's own count of seconds."""

    lease: Lease
    until: float


class Posts:
    """The posts that this node holds. Safe for any thread.

    Args:
        leases: Where they are noted.
        holder: This node.
        term: How long one that says nothing more keeps a post.
        seconds: Counts seconds, also while this process stands still.
    """

    def __init__(self, leases: Leases, holder: str, term: timedelta, seconds: Callable[[], float]) -> None:
        self._leases = leases
        self._holder = holder
        self._seconds = seconds
        self._lock = Lock()
        self._held: dict[str, _Held] = {}
        self._term = term
        self._answered = True

    @property
    def pause_secs(self) -> float:
        """How long to wait before a post that another node holds is asked for again."""
        return self._term.total_seconds() / _ASKS

    @property
    def answered(self) -> bool:
        """Whether the store could be asked when leases were last taken or renewed."""
        return self._answered

    def mine(self) -> Collection[str]:
        """The posts that this node holds now."""
        now = self._seconds()
        return [post for post, held in list(self._held.items()) if now < held.until]

    def hold(self, post: str) -> bool:
        """Whether this node holds a post, which it takes where nobody does; not so while the store cannot be asked."""
        with self._lock:
            if self._is_held(post):
                return True
            began = self._seconds()
            try:
                lease = self._leases.take(post, self._holder, self._term)
            except StoreError as error:
                self._answered = False
                log.warning("cannot ask who holds a post", post=post, reason=str(error))
                return False
            self._answered = True
            if lease is None:
                return False
            self._held[post] = _Held(lease, began + self._term.total_seconds())
        log.info("post taken", post=post, fence=lease.fence)
        return True

    def lease(self, post: str) -> Lease:
        """The lease of a post that this node has taken.

        Raises:
            LeaseLost: It has not, or no longer.
        """
        held = self._held.get(post)
        if held is None:
            raise LeaseLost(f"{post} is not this node's any more")
        return held.lease

    def lose(self, post: str) -> None:
        """Learn that a post is somebody else's now."""
        with self._lock:
            self._lose(post)

    def renew(self) -> None:
        """Say for every post that this node lives; to be called several times a term."""
        answered = True
        for post, held in list(self._held.items()):
            began = self._seconds()
            try:
                lease = self._leases.renew(held.lease, self._term)
            except StoreError as error:
                log.warning("cannot renew a post", post=post, reason=str(error))
                answered = False
                continue
            with self._lock:
                if self._held.get(post) != held:
                    continue
                if lease is None:
                    self._lose(post)
                else:
                    self._held[post] = replace(held, lease=lease, until=began + self._term.total_seconds())
        self._answered = answered

    def leave(self) -> None:
        """Give up every post, so that others can take it at once."""
        with self._lock:
            for held in self._held.values():
                try:
                    self._leases.release(held.lease)
                except StoreError as error:
                    log.warning("cannot leave a post; it is free when its lease runs out", reason=str(error))
            self._held.clear()

    def _is_held(self, post: str) -> bool:
        held = self._held.get(post)
        if held is not None and self._seconds() >= held.until:
            self._lose(post)
            return False
        return held is not None

    def _lose(self, post: str) -> None:
        if self._held.pop(post, None):
            log.warning("post lost", post=post)
