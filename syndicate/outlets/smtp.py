"""SMTP (RFC 5321): every version as a mail to an outlet's editors.

All get one message, which names none of them. Where the server takes some and puts others off, those others alone are
mailed at the next attempt; after a crash all are, under the same `Message-ID`. Whom it refuses for good is not mailed
this version again.
"""

import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import structlog

from syndicate.errors import DeliveryError, OutletDeferred, OutletOutOfReach, OutletRefused
from syndicate.outlets.dialling import Dialler
from syndicate.ports.pusher import Parcel

_SHUTTING_DOWN = 421
_TAKEN = range(200, 300)
_LATER = range(400, 500)
_MOST_REMEMBERED = 100

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class MailingList:
    """Who is mailed, by whom, and through which server.

    Attributes:
        name: The channel's.
        host: Of the server.
        port: 1-65535.
        security: `starttls` after the greeting, `tls` from the first byte, or `none`.
        username: Who logs in, or None where nobody does.
        password: Reads the password.
        ca_file: Certificates of the authorities to trust instead of the Web's (PEM), or None.
        domain: The agency's: what we greet with, and what the list's identifier is made in.
        sender: The address that the mail comes from.
        sender_name: The agency's.
        to: The addresses that it goes to.
        contact: Where one asks to be taken off the list, or None.
        had: By delivery, who has it already where others were put off.
    """

    name: str
    host: str
    port: int
    security: Literal["starttls", "tls", "none"]
    username: str | None
    password: Callable[[], str]
    ca_file: Path | None
    domain: str
    sender: str
    sender_name: str
    to: tuple[str, ...]
    contact: str | None
    had: dict[str, frozenset[str]] = field(default_factory=dict)

    def headers(self) -> bytes:
        """The header fields that say who sends it to whom; no recipient is named (RFC 5322 §3.4, a group of none)."""
        message = EmailMessage(policy.SMTP)
        message["From"] = Address(display_name=self.sender_name, addr_spec=self.sender)
        message["To"] = "undisclosed-recipients:;"
        message["List-Id"] = f"<{self.name}.{self.domain}>"  # RFC 2919
        if self.contact:
            message["List-Unsubscribe"] = f"<mailto:{quote(self.contact, safe='@')}>"  # RFC 2369 §3.2
        return message.as_bytes().removesuffix(b"\r\n")


class _Smtp(smtplib.SMTP):
    """SMTP over a connection that the dialler makes."""

    def __init__(self, mailing: MailingList, dialler: Dialler, context: ssl.SSLContext) -> None:
        self._dialler = dialler
        self._tls = context if mailing.security == "tls" else None
        super().__init__(mailing.host, mailing.port, mailing.domain, dialler.seconds)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:  # noqa: ARG002 - the library's
        opened = self._dialler.dial(host, port)
        return self._tls.wrap_socket(opened, server_hostname=host) if self._tls else opened


class SmtpConnection:
    """A Connection (see :mod:`syndicate.outlets.kept`)."""

    def __init__(self, mailing: MailingList, dialler: Dialler) -> None:
        self._list = mailing
        self._server = f"the mail server {mailing.host}"
        context = _context(mailing.ca_file)
        password = mailing.password() if mailing.username else ""
        with self._translated():
            self._smtp = _Smtp(mailing, dialler, context)
            try:
                if mailing.security == "starttls":
                    self._smtp.starttls(context=context)
                self._smtp.ehlo_or_helo_if_needed()
                if mailing.username:
                    self._smtp.login(mailing.username, password)
            except BaseException:
                self._smtp.close()
                raise

    def bring(self, parcel: Parcel) -> str:
        """See the port."""
        mail = self._list.headers() + parcel.content
        had = self._list.had.get(parcel.identifier, frozenset())
        with self._translated():
            asked = self._addressed([one for one in self._list.to if one not in had], len(mail))
            if not asked.taken:
                raise asked.refusal(self._server)
            code, said = self._smtp.data(mail)
            if code not in _TAKEN:
                raise self._error(code, said, OutletRefused)
        if asked.later:
            self._remember(parcel.identifier, had.union(asked.taken))
            raise OutletDeferred(f"{self._server} took it for {len(asked.taken)}, and puts off {_told(asked.later)}")
        self._list.had.pop(parcel.identifier, None)
        if asked.never:
            log.warning("mail refused for good", channel=parcel.outlet, refused=_told(asked.never))
            return f"{_words(code, said)}; refused for good: {_told(asked.never)}"
        return _words(code, said)

    def probe(self) -> str:
        """See the port; the message that is announced is not sent."""
        with self._translated():
            asked = self._addressed(self._list.to, 0)
            self._smtp.rset()
        if asked.never or asked.later:
            raise asked.refusal(self._server)
        return f"mail to {len(asked.taken)} would be taken"

    def close(self) -> None:
        """See the port; the server's goodbye is not waited for."""
        with suppress(OSError, smtplib.SMTPException):
            self._smtp.putcmd("quit")
        self._smtp.close()

    def _addressed(self, to: Sequence[str], size: int) -> "_Asked":
        """Say from whom and to whom; what the server answers of each."""
        code, said = self._smtp.mail(self._list.sender, [f"size={size}"] if self._smtp.has_extn("size") else [])
        if code not in _TAKEN:
            self._smtp.rset()
            raise self._error(code, said, DeliveryError, "; see 'sender'")
        asked = _Asked()
        for one in to:
            code, said = self._smtp.rcpt(one)
            if code == _SHUTTING_DOWN:
                raise self._error(code, said, DeliveryError)
            if code in _TAKEN:
                asked.taken.append(one)
            elif code in _LATER:
                asked.later[one] = _words(code, said)
            else:
                asked.never[one] = _words(code, said)
        if not asked.taken:
            self._smtp.rset()
        return asked

    def _remember(self, identifier: str, had: frozenset[str]) -> None:
        self._list.had[identifier] = had
        while len(self._list.had) > _MOST_REMEMBERED:  # deliveries that a newer version took the place of
            self._list.had.pop(next(iter(self._list.had)))

    def _error(self, code: int, said: bytes, for_good: type[DeliveryError], hint: str = "") -> DeliveryError:
        """What an answer that is no yes comes to."""
        words = f"{self._server} answers {_words(code, said)}{hint}"
        if code == _SHUTTING_DOWN:
            return OutletOutOfReach(words)
        return OutletDeferred(words) if code in _LATER else for_good(words)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except smtplib.SMTPAuthenticationError as error:
            what = f"does not let {self._list.username} in ({error.smtp_code}); see 'username' and 'password'"
            raise DeliveryError(f"{self._server} {what}") from None
        except smtplib.SMTPNotSupportedError as error:
            raise DeliveryError(f"{self._server}: {error}; see 'security' and 'username'") from None
        except smtplib.SMTPResponseException as error:
            said = error.smtp_error if isinstance(error.smtp_error, bytes) else error.smtp_error.encode()
            raise self._error(error.smtp_code, said, DeliveryError) from None
        except ssl.SSLCertVerificationError as error:
            what = f"shows a certificate that is not trusted ({error.verify_message}); see 'ca_file'"
            raise DeliveryError(f"{self._server} {what}") from None
        except (OSError, smtplib.SMTPException) as error:
            raise OutletOutOfReach(f"{self._server} does not answer as it should") from error


@dataclass(slots=True)
class _Asked:
    """What a server says of the recipients of a message: whom it takes it for, whom not now, whom never."""

    taken: list[str] = field(default_factory=list)
    later: dict[str, str] = field(default_factory=dict)
    never: dict[str, str] = field(default_factory=dict)

    def refusal(self, server: str) -> DeliveryError:
        """The error where not all are taken."""
        if self.later:
            return OutletDeferred(f"{server} puts off {_told(self.later | self.never)}")
        return OutletRefused(f"{server} refuses {_told(self.never)}; see 'to'")


def _told(answers: dict[str, str]) -> str:
    return ", ".join(f"{address} ({words})" for address, words in answers.items())


def _words(code: int, said: bytes) -> str:
    return f"{code} {' '.join(said.decode('utf-8', 'replace').split())[:200]}".strip()


def _context(ca_file: Path | None) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=str(ca_file) if ca_file else None)
    except OSError as error:
        raise DeliveryError(f"cannot use ca_file {ca_file}: {error}") from None
