"""A desk whose every version is told to a crowd of outlets: the real record, orders, courier and libcurl."""

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, sleep

from syndicate.bus.local import LocalBus
from syndicate.desk.deliver import Courier, Target
from syndicate.desk.orders import Orders
from syndicate.formats.envelope import EnvelopeWriter
from syndicate.model.delivery import Errand
from syndicate.model.outlet import Outlet
from syndicate.outlets.webhook import Hook, WebhookPusher
from syndicate.ports.clock import Clock
from syndicate.ports.ledger import Entry, Showing
from syndicate.ports.pusher import Pusher
from syndicate.rules.facts.profiles import PLAIN
from syndicate.rules.networks import inside_too
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from tests.crowd import WELL, Crowd, Told
from tests.makers import AGENCY, make_dispatch
from tests.stores import lay_out

KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
STORIES = 5
LOOK = timedelta(milliseconds=200)
CALLS_FOR = timedelta(milliseconds=20)
PATIENCE_SECS = 120.0

Key = tuple[str, int]
"""A story and a version of it."""


class _Clock:
    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of filing while a crowd was told.

    Attributes:
        filed: When each version was, on the machine's monotonic clock.
        told: What every outlet was told.
        held: How many calls hung when all who are well had everything.
    """

    filed: Mapping[Key, float]
    told: Mapping[str, Sequence[Told]]
    held: int

    def complete(self, outlet: str) -> bool:
        """Whether an outlet has the last version of every story."""
        last = dict(sorted(self.filed))
        return {call.guid: call.version for call in self.told.get(outlet, ())} == last

    def in_order(self, outlet: str) -> bool:
        """Whether an outlet never was told an older version after a newer one."""
        last: dict[str, int] = {}
        for call in self.told.get(outlet, ()):
            if call.version < last.get(call.guid, 0):
                return False
            last[call.guid] = call.version
        return True

    def delays(self, outlet: str) -> list[float]:
        """Seconds from each filing until the outlet had that version, or one that stood in its place by then."""
        told = self.told[outlet]
        return [
            next(call.at for call in told if call.guid == guid and call.version >= version) - filed
            for (guid, version), filed in self.filed.items()
        ]


def well(outlets: Sequence[str]) -> list[str]:
    """Those of a crowd that are well."""
    return [name for name in outlets if name.startswith(WELL)]


def tell(
    crowd: Crowd, outlets: Sequence[str], folder: Path, *, versions: int, pause_secs: float, timeout: timedelta
) -> Trial:
    """File versions of five stories in turn, and tell the crowd until all who are well have everything (or too long).

    Args:
        crowd: Who is told.
        outlets: Their names.
        folder: For the record.
        versions: How many are filed.
        pause_secs: Between two.
        timeout: Of a call.
    """
    filed: dict[Key, float] = {}
    with closing(open_ledger(lay_out(folder / "trial.db"))) as ledger, closing(LocalBus()) as bus:
        courier = courier_of(ledger, {name: crowd.url(name) for name in outlets}, timeout, _Clock(), dice=lambda: 0.5)
        orders = Orders(deliveries=ledger.deliveries(), bus=bus, outlets={"all": outlets})

        def file() -> None:
            for number in range(versions):
                guid, version = f"tag:wire.example,2026:{number % STORIES}", number // STORIES + 1
                filed[guid, version] = monotonic()
                file_version(ledger, orders, guid, version, datetime.now(UTC))
                sleep(pause_secs)

        desk = threading.Thread(target=file)
        desk.start()
        trial, until = Trial(filed, {}, 0), monotonic() + versions * pause_secs + PATIENCE_SECS
        with closing(courier):
            while monotonic() < until and (desk.is_alive() or not all(map(trial.complete, well(outlets)))):
                began = monotonic()
                while monotonic() < began + 1:
                    _turn(courier, bus)
                if not desk.is_alive():
                    trial = Trial(filed, crowd.told(), crowd.held())
        desk.join()
    return trial


def file_version(ledger: SqlLedger, orders: Orders, guid: str, version: int, now: datetime) -> None:
    """Record a version, and have everybody told."""
    dispatch = make_dispatch(guid=guid, version=version)
    with ledger.writing() as writing:
        writing.record([Entry(dispatch=dispatch, sections=frozenset({"all"}), announce=False)], [])
    showing = Showing(guid=guid, version=version, pub_status=dispatch.pub_status, shown_from=now)
    orders.place([Errand(number=1, section="all", guid=guid, due=now)], [showing], now)


def _turn(courier: Courier, bus: LocalBus) -> None:
    """As the daemon does."""
    messages = bus.pull("deliver.*", 100, timedelta() if courier.busy else LOOK)
    if messages:
        courier.look()
    courier.turn(CALLS_FOR)
    for message in messages:
        bus.ack(message)


def courier_of(
    ledger: SqlLedger,
    urls: Mapping[str, str],
    timeout: timedelta,
    clock: Clock,
    *,
    dice: Callable[[], float],
    road: Callable[[Pusher], Pusher] = lambda pusher: pusher,
) -> Courier:
    """What tells outlets at their addresses; the road may be led past a test."""
    hooks = {name: Hook(url=url, key=lambda: KEY, timeout=timeout, bounds=inside_too) for name, url in urls.items()}
    writer = EnvelopeWriter(AGENCY)
    targets = {
        name: Target(
            outlet=Outlet(name=name, title=name, sections=("all",), profile=PLAIN), writer=writer, disable_after_days=5
        )
        for name in urls
    }
    return Courier(
        deliveries=ledger.deliveries(),
        ledger=ledger,
        pusher=road(WebhookPusher(hooks=hooks, agent="syndicate-test")),
        targets=targets,
        clock=clock,
        dice=dice,
        memory=lambda name: ledger.memory(f"outlet:{name}", lasting=False),
    )
