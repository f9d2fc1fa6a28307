"""Where a dateline opens a line: the cheap question before the thorough one."""

import re
from collections.abc import Sequence
from datetime import datetime

from syndicate.rules.dateline import find

_REACH = 160
_PERHAPS = re.compile(r"\s[-–—_=]|[-–—]\s|--|[)）】電电]|/\S+/|\d\.\s")


def opens_with_dateline(lines: Sequence[str], index: int, filed: datetime) -> bool:
    """Whether the line at `index` (and the next, should the dateline be broken in two) opens with a dateline."""
    text = lines[index].strip()
    if len(text) < _REACH // 2 and index + 1 < len(lines) and lines[index + 1].strip():
        text = f"{text} {lines[index + 1].strip()}"
    if not _PERHAPS.search(text, 0, _REACH):
        return False
    found = find(text[: 2 * _REACH], filed.date())
    return found is not None and found.start == 0
