"""What carries wake-ups: this process, or NATS where the configuration names it."""

from typing import TYPE_CHECKING

from syndicate.bus.local import LocalBus
from syndicate.config import Bus as BusSettings
from syndicate.ports.bus import Bus

if TYPE_CHECKING:
    from syndicate.bus.jetstream import Servers


def open_bus(settings: BusSettings) -> Bus:
    """The bus; it connects when it is first used."""
    if not settings.url:
        return LocalBus()
    from syndicate.bus.nats import NatsBus  # noqa: PLC0415 - nats-py is an extra

    return NatsBus(_servers(settings))


def look_at_bus(settings: BusSettings) -> str:
    """What there is of NATS, where the configuration names it, in words.

    Raises:
        BusError: No server can be reached, or what is there is not as declared.
    """
    from syndicate.bus.looking import look  # noqa: PLC0415 - nats-py is an extra

    return look(_servers(settings))


def _servers(settings: BusSettings) -> "Servers":
    from syndicate.bus.jetstream import Servers  # noqa: PLC0415 - nats-py is an extra

    return Servers(
        urls=settings.url,
        prefix=settings.prefix,
        replicas=settings.replicas,
        username=settings.username,
        password=settings.password.read if settings.password else None,
        credentials=settings.credentials_file,
        ca_file=settings.ca_file,
    )
