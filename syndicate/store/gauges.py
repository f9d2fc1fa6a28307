"""The Gauges port in SQL: each question goes along an index, and looks at no more rows than it may."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Integer,
    ScalarSelect,
    Select,
    bindparam,
    case,
    func,
    select,
    type_coerce,
)

from syndicate.model.delivery import DeliveryState
from syndicate.model.health import Health
from syndicate.model.hub import Kind
from syndicate.model.levels import Behind, Levels, Queue
from syndicate.ports.gauges import MOST_COUNTED, Counted, Filed, Rates
from syndicate.rules.health import DISABLED, read
from syndicate.store.memory import Door
from syndicate.store.statements import chunks, each_of
from syndicate.store.tables import (
    deliveries,
    errands,
    filings,
    memories,
    rejects,
    story_sections,
    subscriptions,
    versions,
)
from syndicate.store.waiting import WAITING

_MOST_WAITING: Final = 20_000
"""Deliveries that are looked at altogether, each channel's share of them alike."""

_LEAST_EACH: Final = 20

_MOST_STORIES: Final = 200_000
"""Stories that are counted altogether, each section's share of them alike."""

_MOST_TIMED: Final = 20_000
"""Versions that are looked at to say how many came in each hour."""

_HOUR: Final = timedelta(hours=1)
_HOUR_MICROS: Final = 3_600_000_000
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)

_RECEIVED: Final = select(versions.c.received).where(versions.c.seq == bindparam("which"))

_NAMES: Final = (
    select(func.aggregate_strings(story_sections.c.section, ","))
    .where(story_sections.c.guid == versions.c.guid)
    .correlate(versions)
    .scalar_subquery()
)
# a join would begin with every story of every section, on either engine
_LATELY: Final = (
    select(_NAMES.label("names"), (type_coerce(versions.c.received, BigInteger) // _HOUR_MICROS).label("hour"))
    .where(versions.c.seq > bindparam("before"))
    .order_by(versions.c.seq)
    .limit(bindparam("most", type_=Integer))
    .subquery()
)
_CAME: Final = select(_LATELY.c.names, _LATELY.c.hour, func.count()).group_by(_LATELY.c.names, _LATELY.c.hour)


class SqlGauges:
    """See :class:`syndicate.ports.gauges.Gauges`."""

    def __init__(self, reading: Door) -> None:
        self._reading = reading

    def levels(self, now: datetime, sources: Collection[str], channels: Collection[str]) -> Levels:
        """See the port."""
        last = select(versions.c.seq, versions.c.received).order_by(versions.c.seq.desc()).limit(1)
        with self._reading() as connection:
            stored, newest = connection.execute(last).one_or_none() or (0, None)
            known = _known(connection, "channel:", channels)
            return Levels(
                versions=stored,
                newest=newest,
                sections=_sections(connection, now),
                held_back=_count(connection, select(errands.c.number).where(errands.c.due > now)),
                next_embargo=connection.scalar(select(func.min(errands.c.due)).where(errands.c.due > now)),
                queues=_queues(connection, now, channels),
                dead=_newest(
                    connection, deliveries.c.outlet, deliveries.c.number, deliveries.c.state == DeliveryState.DEAD
                ),
                rejects=_count(connection, select(rejects.c.number)),
                subscribers=_count(
                    connection, select(subscriptions.c.number).where(subscriptions.c.kind == Kind.SUBSCRIBER)
                ),
                sources=_healths(_known(connection, "health:", sources)),
                channels=_healths(known),
                disabled={name: words[DISABLED] for name, words in known.items() if DISABLED in words},
            )

    def stored_since(self, moment: datetime) -> int:
        """See the port. Versions are numbered as they are stored, so the first of them is found by halving."""
        with self._reading() as connection:
            last = connection.scalar(select(func.max(versions.c.seq))) or 0
            before = bisect_left(range(1, last + 1), moment, key=partial(_received, connection))
            return last - before

    def filed(self, sources: Collection[str]) -> Mapping[str, Filed]:
        """See the port."""
        if not sources:
            return {}
        with self._reading() as connection:
            asked = each_of(connection, sources)
            newest = select(func.max(filings.c.received)).where(filings.c.source == asked.c.value)
            came = select(asked.c.value, newest.correlate(asked).scalar_subquery())
            refused = _newest(connection, rejects.c.source, rejects.c.number)
            return {name: Filed(at, refused.get(name, 0)) for name, at in connection.execute(came)}

    def stories(self, sections: Collection[str]) -> Mapping[str, Counted]:
        """See the port."""
        if not sections:
            return {}
        most = max(_LEAST_EACH, min(MOST_COUNTED, _MOST_STORIES // len(sections)))
        with self._reading() as connection:
            asked = each_of(connection, sections)
            some = (
                select(story_sections.c.newest)
                .where(story_sections.c.section == asked.c.value)
                .order_by(story_sections.c.newest)
                .limit(most)
                .correlate(asked)
                .subquery()
            )
            counted = select(func.count()).select_from(some).correlate(asked).scalar_subquery()
            rows = connection.execute(select(asked.c.value, counted)).all()
        return {name: Counted(number, number == most) for name, number in rows}

    def hours(self, now: datetime, length: int) -> Rates:
        """See the port."""
        begins = now.replace(minute=0, second=0, microsecond=0) - (length - 1) * _HOUR
        with self._reading() as connection:
            last = connection.scalar(select(func.max(versions.c.seq))) or 0
            bound = max(0, last - _MOST_TIMED)
            lies = range(bound + 1, last + 1)
            before = bound + bisect_left(lies, begins, key=partial(_received, connection))
            whole = length
            if before == bound > 0:  # there may be more of the first hour that were not looked at
                whole = length - 1 - (_received(connection, bound + 1) - begins) // _HOUR
            rows = connection.execute(_CAME, {"before": before, "most": _MOST_TIMED}).all()
        first = (begins - _EPOCH) // _HOUR
        counts: Counter[tuple[str, int]] = Counter()
        for names, hour, number in rows:
            counts.update({(section, hour - first): number for section in (names or "").split(",")})
        return Rates(length=length, whole=whole, counts=counts)


def _received(connection: Connection, seq: int) -> datetime:
    return connection.execute(_RECEIVED, {"which": seq}).scalar_one()


def _count(connection: Connection, query: Select[int]) -> int:
    some = query.limit(MOST_COUNTED).subquery()
    return connection.scalar(select(func.count()).select_from(some)) or 0


def _sections(connection: Connection, now: datetime) -> Mapping[str, Behind]:
    oldest = (
        select(errands.c.section, errands.c.due)
        .where(errands.c.due <= now)
        .order_by(errands.c.due)
        .limit(MOST_COUNTED)
        .subquery()
    )
    query = select(oldest.c.section, func.count(), func.min(oldest.c.due)).group_by(oldest.c.section)
    return {section: Behind(number, since) for section, number, since in connection.execute(query)}


def _queues(connection: Connection, now: datetime, channels: Collection[str]) -> Mapping[str, Queue]:
    if not channels:
        return {}
    asked = each_of(connection, channels)
    first = (
        select(deliveries.c.due, deliveries.c.made)
        .where(deliveries.c.outlet == asked.c.value, WAITING)
        .order_by(deliveries.c.due)
        .limit(max(_LEAST_EACH, min(MOST_COUNTED, _MOST_WAITING // len(channels))))
        .correlate(asked)
        .subquery()
    )

    def of_each(what: ColumnElement[Any]) -> ScalarSelect[Any]:
        return select(what).select_from(first).correlate(asked).scalar_subquery()

    due = func.coalesce(func.sum(case((first.c.due <= now, 1), else_=0)), 0)
    query = select(asked.c.value, of_each(func.count()), of_each(due), of_each(func.min(first.c.made)))
    return {name: Queue(waiting, ready, since) for name, waiting, ready, since in connection.execute(query) if waiting}


def _newest(
    connection: Connection, of: ColumnElement[str], number: ColumnElement[int], *which: ColumnElement[bool]
) -> Mapping[str, int]:
    """How many of the newest rows have each value of a column."""
    newest = select(of.label("of")).where(*which).order_by(number.desc()).limit(MOST_COUNTED).subquery()
    return dict(connection.execute(select(newest.c.of, func.count()).group_by(newest.c.of)).all())


def _known(connection: Connection, kind: str, names: Collection[str]) -> Mapping[str, Mapping[str, str]]:
    """By name, what is remembered of it."""
    known: dict[str, dict[str, str]] = {}
    for chunk in chunks([f"{kind}{name}" for name in names]):
        query = select(memories.c.owner, memories.c.key, memories.c.value).where(memories.c.owner.in_(chunk))
        for owner, key, value in connection.execute(query):
            known.setdefault(owner.removeprefix(kind), {})[key] = value
    return known


def _healths(known: Mapping[str, Mapping[str, str]]) -> Mapping[str, Health]:
    return {name: read(words) for name, words in known.items()}
