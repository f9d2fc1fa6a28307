"""Datelines: who filed a story where and when, read from the line that opens it.

Every field is as written; only the year is worked out where it is left out, as the one nearest to the filing. Where
the proof is thin nothing is found: a story with its dateline left in its text is better than one that lost its
beginning. Time is bounded: only the first 1,500 characters are looked at, and no pattern backtracks without limit.
"""

from collections.abc import Sequence
from datetime import date

from syndicate.model.dateline import Dateline
from syndicate.rules.dateline.found import Found, LineFound
from syndicate.rules.dateline.search import read_field, search, search_lines

__all__ = ["Found", "LineFound", "find", "find_line", "read"]


def find(text: str, filed: date, own: frozenset[str] = frozenset()) -> Found | None:
    """Find the dateline that opens a text, behind whatever leads in to it.

    Args:
        text: A story's text, or its first lines.
        filed: When it was filed; chooses the year, and between 3/4 and 4/3.
        own: Names that are agencies here though the tables do not know them, as `facts.keys.key` folds them.

    Returns:
        The dateline, or None: never a guess.
    """
    return search(text, filed, own)


def find_line(lines: Sequence[str], filed: date, own: frozenset[str] = frozenset()) -> LineFound | None:
    """Find the line of a page that the story begins in.

    It must open with a dateline that leaves no doubt: a place with a date or an agency, or a date with an agency. A
    line that holds nothing else counts only where no other is found.

    Args:
        lines: A page's lines, chrome and all.
        filed: See :func:`find`.
        own: See :func:`find`.

    Returns:
        The first such line, or None.
    """
    return search_lines(lines, filed, own)


def read(line: str, filed: date) -> Dateline | None:
    """Read a dateline that has a field of its own, so that no proof of it is needed (`NEW YORK`).

    Args:
        line: The field.
        filed: See :func:`find`.

    Returns:
        What could be read; the raw line alone where it is of no form that we know; None for an empty one.
    """
    return read_field(line, filed)
