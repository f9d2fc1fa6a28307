"""Steps that decide what may be done with a dispatch, and how soon."""

import re
from dataclasses import replace
from itertools import islice

from syndicate.model.body import Body
from syndicate.model.dispatch import PubStatus
from syndicate.rules.flags import more_urgent, of_priority, stricter
from syndicate.rules.flags.items import of_notice
from syndicate.rules.normalise.work import Work

_NOTICE_WORDS = 150
"""A kill says why in fewer words than this; a body with more is, or holds, the story that is killed."""
_WITHDRAWS = re.compile(
    r"\b(?:(?:please|pls) kill|kill (?:the|this|that|our|item|story|bc-|[\w-]+ \d)|withdr[ae]w\w*|retract\w*"
    r"|do not (?:use|publish|print|run)|not (?:to )?be (?:used|published)|disregard|no substitute"
    r"|annul\w*|anul\w*|retir(?:ad[oa]|ar|é)\w*|non utiliser|ne pas (?:utiliser|publier)|zurückgezogen|zurückziehen"
    r"|nicht (?:verwenden|veröffentlichen)|аннулир\w*|отозва\w*|снят[ьа]\w*)",
    re.IGNORECASE,
)
"""What the notice of a kill says, and a story that kills people does not."""
_NOTICE_LINES = 5
"""In how many lines a notice says which dispatch it means."""
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


def quoted(work: Work) -> Work:
    """Read which dispatch a kill, a hold or a release quotes by its number, where no field says so."""
    draft = work.draft
    if work.flags.pub_status is None or draft.predecessor or work.flags.number:
        return work
    texts = (draft.headline, draft.ed_note, *draft.body.lines())
    numbers = (of_notice(text) for text in islice(filter(None, texts), _NOTICE_LINES))
    number = next(filter(None, numbers), None)
    return replace(work, flags=replace(work.flags, number=number))


def emptied(work: Work) -> Work:
    """Empty the body of a kill; what it said, if it is the notice, goes to the note to editors.

    The killed text itself must not return by way of the note (NewsML-G2 G240-241: every version is to be removed). So a
    body is the notice only where it speaks of withdrawing: all of a short one, the first lines of a long one that does,
    as the killed story may follow. A note of the filing's own is enough where no flag opens the text.
    """
    draft = work.draft
    if draft.pub_status is not PubStatus.CANCELED:
        return work
    flagged = work.flags.pub_status is PubStatus.CANCELED
    notice = _notice(list(draft.body.lines()), draft.body.word_count, flagged=flagged)
    if draft.ed_note and not flagged:
        notice = []
    note = "\n".join(filter(None, (draft.ed_note, *notice)))
    return replace(work, draft=replace(draft, body=Body(), associations=(), ed_note=note or None))


def _notice(lines: list[str], words: int, *, flagged: bool) -> list[str]:
    if words < _NOTICE_WORDS:
        return lines if any(map(_WITHDRAWS.search, lines)) else []
    return lines[:1] if flagged and _WITHDRAWS.search(lines[0]) else []
