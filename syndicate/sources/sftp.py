"""SFTP (SSH File Transfer Protocol, version 3): a folder on another machine."""

import posixpath
import socket
import stat
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import paramiko
from paramiko.sftp import SFTPError

from syndicate.deadlines import Deadline
from syndicate.errors import SourceError
from syndicate.sources.listing import concerns
from syndicate.sources.remote import (
    LARGEST,
    LONGEST,
    MOST_LISTED,
    SECONDS,
    Lying,
    for_people,
    name_bytes,
    note_name,
    too_many,
    trouble,
)
from syndicate.sources.sftp_client import SftpClient

_DAMAGE = (SFTPError, UnicodeError, struct.error)


@dataclass(frozen=True, slots=True, kw_only=True)
class SftpLogin:
    """How to get in.

    Attributes:
        host: Of the server.
        port: 1-65535.
        username: Who logs in.
        password: Reads the password; None where a key is used.
        key_file: The private key, or None.
        known_hosts: The file that holds the server's key, as OpenSSH writes it; None for the user's own.
    """

    host: str
    port: int
    username: str
    password: Callable[[], str] | None
    key_file: Path | None
    known_hosts: Path | None


class SftpShelf:
    """A folder behind SFTP (a Shelf)."""

    def __init__(self, login: SftpLogin, path: str, longest: float = LONGEST) -> None:
        self._server = f"the SFTP server {login.host}"
        self._path = path
        self._deadline = Deadline(longest)
        self._client = paramiko.SSHClient()
        try:
            with self._translated("does not answer as an SSH server does"):
                self._let_in(login)
            with self._translated("does not offer SFTP"):
                self._sftp = self._opened()
        except BaseException:
            self.close()
            raise

    def listed(self) -> list[Lying]:
        """See the port."""
        with self._translated(f"does not list {self._path}"):
            entries = list(islice(self._sftp.entries(name_bytes(self._path)), MOST_LISTED + 1))
        if len(entries) > MOST_LISTED:
            raise too_many(self._server, self._path)
        return [_lying(entry) for entry in entries if concerns(entry.filename) and not stat.S_ISDIR(entry.st_mode or 0)]

    def read(self, name: str) -> bytes | None:
        """See the port."""
        with (
            suppress(FileNotFoundError),
            self._translated(f"does not let {for_people(name)} be read"),
            self._sftp.open(self._at(name), "rb") as file,
        ):
            return file.read(LARGEST + 1)
        return None

    def move(self, name: str, identity: str, place: str, reason: str | None) -> None:
        """See the port; the folder is made where it is not there, and nothing in it is overwritten."""
        with (
            suppress(FileNotFoundError),
            self._translated(f"does not let {for_people(name)} be moved to {place}"),
        ):
            if _identity(self._sftp.lstat(self._at(name))) != identity:
                return
            folder = posixpath.join(self._path, place)
            with suppress(OSError):
                self._sftp.mkdir(name_bytes(folder))
            target = self._free(posixpath.join(folder, name), identity)
            if reason is not None:
                with self._sftp.open(name_bytes(note_name(target)), "wb") as note:
                    note.write(reason.encode("utf-8", "backslashreplace") + b"\n")
            self._sftp.rename(self._at(name), name_bytes(target))

    def close(self) -> None:
        """See the port."""
        self._client.close()
        self._deadline.forget()

    def _at(self, name: str) -> bytes:
        return name_bytes(posixpath.join(self._path, name))

    def _free(self, target: str, identity: str) -> str:
        try:
            self._sftp.lstat(name_bytes(target))
        except FileNotFoundError:
            return target
        stem, suffix = posixpath.splitext(target)
        return f"{stem}.{identity}{suffix}"

    @contextmanager
    def _translated(self, doing: str) -> Iterator[None]:
        try:
            with self._deadline.running():
                yield
        except FileNotFoundError:
            if doing.startswith("does not list"):
                raise SourceError(f"{self._server} has no folder {self._path}; see 'path'") from None
            raise
        except PermissionError as error:
            raise SourceError(f"{self._server} {doing}: no permission; ask for it there") from error
        except (*_DAMAGE, OSError, EOFError, paramiko.SSHException) as error:
            raise trouble(self._server, doing, error) from error

    def _let_in(self, login: SftpLogin) -> None:
        client, server = self._client, self._server
        client.set_missing_host_key_policy(paramiko.RejectPolicy())
        try:
            if login.known_hosts is None:
                client.load_system_host_keys()
            else:
                client.load_host_keys(str(login.known_hosts))
            opened = socket.create_connection((login.host, login.port), SECONDS)
            self._deadline.keep(opened)
            client.connect(
                login.host,
                login.port,
                login.username,
                login.password() if login.password else None,
                key_filename=str(login.key_file) if login.key_file else None,
                sock=opened,
                banner_timeout=SECONDS,
                auth_timeout=SECONDS,
                allow_agent=False,
                look_for_keys=False,
            )
        except paramiko.BadHostKeyException:
            what = "shows another key than known_hosts has; find out why before you change it"
            raise SourceError(f"{server} {what}") from None
        except paramiko.AuthenticationException:
            what = f"does not let {login.username} in; see 'username', 'password' and 'key_file'"
            raise SourceError(f"{server} {what}") from None
        except paramiko.SSHException as error:
            if "not found in known_hosts" not in str(error):
                raise
            what = f"is not in known_hosts: add it once you are sure (ssh-keyscan -p {login.port} {login.host})"
            raise SourceError(f"{server} {what}") from None
        except (FileNotFoundError, PermissionError) as error:
            if error.filename is None:
                raise OSError(str(error)) from error
            why = "there is no such file" if isinstance(error, FileNotFoundError) else "no permission"
            raise SourceError(f"cannot read {error.filename}: {why}") from None

    def _opened(self) -> SftpClient:
        transport = self._client.get_transport()
        opened = None if transport is None else SftpClient.from_transport(transport)
        if opened is None or (channel := opened.get_channel()) is None:
            raise EOFError
        channel.settimeout(SECONDS)
        return opened


def _lying(entry: paramiko.SFTPAttributes) -> Lying:
    fit = stat.S_ISREG(entry.st_mode or stat.S_IFREG)
    return Lying(
        name=entry.filename,
        identity=_identity(entry),
        size=entry.st_size or 0,
        modified=datetime.fromtimestamp(entry.st_mtime, UTC) if entry.st_mtime is not None else None,
        unfit=None if fit else "not a plain file; links are not followed",
    )


def _identity(entry: paramiko.SFTPAttributes) -> str:
    return f"{entry.st_size or 0:x}-{entry.st_mtime or 0:x}"
