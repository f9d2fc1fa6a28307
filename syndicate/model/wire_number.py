"""The numbers that wires know dispatches by."""

import re
from dataclasses import dataclass

_WRITTEN = re.compile(r"[^\w]*(?P<letters>[^\W\d_]{0,8})[\s.-]{0,3}(?P<digits>\d{1,9})\W*")


@dataclass(frozen=True, slots=True)
class WireNumber:
    """What a wire calls a dispatch for a day or less, before it counts from the start again (`a0578`, `dpa 157`).

    Attributes:
        letters: The service or the agency, small; empty where only digits are quoted.
        digits: Leading zeros mean nothing.
    """

    letters: str
    digits: int

    @classmethod
    def read(cls, text: str | None) -> "WireNumber | None":
        """Read a number as editors quote it; None where the text is none."""
        found = _WRITTEN.fullmatch(text or "")
        return cls(found["letters"].casefold(), int(found["digits"])) if found else None

    def means(self, other: "WireNumber") -> bool:
        """Whether both may be said of one dispatch: the same digits, and the same letters where both have them."""
        return self.digits == other.digits and (self.letters in {"", other.letters} or not other.letters)

    def __str__(self) -> str:
        return f"{self.letters}{self.digits}"
