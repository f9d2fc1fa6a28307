"""Which archive document of a section holds which story: numbered from 1, 0 while a story is in none."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, func, select, update

from syndicate.model.dispatch import PubStatus
from syndicate.ports.ledger import Archived, Showing
from syndicate.store.statements import Row, chunks, upsert
from syndicate.store.tables import archives, showing

OPEN = 0

_OF_SECTION = archives.c.section == bindparam("section")

_STATE: Final = select(
    select(func.max(archives.c.document)).where(_OF_SECTION).scalar_subquery(),
    select(func.count()).where(_OF_SECTION, archives.c.document == OPEN).scalar_subquery(),
)
_DOCUMENTS: Final = select(archives.c.section, archives.c.document).where(
    archives.c.guid.in_(bindparam("guids", expanding=True)), archives.c.document != OPEN
)
_HELD: Final = select(archives.c.guid).where(_OF_SECTION, archives.c.document == bindparam("document"))
_SHOWN: Final = select(showing.c.shown_from, showing.c.guid, showing.c.version).where(
    showing.c.guid.in_(bindparam("guids", expanding=True)), showing.c.section == bindparam("section")
)


def enter(connection: Connection, showings: Mapping[str, Showing], belongs: Mapping[str, frozenset[str]]) -> None:
    """Remember when each section first showed these stories; kills and holds begin nothing."""
    rows: list[Row] = [
        {"guid": guid, "section": section, "document": OPEN, "begun": showings[guid].shown_from}
        for guid in sorted(belongs)
        if showings[guid].pub_status is PubStatus.USABLE
        for section in sorted(belongs[guid])
    ]
    upsert(connection, archives, rows, by=("guid", "section"))


def state(connection: Connection, section: str) -> tuple[int, int]:
    """The number of the section's newest document, 0 for none; and how many stories are in none yet."""
    newest, waiting = connection.execute(_STATE, {"section": section}).one()
    return newest or 0, waiting


def close(connection: Connection, section: str, size: int) -> Archived:
    """Make documents of the stories that were shown first, as many as can be filled; in the order of that."""
    newest, waiting = state(connection, section)
    full = waiting // size
    place = func.row_number().over(order_by=(archives.c.begun, archives.c.guid)) - 1
    waits = (
        select(archives.c.guid, place.label("place"))
        .where(archives.c.section == section, archives.c.document == OPEN)
        .subquery()
    )
    connection.execute(
        update(archives)
        .where(archives.c.section == section, archives.c.guid == waits.c.guid, waits.c.place < full * size)
        .values(document=newest + 1 + waits.c.place // size)
    )
    return Archived(newest=newest + full, fresh=range(newest + 1, newest + full + 1))


def documents_of(connection: Connection, guids: Collection[str]) -> set[tuple[str, int]]:
    """The section and number of every document that holds one of these stories."""
    found: set[tuple[str, int]] = set()
    for chunk in chunks(set(guids)):
        found |= {(section, document) for section, document in connection.execute(_DOCUMENTS, {"guids": chunk}).all()}
    return found


def held_by(connection: Connection, section: str, document: int) -> list[tuple[str, int]]:
    """The guid and version of what a document shows, the newest first.

    Asked for in two steps: in one, an engine that knows nothing yet of how many rows there are reads the whole section.
    """
    held = connection.scalars(_HELD, {"section": section, "document": document}).all()
    found: list[tuple[datetime, str, int]] = []
    for guids in chunks(held):
        rows = connection.execute(_SHOWN, {"section": section, "guids": guids}).all()
        found += [(shown_from, guid, version) for shown_from, guid, version in rows]
    found.sort(key=lambda row: row[1])
    found.sort(key=lambda row: row[0], reverse=True)
    return [(guid, version) for _, guid, version in found]
