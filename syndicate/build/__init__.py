"""Names in config.toml become objects here, and only here; the only clock and the only dice are here too."""

from syndicate.build.filings import back_file, defaults_named
from syndicate.build.forms import readers
from syndicate.build.house import House, Inlet, daemon_runs, open_house, open_stand, open_web
from syndicate.build.listening import open_wire

__all__ = [
    "House",
    "Inlet",
    "back_file",
    "daemon_runs",
    "defaults_named",
    "open_house",
    "open_stand",
    "open_web",
    "open_wire",
    "readers",
]
