"""The lines above a television script: `RESTRICTIONS: Clients only`, `DATELINE: Port Else - 5 Sept 2014`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from syndicate.formats.plain_text.labels import with_note
from syndicate.model.dispatch import Draft

_LABELLED = re.compile(r"(?P<label>[A-Z][A-Z /-]{2,30}):\s*(?P<value>.*)")
_FEWEST = 3
_OPENS_TEXT = frozenset({"SHOTLIST", "STORYLINE", "SCRIPT", "VOICE-OVER SCRIPT", "LEAD IN", "TEXT"})


@dataclass(frozen=True, slots=True)
class Script:
    """What the lines say.

    Attributes:
        draft: With it.
        story: What the story is about, in a line.
        end: The index of the first line after them; 0 where there are none.
    """

    draft: Draft
    story: str | None
    end: int


def read_script(lines: Sequence[str], draft: Draft) -> Script:
    """Read the labelled lines that open a script; fewer than three are none."""
    found: list[tuple[str, str]] = []
    end = 0
    for index, line in enumerate(lines):
        text = line.strip()
        labelled = _LABELLED.fullmatch(text)
        if text and (labelled is None or labelled["label"] in _OPENS_TEXT):
            break
        if labelled:
            found.append((labelled["label"], labelled["value"].strip()))
            end = index + 1
    if len(found) < _FEWEST:
        return Script(draft, None, 0)
    for label, value in dict.fromkeys(found):
        draft = _with(draft, label, value) if value else draft
    return Script(draft, dict(found).get("STORY"), end)


def _with(draft: Draft, label: str, value: str) -> Draft:
    match label:
        case "STORY":
            return draft
        case "RESTRICTIONS" | "RESTRICTION SUMMARY":
            return replace(draft, usage_terms=draft.usage_terms or value)
        case "DATELINE":
            return replace(draft, dateline=draft.dateline or value)
        case "SOURCE":
            return replace(draft, credit=draft.credit or value)
        case _:
            return with_note(draft, f"{label}: {value}")
