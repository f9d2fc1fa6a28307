"""Web servers of tests that may misbehave: what those of receivers and of callbacks share."""

import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Misbehaving(BaseHTTPRequestHandler):
    """Answers as it should, or without an end; `stopped` ends whatever hangs."""

    protocol_version = "HTTP/1.1"
    stopped: threading.Event

    def answer(self, status: int, body: bytes, *extra: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in extra:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def endless(self, beginning: bytes = b"") -> None:
        self.send_response(200)
        self.end_headers()
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.wfile.write(beginning)
            while not self.stopped.is_set():
                self.wfile.write(b"x" * 65_536)

    def log_message(self, *_: object) -> None:
        """Tests are quiet."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 512

    def handle_error(self, *_: object) -> None:
        """Clients break off; that is what they are tested for."""


@contextmanager
def misbehaving(handler: type[Misbehaving]) -> Iterator[int]:
    """Run one until the block ends; the port."""
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        handler.stopped.set()
        server.shutdown()
        server.server_close()
