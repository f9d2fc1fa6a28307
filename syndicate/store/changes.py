"""Changes that the Ledger offers each as a transaction of its own; here they are part of the caller's."""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from sqlalchemy import Connection, bindparam, delete, insert

from syndicate.ports.ledger import Showing
from syndicate.store.archives import enter
from syndicate.store.reading import sections_of
from syndicate.store.statements import Row, chunks, many, upsert
from syndicate.store.tables import archives, errands, rejects, section_rules, showing, story_sections

_HIDE: Final = delete(showing).where(showing.c.guid.in_(bindparam("guids", expanding=True)))
_STRIKE: Final = delete(errands).where(errands.c.number.in_(bindparam("numbers", expanding=True)))


def show(connection: Connection, showings: Iterable[Showing]) -> Mapping[str, frozenset[str]]:
    """Change what the sections show; of two showings of one story the later counts. Which sections show what now."""
    wanted = {changed.guid: changed for changed in showings}
    hidden = {guid for guid, changed in wanted.items() if changed.version is None}
    for chunk in chunks(hidden):
        connection.execute(_HIDE, {"guids": chunk})
    belongs = sections_of(connection, wanted.keys() - hidden)
    rows: list[Row] = [
        {
            "guid": guid,
            "section": section,
            "version": wanted[guid].version,
            "pub_status": wanted[guid].pub_status,
            "shown_from": wanted[guid].shown_from,
        }
        for guid in sorted(belongs)
        for section in sorted(belongs[guid])
    ]
    upsert(connection, showing, rows, by=("guid", "section"), anew=("version", "pub_status", "shown_from"))
    enter(connection, wanted, belongs)
    return belongs


def strike(connection: Connection, numbers: Collection[int]) -> None:
    """Forget these errands."""
    for chunk in chunks(numbers):
        connection.execute(_STRIKE, {"numbers": chunk})


def unroute(connection: Connection, sections: Collection[str]) -> None:
    """Empty these sections; their stories stay in the others."""
    for chunk in chunks(sections):
        connection.execute(delete(showing).where(showing.c.section.in_(chunk)))
        connection.execute(delete(story_sections).where(story_sections.c.section.in_(chunk)))


def close_archive(connection: Connection, sections: Collection[str]) -> None:
    """Forget the archive documents of these sections."""
    for chunk in chunks(sections):
        connection.execute(delete(archives).where(archives.c.section.in_(chunk)))


def set_rules(connection: Connection, fingerprints: Mapping[str, str]) -> None:
    """Replace the fingerprints of all sections by these."""
    connection.execute(delete(section_rules))
    rows: list[Row] = [{"section": name, "fingerprint": mark} for name, mark in sorted(fingerprints.items())]
    many(connection, insert(section_rules), rows)


def drop_rejects(connection: Connection, numbers: Iterable[int]) -> int:
    """Throw rows of the reject tray away; how many were there."""
    dropped = 0
    for chunk in chunks(set(numbers)):
        dropped += connection.execute(delete(rejects).where(rejects.c.number.in_(chunk))).rowcount
    return dropped
