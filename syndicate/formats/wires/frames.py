"""A filing cut into the messages it holds, each into header, text and trailer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from syndicate.errors import UnreadableFiling
from syndicate.formats.wires.controls import EOT, ETX, SOH, STX
from syndicate.formats.wires.stamps import is_stamp
from syndicate.model.dispatch import Draft

_FILLER = " \t\n\x0c\x7f"


@dataclass(frozen=True, slots=True)
class Frame:
    """One message between its control characters, where it has them.

    Attributes:
        header: From SOH to STX; all of a message that has no STX.
        text: From STX to ETX; to the end of one that was cut off.
        trailer: From ETX to EOT.
        framed: Whether there was an STX that parts header and text.
    """

    header: str
    text: str
    trailer: str
    framed: bool


def frames(text: str) -> Iterator[Frame]:
    """Yield the messages of a filing, the filler between them left out.

    A message begins at each SOH; without any it ends at each EOT. What is missing is done without: a message cut off
    before ETX is as long as it is.
    """
    opened = SOH in text
    for piece in text.split(SOH)[1:] if opened else text.split(EOT):
        message = piece.partition(EOT)[0]
        if not message.strip():
            continue
        header, stx, rest = message.partition(STX)
        body, _, trailer = rest.partition(ETX)
        yield Frame(header, body.replace(STX, ""), trailer, framed=bool(stx))


def bare_frames(text: str, starts: Iterable[int]) -> Iterator[Frame]:
    """Yield the messages of a text without control characters, each from where its header line stands."""
    for start, end in pairwise([*starts, len(text)]):
        yield Frame(text[start:end], "", "", framed=False)


def at_least_one(drafts: Iterable[Draft | None], what: str) -> Iterator[Draft]:
    """Yield what was read, frames without a text left out.

    Raises:
        UnreadableFiling: Nothing was; it says that there is no such thing as `what`.
    """
    empty = True
    for draft in drafts:
        if draft:
            empty = False
            yield draft
    if empty:
        raise UnreadableFiling(f"the filing holds no {what}")


def closed(text: str, trailer: str, filed: datetime) -> tuple[str, str]:
    """The text and the trailer of a message, also where ETX was lost and the trailer is the text's last line."""
    if trailer.strip():
        return text, trailer
    above, etx, below = text.partition(ETX)
    if etx:
        return above, below
    body = text.rstrip(_FILLER)
    above, _, last = body.rpartition("\n")
    return (above, last) if is_stamp(last, filed) else (text, trailer)
