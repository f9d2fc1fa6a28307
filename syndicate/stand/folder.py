"""The stand: a folder of published pages, with memory in front of it.

A put shows each page to readers of this process as soon as it is made; they wait for no disk. Then pages and their gzip
twins are written aside and synced, several at a time; then each takes its place by rename, in order; then the folders
are synced. Paths are strings, because a path object costs as much as writing the page of a story.

Readers are served from memory: what this process puts shows at once, and because `get` asks the file system a hundred
times a second whether a page's file is still the same, so does what another process puts.
"""

import os
import threading
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from syndicate.errors import StandError
from syndicate.model.edition import Page
from syndicate.ports.stand import Published
from syndicate.stand import files
from syndicate.stand.aside import Aside
from syndicate.stand.fence import Fence, FileMark
from syndicate.stand.hands import Hands, write
from syndicate.stand.publishing import SUFFIXES
from syndicate.stand.reading import is_address, read_page, read_twins
from syndicate.stand.segments import SegmentedGzip
from syndicate.stand.shelf import Shelf, is_rare
from syndicate.stand.standing import GONE, Standing
from syndicate.stand.twins import Behind, TwinWriter, twin_of

_STORY_ROOM = 32 * 1024 * 1024
_TWIN_LOOK = 0.25
_FILE_LOOK = 0.01
_FOLDERS = 512
"""So many folders are remembered as known, as each story has one; one that is forgotten costs a few syncs more."""

_NO_TYPES: Mapping[str, str] = MappingProxyType({})


class FolderStand:
    """Implements :class:`syndicate.ports.stand.Stand` on a folder."""

    def __init__(self, root: Path, media_types: Mapping[str, str] = _NO_TYPES) -> None:
        """Open the stand; nothing is touched before something is put.

        Args:
            root: The folder; made when something is put.
            media_types: What the writers say of theirs, for pages read back from disk; see
                :func:`~syndicate.stand.media_types.media_type`.
        """
        self._root = root.absolute()
        self._media_types = media_types
        self._fence = Fence(FileMark(self._root))
        self._shelf: Shelf[Standing] = Shelf(_STORY_ROOM)
        self._putting = threading.Lock()
        self._committing = threading.Lock()
        self._twins = TwinWriter(self._committing, self._twins_written)
        self._hands = Hands()
        self._compressors: dict[str, SegmentedGzip] = {}
        self._looked: dict[str, float] = {}
        self._folders: set[str] = set()
        self._lock: int | None = None

    def take(self, fence: int) -> None:
        """See the port."""
        with self._putting:
            again = fence == self._fence.number
            self._fence.take(fence)
            if not again:
                self._shelf.clear()  # what was shown ahead is not ours to show, and all else is looked at afresh

    def put(self, pages: Iterable[Page]) -> int:
        """See the port."""
        with self._putting:
            self._fence.check()
            with self._hands.writing() as writing:
                asides: dict[str, Aside] = {}
                now = 0
                for page in pages:
                    content = page.content
                    if self._is_news(page, content):
                        now = now or self._now()
                        asides[page.path] = self._shown(page, content, now)
                        writing.add(asides[page.path])
                self._publish(list(asides.values()), all_written=writing.end())
            return len(asides)

    def get(self, path: str) -> Published | None:
        """See the port; a page put by another process shows within 10 ms, its slower twins within 250."""
        standing = self._standing(path, _FILE_LOOK)
        return self._with_twins(path, standing).published() if standing is not None else None

    def remove(self, paths: Sequence[str]) -> int:
        """See the port."""
        removed = 0
        with self._putting, self._committing:
            for path in filter(is_address, paths):
                self._fence.check()
                file = f"{self._root}/{path}"
                removed += files.modified_of(file) is not None
                try:
                    for name in (*_page_and_twins(file), file + GONE):
                        files.remove(name)
                except OSError as cause:
                    raise files.unwritable(file) from cause
                self._shelf.drop(path)
                self._compressors.pop(path, None)
        return removed

    def is_at_hand(self, path: str) -> bool:  # noqa: ARG002 - files always are
        """See the port."""
        return True

    def changed(self, places: Collection[str]) -> None:
        """See the port; nothing is to do, as `get` looks at files."""

    def probe(self) -> str:
        """See the port."""
        try:
            hidden = files.write_aside([(f"{self._root}/probe", b"", time.time_ns())])
            files.discard(each.name for each in hidden)
        except OSError as cause:
            raise files.unwritable(self._root) from cause
        return f"pages can be written in {self._root}{self._fence.in_words()}"

    def settle(self) -> None:
        """See the port."""
        self._twins.settle()

    def close(self) -> None:
        """Let go. Twins that still follow behind are given up: `settle` first where they are wanted now."""
        self._twins.close()
        self._hands.close()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _standing(self, path: str, within: float = 0.0) -> Standing | None:
        standing = self._shelf.get(path)
        if (
            standing is not None
            and standing.is_current(within)
            and (standing.signature is not None or not self._fence.is_lost(within))  # lost: its file will never stand
        ):
            return standing
        standing = read_page(self._root, path, self._media_types)
        if standing is not None:
            self._shelf.put(path, standing)
        else:
            self._shelf.drop(path)
        return standing

    def _with_twins(self, path: str, standing: Standing) -> Standing:
        """The same with such twins as have come to lie beside it; these are looked for only now and then."""
        if standing.is_ahead or standing.is_complete:
            return standing
        now = time.monotonic()
        if now < self._looked.get(path, 0):
            return standing
        self._looked[path] = now + _TWIN_LOOK
        twins = read_twins(self._root, standing.file, standing.modified)
        if twins.keys() <= standing.twins.keys():
            return standing
        standing = standing.with_twins(twins)
        self._shelf.put(path, standing)
        return standing

    def _is_news(self, page: Page, content: bytes) -> bool:
        if not is_address(page.path):
            raise StandError(f"a page cannot lie at {page.path!r}")
        standing = self._standing(page.path)
        if standing is None or standing.is_ahead:
            return True
        if standing.is_gone != page.gone or standing.content != content:
            return True
        standing.outlined(page.outline)
        standing = self._with_twins(page.path, standing)
        if not standing.is_complete:
            if "gzip" not in standing.twins:  # a crash came between the two
                return True
            self._twins.follow(self._behind(page.path, standing))
        return False

    def _publish(self, asides: Sequence[Aside], *, all_written: bool) -> None:
        touched: set[str] = set()
        try:
            try:
                for aside in asides:
                    if not all_written:  # something is wrong with one of them, or there is no room for all at once
                        write((aside,))
                    self._commit(aside, touched)
            finally:
                self._sync(touched)
        except OSError as cause:
            raise files.unwritable(self._root) from cause

    def _shown(self, page: Page, content: bytes, now: int) -> Aside:
        """Let readers have a page; what they have seen is not taken back, whatever becomes of its file."""
        file = f"{self._root}/{page.path}{GONE if page.gone else ''}"
        try:
            before = files.modified_of(file)
        except OSError as cause:
            raise files.unwritable(file) from cause
        ahead = self._shelf.get(page.path)
        if ahead is not None and ahead.is_ahead:
            if ahead.file == file and ahead.content == content:
                return Aside(path=page.path, file=file, standing=ahead)
            before = max(before or 0, ahead.modified)
        has_twins = not is_rare(page.path) and not page.gone
        twins: dict[str, bytes] = {}
        if has_twins:
            twins["gzip"] = self._compressors.setdefault(page.path, SegmentedGzip()).compress(page.parts)
        standing = Standing(
            file=file,
            media_type=page.media_type,
            content=content,
            modified=files.date_after(now, before),
            twins=twins,
            has_twins=has_twins,
            outline=page.outline,
        )
        self._shelf.put(page.path, standing)
        return Aside(path=page.path, file=file, standing=standing)

    def _now(self) -> int:
        """What time it is where the files lie; the first time it is asked this becomes a writer."""
        try:
            if self._lock is None:
                self._lock = files.lock_as_writer(self._root)
            return files.time_of(self._lock)
        except OSError as cause:
            raise files.unwritable(self._root) from cause

    def _commit(self, aside: Aside, touched: set[str]) -> None:
        touched.add(aside.file.rpartition("/")[0])
        try:
            with self._committing:
                self._take_place(aside)
        except OSError as cause:
            raise files.unwritable(aside.file) from cause
        if aside.standing.has_twins:
            self._twins.follow(self._behind(aside.path, aside.standing))

    def _take_place(self, aside: Aside) -> None:
        self._fence.check()
        file, gone = aside.file, aside.standing.is_gone
        if gone:
            for name in _page_and_twins(file.removesuffix(GONE)):
                files.remove(name)
        if aside.standing.has_twins:
            for encoding in ("br", "zstd"):
                files.remove(twin_of(file, encoding))
            files.take_place(aside.hidden["gzip"], twin_of(file, "gzip"))
        hidden = aside.hidden["identity"]
        files.take_place(hidden, file)
        if not gone:
            files.remove(file + GONE)
        aside.hidden.clear()
        aside.standing.written((hidden.modified, hidden.size, hidden.inode))

    def _sync(self, touched: set[str]) -> None:
        """Make the names in these folders durable, and those of folders that are new to us in theirs."""
        top = str(self._root)
        for folder in touched - self._folders:
            above = folder
            while len(above) > len(top):
                above = above.rpartition("/")[0]
                touched.add(above)
        self._hands.sync_folders(list(touched))
        if len(self._folders) > _FOLDERS:
            self._folders.clear()
        self._folders |= touched

    @staticmethod
    def _behind(path: str, standing: Standing) -> Behind:
        return Behind(path=path, file=standing.file, content=standing.content, modified=standing.modified)

    def _twins_written(self, page: Behind, twins: dict[str, bytes]) -> None:
        standing = self._shelf.get(page.path)
        if standing is not None and standing.modified == page.modified:
            self._shelf.put(page.path, standing.with_twins({**standing.twins, **twins}))


def _page_and_twins(file: str) -> tuple[str, ...]:
    return file, *(twin_of(file, encoding) for encoding in SUFFIXES)
