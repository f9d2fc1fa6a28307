"""IPTC 7901, revision 5: the structure of messages, field by field."""

import re

from syndicate.formats.validation.finding import Findings, error, shown, warning
from syndicate.formats.validation.wire_frames import Message, frame_findings, lines_of, messages
from syndicate.rules.facts.keys import key
from syndicate.rules.facts.months import MONTHS

WIDTH = 69
_FRAME, _HEADER, _CATCH = "IPTC 7901 §2", "IPTC 7901 §2.1-2.7", "IPTC 7901 §2.8"
_TEXT, _TRAILER = "IPTC 7901 §2.9", "IPTC 7901 §2.10"
_LINE = re.compile(
    r"(?P<source>[A-Za-z]+)(?P<number>\d+)(?P<first> +)(?P<priority>\S+)(?P<second> +)(?P<category>\S+)"
    r"(?P<third> +)(?P<words>\d+)(?: (?P<optional>.*))?"
)
_STAMP = re.compile(
    r"(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)(?:\s*(?P<zone>[A-Z]{3,4})(?=\s|$))?"
    r"(?:\s*(?P<month>[^\W\d_]{3,12})\s*(?P<year>\d\d)(?P<late>\s*[A-Z]{3,4})?)?"
)
_FILLER = " \r\n\x7f\x07\x0c"
_LAST_DAY, _LAST_HOUR, _LAST_MINUTE = 31, 24, 59
_LONGEST_LINE = 1000
_LONGEST_OPTIONAL, _LONGEST_SEPARATION = 50, 32
_DIFFERENCE, _FEW = 0.25, 10


def findings(content: bytes) -> Findings:
    """Check the messages of a file."""
    yield from frame_findings(content, _FRAME)
    if not content.isascii() and b"\x1b" not in content:
        at = next(index for index, byte in enumerate(content) if byte > 0x7F)  # noqa: PLR2004  ISO 646 ends there
        line = content.count(b"\n", 0, at) + 1
        yield warning(line, "bytes outside ISO 646, and no escape says in which set", "IPTC 7901 Annex C")
    for message in messages(content):
        yield from _header(message)
        yield from _text(message)
        yield from _trailer(message)


def _header(message: Message) -> Findings:
    (line, first), *rest = lines_of(message.header, message.line)
    found = _LINE.fullmatch(first[:_LONGEST_LINE].rstrip())
    if found is None:
        wanted = "source and number, priority, category, word count"
        yield error(line, f"the header line is not {wanted}: {shown(first)}", _HEADER)
    else:
        yield from _fields(found, line)
    if "\r\n" not in message.header:
        yield warning(line, "the header line ends in LF alone, not in CR LF", _FRAME)
    slugs = [(number, slug.strip()) for number, slug in rest if slug.strip()]
    if not slugs:
        yield error(line, "no catch-line stands before the text", _CATCH)
    for number, slug in slugs:
        if len(slug) > WIDTH:
            yield error(number, f"the catch-line has {len(slug)} characters; at most {WIDTH} fit", _CATCH)


def _fields(found: re.Match[str], line: int) -> Findings:
    limits = (("source", 1, 3), ("number", 3, 4), ("category", 1, 3), ("words", 1, 4))
    for name, least, most in limits:
        if not least <= len(found[name]) <= most:
            yield error(line, f"{name} has {len(found[name])} characters, not {least} to {most}", _HEADER)
    if not re.fullmatch("[1-6]", found["priority"]):
        yield error(line, f"priority is no number from 1 to 6: {shown(found['priority'])}", _HEADER)
    if not found["category"].isalpha():
        yield error(line, f"category is no letters: {shown(found['category'])}", _HEADER)
    if len(found["optional"] or "") > _LONGEST_OPTIONAL:
        yield error(line, f"more than {_LONGEST_OPTIONAL} characters behind the word count", _HEADER)
    if any(len(found[space]) > 1 for space in ("first", "second", "third")):
        yield error(line, "more than one space between two fields", _HEADER)


def _text(message: Message) -> Findings:
    if not message.text.strip(_FILLER):
        yield error(message.text_line, "the message has no text", _TEXT)
        return
    for number, line in lines_of(message.text, message.text_line):
        if len(line) > WIDTH + 1 and len(_as_text(line)) > WIDTH:
            yield warning(number, f"a line of {len(_as_text(line))} characters; printers take {WIDTH}", _TEXT)
            break
    found = _LINE.match(message.header[:_LONGEST_LINE])
    told = int(found["words"][:6]) if found else 0
    counted = len(message.text.split())
    if told and abs(told - counted) > _FEW + _DIFFERENCE * counted:
        yield warning(message.line, f"the header tells of {told} words, the text has {counted}", _HEADER)


def _as_text(line: str) -> str:
    try:
        return line.encode("latin-1").decode()
    except UnicodeDecodeError:
        return line


def _trailer(message: Message) -> Findings:
    line, trailer = message.trailer_line, message.trailer.strip(_FILLER)
    found = _STAMP.match(trailer)
    if found is None:
        yield error(line, f"no day and time (DDHHMM) behind ETX: {shown(trailer)}", _TRAILER)
        return
    day, hour, minute = int(found["day"]), int(found["hour"]), int(found["minute"])
    if not (1 <= day <= _LAST_DAY and hour <= _LAST_HOUR and minute <= _LAST_MINUTE):
        yield error(line, f"{found[0][:6]} is no day and time", _TRAILER)
    if found["month"] and key(found["month"]) not in MONTHS:
        yield error(line, f"{shown(found['month'])} is no month", _TRAILER)
    separation = trailer[found.end() :]
    if len(separation) > _LONGEST_SEPARATION:
        yield error(line, f"more than {_LONGEST_SEPARATION} characters of separation", _TRAILER)
