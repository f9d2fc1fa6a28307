"""The stand in a bucket: pages as objects, with memory in front of them.

A put shows its pages to readers of this process first. Then they are uploaded, several at a time: documents of stories
and archives, then the pages that lead to them.

Readers are served from memory. A page that is asked for is looked at in the bucket ten times a second at most, behind
their backs, and when it is said that it changed. Only who asks for a page that is not in memory waits for the bucket.
"""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from types import MappingProxyType
from typing import TypeVar

import structlog

from syndicate.errors import StandError, StandLost
from syndicate.model.edition import Page
from syndicate.ports.stand import Published
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

_HANDS = 8
_SECONDS, _TRIES = 5.0, 3
_READING_HANDS = 4
_READING_SECONDS = 1.0
_LOOK = 0.1
_ABSENT = 5.0
_MOST_ABSENT = 4096
_REST = 1.0
_STORY_ROOM = 64 * 1024 * 1024

_NO_TYPES: Mapping[str, str] = MappingProxyType({})

A = TypeVar("A")
B = TypeVar("B")

_log = structlog.get_logger(__name__)


class BucketStand:
    """Implements :class:`syndicate.ports.stand.Stand` on a bucket."""

    def __init__(self, login: BucketLogin, media_types: Mapping[str, str] = _NO_TYPES) -> None:
        """Open the stand; nothing is asked before something is.

        Args:
            login: The bucket; it must be there.
            media_types: What the writers say of theirs: nothing else is looked for in the bucket.

        Raises:
            StandError: The login cannot be used.
        """
        self._objects = Objects(login, seconds=_SECONDS, tries=_TRIES, hands=_HANDS)
        self._looking = Objects(login, seconds=_READING_SECONDS, tries=1, hands=_READING_HANDS)
        self._media_types = media_types
        self._fence = Fence(self._objects)
        self._shelf: Shelf[Held] = Shelf(_STORY_ROOM)
        self._absent: dict[str, float] = {}
        self._ahead: dict[str, Held] = {}
        self._rests_until = 0.0
        self._putting = threading.Lock()
        self._shelving = threading.Lock()
        self._hands = ThreadPoolExecutor(_HANDS, thread_name_prefix="stand")
        self._refresher = Refresher(self._refresh, _READING_HANDS)
        self._compressors: dict[str, SegmentedGzip] = {}

    def take(self, fence: int) -> None:
        """See the port."""
        with self._putting:
            again = fence == self._fence.number
            self._fence.take(fence)
            if not again:
                self._give_up()

    def put(self, pages: Sequence[Page]) -> int:
        """See the port."""
        for page in pages:
            if not is_address(page.path):
                raise StandError(f"a page cannot lie at {page.path!r}")
        named = list({page.path: page for page in pages}.values())
        with self._putting:
            try:
                self._fence.check()
                news = self._news(named)
                for rare in (True, False):  # documents first, then the pages that lead to them
                    self._all(self._upload, [(path, held) for path, held in news.items() if is_rare(path) is rare])
            except StandLost:
                self._give_up()
                raise
            except StandError:
                for page in named:
                    self._show(page)
                raise
        return len(news)

    def get(self, path: str) -> Published | None:
        """See the port; what another process puts shows within 200 ms where a page is asked for all the time."""
        held = self._shelf.get(path)
        if held is None:
            return self._fetched(path)
        now = time.monotonic()
        if now - held.looked > _LOOK:
            held.looked = now
            self._refresher.ask(path)
        return held.published()

    def remove(self, paths: Sequence[str]) -> int:
        """See the port."""
        with self._putting:
            try:
                return sum(self._all(self._remove, [path for path in dict.fromkeys(paths) if is_address(path)]))
            except StandLost:
                self._give_up()
                raise

    def changed(self, paths: Sequence[str]) -> None:
        """See the port."""
        for path in paths:
            if self._shelf.get(path) is not None or path in self._absent:
                self._refresher.ask(path)

    def settle(self) -> None:
        """See the port; nothing follows behind."""

    def close(self) -> None:
        """See the port."""
        self._refresher.close()
        self._hands.shutdown()
        self._objects.close()
        self._looking.close()

    def _fetched(self, path: str) -> Published | None:
        """A page that is not in memory. While the bucket does not answer it is asked once a second."""
        if not is_address(path) or media_type(path, self._media_types) is None:
            return None
        now = time.monotonic()
        looked = self._absent.get(path)
        if looked is not None and now - looked < _ABSENT:
            if now - looked > _LOOK:
                self._refresher.ask(path)
            return None
        if now < self._rests_until:
            return None
        try:
            found = self._looking.read(path)
        except StandError as error:
            self._rests_until = time.monotonic() + _REST
            _log.warning("a page cannot be read", page=path, reason=str(error))
            return None
        held = self._remember(path, None, found)
        return held.published() if held is not None else None

    def _refresh(self, path: str) -> None:
        """Look at a page again, for the refresher."""
        held = self._shelf.get(path)
        if held is not None and held.is_ahead:
            if not self._fence.is_lost(_LOOK):
                return
            self._give_up()
            held = None
        try:
            said = self._looking.look(path)
            if held is None or said != held.said:
                self._remember(path, held, self._looking.read(path) if said is not None else None)
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

    def _give_up(self) -> None:
        """Forget what readers have ahead of the bucket: it is not ours to put any more."""
        with self._shelving:
            for path, held in self._ahead.items():
                if self._shelf.get(path) is held:
                    self._shelf.drop(path)
            self._ahead.clear()

    def _news(self, pages: Sequence[Page]) -> dict[str, Held]:
        """Let readers have what is new.

        What differs from memory surely is. The rest may be: in the bucket it is looked at first, as its date may be the
        one that readers are to have.
        """
        news: dict[str, Held] = {}
        doubtful: list[Page] = []
        for page in pages:
            held = self._shelf.get(page.path)
            if held is not None and (held.is_ahead or not held.is_of(page)):
                news[page.path] = self._show(page)
            else:
                doubtful.append(page)
        stand = self._all(self._objects.look, [page.path for page in doubtful])
        for page, said in zip(doubtful, stand, strict=True):
            if said is not None and (said.tag, said.gone) == (tag_of(page.content), page.gone):
                self._stands(page, said)
            else:
                news[page.path] = self._show(page, said, anew=True)
        return news

    def _show(self, page: Page, stands: Said | None = None, *, anew: bool = False) -> Held:
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

    def _stands(self, page: Page, said: Said) -> None:
        """Learn from a page that it stands so."""
        with self._shelving:
            held = self._shelf.get(page.path)
            if held is None or held.said != said:
                self._keep(page.path, Held(said, page.content, outline=page.outline))
            else:
                held.outlined(page.outline)

    def _upload(self, shown: tuple[str, Held]) -> None:
        path, held = shown
        stands = self._objects.look(path)
        if stands is not None and stands.fence > self._fence.number:
            raise StandLost(f"{path} was put under {stands.fence}, this process has {self._fence.number}")
        if stands is not None and stands.modified >= held.said.modified:
            held.dated(date_after(held.said.modified, stands.modified))
        self._fence.check()
        self._objects.put(path, held.said, held.content)
        with self._shelving:
            held.is_ahead = False
            held.looked = time.monotonic()
            self._ahead.pop(path, None)

    def _remove(self, path: str) -> bool:
        stands = self._objects.look(path)
        self._fence.check()
        if stands is not None:
            self._objects.remove(path)
        with self._shelving:
            self._ahead.pop(path, None)
            self._compressors.pop(path, None)
            self._drop(path)
        return stands is not None

    def _all(self, work: Callable[[A], B], these: Sequence[A]) -> list[B]:
        """Do something for all of these, several at a time; one that fails does not keep the others from being tried.

        Raises:
            StandLost: One of them did.
            StandError: Likewise.
        """
        tasks = [self._hands.submit(work, one) for one in these]
        errors = [error for task in tasks if (error := task.exception()) is not None]
        for error in sorted(errors, key=lambda error: not isinstance(error, StandLost)):
            raise error
        return [task.result() for task in tasks]
