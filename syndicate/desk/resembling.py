"""Texts that those of a batch may repeat or have grown from: those stored before, and those it has added so far."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from syndicate.desk.recent import Recent
from syndicate.model.dispatch import Dispatch
from syndicate.model.story import Sketch, Sketched
from syndicate.ports.ledger import Writing
from syndicate.rules.duplicates import Text, Verdict, decide, likeness, promising, stored, text_of

Key = tuple[str, int]
"""A guid and a version."""


@dataclass(frozen=True, slots=True)
class Resembling:
    """What is found again by its sketch; kept up to date as versions are placed.

    Attributes:
        before: Sketches stored before the batch.
        known: Versions that are worth comparing.
    """

    before: Recent
    known: dict[Key, Dispatch]
    _added: Recent = field(default_factory=Recent)
    _texts: dict[Key, Text] = field(default_factory=dict)
    _sketches: dict[Key, Sketch] = field(default_factory=dict)

    @classmethod
    def of(cls, writing: Writing, recent: Recent, sketches: Sequence[Sketch]) -> "Resembling":
        """Load what these sketches may resemble; only texts worth comparing are read."""
        if not sketches:
            return cls(recent, {})
        recent.catch_up(writing)
        likely = chain.from_iterable(promising(sketch, recent.sharing(sketch)) for sketch in sketches)
        keys = {(one.guid, one.version) for one in likely}
        return cls(recent, {(one.guid, one.version): one for one in (writing.dispatches(keys) if keys else ())})

    def find(self, dispatch: Dispatch, sketch: Sketch) -> tuple[Dispatch, Verdict] | None:
        """The version that a dispatch repeats or, if it repeats none, the one it grew from that is most like it."""
        text: Text | None = None
        grown: list[tuple[float, str, int]] = []
        for known in self._likely(sketch):
            text = text or text_of(dispatch)
            alike = likeness(text, self._text(known))
            verdict = decide(dispatch, known, alike)
            if verdict is Verdict.SAME:
                return known, verdict
            if verdict is Verdict.GREW:
                grown.append((alike.jaccard, known.guid, known.version))
        if not grown:
            return None
        _, guid, version = max(grown)
        return self.known[guid, version], Verdict.GREW

    def add(self, dispatch: Dispatch, sketch: Sketch) -> None:
        """Remember a version that was placed."""
        key = (dispatch.guid, dispatch.version)
        self.known[key] = dispatch
        self._sketches[key] = stored(sketch)
        self._added.add(Sketched(len(self._sketches), *key, self._sketches[key]))

    def stored(self, dispatch: Dispatch) -> Sketch | None:
        """What a version of this batch is to be found again by."""
        return self._sketches.get((dispatch.guid, dispatch.version))

    def _likely(self, sketch: Sketch) -> Iterable[Dispatch]:
        for recent in (self._added, self.before):
            for one in promising(sketch, recent.sharing(sketch)):
                yield self.known[one.guid, one.version]

    def _text(self, known: Dispatch) -> Text:
        key = (known.guid, known.version)
        if key not in self._texts:
            self._texts[key] = text_of(known)
        return self._texts[key]
