"""The strip on top of the wire: whether anybody need get up, each number with the page that says more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from syndicate.ports.watch import Overview
from syndicate.web.desk.look import short
from syndicate.web.desk.navigation import NAVIGATION


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the strip.

    Attributes:
        name: Of what.
        value: How many, or when.
        address: Where there is more of it; empty where there is no such page.
        alarm: Whether somebody should look.
    """

    name: str
    value: str
    address: str
    alarm: bool = False


def figures(overview: Overview, now: datetime) -> Sequence[Figure]:
    """The strip, in its order.

    Args:
        overview: How it all is.
        now: For what is said of today.
    """
    return (
        Figure("in the last hour", str(overview.stored), "/desk/"),
        _trouble(overview.rejects, "reject", "rejects", "/desk/rejects"),
        _trouble(overview.behind, "outlet behind", "outlets behind", "/desk/outlets"),
        _trouble(overview.dead, "dead letter", "dead letters", "/desk/queue"),
        _trouble(overview.failing, "source failing", "sources failing", "/desk/sources"),
        _embargo(overview.next_embargo, now),
    )


def _trouble(number: int, one: str, more: str, address: str) -> Figure:
    there = any(leads.address == address for leads in NAVIGATION)
    return Figure(one if number == 1 else more, str(number), address if there else "", alarm=number > 0)


def _embargo(ends: datetime | None, now: datetime) -> Figure:
    address = "/desk/embargoes"
    return Figure("next embargo release", short(ends, now), address) if ends else Figure("embargo ahead", "no", address)
