"""From a filing to dispatches: pick the reader, read, normalise.

Nothing is stored here; `syndicate read` uses it as it is.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from syndicate.errors import IncompleteDispatch, RejectedFiling, UnreadableFiling
from syndicate.model.dispatch import Dispatch, Draft
from syndicate.model.filing import Filing
from syndicate.ports.format import Reader
from syndicate.rules.normalise import Defaults, normalise

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A dispatch, or a whole filing, that could not be taken.

    Attributes:
        reason: For the operator: which field, and what is wrong.
        missing: What every dispatch must have and this one has not; None where it could not be read.
        trace: Where a reader broke (our fault, for the log), or None.
    """

    reason: str
    missing: str | None = None
    trace: BaseException | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """The readers in the order they are asked; the last takes any text."""

    readers: Sequence[Reader]

    def read(self, filing: Filing, defaults: Defaults) -> Iterator[Dispatch | Refusal]:
        """Yield each dispatch of the filing, or why it was refused; one bad dispatch does not stop the next."""
        if defaults.charset:
            filing = replace(filing, charset=defaults.charset)
        drafts = self._drafts(filing)
        position = 0
        while True:
            outcome = _guarded(lambda: next(drafts, None))
            if outcome is None:
                return
            if isinstance(outcome, Refusal):
                yield outcome
                return
            yield _normalised(outcome, filing, position, defaults)
            position += 1

    def _drafts(self, filing: Filing) -> Iterator[Draft]:
        for reader in self.readers:
            if reader.recognises(filing.content):
                yield from reader.read(filing)
                return
        raise UnreadableFiling("no reader knows this form")


def _normalised(draft: Draft, filing: Filing, position: int, defaults: Defaults) -> Dispatch | Refusal:
    outcome = _guarded(lambda: normalise(draft, filing, position, defaults))
    if isinstance(outcome, Refusal) and position:
        return replace(outcome, reason=f"dispatch {position + 1} of the filing: {outcome.reason}")
    return outcome


def _guarded(step: Callable[[], Result]) -> Result | Refusal:
    try:
        return step()
    except IncompleteDispatch as error:
        return Refusal(reason=str(error), missing=error.missing)
    except RejectedFiling as error:
        return Refusal(reason=str(error))
    except Exception as error:  # noqa: BLE001  (promise 6: whatever breaks a reader, its neighbours go through)
        return Refusal(reason=f"the reader broke on it ({type(error).__name__}: {error})", trace=error)
