"""Forms a dispatch comes in and goes out in.

A format reads, writes, or both; each direction is a small Protocol of its own, so a module offers only what it can do.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from syndicate.model.dispatch import Dispatch, Draft
from syndicate.model.edition import Edition, Page
from syndicate.model.filing import Filing


class Reader(Protocol):
    """Reads filings of one form."""

    @property
    def name(self) -> str:
        """What `--format` and logs call it."""
        ...

    def recognises(self, content: bytes) -> bool:
        """Tell by content alone, cheaply, whether this reader should read it."""
        ...

    def read(self, filing: Filing) -> Iterable[Draft]:
        """Read every dispatch in the filing, in order.

        Raises:
            UnreadableFiling: The bytes are not what they seem; the message says why.
        """
        ...


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the entries of a page.

    Attributes:
        head: Before the first entry.
        joint: Between two entries.
        tail: After the last.
    """

    head: bytes
    joint: bytes
    tail: bytes


class Writer(Protocol):
    """Writes the page of a section in one form.

    Both methods are pure: the same dispatch gives the same bytes, whenever and in whatever section it is written, so
    an entry is rendered once per version and kept.
    """

    @property
    def name(self) -> str:
        """What configuration and logs call it (`rss`)."""
        ...

    @property
    def filename(self) -> str:
        """The file under `feeds/<section>/` (`rss.xml`)."""
        ...

    @property
    def media_type(self) -> str:
        """With its charset (`application/rss+xml; charset=utf-8`)."""
        ...

    def entry(self, dispatch: Dispatch) -> bytes | None:
        """Render one version of one story; None where this form has nothing to say of it (a hold, in RSS)."""
        ...

    def frame(self, edition: Edition) -> Frame:
        """Render what stands around the entries."""
        ...


class ItemWriter(Protocol):
    """Writes a document of one dispatch; pure, like a Writer."""

    @property
    def name(self) -> str:
        """What configuration and logs call it (`newsml-g2`)."""
        ...

    @property
    def suffix(self) -> str:
        """What the document's address ends in, without a dot (`html`, `nitf.xml`); no two writers share one."""
        ...

    @property
    def media_type(self) -> str:
        """With its charset where it is text."""
        ...

    def document(self, dispatch: Dispatch) -> bytes:
        """Render one version of one story; of a kill or a hold what this form says in the story's place."""
        ...


class EventWriter(Protocol):
    """Writes the event that a version came to stand; pure, like a Writer."""

    def event(self, dispatch: Dispatch, sections: Collection[str]) -> bytes:
        """Render it in UTF-8, with the names of sections that it stands in; of a kill or a hold only which story."""
        ...


class FrontWriter(Protocol):
    """Writes a page about all sections."""

    def page(self, editions: Sequence[Edition]) -> Page:
        """The page, sections in the configured order."""
        ...
