"""Orders: the courier hears of them, whatever else waits on the bus."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

from syndicate.bus.local import LocalBus
from syndicate.desk.orders import Orders
from syndicate.model.delivery import Errand
from syndicate.model.dispatch import PubStatus
from syndicate.ports.ledger import Entry, Showing
from syndicate.store import open_ledger
from tests.makers import NOON, make_dispatch
from tests.stores import lay_out

GUID = "tag:wire.example,2026:a"


def test_the_courier_is_told_though_work_of_others_waits(tmp_path: Path) -> None:
    with closing(open_ledger(lay_out(tmp_path / "s.db"))) as ledger, closing(LocalBus()) as bus:
        with ledger.writing() as writing:
            entry = Entry(dispatch=make_dispatch(guid=GUID), sections=frozenset({"all"}), announce=False)
            writing.record([entry], [])
        for subject in ("publish.due", "distribute.due", "wire.told"):
            bus.publish(subject)
        orders = Orders(deliveries=ledger.deliveries(), bus=bus, outlets={"all": ["gazette"]})
        showing = Showing(guid=GUID, version=1, pub_status=PubStatus.USABLE, shown_from=NOON)
        orders.place([Errand(number=1, section="all", guid=GUID, due=NOON)], [showing], NOON)
        heard = [message for subject in ("deliver.*", "publish.*") for message in bus.pull(subject, 10, timedelta())]
        assert [message.subject for message in heard] == ["deliver.0", "publish.due"]
