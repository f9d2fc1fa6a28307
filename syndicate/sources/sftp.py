"""SFTP (SSH File Transfer Protocol, version 3): a folder on another machine."""

import posixpath
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import paramiko

from syndicate.errors import SourceError
from syndicate.sources.listing import concerns
from syndicate.sources.remote import LARGEST, SECONDS, Lying, note_name, trouble


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

    def __init__(self, login: SftpLogin, path: str) -> None:
        self._server = f"the SFTP server {login.host}"
        self._path = path
        self._client = _connected(login, self._server)
        try:
            with self._translated("does not offer SFTP"):
                self._sftp = self._client.open_sftp()
            channel = self._sftp.get_channel()
            if channel is not None:
                channel.settimeout(SECONDS)
        except SourceError:
            self._client.close()
            raise

    def listed(self) -> list[Lying]:
        """See the port."""
        with self._translated(f"does not list {self._path}"):
            entries = self._sftp.listdir_attr(self._path)
        return [_lying(entry) for entry in entries if concerns(entry.filename) and not stat.S_ISDIR(entry.st_mode or 0)]

    def read(self, name: str) -> bytes | None:
        """See the port."""
        with (
            suppress(FileNotFoundError),
            self._translated(f"does not let {name} be read"),
            self._sftp.open(self._at(name), "rb") as file,
        ):
            return file.read(LARGEST + 1)
        return None

    def move(self, name: str, identity: str, place: str, reason: str | None) -> None:
        """See the port; the folder is made where it is not there, and nothing in it is overwritten."""
        with suppress(FileNotFoundError), self._translated(f"does not let {name} be moved to {place}"):
            if _identity(self._sftp.lstat(self._at(name))) != identity:
                return
            folder = posixpath.join(self._path, place)
            with suppress(OSError):
                self._sftp.mkdir(folder)
            target = self._free(posixpath.join(folder, name), identity)
            if reason is not None:
                with self._sftp.open(note_name(target), "wb") as note:
                    note.write(reason.encode("utf-8", "backslashreplace") + b"\n")
            self._sftp.rename(self._at(name), target)

    def close(self) -> None:
        """See the port."""
        self._client.close()

    def _at(self, name: str) -> str:
        return posixpath.join(self._path, name)

    def _free(self, target: str, identity: str) -> str:
        try:
            self._sftp.lstat(target)
        except FileNotFoundError:
            return target
        stem, suffix = posixpath.splitext(target)
        return f"{stem}.{identity}{suffix}"

    @contextmanager
    def _translated(self, doing: str) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            if doing.startswith("does not list"):
                raise SourceError(f"{self._server} has no folder {self._path}; see 'path'") from None
            raise
        except PermissionError as error:
            raise SourceError(f"{self._server} {doing}: no permission; ask for it there") from error
        except (OSError, EOFError, paramiko.SSHException) as error:
            raise trouble(self._server, doing, error) from error


def _connected(login: SftpLogin, server: str) -> paramiko.SSHClient:
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    try:
        if login.known_hosts is None:
            client.load_system_host_keys()
        else:
            client.load_host_keys(str(login.known_hosts))
        client.connect(
            login.host,
            login.port,
            login.username,
            login.password() if login.password else None,
            key_filename=str(login.key_file) if login.key_file else None,
            timeout=SECONDS,
            banner_timeout=SECONDS,
            auth_timeout=SECONDS,
            allow_agent=False,
            look_for_keys=False,
        )
    except paramiko.BadHostKeyException:
        client.close()
        raise SourceError(
            f"{server} shows another key than known_hosts has; find out why before you change it"
        ) from None
    except paramiko.AuthenticationException:
        client.close()
        raise SourceError(
            f"{server} does not let {login.username} in; see 'username', 'password' and 'key_file'"
        ) from None
    except paramiko.SSHException as error:
        client.close()
        if "not found in known_hosts" in str(error):
            raise SourceError(
                f"{server} is not in known_hosts: add it once you are sure (ssh-keyscan -p {login.port} {login.host})"
            ) from None
        raise trouble(server, "does not answer as an SSH server does", error) from error
    except (OSError, EOFError) as error:
        client.close()
        if isinstance(error, FileNotFoundError):
            raise SourceError(f"cannot read {error.filename}: there is no such file") from None
        raise trouble(server, "does not answer", error) from error
    return client


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
