"""Orders: who is to be told of a version that begins to stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from syndicate.model.delivery import Errand
from syndicate.ports.bus import Bus
from syndicate.ports.deliveries import Deliveries, Order
from syndicate.ports.ledger import Showing


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """Has outlets told of what is news in their sections.

    Attributes:
        deliveries: Where orders are written down.
        bus: Told that there are some.
        outlets: By section, the names of the channels by which outlets are told of what is new in it.
        shares: By the name of a channel, the courier that has it, if that is not the first, 0.
    """

    deliveries: Deliveries
    bus: Bus
    outlets: Mapping[str, Sequence[str]]
    shares: Mapping[str, int] = field(default_factory=dict)

    def place(self, errands: Sequence[Errand], showings: Sequence[Showing], now: datetime) -> None:
        """Order the versions that stand now of the stories that these errands are about, each once for an outlet.

        Stories that are sorted into a section again are no news; of a story that nobody has seen nothing is told.

        Raises:
            StoreError: Nothing was ordered.
        """
        standing = {showing.guid: showing.version for showing in showings}
        found: dict[Order, None] = {}
        for errand in errands:
            version = standing.get(errand.guid)
            if not errand.again and version is not None:
                for outlet in self.outlets.get(errand.section, ()):
                    found[Order(outlet=outlet, guid=errand.guid, version=version)] = None
        if found:
            self.deliveries.order(list(found), now)
            for share in sorted({self.shares.get(order.outlet, 0) for order in found}):
                self.bus.publish(f"deliver.{share}")
