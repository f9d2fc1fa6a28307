"""The tokens that are live, in memory: a request is let in without a look into the store."""

import hmac
from typing import Final

from syndicate.model.access import Token
from syndicate.ports.tokens import Tokens
from syndicate.rules.tokens import prefix_of, token_digest

_NOBODYS: Final = bytes(32)


class Keys:
    """Live tokens as they were when last looked at. Safe from any thread."""

    def __init__(self, tokens: Tokens) -> None:
        """Know none before :meth:`refresh`."""
        self._tokens = tokens
        self._live: dict[str, Token] = {}

    def refresh(self) -> None:
        """Look at the store.

        Raises:
            StoreError: It cannot be read; what was known before still is.
        """
        self._live = {token.prefix: token for token in self._tokens.live()}

    def owner(self, shown: str) -> Token | None:
        """The live token that this is; None for any other text, which takes as long to say."""
        token = self._live.get(prefix_of(shown) or "")
        good = hmac.compare_digest(token_digest(shown), token.digest if token else _NOBODYS)
        return token if good else None

    def is_live(self, token: Token) -> bool:
        """Whether one that was live still is."""
        live = self._live.get(token.prefix)
        return live is not None and live.digest == token.digest
