"""The story of a scraped page: from its first paragraph to its last, without what the site put in between."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from syndicate.formats.plain_text.agate import block_of, has_figures, is_columns
from syndicate.formats.plain_text.endings import unglued
from syndicate.formats.plain_text.page_lines import Kind, is_short_sentence, kind_of
from syndicate.formats.plain_text.shapes import ends_sentence, length, script
from syndicate.model.body import Block, Heading, Paragraph, Preformatted

_LONGEST_HEADING = 80
_BULLETS = ("•", "·", "– ", "— ", "- ", "* ", "▪", "■", "‣")
_FEW = 2


def read_story(lines: Sequence[str], start: int) -> tuple[tuple[Block, ...], int]:
    """The blocks of the story that begins at `start`, and the index after its last line.

    Paragraphs go on as long as lines read like prose. Short lines between them are headings, tables or links; short
    lines after the last of them are the page's.
    """
    story = _Story(lines, start)
    for index in range(start, len(lines)):
        if kind_of(lines[index]) is Kind.END and index > start:
            break
        story.take(index)
    return tuple(story.blocks), story.end


@dataclass(slots=True)
class _Story:
    lines: Sequence[str]
    start: int
    blocks: list[Block] = field(default_factory=list)
    end: int = 0
    pending: list[str] = field(default_factory=list)
    listed: int | None = None
    """Lines since the heading of a list of other stories; None where no such list is open."""

    def take(self, index: int) -> None:
        """Take the next line for what it is among the lines around it."""
        line = self.lines[index]
        if index == self.start:
            self._add(Paragraph(unglued(line)), index)
            return
        kind = self._kind(index)
        if kind is Kind.LIST:
            self.listed, self.pending = 0, []
        elif kind is Kind.PROSE:
            if self.listed is None or self._resumes(index):
                self._flush()
                self._add(Paragraph(unglued(line)), index)
            else:
                self.listed = self.listed + 1
        elif kind is Kind.SHORT:
            if self.listed is None:
                self.pending.append(line)
            else:
                self.listed += 1

    def _kind(self, index: int) -> Kind:
        line = self.lines[index]
        kind = kind_of(line)
        if kind in {Kind.PROSE, Kind.SHORT} and self._is_foreign(line):
            return Kind.CHROME
        if kind is Kind.SHORT and self.end == index and is_short_sentence(line) and not is_columns(line):
            return Kind.PROSE
        return kind

    def _is_foreign(self, line: str) -> bool:
        own, other = script(self.lines[self.start]), script(line)
        return own is not None and other is not None and own != other

    def _resumes(self, index: int) -> bool:
        """Whether the story goes on after a list of other stories: two paragraphs together, or only titles above."""
        below = self.lines[index + 1] if index + 1 < len(self.lines) else ""
        if kind_of(below) is Kind.PROSE and not self._is_foreign(below):
            return True
        titles = self.lines[index - (self.listed or 0) : index]
        only_titles = all(kind_of(title) is not Kind.PROSE for title in titles)
        return only_titles and (self.listed or 0) != 1 and not self._lists_on(index)

    def _lists_on(self, index: int) -> bool:
        """Whether titles and blurbs go on taking turns below: this was the first blurb."""
        below = [kind_of(line) for line in self.lines[index + 1 : index + 3]]
        return below == [Kind.SHORT, Kind.PROSE]

    def _flush(self) -> None:
        """Settle what stood between two paragraphs."""
        pending, self.pending, self.listed = self.pending, [], None
        if not pending:
            return
        bullets = [line for line in pending if line.startswith(_BULLETS)]
        if len(pending) >= _FEW and (
            any(map(is_columns, pending)) or 2 * sum(map(has_figures, pending)) >= len(pending)
        ):
            self.blocks.append(block_of(pending))
        elif bullets:
            self.blocks.extend(map(Paragraph, bullets))
        elif all(map(ends_sentence, pending)):
            self.blocks.extend(map(Paragraph, pending))
        elif len(pending) == 1 and length(pending[0]) <= _LONGEST_HEADING:
            self.blocks.append(Heading(pending[0]))

    def _add(self, block: Paragraph | Preformatted, index: int) -> None:
        self.blocks.append(block)
        self.end = index + 1
