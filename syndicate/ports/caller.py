"""What calls other people's web servers, many at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, Protocol, TypeVar

from syndicate.model.delivery import Answer

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Generic[T]):
    """One call.

    Attributes:
        about: What it is made for, as its caller knows it.
        url: The address.
        headers: To be sent; one without a value is left out altogether.
        body: What is posted; None to get.
        sent: When it is made, aware.
        trusted: Whether the operator wrote the address down, so that it may lead into a private network.
    """

    about: T
    url: str
    headers: Mapping[str, str]
    body: bytes | None = None
    sent: datetime
    trusted: bool = False


class Caller(Protocol[T]):
    """Makes many calls at once; a slow server keeps no other waiting. For one thread."""

    def send(self, call: Call[T]) -> None:
        """Begin a call; how it ends is told by :meth:`ended`, whatever goes wrong."""
        ...

    def ended(self, patience: timedelta) -> Sequence[tuple[Call[T], Answer]]:
        """The calls that have ended; waits for one, at most this long. Each is told once."""
        ...

    def close(self) -> None:
        """Break off what is under way."""
        ...
