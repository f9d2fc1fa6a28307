"""What is heard of a call: the beginning of the answer, and when to come again."""

from datetime import timedelta
from typing import Final

_MOST_SAID: Final = 512
_MOST_HEARD: Final = 64 * 1024
_RETRY_AFTER = b"retry-after:"


class Heard:
    """One answer as it comes."""

    def __init__(self) -> None:
        """Nothing was heard yet."""
        self.said = bytearray()
        self.retry_after: timedelta | None = None
        self.enough = False
        self._heard = 0

    def body(self, piece: bytes) -> int | None:
        """Take a piece of the body; breaks off what does not end, which is an answer all the same."""
        self._heard += len(piece)
        self.said += piece[: max(0, _MOST_SAID - len(self.said))]
        if self._heard <= _MOST_HEARD:
            return None
        self.enough = True
        return 0

    def header(self, line: bytes) -> None:
        """Take a header line; of Retry-After the form in seconds (RFC 9110 §10.2.3)."""
        name, value = line[: len(_RETRY_AFTER)], line[len(_RETRY_AFTER) :].strip()
        if name.lower() == _RETRY_AFTER and value.isdigit() and len(value) < 10:  # noqa: PLR2004  of seconds: 31 years
            self.retry_after = timedelta(seconds=int(value))
