"""What readers see of a bucket: pages in memory, and how these stay those that stand.

A page that is asked for is looked at in the bucket ten times a second at most, behind the backs of readers, and when it
is said that it changed. Only who asks for a page that is not in memory waits for the bucket; every current page is read
as soon as the first is asked for.
"""

import threading
import time
from collections.abc import Collection, Mapping

import structlog

from syndicate.errors import StandError
from syndicate.model.edition import Page
from syndicate.ports.stand import Published
from syndicate.rules.addresses import place_of
from syndicate.stand.fence import Fence
from syndicate.stand.files import date_after
from syndicate.stand.held import Held
from syndicate.stand.media_types import media_type
from syndicate.stand.objects import BucketLogin, Objects, Said
from syndicate.stand.publishing import tag_of
from syndicate.stand.reading import is_address
from syndicate.stand.refresher import Refresher
from syndicate.stand.segments import SegmentedGzip
from syndicate.stand.shelf import Shelf, is_rare

_HANDS = 4
_SECONDS = 1.0
_LOOK = 0.1
_ABSENT = 5.0
_MOST_ABSENT = 4096
_REST = 1.0
_STORY_ROOM = 64 * 1024 * 1024

_log = structlog.get_logger(__name__)


class Window:
    """Pages of a bucket for readers, and those that are on their way into it. Safe from any thread."""

    def __init__(self, login: BucketLogin, fence: Fence, media_types: Mapping[str, str]) -> None:
        """Make one; nothing is asked before something is.

        Args:
            login: The bucket.
            fence: Whether what is on its way may still arrive.
            media_types: What the writers say of theirs: nothing else is looked for.
        """
        self._objects = Objects(login, seconds=_SECONDS, tries=1, hands=_HANDS)
        self._fence = fence
        self._media_types = media_types
        self._shelf: Shelf[Held] = Shelf(_STORY_ROOM)
        self._shelving = threading.Lock()
        self._absent: dict[str, float] = {}
        self._ahead: dict[str, Held] = {}
        self._has_begun = False
        self._rests_until = 0.0
        self._refresher = Refresher(self._refresh, _HANDS)
        self._compressors: dict[str, SegmentedGzip] = {}

    def held(self, path: str) -> Held | None:
        """What is in memory."""
        return self._shelf.get(path)

    def get(self, path: str) -> Published | None:
        """The page at this path, from memory where it is there."""
        held = self._shelf.get(path)
        if held is None:
            return self._fetched(path)
        now = time.monotonic()
        if now - held.looked > _LOOK:
            held.looked = now
            self._refresher.ask(path)
        return held.published()

    def is_at_hand(self, path: str) -> bool:
        """Whether nobody who asks for this page would wait for the bucket."""
        return self._shelf.get(path) is not None or not self._is_to_be_read(path)

    def changed(self, places: Collection[str]) -> None:
        """Look again at those current pages there that anybody asked for."""
        for path in [*self._shelf.current(), *list(self._absent)]:
            if not is_rare(path) and place_of(path) in places:
                self._refresher.ask(path)

    def show(self, page: Page, stands: Said | None = None, *, anew: bool = False) -> Held:
        """Let readers have a page, unless they have it.

        Args:
            page: The page.
            stands: What is in its place in the bucket, as far as is known.
            anew: Whether it is to be put though readers have it.
        """
        with self._shelving:
            before = self._shelf.get(page.path)
            if before is not None and before.is_of(page) and (before.is_ahead or not anew):
                return before
            dates = [said.modified for said in (stands, before.said if before else None) if said is not None]
            twins: dict[str, bytes] = {}
            if not is_rare(page.path) and not page.gone:
                compressor = self._compressors.setdefault(page.path, SegmentedGzip())
                twins["gzip"] = compressor.compress(page.parts)
            said = Said(
                media_type=page.media_type,
                tag=tag_of(page.content),
                modified=date_after(time.time_ns(), max(dates, default=None)),
                fence=self._fence.number,
                gone=page.gone,
            )
            held = Held(said, page.content, twins=twins, outline=page.outline, is_ahead=True)
            self._ahead[page.path] = held
            self._keep(page.path, held)
            return held

    def stands(self, page: Page, said: Said) -> None:
        """Learn from a page that it stands so."""
        with self._shelving:
            held = self._shelf.get(page.path)
            if held is None or held.said != said:
                self._keep(page.path, Held(said, page.content, outline=page.outline))
            else:
                held.outlined(page.outline)

    def arrived(self, path: str, held: Held) -> None:
        """Learn that a page on its way has taken its place."""
        with self._shelving:
            held.is_ahead = False
            held.looked = time.monotonic()
            self._ahead.pop(path, None)

    def removed(self, path: str) -> None:
        """Learn that a page is not there any more."""
        with self._shelving:
            self._ahead.pop(path, None)
            self._compressors.pop(path, None)
            self._drop(path)

    def give_up(self) -> None:
        """Forget what readers have ahead of the bucket: it is not ours to put any more."""
        with self._shelving:
            for path, held in self._ahead.items():
                if self._shelf.get(path) is held:
                    self._shelf.drop(path)
            self._ahead.clear()

    def close(self) -> None:
        """Let go."""
        self._refresher.close()
        self._objects.close()

    def _fetched(self, path: str) -> Published | None:
        """A page that is not in memory. While the bucket does not answer it is asked once a second."""
        if not self._is_to_be_read(path):
            return None
        if not self._has_begun:
            self._has_begun = True
            threading.Thread(target=self._begin, name="stand-list", daemon=True).start()
        try:
            found = self._objects.read(path)
        except StandError as error:
            self._rests_until = time.monotonic() + _REST
            _log.warning("a page cannot be read", page=path, reason=str(error))
            return None
        held = self._remember(path, None, found)
        return held.published() if held is not None else None

    def _is_to_be_read(self, path: str) -> bool:
        """Whether a page that is not in memory may be in the bucket, and this can be found out now.

        One that was not there a while ago is looked at behind the reader's back.
        """
        if not is_address(path) or media_type(path, self._media_types) is None:
            return False
        now = time.monotonic()
        looked = self._absent.get(path)
        if looked is not None and now - looked < _ABSENT:
            if now - looked > _LOOK:
                self._refresher.ask(path)
            return False
        return now >= self._rests_until

    def _begin(self) -> None:
        """Have every current page read before it is asked for."""
        try:
            for path in self._objects.paths():
                if is_address(path) and not is_rare(path) and self._shelf.get(path) is None:
                    self._refresher.ask(path)
        except StandError as error:
            _log.warning("the bucket cannot be listed", reason=str(error))

    def _refresh(self, path: str) -> None:
        """Look at a page again, for the refresher."""
        held = self._shelf.get(path)
        if held is not None and held.is_ahead:
            if not self._fence.is_lost(_LOOK):
                return
            self.give_up()
            held = None
        try:
            said = self._objects.look(path)
            if held is None or said != held.said:
                self._remember(path, held, self._objects.read(path) if said is not None else None)
        except StandError as error:
            _log.warning("a page cannot be looked at", page=path, reason=str(error))

    def _remember(self, path: str, before: Held | None, found: tuple[Said, bytes] | None) -> Held | None:
        """Keep what was found unless another thread was quicker; what is kept."""
        held = None
        if found is not None:
            said, content = found
            same = before is not None and before.said.tag == said.tag
            held = Held(said, content, outline=before.outline if before and same else None)
            held.published()  # compressed here, not where the next reader waits
        with self._shelving:
            now = self._shelf.get(path)
            if now is not before:
                return now
            if held is not None:
                self._keep(path, held)
            else:
                self._drop(path)
            return held

    def _keep(self, path: str, held: Held) -> None:
        self._shelf.put(path, held)
        self._absent.pop(path, None)

    def _drop(self, path: str) -> None:
        self._shelf.drop(path)
        if len(self._absent) >= _MOST_ABSENT:
            self._absent.clear()
        self._absent[path] = time.monotonic()
