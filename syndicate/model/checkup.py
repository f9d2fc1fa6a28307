"""What a look at the machine finds, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad it is."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        subject: Which (`disk of the store`).
        level: How bad it is.
        seen: What was seen.
        remedy: What to do; empty where all is well.
    """

    subject: str
    level: Level
    seen: str
    remedy: str = ""


def well(subject: str, seen: str) -> Finding:
    """All is well."""
    return Finding(subject=subject, level=Level.OK, seen=seen)


def doubtful(subject: str, seen: str, remedy: str) -> Finding:
    """It works, but not as well or as long as it should."""
    return Finding(subject=subject, level=Level.WARN, seen=seen, remedy=remedy)


def bad(subject: str, seen: str, remedy: str) -> Finding:
    """It does not work."""
    return Finding(subject=subject, level=Level.FAIL, seen=seen, remedy=remedy)
