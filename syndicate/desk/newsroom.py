"""The record as the desk looks at it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.search import Wanted
from syndicate.model.section import Section
from syndicate.model.story import Story
from syndicate.ports.clock import Clock
from syndicate.ports.deliveries import Deliveries
from syndicate.ports.ledger import Ledger
from syndicate.ports.newsroom import Carrier, Folder, Line, Question, Results, Sheet, Standing, Told
from syndicate.ports.search import Search
from syndicate.ports.wire import Wire
from syndicate.rules.lifecycle import showing
from syndicate.rules.routing import reason

AT_ONCE: Final = 200
"""Stories read from the ledger at once."""

MOST_LOOKED: Final = 2000
"""Stories looked at for one sheet: a filter that nothing meets must not read the whole archive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookingGlass:
    """See :class:`syndicate.ports.newsroom.Newsroom`.

    Attributes:
        ledger: The record.
        search: Finds stories by their words.
        wire: What came to stand.
        deliveries: What outlets were told.
        clock: For embargoes.
        configured: The sections.
        sources: See the port.
        channels: By which outlets are told, each with the sections it tells of.
        carriers: The pages that carry a story of these sections.
    """

    ledger: Ledger
    search: Search
    wire: Wire
    deliveries: Deliveries
    clock: Clock
    configured: Sequence[Section]
    sources: Sequence[str]
    channels: Sequence[tuple[Told, frozenset[str]]]
    carriers: Callable[[str, frozenset[str]], Sequence[Carrier]]

    @property
    def sections(self) -> Sequence[tuple[str, str]]:
        """See the port."""
        return [(section.name, section.title) for section in self.configured]

    def sheet(self, question: Question, most: int) -> Sheet:
        """See the port."""
        found: list[Line] = []
        looked = 0
        for line in self._lines(question):
            looked += 1
            if _meets(line, question):
                found.append(line)
            if len(found) == most or looked == MOST_LOOKED:
                return Sheet(lines=found, older=line.number, looked=looked)
        return Sheet(lines=found, older=None, looked=looked)

    def _lines(self, question: Question) -> Iterator[Line]:
        now = self.clock.now()
        before = question.before
        while rows := self._rows(question, before):
            guids = [dispatch.guid for _, dispatch in rows]
            stories = {story.guid: story for story in self.ledger.stories(guids)}
            sections = self.ledger.sections(guids)
            for number, dispatch in rows:
                yield Line(
                    number=number,
                    dispatch=dispatch,
                    standing=standing_of(stories[dispatch.guid], now),
                    sections=tuple(sorted(sections.get(dispatch.guid, ()))),
                )
            before = rows[-1][0]

    def _rows(self, question: Question, before: int | None) -> Sequence[tuple[int, Dispatch]]:
        if question.query is None:
            return self.ledger.newest(AT_ONCE, question.section or None, before=before)
        wanted = Wanted(
            query=question.query,
            sections=frozenset({question.section}) if question.section else None,
            source=question.source or None,
            language=question.language or None,
            before=before,
            limit=AT_ONCE,
        )
        return [(hit.number, hit.dispatch) for hit in self.search.find(wanted).hits]

    def find(self, wanted: Wanted) -> Results:
        """See the port."""
        found = self.search.find(wanted)
        now = self.clock.now()
        stories = {story.guid: story for story in self.ledger.stories({hit.dispatch.guid for hit in found.hits})}
        hits = [(hit, standing_of(stories[hit.dispatch.guid], now)) for hit in found.hits]
        return Results(hits=hits, before=found.before, behind=found.behind)

    def folder(self, guid: str) -> Folder | None:
        """See the port."""
        versions = self.ledger.versions(guid)
        if not versions:
            return None
        (story,) = self.ledger.stories([guid])
        now = self.clock.now()
        shown = showing(story, now)
        sections = self.ledger.sections([guid]).get(guid, frozenset())
        known = {section.name: section for section in self.configured}
        standing = standing_of(story, now)
        return Folder(
            guid=guid,
            versions=versions,
            stored=shown.version if shown else None,
            standing=standing,
            until=_seen_from(story, now) if standing is Standing.EMBARGOED else None,
            reasons=[_reason(name, known.get(name), versions) for name in sorted(sections)],
            carriers=self.carriers(guid, sections),
            told=self._told(guid, sections),
        )

    def _told(self, guid: str, sections: frozenset[str]) -> list[Told]:
        concerned = [told for told, told_of in self.channels if not told_of.isdisjoint(sections)]
        rows = self.deliveries.of_story(guid, [told.channel for told in concerned])
        attempts = self.deliveries.attempts([row.number for row in rows])
        found: list[Told] = []
        for told in concerned:
            own = [row for row in rows if row.outlet == told.channel]
            tries = [(row.number, attempts.get(row.number, ())) for row in own]
            found.append(Told(outlet=told.outlet, channel=told.channel, kind=told.kind, deliveries=own, attempts=tries))
        return found

    def position(self) -> str:
        """See the port."""
        newest = self.ledger.newest(1)
        return f"{newest[0][0] if newest else 0}-{self.wire.span().last}"


def standing_of(story: Story, now: datetime) -> Standing:
    """How a story stands at a moment."""
    if any(take.pub_status is PubStatus.CANCELED for take in story.takes):
        return Standing.KILLED
    shown = showing(story, now)
    if shown is not None:
        return Standing.HELD if shown.pub_status is PubStatus.WITHHELD else Standing.LIVE
    return Standing.HELD if story.takes[-1].pub_status is PubStatus.WITHHELD else Standing.EMBARGOED


def _seen_from(story: Story, now: datetime) -> datetime | None:
    """The first moment to come at which something of a story shows; None where nothing ever does."""
    ahead = sorted(take.shown_from for take in story.takes if take.shown_from > now)
    return next((moment for moment in ahead if showing(story, moment)), None)


def _reason(name: str, section: Section | None, versions: Sequence[Dispatch]) -> tuple[str, str]:
    """Why a story is in a section; it stays in one that only an earlier version met (decision 6)."""
    if section is None:
        return name, "it belonged there; the section is not configured any more"
    for version in reversed(versions):
        if words := reason(version, section):
            return section.title, words if version is versions[-1] else f"version {version.version}: {words}"
    return section.title, "it met the rules that the section had before"


def _meets(line: Line, question: Question) -> bool:
    dispatch = line.dispatch
    return (
        dispatch.urgency <= question.urgency
        and question.standing in {None, line.standing}
        and question.source in {"", dispatch.source}
        and question.agency.casefold() in (dispatch.agency or "").casefold()
        and (not question.language or f"{dispatch.language}-".casefold().startswith(f"{question.language}-".casefold()))
    )
