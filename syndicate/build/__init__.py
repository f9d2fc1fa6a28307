"""Names in config.toml become objects here, and only here; the only clock and the only dice are here too."""

from syndicate.build.access import access_of, new_token
from syndicate.build.bus import look_at_bus
from syndicate.build.clock import SystemClock
from syndicate.build.filings import back_file, defaults_named
from syndicate.build.forms import readers
from syndicate.build.house import House, Inlet, daemon_runs, open_house
from syndicate.build.metrics import worker_readings
from syndicate.build.pages import open_stand
from syndicate.build.passwords import LEAST_CHARACTERS, Argon2Passwords
from syndicate.build.web import Behind, open_behind, open_certificate, open_web

__all__ = [
    "LEAST_CHARACTERS",
    "Argon2Passwords",
    "Behind",
    "House",
    "Inlet",
    "SystemClock",
    "access_of",
    "back_file",
    "daemon_runs",
    "defaults_named",
    "look_at_bus",
    "new_token",
    "open_behind",
    "open_certificate",
    "open_house",
    "open_stand",
    "open_web",
    "readers",
    "worker_readings",
]
