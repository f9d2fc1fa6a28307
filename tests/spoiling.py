"""Sound documents spoiled in one place, and what a checker finds there."""

from dataclasses import dataclass

import pytest

from syndicate.formats.validation.finding import Finding, Rules


@dataclass(frozen=True, slots=True)
class Spoiled:
    """One fault put into a sound document.

    Attributes:
        old: What stands in it, once or more; the first is replaced.
        new: What is put there.
        line: Where the fault is found.
        message: Part of what is said of it.
        severity: `error` or `warning`.
    """

    old: str
    new: str
    line: int
    message: str
    severity: str = "error"


def advice(old: str, new: str, line: int, message: str) -> Spoiled:
    """A fault that is only warned of."""
    return Spoiled(old, new, line, message, "warning")


def each(*cases: Spoiled) -> pytest.MarkDecorator:
    """A test of every case, named after what is found."""
    return pytest.mark.parametrize("case", cases, ids=[f"{case.line}: {case.message}" for case in cases])


def check(rules: Rules, sound: str, case: Spoiled) -> None:
    """The fault must be found where it is, and not in the sound document."""
    assert case.old in sound
    found = list(rules(sound.replace(case.old, case.new, 1).encode()))
    hits = [finding for finding in found if case.message in finding.message]
    assert [(finding.line, str(finding.severity)) for finding in hits[:1]] == [(case.line, case.severity)], found
    assert all(finding.clause for finding in found)


def findings(rules: Rules, sound: str) -> list[Finding]:
    """All that is found in a document."""
    return list(rules(sound.encode()))
