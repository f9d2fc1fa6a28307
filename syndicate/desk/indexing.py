"""The index of words brought up to date in the background, a little at a time, so that nobody waits for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import structlog

from syndicate.errors import StoreError
from syndicate.ports.search import Search

STEP: Final = 100
"""Versions that one transaction takes in: a tenth of a second in which others wait for their turn to write."""

PAUSE_SECS: Final = 0.05
"""Between two of them, so that others get their turn."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Indexing:
    """Takes versions in that the index does not know: those of before there was one, those of older nodes.

    Attributes:
        search: Whose index it is.
    """

    search: Search

    def catch_up(self, stopped: Callable[[float], bool]) -> None:
        """Take all of them in.

        Args:
            stopped: Waits so many seconds, and says whether to stop.
        """
        indexed = 0
        try:
            while count := self.search.catch_up(STEP):
                indexed += count
                if stopped(PAUSE_SECS):
                    break
        except StoreError as error:
            log.warning("the index is behind", reason=str(error))
        if indexed:
            log.info("versions indexed", versions=indexed)
