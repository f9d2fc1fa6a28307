"""FTP (RFC 959) with MLSD (RFC 3659), over TLS (RFC 4217) unless told otherwise: a folder on another machine."""

import ftplib
import io
import posixpath
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

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
    note_name,
    too_many,
    trouble,
)
from syndicate.watched_ftp import WatchedFtp, WatchedFtpTls, watched_ftp

_NOT_THERE = "550"
_NOT_IN = "530"
_MOST_DIGITS = 18
_FACTS = "type;size;modify;"


@dataclass(frozen=True, slots=True, kw_only=True)
class FtpLogin:
    """How to get in.

    Attributes:
        host: Of the server.
        port: 1-65535.
        username: Who logs in.
        password: Reads the password.
        tls: Whether commands and files are encrypted (explicit TLS, `AUTH TLS`).
        ca_file: Certificates of the authorities to trust instead of the Web's (PEM), or None.
    """

    host: str
    port: int
    username: str
    password: Callable[[], str]
    tls: bool
    ca_file: Path | None


class _TooMuch(Exception):
    """Ends a transfer."""


class FtpShelf:
    """A folder behind FTP (a Shelf)."""

    def __init__(self, login: FtpLogin, path: str, longest: float = LONGEST) -> None:
        self._server = f"the FTP server {login.host}"
        self._login = login
        self._path = path
        self._deadline = Deadline(longest)
        self._ftp = self._connected()

    def listed(self) -> list[Lying]:
        """See the port."""
        with self._translated(f"does not list {self._path}"):
            entries = self._entries(self._path)
        found = (lying(name, facts) for name, facts in entries if concerns(name))
        return [one for one in found if one is not None]

    def read(self, name: str) -> bytes | None:
        """See the port."""
        buffer = io.BytesIO()

        def take(part: bytes) -> None:
            buffer.write(part)
            if buffer.tell() > LARGEST:
                raise _TooMuch

        try:
            with self._translated(f"does not let {for_people(name)} be read"):
                self._ftp.retrbinary(f"RETR {self._at(name)}", take)
        except _TooMuch:
            self._ftp.close()
            self._ftp = self._connected()
        except FileNotFoundError:
            return None
        return buffer.getvalue()[: LARGEST + 1]

    def move(self, name: str, identity: str, place: str, reason: str | None) -> None:
        """See the port; the folder is made where it is not there, and nothing in it is overwritten."""
        with (
            suppress(FileNotFoundError),
            self._translated(f"does not let {for_people(name)} be moved to {place}"),
        ):
            if identity not in {lying.identity for lying in self.listed() if lying.name == name}:
                return
            folder = posixpath.join(self._path, place)
            with suppress(ftplib.error_perm):
                self._ftp.mkd(folder)
            taken = {other for other, _ in self._entries(folder)}
            stem, suffix = posixpath.splitext(name)
            target = posixpath.join(folder, name if name not in taken else f"{stem}.{identity}{suffix}")
            if reason is not None:
                note = io.BytesIO(reason.encode("utf-8", "backslashreplace") + b"\n")
                self._ftp.storbinary(f"STOR {note_name(target)}", note)
            self._ftp.rename(self._at(name), target)

    def close(self) -> None:
        """See the port; the server's goodbye is not waited for."""
        with suppress(OSError, AttributeError):
            self._ftp.putcmd("QUIT")
        self._ftp.close()
        self._deadline.forget()

    def _connected(self) -> WatchedFtp:
        login = self._login
        ftp = watched_ftp(self._deadline, SECONDS, _context(login.ca_file) if login.tls else None)
        try:
            with self._translated("does not let us in"):
                opened = socket.create_connection((login.host, login.port), SECONDS)
                self._deadline.keep(opened)
                ftp.greet(opened, login.host)
                ftp.login(login.username, login.password())
                if isinstance(ftp, WatchedFtpTls):
                    ftp.prot_p()
        except BaseException:
            ftp.close()
            self._deadline.forget()
            raise
        return ftp

    def _entries(self, folder: str) -> list[tuple[str, Mapping[str, str]]]:
        """Names and facts; ftplib's own `mlsd` takes in however much a server says."""
        lines: list[str] = []

        def take(line: str) -> None:
            if len(lines) == MOST_LISTED:
                raise _TooMuch
            lines.append(line)

        self._ftp.sendcmd(f"OPTS MLST {_FACTS}")
        try:
            self._ftp.retrlines(f"MLSD {folder}", take)
        except _TooMuch:
            self._ftp.close()
            raise too_many(self._server, folder) from None
        return [_entry(line) for line in lines]

    def _at(self, name: str) -> str:
        return posixpath.join(self._path, name)

    @contextmanager
    def _translated(self, doing: str) -> Iterator[None]:
        try:
            with self._deadline.running():
                yield
        except ftplib.error_perm as error:
            answer = str(error)
            if answer.startswith(_NOT_THERE) and "be read" in doing:
                raise FileNotFoundError(answer) from error
            if answer.startswith(_NOT_IN):
                raise SourceError(
                    f"{self._server} does not let us in; see 'username' and 'password': {answer}"
                ) from None
            raise SourceError(f"{self._server} {doing}: {answer}") from None
        except ssl.SSLCertVerificationError as error:
            raise SourceError(
                f"{self._server} shows a certificate that is not trusted ({error.verify_message}); see 'ca_file'"
            ) from None
        except (OSError, EOFError, ftplib.Error, UnicodeError) as error:
            if isinstance(error, FileNotFoundError):
                raise
            raise trouble(self._server, doing, error) from error


def _context(ca_file: Path | None) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=str(ca_file) if ca_file else None)
    except OSError as error:
        raise SourceError(f"cannot use ca_file {ca_file}: {error}") from error


def _entry(line: str) -> tuple[str, Mapping[str, str]]:
    """A line of a listing (RFC 3659 §7.2)."""
    facts, _, name = line.partition(" ")
    pairs = (fact.partition("=") for fact in facts.removesuffix(";").split(";"))
    return name, {key.lower(): value for key, _, value in pairs}


def lying(name: str, facts: Mapping[str, str]) -> Lying | None:
    """What a line of a listing tells of (RFC 3659 §7.5); None for a folder.

    Args:
        name: Its name.
        facts: Those that the server gives, by their names in lower case.
    """
    kind = facts.get("type", "file").lower()
    if kind in {"dir", "cdir", "pdir"}:
        return None
    size, modified = facts.get("size", "0"), facts.get("modify", "")
    return Lying(
        name=name,
        identity=f"{size}-{modified}",
        size=int(size) if size.isascii() and size.isdigit() and len(size) <= _MOST_DIGITS else 0,
        modified=_moment(modified),
        unfit=None if kind == "file" else "not a plain file; links are not followed",
    )


def _moment(written: str) -> datetime | None:
    """A time of RFC 3659 §2.3: always UTC, fractions allowed."""
    try:
        return datetime.strptime(written.partition(".")[0], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
