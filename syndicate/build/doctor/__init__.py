"""A look at the machine: whether what the configuration names has what it needs here."""

from collections.abc import Iterator

from syndicate.build.doctor.machine import clock, limits, versions, zones
from syndicate.build.doctor.network import port
from syndicate.build.doctor.places import access, file_systems, places_of, room
from syndicate.build.doctor.record import record
from syndicate.build.doctor.secrets import secrets
from syndicate.config import Config
from syndicate.model.checkup import Finding


def examine(config: Config) -> Iterator[Finding]:
    """Look at everything; nothing is made or changed, and nobody is called but the servers of store and bus."""
    places = places_of(config)
    for place in places:
        yield from access(place)
        yield from room(place)
        yield from file_systems(place)
    yield from secrets(config)
    yield from record(config)
    yield from clock(config)
    yield from zones()
    yield from port(config)
    yield from limits(config)
    yield from versions(config)


__all__ = ["examine"]
