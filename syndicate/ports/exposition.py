"""What is measured, as programs that watch read it."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Exposed:
    """Everything measured, at one moment.

    Attributes:
        media_type: With its charset.
        content: It.
    """

    media_type: str
    content: bytes


class Exposition(Protocol):
    """Reads off whatever is measured."""

    def exposed(self, accept: str) -> Exposed:
        """Everything, in a form that an Accept field asks for. May wait for the store; safe from any thread."""
        ...
