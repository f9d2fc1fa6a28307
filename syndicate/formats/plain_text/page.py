"""A page scraped from a site and saved as text: the story out of the chrome around it.

The story is anchored on its dateline, or, where it has none, on the longest run of paragraphs. What stands above gives
the headline, the section and the byline; everything else of the site is left out.
"""

from collections.abc import Sequence
from datetime import datetime

from syndicate.formats.plain_text.endings import read_ending
from syndicate.formats.plain_text.labels import take_label
from syndicate.formats.plain_text.page_body import read_story
from syndicate.formats.plain_text.page_head import read_top, same_text, site_names
from syndicate.formats.plain_text.page_lines import Kind, is_button, kind_of
from syndicate.formats.plain_text.paragraphs import unwrapped
from syndicate.formats.plain_text.shapes import length
from syndicate.model.body import Body
from syndicate.model.dispatch import Draft
from syndicate.rules.dateline import find_line
from syndicate.rules.text import fold

_BUTTONS_OF_A_PAGE = 2
_LONGEST_BUTTON = 80
_STORY_LINES = 4
_GAP = 3


def is_page(lines: Sequence[str], filed: datetime) -> bool:
    """Whether a text without a wire's header was scraped from a site: a page's buttons, or its title, are around it."""
    texts = [fold(line) for line in lines if line]
    if take_label(Draft(), texts[0]):
        return False
    buttons = {text.casefold() for text in texts if len(text) <= _LONGEST_BUTTON and is_button(text)}
    if len(buttons) >= _BUTTONS_OF_A_PAGE:
        return True
    return bool(site_names(texts)) or (bool(buttons) and _repeats_lede(texts, filed))


def read_page(lines: Sequence[str], filed: datetime) -> Draft:
    """Read the story of a page."""
    texts = [fold(line) for line in unwrapped(lines) if line.strip()]
    start = _start(texts, filed)
    if start is None:
        top = read_top(texts, ())
        return Draft(headline=top.headline, byline=top.byline, keywords=top.sections)
    top = read_top(texts[:start], texts[start : start + _STORY_LINES])
    ending = read_ending(texts, start + 1)
    blocks, end = read_story(texts[: ending.end], start)
    tagged = _tags(texts[end:])
    return Draft(
        headline=top.headline,
        byline=top.byline,
        credit=ending.credit,
        keywords=tuple(dict.fromkeys((*top.sections, *tagged))),
        body=Body(blocks),
    )


def _start(texts: Sequence[str], filed: datetime) -> int | None:
    found = find_line(texts, filed.date())
    if found is not None:
        return found.index
    start = _longest_run(texts)
    if start is not None and start + 1 < len(texts) and same_text(texts[start], texts[start + 1]):
        return start + 1
    return start


def _longest_run(texts: Sequence[str]) -> int | None:
    """Where the longest run of paragraphs begins, short lines within it allowed."""
    best, most = None, 0
    begun, size, gap = None, 0, 0
    for index, text in enumerate(texts):
        kind = kind_of(text)
        if kind is Kind.END:
            break
        if kind is Kind.PROSE:
            begun, size, gap = (index, 0, 0) if begun is None else (begun, size, 0)
            size += length(text)
            if size > most:
                best, most = begun, size
        else:
            gap += 1
            if gap >= _GAP:
                begun, size = None, 0
    return best


def _repeats_lede(texts: Sequence[str], filed: datetime) -> bool:
    found = find_line(texts, filed.date())
    return found is not None and any(same_text(text, texts[found.index]) for text in texts[: found.index])


def _tags(texts: Sequence[str]) -> tuple[str, ...]:
    for text in texts:
        tagged = take_label(Draft(), text, below=True)
        if tagged and tagged.keywords:
            return tagged.keywords
    return ()
