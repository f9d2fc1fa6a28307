"""Queries that are asked inside and outside of a writing transaction alike."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Connection, select

from syndicate.model.dispatch import Dispatch
from syndicate.model.filing import Rejected
from syndicate.model.story import Story, Take
from syndicate.store.codec import decode
from syndicate.store.statements import chunks
from syndicate.store.tables import rejects, showing, stories, story_sections, versions


def stories_of(connection: Connection, guids: Collection[str]) -> list[Story]:
    """The stories with these guids, each once, in the order of their guids; unknown ones are left out."""
    found: list[Story] = []
    for chunk in chunks(sorted(set(guids))):
        query = (
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
            )
            .where(versions.c.guid.in_(chunk))
            .order_by(versions.c.seq)
        )
        takes: dict[str, list[Take]] = {}
        for row in connection.execute(query).mappings():
            fields = dict(row)
            takes.setdefault(fields.pop("guid"), []).append(Take(**fields))
        query_of_stories = (
            select(stories.c.guid, stories.c.source, stories.c.chain)
            .where(stories.c.guid.in_(chunk))
            .order_by(stories.c.guid)
        )
        found.extend(
            Story(guid=guid, source=source, chain=chain, takes=tuple(takes[guid]))
            for guid, source, chain in connection.execute(query_of_stories)
        )
    return found


def sections_of(connection: Connection, guids: Collection[str]) -> Mapping[str, frozenset[str]]:
    """The sections each story belongs to; a story in none is left out."""
    found: dict[str, set[str]] = {}
    for chunk in chunks(guids):
        query = select(story_sections.c.guid, story_sections.c.section).where(story_sections.c.guid.in_(chunk))
        for guid, section in connection.execute(query):
            found.setdefault(guid, set()).add(section)
    return {guid: frozenset(names) for guid, names in found.items()}


def dispatches_of(connection: Connection, keys: Collection[tuple[str, int]]) -> list[Dispatch]:
    """The versions with these guids and numbers, in no order; unknown ones are left out."""
    found: list[Dispatch] = []
    for chunk in chunks(set(keys)):
        # SQLite scans the table for pairs in a list; two lists use the index and find few pairs too many
        guids, numbers = {guid for guid, _ in chunk}, {number for _, number in chunk}
        query = select(versions.c.guid, versions.c.version, versions.c.record).where(
            versions.c.guid.in_(guids), versions.c.version.in_(numbers)
        )
        wanted = frozenset(chunk)
        rows = connection.execute(query)
        found.extend(decode(record) for guid, number, record in rows if (guid, number) in wanted)
    return found


def sections_at(connection: Connection, key: str) -> frozenset[str]:
    """The sections of the story whose documents have this address."""
    query = (
        select(story_sections.c.section)
        .join(stories, stories.c.guid == story_sections.c.guid)
        .where(stories.c.address == key)
    )
    return frozenset(connection.scalars(query))


def overtaken_in(connection: Connection, sections: Collection[str], after: datetime, most: int) -> datetime | None:
    """When `most` stories had been shown after a moment in these sections; None while fewer were."""
    later: dict[str, datetime] = {}
    for section in sections:
        query = (
            select(showing.c.guid, showing.c.shown_from)
            .where(showing.c.section == section, showing.c.shown_from > after)
            .order_by(showing.c.shown_from, showing.c.guid.desc())
            .limit(most)
        )
        later |= dict(connection.execute(query).all())
    return sorted(later.values())[most - 1] if len(later) >= most else None


def rejected_of(connection: Connection, *, most: int, number: int | None = None) -> list[Rejected]:
    """The newest of the reject tray, or the one of a number."""
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
    rows = connection.execute(query.order_by(rejects.c.number.desc()).limit(most))
    return [
        Rejected(
            number=number, source=source, name=name, reason=reason, content=content, filed=filed, received=received
        )
        for number, source, name, reason, content, filed, received in rows
    ]
