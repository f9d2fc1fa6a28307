"""Rebuild: route stories again after the rules changed, and make every page again."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence

from syndicate.desk.publish import Press
from syndicate.model.dispatch import Dispatch
from syndicate.model.section import Section
from syndicate.ports.ledger import Ledger
from syndicate.rules.addresses import section_path
from syndicate.rules.routing import fingerprint, sections_of

BATCH = 500


def changed_rules(ledger: Ledger, sections: Sequence[Section]) -> list[Section]:
    """The sections whose rules are not those their stories were routed by."""
    before = ledger.rules()
    return [section for section in sections if before.get(section.name) != fingerprint(section)]


def retire(press: Press) -> int:
    """Take away the pages of sections that are no longer configured: no kill would reach them; how many went."""
    configured = {section.name for section in press.sections}
    gone = set(press.ledger.rules()) - configured
    removed = press.stand.remove(
        [section_path(name, writer.filename) for name in sorted(gone) for writer in press.writers]
    )
    press.ledger.unroute(gone)
    rules = {name: mark for name, mark in press.ledger.rules().items() if name in configured}
    press.ledger.set_rules(rules)
    return removed


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
    for batch in ledger.every(BATCH):
        with ledger.writing() as writing:
            writing.route(_routes(batch, list(again)))
        changed += press.publish()
        told(len(batch))
    ledger.set_rules({section.name: fingerprint(section) for section in press.sections})
    return changed


def rebuild(press: Press, told: Callable[[int], None]) -> int:
    """Make every page again: sections, front and each story's own; how many changed."""
    changed = press.publish() + press.refresh()
    for batch in press.ledger.every(BATCH):
        changed += press.items({dispatch.guid for dispatch in batch})
        told(len(batch))
    return changed


def _routes(batch: Sequence[Dispatch], sections: Sequence[Section]) -> dict[str, frozenset[str]]:
    routes: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for dispatch in batch:
        routes[dispatch.guid] |= sections_of(dispatch, sections)
    return {guid: names for guid, names in routes.items() if names}
