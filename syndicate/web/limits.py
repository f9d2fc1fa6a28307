"""Who asks too much (429, RFC 6585 §4): a bucket of requests for every client (`syndicate.web.clients`).

Memory is fixed. The buckets of the clients that asked last are kept, and marks of who fetched what. Where a bucket or
a mark had to make room its client is taken for a new one: a limit may be missed, nobody is limited for another.
"""

from array import array
from collections.abc import Callable
from math import ceil
from typing import Final

from syndicate.rules.allowance import Allowance
from syndicate.web.clients import Clients

MOST_CLIENTS: Final = 16_384
"""Buckets kept: some 3 MB."""

_MARKS: Final = 1 << 17
"""Marks kept: 1 MB."""

FAILED_REQUESTS: Final = 100
"""How many requests a try counts for that showed no good token: of 12,000 a minute 120 are left."""


class Limits:
    """Counts what clients ask. Not for two threads."""

    def __init__(
        self,
        allowance: Allowance,
        *,
        repeat_requests: int,
        clients: Clients,
        now: Callable[[], float],
    ) -> None:
        """Count from now on.

        Args:
            allowance: Of each client.
            repeat_requests: How many requests it counts for to fetch a page again without a condition.
            clients: Who they are.
            now: Seconds of a clock that never goes back.
        """
        self._allowance = allowance
        self._repeat_requests = repeat_requests
        self._clients = clients
        self._now = now
        self._full: dict[str, float] = {}
        self._marks = array("q", bytes(8 * _MARKS))

    def wait(self, peer: str, path: str, method: str, field: Callable[[str], str | None]) -> int:
        """Count a request; the whole seconds after which it may be made again, 0 where it may be made now.

        Args:
            peer: Address and port that it came from (`192.0.2.1:40000`).
            path: What is asked for.
            method: In capitals.
            field: Gives the value of a header, several joined by commas, by its name in lower case.
        """
        client = self._clients.of(peer, field).counted
        if client is None:
            return 0
        whole = method == "GET" and field("if-none-match") is None and field("if-modified-since") is None
        mark = hash((client, path)) | 1
        place = (mark >> 1) % _MARKS
        secs = self._ask(client, self._repeat_requests if whole and self._marks[place] == mark else 1)
        if whole and not secs:
            self._marks[place] = mark
        return ceil(secs)

    def failed(self, peer: str, field: Callable[[str], str | None]) -> int:
        """Count a try that showed no good token; the arguments and what is returned are those of :meth:`wait`."""
        client = self._clients.of(peer, field).counted
        return ceil(self._ask(client, FAILED_REQUESTS)) if client is not None else 0

    def _ask(self, client: str, cost: int) -> float:
        now = self._now()
        full, secs = self._allowance.ask(self._full.pop(client, now), now, cost)
        self._full[client] = full  # last in order: the client that asked last
        if len(self._full) > MOST_CLIENTS:
            del self._full[next(iter(self._full))]
        return secs
