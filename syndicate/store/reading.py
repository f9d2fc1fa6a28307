"""Queries that are asked inside and outside of a writing transaction alike."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import BindParameter, Connection, Integer, bindparam, select

from syndicate.model.delivery import Errand
from syndicate.model.dispatch import Dispatch
from syndicate.model.filing import Rejected
from syndicate.model.story import Story, Take
from syndicate.store.codec import decode
from syndicate.store.statements import chunks
from syndicate.store.tables import errands, rejects, stories, story_sections, versions

_GUIDS: Final[BindParameter[str]] = bindparam("guids", expanding=True)

_TAKES: Final = (
    select(
        versions.c.guid,
        versions.c.version,
        versions.c.declared,
        versions.c.take,
        versions.c.created,
        versions.c.pub_status,
        versions.c.shown_from,
        versions.c.follows,
        versions.c.content,
        versions.c.forgotten,
    )
    .where(versions.c.guid.in_(_GUIDS))
    .order_by(versions.c.seq)
)
_STORIES: Final = (
    select(stories.c.guid, stories.c.source, stories.c.chain).where(stories.c.guid.in_(_GUIDS)).order_by(stories.c.guid)
)
_SECTIONS: Final = select(story_sections.c.guid, story_sections.c.section).where(story_sections.c.guid.in_(_GUIDS))
# SQLite scans the table for pairs in a list; two lists use the index and find few pairs too many
_RECORDS: Final = select(versions.c.guid, versions.c.version, versions.c.record).where(
    versions.c.guid.in_(_GUIDS), versions.c.version.in_(bindparam("numbers", expanding=True))
)
_ERRANDS: Final = (
    select(errands.c.number, errands.c.section, errands.c.guid, errands.c.due, errands.c.again)
    .where(errands.c.due <= bindparam("now"))
    .order_by(errands.c.number + 0)  # by the index on due: the many not due yet must cost nothing
    .limit(bindparam("most", type_=Integer))
)


def stories_of(connection: Connection, guids: Collection[str]) -> list[Story]:
    """The stories with these guids, each once, in the order of their guids; unknown ones are left out."""
    found: list[Story] = []
    for chunk in chunks(sorted(set(guids))):
        takes: dict[str, list[Take]] = {}
        for row in connection.execute(_TAKES, {"guids": chunk}).mappings().all():
            fields = dict(row)
            takes.setdefault(fields.pop("guid"), []).append(Take(**fields))
        if takes:
            found.extend(
                Story(guid=guid, source=source, chain=chain, takes=tuple(takes[guid]))
                for guid, source, chain in connection.execute(_STORIES, {"guids": list(takes)}).all()
            )
    return found


def sections_of(connection: Connection, guids: Collection[str]) -> Mapping[str, frozenset[str]]:
    """The sections each story belongs to; a story in none is left out."""
    found: dict[str, set[str]] = {}
    for chunk in chunks(guids):
        for guid, section in connection.execute(_SECTIONS, {"guids": chunk}).all():
            found.setdefault(guid, set()).add(section)
    return {guid: frozenset(names) for guid, names in found.items()}


def dispatches_of(connection: Connection, keys: Collection[tuple[str, int]]) -> list[Dispatch]:
    """The versions with these guids and numbers, in no order; unknown ones are left out."""
    found: list[Dispatch] = []
    for chunk in chunks(set(keys)):
        wanted = frozenset(chunk)
        asked = {"guids": list({guid for guid, _ in wanted}), "numbers": list({number for _, number in wanted})}
        rows = connection.execute(_RECORDS, asked).all()
        found.extend(decode(record) for guid, number, record in rows if (guid, number) in wanted)
    return found


def errands_due(connection: Connection, now: datetime, most: int) -> list[Errand]:
    """Errands due by `now`, lowest number first."""
    return [
        Errand(number=number, section=section, guid=guid, due=due, again=again)
        for number, section, guid, due, again in connection.execute(_ERRANDS, {"now": now, "most": most}).all()
    ]


def sections_at(connection: Connection, key: str) -> frozenset[str]:
    """The sections of the story whose documents have this address."""
    query = (
        select(story_sections.c.section)
        .join(stories, stories.c.guid == story_sections.c.guid)
        .where(stories.c.address == key)
    )
    return frozenset(connection.scalars(query))


def rejected_of(
    connection: Connection, *, most: int, number: int | None = None, source: str | None = None
) -> list[Rejected]:
    """The newest of the reject tray, of one source or of all; or the one of a number."""
    query = select(
        rejects.c.number,
        rejects.c.source,
        rejects.c.name,
        rejects.c.reason,
        rejects.c.content,
        rejects.c.filed,
        rejects.c.received,
    )
    if number is not None:
        query = query.where(rejects.c.number == number)
    if source is not None:
        query = query.where(rejects.c.source == source)
    rows = connection.execute(query.order_by(rejects.c.number.desc()).limit(most))
    return [
        Rejected(
            number=number, source=source, name=name, reason=reason, content=content, filed=filed, received=received
        )
        for number, source, name, reason, content, filed, received in rows
    ]
