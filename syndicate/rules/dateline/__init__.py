"""Datelines: who filed a story where and when, read from the line that opens it."""

from collections.abc import Sequence
from datetime import date

from syndicate.rules.dateline.found import Found, LineFound

__all__ = ["Found", "LineFound", "find", "find_line"]


def find(text: str, filed: date) -> Found | None:
    del text, filed
    return None


def find_line(lines: Sequence[str], filed: date) -> LineFound | None:
    del lines, filed
    return None
