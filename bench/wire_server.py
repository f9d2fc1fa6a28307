"""A wire for `bench.wire`, in a process of its own: a line on standard input is a story to be told now.

python -m bench.wire_server FOLDER PORT LISTENERS
"""

import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from bench.render import AGENCY
from bench.serve import dispatch
from syndicate.bus.local import LocalBus
from syndicate.desk.tape import Tape
from syndicate.desk.ticker import SUBJECT
from syndicate.formats.envelope import EnvelopeWriter
from syndicate.model.dispatch import PubStatus
from syndicate.ports.ledger import Entry
from syndicate.ports.tape import Strand
from syndicate.ports.wire import News
from syndicate.stand.folder import FolderStand
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from syndicate.web.server import WebServer
from syndicate.web.wire.asking import WIRE, Channel
from syndicate.web.wire.switchboard import Switchboard

SECTIONS = frozenset({"all"})


def serve(folder: Path, port: int, listeners: int) -> None:
    """Serve until standard input ends."""
    with (
        closing(open_ledger(f"sqlite:///{folder / 'wire.db'}")) as ledger,
        closing(LocalBus()) as bus,
        closing(FolderStand(folder / "feeds")) as stand,
    ):
        writer = EnvelopeWriter(AGENCY)
        tape = Tape(wire=ledger.wire(), ledger=ledger, bus=bus, writer=writer, outlets={})
        channels = {WIRE: Channel(strand=Strand(sections=SECTIONS))}
        server = WebServer(stand, "127.0.0.1", port, wire=Switchboard(tape, channels, most=listeners))
        server.start()
        print("serving", flush=True)
        for number, _ in enumerate(sys.stdin):
            tell(ledger, bus, number)
        server.stop()


def tell(ledger: SqlLedger, bus: LocalBus, number: int) -> None:
    """Tell a story of some 400 words, whose headline is the moment at which it began to be told."""
    told = replace(dispatch(number), headline=str(time.monotonic_ns()))
    with ledger.writing() as writing:
        writing.record([Entry(dispatch=told, sections=SECTIONS, announce=False)], [])
    news = News(guid=told.guid, version=1, pub_status=PubStatus.USABLE, sections=SECTIONS)
    ledger.wire().tell([news], told.received)
    bus.publish(SUBJECT)


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
