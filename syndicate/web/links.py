"""What a page leads to in its Link field (RFC 8288): its hubs and its own address, and what is older.

A subscriber finds the hubs of any form there (W3C WebSub §4), also of those that cannot name them. Only pages that
change have hubs: an archive document or a story's own has nothing to tell.
"""

from collections.abc import Sequence
from urllib.parse import quote

from syndicate.ports.stand import Stand
from syndicate.rules.hub import is_feed
from syndicate.web.older import Older


class Links:
    """Makes the Link fields of a stand's pages."""

    def __init__(self, stand: Stand, base_url: str, hubs: Sequence[str]) -> None:
        """Lead to these hubs.

        Args:
            stand: Whose pages.
            base_url: Where readers reach it, ending in a slash.
            hubs: Of the agency.
        """
        self._older = Older(stand)
        self._base_url = base_url
        self._hubs = [f'<{hub}>; rel="hub"' for hub in hubs]

    def field(self, path: str) -> str | None:
        """The value of a page's Link field; None for none.

        Args:
            path: Below the stand (`diplomacy/ninjs.json`).
        """
        told = [*self._hubs, f'<{self._base_url}{quote(path)}>; rel="self"'] if self._hubs and is_feed(path) else []
        older = self._older.link(path)
        return ", ".join([*told, older] if older else told) or None
