"""Outlets' servers that say what is written down, whatever they are brought; as :mod:`tests.fuzzed_shelves` says it."""

import re
import socket
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from functools import partial
from pathlib import Path

from syndicate.errors import DeliveryError
from syndicate.outlets.kept import KeptChannel
from tests.channels import dialler, ftp_channel, jetstream_channel, mail_channel, make_parcel, outlet_stream
from tests.fuzzed_shelves import saying, serving
from tests.remote_servers import RemoteServer

_PATIENCE = timedelta(seconds=0.3)
_REQUEST = re.compile(rb"H?PUB \S+ (?P<inbox>_INBOX\.\S+) ")


def smtp(content: bytes) -> None:
    """Mail it."""
    with saying(content) as port:
        _bring(mail_channel(_PATIENCE, port=port, security="none", ca_file=None))


def drop(content: bytes) -> None:
    """Drop it behind FTP."""
    with saying(content) as port:
        _bring(ftp_channel(RemoteServer(port, Path(), Path()), _PATIENCE, tls=False))


def jetstream(content: bytes) -> None:
    """Publish it on a stream; after its first piece the server says one to each request, at `INBOX` in it."""
    with serving(partial(_answer, iter(content.split(b"--\n")))) as port:
        _bring(jetstream_channel(outlet_stream(f"nats://127.0.0.1:{port}"), dialler(_PATIENCE)))


def _answer(pieces: Iterator[bytes], listening: socket.socket) -> None:
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


def _bring(channel: KeptChannel) -> None:
    """Bring one parcel; it is taken, or an error of its kind says why not."""
    with suppress(DeliveryError):
        channel.bring(make_parcel(b"<item/>\n"))
    channel.close()
