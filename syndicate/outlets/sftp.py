"""SFTP (SSH File Transfer Protocol, version 3): a folder on an outlet's machine."""

import posixpath
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import paramiko
from paramiko.sftp import SFTPError

from syndicate.errors import DeliveryError, OutletOutOfReach
from syndicate.outlets.dialling import Dialler
from syndicate.outlets.file_names import aside_name, file_name, probe_name
from syndicate.ports.pusher import Parcel

_UNDONE = (OSError, EOFError, UnicodeError, struct.error, SFTPError, paramiko.SSHException)


@dataclass(frozen=True, slots=True, kw_only=True)
class SftpDrop:
    """Where files are dropped, and how to get in.

    Attributes:
        name: The channel's.
        host: Of the server.
        port: 1-65535.
        username: Who logs in.
        password: Reads the password; None where a key is used.
        key_file: The private key, or None.
        known_hosts: The file that holds the server's key, as OpenSSH writes it; None for the user's own.
        path: The folder on the server.
        suffix: Of the form, without a dot.
    """

    name: str
    host: str
    port: int
    username: str
    password: Callable[[], str] | None
    key_file: Path | None
    known_hosts: Path | None
    path: str
    suffix: str


class SftpConnection:
    """A Connection (see :mod:`syndicate.outlets.kept`)."""

    def __init__(self, drop: SftpDrop, dialler: Dialler) -> None:
        self._drop = drop
        self._server = f"the SFTP server {drop.host}"
        self._client = _connected(drop, dialler, self._server)
        try:
            with self._translated("does not offer SFTP"):
                self._sftp = self._client.open_sftp()
            channel = self._sftp.get_channel()
            if channel is not None:
                channel.settimeout(dialler.seconds)
        except BaseException:
            self._client.close()
            raise

    def bring(self, parcel: Parcel) -> str:
        """See the port: written aside, then renamed."""
        name = file_name(parcel, self._drop.suffix)
        with self._translated(f"takes no file in {self._drop.path}"):
            aside = self._at(aside_name(self._drop.name))
            with self._sftp.open(aside, "wb") as file:
                file.set_pipelined()
                file.write(parcel.content)
            self._rename(aside, self._at(name))
        return f"renamed to {name}"

    def probe(self) -> str:
        """See the port."""
        with self._translated(f"takes no file in {self._drop.path}"):
            probed = self._at(probe_name(self._drop.name))
            self._sftp.open(probed, "wb").close()
            self._sftp.remove(probed)
        return "files can be written"

    def close(self) -> None:
        """See the port."""
        self._client.close()

    def _rename(self, aside: str, name: str) -> None:
        """Rename over what may be there: by the extension of OpenSSH (`posix-rename@openssh.com`), or in two steps."""
        try:
            self._sftp.posix_rename(aside, name)
        except (FileNotFoundError, PermissionError):
            raise
        except OSError:
            with suppress(FileNotFoundError):
                self._sftp.remove(name)  # brought before: the same bytes
            self._sftp.rename(aside, name)

    def _at(self, name: str) -> str:
        return posixpath.join(self._drop.path, name)

    @contextmanager
    def _translated(self, doing: str) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            raise DeliveryError(f"{self._server} has no folder {self._drop.path}; see 'path'") from None
        except PermissionError:
            raise DeliveryError(f"{self._server} {doing}: no permission; ask for it there") from None
        except _UNDONE as error:
            raise OutletOutOfReach(f"{self._server} {doing}") from error


def _connected(drop: SftpDrop, dialler: Dialler, server: str) -> paramiko.SSHClient:
    password = drop.password() if drop.password else None
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    try:
        if drop.known_hosts is None:
            client.load_system_host_keys()
        else:
            client.load_host_keys(str(drop.known_hosts))
        client.connect(
            drop.host,
            drop.port,
            drop.username,
            password,
            key_filename=str(drop.key_file) if drop.key_file else None,
            sock=dialler.dial(drop.host, drop.port),
            banner_timeout=dialler.seconds,
            auth_timeout=dialler.seconds,
            allow_agent=False,
            look_for_keys=False,
        )
    except BaseException as error:
        client.close()
        if not isinstance(error, _UNDONE):
            raise
        raise _refusal(error, drop, server) from None
    return client


def _refusal(error: Exception, drop: SftpDrop, server: str) -> DeliveryError:
    """Why we were not let in."""
    match error:
        case paramiko.BadHostKeyException():
            return DeliveryError(f"{server} shows another key than known_hosts has; find out why before you change it")
        case paramiko.AuthenticationException():
            return DeliveryError(f"{server} does not let {drop.username} in; see 'username', 'password' and 'key_file'")
        case paramiko.SSHException() if "not found in known_hosts" in str(error):
            how = f"ssh-keyscan -p {drop.port} {drop.host}"
            return DeliveryError(f"{server} is not in known_hosts: add it once you are sure ({how})")
        case FileNotFoundError():
            return DeliveryError(f"cannot read {error.filename}: there is no such file")
    made = OutletOutOfReach(f"{server} does not answer as an SSH server does")
    made.__cause__ = error
    return made
