"""A folder that dispatches are dropped into.

A file is taken when nobody writes it any more, handed over with its bytes whole, and moved to `done/` once its record
is durable or to `rejected/` with the reason beside it. Anything that is not a plain file in reach is never opened;
it is handed over as unfiled. Nothing outside the folder is read: links are not followed.

A receipt is the file's path in the folder, percent-encoded, and what tells that very file from a later one of the
same name; it stays good over a restart.
"""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

from watchfiles import Change, watch

from syndicate.errors import SourceError, SourceUnavailable
from syndicate.model.filing import Filing, Unfiled
from syndicate.ports.clock import Clock
from syndicate.sources import trays
from syndicate.sources.listing import Found, concerns, listed, shown
from syndicate.sources.writers import being_written, leases_tell

LARGEST = 8 * 1024 * 1024
"""Bytes; what is larger is no dispatch."""
LONGEST_WRITING = timedelta(minutes=10)
"""After this long, a file still held open is given up."""

_TICK_MS = 50
_LAZIEST_TICKS = 40
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class _NotYet(Exception):
    """A file to be left for another time."""


class _Unfit(Exception):
    """A file that can never be taken; the message says why."""


class Spool:
    """A source of the kind `spool`; see the module for what it promises beyond the port.

    Args:
        name: Its name in the configuration.
        path: The folder; made if it is not there.
        clock: Tells when filings are received.
        recursive: Whether folders inside are read too.
        settle: How long a file must have stayed the same where open files cannot be told, and an empty one anywhere.
        leases: Whether the kernel can tell open files there; found out by itself if None.
    """

    def __init__(
        self,
        *,
        name: str,
        path: Path,
        clock: Clock,
        recursive: bool = False,
        settle: timedelta = timedelta(seconds=2),
        leases: bool | None = None,
    ) -> None:
        self._name = name
        self._path = path
        self._clock = clock
        self._recursive = recursive
        self._settle = settle
        self._leases = leases
        self._open_since: dict[str, datetime] = {}
        self._same_since: dict[str, tuple[str, datetime]] = {}
        self._left_some = False

    @property
    def name(self) -> str:
        """See the port."""
        return self._name

    def collect(self) -> Iterator[Filing | Unfiled]:
        """See the port; a file is opened only when its turn comes."""
        self._left_some = False
        self._prepare()
        if self._leases is None:
            self._leases = leases_tell(self._path)
        try:
            found = listed(self._path, recursive=self._recursive)
        except OSError as error:
            raise trays.trouble(f"cannot list {self._path}", error) from error
        names = {each.name for each in found}
        self._open_since = {name: since for name, since in self._open_since.items() if name in names}
        self._same_since = {name: since for name, since in self._same_since.items() if name in names}
        for each in found:
            try:
                yield self._taken(each)
            except FileNotFoundError:
                continue
            except _NotYet:
                self._left_some = True
            except _Unfit as unfit:
                yield self._unfiled(each, str(unfit))

    def probe(self) -> str:
        """See the port; makes the folder if it is not there."""
        self._prepare()
        try:
            found = listed(self._path, recursive=self._recursive)
            trays.see(self._path)
        except OSError as error:
            raise trays.trouble(f"cannot use {self._path}", error) from error
        return f"{len(found)} waiting"

    def ack(self, receipt: str) -> None:
        """See the port; moves the file to `done/`."""
        name, same = _opened(receipt)
        trays.move(self._path, name, same, trays.DONE)

    def reject(self, receipt: str, reason: str) -> None:
        """See the port; moves the file to `rejected/`, with the reason in a text file beside it."""
        name, same = _opened(receipt)
        trays.move(self._path, name, same, trays.REJECTED, reason)

    def wakes(self, stopped: Callable[[], bool]) -> Iterator[None]:
        """See the port; yields at once, and again while something was left that is still being written.

        Raises:
            SourceUnavailable: The folder cannot be watched now; it can still be collected from.
        """
        yield None
        while not stopped():
            self._prepare()
            try:
                yield from self._watched(stopped)
            except RuntimeError as error:
                if "decode path" not in str(error):
                    raise SourceUnavailable(f"cannot watch {self._path}") from error
                yield None  # a name that is not UTF-8 came: it ends the watch, but it is a file like any other
            except OSError as error:
                raise SourceUnavailable(f"cannot watch {self._path}") from error

    def _watched(self, stopped: Callable[[], bool]) -> Iterator[None]:
        """Wake-ups from one watch; ends when stopped or when the folder is no longer the one watched."""
        watched = self._path.stat()
        ticks = pause = 1
        changes = watch(
            self._path,
            watch_filter=self._concerns,
            step=1,  # a drop is seen after two steps; the library's defaults would keep it waiting for up to 1.6 s
            debounce=1,
            rust_timeout=_TICK_MS,
            yield_on_timeout=True,
            recursive=self._recursive,
            ignore_permission_denied=True,
        )
        fresh = True  # what came before the watch stood was seen by nobody
        for changed in changes:
            if stopped() or not _is(self._path, watched):
                return
            ticks -= 1
            if changed or fresh:
                fresh, ticks, pause = False, 1, 1
                yield None
            elif self._left_some and ticks <= 0:
                pause = min(2 * pause, _LAZIEST_TICKS)
                ticks = pause
                yield None

    def _concerns(self, change: Change, path: str) -> bool:
        """Whether a change in the folder may mean something to collect."""
        return change is not Change.deleted and concerns(os.path.relpath(path, self._path))

    def _prepare(self) -> None:
        try:
            self._path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise trays.trouble(f"cannot make the folder {self._path}", error) from error
        trays.check(self._path)

    def _taken(self, found: Found) -> Filing:
        """The filing that a name comes to.

        Raises:
            FileNotFoundError: It is gone.
            _NotYet: It is still being written.
            _Unfit: It can never be taken.
        """
        if found.unfit:
            raise _Unfit(found.unfit)
        try:
            descriptor = os.open(self._path / found.name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY)
            try:
                content = self._content(found, descriptor)
            finally:
                os.close(descriptor)
        except FileNotFoundError:
            raise
        except OSError as error:
            if error.errno in trays.PASSING:
                raise trays.trouble(f"cannot read {self._path / found.name}", error) from error
            raise _Unfit(f"cannot be read: {error.strerror}") from error
        received = self._clock.now()
        return Filing(
            source=self._name,
            name=shown(os.fsencode(found.name)),
            content=content,
            filed=_filed(found.status.st_mtime_ns, received),
            received=received,
            receipt=_receipt(found, trays.identity(found.status)),
        )

    def _content(self, found: Found, descriptor: int) -> bytes:
        same = trays.identity(found.status)
        if trays.identity(os.fstat(descriptor)) != same:
            raise _NotYet  # changed, or replaced by another, since it was listed
        written = being_written(descriptor) if self._leases else None
        if written:
            since = self._open_since.setdefault(found.name, self._clock.now())
            if self._clock.now() - since >= LONGEST_WRITING:
                raise _Unfit("still being written after 10 minutes")
            raise _NotYet
        self._open_since.pop(found.name, None)
        size = found.status.st_size
        if (written is None or not size) and not self._settled(found):
            raise _NotYet
        if size > LARGEST:
            raise _Unfit("larger than 8 MB; no dispatch is")
        content = _bytes(descriptor, size)
        if trays.identity(os.fstat(descriptor)) != same or len(content) != size:
            raise _NotYet
        return content

    def _settled(self, found: Found) -> bool:
        """Whether a file has stayed the same for long enough, by its own time or by what was seen before."""
        now = self._clock.now()
        same = trays.identity(found.status)
        before, since = self._same_since.get(found.name, (same, now))
        if before != same:
            since = now
        self._same_since[found.name] = (same, since)
        return max(now - since, now - _filed(found.status.st_mtime_ns, now)) >= self._settle

    def _unfiled(self, found: Found, reason: str) -> Unfiled:
        return Unfiled(
            source=self._name,
            name=shown(os.fsencode(found.name)),
            reason=reason,
            received=self._clock.now(),
            receipt=_receipt(found, trays.inode(found.status)),
        )


def _is(path: Path, watched: os.stat_result) -> bool:
    try:
        return os.path.samestat(path.stat(), watched)
    except OSError:
        return False


def _bytes(descriptor: int, size: int) -> bytes:
    """At most one byte more than `size`: enough to tell that it grew."""
    parts: list[bytes] = []
    wanted = size + 1
    while wanted and (part := os.read(descriptor, wanted)):
        parts.append(part)
        wanted -= len(part)
    return b"".join(parts)


def _filed(modified_ns: int, now: datetime) -> datetime:
    """A file's time of last change, to the microsecond; nothing was filed later than now."""
    try:
        return min(_EPOCH + timedelta(microseconds=modified_ns // 1000), now)
    except OverflowError:
        return now


def _receipt(found: Found, same: str) -> str:
    return f"{quote(os.fsencode(found.name))}#{same}"


def _opened(receipt: str) -> tuple[str, str]:
    """The name and the identity in a receipt."""
    name, mark, same = receipt.rpartition("#")
    path = os.fsdecode(unquote_to_bytes(name))
    if not mark or path.startswith("/") or ".." in path.split("/"):
        raise SourceError(f"{receipt!r} is no receipt of a spool")
    return path, same
