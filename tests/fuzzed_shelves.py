"""FTP, IMAP, SFTP and S3 servers that say what is written down, whatever they are told.

SFTP is said without SSH. Elsewhere lines of `--` part what each connection is told, `HERE` stands for the server's port
as FTP writes it (RFC 959 §4.1.2), and `TAG` for what imaplib begins its tags with.
"""

import imaplib
import random
import socket
import struct
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain, repeat
from pathlib import Path
from threading import Thread

from syndicate.errors import SourceError
from syndicate.sources.ftp import FtpShelf
from syndicate.sources.imap import ImapShelf
from syndicate.sources.remote import Shelf
from syndicate.sources.s3 import S3Shelf
from syndicate.sources.sftp import SftpLogin, SftpShelf
from syndicate.sources.sftp_client import SftpClient
from tests.remote_servers import RemoteServer, ftp_login, imap_login, s3_login, sftp_login

_MOST_LOOKED_AT = 3
_DICE = 1
_PATIENCE_SECS = 1.0
_NOWHERE = Path()


def ftp(content: bytes) -> None:
    """Look at a folder behind FTP."""
    with saying(content) as port:
        login = ftp_login(RemoteServer(port, _NOWHERE, _NOWHERE), tls=False)
        _look(lambda: FtpShelf(login, "/out"))


def imap(content: bytes) -> None:
    """Look at a mailbox."""
    state = random.getstate()
    random.seed(_DICE)
    tag = imaplib.Int2AP(random.randint(4096, 65535))  # noqa: S311 - as imaplib does
    random.seed(_DICE)
    try:
        with saying(content.replace(b"TAG", tag)) as port:
            login = imap_login(RemoteServer(port, _NOWHERE, _NOWHERE))
            _look(lambda: ImapShelf(login, "INBOX"))
    finally:
        random.setstate(state)


def sftp(content: bytes) -> None:
    """Look at a folder behind SFTP."""
    ours, theirs = socket.socketpair()
    thread = Thread(target=_tell, args=(theirs, content))
    thread.start()
    try:
        _look(lambda: _PlainSftpShelf(ours))
    finally:
        ours.close()
        thread.join()


@dataclass(frozen=True, slots=True)
class _Channel:
    """What of a channel of SSH an SFTP client needs, over a socket."""

    over: socket.socket

    def get_name(self) -> str:
        return "plain"

    def send(self, said: bytes) -> int:
        return self.over.send(said)

    def recv(self, size: int) -> bytes:
        return self.over.recv(size)


def s3(content: bytes) -> None:
    """Look at a bucket."""
    with saying(content) as port:
        login = s3_login(RemoteServer(port, _NOWHERE, _NOWHERE))
        _look(lambda: S3Shelf(login, "in/", ("in/done/", "in/rejected/")))


class _PlainSftpShelf(SftpShelf):
    """One whose server was let in to without SSH."""

    def __init__(self, server: socket.socket) -> None:
        self._said_by = server
        super().__init__(sftp_login(RemoteServer(0, _NOWHERE, _NOWHERE)), "out")

    def _let_in(self, login: SftpLogin) -> None:
        del login

    def _opened(self) -> SftpClient:
        return SftpClient(_Channel(self._said_by))  # type: ignore[arg-type]


def sftp_day() -> bytes:
    """What a good server says while one file is looked at."""
    attributes = struct.pack(">IQIII", 1 | 4 | 8, 2, 0o100644, 1_700_000_000, 1_700_000_000)
    told = [
        (2, struct.pack(">I", 3)),
        (102, struct.pack(">I", 1) + _string(b"folder")),
        (104, struct.pack(">II", 2, 1) + _string(b"a.txt") + _string(b"-rw-r--r-- a.txt") + attributes),
        (101, struct.pack(">II", 3, 1) + _string(b"no more") + _string(b"")),
        (101, struct.pack(">II", 4, 0) + _string(b"closed") + _string(b"")),
        (102, struct.pack(">I", 5) + _string(b"file")),
        (103, struct.pack(">I", 6) + _string(b"hi")),
        (101, struct.pack(">II", 7, 1) + _string(b"") + _string(b"")),
        (101, struct.pack(">II", 8, 0) + _string(b"") + _string(b"")),
        (105, struct.pack(">I", 9) + attributes),
        (101, struct.pack(">II", 10, 4) + _string(b"is there") + _string(b"")),
        (101, struct.pack(">II", 11, 2) + _string(b"is not") + _string(b"")),
        (102, struct.pack(">I", 12) + _string(b"note")),
        (101, struct.pack(">II", 13, 0) + _string(b"") + _string(b"")),
        (101, struct.pack(">II", 14, 0) + _string(b"") + _string(b"")),
        (101, struct.pack(">II", 15, 0) + _string(b"") + _string(b"")),
    ]
    return b"".join(struct.pack(">IB", len(said) + 1, kind) + said for kind, said in told)


def _string(said: bytes) -> bytes:
    return struct.pack(">I", len(said)) + said


def _look(connect: Callable[[], Shelf]) -> None:
    """What a shelf says of itself, or an error of its kind."""
    with suppress(SourceError), closing(connect()) as shelf:
        for lying in shelf.listed()[:_MOST_LOOKED_AT]:
            shelf.read(lying.name)
            shelf.move(lying.name, lying.identity, "done", "no good")


@contextmanager
def saying(content: bytes) -> Iterator[int]:
    """A server, and its port."""
    with serving(partial(_serve, content)) as port:
        yield port


@contextmanager
def serving(serve: Callable[[socket.socket], None]) -> Iterator[int]:
    """A socket that listens, and is served by a thread until it is shut down; its port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=serve, args=(listening,))
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join()


def _serve(content: bytes, listening: socket.socket) -> None:
    port = listening.getsockname()[1]
    pieces = content.replace(b"HERE", f"127,0,0,1,{port >> 8},{port & 255}".encode()).split(b"--\n")
    telling: list[Thread] = []
    with suppress(OSError):
        for piece in chain(pieces, repeat(b"")):
            connection, _ = listening.accept()
            telling.append(Thread(target=_tell, args=(connection, piece)))
            telling[-1].start()
    for each in telling:
        each.join()


def _tell(connection: socket.socket, piece: bytes) -> None:
    with connection, suppress(OSError):
        connection.settimeout(_PATIENCE_SECS)
        connection.sendall(piece)
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(65536):
            pass
