"""A wire that a test writes by itself, served by the real web server from a real store."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from syndicate.bus.local import LocalBus
from syndicate.desk.tape import Tape
from syndicate.desk.ticker import SUBJECT
from syndicate.formats.envelope import EnvelopeWriter
from syndicate.model.dispatch import Dispatch
from syndicate.model.outlet import Outlet
from syndicate.ports.ledger import Entry
from syndicate.ports.tape import Strand
from syndicate.ports.wire import News
from syndicate.stand.folder import FolderStand
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from syndicate.web.server import WebServer
from syndicate.web.wire.admission import Usher
from syndicate.web.wire.asking import Channel
from syndicate.web.wire.switchboard import BEAT_SECS, STALL_SECS, Switchboard
from tests.makers import AGENCY, NOON
from tests.ports import free_port
from tests.stores import lay_out

EVERYTHING = Strand(sections=frozenset({"all", "coast"}))
COAST = Strand(sections=frozenset({"coast"}))


@dataclass
class OwnWire:
    """A store, and what a press would write there."""

    ledger: SqlLedger
    bus: LocalBus = field(default_factory=LocalBus)

    def tell(self, dispatch: Dispatch, *sections: str) -> None:
        """Have a version stand, in all sections if none is named."""
        named = frozenset(sections) or EVERYTHING.sections
        with self.ledger.writing() as writing:
            writing.record([Entry(dispatch=dispatch, sections=named, announce=False)], [])
        news = News(guid=dispatch.guid, version=dispatch.version, pub_status=dispatch.pub_status, sections=named)
        self.ledger.wire().tell([news], dispatch.shown_from)
        self.bus.publish(SUBJECT)

    def tape(self, outlets: Mapping[str, Outlet] | None = None) -> Tape:
        """A tape that begins now."""
        return Tape(
            wire=self.ledger.wire(),
            ledger=self.ledger,
            bus=self.bus,
            writer=EnvelopeWriter(AGENCY),
            outlets=outlets or {},
        )

    def trim(self) -> None:
        """Delete every event but the newest."""
        self.ledger.wire().trim(NOON + timedelta(days=3650), 10_000)


@contextmanager
def own_wire(folder: Path) -> Iterator[OwnWire]:
    """A wire that nobody serves."""
    with closing(open_ledger(lay_out(folder / "syndicate.db"))) as ledger:
        wire = OwnWire(ledger)
        with closing(wire.bus):
            yield wire


@contextmanager
def served(
    wire: OwnWire,
    folder: Path,
    *,
    port: int | None = None,
    most: int = 100,
    beat_secs: float = BEAT_SECS,
    stall_secs: float = STALL_SECS,
    header_secs: float = 10.0,
    usher: Usher | None = None,
) -> Iterator[int]:
    """Serve a wire; the port, a free one if none is given."""
    port = port or free_port()
    channels = {
        "/wire": Channel(
            strand=EVERYTHING, feeds={name: f"http://wire.example/{name}/rss.xml" for name in ("all", "coast")}
        ),
        "/wire/coast": Channel(strand=COAST, feeds={"coast": "http://wire.example/coast/rss.xml"}),
    }
    switchboard = Switchboard(
        wire.tape(),
        channels,
        most=most,
        renamed={"shore": "coast"},
        usher=usher,
        beat_secs=beat_secs,
        stall_secs=stall_secs,
    )
    with closing(FolderStand(folder / "feeds", {})) as stand:
        server = WebServer(stand, "127.0.0.1", port, wire=switchboard, header_secs=header_secs)
        server.start()
        try:
            yield port
        finally:
            server.stop()
