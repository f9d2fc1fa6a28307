"""What readers are told of a kill, a hold or a correction; the words of the notice, never of the killed story."""

import re

from syndicate.model.dispatch import Dispatch, PubStatus, Signal

KILL_TITLE = "KILL: story withdrawn"
"""The notice's title: agencies repeat the killed headline in that of the kill."""

HOLD_TITLE = "HOLD: story withheld"

WITHDRAWN = "This story has been withdrawn. Do not use it, and remove every version that you hold."

WITHHELD = "This story is on hold. Do not use any version of it until it is released."

_CORRECTION = re.compile(r"(editors?'? note: *)?correct", re.IGNORECASE)


def notice_title(notice: Dispatch) -> str:
    """The title of the notice of a kill or a hold."""
    return KILL_TITLE if notice.pub_status is PubStatus.CANCELED else HOLD_TITLE


def notice_text(notice: Dispatch) -> str:
    """The text of the notice of a kill or a hold: its note, else a sentence of ours.

    Never its body: agencies re-send the killed text under the status (G240 lets a canceled item keep its content).
    """
    return notice.ed_note or (WITHDRAWN if notice.pub_status is PubStatus.CANCELED else WITHHELD)


def correction_note(dispatch: Dispatch) -> str | None:
    """What a correction says was wrong, `Correction: ` in front; None for anything but a correction with a note."""
    if dispatch.signal is not Signal.CORRECTION or not dispatch.ed_note:
        return None
    return dispatch.ed_note if _CORRECTION.match(dispatch.ed_note) else f"Correction: {dispatch.ed_note}"
