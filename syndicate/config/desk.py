"""The web desk in `config.toml` (`[desk]`)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any, Final

from syndicate.config import values
from syndicate.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSettings:
    """The web desk at `/desk`.

    Attributes:
        enabled: Whether there is one.
        idle_minutes: Minutes after which who does nothing is logged out.
        session_hours: Hours after which everybody is.
    """

    enabled: bool = False
    idle_minutes: int = 120
    session_hours: int = 12


CHECKS: Final[Mapping[str, values.Check[Any]]] = {
    "enabled": values.flag,
    "idle_minutes": values.whole(1, 1440),
    "session_hours": values.whole(1, 168),
}


def desk_problems(tables: Mapping[str, Any]) -> Iterator[Problem]:
    """A desk whose passwords would go over a network as they are."""
    desk, web = tables.get("desk"), tables.get("web", {})
    if not isinstance(desk, dict) or desk.get("enabled") is not True or not isinstance(web, dict):
        return
    host = web.get("host", "127.0.0.1")
    if not is_loopback(str(host)) and not ("certificate_file" in web or web.get("trusted_proxies")):
        yield Problem(
            "desk.enabled",
            f"passwords would be sent in the clear to {host}; give web.certificate_file and web.key_file, or name the "
            "proxy that speaks TLS in web.trusted_proxies, or listen on 127.0.0.1",
        )


def is_loopback(host: str) -> bool:
    """Whether nobody but this machine can reach an address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
