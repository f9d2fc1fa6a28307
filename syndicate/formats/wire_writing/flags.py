"""The words that wires set over a story to say what it is, and the notices that stand in a story's place."""

from dataclasses import replace
from datetime import UTC, datetime

from syndicate.formats.notices import notice_text
from syndicate.model.dispatch import Dispatch, PubStatus, Signal

KILL = "KILL KILL KILL"
HOLD = "HOLD HOLD HOLD"
BELLS = "\x07" * 5
"""What rings in the newsroom before a notice."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NOTICES = {PubStatus.CANCELED: KILL, PubStatus.WITHHELD: HOLD}
_MOST_TAKES = 99
_TEENS = (11, 12, 13)
_BULLETIN = 2


def signalled(dispatch: Dispatch) -> Dispatch:
    """The dispatch with a signal if it follows another version, for forms that know no guid.

    There a later version that does not say so would be a story of its own, and a kill would leave it standing.
    """
    silent = dispatch.version > 1 and dispatch.signal is None and dispatch.pub_status is PubStatus.USABLE
    return replace(dispatch, signal=Signal.UPDATE) if silent else dispatch


def flag_of(dispatch: Dispatch) -> str | None:
    """The line that opens a version: a kill or a hold, `CORRECTED`, `REPEAT`, `2ND LEAD`, `UPDATED`; None for news."""
    if dispatch.pub_status in _NOTICES:
        return _NOTICES[dispatch.pub_status]
    match dispatch.signal:
        case Signal.CORRECTION:
            return "CORRECTED"
        case Signal.REPEAT:
            return "REPEAT"
        case Signal.UPDATE:
            return f"{ordinal(dispatch.take).upper()} LEAD" if _has_take(dispatch) else "UPDATED"
        case None:
            return None


def version_of(dispatch: Dispatch) -> str | None:
    """The same as ANPA 1312's version field has it: `Kill`, `Corrected`, `Repeat`, `2nd Ld-Writethru`.

    A hold has none: no version of a slug is called so, and a word behind it would make it another story's.
    """
    if dispatch.pub_status is not PubStatus.USABLE:
        return "Kill" if dispatch.pub_status is PubStatus.CANCELED else None
    match dispatch.signal:
        case Signal.CORRECTION:
            return "Corrected"
        case Signal.REPEAT:
            return "Repeat"
        case Signal.UPDATE:
            return f"{ordinal(dispatch.take)} Ld-Writethru" if _has_take(dispatch) else "Ld-Writethru"
        case None:
            return None


def _has_take(dispatch: Dispatch) -> bool:
    """Whether it says which take it is, in figures that flags have room for."""
    return 0 < dispatch.take <= _MOST_TAKES


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `11th`."""
    last = "th" if number % 100 in _TEENS else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{last}"


def embargo_line(dispatch: Dispatch) -> str | None:
    """`EMBARGOED UNTIL 11:05 GMT 24 NOV 2026`; None for a story without an embargo.

    By the time it is written the moment is past: it says when the story became free to use.
    """
    if dispatch.embargo is None:
        return None
    until = dispatch.embargo.astimezone(UTC)
    clock = f"{until:%H:%M}"
    if until.second or until.microsecond:
        clock += f":{until:%S}" + (f".{until.microsecond:06}" if until.microsecond else "")
    return f"EMBARGOED UNTIL {clock} GMT {until.day} {month(until).upper()} {until.year}"


def month(moment: datetime) -> str:
    """`Nov`, whatever the locale."""
    return _MONTHS[moment.month - 1]


def notice_of(dispatch: Dispatch, number: str) -> tuple[str, ...]:
    """The paragraphs in the place of a story that is killed or held: which one, and why; no word of it.

    Args:
        dispatch: Killed or held.
        number: What the story is called on this wire.
    """
    named = f"{number}, slugged {dispatch.slugline}" if dispatch.slugline else number
    if dispatch.pub_status is PubStatus.CANCELED:
        return (f"Please kill item {named}.", notice_text(dispatch))
    notice = f"Please hold item {named}. Do not use it until it is released."
    return (notice, dispatch.ed_note) if dispatch.ed_note else (notice,)


def urgency_of(dispatch: Dispatch) -> int:
    """The dispatch's own, but at least a bulletin's for a kill or a hold (AP: kills move as bulletins)."""
    return dispatch.urgency if dispatch.pub_status is PubStatus.USABLE else min(dispatch.urgency, _BULLETIN)
