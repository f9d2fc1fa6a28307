"""What each line of a scraped page is."""

import re
from enum import Enum, auto

from syndicate.formats.plain_text import chrome
from syndicate.formats.plain_text.shapes import ends_sentence, is_prose, length


class Kind(Enum):
    """What a line of a page is."""

    PROSE = auto()
    SHORT = auto()
    """A title, a label, a short sentence: its place decides."""
    CHROME = auto()
    LIST = auto()
    """The heading of a list of other stories."""
    END = auto()
    """The heading of what readers wrote."""
    CAPTION = auto()
    TIME = auto()
    """When the page was made."""


_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+")
_LONGEST_ASIDE = 400
_AT_ONCE = 24
_QUOTES = "\"“«„‘'"
_COMPOUND = re.compile(r"\s+[|·•/>»]\s+|\s{2,}|\t")


def kind_of(line: str) -> Kind:
    """What a line is by itself."""
    words = chrome.plain(line)
    if words in chrome.ENDS or words in chrome.LISTS:
        return Kind.END if words in chrome.ENDS else Kind.LIST
    if not words or words in chrome.BUTTONS or _ADDRESS.fullmatch(line) or _all_buttons(line):
        return Kind.CHROME
    if any(map(str.isdigit, line)) and all(word in chrome.TIME_WORDS for word in words.split()):
        return Kind.TIME
    if length(line) < _LONGEST_ASIDE:
        if _speaks_of_site(line) or (length(line) < _LONGEST_ASIDE // 2 and chrome.INLINE.fullmatch(line)):
            return Kind.CHROME
        if chrome.CAPTIONS.fullmatch(line):
            return Kind.CAPTION
    return Kind.PROSE if is_prose(line) else Kind.SHORT


def _speaks_of_site(line: str) -> bool:
    """Whether a line speaks to the reader of the site: at once where it is long, for stories speak of sites too."""
    found = chrome.PHRASES.search(line)
    if is_prose(line):
        return found is not None and found.start() <= _AT_ONCE and line[0] not in _QUOTES
    return found is not None or chrome.NOTICES.search(line) is not None


def is_button(line: str) -> bool:
    """Whether a line is one of a page's own words: the surest sign that a text was scraped."""
    words = chrome.plain(line)
    return bool(words) and (words in chrome.BUTTONS or words in chrome.LISTS or words in chrome.ENDS)


def is_short_sentence(line: str) -> bool:
    """Whether a short line is a sentence (`No date was set.`)."""
    return ends_sentence(line) and " " in line


def _all_buttons(line: str) -> bool:
    """A menu in one line: `Home | Search | Log in`."""
    parts = [chrome.plain(part) for part in _COMPOUND.split(line)]
    return len(parts) > 1 and all(part in chrome.BUTTONS for part in parts if part)
