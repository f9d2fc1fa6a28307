"""Publish: from the ledger to the stand.

Promise 2: pages stand before their errands are struck off, so a crash in between publishes again and changes nothing.
Promise 4: what shows is decided by the lifecycle at the moment of publishing, from the clock alone. Promise 5: a page
is made of records only. Promise 9: a round touches the current pages of its sections, the documents of its stories,
and such archive documents as hold one of them or are new; how many there are does not matter. What other sections
show is asked for once (`desk.shown`), and pages over many sections are looked at no more often than one of these is.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from syndicate.desk.kept import Kept
from syndicate.desk.lines import Line
from syndicate.desk.makeup import documents, edition_pages, versions_to_write
from syndicate.desk.orders import Orders
from syndicate.desk.shown import Answers, Shown
from syndicate.desk.ticker import Ticker
from syndicate.model.delivery import Errand
from syndicate.model.dispatch import PubStatus
from syndicate.model.edition import Edition, Page
from syndicate.model.section import Section
from syndicate.model.story import Story
from syndicate.ports.bus import Bus
from syndicate.ports.clock import Clock
from syndicate.ports.format import FrontWriter, ItemWriter, Writer
from syndicate.ports.ledger import Ledger, Showing
from syndicate.ports.meter import UNMETERED, Meter
from syndicate.ports.stand import Stand
from syndicate.rules.addresses import archive_path, item_path, place_of, version_path
from syndicate.rules.compose import archive_size, compose, compose_archive
from syndicate.rules.lifecycle import showing

ERRANDS_AT_ONCE = 1024
AT_ONCE = timedelta()

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """Makes pages of what stands. Not for two threads at once.

    Attributes:
        ledger: What stands.
        stand: Where pages go.
        clock: Decides embargoes.
        sections: In the configured order.
        writers: Every form that a section's pages may have; each section names its own.
        item_writers: Every form that a story's documents may have.
        items: The names of those forms that stories are published in.
        versions: The names of those in which every version has a document of its own too.
        front_writers: For pages about all sections.
        lines: The feeds of outlets.
        kept: Renderings from before.
        meter: Counts what came to stand, and how soon.
        bus: Tells other nodes where pages changed; None where there are none.
    """

    ledger: Ledger
    stand: Stand
    clock: Clock
    sections: Sequence[Section]
    writers: Sequence[Writer]
    item_writers: Sequence[ItemWriter]
    items: Collection[str]
    versions: Collection[str]
    front_writers: Sequence[FrontWriter]
    lines: Sequence[Line] = ()
    kept: Kept
    orders: Orders | None = None
    ticker: Ticker | None = None
    meter: Meter = UNMETERED
    bus: Bus | None = None
    _editions: dict[str, Edition] = field(default_factory=dict)
    _answers: Answers = field(default_factory=Answers)
    _made: dict[str | None, datetime] = field(default_factory=dict)

    def publish(self, *, archive: bool = True, told: Callable[[], None] = lambda: None) -> int:
        """Run the errands that are due; how many pages changed.

        Args:
            archive: Whether archive documents are written too; else `archives` is to follow.
            told: Called whenever some of them are done.

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
                changed += self._run(errands, archive=archive)
                told()
        return changed

    def refresh(self, names: Collection[str] | None = None) -> int:
        """Compose sections (all by default) and the front afresh; how many pages changed, none if all stand as due.

        The front, and lines, are not composed again where that was done in the time between two looks at one section: a
        thousand sections would else look at the front a thousand times a minute.
        """
        self._answers.forget(names)
        shown = self._shown(self.clock.now())
        pages: list[Page] = []
        looked = [section for section in self.sections if names is None or section.name in names]
        for section in looked:
            archived = self.ledger.archive(section.name, archive_size(section))
            missing = {*archived.fresh, *self._unwritten(section, archived.newest)}
            pages += [page for number in sorted(missing) for page in self._archive_pages(section, number)]
            pages += self._section_pages(section, archived.newest, shown)
        every = [] if names is None else [section.every_secs for section in looked]
        within = timedelta(seconds=min(every, default=0))
        return self._put([*pages, *self._lines(names, shown, within), *self._front(shown.now, within)])

    def forget(self) -> None:
        """Ask the ledger afresh what sections show: another than this press may have changed it."""
        self._answers.forget()

    def archives(self, section: Section) -> int:
        """Write every archive document of a section afresh; how many pages changed."""
        newest = self.ledger.archive(section.name, archive_size(section)).newest
        changed = 0
        for number in range(1, newest + 1):
            changed += self._put(self._archive_pages(section, number))
            self.kept.trim()
        return changed

    def documents(self, guids: Collection[str]) -> int:
        """Write the documents of these stories and of all their versions afresh; how many changed."""
        now = self.clock.now()
        stories = self.ledger.stories(guids)
        changed = self._put(self._documents(stories, self._showings(stories, now), now, anew=True))
        self.kept.trim()
        return changed

    def writers_of(self, section: Section) -> list[Writer]:
        """The writers of a section's pages."""
        return [writer for writer in self.writers if writer.name in section.formats]

    def _put(self, pages: Iterable[Page]) -> int:
        places: set[str] = set()
        changed = self.stand.put(_noting(pages, places))
        if changed and self.bus:
            for place in sorted(places):
                self.bus.publish(f"pages.{place}")
        return changed

    def _run(self, errands: Sequence[Errand], *, archive: bool) -> int:
        now = self.clock.now()
        stories = self.ledger.stories({errand.guid for errand in errands})
        showings = self._showings(stories, now)
        shown_in = self._show(showings)
        shown = self._shown(now)
        touched = {errand.section for errand in errands}
        changed = self._put(self._pages(stories, showings, touched, shown, archive=archive))
        if wordless := [path for story in stories for path in self._without_words(story)]:
            changed += self.stand.remove(wordless)
        self._tell(errands, showings)
        if self.orders:
            self.orders.place(errands, showings, now)
        if self.ticker:
            self.ticker.tell(errands, showings, shown_in, now)
        self.ledger.done([errand.number for errand in errands])
        self.kept.trim()
        self.meter.printed(changed, self.clock.now() - now)
        log.info("published", errands=len(errands), sections=sorted(touched), pages=changed)
        return changed

    def _pages(
        self,
        stories: Sequence[Story],
        showings: Sequence[Showing],
        touched: Collection[str],
        shown: Shown,
        *,
        archive: bool,
    ) -> Iterator[Page]:
        """What these stories change, documents before the pages that lead to them, outlets' lines at the end."""
        yield from self._documents(stories, showings, shown.now, anew=False)
        outdated = self.ledger.documents({showing.guid for showing in showings}) if archive else set()
        by_name = {section.name: section for section in self.sections}
        archived = {name: self.ledger.archive(name, archive_size(by_name[name])) for name in by_name if name in touched}
        if archive:
            outdated |= {(name, number) for name, found in archived.items() for number in found.fresh}
        for name, number in sorted(outdated):
            if name in by_name:
                yield from self._archive_pages(by_name[name], number)
        for section in self.sections:
            if section.name in archived:
                yield from self._section_pages(section, archived[section.name].newest, shown)
            elif section.name not in self._editions:
                newest = self.ledger.newest_document(section.name)
                self._editions[section.name] = self._edition(section, newest, shown)
        yield from self._front(shown.now)
        yield from self._lines(touched, shown)

    def _show(self, showings: Sequence[Showing]) -> Mapping[str, frozenset[str]]:
        changed: Collection[str] | None = None
        try:
            shown_in = self.ledger.show(showings)
            if all(one.version is not None for one in showings):  # else it is not said which sections showed it
                changed = frozenset[str]().union(*shown_in.values())
        finally:
            self._answers.forget(changed)
        return shown_in

    def _shown(self, now: datetime) -> Shown:
        return Shown(self.ledger, now, self._answers)

    def _tell(self, errands: Sequence[Errand], showings: Sequence[Showing]) -> None:
        """Say of each version that stands now where it does; stories that are only sorted again are no news."""
        now = self.clock.now()
        versions = {showing.guid: showing.version for showing in showings}
        sections: defaultdict[str, set[str]] = defaultdict(set)
        due: dict[str, datetime] = {}
        for errand in errands:
            if not errand.again and versions.get(errand.guid) is not None:
                sections[errand.guid].add(errand.section)
                due[errand.guid] = max(errand.due, due.get(errand.guid, errand.due))
        for guid, where in sections.items():
            self.meter.shown(where, now - due[guid])
            log.info("dispatch published", guid=guid, version=versions[guid], sections=sorted(where))

    def _edition(self, section: Section, newest: int, shown: Shown) -> Edition:
        unarchived = self.ledger.unarchived(section.name)
        kills = shown.kills(section.name, section.kill_days, section.limit)
        window = shown.window(section.name, section.limit)
        return compose(
            section,
            self.kept.dispatches(list(dict.fromkeys((*window, *unarchived, *kills)))),
            shown.now,
            unarchived={guid for guid, _ in unarchived},
            previous=newest or None,
        )

    def _section_pages(self, section: Section, newest: int, shown: Shown) -> Iterator[Page]:
        edition = self._editions[section.name] = self._edition(section, newest, shown)
        return edition_pages(edition, self.writers_of(section), self.kept)

    def _archive_pages(self, section: Section, number: int) -> Iterator[Page]:
        dispatches = self.kept.dispatches(self.ledger.document(section.name, number))
        return edition_pages(compose_archive(section, number, dispatches), self.writers_of(section), self.kept)

    def _unwritten(self, section: Section, newest: int) -> Iterator[int]:
        """The newest archive document where it lacks a page: a crash may have come between its making and writing."""
        files = [archive_path(section.name, newest, writer.filename) for writer in self.writers_of(section)]
        if newest and any(self.stand.get(file) is None for file in files):
            yield newest

    def _lines(self, touched: Collection[str] | None, shown: Shown, within: timedelta = AT_ONCE) -> Iterator[Page]:
        """The pages of lines that take from one of these sections; of all lines for None."""
        for line in self.lines:
            taken = touched is None or not set(line.outlet.sections).isdisjoint(touched)
            if taken and self._is_due(line.outlet.name, shown.now, within):
                yield from line.pages(shown, self.kept)

    def _front(self, now: datetime, within: timedelta = AT_ONCE) -> Iterator[Page]:
        if self._is_due(None, now, within):
            public = [section.name for section in self.sections if section.public]
            editions = [self._editions[name] for name in public if name in self._editions]
            yield from (writer.page(editions) for writer in self.front_writers)

    def _is_due(self, name: str | None, now: datetime, within: timedelta) -> bool:
        """Whether the pages of a line, or of the front, were not made within this time; then they are now."""
        made = self._made.get(name)
        if made is not None and timedelta() <= now - made < within:
            return False
        self._made[name] = now
        return True

    def _documents(
        self, stories: Sequence[Story], showings: Sequence[Showing], now: datetime, *, anew: bool
    ) -> Iterator[Page]:
        keys = [(showing.guid, showing.version) for showing in showings if showing.version is not None]
        standing = {dispatch.guid: dispatch for dispatch in self.kept.dispatches(keys)}
        for story in stories:
            dispatch = standing.get(story.guid)
            if dispatch is None:
                continue
            killed = dispatch.pub_status is PubStatus.CANCELED
            # a form that is no longer published may have left documents: a kill reaches them too
            writers = [writer for writer in self.item_writers if killed or writer.name in self.items]
            numbers = versions_to_write(story, dispatch.version, now, anew=anew)
            versions = self.kept.dispatches([(story.guid, number) for number in numbers])
            yield from documents(dispatch, versions, writers, self.versions)

    def _without_words(self, story: Story) -> Iterator[str]:
        """The paths of documents that must not stand, as their words are forgotten."""
        gone = [take.version for take in story.takes if take.forgotten]
        killed = any(take.pub_status is PubStatus.CANCELED for take in story.takes)
        whole = not killed and len(gone) == len(story.takes)
        for writer in self.item_writers:
            if whole:
                yield item_path(story.guid, writer.suffix)
            yield from (version_path(story.guid, number, writer.suffix) for number in gone if not killed)

    @staticmethod
    def _showings(stories: Iterable[Story], now: datetime) -> list[Showing]:
        return [_showing(story, now) for story in stories]


def _noting(pages: Iterable[Page], places: set[str]) -> Iterator[Page]:
    for page in pages:
        places.add(place_of(page.path))
        yield page


def _showing(story: Story, now: datetime) -> Showing:
    take = showing(story, now)
    stands = take or story.takes[-1]
    return Showing(
        guid=story.guid,
        version=take.version if take else None,
        pub_status=stands.pub_status,
        shown_from=stands.shown_from,
    )
