"""Rebuild: route stories again after the rules changed, and make every page again."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence

from syndicate.desk.publish import Press
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.edition import Page
from syndicate.model.section import Section
from syndicate.ports.format import Writer
from syndicate.ports.ledger import Ledger
from syndicate.rules.addresses import OUTLETS, archive_path, item_path, section_path
from syndicate.rules.outlets import outlet_section
from syndicate.rules.routing import fingerprint, sections_of

BATCH = 500

_LIVE_BATCH = 100
"""News waits for one of these."""

_SAID = "text/plain; charset=utf-8"


def changed_rules(ledger: Ledger, sections: Sequence[Section]) -> list[Section]:
    """The sections whose rules are not those their stories were routed by."""
    before = ledger.rules()
    return [section for section in sections if before.get(section.name) != fingerprint(section)]


def retire(press: Press) -> int:
    """Take away the pages of sections, lines and forms that are no longer configured, as no kill would reach them.

    The current pages of a section or line that is no more say so for ever (RFC 9110 §15.5.11). Of one that has another
    name nothing is left: who asks there is sent on.

    Returns:
        How many pages changed or went.
    """
    rules = press.ledger.rules()
    lines = {outlet_section(line.outlet).name: line.writer.filename for line in press.lines if line.outlet.name}
    configured = {section.name for section in press.sections}
    closed = {name for name in rules if name not in configured and not name.startswith(OUTLETS)}
    renamed = {name for section in press.sections for name in section.formerly}
    pages = [(name, writer.filename) for name in sorted(closed - renamed) for writer in press.writers]
    pages += [(name, file) for name, file in rules.items() if name.startswith(OUTLETS) and lines.get(name) != file]
    changed = press.stand.put(
        [Page(path=section_path(name, file), media_type=_SAID, parts=(), gone=True) for name, file in pages]
    )
    changed += press.stand.remove(
        [section_path(name, writer.filename) for name in sorted(renamed) for writer in press.writers]
    )
    for name in sorted(closed):
        changed += _remove_archive(press, name, press.writers)
    press.ledger.unroute(closed)
    press.ledger.close_archive(closed)
    for section in changed_rules(press.ledger, press.sections):
        unwritten = [writer for writer in press.writers if writer.name not in section.formats]
        changed += press.stand.remove([section_path(section.name, writer.filename) for writer in unwritten])
        changed += _remove_archive(press, section.name, unwritten)
    press.ledger.set_rules({name: mark for name, mark in rules.items() if name in configured} | lines)
    return changed


def _remove_archive(press: Press, section: str, writers: Collection[Writer]) -> int:
    newest = press.ledger.newest_document(section)
    return press.stand.remove(
        [archive_path(section, number, writer.filename) for number in range(1, newest + 1) for writer in writers]
    )


def reroute(press: Press, again: Collection[Section], told: Callable[[int], None]) -> int:
    """Fill some sections again from the whole record, and publish them; how many pages changed.

    A story belongs to a section when any of its versions ever matched: so its corrections and its kill reach every
    reader who may have it.

    Args:
        press: With the record and all configured sections.
        again: Those to fill again.
        told: Called with the number of versions looked at, for progress.
    """
    ledger = press.ledger
    changed = 0
    ledger.unroute([section.name for section in again])
    press.forget()
    for batch in ledger.every(BATCH):
        with ledger.writing() as writing:
            writing.route(_routes(batch, list(again)))
        changed += press.publish(archive=False)
        told(len(batch))
    for section in again:
        changed += press.archives(section)
    ledger.set_rules({**ledger.rules(), **{section.name: fingerprint(section) for section in again}})
    return changed


def rebuild(press: Press, told: Callable[[int], None]) -> int:
    """Make every page again: sections and their archives, front and each story's own; how many changed."""
    changed = press.publish() + press.refresh()
    for section in press.sections:
        changed += press.archives(section)
    unwritten = [writer for writer in press.item_writers if writer.name not in press.items]
    for batch in press.ledger.every(BATCH):
        guids = {dispatch.guid for dispatch in batch}
        changed += press.documents(guids)
        left = guids - _killed(press, guids)  # a killed story says so in every form that it may have been had in
        changed += press.stand.remove([item_path(guid, writer.suffix) for guid in left for writer in unwritten])
        told(len(batch))
    return changed


def _killed(press: Press, guids: Collection[str]) -> set[str]:
    stories = press.ledger.stories(guids)
    return {story.guid for story in stories if any(take.pub_status is PubStatus.CANCELED for take in story.takes)}


def refill(press: Press, section: Section, told: Callable[[int], None]) -> int:
    """Make every page of a section again while readers fetch them; how many changed.

    It is not emptied first, so what stands on its pages stays there: a story that does not meet its rules any more is
    not taken out. Stories that are missing are found, documents and archive are written anew.

    Args:
        press: With the record and all configured sections.
        section: Which.
        told: Called with the number of versions looked at; what it raises ends the work, to be begun again.
    """
    ledger = press.ledger
    changed = 0
    for batch in ledger.every(_LIVE_BATCH):
        with ledger.writing() as writing:
            writing.route(_routes(batch, [section]))
        changed += press.publish(archive=False)
        within = ledger.sections({dispatch.guid for dispatch in batch})
        changed += press.documents([guid for guid, names in within.items() if section.name in names])
        told(len(batch))
    return changed + press.archives(section) + press.refresh([section.name])


def _routes(batch: Sequence[Dispatch], sections: Sequence[Section]) -> dict[str, frozenset[str]]:
    routes: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for dispatch in batch:
        routes[dispatch.guid] |= sections_of(dispatch, sections)
    return {guid: names for guid, names in routes.items() if names}
