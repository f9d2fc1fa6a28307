"""What every source promises (`syndicate.ports.source.Source`), shown on each of them.

A source joins by a bench of its own: how something is filed there, and how it is opened again after a restart.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

import pytest

from syndicate.errors import SourceError
from syndicate.model.filing import Filing, Unfiled
from syndicate.ports.memory import Memory
from syndicate.ports.source import ConfiguredSource, WakefulSource
from syndicate.sources.ftp import FtpShelf
from syndicate.sources.http_access import nobody
from syndicate.sources.http_poll import HttpPoll
from syndicate.sources.remote import RemoteSource
from syndicate.sources.remote import Shelf as RemoteShelf
from syndicate.sources.sftp import SftpShelf
from syndicate.sources.spool import Spool
from syndicate.sources.websub import WebSub
from syndicate.store import open_ledger
from tests.clients import HERE
from tests.loopback import Page, page_server
from tests.makers import NOON
from tests.remote_servers import RemoteServer, ftp_login, ftp_server, sftp_folder, sftp_login


class Noon:
    """Always noon."""

    def now(self) -> datetime:
        return NOON


class Bench(Protocol):
    """One kind of source, made ready to be tried."""

    def open(self) -> ConfiguredSource:
        """The source, as a fresh start opens it."""
        ...

    def put(self, name: str, content: bytes, age: timedelta) -> None:
        """File something, so long before noon; what the source calls it ends with this name."""
        ...


class Shelf(Bench, Protocol):
    """A kind of source that holds several filings, each by its name."""

    def put_unfit(self, name: str) -> None:
        """Put something there that can never be a filing."""
        ...


class SpoolBench:
    def __init__(self, folder: Path, _stack: ExitStack) -> None:
        self.path = folder / "spool"

    def open(self) -> Spool:
        return Spool(name="newsroom", path=self.path, clock=Noon())

    def put(self, name: str, content: bytes, age: timedelta) -> None:
        self.path.mkdir(exist_ok=True)
        file = self.path / name
        file.write_bytes(content)
        when = int((NOON - age).timestamp())
        os.utime(file, (when, when))

    def put_unfit(self, name: str) -> None:
        self.path.mkdir(exist_ok=True)
        os.mkfifo(self.path / name)


class HttpBench:
    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.server = stack.enter_context(page_server())
        self.store = f"sqlite:///{folder}/store.db"
        self.stack = stack
        self.path = "/nothing"
        self.server.pages[self.path] = Page(b"", status=204)

    def open(self) -> ConfiguredSource:
        ledger = open_ledger(self.store)
        self.stack.callback(ledger.close)
        return self.poll(ledger.memory("source:feed"))

    def poll(self, memory: Memory) -> HttpPoll:
        address = self.server.url(self.path)
        return HttpPoll(name="feed", address=address, client=HERE, memory=memory, clock=Noon(), secrets=nobody)

    def put(self, name: str, content: bytes, age: timedelta) -> None:
        self.path = f"/{quote(name)}"
        changed = format_datetime(NOON - age, usegmt=True)
        self.server.pages[self.path] = Page(content, {"Last-Modified": changed, "ETag": f'"{len(content)}"'})


class WebSubBench(HttpBench):
    """A topic whose hub was asked for nothing yet."""

    def open(self) -> ConfiguredSource:
        ledger = open_ledger(self.store)
        self.stack.callback(ledger.close)
        memory = ledger.memory("source:feed")
        return WebSub(
            poll=self.poll(memory),
            address=self.server.url(self.path),
            callback="https://desk.example/api/websub/feed/",
            client=HERE,
            memory=memory,
            clock=Noon(),
            dice=lambda: 0.0,
            secret=lambda: "unguessable",
        )


class FolderBench:
    """A folder of this machine that another's server shows."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.store = f"sqlite:///{folder}/store.db"
        self.stack = stack
        self.server = self.serve(folder)

    def serve(self, folder: Path) -> RemoteServer:
        raise NotImplementedError

    def connect(self) -> RemoteShelf:
        raise NotImplementedError

    def open(self) -> RemoteSource:
        return self.opened("done", "rejected")

    def opened(self, done: str | None, rejected: str | None) -> RemoteSource:
        ledger = open_ledger(self.store)
        self.stack.callback(ledger.close)
        source = RemoteSource(
            name="agency",
            connect=self.connect,
            memory=ledger.memory("source:agency"),
            clock=Noon(),
            done=done,
            rejected=rejected,
        )
        self.stack.callback(source.close)
        return source

    def put(self, name: str, content: bytes, age: timedelta) -> None:
        file = self.server.folder / name
        file.write_bytes(content)
        when = int((NOON - age).timestamp())
        os.utime(file, (when, when))

    def put_unfit(self, name: str) -> None:
        self.put(name, b"", timedelta(hours=1))
        os.truncate(self.server.folder / name, 9 * 1024 * 1024)
        os.utime(self.server.folder / name, (0, int(NOON.timestamp()) - 3600))


class SftpBench(FolderBench):
    def serve(self, folder: Path) -> RemoteServer:  # noqa: ARG002 - a folder of the server's own
        return sftp_folder()

    def connect(self) -> RemoteShelf:
        return SftpShelf(sftp_login(self.server), self.server.path)


class FtpBench(FolderBench):
    def serve(self, folder: Path) -> RemoteServer:
        return self.stack.enter_context(ftp_server(folder, tls=True))

    def connect(self) -> RemoteShelf:
        return FtpShelf(ftp_login(self.server, tls=True), ".")


class WhereTheyLie(SftpBench):
    """The same where nothing may be moved."""

    def open(self) -> RemoteSource:
        return self.opened(None, None)


SHELVES: dict[str, Callable[[Path, ExitStack], Shelf]] = {
    "spool": SpoolBench,
    "sftp": SftpBench,
    "ftp": FtpBench,
    "where they lie": WhereTheyLie,
}
BENCHES: dict[str, Callable[[Path, ExitStack], Bench]] = {**SHELVES, "http": HttpBench, "websub": WebSubBench}
WAKEFUL = ["spool", "websub"]


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as opened:
        yield opened


@pytest.fixture(params=sorted(BENCHES))
def bench(request: pytest.FixtureRequest, tmp_path: Path, stack: ExitStack) -> Bench:
    return BENCHES[request.param](tmp_path, stack)


@pytest.fixture(params=sorted(SHELVES))
def shelf(request: pytest.FixtureRequest, tmp_path: Path, stack: ExitStack) -> Shelf:
    return SHELVES[request.param](tmp_path, stack)


HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


def test_an_empty_source_yields_nothing(bench: Bench) -> None:
    assert list(bench.open().collect()) == []


def test_a_filing_carries_its_bytes_whole_and_where_it_came_from(bench: Bench) -> None:
    content = bytes(range(256)) * 40
    bench.put("a.txt", content, HOUR)
    source = bench.open()
    [filing] = source.collect()
    assert isinstance(filing, Filing)
    assert (filing.source, filing.content) == (source.name, content)
    assert filing.name.endswith("a.txt")
    assert (filing.filed, filing.received) == (NOON - HOUR, NOON)


def test_a_name_that_is_not_in_utf_8_is_a_name_too(shelf: Shelf) -> None:
    for name in ("caf\udce9.txt", "ok.txt", "t\udce9l\udce9.txt", "été.txt"):
        shelf.put(name, name.encode(errors="surrogateescape"), HOUR)
    source = shelf.open()
    filings = [filing for filing in source.collect() if isinstance(filing, Filing)]
    assert [filing.content.decode(errors="backslashreplace") for filing in filings] == [one.name for one in filings]
    assert {filing.name for filing in filings} == {"caf\\xe9.txt", "ok.txt", "t\\xe9l\\xe9.txt", "été.txt"}
    source.reject(filings[0].receipt, "no headline")
    for filing in filings[1:]:
        source.ack(filing.receipt)
    assert list(shelf.open().collect()) == []


def test_filings_come_oldest_first(shelf: Shelf) -> None:
    for name, age in {"c": 3 * MINUTE, "a": 2 * MINUTE, "b": MINUTE, "z": 9 * MINUTE}.items():
        shelf.put(name, name.encode(), age)
    assert [filing.name for filing in shelf.open().collect()] == ["z", "c", "a", "b"]


def test_filings_of_one_moment_come_by_name(shelf: Shelf) -> None:
    for name in ("03", "01", "02"):
        shelf.put(name, name.encode(), HOUR)
    assert [filing.name for filing in shelf.open().collect()] == ["01", "02", "03"]


def test_a_filing_stays_until_it_is_acknowledged(bench: Bench) -> None:
    bench.put("a.txt", b"one", HOUR)
    assert len(list(bench.open().collect())) == 1
    source = bench.open()
    [filing] = source.collect()
    source.ack(filing.receipt)
    assert list(source.collect()) == []
    assert list(bench.open().collect()) == []


def test_a_receipt_outlives_a_restart(bench: Bench) -> None:
    bench.put("a b.txt", b"one", HOUR)
    [filing] = bench.open().collect()
    bench.open().ack(filing.receipt)
    assert list(bench.open().collect()) == []


@pytest.mark.parametrize("again", ["ack", "reject"])
@pytest.mark.parametrize("first", ["ack", "reject"])
def test_letting_go_twice_is_no_error(bench: Bench, first: str, again: str) -> None:
    bench.put("a.txt", b"one", HOUR)
    source = bench.open()
    [filing] = source.collect()
    for verb in (first, again):
        if verb == "ack":
            source.ack(filing.receipt)
        else:
            source.reject(filing.receipt, "no headline found")
    assert list(source.collect()) == []


@pytest.mark.parametrize("verb", ["ack", "reject"])
def test_a_later_filing_of_the_same_name_is_not_let_go_with_the_earlier_one(bench: Bench, verb: str) -> None:
    bench.put("latest.txt", b"first", HOUR)
    source = bench.open()
    [first] = source.collect()
    source.ack(first.receipt)
    bench.put("latest.txt", b"second", MINUTE)
    if verb == "ack":
        source.ack(first.receipt)
    else:
        source.reject(first.receipt, "late")
    [second] = source.collect()
    assert isinstance(second, Filing)
    assert second.name.endswith("latest.txt")
    assert second.content == b"second"


def test_what_can_never_be_a_filing_is_told_with_a_reason_and_can_be_moved_away(shelf: Shelf) -> None:
    shelf.put("a.txt", b"one", HOUR)
    shelf.put_unfit("odd")
    source = shelf.open()
    unfiled = [found for found in source.collect() if isinstance(found, Unfiled)]
    assert [(found.source, found.name) for found in unfiled] == [(source.name, "odd")]
    assert unfiled[0].reason
    source.reject(unfiled[0].receipt, unfiled[0].reason)
    assert [found.name for found in source.collect()] == ["a.txt"]


def test_collecting_can_be_broken_off_and_taken_up_again(shelf: Shelf) -> None:
    for number in range(5):
        shelf.put(f"{number}.txt", b"text", (9 - number) * MINUTE)
    source = shelf.open()
    first = next(iter(source.collect()))
    source.ack(first.receipt)
    assert [filing.name for filing in source.collect()] == ["1.txt", "2.txt", "3.txt", "4.txt"]


def test_a_probe_says_what_it_saw_and_takes_nothing(shelf: Shelf) -> None:
    shelf.put("a.txt", b"one", HOUR)
    source = shelf.open()
    assert "1 waiting" in source.probe()
    [filing] = source.collect()
    assert filing.name == "a.txt"
    source.ack(filing.receipt)
    assert "0 waiting" in source.probe()


def test_a_probe_takes_nothing_and_another_can_follow(bench: Bench) -> None:
    bench.put("a.txt", b"one", HOUR)
    source = bench.open()
    assert source.probe() == source.probe()
    assert len(list(source.collect())) == 1


def test_a_receipt_of_another_kind_is_refused(bench: Bench) -> None:
    with pytest.raises(SourceError):
        bench.open().ack("../outside#0")


@pytest.mark.parametrize("kind", WAKEFUL)
def test_a_wakeful_source_wakes_at_once_and_ends_when_it_is_stopped(
    kind: str, tmp_path: Path, stack: ExitStack
) -> None:
    source = BENCHES[kind](tmp_path, stack).open()
    assert isinstance(source, WakefulSource)
    stop = False
    wakes = source.wakes(lambda: stop)
    assert next(wakes) is None
    stop = True
    assert list(wakes) == []
