"""Messages of wires by their control characters, each with the line that it begins in.

Bytes are taken as they are, one character each: what they are in is no matter of structure.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from syndicate.formats.validation.finding import Findings, error, warning
from syndicate.formats.wires.controls import EOT, ETX, SOH, STX

_ORDER = (SOH, STX, ETX, EOT)
_NAMES = {SOH: "SOH", STX: "STX", ETX: "ETX", EOT: "EOT"}
_BETWEEN = frozenset(" \t\r\n\x00\x0c\x16\x7f")


@dataclass(frozen=True, slots=True)
class Message:
    """One message.

    Attributes:
        line: Where it begins.
        header: From SOH to STX.
        text: From STX to ETX.
        trailer: From ETX to EOT.
        text_line: Where its text begins.
        trailer_line: Where its trailer begins.
    """

    line: int
    header: str
    text: str
    trailer: str
    text_line: int
    trailer_line: int


def lines_of(text: str, start: int) -> Iterator[tuple[int, str]]:
    """The lines of a part, numbered from where it begins, without their ends."""
    for number, line in enumerate(text.split("\n"), start):
        yield number, line.rstrip("\r")


def frame_findings(content: bytes, clause: str) -> Findings:
    """Control characters that are missing or out of order, and what stands between messages."""
    text = content.decode("latin-1")
    if SOH not in text:
        yield error(1, "no SOH opens the message", clause)
    line, awaited = 1, 0
    for character in text:
        line += character == "\n"
        if character in _NAMES:
            if character != _ORDER[awaited]:
                yield error(line, f"{_NAMES[character]} where {_NAMES[_ORDER[awaited]]} must come", clause)
            awaited = (_ORDER.index(character) + 1) % len(_ORDER)
        elif awaited == 0 and character not in _BETWEEN:
            yield warning(line, "text that belongs to no message", clause)
            return
    if awaited:
        yield error(line, f"the message ends without {_NAMES[_ORDER[awaited]]}", clause)


def messages(content: bytes) -> Iterator[Message]:
    """Each message, as far as it goes."""
    before, *pieces = content.decode("latin-1").split(SOH)
    line = before.count("\n") + 1
    for piece in pieces:
        header, _, rest = piece.partition(EOT)[0].partition(STX)
        text, _, trailer = rest.partition(ETX)
        text_line = line + header.count("\n")
        yield Message(line, header, text, trailer, text_line, text_line + text.count("\n"))
        line += piece.count("\n")
