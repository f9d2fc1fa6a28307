"""The door at which dispatches are handed in: `POST /api/dispatches`.

The token comes first, before a byte of the body is read. The answer comes when what it says is durable.
"""

import asyncio
from collections.abc import Sequence
from typing import Final

import structlog

from syndicate.errors import SourceError, StoreBusy, StoreError
from syndicate.ports.intake import Intake, Outcome, Parcel
from syndicate.web.answers import Answer
from syndicate.web.doors import Asked
from syndicate.web.parcels import parcels
from syndicate.web.problems import json, problem

MOST_AT_ONCE: Final = 16
"""Bodies in hand, which bounds the memory they take."""

_BUSY_SECS: Final = "5"

log = structlog.get_logger(__name__)


class PushDoor:
    """See the module."""

    methods: Sequence[str] = ("POST",)

    def __init__(self, intake: Intake | None) -> None:
        """Make a door.

        Args:
            intake: Where dispatches go; None where nobody takes any, because this server only serves.
        """
        self._intake = intake
        self._in_hand = 0

    async def answer(self, asked: Asked) -> Answer:
        """See the port."""
        if self._intake is None:
            return _later("This server only serves; dispatches are taken where `syndicate run` runs.")
        try:
            source = _source(self._intake, asked)
        except SourceError as error:
            log.error("nobody can push now", reason=str(error))
            return _later("No token can be checked now; an operator must look at it.")
        if source is None:
            return _who(asked)
        if self._in_hand >= MOST_AT_ONCE:
            return _later("Too many are filing at once.")
        self._in_hand += 1
        try:
            body = await asked.body()
            handed = parcels(body, asked.field("content-type"), asked.field("content-disposition"))
            return await _taken(self._intake, source, handed)
        finally:
            self._in_hand -= 1


async def _taken(intake: Intake, source: str, handed: Sequence[Parcel]) -> Answer:
    try:
        outcomes = await asyncio.to_thread(intake.file, source, handed)
    except StoreBusy as error:
        log.warning("push put off", source=source, reason=str(error))
        return _later("The store is busy; nothing was taken.")
    except StoreError as error:
        log.error("push not taken", source=source, reason=str(error))
        return _later("The store cannot be used; nothing was taken, and an operator must look at it.")
    return _told(outcomes)


def _source(intake: Intake, asked: Asked) -> str | None:
    scheme, _, token = (asked.field("authorization") or "").partition(" ")
    return intake.source(token.strip()) if scheme.lower() == "bearer" and token.strip() else None


def _who(asked: Asked) -> Answer:
    """RFC 6750 §3."""
    shown = asked.field("authorization") is not None
    challenge = 'Bearer realm="syndicate"' + (', error="invalid_token"' if shown else "")
    detail = "Nobody was given this token." if shown else "Show a token: `Authorization: Bearer TOKEN`."
    if shown:
        log.warning("push with a token that nobody was given")
    return problem(401, detail, headers=[("www-authenticate", challenge)])


def _later(detail: str) -> Answer:
    return problem(503, detail, headers=[("retry-after", _BUSY_SECS)])


def _told(outcomes: Sequence[Outcome]) -> Answer:
    taken = [
        {
            "filing": outcome.name,
            "guid": each.guid,
            "version": each.version,
            "outcome": "stored" if each.new else "known",
            **({"note": each.note} if each.note else {}),
        }
        for outcome in outcomes
        for each in outcome.taken
    ]
    refused = [
        {"filing": outcome.name, "reason": each.reason, **({"missing": each.missing} if each.missing else {})}
        for outcome in outcomes
        for each in outcome.refused
    ]
    if refused and not taken:
        status = 422 if all("missing" in each for each in refused) else 400
        return problem(status, "\n".join(each["reason"] for each in refused), members={"rejected": refused})
    new = any(each["outcome"] == "stored" for each in taken)
    return json(202 if new else 200, {"dispatches": taken, "rejected": refused})
