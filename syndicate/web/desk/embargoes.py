"""The embargo calendar: what is released when, by day, and what is withheld without a time."""

from datetime import UTC, datetime
from itertools import groupby
from typing import Final

from starlette.responses import Response

from syndicate.web.desk.page import Page
from syndicate.web.desk.visit import Trouble, Visit


def embargoes(visit: Visit) -> Response:
    """From now on, or from the day or the moment that is asked for."""
    asked = visit.query.get("from", "").strip()
    calendar = visit.services.embargoes.calendar(_moment(asked) if asked else None)
    return visit.page(
        "embargoes.html",
        title="Embargoes",
        days=[(day, list(each)) for day, each in groupby(calendar.releases, key=lambda release: release.until.date())],
        calendar=calendar,
        asked=_moment(asked) if asked else None,
        now=visit.services.clock.now(),
    )


def _moment(asked: str) -> datetime:
    try:
        moment = datetime.fromisoformat(asked)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise Trouble(400, "from= takes a day (2026-11-24) or a moment (2026-11-24T12:00Z).") from None


PAGES: Final = (Page(path="/desk/embargoes", answer=embargoes),)
