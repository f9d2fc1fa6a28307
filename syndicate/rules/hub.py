"""WebSub as a hub sees it (W3C Recommendation of 2018): what may be asked for, what callbacks are asked and sent."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from urllib.parse import quote, unquote, urlencode, urlsplit

from syndicate.model.hub import Mode, Wish
from syndicate.rules.addresses import OUTLETS, page_at

LONGEST: Final = 2048
"""Characters of an address."""

LONGEST_SECRET: Final = 199
"""Bytes (§5.1: less than 200)."""

GIVEN_UP: Final = timedelta(days=5)
"""A subscriber that took nothing for so long is told no more."""

NOT_OURS: Final = "there is no such topic here"
"""Why a subscription is denied; the same whether there is no such page or it is not for everybody."""

_PORTS: Final = frozenset({80, 443})
_LEAST_PORT: Final = 1024
_MOST_DIGITS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Leases:
    """For how long subscriptions are granted.

    Attributes:
        usual: To who does not say.
        least: At the least.
        most: At the most.
    """

    usual: timedelta
    least: timedelta
    most: timedelta


@dataclass(frozen=True, slots=True)
class Unfit:
    """A request that cannot be taken.

    Attributes:
        reason: In words for whoever wrote the subscriber.
    """

    reason: str


def wish(form: Mapping[str, str], leases: Leases) -> Wish | Unfit:
    """What a request asks for (§5.1); parameters that nobody knows are left alone.

    Args:
        form: Its parameters, the first of each name.
        leases: Our bounds.
    """
    mode = form.get("hub.mode", "")
    if mode not in (Mode.SUBSCRIBE, Mode.UNSUBSCRIBE):
        return Unfit("hub.mode must be subscribe or unsubscribe")
    callback, topic = form.get("hub.callback", ""), form.get("hub.topic", "")
    fault = _callback_fault(callback) or _topic_fault(topic)
    lease = _lease(form.get("hub.lease_seconds", ""), leases)
    secret = form.get("hub.secret", "")
    if fault:
        return Unfit(fault)
    if lease is None:
        return Unfit("hub.lease_seconds must be a whole number of seconds")
    if len(secret.encode(errors="replace")) > LONGEST_SECRET:
        return Unfit("hub.secret must be less than 200 bytes")
    if not secret.isprintable():
        return Unfit("hub.secret must be text without control characters")
    return Wish(
        mode=Mode(mode),
        callback=callback,
        host=(urlsplit(callback).hostname or "").lower(),
        topic=topic,
        lease=lease,
        secret=secret or None,
    )


def page_of(topic: str, base_url: str) -> str | None:
    """The path of the page that a topic may be: a current page of a section or an outlet; None for anything else.

    Args:
        topic: An address; of an HTML page with or without `index.html`.
        base_url: Where readers reach the stand, ending in a slash.
    """
    path = unquote(topic.removeprefix(base_url))
    if not topic.startswith(base_url) or quote(path) != topic.removeprefix(base_url):
        return None
    page = page_at(f"/{path}")
    return page if is_feed(page) else None


def is_feed(path: str) -> bool:
    """Whether this is the path of a current page of a section or an outlet."""
    folder, _, file = path.removeprefix(OUTLETS).partition("/")
    return bool(file) and "/" not in file and folder != "items"


def question(asked: Wish, challenge: str) -> str:
    """The address at which a callback is asked whether it means a wish (§5.3), or told that it is denied (§5.2)."""
    told = {"hub.mode": str(asked.mode), "hub.topic": asked.topic}
    if asked.mode is Mode.DENIED:
        return _with(asked.callback, {**told, "hub.reason": asked.reason})
    lease = {"hub.lease_seconds": str(int(asked.lease.total_seconds()))} if asked.mode is Mode.SUBSCRIBE else {}
    return _with(asked.callback, {**told, "hub.challenge": challenge, **lease})


def distribution_headers(hub: str, topic: str, media_type: str, secret: str | None, body: bytes) -> Mapping[str, str]:
    """What a page is sent with (§7, §7.1).

    Args:
        hub: Our address.
        topic: As it was subscribed to.
        media_type: Of the page.
        secret: Of the subscription, or None.
        body: The page.
    """
    sent = {"Content-Type": media_type, "Link": f'<{hub}>; rel="hub", <{topic}>; rel="self"'}
    if secret is None:
        return sent
    return {**sent, "X-Hub-Signature": f"sha256={hmac.digest(secret.encode(), body, hashlib.sha256).hex()}"}


def ping(topic: str) -> bytes:
    """What another's hub is told: `hub.url` as PubSubHubbub 0.4 §7.1 has it, `hub.topic` as later hubs do."""
    return urlencode({"hub.mode": "publish", "hub.url": topic, "hub.topic": topic}).encode()


def without_query(address: str) -> str:
    """An address as it is shown: queries of callbacks may hold secrets."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}{parts.path}"


def _with(callback: str, parameters: Mapping[str, str]) -> str:
    """A callback with these parameters beside its own, which stay as they are (§5.3)."""
    joint = "?" if "?" not in callback else "" if callback.endswith(("?", "&")) else "&"
    return f"{callback}{joint}{urlencode(parameters)}"


def _callback_fault(callback: str) -> str | None:
    fault = _address_fault(callback, "hub.callback")
    if fault:
        return fault
    parts = urlsplit(callback)
    if "@" in parts.netloc:
        return "hub.callback must not hold a user name or password"
    if "#" in callback:
        return "hub.callback must not have a fragment"
    if parts.port is not None and parts.port < _LEAST_PORT and parts.port not in _PORTS:
        return "hub.callback must be at port 80, 443 or one from 1024 on"
    return None


def _topic_fault(topic: str) -> str | None:
    return _address_fault(topic, "hub.topic")


def _address_fault(address: str, name: str) -> str | None:
    if len(address) > LONGEST:
        return f"{name} is longer than {LONGEST} characters"
    try:
        parts = urlsplit(address)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    printable = address.isascii() and address.isprintable() and not set(' \\"<>') & set(address)
    return None if good and printable else f"{name} must be an absolute http or https address"


def _lease(told: str, leases: Leases) -> timedelta | None:
    if not told:
        return leases.usual
    if not (told.isascii() and told.isdigit()):
        return None
    return min(max(timedelta(seconds=int(told[:_MOST_DIGITS])), leases.least), leases.most)
