"""Who subscribed to pages at our hub, as the desk looks at them."""

from collections.abc import Iterator
from dataclasses import dataclass

from syndicate.model.delivery import DeliveryState
from syndicate.model.hub import Kind
from syndicate.ports.clock import Clock
from syndicate.ports.followers import Follower, Following
from syndicate.ports.hub import Subscriptions


@dataclass(frozen=True, slots=True)
class HubFollowers:
    """See :class:`syndicate.ports.followers.Followers`.

    Attributes:
        subscriptions: The record.
        clock: For leases.
    """

    subscriptions: Subscriptions
    clock: Clock

    def following(self) -> Following:
        """See the port."""
        followers = sorted(self._granted(), key=lambda one: one.failing is None)
        return Following(followers=followers, asked=len(self.subscriptions.open()))

    def _granted(self) -> Iterator[Follower]:
        now = self.clock.now()
        for one, last in self.subscriptions.listed():
            if one.kind is not Kind.SUBSCRIBER or one.until is None or one.until <= now:
                continue
            yield Follower(
                topic=one.topic,
                host=one.host,
                until=one.until,
                succeeded=one.succeeded,
                failing=one.failing,
                waits=last.due if last and last.state is DeliveryState.WAITING else None,
                attempts=last.attempts if last else 0,
                answer=last.answer if last else None,
            )
