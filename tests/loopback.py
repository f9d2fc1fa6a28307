"""Servers on this machine for tests of clients: one that sends any bytes at all, one that serves pages as it should."""

import contextlib
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

OK = b"HTTP/1.1 200 OK\r\n"

TLS_HANDSHAKE = b"\x16"

Line = Callable[[socket.socket, bytes], None]
"""Answers one connection, whose request was read: its headers, and its body if that is small."""


@dataclass
class RawServer:
    """What listens, and what it was asked.

    Attributes:
        port: On 127.0.0.1.
        requests: The head of each, in the order they came.
    """

    port: int
    requests: list[bytes] = field(default_factory=list)

    def url(self, host: str = "127.0.0.1", path: str = "/feed", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"


@contextmanager
def raw_server(line: Line, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> Iterator[RawServer]:
    """Run a server that treats each connection by `line`, until the block ends."""
    with socket.create_server((host, 0), family=socket.AF_INET6 if ":" in host else socket.AF_INET) as listening:
        server = RawServer(listening.getsockname()[1])
        stopped = threading.Event()

        def treat(connection: socket.socket) -> None:
            with contextlib.suppress(OSError), connection:
                connection.settimeout(10)
                spoken = tls.wrap_socket(connection, server_side=True) if tls else connection
                with spoken:
                    head = _head(spoken)
                    if head:
                        server.requests.append(head)
                        line(spoken, head)

        def accept() -> None:
            while not stopped.is_set():
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                threading.Thread(target=treat, args=[connection], daemon=True).start()

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            stopped.set()
            listening.shutdown(socket.SHUT_RDWR)
            thread.join(5)


def _head(connection: socket.socket) -> bytes:
    head = b""
    while b"\r\n\r\n" not in head and not head.startswith(TLS_HANDSHAKE):
        piece = connection.recv(65536)
        if not piece:
            return b""
        head += piece
    return head + _small_body(connection, head)


def _small_body(connection: socket.socket, head: bytes) -> bytes:
    """The rest of a request's body: closing on what was not read would reset the connection under our answer."""
    fields, _, body = head.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)\r\ncontent-length: (\d{1,5})(?!\d)", fields)
    rest = b""
    while length and len(body) + len(rest) < int(length[1]):
        piece = connection.recv(65536)
        if not piece:
            break
        rest += piece
    return rest


def sends(*pieces: bytes) -> Line:
    """A line that sends these bytes and closes."""

    def line(connection: socket.socket, _head: bytes) -> None:
        for piece in pieces:
            connection.sendall(piece)

    return line


def plain(body: bytes, *headers: str, status: str = "200 OK") -> Line:
    """A line that answers as it should."""
    head = "".join(f"{header}\r\n" for header in headers)
    return sends(f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{head}\r\n".encode() + body)


def redirect(location: str, status: str = "302 Found") -> Line:
    """A line that sends the client elsewhere."""
    return plain(b"", f"Location: {location}", status=status)


def endless(first: bytes, again: bytes) -> Line:
    """A line that sends the first bytes, and then the others again and again."""

    def line(connection: socket.socket, _head: bytes) -> None:
        connection.sendall(first)
        while True:
            connection.sendall(again)

    return line


def drips(first: bytes, drop: bytes) -> Line:
    """A line that sends the first bytes, and then a drop every 50 ms."""

    def line(connection: socket.socket, _head: bytes) -> None:
        connection.sendall(first)
        while True:
            connection.sendall(drop)
            time.sleep(0.05)

    return line


@dataclass
class Page:
    """A page as a server has it, and how it answers conditional requests.

    Attributes:
        body: Its bytes.
        headers: Beside those about length and date.
        status: Of HTTP.
    """

    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200


@dataclass
class PageServer:
    """Serves pages by their path; a test changes them as it goes.

    Attributes:
        port: On 127.0.0.1.
        pages: By path.
        requests: Method, path, headers in lower case, and body, in the order they came.
        answered: The statuses sent, in the same order.
        heard: Called with the path of each request, before it is answered.
    """

    port: int = 0
    pages: dict[str, Page] = field(default_factory=dict)
    requests: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)
    answered: list[int] = field(default_factory=list)
    heard: Callable[[str], object] = lambda _: None

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def answer(self, path: str, headers: dict[str, str]) -> Page:
        page = self.pages.get(path, Page(b"not here", status=404))
        tag, modified = page.headers.get("ETag"), page.headers.get("Last-Modified")
        asked = headers.get("if-none-match")
        same = asked == tag if asked is not None else modified and headers.get("if-modified-since") == modified
        if page.status == 200 and same:
            return Page(b"", page.headers, 304)
        return page


@contextmanager
def page_server() -> Iterator[PageServer]:
    """Run a server of pages until the block ends."""
    server = PageServer()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            body = self.rfile.read(int(headers.get("content-length", "0")))
            server.requests.append((self.command, self.path, headers, body))
            server.heard(self.path)
            page = server.answer(self.path, headers)
            server.answered.append(page.status)
            self.send_response(page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            if page.status != 304:
                self.send_header("Content-Length", str(len(page.body)))
            self.end_headers()
            if page.status != 304:
                self.wfile.write(page.body)

        do_POST = do_GET  # noqa: N815 - the library's name

        def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the library's name
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        server.port = listening.server_address[1]
        thread = threading.Thread(target=listening.serve_forever, args=[0.05], daemon=True)
        thread.start()
        try:
            yield server
        finally:
            listening.shutdown()
            thread.join(5)
