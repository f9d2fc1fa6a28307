"""What people do to stories by hand."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from syndicate.model.dispatch import Dispatch


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A story as somebody writes it; what is empty is not said.

    Attributes:
        headline: One line.
        slugline: One line.
        byline: Without `By`.
        dateline: As it is to be printed (`LONDON, Nov 24`).
        body: Plain text, paragraphs parted by an empty line.
        sections: It is put into, by name, beside those whose rules it meets.
        urgency: 1-9.
        embargo: Not before this moment, aware.
        ed_note: For editors.
    """

    headline: str = ""
    slugline: str = ""
    byline: str = ""
    dateline: str = ""
    body: str = ""
    sections: tuple[str, ...] = ()
    urgency: int = 5
    embargo: datetime | None = None
    ed_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What became of an act.

    Attributes:
        guid: Of the story.
        version: The version that was made; None where nothing changed.
        words: The same for people.
    """

    guid: str
    version: int | None
    words: str


class Editor(Protocol):
    """Works on stories; what it did is durable and in the audit trail when it returns, with what went wrong.

    `by` is who does it. Every method may raise :class:`~syndicate.errors.StoreBusy` (nothing was done, try again) or
    :class:`~syndicate.errors.StoreError`.
    """

    def preview(self, copy: Copy) -> Dispatch:
        """The dispatch that would be filed.

        Raises:
            RejectedFiling: None would be: something is missing.
        """
        ...

    def file(self, copy: Copy, by: str) -> Done:
        """File a story.

        Raises:
            RejectedFiling: Something is missing.
        """
        ...

    def correct(self, guid: str, copy: Copy, note: str, by: str) -> Done:
        """Correct a story; slugline, sections, embargo and note of the copy are passed over.

        Raises:
            UnknownStory: There is none.
            KilledStory: It was killed.
            RejectedFiling: Something is missing.
        """
        ...

    def hold(self, guid: str, note: str, by: str) -> Done:
        """Hold a story until it is released or killed; raises as :meth:`correct`."""
        ...

    def release(self, guid: str, note: str, by: str) -> Done:
        """Release a held or embargoed story at once; raises as :meth:`correct`."""
        ...

    def kill(self, guid: str, note: str, by: str) -> Done:
        """Kill a story, for ever; raises as :meth:`correct`."""
        ...
