"""The Search port in SQL: the index says which versions have the words, the tables which of them may be found."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Final

from sqlalchemy import BindParameter, Connection, Integer, Select, bindparam, exists, select

from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.search import Field, Found, Hit, Scope, Wanted
from syndicate.rules.search.snippet import marked, snippet
from syndicate.store import index
from syndicate.store.asking import asked
from syndicate.store.codec import decode
from syndicate.store.reading import sections_of
from syndicate.store.statements import chunks
from syndicate.store.tables import showing, stories, story_sections, versions

_CLOCK_SLACK: Final = timedelta(days=1)
"""A version is not created so long after it was received, whatever its agency's clock says."""

_FIRST: Final = datetime.min.replace(tzinfo=UTC) + _CLOCK_SLACK

_NUMBERS: Final = (
    select(versions.c.seq)
    .where(versions.c.seq > bindparam("after"), versions.c.seq < bindparam("before"))
    .order_by(versions.c.seq.desc())
    .limit(bindparam("most", type_=Integer))
)
_SEQS: Final[BindParameter[int]] = bindparam("seqs", expanding=True)
_RECORDS: Final = select(versions.c.seq, versions.c.record).where(versions.c.seq.in_(_SEQS))
_RECEIVED: Final = (
    select(versions.c.seq, versions.c.received)
    .where(versions.c.seq >= bindparam("at"))
    .order_by(versions.c.seq)
    .limit(1)
)
_STEP: Final = 500


class SqlSearch:
    """See :class:`syndicate.ports.search.Search`."""

    def __init__(
        self,
        reading: Callable[[], AbstractContextManager[Connection]],
        changing: Callable[[], AbstractContextManager[Connection]],
    ) -> None:
        self._reading = reading
        self._changing = changing

    def find(self, wanted: Wanted) -> Found:
        """See the port."""
        with self._reading() as connection:
            upto, last = index.reach(connection)
            seqs = list(islice(_seqs(connection, wanted, upto), wanted.limit + 1))
            shown = seqs[: wanted.limit]
            dispatches = _dispatches(connection, shown)
            belongs = sections_of(connection, {one.guid for one in dispatches})
        return Found(
            hits=tuple(
                _hit(number, one, belongs.get(one.guid, frozenset()), wanted)
                for number, one in zip(shown, dispatches, strict=True)
            ),
            before=shown[-1] if len(seqs) > len(shown) else None,
            behind=last - upto,
        )

    def behind(self) -> int:
        """See the port."""
        with self._reading() as connection:
            upto, last = index.reach(connection)
            return last - upto

    def catch_up(self, most: int) -> int:
        """See the port. May be lost in a power cut: it is then done again."""
        with self._changing() as connection:
            return index.catch_up(connection, most)


def _hit(number: int, dispatch: Dispatch, belongs: frozenset[str], wanted: Wanted) -> Hit:
    return Hit(
        number=number,
        dispatch=dispatch,
        sections=belongs if wanted.sections is None else belongs & wanted.sections,
        headline=marked(dispatch.headline, wanted.query, Field.HEADLINE),
        snippet=snippet(dispatch.body.text, wanted.query),
    )


def _dispatches(connection: Connection, seqs: Sequence[int]) -> list[Dispatch]:
    """The versions of these numbers, in the same order."""
    records: dict[int, bytes] = {}
    for chunk in chunks(seqs):
        records |= dict(connection.execute(_RECORDS, {"seqs": chunk}).all())
    return [decode(records[seq]) for seq in seqs]


def _seqs(connection: Connection, wanted: Wanted, upto: int) -> Iterator[int]:
    """The numbers of what is found, highest first, as far as the caller goes on."""
    if wanted.sections is not None and not wanted.sections:
        return
    before = upto + 1 if wanted.before is None else min(wanted.before, upto + 1)
    after = _before(connection, max(wanted.since, _FIRST) - _CLOCK_SLACK, upto) if wanted.since else 0
    wording = asked(connection.dialect.name, wanted)
    most = wanted.limit + 1
    if wording:
        numbers = index.found(connection, wording, after, before, most)
    else:
        numbers = _numbers(connection, after, before, most)
    allowed = _allowed(wanted)
    for some in numbers:
        for chunk in chunks(some):
            yield from connection.scalars(allowed, {"seqs": chunk}).all()


def _numbers(connection: Connection, after: int, before: int, most: int) -> Iterator[Sequence[int]]:
    while seqs := connection.scalars(_NUMBERS, {"after": after, "before": before, "most": most}).all():
        yield seqs
        before, most = seqs[-1], max(most, _STEP)


def _allowed(wanted: Wanted) -> Select[int]:
    """Those of some versions that may be found, and are of the time and the sections asked for."""
    query = select(versions.c.seq).where(versions.c.seq.in_(_SEQS))
    sections = sorted(wanted.sections) if wanted.sections is not None else None
    if wanted.scope is Scope.STANDING:
        shows = (
            showing.c.guid == versions.c.guid,
            showing.c.version == versions.c.version,
            showing.c.pub_status == PubStatus.USABLE,
        )
        query = query.where(exists().where(*shows, *([] if sections is None else [showing.c.section.in_(sections)])))
        other = versions.alias()
        killed = exists().where(other.c.guid == versions.c.guid, other.c.pub_status == PubStatus.CANCELED)
        query = query.where(~killed)
    elif sections is not None:
        within = exists().where(story_sections.c.guid == versions.c.guid, story_sections.c.section.in_(sections))
        query = query.where(within)
    if wanted.scope is Scope.NEWEST:
        query = query.join(stories, (stories.c.guid == versions.c.guid) & (stories.c.newest == versions.c.seq))
    if wanted.pub_status is not None:
        query = query.where(versions.c.pub_status == wanted.pub_status)
    if wanted.since is not None:
        query = query.where(versions.c.created >= wanted.since)
    if wanted.until is not None:
        query = query.where(versions.c.created < wanted.until)
    return query.order_by(versions.c.seq.desc())


def _before(connection: Connection, moment: datetime, last: int) -> int:
    """The last version received before a moment: they are stored in about the order in which they are received."""
    low, high = 0, last
    while low < high:
        middle = (low + high + 1) // 2
        row = connection.execute(_RECEIVED, {"at": middle}).first()
        if row is not None and row.received < moment:
            low = middle
        else:
            high = middle - 1
    return low
