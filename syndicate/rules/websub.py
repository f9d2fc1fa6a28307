"""WebSub as its subscriber sees it (W3C Recommendation of 2018): what to ask for, what is granted, what is due.

A subscription is asked for, then verified by the hub's own question, and ends with its lease unless it is renewed.
"""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from syndicate.rules.retry import Pauses, next_attempt

LEASE: Final = timedelta(days=10)
"""What we ask for (§5.1); the hub says what we get."""

LONGEST_LEASE: Final = timedelta(days=30)
"""No lease is believed for longer without asking again."""

PAUSES: Final[Pauses] = tuple(timedelta(minutes=minutes) for minutes in (2, 5, 15, 60, 360))
"""Between requests that nobody answered."""

_KEPT_AS = "subscription_"
_SOONEST_RENEWAL = timedelta(days=1)
_STRONG = {"sha256": hashlib.sha256, "sha384": hashlib.sha384, "sha512": hashlib.sha512}
_WEAK = {"sha1": hashlib.sha1}
_LONGEST_CHALLENGE = 4000
_LONGEST_REASON = 300
_MOST_DIGITS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """What is known of our subscription to one topic.

    Attributes:
        address: What the configuration names.
        callback: Our own address, which holds a part that nobody can guess.
        secret: What the hub signs with.
        hub: Who was asked, or empty.
        topic: What was asked for: the address that the topic gives itself; or empty.
        attempts: How often it was asked for since it was last granted.
        again: When to ask for it again: because nobody answered, or because the lease ends; None for at once.
        until: When the lease ends, or None while none is granted.
    """

    address: str
    callback: str
    secret: str
    hub: str = ""
    topic: str = ""
    attempts: int = 0
    again: datetime | None = None
    until: datetime | None = None

    def active(self, now: datetime) -> bool:
        """Whether the hub is to send what is new."""
        return self.until is not None and now < self.until

    def due(self, now: datetime) -> bool:
        """Whether to ask for it now."""
        return self.again is None or now >= self.again

    def asking(self, hub: str, topic: str, now: datetime, jitter: float) -> "Subscription":
        """As it is while it is asked for; to be kept before the request goes out, for the hub may be quick."""
        counted = self.failing(now, jitter)
        return replace(counted, hub=hub, topic=topic)

    def failing(self, now: datetime, jitter: float) -> "Subscription":
        """As it is when it could not be asked for, or nobody has answered yet."""
        attempts = self.attempts + 1
        return replace(self, attempts=attempts, again=next_attempt(attempts, now, jitter, pauses=PAUSES))

    def request(self) -> Sequence[tuple[str, str]]:
        """The form to send to the hub (§5.1)."""
        return (
            ("hub.mode", "subscribe"),
            ("hub.topic", self.topic),
            ("hub.callback", self.callback),
            ("hub.lease_seconds", str(int(LEASE.total_seconds()))),
            ("hub.secret", self.secret),
        )


@dataclass(frozen=True, slots=True)
class Granted:
    """The hub asked whether we meant it, and we did.

    Attributes:
        subscription: As it is now.
        challenge: To be sent back (§5.3).
    """

    subscription: Subscription
    challenge: str


@dataclass(frozen=True, slots=True)
class Denied:
    """The hub does not grant it, or no longer (§5.2).

    Attributes:
        subscription: As it is now.
        reason: In the hub's words, possibly empty.
    """

    subscription: Subscription
    reason: str


def answered(subscription: Subscription, question: Mapping[str, str], now: datetime) -> Granted | Denied | None:
    """What a hub's question to our callback makes of the subscription; None where it is about nothing we asked for.

    Args:
        subscription: As it was.
        question: The parameters of the query, the first of each name.
        now: Aware.
    """
    if not subscription.topic or question.get("hub.topic") != subscription.topic:
        return None
    match question.get("hub.mode"):
        case "subscribe":
            challenge = question.get("hub.challenge", "")
            lease = _lease(question.get("hub.lease_seconds"))
            if not 0 < len(challenge) <= _LONGEST_CHALLENGE or lease is None:
                return None
            if subscription.active(now) and not subscription.attempts:
                return Granted(subscription, challenge)  # asked twice; who else asks changes nothing
            return Granted(_granted(subscription, lease, now), challenge)
        case "denied":
            denied = replace(subscription, attempts=len(PAUSES), again=now + PAUSES[-1], until=None)
            return Denied(denied, question.get("hub.reason", "")[:_LONGEST_REASON])
    return None


def signed(field: str | None, secret: str, body: bytes, *, sha1: bool) -> bool:
    """Whether a body was signed by who knows the secret (§7.1).

    Args:
        field: X-Hub-Signature.
        secret: Of the subscription.
        body: As it came.
        sha1: Whether SHA-1 is good enough, for hubs that know no better.
    """
    method, _, told = (field or "").strip().partition("=")
    algorithm = {**_STRONG, **(_WEAK if sha1 else {})}.get(method.lower())
    if algorithm is None or not told.isascii():
        return False
    return hmac.compare_digest(hmac.new(secret.encode(), body, algorithm).hexdigest(), told.lower())


def to_words(subscription: Subscription) -> Mapping[str, str | None]:
    """A subscription as a memory keeps it."""
    words = {
        "address": subscription.address,
        "callback": subscription.callback,
        "secret": subscription.secret,
        "hub": subscription.hub,
        "topic": subscription.topic,
        "attempts": str(subscription.attempts),
        "again": subscription.again.isoformat() if subscription.again else None,
        "until": subscription.until.isoformat() if subscription.until else None,
    }
    return {f"{_KEPT_AS}{key}": value for key, value in words.items()}


def from_words(memory: Mapping[str, str]) -> Subscription | None:
    """The subscription that a memory kept, or None where there is none."""
    words = {key.removeprefix(_KEPT_AS): value for key, value in memory.items() if key.startswith(_KEPT_AS)}
    if not {"address", "callback", "secret"} <= words.keys():
        return None
    return Subscription(
        address=words["address"],
        callback=words["callback"],
        secret=words["secret"],
        hub=words.get("hub", ""),
        topic=words.get("topic", ""),
        attempts=int(words.get("attempts", "0")),
        again=datetime.fromisoformat(words["again"]) if "again" in words else None,
        until=datetime.fromisoformat(words["until"]) if "until" in words else None,
    )


def _granted(subscription: Subscription, lease: timedelta, now: datetime) -> Subscription:
    until = now + lease
    return replace(subscription, attempts=0, until=until, again=until - min(lease / 4, _SOONEST_RENEWAL))


def _lease(told: str | None) -> timedelta | None:
    """What the hub grants; where it does not say, what we asked for."""
    if told is None:
        return LEASE
    secs = int(told[:_MOST_DIGITS]) if told.isascii() and told.isdigit() else 0
    return min(timedelta(seconds=secs), LONGEST_LEASE) if secs else None
