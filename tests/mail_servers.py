"""A mail server on this machine, not of ours: whom it takes mail for is told by the address."""

import asyncio
import gc
import ssl
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword

from tests.ports import free_port
from tests.remote_servers import PASSWORD, USER

_PATIENCE_SECS = 60.0


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail as it came: from whom and to whom by the envelope, and its bytes."""

    sender: str
    to: tuple[str, ...]
    content: bytes

    @property
    def message(self) -> EmailMessage:
        message = message_from_bytes(self.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        return message


@dataclass
class Post:
    """The server, and what was mailed.

    `later-…@` is put off while `puts_off` says so, `never-…@` refused for good; `refuses` is the answer to every mail.
    """

    port: int = 0
    proof: Path = Path()
    letters: list[Letter] = field(default_factory=list)
    puts_off: bool = True
    refuses: str | None = None

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Envelope, address: str, _options: Any) -> str:  # noqa: N802 - the library's
        if address.startswith("later-") and self.puts_off:
            return "450 4.2.1 try again"
        if address.startswith("never-"):
            return "550 5.1.1 no such editor"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Envelope) -> str:  # noqa: N802 - the library's
        if self.refuses:
            return self.refuses
        assert isinstance(envelope.content, bytes)
        self.letters.append(Letter(str(envelope.mail_from), tuple(envelope.rcpt_tos), envelope.content))
        return "250 2.0.0 queued"

    def subjects(self) -> list[str]:
        return [str(letter.message["subject"]) for letter in self.letters]


class _Server(Controller):
    """Knows its connections, which aiosmtpd's leaves to themselves when it stops."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.connections: list[SMTP] = []

    def factory(self) -> SMTP:
        made: SMTP = super().factory()  # type: ignore[no-untyped-call]
        self.connections.append(made)
        return made

    async def hang_up(self) -> None:
        """End every connection."""
        ended = [made._handler_coroutine for made in self.connections if made._handler_coroutine]  # noqa: SLF001
        for task in ended:
            task.cancel()
        await asyncio.gather(*ended, return_exceptions=True)
        for made in self.connections:
            if made.transport is not None:
                made.transport.abort()  # type: ignore[attr-defined]  # TLS would wait for a goodbye
        await asyncio.sleep(0.01)
        self.connections.clear()


@contextmanager
def mail_server(folder: Path, security: str = "starttls", port: int | None = None) -> Iterator[Post]:
    """Run one, by `starttls`, `tls` or `none`; who logs in must know the password."""
    authority = trustme.CA()
    found = Post(port=port or free_port(), proof=folder / "mail-ca.pem")
    authority.cert_pem.write_to_path(found.proof)
    context = _context(authority)

    def knows(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: LoginPassword) -> AuthResult:
        return AuthResult(success=(data.login, data.password) == (USER.encode(), PASSWORD.encode()), handled=False)

    controller = _Server(
        found,
        hostname="127.0.0.1",
        port=found.port,
        ssl_context=context if security == "tls" else None,
        tls_context=context if security == "starttls" else None,
        require_starttls=security == "starttls",
        authenticator=knows,
        auth_require_tls=security == "starttls",
        enable_SMTPUTF8=False,
        decode_data=False,
        data_size_limit=1_000_000,
    )
    controller.start()
    try:
        yield found
    finally:
        asyncio.run_coroutine_threadsafe(controller.hang_up(), controller.loop).result(_PATIENCE_SECS)
        controller.stop()
        del controller
        with warnings.catch_warnings():  # it leaves connections to the collector
            warnings.simplefilter("ignore", ResourceWarning)
            gc.collect()


def _context(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", "localhost").configure_cert(context)
    return context
