"""From the first line to where the body begins: headline, deck, byline, notes, labels, flags."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from syndicate.formats.plain_text.bylines import read_byline, read_title
from syndicate.formats.plain_text.labels import take_label
from syndicate.formats.plain_text.notes import is_flag, note_end, take_embargo, take_note
from syndicate.formats.plain_text.places import opens_with_dateline
from syndicate.formats.plain_text.shapes import ends_in_full_stop, ends_sentence, indent, is_upper, length
from syndicate.model.dispatch import Draft
from syndicate.rules.text import fold

_LONGEST_HEADLINE = 300
_HEADLINE_LINES = 4
_DECK_LINES = 3
_LONGEST_DECK = 120
_FULL_LINE = 40
_SET_IN = 2


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands above the body.

    Attributes:
        draft: With what the lines said, but for the headline.
        headline: The lines that are nothing but flags, and the headline.
        deck: Lines between headline and body that sum the story up.
        end: The index of the body's first line.
    """

    draft: Draft
    headline: str | None
    deck: tuple[str, ...]
    end: int


def read_opening(lines: Sequence[str], draft: Draft, filed: datetime) -> Opening:
    """Read the lines above the body into the draft."""
    reading = _Reading(lines, filed, draft)
    while reading.at < len(lines) and reading.step():
        pass
    return reading.opening()


@dataclass(slots=True)
class _Reading:
    lines: Sequence[str]
    filed: datetime
    draft: Draft
    at: int = 0
    headline: str | None = None
    flags: list[str] = field(default_factory=list)
    deck: list[str] = field(default_factory=list)

    def opening(self) -> Opening:
        headline = self.draft.headline or self.headline
        deck = tuple(self.deck)
        if self.draft.headline and self.headline and fold(self.headline) != fold(self.draft.headline):
            deck = (self.headline, *deck)
        marked = "\n".join(filter(None, (*self.flags, headline)))  # rules.flags reads a line end as a flag's mark
        return Opening(self.draft, marked or None, deck, self.at)

    def step(self) -> bool:
        """Take what begins at the current line; False where that is the body."""
        line = self.lines[self.at].strip()
        if not line:
            self.at += 1
            return True
        if self.draft.headline is not None and self._set_in():
            return False
        if self._labelled(line) or self._noted(line):
            return True
        if self.headline is None and self.draft.headline is None:
            return self._headed(line)
        return self._decked(line)

    def _set_in(self) -> bool:
        """Whether a paragraph begins here that is set in, below lines that are not: the text, whatever it says."""
        written = (line for line in self.lines[: self.at] if line.strip())
        return indent(self.lines[self.at]) >= _SET_IN and not any(indent(line) >= _SET_IN for line in written)

    def _labelled(self, line: str) -> bool:
        draft = take_embargo(self.draft, line, self.filed) or take_label(self.draft, line)
        if draft is None:
            return False
        self.draft, self.at = draft, self.at + 1
        return True

    def _noted(self, line: str) -> bool:
        if names := read_byline(line):
            self.at += 1
            below = self.lines[self.at].strip() if self.at < len(self.lines) else ""
            if title := read_title(below):
                names, self.at = f"{names}, {title}", self.at + 1
            self.draft = replace(self.draft, byline=self.draft.byline or names)
            return True
        if end := note_end(self.lines, self.at):
            self.draft = take_note(self.draft, self.lines[self.at : end])
            self.at = end
            return True
        if is_flag(line):
            self.flags.append(line)
            self.at += 1
            return True
        return False

    def _headed(self, line: str) -> bool:
        if self._is_text(line) or self._opens_body(line):
            return False
        end = self._headline_end()
        self.headline = fold(" ".join(self.lines[self.at : end]))
        self.at = end
        return True

    def _opens_body(self, line: str) -> bool:
        """Whether the first line opens with the dateline; `PORT DUES TO RISE JULY 1 - MINISTER` above one does not."""
        if not opens_with_dateline(self.lines, self.at, self.filed):
            return False
        return length(line) > _LONGEST_DECK or ends_in_full_stop(line) or not self._text_follows(self.at + 1)

    def _is_text(self, line: str) -> bool:
        """Whether the first line cannot be a headline: too long, or the first of many lines broken at one length."""
        if length(line) > _LONGEST_HEADLINE:
            return True
        below = self.lines[self.at + 1 : self._block_end(self.at)]
        if length(line) < _FULL_LINE or not below or not below[0][:1].islower():
            return False
        return sum(indent(other) < _SET_IN and not is_upper(other) for other in below) >= _HEADLINE_LINES - 1

    def _headline_end(self) -> int:
        end = self.at + 1
        while end < min(self._block_end(self.at), self.at + _HEADLINE_LINES) and self._goes_on(end):
            end += 1
        return end

    def _goes_on(self, index: int) -> bool:
        """Whether the line at `index` goes on with the headline on the line above it."""
        above, line = self.lines[index - 1], self.lines[index]
        if indent(line) != indent(above) or read_byline(line.strip()) or take_label(self.draft, line.strip()):
            return False
        if opens_with_dateline(self.lines, index, self.filed):
            return False
        if is_upper(above):
            return is_upper(line) and not ends_in_full_stop(above)
        goes_on = line[:1].islower() or above.endswith((",", " -", " –", "—"))
        return goes_on and not ends_sentence(above) and not ends_in_full_stop(line)

    def _decked(self, line: str) -> bool:
        end = self._block_end(self.at)
        short = end - self.at <= _DECK_LINES and all(
            length(text) <= _LONGEST_DECK for text in self.lines[self.at : end]
        )
        if (
            len(self.deck) >= _DECK_LINES
            or not short
            or indent(self.lines[self.at]) >= _SET_IN
            or ends_in_full_stop(self.lines[end - 1])
            or opens_with_dateline(self.lines, self.at, self.filed)
            or not self._text_follows(self.at + 1)
        ):
            return False
        self.deck.append(line)
        self.at += 1
        return True

    def _text_follows(self, start: int) -> bool:
        """Whether what comes next opens with a dateline, or a few lines of notes above one."""
        for index in range(start, min(start + 2 * _DECK_LINES, len(self.lines))):
            if self.lines[index].strip() and opens_with_dateline(self.lines, index, self.filed):
                return True
        return False

    def _block_end(self, start: int) -> int:
        end = start
        while end < len(self.lines) and self.lines[end].strip():
            end += 1
        return end
