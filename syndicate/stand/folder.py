"""The stand: a folder of published pages, with memory in front of it.

A put writes every page and its gzip twin aside and syncs them, several at a time; then each takes its place by
rename, in order; then the folders are synced. Readers are served from memory: what this process puts shows at once,
and because `get` asks the file system a hundred times a second whether a page's file is still the same, so does what
another process puts.
"""

import os
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from syndicate.errors import StandError
from syndicate.model.edition import Page
from syndicate.ports.stand import Published
from syndicate.stand import files
from syndicate.stand.reading import is_address, read_page, read_twins
from syndicate.stand.segments import SegmentedGzip
from syndicate.stand.shelf import Shelf, is_story
from syndicate.stand.standing import Standing, signature
from syndicate.stand.twins import Behind, TwinWriter, twin_of

_HANDS = 4
_STORY_ROOM = 64 * 1024 * 1024
_TWIN_LOOK = 0.25
_FILE_LOOK = 0.01

_NO_TYPES: Mapping[str, str] = MappingProxyType({})


@dataclass(slots=True)
class _Aside:
    """A page written aside: hidden files that wait to take their places; `gzipped` only for a page with twins."""

    page: Page
    file: Path
    content: bytes
    identity: Path
    gzip: Path | None = None
    gzipped: bytes | None = None

    def leftovers(self) -> Iterator[Path]:
        yield self.identity
        if self.gzip is not None:
            yield self.gzip


class FolderStand:
    """Implements :class:`syndicate.ports.stand.Stand` on a folder."""

    def __init__(self, root: Path, media_types: Mapping[str, str] = _NO_TYPES) -> None:
        """Open the stand; what dead writers left behind is removed, nothing else is touched.

        Args:
            root: The folder; made when something is put.
            media_types: By file name (`rss.xml`), what the writers say of theirs: for pages read back from disk.
        """
        self._root = root.absolute()
        self._media_types = media_types
        self._shelf = Shelf(_STORY_ROOM)
        self._putting = threading.Lock()
        self._committing = threading.Lock()
        self._twins = TwinWriter(self._committing, self._twins_written)
        self._hands = ThreadPoolExecutor(_HANDS, thread_name_prefix="stand")
        self._compressors: dict[str, SegmentedGzip] = {}
        self._looked: dict[str, float] = {}
        self._folders: set[Path] = set()
        self._lock: int | None = None
        files.sweep(self._root)

    def put(self, pages: Sequence[Page]) -> int:
        """See the port."""
        with self._putting:
            changed = [page for page in {page.path: page for page in pages}.values() if self._differs(page)]
            if changed:
                self._publish(changed)
            return len(changed)

    def get(self, path: str) -> Published | None:
        """See the port; a page put by another process shows within 10 ms, its slower twins within 250."""
        standing = self._standing(path, _FILE_LOOK)
        return standing.published() if standing is not None else None

    def settle(self) -> None:
        """See the port."""
        self._twins.settle()

    def close(self) -> None:
        """Let go. Twins that still follow behind are given up: `settle` first where they are wanted now."""
        self._twins.close()
        self._hands.shutdown()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _standing(self, path: str, within: float = 0.0) -> Standing | None:
        standing = self._shelf.get(path)
        if standing is not None and standing.is_current(within):
            return standing if standing.is_complete else self._look_for_twins(path, standing)
        standing = read_page(self._root, path, self._media_types)
        if standing is not None:
            self._shelf.put(path, standing)
        else:
            self._shelf.drop(path)
        return standing

    def _look_for_twins(self, path: str, standing: Standing) -> Standing:
        now = time.monotonic()
        if now < self._looked.get(path, 0):
            return standing
        self._looked[path] = now + _TWIN_LOOK
        twins = read_twins(self._root, Path(standing.file), standing.modified)
        if twins.keys() <= standing.twins.keys():
            return standing
        standing = standing.with_twins(twins)
        self._shelf.put(path, standing)
        return standing

    def _differs(self, page: Page) -> bool:
        if not is_address(page.path):
            raise StandError(f"a page cannot lie at {page.path!r}")
        standing = self._standing(page.path)
        if standing is None or standing.content != page.content:
            return True
        if standing.is_complete:
            return False
        if "gzip" not in standing.twins:  # a crash came between the two
            return True
        self._twins.follow(self._behind(page.path, standing))
        return False

    def _publish(self, pages: Sequence[Page]) -> None:
        touched: set[Path] = set()
        asides: list[_Aside] = []
        try:
            if self._lock is None:
                self._lock = files.lock_as_writer(self._root)
            try:
                asides = self._write_all(pages)
                for aside in asides:
                    self._commit(aside, touched)
                if not asides:  # something is wrong with one of them, or there is no room for all at once
                    for page in pages:
                        asides.append(self._write_one(page))
                        self._commit(asides[-1], touched)
            finally:
                self._sync(touched)
        except OSError as cause:
            raise files.unwritable(self._root) from cause
        finally:
            for aside in asides:
                files.discard(aside.leftovers())

    def _write_all(self, pages: Sequence[Page]) -> list[_Aside]:
        """Write all pages aside, several at a time; none if one fails."""
        tasks = [self._hands.submit(self._write_one, page) for page in pages]
        failed = [task.exception() for task in tasks if task.exception() is not None]
        written = [task.result() for task in tasks if task.exception() is None]
        if not failed:
            return written
        for aside in written:
            files.discard(aside.leftovers())
        return []

    def _write_one(self, page: Page) -> _Aside:
        file = self._root / page.path
        content = page.content
        aside = _Aside(page, file, content, files.aside(file, content))
        if not is_story(page.path):
            compressor = self._compressors.setdefault(page.path, SegmentedGzip())
            try:
                aside.gzipped = compressor.compress(page.parts)
                aside.gzip = files.aside(twin_of(file, "gzip"), aside.gzipped)
            except BaseException:
                files.discard(aside.leftovers())
                raise
        return aside

    def _commit(self, aside: _Aside, touched: set[Path]) -> None:
        touched.add(aside.file.parent)
        try:
            with self._committing:
                standing = self._take_place(aside)
        except OSError as cause:
            raise files.unwritable(aside.file) from cause
        if standing.has_twins:
            self._twins.follow(self._behind(aside.page.path, standing))

    def _take_place(self, aside: _Aside) -> Standing:
        file = aside.file
        try:
            before = file.lstat().st_mtime_ns
        except FileNotFoundError:
            before = None
        modified = files.date_after(aside.identity, before)
        for encoding in ("br", "zstd") if aside.gzip is not None else ():
            twin_of(file, encoding).unlink(missing_ok=True)
        if aside.gzip is not None:
            os.utime(aside.gzip, ns=(modified, modified))
            aside.gzip.replace(twin_of(file, "gzip"))
        aside.identity.replace(file)
        standing = Standing(
            file=str(file),
            media_type=aside.page.media_type,
            content=aside.content,
            signature=signature(file.lstat()),
            twins={"gzip": aside.gzipped} if aside.gzipped is not None else {},
            has_twins=aside.gzip is not None,
        )
        self._shelf.put(aside.page.path, standing)
        return standing

    def _sync(self, touched: set[Path]) -> None:
        """Make the names in these folders durable, and those of folders that are new to us in theirs."""
        for folder in tuple(touched - self._folders):
            touched.update(parent for parent in folder.parents if parent.is_relative_to(self._root))
        list(self._hands.map(files.sync_folder, touched))
        self._folders |= touched

    @staticmethod
    def _behind(path: str, standing: Standing) -> Behind:
        return Behind(path=path, file=Path(standing.file), content=standing.content, modified=standing.modified)

    def _twins_written(self, page: Behind, twins: dict[str, bytes]) -> None:
        standing = self._shelf.get(page.path)
        if standing is not None and standing.modified == page.modified:
            self._shelf.put(page.path, standing.with_twins({**standing.twins, **twins}))
