"""Who subscribed to pages at our hub, and whether they are told; only where we are one."""

from typing import Final

from starlette.responses import Response

from syndicate.web.desk.page import Page
from syndicate.web.desk.visit import Trouble, Visit

_AT_ONCE: Final = 500


def subscribers(visit: Visit) -> Response:
    """Those that fail first."""
    if visit.services.followers is None:
        raise Trouble(404, "There is no hub: [hub] enabled = true in config.toml makes one.")
    following = visit.services.followers.following()
    return visit.page(
        "subscribers.html",
        title="Subscribers",
        followers=following.followers[:_AT_ONCE],
        count=len(following.followers),
        failing=sum(each.failing is not None for each in following.followers),
        asked=following.asked,
        now=visit.services.clock.now(),
    )


PAGES: Final = (Page(path="/desk/subscribers", answer=subscribers),)
