"""ANPA 1312 (NAA 89-3): the structure of stories, field by field."""

import re

from syndicate.formats.validation.finding import Findings, error, shown, warning
from syndicate.formats.validation.wire_frames import Message, frame_findings, lines_of, messages

_FRAME, _FIRST, _SECOND = "ANPA 1312 §2", "ANPA 1312 §2, story identifier", "ANPA 1312 §2, keyword line"
_TEXT = "ANPA 1312 §3"
_STORY = re.compile(r"(?P<service>\S)?(?P<number>\d+)(?P<carrier>[^\x1f]*)(?:\x1f(?P<selector>.*))?")
_SLUG = re.compile(
    r"(?P<priority>\S)(?: (?P<category>\S))?\s?(?P<face>[\x13\x14])?(?P<layout>[\x11\x12])?"
    r"[ \t]*(?P<keyword>[^\s\x11-\x14]\S*)(?P<version>.*?)[ \t]+(?P<date>\d\d?-\d\d?(?:-\d\d)?)"
    r"(?:[ \t]+(?P<words>\S+))?\s*"
)
_DIGITS, _SELECTOR, _KEYWORD = 4, 5, 24
_LONGEST_LINE = 300
_LAST_MONTH, _LAST_DAY = 12, 31
_STAMP = re.compile(r"\d\d?[-/:.]\d\d|\d{4}")
_FILLER = " \t\r\n\x0c"


def findings(content: bytes) -> Findings:
    """Check the stories of a file."""
    yield from frame_findings(content, _FRAME)
    if not content.startswith(b"\x16\x16"):
        yield warning(1, "no SYN SYN stands before the first story", _FRAME)
    for message in messages(content):
        yield from _identifier(message)
        yield from _keyword_line(message)
        yield from _text(message)
        if not _STAMP.search(message.trailer):
            yield warning(message.trailer_line, "no date and time behind ETX", "ANPA 1312 §4")


def _identifier(message: Message) -> Findings:
    line, first = next(lines_of(message.header, message.line))
    found = _STORY.fullmatch(first[:_LONGEST_LINE].rstrip(" \t"))
    if found is None:
        yield error(line, f"no service level and story number: {shown(first)}", _FIRST)
        return
    if not (found["service"] or "").isalpha():
        yield error(line, "the service level is no letter", _FIRST)
    if len(found["number"]) != _DIGITS:
        yield error(line, f"the story number has {len(found['number'])} digits, not {_DIGITS}", _FIRST)
    selector = found["selector"]
    if selector is None:
        yield warning(line, "no US and selector behind the story number", _FIRST)
    elif not selector.strip():
        yield error(line, "the selector is empty", _FIRST)
    elif len(selector.strip()) > _SELECTOR:
        yield error(line, f"the selector has {len(selector.strip())} characters; at most {_SELECTOR} fit", _FIRST)


def _keyword_line(message: Message) -> Findings:
    lines = [(number, line) for number, line in lines_of(message.header, message.line) if line.strip()]
    line, second = lines[1] if len(lines) > 1 else (message.line, "")
    found = _SLUG.fullmatch(second[:_LONGEST_LINE])
    if found is None:
        yield error(line, f"no priority, category, keyword, date and word count: {shown(second)}", _SECOND)
        return
    if not (found["priority"].isascii() and found["priority"].isalpha()):
        yield error(line, f"the priority is no letter: {shown(found['priority'])}", _SECOND)
    if not (found["category"] or "").isalnum():
        yield error(line, "the category is no letter", _SECOND)
    if found["face"] is None or found["layout"] is None:
        yield warning(line, "DC3 or DC4, then DC1 or DC2 do not say how the text is set", _SECOND)
    if len(found["keyword"]) > _KEYWORD:
        yield error(line, f"the keyword has {len(found['keyword'])} characters; at most {_KEYWORD} fit", _SECOND)
    yield from _date_and_words(found, line)


def _date_and_words(found: re.Match[str], line: int) -> Findings:
    month, day = sorted(int(part) for part in found["date"].split("-")[:2])
    if not (1 <= month <= _LAST_MONTH and 1 <= day <= _LAST_DAY):
        yield error(line, f"{found['date']} is no month and day", _SECOND)
    elif int(found["date"].split("-")[0]) > _LAST_MONTH:
        yield warning(line, f"{found['date']} has the day before the month", _SECOND)
    words = found["words"]
    if words is None:
        yield error(line, "no word count", _SECOND)
    elif not re.fullmatch(r"\d{1,4}", words):
        yield error(line, f"the word count is no number of up to {_DIGITS} digits: {shown(words)}", _SECOND)


def _text(message: Message) -> Findings:
    if not message.text.strip(_FILLER):
        yield error(message.text_line, "the story has no text", _TEXT)
    for number, line in lines_of(message.text, message.text_line):
        if line.startswith("^") and not line.rstrip().endswith(("<", "\u008b", "‹", "=", "^")):
            yield warning(number, f"a header line that no < closes: {shown(line)}", _TEXT)
            break
