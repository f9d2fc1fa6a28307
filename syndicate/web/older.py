"""Where what is older than a section's page is: a Link field (RFC 8288), for forms that cannot say it themselves.

An array of ninjs items or a file of wire messages has no place for RFC 5005's `prev-archive`. Archive documents are
numbered from 1 without a gap, so the newest is found by asking the stand, which is done once for each change of a page.
"""

import re

from syndicate.ports.stand import Stand
from syndicate.rules.addresses import archive_path

_CURRENT = re.compile(r"(?P<section>[a-z0-9-]+)/(?P<file>[^/]+)")
_ARCHIVED = re.compile(r"[a-z0-9-]+/archive/(?P<number>[1-9]\d{0,8})/(?P<file>[^/]+)")


class Older:
    """Finds the archive document next older than a page."""

    def __init__(self, stand: Stand) -> None:
        self._stand = stand
        self._newest: dict[str, int] = {}

    def link(self, path: str) -> str | None:
        """The value of the page's Link field, its address relative to the page's own; None where nothing is older.

        Args:
            path: Below the stand (`diplomacy/ninjs.json`).
        """
        archived = _ARCHIVED.fullmatch(path)
        if archived:
            older = int(archived["number"]) - 1
            return _field(f"../{older}/{archived['file']}") if older else None
        current = _CURRENT.fullmatch(path)
        newest = self._newest_of(current["section"], current["file"]) if current else 0
        return _field(f"archive/{newest}/{current['file']}") if current and newest else None

    def _newest_of(self, section: str, file: str) -> int:
        """The number of the newest document, 0 for none; looked for from the last one known."""

        def there(number: int) -> bool:
            return number == 0 or self._stand.get(archive_path(section, number, file)) is not None

        key = f"{section}/{file}"
        low = self._newest.get(key, 0)
        if not there(low):
            low = 0
        step = 1
        while there(low + step):
            low += step
            step *= 2
        while step > 1:
            step //= 2
            if there(low + step):
                low += step
        self._newest[key] = low
        return low


def _field(address: str) -> str:
    return f'<{address}>; rel="next prev-archive"'
