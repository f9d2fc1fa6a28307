"""What a search for a dateline comes back with."""

from dataclasses import dataclass

from syndicate.model.dateline import Dateline


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A dateline and where it stands in the text.

    Attributes:
        dateline: What it says; `text[start:end].strip()` is its raw form.
        start: Where it begins.
        end: Where the body begins: behind the closing mark and the white space after it.
        byline: The writers that the line or its lead-in names, without `By`.
        lead_in: What stands before the dateline (advisory, byline, slug, flag), white space at both ends removed.
    """

    dateline: Dateline
    start: int
    end: int
    byline: str | None = None
    lead_in: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFound:
    """The line of a page that the body begins in.

    Attributes:
        index: Which line, from 0.
        found: The dateline, its offsets counted in that line.
    """

    index: int
    found: Found
