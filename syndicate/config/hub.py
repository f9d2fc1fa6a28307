"""Our own hub in `config.toml` (`[hub]`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from syndicate.config import values

_DAY_SECS = 86_400
_YEAR_SECS = 365 * _DAY_SECS


@dataclass(frozen=True, slots=True, kw_only=True)
class HubSettings:
    """Our own hub: whether subscribers are told by us when a page has changed, and how many there may be.

    Attributes:
        enabled: Whether there is one; pages name it then.
        lease_secs: For how long a subscription is granted where the subscriber does not say.
        least_lease_secs: At the least, whatever it says.
        most_lease_secs: At the most.
        most_subscriptions: Altogether.
        most_per_host: Whose callback is at one host.
        most_per_client: That one address asked for.
        allow_private: Whether callbacks may be on this machine or in a private network.
        timeout_secs: Seconds for a whole call, also to the hubs of others.
    """

    enabled: bool = False
    lease_secs: int = 10 * _DAY_SECS
    least_lease_secs: int = 300
    most_lease_secs: int = 30 * _DAY_SECS
    most_subscriptions: int = 10_000
    most_per_host: int = 1000
    most_per_client: int = 1000
    allow_private: bool = False
    timeout_secs: int = 10


CHECKS: Final[Mapping[str, values.Check[Any]]] = {
    "enabled": values.flag,
    "lease_secs": values.whole(1, _YEAR_SECS),
    "least_lease_secs": values.whole(1, _YEAR_SECS),
    "most_lease_secs": values.whole(1, _YEAR_SECS),
    "most_subscriptions": values.whole(1, 1_000_000),
    "most_per_host": values.whole(1, 1_000_000),
    "most_per_client": values.whole(1, 1_000_000),
    "allow_private": values.flag,
    "timeout_secs": values.whole(1, 300),
}
