"""Queries that are asked inside and outside of a writing transaction alike."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, select

from syndicate.model.story import Story, Take
from syndicate.store.statements import chunks
from syndicate.store.tables import stories, story_sections, versions


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
            )
            .where(versions.c.guid.in_(chunk))
            .order_by(versions.c.seq)
        )
        takes: dict[str, list[Take]] = {}
        for guid, version, declared, take, created, pub_status, shown_from, follows in connection.execute(query):
            takes.setdefault(guid, []).append(
                Take(
                    version=version,
                    declared=declared,
                    take=take,
                    created=created,
                    pub_status=pub_status,
                    shown_from=shown_from,
                    follows=follows,
                )
            )
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
