"""Parcels, and real servers that drops are made on."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from syndicate.model.dispatch import Dispatch
from syndicate.outlets.dialling import Dialler
from syndicate.outlets.folder import FolderChannel
from syndicate.outlets.ftp import FtpConnection, FtpDrop
from syndicate.outlets.jetstream import JetStreamConnection, OutletStream
from syndicate.outlets.kept import KeptChannel
from syndicate.outlets.sftp import SftpConnection, SftpDrop
from syndicate.outlets.smtp import MailingList, SmtpConnection
from syndicate.ports.channel import Channel
from syndicate.ports.pusher import Parcel
from syndicate.rules.networks import inside_too
from tests.makers import NOON, make_dispatch
from tests.remote_servers import PASSWORD, USER, RemoteServer, ftp_server, sftp_folder

PATIENT = timedelta(seconds=20)


def make_parcel(content: bytes = b"<item/>", dispatch: Dispatch | None = None, **changes: Any) -> Parcel:
    """A first version's, ordered at noon, but for the named changes."""
    fields: dict[str, Any] = {
        "number": 1,
        "outlet": "gazette",
        "identifier": "gazette-1",
        "ordered": NOON,
        "sent": NOON,
        "dispatch": dispatch or make_dispatch(),
        "media_type": "application/xml",
        "content": content,
    }
    return Parcel(**(fields | changes))


@dataclass(frozen=True, slots=True)
class Drop:
    """A folder that files are dropped into, and the channel that does."""

    folder: Path
    channel: Callable[..., Channel]
    """Makes one: its timeout, and what lets it in, may be given."""

    def files(self) -> dict[str, bytes]:
        """What lies there, hidden files too."""
        return {path.name: path.read_bytes() for path in sorted(self.folder.iterdir())}


def dialler(timeout: timedelta = PATIENT) -> Dialler:
    return Dialler(inside_too, timeout)


def sftp_channel(server: RemoteServer, timeout: timedelta = PATIENT, **changes: Any) -> KeptChannel:
    fields: dict[str, Any] = {
        "name": "gazette",
        "host": "127.0.0.1",
        "port": server.port,
        "username": USER,
        "password": lambda: PASSWORD,
        "key_file": None,
        "known_hosts": server.proof,
        "path": server.path,
        "suffix": "xml",
    }
    drop = SftpDrop(**(fields | changes))
    return KeptChannel(dialler=dialler(timeout), connect=lambda own: SftpConnection(drop, own))


def ftp_channel(server: RemoteServer, timeout: timedelta = PATIENT, *, tls: bool, **changes: Any) -> KeptChannel:
    fields: dict[str, Any] = {
        "name": "gazette",
        "host": "127.0.0.1",
        "port": server.port,
        "username": USER,
        "password": lambda: PASSWORD,
        "tls": tls,
        "ca_file": server.proof,
        "path": server.path,
        "suffix": "xml",
    }
    drop = FtpDrop(**(fields | changes))
    return KeptChannel(dialler=dialler(timeout), connect=lambda own: FtpConnection(drop, own))


def mail_channel(timeout: timedelta = PATIENT, **changes: Any) -> KeptChannel:
    fields: dict[str, Any] = {
        "name": "editors",
        "host": "127.0.0.1",
        "security": "starttls",
        "username": USER,
        "password": lambda: PASSWORD,
        "domain": "wire.example",
        "sender": "wire@wire.example",
        "sender_name": "Example Wire",
        "to": ("ann@gazette.example", "bob@gazette.example"),
        "contact": "desk@wire.example",
    }
    mailing = MailingList(**(fields | changes))
    return KeptChannel(dialler=dialler(timeout), connect=lambda own: SmtpConnection(mailing, own))


def outlet_stream(url: str, **changes: Any) -> OutletStream:
    fields: dict[str, Any] = {
        "urls": (url,),
        "name": "gazette",
        "root": "wire",
        "replicas": 1,
        "keep": timedelta(days=7),
        "most_bytes": 8 * 1024 * 1024,
        "taken": ("world", "coast", "sport"),
        "sections": lambda _guid: ("world",),
    }
    return OutletStream(**(fields | changes))


def jetstream_channel(wanted: OutletStream, dials: Dialler | None = None) -> KeptChannel:
    return KeptChannel(dialler=dials or dialler(), connect=lambda own: JetStreamConnection(wanted, own))


@contextmanager
def dripping() -> Iterator[int]:
    """The port of a server that greets every connection with one byte after another, and never to the end."""
    stopped = threading.Event()

    def drip(opened: socket.socket) -> None:
        with opened, contextlib.suppress(OSError):
            while not stopped.wait(0.05):
                opened.sendall(b"2")

    def serve() -> None:
        while not stopped.is_set():
            with contextlib.suppress(TimeoutError):
                opened, _ = listening.accept()
                threading.Thread(target=drip, args=[opened], daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.1)
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            stopped.set()
            thread.join()


@dataclass
class Gate:
    """Stands before a server: lets connections through, turns them away, or takes them and leaves them hanging.

    Attributes:
        port: Where it listens, on 127.0.0.1.
        mode: `open`, `shut` or `hang`; or `drip`, in which answers come byte by byte and never end.
    """

    port: int
    mode: str = "open"


def _pump(source: socket.socket, sink: socket.socket, drips: Callable[[], bool]) -> None:
    with contextlib.suppress(OSError):
        while piece := source.recv(65_536):
            if drips():
                for byte in piece:
                    sink.sendall(bytes([byte]))
                    time.sleep(0.2)
            else:
                sink.sendall(piece)
    for end in (source, sink):
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


@contextmanager
def gate(port: int) -> Iterator[Gate]:
    """A gate before the server at a port."""
    stopped = threading.Event()

    def drips() -> bool:
        return found.mode == "drip"

    def let_in(opened: socket.socket) -> None:
        with opened:
            if found.mode == "hang":
                stopped.wait(60)
            elif found.mode in {"open", "drip"}:
                with socket.create_connection(("127.0.0.1", port)) as beyond:
                    back = threading.Thread(target=_pump, args=[beyond, opened, drips], daemon=True)
                    back.start()
                    _pump(opened, beyond, bool)
                    back.join()

    def serve() -> None:
        while not stopped.is_set():
            with contextlib.suppress(TimeoutError):
                opened, _ = listening.accept()
                opened.settimeout(None)
                threading.Thread(target=let_in, args=[opened], daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        found = Gate(listening.getsockname()[1])
        listening.settimeout(0.1)
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield found
        finally:
            stopped.set()
            thread.join()


@contextmanager
def drop_of(kind: str, folder: Path) -> Iterator[Drop]:
    """A drop of a kind: `folder`, `sftp`, `ftp` or `ftps`."""
    if kind == "folder":
        yield Drop(folder, lambda **_: FolderChannel(name="gazette", path=folder, suffix="xml"))
    elif kind == "sftp":
        server = sftp_folder()
        yield Drop(server.folder, lambda **changes: sftp_channel(server, **changes))
    else:
        with ftp_server(folder, tls=kind == "ftps") as server:
            yield Drop(server.folder, lambda **changes: ftp_channel(server, tls=kind == "ftps", **changes))
