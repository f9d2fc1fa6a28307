"""Hears where other nodes changed pages, so that readers of this one have them at once."""

from collections.abc import Callable

from syndicate.daemon.calling import LOOK_EVERY
from syndicate.ports.bus import Bus
from syndicate.ports.stand import Stand

_MOST = 1000


def hear(bus: Bus, stand: Stand, ended: Callable[[], bool]) -> None:
    """Tell the stand what the bus says of pages (`pages.diplomacy`), until it is to end."""
    while not ended():
        places = {message.subject.partition(".")[2] for message in bus.pull("pages.*", _MOST, LOOK_EVERY)}
        if places:
            stand.changed(places)
