"""IMAP (RFC 9051, RFC 3501): the messages of a mailbox, each a filing."""

import imaplib
import re
import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from syndicate.deadlines import Deadline
from syndicate.errors import SourceError
from syndicate.sources.remote import LARGEST, LONGEST, SECONDS, Lying, trouble

_ITEM = re.compile(rb"UID (?P<uid>\d{1,10})\b")  # 32 bits (RFC 9051 §2.3.1.1)
_UID = re.compile(rb"(?<!\S)\d{1,10}(?!\S)")
_SIZE = re.compile(rb"RFC822\.SIZE (?P<size>\d{1,18})\b")
_DATE = re.compile(rb'INTERNALDATE "(?P<date>[^"]{20,40})"')
_MOST_LISTED = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class ImapLogin:
    """How to get in.

    Attributes:
        host: Of the server.
        port: 1-65535.
        tls: `implicit` from the first byte (RFC 8314), `starttls` after greeting, or `none`.
        username: Who logs in.
        password: Reads the password.
        ca_file: Certificates of the authorities to trust instead of the Web's (PEM), or None.
    """

    host: str
    port: int
    tls: Literal["implicit", "starttls", "none"]
    username: str
    password: Callable[[], str]
    ca_file: Path | None


class _Bounded(imaplib.IMAP4):
    """Takes in nothing that is larger than what is asked for, whatever the server announces, and ends in time."""

    def __init__(self, login: ImapLogin, deadline: Deadline) -> None:
        self._deadline = deadline
        super().__init__(login.host, login.port, SECONDS)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        """Connect, as imaplib wants to."""
        opened = socket.create_connection((self.host, self.port), timeout)
        self._deadline.keep(opened)
        return opened

    def read(self, size: int) -> bytes:
        """Read a literal.

        Raises:
            imaplib.IMAP4.abort: It is too large.
        """
        if size > LARGEST + 1:
            raise self.abort(f"the server announces {size} bytes at once")
        return super().read(size)


class _BoundedTls(_Bounded):
    """The same, over TLS from the first byte."""

    def __init__(self, login: ImapLogin, deadline: Deadline, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__(login, deadline)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        return self._context.wrap_socket(super()._create_socket(timeout), server_hostname=self.host)


class ImapShelf:
    """A folder of a mailbox (a Shelf); names are UIDs, which are never given twice (RFC 9051 §2.3.1.1)."""

    def __init__(self, login: ImapLogin, folder: str, longest: float = LONGEST) -> None:
        self._server = f"the IMAP server {login.host}"
        self._folder = folder
        self._deadline = Deadline(longest)
        try:
            with self._translated("does not answer"):
                self._imap = _connected(login, self._deadline)
        except BaseException:
            self._deadline.forget()
            raise
        try:
            self._let_in(login)
            self._can = self._capabilities()
            self._validity = self._selected()
        except SourceError:
            self.close()
            raise

    def listed(self) -> list[Lying]:
        """See the port; deleted messages are left out."""
        with self._translated(f"does not list {self._folder}"):
            uids = sorted(self._found("UNDELETED"))[:_MOST_LISTED]
            if not uids:
                return []
            wanted = ",".join(map(str, uids))
            answers = self._answer(self._imap.uid("FETCH", wanted, "(UID RFC822.SIZE INTERNALDATE)"))
        return [found for answer in answers if (found := lying(answer, self._validity)) is not None]

    def read(self, name: str) -> bytes | None:
        """See the port; the message stays unseen for other readers of the mailbox."""
        with self._translated(f"does not let message {name} be read"):
            answers = self._answer(self._imap.uid("FETCH", name, f"(BODY.PEEK[]<0.{LARGEST + 1}>)"))
        return next((bytes(answer[1]) for answer in answers if isinstance(answer, tuple)), None)

    def move(self, name: str, identity: str, place: str, reason: str | None) -> None:
        """See the port; the folder is made where it is not there. A mailbox has no room for the reason."""
        del reason
        if identity != self._identity(name):
            return
        with self._translated(f"does not let message {name} be moved to {place}"):
            if not self._found(f"UNDELETED UID {name}"):
                return
            self._imap.create(_quoted(place))
            if "MOVE" in self._can:  # RFC 6851
                self._answer(self._imap.uid("MOVE", name, _quoted(place)))
                return
            self._answer(self._imap.uid("COPY", name, _quoted(place)))
            self._answer(self._imap.uid("STORE", name, "+FLAGS.SILENT", r"(\Deleted)"))
            if "UIDPLUS" in self._can:  # RFC 4315: expunges this message and no other
                self._answer(self._imap.uid("EXPUNGE", name))

    def close(self) -> None:
        """See the port."""
        with suppress(SourceError), self._translated("does not say goodbye"):
            self._imap.logout()
        with suppress(OSError):
            self._imap.shutdown()  # left undone where the server did not answer
        self._deadline.forget()

    def _let_in(self, login: ImapLogin) -> None:
        with self._translated("does not answer"):
            try:
                self._imap.login(login.username, login.password())
            except imaplib.IMAP4.abort:
                raise
            except imaplib.IMAP4.error as error:
                raise SourceError(
                    f"{self._server} does not let {login.username} in; see 'username' and 'password': {error}"
                ) from None

    def _capabilities(self) -> frozenset[str]:
        """What the server can do for whoever is logged in: more than it said in its greeting."""
        with self._translated("does not say what it can do"):
            lines = self._answer(self._imap.capability())
        return frozenset(
            word.decode("ascii", "replace")
            for line in lines
            if isinstance(line, bytes)
            for word in line.upper().split()
        )

    def _selected(self) -> str:
        with self._translated(f"does not open {self._folder}"):
            try:
                self._answer(self._imap.select(_quoted(self._folder)))
            except imaplib.IMAP4.abort:
                raise
            except imaplib.IMAP4.error:
                raise SourceError(f"{self._server} has no folder {self._folder}; see 'folder'") from None
            _, validity = self._imap.response("UIDVALIDITY")
        first = validity[0] if validity else None
        return first.decode("ascii", "replace") if isinstance(first, bytes) else "0"

    def _identity(self, uid: str) -> str:
        return f"{self._validity}-{uid}"

    def _found(self, criteria: str) -> list[int]:
        lines = self._answer(self._imap.uid("SEARCH", criteria))
        return [int(uid) for line in lines if isinstance(line, bytes) for uid in _UID.findall(line)]

    def _answer(self, answered: tuple[str, Sequence[object]]) -> list[object]:
        status, lines = answered
        if status != "OK":
            raise imaplib.IMAP4.error(f"{status} {lines}")
        return [line for line in lines if line is not None]

    @contextmanager
    def _translated(self, doing: str) -> Iterator[None]:
        try:
            with self._deadline.running():
                yield
        except ssl.SSLCertVerificationError as error:
            raise SourceError(
                f"{self._server} shows a certificate that is not trusted ({error.verify_message}); see 'ca_file'"
            ) from None
        except (OSError, EOFError, ValueError, imaplib.IMAP4.error) as error:
            raise trouble(self._server, doing, error) from error


def lying(answer: object, validity: str) -> Lying | None:
    """What a line of an answer to FETCH tells of; None where it is about no message.

    Args:
        answer: As imaplib has it.
        validity: Of the folder's UIDs.
    """
    line = answer[0] if isinstance(answer, tuple) else answer
    if not isinstance(line, bytes) or not (uid := _ITEM.search(line)):
        return None
    size, date = _SIZE.search(line), _DATE.search(line)
    name = uid["uid"].decode()
    return Lying(
        name=name,
        identity=f"{validity}-{name}",
        size=int(size["size"]) if size else 0,
        modified=_moment(date["date"].decode("ascii", "replace")) if date else None,
        whole=True,
    )


def _connected(login: ImapLogin, deadline: Deadline) -> imaplib.IMAP4:
    if login.tls == "implicit":
        return _BoundedTls(login, deadline, _context(login.ca_file))
    imap = _Bounded(login, deadline)
    if login.tls == "starttls":
        imap.starttls(_context(login.ca_file))
    return imap


def _context(ca_file: Path | None) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=str(ca_file) if ca_file else None)
    except OSError as error:
        raise SourceError(f"cannot use ca_file {ca_file}: {error}") from error


def _quoted(folder: str) -> str:
    """A folder's name as a quoted string (RFC 3501 §4.3)."""
    return '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _moment(written: str) -> datetime | None:
    try:
        return datetime.strptime(written.strip(), "%d-%b-%Y %H:%M:%S %z").astimezone(UTC)
    except ValueError:
        return None
