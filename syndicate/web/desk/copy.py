"""A story as it stands in a form, and back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from syndicate.model.dispatch import Dispatch
from syndicate.ports.editor import Copy
from syndicate.web.desk.visit import Trouble, Visit

_URGENCIES = frozenset("123456789")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The fields of the form, as they were typed.

    Attributes:
        headline, slugline, byline, dateline, body, urgency, embargo, ed_note: As typed.
        sections: Those that are ticked.
    """

    headline: str = ""
    slugline: str = ""
    byline: str = ""
    dateline: str = ""
    body: str = ""
    urgency: str = "5"
    embargo: str = ""
    ed_note: str = ""
    sections: Sequence[str] = ()

    @classmethod
    def of(cls, visit: Visit) -> "Written":
        """What a form sent."""
        form = visit.form
        return cls(
            headline=form.get("headline", ""),
            slugline=form.get("slugline", ""),
            byline=form.get("byline", ""),
            dateline=form.get("dateline", ""),
            body=form.get("body", ""),
            urgency=form.get("urgency", "5"),
            embargo=form.get("embargo", ""),
            ed_note=form.get("ed_note", ""),
            sections=tuple(visit.every.get("sections", ())),
        )


def written_from(dispatch: Dispatch) -> Written:
    """A story, to be written over."""
    return Written(
        headline=dispatch.headline,
        byline=dispatch.byline or "",
        dateline=dispatch.dateline.raw if dispatch.dateline else "",
        body=dispatch.body.text,
        urgency=str(dispatch.urgency),
    )


def copy_of(written: Written) -> Copy:
    """The story that was written.

    Raises:
        Trouble: A field cannot be read.
    """
    if not written.headline.strip():
        raise Trouble(400, "Give it a headline.")
    if written.urgency not in _URGENCIES:
        raise Trouble(400, "The urgency is a number from 1, a flash, to 9.")
    return Copy(
        headline=written.headline.strip(),
        slugline=written.slugline.strip(),
        byline=written.byline.strip(),
        dateline=written.dateline.strip(),
        body=written.body.replace("\r\n", "\n").strip(),
        sections=tuple(written.sections),
        urgency=int(written.urgency),
        embargo=_moment(written.embargo.strip()),
        ed_note=written.ed_note.strip(),
    )


def _moment(given: str) -> datetime | None:
    """A moment in UTC as a browser's own field for it writes one (HTML §4.10.5.1.11)."""
    if not given:
        return None
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        raise Trouble(400, "The embargo is a date and a time in UTC, like 2026-11-24T18:00.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
