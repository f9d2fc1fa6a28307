"""What readers are told when a story is killed or corrected; the words of the notice, never of the killed story."""

import re

from syndicate.model.dispatch import Dispatch, Signal

KILL_TITLE = "KILL: story withdrawn"
"""The notice's title: agencies repeat the killed headline in that of the kill."""

WITHDRAWN = "This story has been withdrawn. Do not use it, and remove every version that you hold."

_CORRECTION = re.compile(r"(editors?'? note: *)?correct", re.IGNORECASE)


def kill_text(kill: Dispatch) -> str:
    """The notice's text: the kill's note, else a sentence of ours.

    Never its body: agencies re-send the killed text under the status (G240 lets a canceled item keep its content).
    """
    return kill.ed_note or WITHDRAWN


def correction_note(dispatch: Dispatch) -> str | None:
    """What a correction says was wrong, `Correction: ` in front; None for anything but a correction with a note."""
    if dispatch.signal is not Signal.CORRECTION or not dispatch.ed_note:
        return None
    return dispatch.ed_note if _CORRECTION.match(dispatch.ed_note) else f"Correction: {dispatch.ed_note}"
