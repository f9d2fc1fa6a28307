"""What is heard of a call: the beginning of the answer, and when to come again."""

from typing import Final

_MOST_SAID: Final = 512
_MOST_HEARD: Final = 64 * 1024
_RETRY_AFTER = b"retry-after:"


class Heard:
    """One answer as it comes."""

    def __init__(self) -> None:
        """Nothing was heard yet."""
        self.said = bytearray()
        self.retry_after: str | None = None
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
        """Take a header line; of all fields Retry-After is kept, as it was sent (RFC 9110 §10.2.3)."""
        if line[: len(_RETRY_AFTER)].lower() == _RETRY_AFTER:
            self.retry_after = line[len(_RETRY_AFTER) :].strip().decode("latin-1")
