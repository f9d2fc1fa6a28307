"""Lines above a text that speak to editors: advisories, embargoes, lone flags."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from syndicate.formats.plain_text.labels import with_note
from syndicate.model.dispatch import Draft
from syndicate.rules import embargo
from syndicate.rules.flags import of_line
from syndicate.rules.text import fold

_ADDRESS = (
    r"(?:(?:editors?['’]?s?['’]? notes?|note to editors)\s*[_:–—-]+\s*"
    r"|(?:eds?|attn|attention|editors?|achtung|atención|nota)\b[^.:]{0,24}[.:]\s*)"
)
_OPENS_WITH_ADDRESS = re.compile(_ADDRESS, re.IGNORECASE)
_ADDRESSED = re.compile(
    rf"{_ADDRESS}\S.*"
    r"|(?:with|ap) (?:ap )?(?:photos?|graphic|video)\b.*",
    re.IGNORECASE,
)
_BRACKETS = {"(": ")", "[": "]", "（": "）", "【": "】"}
_LONGEST_NOTE = 12  # lines
_LONGEST_FLAG = 48


def note_end(lines: Sequence[str], index: int) -> int | None:
    """The index after a note to editors that begins here: `Eds: …` or whole lines in brackets; None for other lines."""
    line = lines[index].strip()
    if closing := _BRACKETS.get(line[:1]):
        return _bracketed_end(lines, index, line[0], closing)
    if not _ADDRESSED.match(line):
        return None
    end = index + 1
    while end < len(lines) and lines[end].strip() and lines[end][:1].islower():
        end += 1
    return end


def _bracketed_end(lines: Sequence[str], index: int, opening: str, closing: str) -> int | None:
    depth = 0
    for end in range(index, min(len(lines), index + _LONGEST_NOTE)):
        line = lines[end].strip()
        if not line:
            return None
        depth += line.count(opening) - line.count(closing)
        if depth <= 0:
            return end + 1 if line.rstrip(" .=").endswith(closing) else None
    return None


def take_note(draft: Draft, lines: Sequence[str]) -> Draft:
    """Add lines to the note to editors, without the brackets around them and whom they address (`Eds: `)."""
    text = fold(" ".join(lines)).rstrip(" =")
    if text[:1] in _BRACKETS and text.endswith(_BRACKETS[text[0]]) and _encloses(text):
        text = text[1:-1].strip()
    if address := _OPENS_WITH_ADDRESS.match(text):
        text = text[address.end() :]
    return with_note(draft, text) if text else draft


def _encloses(text: str) -> bool:
    """Whether the first bracket is closed by the last: not so in `(ADV29) (For release Sunday)`."""
    depth = 0
    for index, character in enumerate(text):
        depth += (character == text[0]) - (character == _BRACKETS[text[0]])
        if depth == 0:
            return index == len(text) - 1
    return False


def take_embargo(draft: Draft, line: str, filed: datetime) -> Draft | None:
    """The draft under the embargo that a line speaks of; None where it speaks of none, or of more than that.

    One whose end cannot be read stays in the note to editors, where the normaliser finds it and withholds the story.
    """
    found = embargo.read(line, filed)
    if found is None or any(map(str.isalnum, line[found.end :])):
        return None
    until = max(filter(None, (found.until, draft.embargo)), default=None)
    return replace(with_note(draft, line), embargo=until)


def is_flag(line: str) -> bool:
    """Whether a line is nothing but flags (`KILL KILL KILL`, `1ST LEAD`)."""
    if len(line) > _LONGEST_FLAG:
        return False
    found = of_line(line)
    return found is not None and not any(map(str.isalnum, found[1]))
