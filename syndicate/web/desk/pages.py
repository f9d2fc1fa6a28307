"""Every page of the desk; one that is added stands in a module's `PAGES` and here."""

from typing import Final

from syndicate.web.desk import (
    acts,
    dispatch,
    editing,
    embargoes,
    filing,
    outlets,
    pulse,
    queue,
    rejects,
    search,
    sections,
    sources,
    subscribers,
    wire,
)

PAGES: Final = (
    *wire.PAGES,
    *pulse.PAGES,
    *dispatch.PAGES,
    *filing.PAGES,
    *editing.PAGES,
    *rejects.PAGES,
    *embargoes.PAGES,
    *search.PAGES,
    *sources.PAGES,
    *sections.PAGES,
    *outlets.PAGES,
    *queue.PAGES,
    *subscribers.PAGES,
    *acts.PAGES,
)
