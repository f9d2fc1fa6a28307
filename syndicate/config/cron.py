"""Check five crontab fields before a scheduler sees them.

Days of the week go by name only: 0 is Sunday to cron and Monday to the scheduler, so a number would be a trap.
"""

import re

from syndicate.config.values import Unusable, text

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_FIELDS: tuple[tuple[str, int, int, list[str]], ...] = (
    ("minute", 0, 59, []),
    ("hour", 0, 23, []),
    ("day of the month", 1, 31, []),
    ("month", 1, 12, _MONTHS),
    ("day of the week", 0, 6, _DAYS),
)
_ITEM = re.compile(r"(?:\*|(?P<first>\w+)(?:-(?P<last>\w+))?)(?:/(?P<step>[1-9]\d{0,2}))?")


def cron(value: object) -> str:
    """Five crontab fields: minute, hour, day of the month, month, day of the week."""
    fields = text(value).lower().split()
    if len(fields) != len(_FIELDS):
        raise Unusable(f"must be five fields (like '*/5 * * * *'), not {len(fields)}")
    for field, (noun, least, most, names) in zip(fields, _FIELDS, strict=True):
        for item in field.split(","):
            if not _good(item, least, most, names):
                example = ", ".join(names) if noun == "day of the week" else f"{least}-{most}"
                raise Unusable(f"'{item}' is no {noun}; use *, {example}, ranges, lists or /steps")
    return " ".join(fields)


def _good(item: str, least: int, most: int, names: list[str]) -> bool:
    found = _ITEM.fullmatch(item)
    if not found:
        return False
    if found["first"] is None:
        return True
    ends = [_number(word, least, names) for word in (found["first"], found["last"] or found["first"])]
    if found["step"] and not found["last"]:
        return False  # `5/10` means different things in different crons
    return all(end is not None and least <= end <= most for end in ends) and ends == sorted(
        ends, key=lambda end: end or 0
    )


def _number(word: str, least: int, names: list[str]) -> int | None:
    if word in names:
        return names.index(word) + least
    return int(word) if word.isascii() and word.isdigit() and names is not _DAYS else None
