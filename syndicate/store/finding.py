"""Versions found again by what a dispatch says or looks like: by wire numbers, by sketches of their texts."""

import struct
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, Integer, bindparam, select

from syndicate.model.dispatch import Dispatch
from syndicate.model.story import Numbered, Sketch, Sketched
from syndicate.model.wire_number import WireNumber
from syndicate.store.statements import Row, chunks
from syndicate.store.tables import sketches, versions, wire_numbers

_NUMBERED: Final = select(
    wire_numbers.c.digits,
    wire_numbers.c.letters,
    wire_numbers.c.named,
    wire_numbers.c.source,
    wire_numbers.c.guid,
    wire_numbers.c.created,
).where(
    wire_numbers.c.digits.in_(bindparam("digits", expanding=True)),
    wire_numbers.c.created.between(bindparam("since"), bindparam("until")),
)
_SKETCHED: Final = (
    select(
        sketches.c.seq,
        versions.c.guid,
        versions.c.version,
        sketches.c.lane,
        sketches.c.day,
        sketches.c.size,
        sketches.c.marks,
    )
    .join(versions, versions.c.seq == sketches.c.seq)
    .where(sketches.c.seq > bindparam("after"))
    .order_by(sketches.c.seq.desc())
    .limit(bindparam("most", type_=Integer))
)


def number_rows(dispatch: Dispatch) -> Iterator[Row]:
    """The rows of a version's own number and of that of its predecessor."""
    for number, named in ((dispatch.wire_number, False), (dispatch.predecessor, True)):
        if number:
            yield {
                "digits": number.digits,
                "created": dispatch.created,
                "guid": dispatch.guid,
                "named": named,
                "letters": number.letters,
                "source": dispatch.source,
            }


def sketch_rows(seq: int, sketch: Sketch | None) -> Iterator[Row]:
    """The row of a version's sketch."""
    if sketch:
        yield {"seq": seq, "lane": sketch.lane, "day": sketch.day, "size": sketch.size, "marks": _packed(sketch.marks)}


def numbered(connection: Connection, digits: Collection[int], since: datetime, until: datetime) -> list[Numbered]:
    """Versions created from `since` to `until` that have a number with these digits, or name one."""
    found: list[Numbered] = []
    for chunk in chunks(set(digits)):
        rows = connection.execute(_NUMBERED, {"digits": chunk, "since": since, "until": until}).all()
        found.extend(
            Numbered(number=WireNumber(letters, figures), named=named, source=source, guid=guid, created=created)
            for figures, letters, named, source, guid, created in rows
        )
    return found


def sketched(connection: Connection, after: int, most: int) -> list[Sketched]:
    """The newest `most` of the versions with a sketch that were stored after a number, in the order stored."""
    found = [
        Sketched(seq, guid, version, Sketch(lane=lane, day=day, size=size, marks=_unpacked(marks)))
        for seq, guid, version, lane, day, size, marks in connection.execute(
            _SKETCHED, {"after": after, "most": most}
        ).all()
    ]
    return found[::-1]


def _packed(marks: tuple[int, ...]) -> bytes:
    return struct.pack(f">{len(marks)}I", *marks)


def _unpacked(marks: bytes) -> tuple[int, ...]:
    return struct.unpack(f">{len(marks) // struct.calcsize('>I')}I", marks)
