"""Whose fault it is, and whether it is worth trying again.

The class says whose fault; catching :class:`Temporary` says whether to try again. Driver errors are translated
into these where the driver is called.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta


class SyndicateError(Exception):
    """Anything syndicate itself raises; `str()` reads `message: cause` where there is a cause."""

    def __str__(self) -> str:
        message = super().__str__()
        return f"{message}: {self.__cause__}" if self.__cause__ else message


class Temporary(SyndicateError):
    """Mixed into errors that may pass by themselves.

    Attributes:
        retry_after: How long the other side asked to be left alone, or None if it did not say.
    """

    retry_after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in the configuration: where (`sections.diplomacy.limit`) and what to do about it."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class ConfigError(SyndicateError):
    """The configuration cannot be used; every problem at once, so one edit mends them all."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


class SourceError(SyndicateError):
    """A source cannot be collected from until its operator changes something."""


class SourceUnavailable(SourceError, Temporary):
    """A source does not answer now; it is asked again at its next turn."""


class HttpError(SyndicateError):
    """A web server is not asked, or its answer is no use, until somebody changes something."""


class HttpUnavailable(HttpError, Temporary):
    """A web server gives no answer now."""


class RejectedFiling(SyndicateError):
    """A filing that goes to the reject tray with this message as the reason."""


class UnreadableFiling(RejectedFiling):
    """The bytes are not a dispatch in any form we read: empty, binary, truncated, too large, not a file."""


class IncompleteDispatch(RejectedFiling):
    """The bytes were read, but what every dispatch must have is not in them."""

    def __init__(self, missing: str) -> None:
        super().__init__(f"no {missing} found; a dispatch needs one")
        self.missing = missing


class BadQuery(SyndicateError):
    """A search that cannot be understood.

    Attributes:
        at: The character that it is about, from 1.
    """

    def __init__(self, what: str, at: int) -> None:
        super().__init__(f"at character {at}: {what}")
        self.at = at


class StoreError(SyndicateError):
    """The store cannot be used until its operator changes something."""


class StoreBusy(StoreError, Temporary):
    """The store is locked, restarting or out of space for now; nothing was written."""


class StoreInUse(StoreError):
    """Another syndicate already runs on this store."""


class LeaseLost(StoreError):
    """Nothing was written: the lease it was to be written under was taken anew or released, and another works now."""


class UnknownStory(SyndicateError):
    """No story on the wire has this guid."""


class KilledStory(SyndicateError):
    """A story that was killed takes no further version (NewsML-G2 G241)."""


class DeliveryError(SyndicateError):
    """Nothing can be brought to an outlet until its operator changes something."""


class OutletDeferred(DeliveryError, Temporary):
    """An outlet takes nothing now."""

    def __init__(self, message: str, retry_after: timedelta | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class OutletOutOfReach(OutletDeferred):
    """An outlet's server does not answer, or broke off; what else waits for it needs not be tried now."""


class OutletRefused(DeliveryError):
    """An outlet will never take this version; it may take others."""


class StandError(SyndicateError):
    """Pages cannot be written; the ones that stand stay as they were."""


class StandLost(StandError):
    """Another process publishes now; what this one has not published yet is that one's to do."""


class BusError(SyndicateError):
    """The bus does not carry anything now, or not as it should; the work is found without it."""


class WebError(SyndicateError):
    """The web server cannot listen where it is told to."""
