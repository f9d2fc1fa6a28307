"""FTP (RFC 959), over TLS (RFC 4217) or not, with all its connections under one deadline: for sources and outlets."""

import ftplib
import socket
import ssl
from collections.abc import Callable

from syndicate.deadlines import Deadline

_BYTES = "latin-1"
"""What ftplib is made to carry: each byte as the character of its number."""


class WatchedFtp(ftplib.FTP):
    """FTP whose connections are shut down when the time is up.

    Names are in UTF-8 (RFC 2640 §2.2); what in them is not is in them as lone surrogates (PEP 383).

    Attributes:
        deadline: For both connections, that of commands and that of a file.
    """

    deadline: Deadline

    def greet(self, opened: socket.socket, host: str) -> None:
        """Go on with a connection that was opened elsewhere, as `FTP.connect` does once it has connected.

        Raises:
            OSError, EOFError, ftplib.Error, UnicodeError: The server does not greet as one of FTP does.
        """
        self.host, self.sock, self.af = host, opened, opened.family
        self.file = opened.makefile("r", encoding=self.encoding)
        self.welcome = self.getresp()

    def putline(self, line: str) -> None:
        """Send a line."""
        super().putline(line.encode("utf-8", "surrogateescape").decode(_BYTES))

    def getline(self) -> str:
        """Receive a line of an answer, which is for people."""
        return super().getline().encode(_BYTES).decode("utf-8", "replace")

    def retrlines(self, cmd: str, callback: Callable[[str], object] | None = None) -> str:
        """Receive lines of a file, or of a list of names."""
        take = callback or print
        return super().retrlines(cmd, lambda line: take(line.encode(_BYTES).decode("utf-8", "surrogateescape")))

    def ntransfercmd(self, cmd: str, rest: int | str | None = None) -> tuple[socket.socket, int | None]:
        """Open a connection for a file; to the host of the commands, wherever the server points."""
        opened, size = super().ntransfercmd(cmd, rest)
        self.deadline.watch(opened)
        return opened, size


class WatchedFtpTls(WatchedFtp, ftplib.FTP_TLS):
    """The same over TLS, once it is logged in (`AUTH TLS`)."""


def watched_ftp(deadline: Deadline, seconds: float, context: ssl.SSLContext | None) -> WatchedFtp:
    """One that is not connected yet.

    Args:
        deadline: For all that it does.
        seconds: How long it waits for any sign of life.
        context: For TLS; None for FTP in the clear.
    """
    if context is None:
        ftp = WatchedFtp(timeout=seconds, encoding=_BYTES)
    else:
        ftp = WatchedFtpTls(timeout=seconds, context=context, encoding=_BYTES)
    ftp.deadline = deadline
    return ftp
