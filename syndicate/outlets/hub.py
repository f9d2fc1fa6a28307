"""What a hub calls: callbacks that anybody may have named, and other hubs, which the operator did."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Generic, TypeVar

from syndicate.model.delivery import Answer
from syndicate.outlets.calling import Calls, Terms
from syndicate.ports.caller import Call
from syndicate.rules.networks import Bounds, inside_too

T = TypeVar("T")


@dataclass(slots=True)
class HubCaller(Generic[T]):
    """See :class:`syndicate.ports.caller.Caller`.

    Attributes:
        agent: What it calls itself.
        timeout: For a whole call.
        bounds: Which addresses may be connected to; those of calls that are trusted may lead into private networks.
    """

    agent: str
    timeout: timedelta
    bounds: Bounds
    _calls: Calls[T] = field(init=False)

    def __post_init__(self) -> None:
        """Make ready to call."""
        self._calls = Calls(self.agent)

    def send(self, call: Call[T]) -> None:
        """See the port."""
        bounds = inside_too if call.trusted else self.bounds
        self._calls.send(call, Terms(timeout=self.timeout, bounds=bounds, alone=call.trusted))

    def ended(self, patience: timedelta) -> Sequence[tuple[Call[T], Answer]]:
        """See the port."""
        return self._calls.ended(patience)

    def close(self) -> None:
        """See the port."""
        self._calls.close()
