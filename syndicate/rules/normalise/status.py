"""Steps that decide what may be done with a dispatch, and how soon."""

from dataclasses import replace

from syndicate.model.body import Body
from syndicate.model.dispatch import PubStatus
from syndicate.rules.flags import more_urgent, of_priority, stricter
from syndicate.rules.normalise.work import Work

_NOTICE_WORDS = 150
"""A kill says why in fewer words than this; a body with more is, or holds, the story that is killed."""
_USUAL, _LEAST = 5, 9


def judged(work: Work) -> Work:
    """Settle status, signal and urgency: fields of the filing's own, then flags; of two statuses the stricter.

    An embargo without an end withholds the story: it must not show, and nobody has said when it may.
    """
    draft, found = work.draft, work.flags
    withheld = PubStatus.WITHHELD if work.embargoed_without_end else None
    told = draft.urgency or more_urgent(of_priority(draft.priority), found.urgency) or _USUAL
    says_so = found.follows or draft.signal is not None or draft.pub_status is PubStatus.CANCELED
    return replace(
        work,
        flags=found if says_so == found.follows else replace(found, follows=says_so),
        draft=replace(
            draft,
            pub_status=stricter(stricter(draft.pub_status, found.pub_status), withheld) or PubStatus.USABLE,
            signal=draft.signal or found.signal,
            urgency=min(max(told, 1), _LEAST),
        ),
    )


def emptied(work: Work) -> Work:
    """Empty the body of a kill; what it said, if it is the notice, goes to the note to editors.

    The killed text itself must not return by way of the note (NewsML-G2 G240-241: every version is to be removed).
    Where the text itself says that it is a kill its beginning is the notice; where only a field says so, a short text
    is, unless the filing brings a note of its own.
    """
    draft = work.draft
    if draft.pub_status is not PubStatus.CANCELED:
        return work
    flagged = work.flags.pub_status is PubStatus.CANCELED
    lines = list(draft.body.lines())
    if draft.body.word_count >= _NOTICE_WORDS:
        lines = lines[:1] if flagged else []
    elif draft.ed_note and not flagged:
        lines = []
    note = "\n".join(filter(None, (draft.ed_note, *lines)))
    return replace(work, draft=replace(draft, body=Body(), associations=(), ed_note=note or None))
