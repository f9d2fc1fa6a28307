"""The Ledger port in SQL.

Readers use connections of their own and may be any thread; on SQLite they never wait for the writer. Writers of one
process wait for one another here, in turn, and for those of other processes at the database.
"""

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from datetime import datetime
from functools import partial

from sqlalchemy import Connection, Engine, func, select

from syndicate.errors import StoreBusy
from syndicate.model.delivery import Errand
from syndicate.model.dispatch import Dispatch
from syndicate.model.filing import Rejected
from syndicate.model.lease import Lease
from syndicate.model.story import Story
from syndicate.ports.ledger import Archived, Counts, Receipt, Showing
from syndicate.store import archives, changes, shown
from syndicate.store.codec import decode
from syndicate.store.deliveries import SqlDeliveries
from syndicate.store.distributions import SqlDistributions
from syndicate.store.engine import PATIENCE_SECS, connect, reader, writer
from syndicate.store.failures import translated
from syndicate.store.fetches import SqlFetches
from syndicate.store.forgetting import SqlForgetting
from syndicate.store.gauges import SqlGauges
from syndicate.store.held_back import SqlHeldBack
from syndicate.store.leases import SqlLeases, check_fence
from syndicate.store.memory import SqlMemory
from syndicate.store.reading import (
    dispatches_of,
    errands_due,
    rejected_of,
    sections_at,
    sections_of,
    stories_of,
)
from syndicate.store.search import SqlSearch
from syndicate.store.staff import SqlActs, SqlStaff
from syndicate.store.subscriptions import SqlSubscriptions
from syndicate.store.tables import errands, filings, rejects, section_rules, stories, story_sections, versions
from syndicate.store.tokens import SqlTokens
from syndicate.store.upgrade import upgrade
from syndicate.store.wire import SqlWire
from syndicate.store.writing import SqlWriting


def open_ledger(url: str) -> "SqlLedger":
    """Open the store at an address, making or upgrading its tables first.

    Safe beside a running daemon: what a one-shot command writes is one transaction, like everything else.

    Args:
        url: `sqlite:///PATH` or `postgresql+psycopg://USER@HOST/DATABASE`.

    Raises:
        StoreBusy: It does not answer or is locked now.
        StoreError: The address is wrong, the file is no store, or a newer program made it.
    """
    engine = connect(url, pool_size=8, max_overflow=8, pool_timeout=PATIENCE_SECS)
    try:
        with translated():
            upgrade(engine)
    except BaseException:
        engine.dispose()
        raise
    return SqlLedger(engine)


class SqlLedger:
    """See :class:`syndicate.ports.ledger.Ledger`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reader = reader(engine)
        self._writer = writer(engine)
        self._jotter = writer(engine, lasting=False)
        self._turn = threading.Lock()
        self._lease: Callable[[], Lease] | None = None

    @contextmanager
    def writing(self) -> Iterator[SqlWriting]:
        """See the port. Not to be nested: no other change can be made by the thread that is inside."""
        with self._changing() as connection:
            yield SqlWriting(connection)

    def errands(self, now: datetime, most: int) -> list[Errand]:
        """See the port."""
        with self._reading() as connection:
            return errands_due(connection, now, most)

    def show(self, showings: Sequence[Showing]) -> Mapping[str, frozenset[str]]:
        """See the port. May be lost in a power cut, with all that came after: the errands then stand again."""
        with self._changing(self._jotter) as connection:
            return changes.show(connection, showings)

    def done(self, numbers: Collection[int]) -> None:
        """See the port. May be lost in a power cut: the errands are then run again, and change nothing."""
        with self._changing(self._jotter) as connection:
            changes.strike(connection, numbers)

    def window(self, section: str, limit: int) -> list[tuple[str, int]]:
        """See the port. Stories shown from the same moment stand in the order of their guids."""
        with self._reading() as connection:
            return shown.window(connection, section, limit)

    def overtaken(self, sections: Collection[str], after: datetime, most: int) -> datetime | None:
        """See the port."""
        with self._reading() as connection:
            return shown.overtaken(connection, sections, after, most)

    def unarchived(self, section: str) -> list[tuple[str, int]]:
        """See the port."""
        with self._reading() as connection:
            return archives.held_by(connection, section, archives.OPEN)

    def kills(self, section: str, since: datetime, most: int) -> list[tuple[str, int]]:
        """See the port."""
        with self._reading() as connection:
            return shown.kills(connection, section, since, most)

    def archive(self, section: str, size: int) -> Archived:
        """See the port. May be lost in a power cut, with what was shown: the same is then archived again."""
        with self._reading() as connection:
            newest, waiting = archives.state(connection, section)
        if waiting < size:
            return Archived(newest=newest)
        with self._changing(self._jotter) as connection:
            return archives.close(connection, section, size)

    def newest_document(self, section: str) -> int:
        """See the port."""
        with self._reading() as connection:
            return archives.state(connection, section)[0]

    def documents(self, guids: Collection[str]) -> set[tuple[str, int]]:
        """See the port."""
        with self._reading() as connection:
            return archives.documents_of(connection, guids)

    def document(self, section: str, number: int) -> list[tuple[str, int]]:
        """See the port."""
        with self._reading() as connection:
            return archives.held_by(connection, section, number)

    def close_archive(self, sections: Collection[str]) -> None:
        """See the port."""
        with self._changing() as connection:
            changes.close_archive(connection, sections)

    def dispatches(self, keys: Collection[tuple[str, int]]) -> list[Dispatch]:
        """See the port."""
        with self._reading() as connection:
            return dispatches_of(connection, keys)

    def stories(self, guids: Collection[str]) -> list[Story]:
        """See the port."""
        with self._reading() as connection:
            return stories_of(connection, guids)

    def sections(self, guids: Collection[str]) -> Mapping[str, frozenset[str]]:
        """See the port."""
        with self._reading() as connection:
            return sections_of(connection, guids)

    def sections_at(self, key: str) -> frozenset[str]:
        """See the port."""
        with self._reading() as connection:
            return sections_at(connection, key)

    def versions(self, guid: str) -> list[Dispatch]:
        """See the port."""
        query = select(versions.c.record).where(versions.c.guid == guid).order_by(versions.c.seq)
        with self._reading() as connection:
            return [decode(record) for record in connection.scalars(query)]

    def latest(self, most: int, section: str | None = None) -> list[Dispatch]:
        """See the port. Newest is what was stored last, whatever the agency's clock said."""
        return [dispatch for _, dispatch in self.newest(most, section)]

    def newest(self, most: int, section: str | None = None, *, before: int | None = None) -> list[tuple[int, Dispatch]]:
        """See the port."""
        newest = stories.c.newest if section is None else story_sections.c.newest
        query = select(versions.c.seq, versions.c.record).join(newest.table, newest == versions.c.seq)
        if section is not None:
            query = query.where(story_sections.c.section == section)
        if before is not None:
            query = query.where(newest < before)
        with self._reading() as connection:
            rows = connection.execute(query.order_by(newest.desc()).limit(most))
            return [(seq, decode(record)) for seq, record in rows]

    def every(self, batch: int) -> Iterator[Sequence[Dispatch]]:
        """See the port. Nothing is held open between two batches; what is stored meanwhile comes too."""
        last = 0
        while True:
            query = (
                select(versions.c.seq, versions.c.record)
                .where(versions.c.seq > last)
                .order_by(versions.c.seq)
                .limit(batch)
            )
            with self._reading() as connection:
                rows = connection.execute(query).all()
            if not rows:
                return
            last = rows[-1].seq
            yield [decode(record) for _, record in rows]

    def receipt(self, digest: str) -> Receipt | None:
        """See the port."""
        with self._reading() as connection:
            row = connection.execute(select(filings).where(filings.c.digest == digest)).mappings().one_or_none()
        return Receipt(**row) if row else None

    def rejects(self, most: int, source: str | None = None) -> list[Rejected]:
        """See the port."""
        with self._reading() as connection:
            return rejected_of(connection, most=most, source=source)

    def rejected(self, number: int) -> Rejected | None:
        """See the port."""
        with self._reading() as connection:
            return next(iter(rejected_of(connection, most=1, number=number)), None)

    def drop_rejects(self, numbers: Iterable[int]) -> int:
        """See the port."""
        with self._changing() as connection:
            return changes.drop_rejects(connection, numbers)

    def rules(self) -> Mapping[str, str]:
        """See the port."""
        with self._reading() as connection:
            rows = connection.execute(select(section_rules.c.section, section_rules.c.fingerprint))
            return dict(rows.all())

    def set_rules(self, fingerprints: Mapping[str, str]) -> None:
        """See the port."""
        with self._changing() as connection:
            changes.set_rules(connection, fingerprints)

    def unroute(self, sections: Collection[str]) -> None:
        """See the port."""
        with self._changing() as connection:
            changes.unroute(connection, sections)

    def counts(self) -> Counts:
        """See the port."""
        last = select(versions.c.seq, versions.c.received).order_by(versions.c.seq.desc()).limit(1)
        with self._reading() as connection:
            # versions are numbered 1, 2, 3 … and never deleted, so the last number is how many there are
            stored, newest = connection.execute(last).one_or_none() or (0, None)
            waiting, due = connection.execute(select(func.count(), func.min(errands.c.due)).select_from(errands)).one()
            return Counts(
                stories=connection.scalar(select(func.count()).select_from(stories)) or 0,
                versions=stored,
                rejects=connection.scalar(select(func.count()).select_from(rejects)) or 0,
                errands=waiting,
                next_due=due,
                newest=newest,
            )

    def memory(self, owner: str, *, lasting: bool = True) -> SqlMemory:
        """The :class:`~syndicate.ports.memory.Memory` of an owner (`source:newsroom`), in the same store.

        Args:
            owner: Whose.
            lasting: Whether what is remembered must outlive a power cut at once; else it does with the next change
                that must.
        """
        changing = self._changing if lasting else partial(self._changing, self._jotter)
        return SqlMemory(owner, self._reading, changing)

    def deliveries(self) -> SqlDeliveries:
        """The :class:`~syndicate.ports.deliveries.Deliveries`, in the same store."""
        return SqlDeliveries(self._reading, self._changing)

    def forgetting(self) -> SqlForgetting:
        """The :class:`~syndicate.ports.forgetting.Forgetting`, in the same store."""
        return SqlForgetting(self._reading, self._changing)

    def gauges(self) -> SqlGauges:
        """The :class:`~syndicate.ports.gauges.Gauges`, in the same store."""
        return SqlGauges(self._reading)

    def held_back(self) -> SqlHeldBack:
        """The :class:`~syndicate.ports.embargoes.HeldBack`, in the same store."""
        return SqlHeldBack(self._reading)

    def ping(self) -> None:
        """Ask the store for nothing.

        Raises:
            StoreError: It does not answer.
        """
        with self._reading() as connection:
            connection.execute(select(1))

    def wire(self) -> SqlWire:
        """The :class:`~syndicate.ports.wire.Wire`, in the same store."""
        return SqlWire(self._reading, self._changing)

    def tokens(self) -> SqlTokens:
        """The :class:`~syndicate.ports.tokens.Tokens`, in the same store."""
        return SqlTokens(self._reading, self._changing)

    def fetches(self) -> SqlFetches:
        """The :class:`~syndicate.ports.tokens.Fetches`, in the same store; what it writes is not synced."""
        return SqlFetches(self._reading, lambda: self._changing(self._jotter))

    def subscriptions(self) -> SqlSubscriptions:
        """The :class:`~syndicate.ports.hub.Subscriptions`, in the same store."""
        return SqlSubscriptions(self._reading, self._changing)

    def distributions(self) -> SqlDistributions:
        """The :class:`~syndicate.ports.hub.Distributions`, in the same store."""
        return SqlDistributions(self._reading, self._changing)

    def search(self) -> SqlSearch:
        """The :class:`~syndicate.ports.search.Search`, in the same store."""
        return SqlSearch(self._reading, partial(self._changing, self._jotter))

    def staff(self) -> SqlStaff:
        """The :class:`~syndicate.ports.staff.Staff`, in the same store."""
        return SqlStaff(self._reading, self._changing, lambda: self._changing(self._jotter))

    def acts(self) -> SqlActs:
        """The :class:`~syndicate.ports.staff.Acts`, in the same store."""
        return SqlActs(self._reading, self._changing)

    def leases(self) -> SqlLeases:
        """The :class:`~syndicate.ports.leases.Leases`, in the same store.

        On a server they do not wait for writers of other things: a change that takes long loses nobody its lease.
        """
        if self._engine.dialect.name == "sqlite":
            return SqlLeases(self._reading, partial(self._taking_turns, self._jotter))
        return SqlLeases(self._reading, partial(self._beside, self._engine))

    def under(self, lease: Callable[[], Lease]) -> "SqlLedger":
        """The same store, and whatever it gives, for the holder of a lease: nothing is changed once that was lost.

        Args:
            lease: The one held now; may raise :class:`~syndicate.errors.LeaseLost`, too.

        Every change may raise :class:`~syndicate.errors.LeaseLost` then. What is open is shared; close one of the two.
        """
        fenced = copy(self)
        fenced._lease = lease  # noqa: SLF001 it is one of us
        return fenced

    def close(self) -> None:
        """See the port. Connections that other threads hold close when they give them back."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with translated(), self._reader.connect() as connection:
            yield connection

    @contextmanager
    def _changing(self, engine: Engine | None = None) -> Iterator[Connection]:
        with self._taking_turns(engine or self._writer) as connection:
            if self._lease:
                check_fence(connection, self._lease())
            yield connection

    @contextmanager
    def _taking_turns(self, engine: Engine) -> Iterator[Connection]:
        # SQLite lets writers wait by sleeping in growing steps; threads here take turns without
        if not self._turn.acquire(timeout=PATIENCE_SECS):
            raise StoreBusy("another thread has been writing to the store for too long")
        try:
            with self._beside(engine) as connection:
                yield connection
        finally:
            self._turn.release()

    @contextmanager
    def _beside(self, engine: Engine) -> Iterator[Connection]:
        with translated(), engine.begin() as connection:
            yield connection
