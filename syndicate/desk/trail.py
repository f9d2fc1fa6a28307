"""The audit trail: each act of somebody's is written down before it is done, and settled afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from syndicate.errors import SyndicateError
from syndicate.model.staff import Act
from syndicate.ports.clock import Clock
from syndicate.ports.staff import Acts

BEGUN = "begun, and not heard of since"
"""What is said of an act before it is done."""


@dataclass(slots=True)
class Result:
    """What an act comes to, as it will stand in the audit trail."""

    about: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """Where acts are written down.

    Attributes:
        acts: The audit trail.
        clock: For when they are done.
    """

    acts: Acts
    clock: Clock

    @contextmanager
    def noted(self, act: str, about: str, by: str, note: str = "") -> Iterator[Result]:
        """Write down that somebody does something; and afterwards what came of it, also where it was not done.

        Args:
            act: What is done (`kill`).
            about: To what (a guid, mostly); may be told better afterwards.
            by: Who does it.
            note: What they say of it.
        """
        number = self.acts.note(Act(at=self.clock.now(), user=by, act=act, about=about, note=note, result=BEGUN))
        result = Result(about)
        try:
            yield result
        except SyndicateError as error:
            self.acts.settle(number, result.about, f"not done: {error}")
            raise
        self.acts.settle(number, result.about, result.words)
