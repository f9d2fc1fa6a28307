"""Ticker: tells those who listen of a version that begins to stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from syndicate.model.delivery import Errand
from syndicate.ports.bus import Bus
from syndicate.ports.ledger import Ledger, Showing
from syndicate.ports.wire import News, Wire

SUBJECT = "wire.told"
"""What the bus says when there are events."""

_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticker:
    """Writes events down. Run by the press, which is one thread.

    Attributes:
        ledger: Where stories are.
        wire: Where events go.
        bus: Told that there are some.
        sections: Names of those that are published.
    """

    ledger: Ledger
    wire: Wire
    bus: Bus
    sections: frozenset[str]

    def tell(self, errands: Sequence[Errand], showings: Sequence[Showing], now: datetime) -> None:
        """Write an event for each version that stands now of the stories that these errands are about.

        The pages stand already. A version that was told last of its story is told no second time, so a crash before
        the errands were struck off doubles nothing. Stories that are sorted into a section again are no news. A story
        goes off the wire by a version of its own alone, a hold or a kill, so there is no event without a version.

        Raises:
            StoreError: Nothing was told.
        """
        new = {errand.guid for errand in errands if not errand.again}
        standing = [showing for showing in showings if showing.version is not None and showing.guid in new]
        if not standing:
            return
        sections = self.ledger.sections({showing.guid for showing in standing})
        news = [
            News(guid=one.guid, version=one.version, pub_status=one.pub_status, sections=found)
            for one in standing
            if one.version is not None and (found := sections.get(one.guid, frozenset()) & self.sections)
        ]
        if self.wire.tell(news, now):
            self.bus.publish(SUBJECT)
