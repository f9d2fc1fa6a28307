"""Whether outlets fetched the version of a story that stands: from what was noted of their requests.

What counts is an answer from the moment on from which the version could be seen, of a page that had it then: an outlet
that comes so late that newer stories have pushed it off the page has it from an archive document, or not at all.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from syndicate.model.access import Fetch, Pass
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.outlet import Outlet
from syndicate.model.section import Section
from syndicate.ports.ledger import Ledger
from syndicate.ports.tokens import Fetches
from syndicate.ports.wire import Wire
from syndicate.rules.access import Access
from syndicate.rules.addresses import archive_path, item_path, section_path, version_path
from syndicate.rules.lifecycle import showing
from syndicate.rules.outlets import outlet_section, refusals

HAD: Final = (200, 226, 304, 410)
"""Answers after which a reader has what stands: also that nothing changed since it had it, and the notice of a kill."""


def standing_of(ledger: Ledger, guid: str, now: datetime) -> Dispatch | None:
    """The version of a story that stands; None where none may be seen.

    Raises:
        StoreError: The ledger could not be read.
    """
    for story in ledger.stories([guid]):
        take = showing(story, now)
        if take is not None:
            return next(iter(ledger.dispatches([(guid, take.version)])), None)
    return None


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Pages that have a version until some moment, None for ever."""

    paths: tuple[str, ...]
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """Asks what outlets have fetched.

    Attributes:
        ledger: In which sections stories are, and where in their archives.
        fetches: What was noted.
        wire: When versions came to stand.
        access: What tokens open.
        sections: By name.
        feeds: By outlet, the file of its own feed.
    """

    ledger: Ledger
    fetches: Fetches
    wire: Wire
    access: Access
    sections: Mapping[str, Section]
    feeds: Mapping[str, str]

    def is_for(self, dispatch: Dispatch, outlet: Outlet) -> bool:
        """Whether the story is in one of the outlet's sections."""
        return not self._sections(dispatch).isdisjoint(outlet.sections)

    def first(self, dispatch: Dispatch, outlet: Outlet) -> Fetch | None:
        """The first answer to an outlet that had the version which stands; None where there was none yet.

        Raises:
            StoreError: The store could not be read.
        """
        found: list[Fetch] = []
        since = self._seen_from(dispatch)
        for shelf in self._shelves(dispatch, outlet):
            fetch = self.fetches.first(outlet.name, since, shelf.paths, HAD)
            if fetch and (shelf.until is None or fetch.at < shelf.until):
                found.append(fetch)
        return min(found, key=lambda fetch: fetch.at, default=None)

    def _seen_from(self, dispatch: Dispatch) -> datetime:
        """When the pages of a version were put; where that is kept no longer, the earliest that can have been."""
        told = self.wire.told_at(dispatch.guid, dispatch.version)
        return told or max(dispatch.received, dispatch.shown_from)

    def _shelves(self, dispatch: Dispatch, outlet: Outlet) -> Iterator[_Shelf]:
        its = self.access.passes[outlet.name]
        yield _Shelf(tuple(self._documents(its, dispatch)))
        for name in sorted(its.sections & self._sections(dispatch)):
            section = self.sections[name]
            paths = tuple(section_path(name, file) for file in self._files(its))
            until = self._until(dispatch, [name], section.limit, section.most_days, section.kill_days)
            yield _Shelf(paths, until)
        documents = sorted(self.ledger.documents([dispatch.guid]))
        yield _Shelf(
            tuple(
                archive_path(name, number, file)
                for name, number in documents
                if name in its.sections
                for file in self._files(its)
            )
        )
        profile = outlet.profile
        killed = dispatch.pub_status is PubStatus.CANCELED
        if killed or not any(refusal.must for refusal in refusals(dispatch, profile, outlet.language)):
            path = section_path(outlet_section(outlet).name, self.feeds[outlet.name])
            until = self._until(dispatch, outlet.sections, profile.most_items, profile.most_days, profile.kill_days)
            yield _Shelf((path,), until)

    def _until(
        self, dispatch: Dispatch, sections: tuple[str, ...] | list[str], most: int, days: int | None, kill_days: int
    ) -> datetime | None:
        """When newer stories had pushed a version off a page, or it was too old."""
        if dispatch.pub_status is PubStatus.CANCELED:
            return dispatch.shown_from + timedelta(days=kill_days)
        overtaken = self.ledger.overtaken(sections, dispatch.shown_from, most)
        aged = dispatch.shown_from + timedelta(days=days) if days is not None else None
        return min((moment for moment in (overtaken, aged) if moment), default=None)

    def _sections(self, dispatch: Dispatch) -> frozenset[str]:
        return self.ledger.sections([dispatch.guid]).get(dispatch.guid, frozenset())

    def _files(self, its: Pass) -> Iterator[str]:
        return (file for file, form in self.access.page_forms.items() if form in its.formats)

    def _documents(self, its: Pass, dispatch: Dispatch) -> Iterator[str]:
        for suffix, form in self.access.document_forms.items():
            if form in its.formats:
                yield item_path(dispatch.guid, suffix)
                yield version_path(dispatch.guid, dispatch.version, suffix)
