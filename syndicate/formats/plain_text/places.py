"""Where a dateline opens a line: the cheap question before the thorough one."""

import re
from collections.abc import Sequence
from datetime import datetime

from syndicate.rules.dateline import find

_REACH = 160
_PERHAPS = re.compile(r"\s[-–—_=]|[-–—]\s|--|[)）】電电]|/\S+/|\d\.\s")


def opens_with_dateline(lines: Sequence[str], index: int, filed: datetime) -> bool:
    """Whether the line at `index` opens with a dateline, which may be broken in two."""
    if _opens(lines[index].strip(), filed):
        return True
    below = lines[index + 1].strip() if index + 1 < len(lines) else ""
    return bool(below) and not _opens(below, filed) and _opens(f"{lines[index].strip()} {below}", filed)


def _opens(text: str, filed: datetime) -> bool:
    if not _PERHAPS.search(text, 0, _REACH):
        return False
    found = find(text[: 2 * _REACH], filed.date())
    return found is not None and found.start == 0
