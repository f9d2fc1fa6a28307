"""What may be done with an item, and what it asks of its receivers."""

from collections.abc import Iterator
from datetime import datetime

from syndicate.formats.newsml_g2.reading.concepts import Scope, value_of
from syndicate.formats.newsml_g2.reading.parts import Parts
from syndicate.model.dispatch import PubStatus, Signal

_STATUSES = {
    "usable": PubStatus.USABLE,
    "withheld": PubStatus.WITHHELD,
    "canceled": PubStatus.CANCELED,
    "cancelled": PubStatus.CANCELED,
}
_STOPS = {
    **dict.fromkeys(("kill", "killed", "cancel", "canceled", "cancelled", "withdraw", "withdrawn"), PubStatus.CANCELED),
    **dict.fromkeys(("hold", "withhold", "withheld"), PubStatus.WITHHELD),
}
_SIGNALS = {
    **dict.fromkeys(("correction", "corrected", "corr", "korrektur", "berichtigung"), Signal.CORRECTION),
    **dict.fromkeys(("update", "updated", "updates", "upd", "writethru"), Signal.UPDATE),
    **dict.fromkeys(("repeat", "repeated", "rpt", "repetition", "retransmission"), Signal.REPEAT),
}
_EDITORIAL_STATUS = "edstat"
_LETTERS = {"c": Signal.CORRECTION, "u": Signal.UPDATE}
"""Reuters' editorial status (`edStat:C`); N is new, and a deletion (D) says so in `pubStatus` too."""
_ORDER = (Signal.CORRECTION, Signal.UPDATE, Signal.REPEAT)


def read_signal(item_meta: Parts) -> Signal | None:
    """What the item asks: of several signals a correction before an update before a repeat (G244).

    AP says it in the item's `role` as well.
    """
    found = {signal for alias, code in _signals(item_meta) if (signal := _signal(alias, code))}
    return next((signal for signal in _ORDER if signal in found), None)


def read_status(item_meta: Parts) -> PubStatus | None:
    """Whether it may be used (G240), the strictest of `pubStatus` and signals that stop a story; None for no word."""
    said = [_STOPS[code] for _, code in _signals(item_meta) if code in _STOPS]
    status = _STATUSES.get((value_of(item_meta.first("pubStatus")) or "").lower())
    found = [*said, *([status] if status else ())]
    return max(found, key=list(PubStatus).index) if found else None


def read_embargo(item_meta: Parts, scope: Scope) -> tuple[datetime | None, bool]:
    """Until when it must not show, and whether it says that it is embargoed without saying until when.

    An empty `embargoed` is indefinite, or ends when a note to editors says so (S18, G242): the same to a program.
    """
    until = item_meta.moment("embargoed", scope.zone)
    return until, until is None and item_meta.first("embargoed") is not None


def _signals(item_meta: Parts) -> Iterator[tuple[str, str]]:
    """Alias and code of each signal and role, and what it is called, in small letters."""
    for element in (*item_meta.all("signal"), *item_meta.all("role")):
        alias = (element.get("qcode") or "").strip().partition(":")[0]
        yield alias.lower(), (value_of(element) or "").lower()
        yield from (("", name.lower()) for name in Parts(element).texts("name"))


def _signal(alias: str, code: str) -> Signal | None:
    return _LETTERS.get(code) if alias == _EDITORIAL_STATUS else _SIGNALS.get(code)
