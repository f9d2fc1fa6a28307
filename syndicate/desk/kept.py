"""Renderings kept: each version of each story is rendered once for each format (promise 9)."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import structlog

from syndicate.model.dispatch import Dispatch
from syndicate.ports.format import Writer
from syndicate.ports.ledger import Ledger

log = structlog.get_logger(__name__)

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Kept:
    """Versions lately shown, with their entries by writer; the least used go first.

    Not for two threads at once.
    """

    ledger: Ledger
    most: int
    _dispatches: OrderedDict[Key, Dispatch] = field(default_factory=OrderedDict)
    _entries: dict[Key, dict[Writer, bytes | None]] = field(default_factory=dict)

    def dispatches(self, keys: Sequence[Key]) -> list[Dispatch]:
        """The versions of these keys, in their order; one query for those not kept."""
        missing = [key for key in keys if key not in self._dispatches]
        if missing:
            for dispatch in self.ledger.dispatches(missing):
                self._dispatches[dispatch.guid, dispatch.version] = dispatch
        self._use(keys)
        return [self._dispatches[key] for key in keys if key in self._dispatches]

    def entries(self, writer: Writer, dispatches: Iterable[Dispatch]) -> list[tuple[Dispatch, bytes]]:
        """What the writer has to say of each, in order; those it has nothing to say of are left out.

        So is one that breaks the writer, however it does: a fault in one form of one story stops no other (promise 6).
        """
        rendered = []
        for dispatch in dispatches:
            by_writer = self._entries.setdefault((dispatch.guid, dispatch.version), {})
            if writer not in by_writer:
                by_writer[writer] = _entry(writer, dispatch)
            entry = by_writer[writer]
            if entry is not None:
                rendered.append((dispatch, entry))
        return rendered

    def trim(self) -> None:
        """Forget the least used versions beyond the most that are kept."""
        while len(self._dispatches) > self.most:
            key, _ = self._dispatches.popitem(last=False)
            self._entries.pop(key, None)

    def _use(self, keys: Sequence[Key]) -> None:
        for key in keys:
            if key in self._dispatches:
                self._dispatches.move_to_end(key)


def _entry(writer: Writer, dispatch: Dispatch) -> bytes | None:
    try:
        return writer.entry(dispatch)
    except Exception:
        log.exception("story left out of a form", form=writer.name, guid=dispatch.guid, version=dispatch.version)
        return None
