"""A caller whose answers the test decides (`syndicate.ports.caller`)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Generic, TypeVar
from urllib.parse import parse_qsl, urlsplit

from syndicate.model.delivery import Answer
from syndicate.ports.caller import Call

T = TypeVar("T")


def agreed(url: str) -> Answer:
    """What a subscriber answers that means it."""
    query = dict(parse_qsl(urlsplit(url).query))
    return Answer(status=200, said=query.get("hub.challenge", "ok").encode())


@dataclass
class Exchange(Generic[T]):
    """Puts calls through as the test says; where `answer` gives None the line stays open until `hang_up`."""

    answer: Callable[[Call[T]], Answer | None] = lambda call: agreed(call.url)
    calls: list[Call[T]] = field(default_factory=list)
    open: list[Call[T]] = field(default_factory=list)
    told: list[tuple[Call[T], Answer]] = field(default_factory=list)

    def send(self, call: Call[T]) -> None:
        self.calls.append(call)
        answer = self.answer(call)
        if answer is None:
            self.open.append(call)
        else:
            self.told.append((call, answer))

    def ended(self, _patience: timedelta) -> Sequence[tuple[Call[T], Answer]]:
        told, self.told = self.told, []
        return told

    def hang_up(self, answer: Answer) -> None:
        """Have every open line end so."""
        self.told += [(call, answer) for call in self.open]
        self.open = []

    def close(self) -> None:
        self.open = []
        self.told = []
