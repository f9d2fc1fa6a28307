"""How often somebody may try to log in: as one user, and from one address. Memory is fixed; not for two threads."""

from collections.abc import Callable
from math import ceil
from typing import Final

from syndicate.rules.allowance import Allowance

AS_USER: Final = Allowance(requests_per_minute=6, burst_requests=10)
FROM_ADDRESS: Final = Allowance(requests_per_minute=12, burst_requests=30)

_MOST: Final = 8192


class Attempts:
    """Counts tries that did not go well."""

    def __init__(self, now: Callable[[], float]) -> None:
        """Count from now on.

        Args:
            now: Seconds of a clock that never goes back.
        """
        self._now = now
        self._full: dict[str, float] = {}

    def wait(self, user: str, address: str) -> int:
        """Count a try; the whole seconds after which it may be made, 0 where it may be made now."""
        now = self._now()
        asked = {
            key: allowance.ask(self._full.get(key, now), now)
            for key, allowance in ((_user(user), AS_USER), (_address(address), FROM_ADDRESS))
        }
        secs = max(wait for _, wait in asked.values())
        if not secs:
            for key, (full, _) in asked.items():
                self._full.pop(key, None)
                self._full[key] = full  # last in order: who tried last
        while len(self._full) > _MOST:
            del self._full[next(iter(self._full))]
        return ceil(secs)

    def succeeded(self, user: str) -> None:
        """Forget the tries as a user who has got in; those from the address are left, to the next who tries there."""
        self._full.pop(_user(user), None)


def _user(name: str) -> str:
    return f"user {name.casefold()[:100]}"


def _address(name: str) -> str:
    return f"from {name}"
