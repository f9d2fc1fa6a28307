"""One transaction on the ledger: the Writing port in SQL.

Only one runs at a time on a store (see `syndicate.store.engine`), so the numbers it gives to versions rise without a
gap, and what it read still holds when it commits.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Final

from sqlalchemy import Connection, Insert, bindparam, case, func, insert, select

from syndicate.model.dispatch import Dispatch
from syndicate.model.filing import Filing, Unfiled
from syndicate.model.story import Numbered, Sketched, Story, Take
from syndicate.ports.ledger import Entry, Receipt
from syndicate.rules.addresses import story_key
from syndicate.store import index
from syndicate.store.codec import encode
from syndicate.store.finding import number_rows, numbered, sketch_rows, sketched
from syndicate.store.reading import dispatches_of, sections_of, stories_of
from syndicate.store.statements import Row, chunks, insert_for, many, upsert
from syndicate.store.tables import errands, filings, rejects, sketches, stories, story_sections, versions, wire_numbers

_KNOWN: Final = select(filings.c.digest).where(filings.c.digest.in_(bindparam("digests", expanding=True)))
_CHAINED: Final = select(stories.c.guid).where(
    stories.c.chain.in_(bindparam("chains", expanding=True)), stories.c.created >= bindparam("since")
)
_LAST: Final = select(func.max(versions.c.seq))
_ADD_VERSIONS: Final = insert(versions)
_ADD_SKETCHES: Final = insert(sketches)
_ADD_ERRANDS: Final = insert(errands)


class SqlWriting:
    """See :class:`syndicate.ports.ledger.Writing`; lives as long as the transaction of its connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def known(self, digests: Collection[str]) -> frozenset[str]:
        """See the port."""
        found: set[str] = set()
        for chunk in chunks(digests):
            found.update(self._connection.scalars(_KNOWN, {"digests": chunk}).all())
        return frozenset(found)

    def stories(self, guids: Collection[str]) -> list[Story]:
        """See the port."""
        return stories_of(self._connection, guids)

    def chained(self, chains: Collection[str], since: datetime) -> list[Story]:
        """See the port."""
        guids: list[str] = []
        for chunk in chunks(chains):
            guids.extend(self._connection.scalars(_CHAINED, {"chains": chunk, "since": since}).all())
        return stories_of(self._connection, guids)

    def numbered(self, digits: Collection[int], since: datetime, until: datetime) -> list[Numbered]:
        """See the port."""
        return numbered(self._connection, digits, since, until)

    def sketched(self, after: int, most: int) -> list[Sketched]:
        """See the port."""
        return sketched(self._connection, after, most)

    def dispatches(self, keys: Collection[tuple[str, int]]) -> list[Dispatch]:
        """See the port."""
        return dispatches_of(self._connection, keys)

    def sections(self, guids: Collection[str]) -> Mapping[str, frozenset[str]]:
        """See the port."""
        return sections_of(self._connection, guids)

    def record(self, entries: Sequence[Entry], receipts: Sequence[Receipt]) -> None:
        """See the port. A story's earlier sections stay and are announced too, whether the entry names them or not."""
        before = self.sections({entry.dispatch.guid for entry in entries})
        belongs = dict(before)
        last = self._connection.scalar(_LAST) or 0
        of_stories: list[Row] = []
        of_versions: list[Row] = []
        of_sections: list[Row] = []
        of_errands: list[Row] = []
        of_numbers: list[Row] = []
        of_sketches: list[Row] = []
        for seq, entry in enumerate(entries, last + 1):
            guid = entry.dispatch.guid
            belongs[guid] = belongs.get(guid, frozenset()) | entry.sections
            names = sorted(belongs[guid])
            of_stories.append(_story_row(seq, entry))
            of_versions.append(_version_row(seq, entry))
            of_numbers.extend(number_rows(entry.dispatch))
            of_sketches.extend(sketch_rows(seq, entry.sketch))
            of_sections.extend({"guid": guid, "section": name, "newest": seq} for name in names)
            if entry.announce:
                due = entry.dispatch.shown_from
                of_errands.extend({"section": name, "guid": guid, "due": due, "again": False} for name in names)
        many(self._connection, _add_stories(self._connection.dialect.name), of_stories)
        many(self._connection, _ADD_VERSIONS, of_versions)
        upsert(self._connection, wire_numbers, of_numbers, by=("digits", "created", "guid", "named"))
        many(self._connection, _ADD_SKETCHES, of_sketches)
        self._place(of_sections)
        many(self._connection, _ADD_ERRANDS, of_errands)
        index.add_sections(
            self._connection, {guid: names - before.get(guid, frozenset()) for guid, names in belongs.items()}
        )
        index.add(self._connection, last + 1, [entry.dispatch for entry in entries], belongs)
        self._add_receipts(receipts)

    def reject(self, refused: Filing | Unfiled, reason: str) -> None:
        """See the port. A row that is replaced keeps its number."""
        row: Row = {"source": refused.source, "name": refused.name, "reason": reason, "received": refused.received}
        if isinstance(refused, Filing):
            row |= {"mark": refused.digest, "filed": refused.filed, "content": refused.content}
        else:
            row |= {"mark": _mark(refused), "filed": refused.received, "content": None}
        upsert(self._connection, rejects, [row], by=("mark",), anew=tuple(row))

    def route(self, sections: Mapping[str, frozenset[str]]) -> None:
        """See the port. Guids that name no story are passed over."""
        before = self.sections(sections)
        fresh = {guid: sorted(names - before.get(guid, frozenset())) for guid, names in sections.items()}
        fresh = {guid: names for guid, names in fresh.items() if names}
        of_sections: list[Row] = []
        of_errands: list[Row] = []
        for chunk in chunks(fresh):
            newest = select(stories.c.guid, stories.c.newest).where(stories.c.guid.in_(chunk))
            for guid, seq in self._connection.execute(newest):
                of_sections.extend({"guid": guid, "section": name, "newest": seq} for name in fresh[guid])
            every = select(versions.c.guid, versions.c.shown_from).where(versions.c.guid.in_(chunk))
            for guid, due in self._connection.execute(every.order_by(versions.c.seq)):
                of_errands.extend({"section": name, "guid": guid, "due": due, "again": True} for name in fresh[guid])
        self._place(of_sections)
        many(self._connection, _ADD_ERRANDS, of_errands)
        index.add_sections(self._connection, fresh)

    def _place(self, rows: Sequence[Row]) -> None:
        upsert(self._connection, story_sections, rows, by=("guid", "section"), anew=("newest",))

    def _add_receipts(self, receipts: Sequence[Receipt]) -> None:
        rows: list[Row] = [
            {
                "digest": receipt.digest,
                "source": receipt.source,
                "name": receipt.name,
                "received": receipt.received,
                "outcome": receipt.outcome,
                "versions": receipt.versions,
            }
            for receipt in receipts
        ]
        upsert(self._connection, filings, rows, by=("digest",))


@cache
def _add_stories(engine: str) -> Insert:
    adds = insert_for(engine, stories)
    created = adds.excluded.created
    anew = {
        # the kill of a story may come before it, and without its slugline
        "chain": func.coalesce(stories.c.chain, adds.excluded.chain),
        "created": case((created > stories.c.created, created), else_=stories.c.created),
        "newest": adds.excluded.newest,
    }
    return adds.on_conflict_do_update(index_elements=["guid"], set_=anew)


def _story_row(seq: int, entry: Entry) -> Row:
    dispatch = entry.dispatch
    return {
        "guid": dispatch.guid,
        "source": dispatch.source,
        "chain": dispatch.chain,
        "created": dispatch.created,
        "newest": seq,
        "address": story_key(dispatch.guid),
    }


def _version_row(seq: int, entry: Entry) -> Row:
    dispatch = entry.dispatch
    take = Take.of(dispatch)
    return {
        "seq": seq,
        "guid": dispatch.guid,
        "version": take.version,
        "declared": take.declared,
        "take": take.take,
        "follows": take.follows,
        "pub_status": take.pub_status,
        "created": take.created,
        "shown_from": take.shown_from,
        "received": dispatch.received,
        "content": take.content,
        "record": encode(dispatch),
    }


def _mark(unfiled: Unfiled) -> str:
    """What the same name of the same source is known again by; never the digest of a filing."""
    name = f"{unfiled.source}\0{unfiled.name}".encode(errors="surrogateescape")
    return "name:" + hashlib.sha256(name).hexdigest()
