"""FTP, IMAP, SFTP and S3 servers that say what is written down, whatever they are told.

SFTP is said without SSH. Elsewhere lines of `--` part what each connection is told, `HERE` stands for the server's port
as FTP writes it (RFC 959 §4.1.2), and `TAG` for what imaplib begins its tags with.
"""

import imaplib
import random
import socket
import struct
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, repeat
from threading import Thread

from syndicate.bucket_login import Login
from syndicate.errors import SourceError
from syndicate.sources.ftp import FtpLogin, FtpShelf
from syndicate.sources.imap import ImapLogin, ImapShelf
from syndicate.sources.remote import Shelf
from syndicate.sources.s3 import S3Shelf
from syndicate.sources.sftp import SftpLogin, SftpShelf
from syndicate.sources.sftp_client import SftpClient

_MOST_LOOKED_AT = 3
_DICE = 1
_PATIENCE_SECS = 1.0


def ftp(content: bytes) -> None:
    """Look at a folder behind FTP."""
    with saying(content) as port:
        login = FtpLogin(host="127.0.0.1", port=port, username="desk", password=str, tls=False, ca_file=None)
        _look(lambda: FtpShelf(login, "/out"))


def imap(content: bytes) -> None:
    """Look at a mailbox."""
    state = random.getstate()
    random.seed(_DICE)
    tag = imaplib.Int2AP(random.randint(4096, 65535))  # noqa: S311 - as imaplib does
    random.seed(_DICE)
    try:
        with saying(content.replace(b"TAG", tag)) as port:
            login = ImapLogin(
                host="127.0.0.1", port=port, tls="none", username="desk", password=lambda: "word", ca_file=None
            )
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
        login = Login(
            endpoint_url=f"http://127.0.0.1:{port}",
            region="us-east-1",
            bucket="agency",
            access_key=lambda: "key",
            secret_key=lambda: "word",
        )
        _look(lambda: S3Shelf(login, "in/", ("in/done/", "in/rejected/")))


class _PlainSftpShelf(SftpShelf):
    """One whose server was let in to without SSH."""

    def __init__(self, server: socket.socket) -> None:
        self._said_by = server
        super().__init__(_NOBODY, "out")

    def _let_in(self, login: SftpLogin) -> None:
        del login

    def _opened(self) -> SftpClient:
        return SftpClient(_Channel(self._said_by))  # type: ignore[arg-type]


_NOBODY = SftpLogin(host="agency.example", port=22, username="desk", password=None, key_file=None, known_hosts=None)


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
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        here = f"127,0,0,1,{port >> 8},{port & 255}".encode()
        thread = Thread(target=_serve, args=(listening, content.replace(b"HERE", here).split(b"--\n")))
        thread.start()
        try:
            yield port
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join()


def _serve(listening: socket.socket, pieces: Sequence[bytes]) -> None:
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
