"""FTP and IMAP servers that say what is written down, whatever they are told.

Lines of `--` part what each connection is told. `HERE` stands for the server's port as FTP writes it (RFC 959 §4.1.2),
`TAG` for what imaplib begins its tags with.
"""

import imaplib
import random
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from itertools import chain, repeat
from threading import Thread

from syndicate.errors import SourceError
from syndicate.sources.ftp import FtpLogin, FtpShelf
from syndicate.sources.imap import ImapLogin, ImapShelf
from syndicate.sources.remote import Shelf

_MOST_LOOKED_AT = 3
_DICE = 1
_PATIENCE_SECS = 5.0


def ftp(content: bytes) -> None:
    """Look at a folder behind FTP."""
    with _saying(content) as port:
        login = FtpLogin(host="127.0.0.1", port=port, username="desk", password=str, tls=False, ca_file=None)
        _look(lambda: FtpShelf(login, "/out"))


def imap(content: bytes) -> None:
    """Look at a mailbox."""
    state = random.getstate()
    random.seed(_DICE)
    tag = imaplib.Int2AP(random.randint(4096, 65535))  # noqa: S311 - as imaplib does
    random.seed(_DICE)
    try:
        with _saying(content.replace(b"TAG", tag)) as port:
            login = ImapLogin(
                host="127.0.0.1", port=port, tls="none", username="desk", password=lambda: "word", ca_file=None
            )
            _look(lambda: ImapShelf(login, "INBOX"))
    finally:
        random.setstate(state)


def _look(connect: Callable[[], Shelf]) -> None:
    """What a shelf says of itself, or an error of its kind."""
    with suppress(SourceError), closing(connect()) as shelf:
        for lying in shelf.listed()[:_MOST_LOOKED_AT]:
            shelf.read(lying.name)
            shelf.move(lying.name, lying.identity, "done", "no good")


@contextmanager
def _saying(content: bytes) -> Iterator[int]:
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
