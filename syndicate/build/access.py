"""Who may see what of one syndicate, and the only dice that tokens are thrown with."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from syndicate.build.clock import SystemClock
from syndicate.build.writers import item_writers, writers
from syndicate.config import Config
from syndicate.model.access import Pass, Token
from syndicate.ports.tokens import Fetches, Tokens
from syndicate.rules.access import Access
from syndicate.rules.tokens import PREFIX_CHARS, SECRET_BYTES, token_digest, token_of
from syndicate.store.ledger import SqlLedger
from syndicate.web.clients import Clients
from syndicate.web.gate import Gate
from syndicate.web.guard import Guard
from syndicate.web.keeper import Guarded, Keeper
from syndicate.web.keys import Keys
from syndicate.web.limits import Limits
from syndicate.web.memberships import Memberships
from syndicate.web.visits import Visits


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What is recorded of access.

    Attributes:
        tokens: Of outlets.
        fetches: With these tokens.
        sections_at: See :meth:`syndicate.ports.ledger.Ledger.sections_at`.
    """

    tokens: Tokens
    fetches: Fetches
    sections_at: Callable[[str], frozenset[str]]

    @classmethod
    def of(cls, ledger: SqlLedger) -> "Records":
        """Those of a store."""
        return cls(tokens=ledger.tokens(), fetches=ledger.fetches(), sections_at=ledger.sections_at)


def is_guarded(config: Config) -> bool:
    """Whether anything needs a token, or anybody may have one."""
    return bool(config.outlets) or not all(section.public for section in config.sections)


def new_token(outlet: str, now: datetime) -> tuple[str, Token]:
    """A token that nobody else has, and what is kept of it.

    Args:
        outlet: Whose it is.
        now: When.
    """
    prefix = secrets.token_hex(PREFIX_CHARS // 2)
    token = token_of(prefix, secrets.token_urlsafe(SECRET_BYTES))
    return token, Token(prefix=prefix, outlet=outlet, digest=token_digest(token), made=now)


def access_of(config: Config) -> Access:
    """Who may see what."""
    page_forms = {writer.filename: writer.name for writer in writers(config.agency)}
    document_forms = {writer.suffix: writer.name for writer in item_writers(config.agency)}
    every = frozenset((*page_forms.values(), *document_forms.values()))
    return Access(
        sections={section.name: section.public for section in config.sections},
        outlets={outlet.name: outlet.public for outlet in config.outlets},
        former={former: section.name for section in config.sections for former in section.formerly},
        passes={
            outlet.name: Pass(
                outlet=outlet.name,
                sections=frozenset(outlet.sections),
                formats=frozenset(outlet.formats) or every,
            )
            for outlet in config.outlets
        },
        page_forms=page_forms,
        document_forms=document_forms,
    )


def guarded(
    config: Config, records: Records, clients: Clients, limits: Limits | None, addresses: Sequence[str]
) -> Guarded:
    """What stands in front of the pages, and what goes on behind it.

    Args:
        config: Who may see what.
        records: Who shows which token, and what was fetched.
        clients: Who asks.
        limits: How often they may fail.
        addresses: What a 404 may suggest, all of it public.
    """
    clock = SystemClock()
    keys = Keys(records.tokens)
    visits = Visits(records.fetches)
    gate = Gate(access_of(config), keys, clients, {outlet.name: outlet.allowed_from for outlet in config.outlets})
    memberships = Memberships(records.sections_at, monotonic)
    guard = Guard(gate, memberships, visits, clock, limits=limits, addresses=addresses)
    return Guarded(guard, Keeper(keys, visits))
