"""Who is told when a page has changed: subscribers of our own hub, and hubs of others (W3C WebSub)."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from syndicate.model.delivery import DeliveryState


class Mode(StrEnum):
    """What a callback is asked about; `DENIED`: it is told that a subscription is not, or no longer, granted (§5.2)."""

    SUBSCRIBE = "subscribe"
    UNSUBSCRIBE = "unsubscribe"
    DENIED = "denied"


class Kind(StrEnum):
    """`SUBSCRIBER` of ours is sent the page (§7); a `HUB` of others is pinged, and fetches it."""

    SUBSCRIBER = "subscriber"
    HUB = "hub"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody asked our hub for (§5.1).

    Attributes:
        mode: Of it.
        callback: Where they are told; absolute, its query part of it.
        host: Of the callback, in lower case.
        topic: The address of a page.
        lease: For how long, within our bounds.
        secret: What distributions are signed with, or None.
        client: The address that asked, or empty for this machine.
        etag: The page as it stood then; what came after it is sent once the subscription is granted.
        reason: For `DENIED`.
    """

    mode: Mode
    callback: str
    host: str
    topic: str
    lease: timedelta = timedelta()
    secret: str | None = field(default=None, repr=False)
    client: str = ""
    etag: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A wish that its callback has not answered for yet (§5.3).

    Attributes:
        number: The row's number, rising.
        wish: What was asked for.
        made: When, aware.
    """

    number: int
    wish: Wish
    made: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """Somebody who is told when a page has changed.

    Attributes:
        number: The row's number, rising.
        kind: See above.
        callback: Where.
        host: Of the callback.
        topic: The page's address.
        secret: What distributions are signed with, or None.
        until: When the lease ends; None for never.
        made: When it was first granted.
        succeeded: When it was last told, or None.
        failing: Since when it has not taken anything; None where the last call went well.
    """

    number: int
    kind: Kind
    callback: str
    host: str
    topic: str
    secret: str | None = field(repr=False)
    until: datetime | None
    made: datetime
    succeeded: datetime | None
    failing: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """One change of a page, to be told to one subscription.

    Attributes:
        number: The row's number, rising.
        subscription: To whom.
        etag: The page as it is to be sent.
        state: What has become of it; `SUPERSEDED`: a newer page went, or waits, in its place.
        made: When it was ordered, aware.
        due: When it is tried next, aware.
        attempts: How often it was tried.
        answer: What the last attempt came to, in words; None before the first.
    """

    number: int
    subscription: Subscription
    etag: str
    state: DeliveryState
    made: datetime
    due: datetime
    attempts: int
    answer: str | None = None
