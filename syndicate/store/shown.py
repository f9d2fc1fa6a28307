"""What sections show, in their running order: the newest first; from one moment, in the order of guids."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, Integer, bindparam, literal_column, select

from syndicate.store.tables import showing

_MOST = bindparam("most", type_=Integer)

_WINDOW: Final = (
    select(showing.c.guid, showing.c.version)
    .where(showing.c.section == bindparam("section"))
    .order_by(showing.c.shown_from.desc(), showing.c.guid)
    .limit(_MOST)
)
_KILLS: Final = _WINDOW.where(
    showing.c.pub_status == literal_column("'canceled'"),  # as the index says it
    showing.c.shown_from >= bindparam("since"),
)
_LATER: Final = (
    select(showing.c.guid, showing.c.shown_from)
    .where(showing.c.section == bindparam("section"), showing.c.shown_from > bindparam("after"))
    .order_by(showing.c.shown_from, showing.c.guid.desc())
    .limit(_MOST)
)


def window(connection: Connection, section: str, most: int) -> list[tuple[str, int]]:
    """The guid and version of the newest stories."""
    rows = connection.execute(_WINDOW, {"section": section, "most": most}).all()
    return [(guid, version) for guid, version in rows]


def kills(connection: Connection, section: str, since: datetime, most: int) -> list[tuple[str, int]]:
    """The guid and version of the newest kills, of those shown from `since` on."""
    rows = connection.execute(_KILLS, {"section": section, "since": since, "most": most}).all()
    return [(guid, version) for guid, version in rows]


def overtaken(connection: Connection, sections: Collection[str], after: datetime, most: int) -> datetime | None:
    """When `most` stories had been shown after a moment in these sections; None while fewer were."""
    later: dict[str, datetime] = {}
    for section in sections:
        asked = {"section": section, "after": after, "most": most}
        later |= dict(connection.execute(_LATER, asked).all())
    return sorted(later.values())[most - 1] if len(later) >= most else None
