"""Who is let in: what a request shows becomes the pass of an outlet, or nothing. From memory alone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import structlog

from syndicate.model.access import Pass, Token
from syndicate.rules.access import Access
from syndicate.web.clients import Client, Clients, Network
from syndicate.web.credentials import Shown, is_secret, secret_address, shown_in
from syndicate.web.keys import Keys

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks for a page.

    Attributes:
        path: That is asked for, without what a secret address has in front; empty where it leads to nothing.
        shown: What was shown, or None.
        secret: Whether in the address.
        passed: What it opens; None where nothing was shown that does.
        token: Which one it was, or None.
        client: The address that it is asked from.
    """

    path: str
    shown: Shown | None = None
    secret: bool = False
    passed: Pass | None = None
    token: Token | None = None
    client: Client | None = None


class Gate:
    """Knows passes by tokens."""

    def __init__(
        self, access: Access, keys: Keys, clients: Clients, allowed_from: Mapping[str, Sequence[Network]]
    ) -> None:
        """Let in who shows a live token of an outlet, from where it is good.

        Args:
            access: Who may see what.
            keys: The tokens that are live.
            clients: Who asks.
            allowed_from: By outlet, the networks that its tokens are good from; empty for anywhere.
        """
        self.access = access
        self.keys = keys
        self.clients = clients
        self._allowed_from = allowed_from

    def caller(self, path: str, peer: str, field: Callable[[str], str | None]) -> Caller:
        """Who asks for a page.

        Args:
            path: As asked for, percent-decoded.
            peer: Address and port that the request came from.
            field: Gives the value of a header, several joined by commas, by its name in lower case.
        """
        authorization = field("authorization")
        secret = is_secret(path)
        if authorization is None and not secret:
            return Caller(path)
        shown = shown_in(authorization) if authorization is not None else None
        if secret:
            in_address, path = secret_address(path)
            shown = shown or in_address
        if shown is None:
            return Caller(path)
        client = self.clients.of(peer, field)
        token = self._good(shown, client)
        passed = self.access.passes[token.outlet] if token else None
        return Caller(path, shown, secret, passed, token, client)

    def holds(self, caller: Caller) -> bool:
        """Whether what was shown is still good; for who showed nothing that was, always."""
        return caller.token is None or self.keys.is_live(caller.token)

    def _good(self, shown: Shown, client: Client) -> Token | None:
        token = self.keys.owner(shown.token)
        if token is None or token.outlet not in self.access.passes or shown.user not in {None, token.outlet}:
            return None
        networks = self._allowed_from.get(token.outlet, ())
        if networks and not any(client.address in network for network in networks if client.address is not None):
            log.warning("a token was shown from elsewhere", outlet=token.outlet, token=token.prefix)
            return None
        return token
