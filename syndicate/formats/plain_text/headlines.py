"""A headline where a wire sends none: alerts, bulletins, notices."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from syndicate.model.body import Paragraph
from syndicate.model.dispatch import Draft, PubStatus
from syndicate.rules import dateline as datelines
from syndicate.rules.flags import of_slugline
from syndicate.rules.text import fold

_SENTENCE = re.compile(r"""[.!?…]+["'”’»)]*(?=\s|$)""")
_SHORT = re.compile(r"(?:^|[\s.(])(?:[A-Z][a-z]{0,3}|[a-z]\.[a-z])$")
"""What a point behind does not end a sentence: `Nov`, `Mr`, `U.S`."""
_LONGEST = 200
_CYCLE = re.compile(r"(?:BC|AM|PM|AP)-+(?=\S)", re.IGNORECASE)
_HEADLINE_LINES = 5


def with_headline(draft: Draft, filed: datetime, otherwise: str | None = None) -> Draft:
    """The draft with a headline: its own, `otherwise`, the first sentence behind the dateline, its slug.

    A notice that withdraws a story gets none made up for it: it would repeat what is withdrawn.
    """
    if draft.headline or draft.pub_status is PubStatus.CANCELED:
        return draft
    if of_slugline(draft.slugline or "").pub_status is PubStatus.CANCELED:
        return draft
    slug = _CYCLE.sub("", draft.slugline or "", count=1).strip(" /")
    return replace(draft, headline=otherwise or _first_sentence(draft, filed) or slug or None)


def _first_sentence(draft: Draft, filed: datetime) -> str | None:
    first = next((block for block in draft.body.blocks if isinstance(block, Paragraph)), None)
    if first is None:
        return None
    found = datelines.find(first.text, filed.date())
    text = first.text[found.end :] if found else first.text
    ends = (found.end() for found in _SENTENCE.finditer(text, 0, _LONGEST) if not _SHORT.search(text[: found.start()]))
    sentence = text[: next(ends, len(text))]
    return fold(sentence).rstrip(".") or None if len(sentence) <= _LONGEST else None


def plus_headline(lines: Sequence[str]) -> tuple[str, int] | None:
    """The headline as Kyodo closes it, with `+` at the end of its last line, and where it ends; None without one."""
    taken: list[str] = []
    for index, line in enumerate(lines):
        if not line.strip():
            if taken:
                return None
            continue
        taken.append(line)
        if line.endswith("+"):
            return fold(" ".join(taken)).rstrip("+ "), index + 1
        if len(taken) == _HEADLINE_LINES:
            return None
    return None
