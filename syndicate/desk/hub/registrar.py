"""Takes the requests of subscribers, before anybody is asked whether they meant it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from syndicate.desk.hub.topics import Topics, tag
from syndicate.model.hub import Mode, Wish
from syndicate.ports.bus import Bus
from syndicate.ports.clock import Clock
from syndicate.ports.hub import Subscriptions, Turned
from syndicate.rules.hub import NOT_OURS, Leases, Unfit, wish

OPEN_AT_HOST: Final = 100
"""Questions to one host that are open: a request is cheap, and must not have us call somebody for long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """How many subscriptions there may be.

    Attributes:
        all: Altogether.
        per_host: Whose callback is at one host.
        per_client: That one address asked for.
    """

    all: int
    per_host: int
    per_client: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HubRegistrar:
    """See :class:`syndicate.ports.hub.Registrar`.

    Attributes:
        subscriptions: Where requests are written down.
        topics: What can be subscribed to.
        bus: Told that there is something to be asked.
        clock: The time.
        leases: For how long subscriptions are granted.
        caps: How many.
    """

    subscriptions: Subscriptions
    topics: Topics
    bus: Bus
    clock: Clock
    leases: Leases
    caps: Caps

    def take(self, form: Mapping[str, str], client: str) -> Turned | None:
        """See the port."""
        found = wish(form, self.leases)
        if isinstance(found, Unfit):
            return Turned(found.reason)
        asked = replace(found, client=client)
        full = self._full(asked)
        if full:
            return Turned(full, full=True)
        if asked.mode is Mode.SUBSCRIBE:
            page = self.topics.page(asked.topic)
            denied = replace(asked, mode=Mode.DENIED, secret=None, reason=NOT_OURS)
            asked = denied if page is None else replace(asked, etag=tag(page))
        self.subscriptions.ask(asked, self.clock.now())
        self.bus.publish("distribute.due")
        return None

    def _full(self, asked: Wish) -> str | None:
        held = self.subscriptions.held(asked)
        if held.open_at_host >= OPEN_AT_HOST:
            return "Too many requests of this host wait to be verified; ask again later."
        if asked.mode is Mode.UNSUBSCRIBE:
            return None
        if held.of_host >= self.caps.per_host:
            return "This host has too many subscriptions."
        if asked.client and held.of_client >= self.caps.per_client:
            return "This address has asked for too many subscriptions."
        return "There are too many subscriptions." if held.all >= self.caps.all else None
