"""The moments at which dispatches of one filing came."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from syndicate.model.dispatch import Dispatch


def apart(dispatches: Sequence[Dispatch]) -> list[Dispatch]:
    """Give dispatches that came in one filing moments of their own, in the order in which they were made.

    What shows a story first tells versions and stories apart by that moment (RFC 4287 §4.2.15), and puts what came last
    on top; of those made at once the filing's first is taken for the newest, as in feeds.

    Returns:
        The same dispatches in the same order, each received at the most some microseconds later.
    """
    order = sorted(range(len(dispatches)), key=lambda at: (dispatches[at].created, -at))
    later = {at: timedelta(microseconds=rank) for rank, at in enumerate(order)}
    return [replace(one, received=one.received + later[at]) for at, one in enumerate(dispatches)]
