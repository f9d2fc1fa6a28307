"""A topic that a hub tells us of: news is sent to us the moment it is published (WebSub).

While no subscription is granted the topic is polled like any address, and once an hour while one is, for hubs lose
messages. The subscription is seen to by `wakes`, which only a daemon calls: without its web server nobody could answer
the hub's question. What is agreed with the hub outlives a restart.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Event, Lock
from typing import Final
from urllib.parse import urlencode

import structlog

from syndicate.errors import HttpError, SourceError
from syndicate.model.filing import Filing, Unfiled
from syndicate.ports.clock import Clock
from syndicate.ports.http import HttpClient
from syndicate.ports.intake import Parcel
from syndicate.ports.memory import Memory
from syndicate.rules.http_fields import charset, web_links
from syndicate.rules.page_links import page_links
from syndicate.rules.websub import Denied, Granted, Subscription, answered, from_words, signed, to_words
from syndicate.sources.guarded.client import LARGEST
from syndicate.sources.guarded.inflate import inflated
from syndicate.sources.guarded.target import joined
from syndicate.sources.http_poll import HttpPoll

POLLED_ALL_THE_SAME: Final = timedelta(hours=1)
"""How often the topic is looked at while its hub sends."""

_TICK_SECS = 0.25
_GZIP = b"\x1f\x8b"
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_HOPS = 3
_STILL_A_POST = frozenset({307, 308})
_FINE = range(200, 300)
_SHOWN = 200

log = structlog.get_logger(__name__)


class WebSub:
    """A source of the kind `websub`; see the module for what it promises beyond the port.

    Args:
        poll: The topic as a source of the kind `http`.
        address: The topic, as configured.
        callback: Our own address, up to the part that nobody can guess.
        client: Asks hubs, and the topic for its hub.
        memory: For what is agreed with the hub; shared with `poll`.
        clock: Tells the time.
        dice: A number from 0 to 1, another each time.
        secret: Makes a text that nobody can guess, safe in addresses.
        sha1: Whether the hub may sign with SHA-1.
    """

    def __init__(
        self,
        *,
        poll: HttpPoll,
        address: str,
        callback: str,
        client: HttpClient,
        memory: Memory,
        clock: Clock,
        dice: Callable[[], float],
        secret: Callable[[], str],
        sha1: bool = False,
    ) -> None:
        self._poll = poll
        self._address = address
        self._callback = callback
        self._client = client
        self._memory = memory
        self._clock = clock
        self._dice = dice
        self._secret = secret
        self._sha1 = sha1
        self._lock = Lock()
        self._granted = Event()
        self._polled: datetime | None = None
        self._told = ""

    @property
    def name(self) -> str:
        """See the port."""
        return self._poll.name

    def collect(self) -> Iterator[Filing | Unfiled]:
        """See the port; looks at the topic unless its hub sends and it was looked at lately."""
        now = self._clock.now()
        subscription = self._recalled()
        sent = subscription is not None and subscription.active(now)
        if sent and self._polled is not None and now - self._polled < POLLED_ALL_THE_SAME:
            return
        yield from self._poll.collect()
        self._polled = now

    def probe(self) -> str:
        """See the port; says which hub there is."""
        seen = self._poll.probe()
        hub, _ = self._discovered()
        return f"{seen}, hub {hub}" if hub else f"{seen}, no hub: it is polled"

    def ack(self, receipt: str) -> None:
        """See the port."""
        self._poll.ack(receipt)

    def reject(self, receipt: str, reason: str) -> None:
        """See the port."""
        self._poll.reject(receipt, reason)

    def wakes(self, stopped: Callable[[], bool]) -> Iterator[None]:
        """See the port; yields at once and whenever a subscription was granted, for what came before it."""
        yield None
        while not stopped():
            self.attend()
            if self._granted.wait(_TICK_SECS):
                self._granted.clear()
                self._polled = None
                yield None

    def attend(self) -> None:
        """Ask for the subscription, or for its renewal, if it is time; the hub's question comes to :meth:`confirm`."""
        subscription = self._standing()
        if subscription.due(self._clock.now()):
            self._ask(subscription)

    @property
    def key(self) -> str:
        """See :class:`~syndicate.ports.subscriber.Subscriber`; made at the first call, and kept."""
        return self._standing().callback.removeprefix(self._callback)

    def confirm(self, question: Mapping[str, str]) -> str | None:
        """See :class:`~syndicate.ports.subscriber.Subscriber`."""
        with self._lock:
            subscription = self._recalled()
            outcome = answered(subscription, question, self._clock.now()) if subscription else None
            if outcome is not None:
                self._memory.remember(to_words(outcome.subscription))
        match outcome:
            case Granted():
                if outcome.subscription != subscription:
                    log.info("subscription granted", source=self.name, until=str(outcome.subscription.until))
                    self._told = ""
                    self._granted.set()
                return outcome.challenge
            case Denied():
                log.warning("subscription denied, the topic is polled", source=self.name, reason=outcome.reason)
                return ""
        return None

    def received(self, body: bytes, field: Callable[[str], str | None]) -> Parcel | None:
        """See :class:`~syndicate.ports.subscriber.Subscriber`."""
        subscription = self._recalled()
        if subscription is None or not subscription.active(self._clock.now()):
            return None
        if not signed(field("x-hub-signature"), subscription.secret, body, sha1=self._sha1):
            log.warning("what a hub sent is not signed as agreed, left out", source=self.name)
            return None
        return Parcel(
            name=subscription.topic,
            content=_inflated(body, field("content-encoding") or ""),
            charset=charset(field("content-type")),
        )

    def _recalled(self) -> Subscription | None:
        """The subscription that is kept, unless the configuration has changed since."""
        subscription = from_words(self._memory.recall())
        if subscription is None or subscription.address != self._address:
            return None
        return subscription if subscription.callback.startswith(self._callback) else None

    def _standing(self) -> Subscription:
        """The subscription that is kept, or a new one."""
        with self._lock:
            subscription = self._recalled()
            if subscription is None:
                callback = f"{self._callback}{self._secret()}"
                subscription = Subscription(address=self._address, callback=callback, secret=self._secret())
                self._memory.remember(to_words(subscription))
        return subscription

    def _ask(self, subscription: Subscription) -> None:
        """Ask the hub for the subscription; trouble is logged, and the topic is polled meanwhile."""
        now, jitter = self._clock.now(), self._dice()
        try:
            hub, topic = self._discovered()
        except (HttpError, SourceError) as error:
            self._keep(subscription.failing(now, jitter))
            self._tell(str(error))
            return
        if not hub:
            self._keep(subscription.failing(now, jitter))
            self._tell("it names no hub")
            return
        asking = subscription.asking(hub, topic, now, jitter)
        self._keep(asking)
        try:
            self._request(asking)
        except (HttpError, SourceError) as error:
            self._tell(str(error))

    def _keep(self, subscription: Subscription) -> None:
        """Keep a change that was not made in answer to the hub; what the hub granted meanwhile stays."""
        with self._lock:
            granted = self._recalled()
            until = granted.until if granted else None
            self._memory.remember(to_words(replace(subscription, until=until)))

    def _discovered(self) -> tuple[str, str]:
        """The hub of the topic and the address that the topic gives itself (§4); the header's word goes first.

        Raises:
            HttpError: The topic does not answer.
            SourceError: It has no such page.
        """
        answer = self._poll.fetched()
        found: dict[str, str] = {}
        for link in (*web_links(answer.headers.get("link")), *page_links(answer.body)):
            for rel in link.rels & {"hub", "self"}:
                with suppress(HttpError):  # where it is no address the next one counts
                    found.setdefault(rel, joined(answer.address, link.href))
        return found.get("hub", ""), found.get("self", self._address)

    def _request(self, asking: Subscription) -> None:
        """Send the request, to where the hub sends it on (§5.1).

        Raises:
            HttpError: No answer.
            SourceError: The hub refuses.
        """
        body = urlencode(asking.request()).encode()
        hub = asking.hub
        for _ in range(_HOPS):
            answer = self._client.post(hub, body, _FORM)
            if answer.status in _FINE:
                return
            location = answer.headers.get("location")
            if answer.status not in _STILL_A_POST or location is None:
                break
            onward = joined(hub, location)
            if hub.startswith("https:") and not onward.startswith("https:"):
                raise SourceError(f"hub {hub} redirects from https to http, where the secret would be seen")
            hub = onward
        words = " ".join(answer.body.decode("utf-8", "replace").split())[:_SHOWN]
        raise SourceError(f"hub {hub} refuses (HTTP {answer.status}) {words}".rstrip())

    def _tell(self, trouble: str) -> None:
        if trouble != self._told:
            self._told = trouble
            log.warning("no subscription, the topic is polled", source=self.name, reason=trouble)


def _inflated(body: bytes, coding: str) -> bytes:
    """What was distributed, uncompressed where it says so and is; what does not inflate is left to its reader."""
    if not coding or not body.startswith(_GZIP):
        return body
    whole = bytearray()
    try:
        for piece in inflated(coding, [body]):
            whole += piece
            if len(whole) > LARGEST:
                return body
    except HttpError:
        return body
    return bytes(whole)
