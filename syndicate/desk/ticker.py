"""Ticker: tells those who listen of a version that begins to stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from syndicate.model.delivery import Errand
from syndicate.ports.bus import Bus
from syndicate.ports.ledger import Showing
from syndicate.ports.wire import News, Wire

SUBJECT = "wire.told"
"""What the bus says when there are events."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticker:
    """Writes events down. Run by the press, which is one thread.

    Attributes:
        wire: Where events go.
        bus: Told that there are some.
        sections: Names of those that are published.
    """

    wire: Wire
    bus: Bus
    sections: frozenset[str]

    def tell(
        self,
        errands: Sequence[Errand],
        showings: Sequence[Showing],
        shown_in: Mapping[str, frozenset[str]],
        now: datetime,
    ) -> None:
        """Write an event for each version that stands now of the stories that these errands are about.

        The pages stand already. A version that was told last of its story is told no second time, so a crash before
        the errands were struck off doubles nothing. Stories that are sorted into a section again are no news. A story
        goes off the wire by a version of its own alone, a hold or a kill, so there is no event without a version.

        Raises:
            StoreError: Nothing was told.
        """
        new = {errand.guid for errand in errands if not errand.again}
        news = [
            News(guid=one.guid, version=one.version, pub_status=one.pub_status, sections=found)
            for one in showings
            if one.version is not None
            and one.guid in new
            and (found := shown_in.get(one.guid, frozenset()) & self.sections)
        ]
        if news and self.wire.tell(news, now):
            self.bus.publish(SUBJECT)
