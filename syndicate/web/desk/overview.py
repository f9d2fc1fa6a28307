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
    embargo = short(overview.next_embargo, now) if overview.next_embargo else "none"
    return (
        Figure("last hour", str(overview.stored), "/desk/"),
        _trouble("rejects", overview.rejects, "/desk/rejects"),
        _trouble("outlets behind", overview.behind, "/desk/outlets"),
        _trouble("dead letters", overview.dead, "/desk/queue"),
        _trouble("sources failing", overview.failing, "/desk/sources"),
        Figure("next embargo ends", embargo, "/desk/?standing=embargoed"),
    )


def _trouble(name: str, number: int, address: str) -> Figure:
    there = any(leads.address == address for leads in NAVIGATION)
    return Figure(name, str(number), address if there else "", alarm=number > 0)
