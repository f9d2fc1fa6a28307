"""One dateline at one place of a text, in the scripts that part words.

A dateline is made of places, a day and a credit, with points, dashes or a colon between them and behind the last.
"""

from datetime import date

from syndicate.rules.dateline.closing import blank_end, closing, opens
from syndicate.rules.dateline.dates import read_day
from syndicate.rules.dateline.pieces import Pieces
from syndicate.rules.dateline.places import read_places
from syndicate.rules.dateline.proof import holds


def read_line(text: str, at: int, filed: date, own: frozenset[str] = frozenset()) -> Pieces | None:
    """Read the dateline that begins exactly here; None where none does, or where the proof is too thin."""
    if boxed := _boxed(text, at, filed):
        return boxed
    line = Pieces(text, filed, at, at, own=own)
    while line.grow():
        pass
    return line if holds(line) else None


def read_whole(text: str, filed: date) -> Pieces | None:
    """Read a text that is known to be a dateline, without asking for proof; None where something in it is no piece."""
    line = Pieces(text, filed, 0, 0)
    while line.grow():
        pass
    return line if line.end == len(text) else None


def _boxed(text: str, at: int, filed: date) -> Pieces | None:
    """A place and a day in one pair of brackets (`(New York, NY - October 21) `)."""
    places = read_places(text, at + 1, filed) if text.startswith("(", at) else None
    if places is None or not (places.known or places.placed):
        return None
    day = read_day(text, blank_end(text, closing(text, places.end).end), filed)
    if day is None or not text.startswith(")", day.end):
        return None
    behind = closing(text, day.end + 1)
    return Pieces(text, filed, at, behind.end, places, day, mark=behind.mark) if opens(text, behind.end) else None
