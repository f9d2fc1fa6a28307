"""Event streams as a client reads them (WHATWG HTML §9.2.6), a line at a time."""

from dataclasses import dataclass, field
from typing import Final

LONGEST_RETRY_MILLIS: Final = 5 * 60 * 1000
"""No server is believed that it must be left alone for longer."""

_MOST_DIGITS: Final = 18


@dataclass(frozen=True, slots=True)
class Event:
    """One event.

    Attributes:
        id: The last that the stream said; what to send to go on after it.
        name: Its type.
        data: What it says.
    """

    id: str
    name: str
    data: str


@dataclass(slots=True)
class EventReader:
    """Makes events of lines.

    Attributes:
        last_id: The last id that an event or the stream itself came with.
        retry_millis: How long the server asks to wait before coming again; None if it did not say.
    """

    last_id: str = ""
    retry_millis: int | None = None
    _id: str | None = None
    _name: str = ""
    _data: list[str] = field(default_factory=list)

    def line(self, text: str) -> Event | None:
        """Take the next line, without its end; the event that it completes."""
        if not text:
            return self._complete()
        name, _, value = text.partition(":")
        value = value.removeprefix(" ")
        match name:
            case "data":
                self._data.append(value)
            case "event":
                self._name = value
            case "id" if "\0" not in value:
                self._id = value
            case "retry" if value.isascii() and value.isdigit():
                self.retry_millis = min(int(value[:_MOST_DIGITS]), LONGEST_RETRY_MILLIS)
        return None

    def _complete(self) -> Event | None:
        self.last_id = self.last_id if self._id is None else self._id
        event = Event(self.last_id, self._name or "message", "\n".join(self._data)) if self._data else None
        self._name = ""
        self._data = []
        return event
