"""Renderings kept: each version is rendered once for each format, and shaped once for each outlet (promise 9)."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import structlog

from syndicate.model.dispatch import Dispatch
from syndicate.model.outlet import Outlet
from syndicate.ports.format import Writer
from syndicate.ports.ledger import Ledger
from syndicate.rules.outlets import prepared

log = structlog.get_logger(__name__)

Key = tuple[str, int]
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Kept:
    """Versions lately shown, with their entries by writer and shapes by outlet; the least used go first.

    Not for two threads at once.

    Attributes:
        ledger: Asked for versions.
        most: How many versions are kept.
        rendered: By the name of a writer, how many of its entries are; as many as versions where it is not named.
    """

    ledger: Ledger
    most: int
    rendered: Mapping[str, int] = field(default_factory=dict)
    _dispatches: OrderedDict[Key, Dispatch] = field(default_factory=OrderedDict)
    _entries: dict[Writer, OrderedDict[Key, bytes | None]] = field(default_factory=dict)
    _prepared: dict[Outlet, dict[Key, Dispatch | None]] = field(default_factory=dict)

    def dispatches(self, keys: Sequence[Key]) -> list[Dispatch]:
        """The versions of these keys, in their order; one query for those not kept."""
        missing = [key for key in keys if key not in self._dispatches]
        if missing:
            for dispatch in self.ledger.dispatches(missing):
                self._dispatches[dispatch.guid, dispatch.version] = dispatch
        known = [key for key in keys if key in self._dispatches]
        for key in known:
            self._dispatches.move_to_end(key)
        return [self._dispatches[key] for key in known]

    def prepared(self, outlet: Outlet, dispatches: Iterable[Dispatch]) -> Iterator[Dispatch]:
        """Each in an outlet's shape, in order; those that the outlet refuses are left out."""
        made = self._prepared.setdefault(outlet, {})
        return (story for _, story in _once(made, dispatches, lambda dispatch: prepared(dispatch, outlet)))

    def entries(self, writer: Writer, dispatches: Iterable[Dispatch]) -> list[tuple[Dispatch, bytes]]:
        """What the writer has to say of each, in order; those it has nothing to say of are left out.

        So is one that breaks the writer, however it does: a fault in one form of one story stops no other (promise 6).
        """
        made = self._entries.setdefault(writer, OrderedDict())
        wanted = list(dispatches)
        found = list(_once(made, wanted, lambda dispatch: _entry(writer, dispatch)))
        for dispatch in wanted:
            made.move_to_end((dispatch.guid, dispatch.version))
        return found

    def trim(self) -> None:
        """Forget the least used versions and entries beyond the most that are kept."""
        while len(self._dispatches) > self.most:
            key, _ = self._dispatches.popitem(last=False)
            for entries in self._entries.values():
                entries.pop(key, None)
            for stories in self._prepared.values():
                stories.pop(key, None)
        for writer, entries in self._entries.items():
            while len(entries) > self.rendered.get(writer.name, self.most):
                entries.popitem(last=False)


def _once(
    made: dict[Key, Made | None], dispatches: Iterable[Dispatch], make: Callable[[Dispatch], Made | None]
) -> Iterator[tuple[Dispatch, Made]]:
    """Each with what is made of it, in order, if anything is: what was made before is not made again."""
    for dispatch in dispatches:
        key = dispatch.guid, dispatch.version
        if key not in made:
            made[key] = make(dispatch)
        found = made[key]
        if found is not None:
            yield dispatch, found


def _entry(writer: Writer, dispatch: Dispatch) -> bytes | None:
    try:
        return writer.entry(dispatch)
    except Exception:
        log.exception("story left out of a form", form=writer.name, guid=dispatch.guid, version=dispatch.version)
        return None
