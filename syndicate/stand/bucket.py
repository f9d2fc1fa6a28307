"""The stand in a bucket: pages as objects, with memory in front of them.

A put shows its pages to readers of this process first. Then they are uploaded, several at a time: documents of stories
and archives, then the pages that lead to them.
"""

import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from types import MappingProxyType
from typing import TypeVar

from syndicate.errors import StandError, StandLost
from syndicate.model.edition import Page
from syndicate.ports.stand import Published
from syndicate.stand.fence import Fence
from syndicate.stand.held import Held
from syndicate.stand.objects import BucketLogin, Objects, Said
from syndicate.stand.publishing import tag_of
from syndicate.stand.reading import is_address
from syndicate.stand.shelf import is_rare
from syndicate.stand.window import Window

_HANDS = 8
_SECONDS, _TRIES = 5.0, 3
_PROBE = ".probe"
_PROBED = Said(media_type="text/plain", tag=tag_of(b""), modified=0, fence=0, gone=False)

_NO_TYPES: Mapping[str, str] = MappingProxyType({})

A = TypeVar("A")
B = TypeVar("B")


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
        self._fence = Fence(self._objects)
        self._window = Window(login, self._fence, media_types)
        self._putting = threading.Lock()
        self._hands = ThreadPoolExecutor(_HANDS, thread_name_prefix="stand")

    def take(self, fence: int) -> None:
        """See the port."""
        with self._putting:
            again = fence == self._fence.number
            self._fence.take(fence)
            if not again:
                self._window.give_up()

    def put(self, pages: Iterable[Page]) -> int:
        """See the port; nothing is shown before all pages are made, as the bucket is asked about many at a time."""
        named = list({page.path: page for page in pages}.values())
        for page in named:
            if not is_address(page.path):
                raise StandError(f"a page cannot lie at {page.path!r}")
        with self._putting:
            try:
                self._fence.check()
                news = self._news(named)
                for rare in (True, False):  # documents first, then the pages that lead to them
                    self._all(self._upload, [(path, held) for path, held in news.items() if is_rare(path) is rare])
            except StandLost:
                self._window.give_up()
                raise
            except StandError:
                for page in named:
                    self._window.show(page)
                raise
        return len(news)

    def remove(self, paths: Sequence[str]) -> int:
        """See the port."""
        with self._putting:
            try:
                return sum(self._all(self._remove, [path for path in dict.fromkeys(paths) if is_address(path)]))
            except StandLost:
                self._window.give_up()
                raise

    def get(self, path: str) -> Published | None:
        """See the port; what another process puts shows within 200 ms where a page is asked for all the time."""
        return self._window.get(path)

    def is_at_hand(self, path: str) -> bool:
        """See the port."""
        return self._window.is_at_hand(path)

    def changed(self, places: Collection[str]) -> None:
        """See the port."""
        self._window.changed(places)

    def probe(self) -> str:
        """See the port."""
        self._objects.put(_PROBE, _PROBED, b"")
        found = self._objects.read(_PROBE)
        self._objects.remove(_PROBE)
        if found is None:
            raise StandError(f"{self._objects.server} does not have what was just put there")
        return f"pages can be put in {self._objects.server}{self._fence.in_words()}"

    def settle(self) -> None:
        """See the port; nothing follows behind."""

    def close(self) -> None:
        """See the port."""
        self._window.close()
        self._hands.shutdown()
        self._objects.close()

    def _news(self, pages: Sequence[Page]) -> dict[str, Held]:
        """Let readers have what is new.

        What differs from memory surely is. The rest may be: in the bucket it is looked at first, as its date may be the
        one that readers are to have.
        """
        news: dict[str, Held] = {}
        doubtful: list[Page] = []
        for page in pages:
            held = self._window.held(page.path)
            if held is not None and (held.is_ahead or not held.is_of(page)):
                news[page.path] = self._window.show(page)
            else:
                doubtful.append(page)
        stand = self._all(self._objects.look, [page.path for page in doubtful])
        for page, said in zip(doubtful, stand, strict=True):
            if said is not None and (said.tag, said.gone) == (tag_of(page.content), page.gone):
                self._window.stands(page, said)
            else:
                news[page.path] = self._window.show(page, said, anew=True)
        return news

    def _upload(self, shown: tuple[str, Held]) -> None:
        path, held = shown
        stands = self._objects.look(path)
        if stands is not None and stands.fence > self._fence.number:
            raise StandLost(f"{path} was put under {stands.fence}, this process has {self._fence.number}")
        if stands is not None and stands != held.said:
            held.date_after(stands.modified)
        self._fence.check()
        self._objects.put(path, held.said, held.content)
        self._window.arrived(path, held)

    def _remove(self, path: str) -> bool:
        stands = self._objects.look(path)
        self._fence.check()
        if stands is not None:
            self._objects.remove(path)
        self._window.removed(path)
        return stands is not None

    def _all(self, work: Callable[[A], B], these: Sequence[A]) -> list[B]:
        """Do something for all of these, several at a time. Once one fails no other is begun: each may take its time.

        Raises:
            StandLost: One of them did.
            StandError: Likewise.
        """
        tasks = [self._hands.submit(work, one) for one in these]
        for task in wait(tasks, return_when=FIRST_EXCEPTION).not_done:
            task.cancel()
        wait(tasks)
        errors = [error for task in tasks if not task.cancelled() and (error := task.exception()) is not None]
        for error in sorted(errors, key=lambda error: not isinstance(error, StandLost)):
            raise error
        return [task.result() for task in tasks]
