"""Filings that lie on another machine: what its server can do is behind :class:`Shelf`, what a source promises is here.

A filing stays where it lies until it is acknowledged; then it moves to where dealt-with filings go, or, where nothing
may be moved, is remembered as had until it is gone from the list. One that is refused moves likewise, its reason beside
it. What is still being written is left: a file must be a minute old, or look the same in two looks.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from urllib.parse import quote, unquote

from syndicate.errors import SourceError, SourceUnavailable
from syndicate.model.filing import Filing, Unfiled
from syndicate.ports.clock import Clock
from syndicate.ports.memory import Memory
from syndicate.sources.listing import shown
from syndicate.sources.trays import REASON

LARGEST = 8 * 1024 * 1024
"""Bytes; no dispatch is larger."""
MOST = 500
"""Filings taken in one look; the rest is found at the next."""
SECONDS = 15.0
"""How long a server may give no sign of life."""
LONGEST = 180.0
"""Seconds; how long a server may take to let us in, to list, to hand over a file, or to move one: 8 MB at 50 kB/s."""
MOST_LISTED = 100_000
"""Names; a folder of more is not looked at."""

SETTLED = timedelta(minutes=1)
"""How old a file is, by its server's clock, that nobody writes to any more."""

_HAD = "had:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lying:
    """Something on a shelf.

    Attributes:
        name: What the server calls it.
        identity: What tells it from another that took its name, and from itself when it was changed.
        size: In bytes.
        modified: When it was filed by the server's clock, aware; None where the server does not say.
        unfit: Why it can never be taken, or None.
        whole: Whether the server shows only what is complete.
    """

    name: str
    identity: str
    size: int
    modified: datetime | None
    unfit: str | None = None
    whole: bool = False


def name_bytes(name: str) -> bytes:
    """A name, or a path, as a server has it."""
    return name.encode("utf-8", "surrogateescape")


def for_people(name: str) -> str:
    """A name as it can be shown."""
    return shown(name_bytes(name))


class Shelf(Protocol):
    """A connection to a server, good for one look.

    Every method may raise SourceUnavailable or SourceError, and nothing else; each ends within :data:`LONGEST`,
    whatever the server does, and so does connecting.
    """

    def listed(self) -> list[Lying]:
        """What lies there, in any order; hidden and temporary names are left out.

        What a name has that is not UTF-8 is in it as lone surrogates (PEP 383).
        """
        ...

    def read(self, name: str) -> bytes | None:
        """All its bytes, or the first :data:`LARGEST` and one more; None where it is gone."""
        ...

    def move(self, name: str, identity: str, place: str, reason: str | None) -> None:
        """Move it to a place, with its reason beside it if one is given; nothing where it is gone or another by now."""
        ...

    def close(self) -> None:
        """Let go of the connection."""
        ...


class RemoteSource:
    """A source on another machine (a ConfiguredSource).

    Args:
        name: Its name in the configuration.
        connect: Opens a connection.
        memory: For what was had and could not be moved.
        clock: Tells when filings are received.
        done: Where filings go that are dealt with; None leaves them where they lie.
        rejected: Where filings go that are refused; None leaves them where they lie.
    """

    def __init__(
        self,
        *,
        name: str,
        connect: Callable[[], Shelf],
        memory: Memory,
        clock: Clock,
        done: str | None,
        rejected: str | None,
    ) -> None:
        self._name = name
        self._connect = connect
        self._memory = memory
        self._clock = clock
        self._done = done
        self._rejected = rejected
        self._open: Shelf | None = None
        self._looking = False
        self._owed: set[str] = set()
        self._seen: dict[str, str] = {}

    @property
    def name(self) -> str:
        """See the port."""
        return self._name

    def collect(self) -> Iterator[Filing | Unfiled]:
        """See the port; at most :data:`MOST` at once."""
        self._close()
        self._owed.clear()
        self._looking = True
        try:
            listed = self._shelf().listed()
            before, self._seen = self._seen, {lying.name: lying.identity for lying in listed}
            had = self._had(listed)
            waiting = [lying for lying in listed if had.get(lying.name) != lying.identity]
            complete = [one for one in waiting if before.get(one.name) == one.identity or self._is_complete(one)]
            oldest = sorted(complete, key=lambda one: (one.modified is not None, one.modified or 0, one.name))
            for lying in oldest[:MOST]:
                if (taken := self._taken(lying)) is not None:
                    self._owed.add(taken.receipt)
                    yield taken
        finally:
            self._looking = False
            self._close_if_done()

    def probe(self) -> str:
        """See the port."""
        shelf = self._connect()
        try:
            had = self._memory.recall()
            waiting = [lying for lying in shelf.listed() if had.get(_HAD + _quoted(lying.name)) != lying.identity]
            return f"{len(waiting)} waiting"
        finally:
            shelf.close()

    def ack(self, receipt: str) -> None:
        """See the port."""
        self._let_go(receipt, self._done, None)

    def reject(self, receipt: str, reason: str) -> None:
        """See the port."""
        self._let_go(receipt, self._rejected, reason)

    def close(self) -> None:
        """Let go of the connection that is kept open for what is not acknowledged yet; the source stays usable."""
        self._close()

    def _had(self, listed: list[Lying]) -> dict[str, str]:
        """What was had before and still lies there; the rest is forgotten."""
        had = {key: same for key, same in self._memory.recall().items() if key.startswith(_HAD)}
        names = {_HAD + _quoted(lying.name) for lying in listed}
        if gone := dict.fromkeys(had.keys() - names):
            self._memory.remember(gone)
        return {_unquoted(key.removeprefix(_HAD)): same for key, same in had.items() if key in names}

    def _is_complete(self, lying: Lying) -> bool:
        old = lying.modified is not None and self._clock.now() - lying.modified >= SETTLED
        return lying.whole or old or lying.unfit is not None

    def _taken(self, lying: Lying) -> Filing | Unfiled | None:
        receipt = f"{_quoted(lying.name)}#{quote(lying.identity)}"
        received = self._clock.now()
        unfit = lying.unfit or ("larger than 8 MB; no dispatch is" if lying.size > LARGEST else None)
        content = None if unfit else self._shelf().read(lying.name)
        if content is not None and len(content) > LARGEST:
            unfit = "larger than 8 MB; no dispatch is"
        if unfit:
            return Unfiled(
                source=self._name, name=for_people(lying.name), reason=unfit, received=received, receipt=receipt
            )
        if content is None or (len(content) != lying.size and not lying.whole):
            return None
        return Filing(
            source=self._name,
            name=for_people(lying.name),
            content=content,
            filed=min(lying.modified or received, received),
            received=received,
            receipt=receipt,
        )

    def _let_go(self, receipt: str, place: str | None, reason: str | None) -> None:
        name, mark, identity = receipt.rpartition("#")
        if not mark or ".." in _unquoted(name).split("/"):
            raise SourceError(f"{receipt!r} is no receipt of the source {self._name}")
        if place is None:
            self._memory.remember({_HAD + name: unquote(identity)})
        else:
            self._moved(_unquoted(name), unquote(identity), place, reason)
        self._owed.discard(receipt)
        self._close_if_done()

    def _moved(self, name: str, identity: str, place: str, reason: str | None) -> None:
        try:
            self._shelf().move(name, identity, place, reason)
        except SourceUnavailable:  # the connection may have been closed while the record was written
            self._close()
            self._shelf().move(name, identity, place, reason)

    def _shelf(self) -> Shelf:
        if self._open is None:
            self._open = self._connect()
        return self._open

    def _close_if_done(self) -> None:
        if not self._looking and not self._owed:
            self._close()

    def _close(self) -> None:
        shelf, self._open = self._open, None
        if shelf is not None:
            with suppress(SourceError):
                shelf.close()


def note_name(name: str) -> str:
    """What the file beside a refused one is called."""
    return f"{name}{REASON}"


def _quoted(name: str) -> str:
    return quote(name, errors="surrogateescape")


def _unquoted(quoted: str) -> str:
    return unquote(quoted, errors="surrogateescape")


def too_many(server: str, where: str) -> SourceError:
    """What to raise where a folder is listed without end."""
    return SourceError(
        f"{server} lists more than {MOST_LISTED} names in {where}; clear that folder, or give another as 'path'"
    )


def trouble(server: str, doing: str, error: Exception) -> SourceUnavailable:
    """What to raise where a server does not answer, or not as it should."""
    made = SourceUnavailable(f"{server} {doing}")
    made.__cause__ = error
    return made
