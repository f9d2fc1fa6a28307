"""Outlets' servers that say what is written down, whatever they are brought; as :mod:`tests.fuzzed_shelves` says it."""

import re
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import timedelta
from threading import Thread

from syndicate.errors import DeliveryError
from syndicate.outlets.dialling import Dialler
from syndicate.outlets.ftp import FtpConnection, FtpDrop
from syndicate.outlets.jetstream import JetStreamConnection, OutletStream
from syndicate.outlets.kept import Connection, KeptChannel
from syndicate.outlets.smtp import MailingList, SmtpConnection
from syndicate.rules.networks import inside_too
from tests.channels import make_parcel
from tests.fuzzed_shelves import saying

_PATIENCE = timedelta(seconds=0.3)
_REQUEST = re.compile(rb"H?PUB \S+ (?P<inbox>_INBOX\.\S+) ")


def smtp(content: bytes) -> None:
    """Mail it."""
    with saying(content) as port:
        mailing = MailingList(
            name="editors",
            host="127.0.0.1",
            port=port,
            security="none",
            username="desk",
            password=lambda: "word",
            ca_file=None,
            domain="wire.example",
            sender="wire@wire.example",
            sender_name="Example Wire",
            to=("ann@gazette.example", "bob@gazette.example"),
            contact="desk@wire.example",
        )
        _bring(lambda dialler: SmtpConnection(mailing, dialler))


def drop(content: bytes) -> None:
    """Drop it behind FTP."""
    with saying(content) as port:
        folder = FtpDrop(
            name="gazette",
            host="127.0.0.1",
            port=port,
            username="desk",
            password=str,
            tls=False,
            ca_file=None,
            path="/in",
            suffix="xml",
        )
        _bring(lambda dialler: FtpConnection(folder, dialler))


def jetstream(content: bytes) -> None:
    """Publish it on a stream; after its first piece the server says one to each request, at `INBOX` in it."""
    with _answering(content.split(b"--\n")) as port:
        stream = OutletStream(
            urls=(f"nats://127.0.0.1:{port}",),
            name="gazette",
            root="wire",
            replicas=1,
            keep=timedelta(days=7),
            most_bytes=8 * 1024 * 1024,
            taken=("world",),
            sections=lambda _guid: ("world",),
        )
        _bring(lambda dialler: JetStreamConnection(stream, dialler))


@contextmanager
def _answering(pieces: Sequence[bytes]) -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=_answer, args=(listening, iter(pieces)))
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join()


def _answer(listening: socket.socket, pieces: Iterator[bytes]) -> None:
    with suppress(OSError), listening.accept()[0] as client, client.makefile("rb") as asked:
        client.settimeout(_PATIENCE.total_seconds())
        client.sendall(next(pieces))
        for line in asked:
            if request := _REQUEST.match(line):
                if (piece := next(pieces, None)) is None:
                    return
                client.sendall(piece.replace(b"INBOX", request["inbox"]))
            elif line == b"PING\r\n":
                client.sendall(b"PONG\r\n")


def _bring(connect: Callable[[Dialler], Connection]) -> None:
    """Bring one parcel; it is taken, or an error of its kind says why not."""
    channel = KeptChannel(dialler=Dialler(inside_too, _PATIENCE), connect=connect)
    with suppress(DeliveryError):
        channel.bring(make_parcel(b"<item/>\n"))
    channel.close()
