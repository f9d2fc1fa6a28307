"""What an editor does to a story by hand: each makes the next version from the one that stands."""

from dataclasses import replace
from datetime import datetime

from syndicate.model.body import Body
from syndicate.model.dispatch import Dispatch, PubStatus, Signal


def killed(standing: Dispatch, note: str, now: datetime) -> Dispatch:
    """The kill of a story: nothing of what it said is in it (NewsML-G2 G240)."""
    return replace(
        _next(standing, note, now),
        headline="STORY WITHDRAWN",
        byline=None,
        dateline=None,
        keywords=(),
        subjects=(),
        genre=None,
        body=Body(),
        associations=(),
        signal=None,
        embargo=None,
        pub_status=PubStatus.CANCELED,
    )


def held(standing: Dispatch, note: str, now: datetime) -> Dispatch:
    """The hold of a story: not to be used until it is released or killed (G240)."""
    return replace(_next(standing, note, now), pub_status=PubStatus.WITHHELD, signal=None)


def released(standing: Dispatch, note: str, now: datetime) -> Dispatch:
    """The release of a held or embargoed story: usable at once."""
    return replace(_next(standing, note, now), pub_status=PubStatus.USABLE, signal=Signal.UPDATE, embargo=None)


def corrected(standing: Dispatch, note: str, now: datetime, text: Dispatch | None = None) -> Dispatch:
    """The correction of a story (`sig:correction`, G244).

    Args:
        standing: The version it corrects.
        note: What was wrong, for editors and readers.
        now: When the correction is made.
        text: Where the corrected headline, byline, dateline and body stand; None to correct by the note alone.
    """
    version = replace(_next(standing, note, now), signal=Signal.CORRECTION)
    if text is None:
        return version
    return replace(
        version,
        headline=text.headline,
        byline=text.byline or standing.byline,
        dateline=text.dateline or standing.dateline,
        body=text.body,
        associations=text.associations or standing.associations,
    )


def rewritten(standing: Dispatch, note: str, now: datetime, *, text: Dispatch) -> Dispatch:
    """The correction of a story whose text was written over: what is not in the new one is gone.

    Args:
        standing: The version it corrects.
        note: What was wrong, for editors and readers.
        now: When the correction is made.
        text: The story as it is to be; of its blocks those that read as before keep their links and their kind.
    """
    same_place = (text.dateline and text.dateline.raw) == (standing.dateline and standing.dateline.raw)
    return replace(
        _next(standing, note, now),
        signal=Signal.CORRECTION,
        headline=text.headline,
        byline=text.byline,
        dateline=standing.dateline if same_place else text.dateline,
        located=standing.located if same_place else text.located,
        urgency=text.urgency,
        body=_kept(standing.body, text.body),
    )


def _kept(before: Body, after: Body) -> Body:
    known = {" ".join(line.split()): block for block, line in zip(before.blocks, before.lines(), strict=True)}
    lines = zip(after.blocks, after.lines(), strict=True)
    return Body(tuple(known.get(" ".join(line.split()), block) for block, line in lines))


def _next(standing: Dispatch, note: str, now: datetime) -> Dispatch:
    return replace(standing, by_hand=True, ed_note=note, created=now, filed=now, received=now)
