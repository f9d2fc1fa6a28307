"""Publish: from the ledger to the stand.

Promise 2: pages stand before their errands are struck off, so a crash in between publishes again and changes nothing.
Promise 4: what shows is decided by the lifecycle at the moment of publishing, from the clock alone. Promise 5: a page
is made of records only.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import structlog

from syndicate.desk.kept import Kept
from syndicate.model.delivery import Errand
from syndicate.model.edition import Edition, Page
from syndicate.model.section import Section
from syndicate.model.story import Story
from syndicate.ports.clock import Clock
from syndicate.ports.format import FrontWriter, ItemWriter, Writer
from syndicate.ports.ledger import Ledger, Showing
from syndicate.ports.stand import Stand
from syndicate.rules.addresses import item_path, section_path
from syndicate.rules.compose import compose
from syndicate.rules.lifecycle import showing

ERRANDS_AT_ONCE = 1024

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """Makes pages of what stands. Not for two threads at once.

    Attributes:
        ledger: What stands.
        stand: Where pages go.
        clock: Decides embargoes.
        sections: In the configured order.
        writers: One for each page of a section.
        item_writers: One for each document of a story.
        front_writers: For pages about all sections.
        kept: Renderings from before.
    """

    ledger: Ledger
    stand: Stand
    clock: Clock
    sections: Sequence[Section]
    writers: Sequence[Writer]
    item_writers: Sequence[ItemWriter]
    front_writers: Sequence[FrontWriter]
    kept: Kept
    _editions: dict[str, Edition] = field(default_factory=dict)

    def publish(self) -> int:
        """Run the errands that are due; how many pages changed.

        Raises:
            StandError: Pages could not be written; the errands stay due.
            StoreError: The ledger could not be read or written; the errands stay due.
        """
        changed = 0
        full = True
        while full:
            errands = self.ledger.errands(self.clock.now(), ERRANDS_AT_ONCE)
            full = len(errands) == ERRANDS_AT_ONCE
            if errands:
                changed += self._run(errands)
        return changed

    def refresh(self, names: Collection[str] | None = None) -> int:
        """Compose sections (all by default) and the front afresh; how many pages changed, none if all stand as due."""
        now = self.clock.now()
        for section in self.sections:
            if names is None or section.name in names:
                self._editions[section.name] = self._edition(section, now)
        pages = [
            page for name in self._editions if names is None or name in names for page in self._section_pages(name)
        ]
        return self.stand.put([*pages, *self._front()])

    def items(self, guids: Collection[str]) -> int:
        """Write the pages of these stories afresh; how many changed."""
        now = self.clock.now()
        return self.stand.put(list(self._items(self._showings(self.ledger.stories(guids), now))))

    def _run(self, errands: Sequence[Errand]) -> int:
        now = self.clock.now()
        showings = self._showings(self.ledger.stories({errand.guid for errand in errands}), now)
        self.ledger.show(showings)
        touched = {errand.section for errand in errands}
        for section in self.sections:
            if section.name in touched or section.name not in self._editions:
                self._editions[section.name] = self._edition(section, now)
        pages = [
            *self._items(showings),
            *(
                page
                for section in self.sections
                if section.name in touched
                for page in self._section_pages(section.name)
            ),
            *self._front(),
        ]
        changed = self.stand.put(pages)
        self.ledger.done([errand.number for errand in errands])
        self.kept.trim()
        log.info("published", errands=len(errands), sections=sorted(touched), pages=changed)
        return changed

    def _edition(self, section: Section, now: datetime) -> Edition:
        return compose(section, self.kept.dispatches(self.ledger.window(section.name, section.limit)), now)

    def _section_pages(self, name: str) -> Iterator[Page]:
        edition = self._editions[name]
        for writer in self.writers:
            frame = writer.frame(edition)
            entries = self.kept.entries(writer, edition.dispatches)
            yield Page(
                path=section_path(name, writer.filename),
                media_type=writer.media_type,
                parts=(frame.head, *entries[:1], *(frame.joint + entry for entry in entries[1:]), frame.tail),
            )

    def _front(self) -> Iterator[Page]:
        editions = [self._editions[section.name] for section in self.sections if section.name in self._editions]
        return (writer.page(editions) for writer in self.front_writers)

    def _items(self, showings: Iterable[Showing]) -> Iterator[Page]:
        keys = [(showing.guid, showing.version) for showing in showings if showing.version is not None]
        for dispatch in self.kept.dispatches(keys):
            for writer in self.item_writers:
                path = item_path(dispatch.guid, writer.suffix)
                yield Page(path=path, media_type=writer.media_type, parts=(writer.document(dispatch),))

    @staticmethod
    def _showings(stories: Iterable[Story], now: datetime) -> list[Showing]:
        return [_showing(story, now) for story in stories]


def _showing(story: Story, now: datetime) -> Showing:
    take = showing(story, now)
    stands = take or story.takes[-1]
    return Showing(
        guid=story.guid,
        version=take.version if take else None,
        pub_status=stands.pub_status,
        shown_from=stands.shown_from,
    )
