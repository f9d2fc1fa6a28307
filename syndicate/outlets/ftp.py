"""FTP (RFC 959), over TLS (RFC 4217) unless told otherwise: a folder on an outlet's machine."""

import ftplib
import io
import posixpath
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from syndicate.errors import DeliveryError, OutletDeferred, OutletOutOfReach
from syndicate.outlets.dialling import Dialler
from syndicate.outlets.file_names import aside_name, file_name, probe_name
from syndicate.ports.pusher import Parcel
from syndicate.watched_ftp import WatchedFtpTls, watched_ftp

_NOT_IN = "530"


@dataclass(frozen=True, slots=True, kw_only=True)
class FtpDrop:
    """Where files are dropped, and how to get in.

    Attributes:
        name: The channel's.
        host: Of the server.
        port: 1-65535.
        username: Who logs in.
        password: Reads the password.
        tls: Whether commands and files are encrypted (explicit TLS, `AUTH TLS`).
        ca_file: Certificates of the authorities to trust instead of the Web's (PEM), or None.
        path: The folder on the server.
        suffix: Of the form, without a dot.
    """

    name: str
    host: str
    port: int
    username: str
    password: Callable[[], str]
    tls: bool
    ca_file: Path | None
    path: str
    suffix: str


class FtpConnection:
    """A Connection (see :mod:`syndicate.outlets.kept`)."""

    def __init__(self, drop: FtpDrop, dialler: Dialler) -> None:
        self._drop = drop
        self._server = f"the FTP server {drop.host}"
        password = drop.password()
        self._ftp = watched_ftp(dialler, dialler.seconds, _context(drop.ca_file) if drop.tls else None)
        try:
            with self._translated("does not let us in"):
                self._ftp.greet(dialler.dial(drop.host, drop.port), drop.host)
                self._ftp.login(drop.username, password)
                if isinstance(self._ftp, WatchedFtpTls):
                    self._ftp.prot_p()
        except BaseException:
            self._ftp.close()
            raise

    def bring(self, parcel: Parcel) -> str:
        """See the port: written aside, then renamed."""
        name = file_name(parcel, self._drop.suffix)
        with self._translated(f"takes no file in {self._drop.path}"):
            aside = self._at(aside_name(self._drop.name))
            self._ftp.storbinary(f"STOR {aside}", io.BytesIO(parcel.content))
            self._rename(aside, self._at(name))
        return f"renamed to {name}"

    def probe(self) -> str:
        """See the port."""
        with self._translated(f"takes no file in {self._drop.path}"):
            probed = self._at(probe_name(self._drop.name))
            self._ftp.storbinary(f"STOR {probed}", io.BytesIO())
            self._ftp.delete(probed)
        return "files can be written"

    def close(self) -> None:
        """See the port; the server's goodbye is not waited for."""
        with suppress(OSError, EOFError, ftplib.Error, AttributeError):
            self._ftp.putcmd("QUIT")
        self._ftp.close()

    def _rename(self, aside: str, name: str) -> None:
        try:
            self._ftp.rename(aside, name)
        except ftplib.error_perm:  # some servers rename over nothing
            with suppress(ftplib.error_perm):
                self._ftp.delete(name)  # brought before: the same bytes
            self._ftp.rename(aside, name)

    def _at(self, name: str) -> str:
        return posixpath.join(self._drop.path, name)

    @contextmanager
    def _translated(self, doing: str) -> Iterator[None]:
        try:
            yield
        except ftplib.error_perm as error:
            if str(error).startswith(_NOT_IN):
                what = f"does not let us in; see 'username' and 'password': {error}"
                raise DeliveryError(f"{self._server} {what}") from None
            raise DeliveryError(f"{self._server} {doing}: {error}; see 'path', or ask for permission there") from None
        except ftplib.error_temp as error:
            raise OutletDeferred(f"{self._server} {doing}: {error}") from None
        except ssl.SSLCertVerificationError as error:
            what = f"shows a certificate that is not trusted ({error.verify_message}); see 'ca_file'"
            raise DeliveryError(f"{self._server} {what}") from None
        except (OSError, EOFError, ftplib.Error, UnicodeError) as error:
            raise OutletOutOfReach(f"{self._server} {doing}") from error


def _context(ca_file: Path | None) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=str(ca_file) if ca_file else None)
    except OSError as error:
        raise DeliveryError(f"cannot use ca_file {ca_file}: {error}") from None
