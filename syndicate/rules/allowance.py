"""How much a client may ask: a bucket of requests that fills up steadily (the generic cell rate algorithm).

A bucket is one number: the moment, in seconds of any clock that never goes back, at which it is full again. One that is
full already is any moment that is past.
"""

from dataclasses import dataclass

_MINUTE_SECS = 60.0
_INEXACT_SECS = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What every client has.

    Attributes:
        requests_per_minute: That come into its bucket; more than 0.
        burst_requests: That its bucket holds, and a client may ask at once; 1 or more.
    """

    requests_per_minute: float
    burst_requests: float

    def ask(self, full: float, now: float, cost: float = 1.0) -> tuple[float, float]:
        """Take a request from a bucket.

        Args:
            full: The moment at which the bucket is full.
            now: Of the same clock.
            cost: How many requests this one counts for; more than the bucket holds counts for all of it.

        Returns:
            The bucket after it, and 0; or the bucket as it was, and the seconds after which it will do.
        """
        secs = _MINUTE_SECS / self.requests_per_minute
        after = max(full, now) + min(cost, self.burst_requests) * secs
        wait = after - now - self.burst_requests * secs
        return (full, wait) if wait > _INEXACT_SECS else (after, 0.0)
