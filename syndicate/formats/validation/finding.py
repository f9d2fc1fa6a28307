"""What a document does against its standard, where, and by which clause."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from lxml.etree import _Element


class Severity(StrEnum):
    """Whether a document may be sent out like this."""

    ERROR = "error"
    """It breaks a rule of its standard: no."""
    WARNING = "warning"
    """It follows the standard, but clients are known to stumble, or the standard advises otherwise: yes."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of one rule.

    Attributes:
        line: Of the document, from 1.
        severity: See there.
        message: What is wrong, in a sentence without a full stop, on one line.
        clause: The rule that says so (`RFC 4287 §4.1.2`).
    """

    line: int
    severity: Severity
    message: str
    clause: str


Findings = Iterator[Finding]

Rules = Callable[[bytes], Findings]
"""Checks a document; pure. Whatever the bytes are, it raises nothing."""

Place = int | _Element
"""A line, or the element that begins there."""


def error(at: Place, message: str, clause: str) -> Finding:
    """A breach."""
    return Finding(_line(at), Severity.ERROR, _one_line(message), clause)


def warning(at: Place, message: str, clause: str) -> Finding:
    """What is better done otherwise."""
    return Finding(_line(at), Severity.WARNING, _one_line(message), clause)


def shown(text: str) -> str:
    """A value as messages quote it: on one line, its beginning if it is long."""
    quoted = repr(" ".join(text.split()))
    return quoted if len(quoted) <= _LONGEST else f"{quoted[:_LONGEST]}…"


_LONGEST = 80


def _line(at: Place) -> int:
    return at if isinstance(at, int) else at.sourceline or 1


def _one_line(message: str) -> str:
    return " ".join(message.split())
