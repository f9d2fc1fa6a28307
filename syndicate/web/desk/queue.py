"""What is to be delivered: what was given up, what waits; tried again, or taken out."""

from typing import Final

from starlette.responses import Response

from syndicate.model.delivery import DeliveryState
from syndicate.model.staff import Role
from syndicate.ports.queue import Letter
from syndicate.web.desk.page import Page
from syndicate.web.desk.visit import Trouble, Visit

_AT_ONCE: Final = 100
_LONGEST_NUMBER: Final = 18


def queue(visit: Visit) -> Response:
    """The newest that were given up, and the newest that wait; of one channel, or of all."""
    channel = visit.query.get("channel") or None
    asked = visit.services.queue
    letters = asked.listed(DeliveryState.DEAD, _AT_ONCE + 1, channel)
    waiting = asked.listed(DeliveryState.WAITING, _AT_ONCE + 1, channel)
    counted = asked.dead()
    return visit.page(
        "queue.html",
        title=f"Queue of {channel}" if channel else "Queue",
        channel=channel,
        counted=sorted(counted.items()) if channel is None else [],
        letters=letters[:_AT_ONCE],
        more_letters=len(letters) > _AT_ONCE,
        waiting=waiting[:_AT_ONCE],
        more_waiting=len(waiting) > _AT_ONCE,
        now=visit.services.clock.now(),
    )


def letter(visit: Visit) -> Response:
    """One, with every attempt at it that is kept."""
    shown = _letter(visit)
    return visit.page("letter.html", title=f"Delivery {shown.delivery.number} to {shown.delivery.outlet}", letter=shown)


def retry(visit: Visit) -> Response:
    """Have it tried again at once."""
    number = _letter(visit).delivery.number
    return visit.go(f"/desk/queue/{number}", visit.services.queue.retry(number, visit.user))


def confirm_drop(visit: Visit) -> Response:
    """Ask whether it is meant."""
    row = _letter(visit)
    title = f"Drop delivery {row.delivery.number} to {row.delivery.outlet}"
    effect = f"Version {row.delivery.version} of “{row.headline}” will not be brought to {row.delivery.outlet}."
    back = f"/desk/queue/{row.delivery.number}"
    return visit.page("queue_drop.html", title=title, effect=effect, back=back, button="Drop it")


def drop(visit: Visit) -> Response:
    """Take it out."""
    return visit.go("/desk/queue", visit.services.queue.drop(_letter(visit).delivery.number, visit.user))


def retry_all(visit: Visit) -> Response:
    """Have everything tried again that was given up of a channel."""
    return visit.go("/desk/queue", visit.services.queue.retry_all(visit.path["channel"], visit.user))


def confirm_drop_all(visit: Visit) -> Response:
    """Ask whether it is meant."""
    channel = visit.path["channel"]
    dead = visit.services.queue.dead().get(channel, 0)
    if not dead:
        raise Trouble(404, f"Nothing of {channel} was given up, or it was tried again or dropped meanwhile.")
    stories = "The dead delivery" if dead == 1 else f"All {dead} dead deliveries"
    effect = f"{stories} to {channel} will not be brought any more, also such as are given up until you confirm."
    title = f"Drop all dead deliveries to {channel}"
    return visit.page("queue_drop.html", title=title, effect=effect, back="/desk/queue", button="Drop all")


def drop_all(visit: Visit) -> Response:
    """Take everything out that was given up of a channel."""
    return visit.go("/desk/queue", visit.services.queue.drop_all(visit.path["channel"], visit.user))


def _letter(visit: Visit) -> Letter:
    number = visit.path["number"]
    usable = number.isascii() and number.isdigit() and len(number) <= _LONGEST_NUMBER
    found = visit.services.queue.one(int(number)) if usable else None
    if found is None:
        raise Trouble(404, "There is no delivery of this number, or it was forgotten meanwhile. Look at the queue.")
    return found


_ONE: Final = "/desk/queue/{number}"
_ALL: Final = "/desk/queue/of/{channel}"

PAGES: Final = (
    Page(path="/desk/queue", answer=queue),
    Page(path=_ONE, answer=letter),
    Page(path=f"{_ONE}/retry", answer=retry, role=Role.OPERATOR, methods=("POST",)),
    Page(path=f"{_ONE}/drop", answer=confirm_drop, role=Role.OPERATOR),
    Page(path=f"{_ONE}/drop", answer=drop, role=Role.OPERATOR, methods=("POST",)),
    Page(path=f"{_ALL}/retry", answer=retry_all, role=Role.OPERATOR, methods=("POST",)),
    Page(path=f"{_ALL}/drop", answer=confirm_drop_all, role=Role.OPERATOR),
    Page(path=f"{_ALL}/drop", answer=drop_all, role=Role.OPERATOR, methods=("POST",)),
)
