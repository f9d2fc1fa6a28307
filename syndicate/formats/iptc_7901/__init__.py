"""IPTC 7901, revision 5: messages of dpa, ATS, APA, KNA, AFP, Kyodo and others.

    SOH eca062 4 i 211 ccccb   dpa 061   STX text ETX 131137 GMT Nov 13 EOT

A message has no identifier that lasts: its numbers start again every day. So a draft has no guid, and the one minted
from the bytes of the filing makes the same file the same dispatch, and the same number tomorrow another. A guid of
source, number and day would do that too, but what carries a guid joins no chain (`rules.normalise`), and leads,
corrections and kills of these wires name their story only by its slug and by the number of the message before: those
are handed on (`slugline`, `wire_number`, `predecessor`). A retransmission has a new number and new bytes; it is a
repeat by its flag, or found by its likeness.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from syndicate.formats.iptc_7901.notebook import read_notebook
from syndicate.formats.iptc_7901.script import read_script
from syndicate.formats.plain_text.agate import is_columns
from syndicate.formats.plain_text.bylines import read_byline
from syndicate.formats.plain_text.carets import opens_with_caret, read_top
from syndicate.formats.plain_text.credited import with_dateline
from syndicate.formats.plain_text.endings import read_ending
from syndicate.formats.plain_text.heading import read_heading
from syndicate.formats.plain_text.headlines import plus_headline, with_headline
from syndicate.formats.plain_text.notes import note_end, take_note
from syndicate.formats.plain_text.shapes import indent
from syndicate.formats.plain_text.structure import structured
from syndicate.formats.plain_text.wire import read_body, read_text
from syndicate.formats.wires.charset import wire_text
from syndicate.formats.wires.controls import SOH, STX, restored
from syndicate.formats.wires.embargoes import with_embargo
from syndicate.formats.wires.frames import Frame, at_least_one, bare_frames, closed, frames
from syndicate.formats.wires.message_line import BARE_HEADER, HEADER, Header, read_header
from syndicate.formats.wires.stamps import read_stamp
from syndicate.model.body import Body
from syndicate.model.dispatch import Draft, PubStatus
from syndicate.model.filing import Filing
from syndicate.rules.facts.wires import AGENTS
from syndicate.rules.text import clean, fold

WIDTH = 69
"""Characters of a line (IPTC 7901 §2.9)."""

_HEAD = 2048
_PREAMBLE = 256
_WIDEST = 80
"""A text with longer lines is not broken at all."""
_SET_IN = 2
"""Columns by which text is set in, and notes above it are not."""
_CATCH_LINE = re.compile(r"[^\n]{1,80}/|[^\s]{1,69}|[^\n=]{1,69}")
_QUOTED = re.compile(rf"\b(?P<agent>{'|'.join(sorted(AGENTS))})\s?(?P<number>\d{{3,5}})\b", re.IGNORECASE)
_NOTICE = 600
"""Characters of a notice in which the number of the message that it is about is looked for."""
_LABELLED = re.compile(r"(?:Version|Guid): ")
"""What follows the number in plain text of ours, whose labels may end in anything."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Iptc7901:
    """Reads filings of one or more IPTC 7901 messages."""

    name = "iptc-7901"

    def recognises(self, content: bytes) -> bool:
        """Whether the header line of the standard follows SOH, or opens a text that goes on as messages do."""
        head = content[:_HEAD]
        if b"\x00" in head[:_PREAMBLE]:
            return False
        text = restored(head.decode("latin-1" if b"\xe2\x90" not in head else "utf-8", "ignore"))
        if SOH in text[:_PREAMBLE]:
            return HEADER.match(text, text.index(SOH) + 1) is not None
        start = _bare_start(text)
        if start is None:
            return False
        lines = text[start:].split("\n")[1:]
        slug = next((line.strip() for line in lines if line.strip()), "")
        if _LABELLED.match(slug):
            return False
        if STX in text:
            return True
        closed = any(re.search(r"\S\s?=\s*$", line) for line in lines[:16])
        return closed or slug.endswith("/")

    def read(self, filing: Filing) -> Iterator[Draft]:
        """Yield each message.

        Raises:
            UnreadableFiling: The bytes are no text, or hold no message with a text.
        """
        text = wire_text(filing.content, filing.charset)
        return at_least_one((_read(frame, filing.filed) for frame in _messages(text)), "IPTC 7901 message with a text")


def _bare_start(text: str) -> int | None:
    """Where a header line stands that opens a text without SOH; None where the first line is none."""
    begins = next((index for index, character in enumerate(text) if character.isalnum()), None)
    found = BARE_HEADER.match(text, begins) if begins is not None and begins < _PREAMBLE else None
    return found.start() if found else None


def _messages(text: str) -> Iterator[Frame]:
    if SOH in text or STX in text:
        return frames(text)
    starts = [found.start() for found in BARE_HEADER.finditer(text)]
    return bare_frames(text, starts)


def _read(frame: Frame, filed: datetime) -> Draft | None:
    """One message; None for a header without a text, as gateways send one before the real header."""
    matches = list(BARE_HEADER.finditer(frame.header)) or [*filter(None, (HEADER.match(frame.header),))]
    if not matches:
        return None
    last = matches[-1] if frame.framed else matches[0]
    header = read_header(last)
    text, trailer = closed(frame.text if frame.framed else frame.header[last.end() :], frame.trailer, filed)
    above, below = (_lines(frame.header[last.end() :]), _lines(text)) if frame.framed else _parted(_lines(text))
    if not any(below):
        return None
    slug = fold(" ".join(line.strip() for line in above if line.strip())).rstrip("<^ ")
    stamp = read_stamp(fold(_CONTROLS.sub(" ", trailer)), filed, header.service.zone if header.service else None)
    draft = Draft(
        version=header.version,
        wire_number=header.number,
        predecessor=header.reference,
        slugline=slug or None,
        provider=header.service.agency if header.service else "AP" if slug.startswith("AP-") else None,
        language=header.service.language if header.service else None,
        urgency=header.urgency,
        subjects=header.subjects,
        created=stamp.at if stamp else None,
    )
    return _finished(_texted(below, draft, stamp.at if stamp else filed), header, filed)


def _parted(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Catch-line and text of a message that has no STX to part them."""
    written = [index for index, line in enumerate(lines) if line.strip()]
    if len(written) > 1 and _is_catch_line(lines[written[0]].strip()):
        return [lines[written[0]]], list(lines[written[0] + 1 :])
    return [], list(lines)


def _is_catch_line(line: str) -> bool:
    return line.endswith("/") or (" " not in line and not line.endswith("="))


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in clean(text).split("\n")]


def _texted(lines: list[str], draft: Draft, sent: datetime) -> Draft:
    """Read the text of a message: heading, body, notebook."""
    ending = read_ending(lines, 0)
    lines = lines[: ending.end]
    notebook = read_notebook(lines)
    if draft.provider is None or draft.created is None:
        draft = replace(draft, provider=draft.provider or ending.agency, created=draft.created or ending.created)
    read = _headed(lines[: notebook.start], draft, sent)
    return replace(
        read,
        credit=read.credit or ending.credit,
        copyright=read.copyright or ending.copyright,
        body=Body(structured(read.body.blocks, sent.date())),
        ed_note="\n".join(filter(None, (read.ed_note, ending.note, *notebook.notes))) or None,
        links=notebook.links,
    )


def _is_prose(line: str) -> bool:
    """Whether a line could have been broken: rows of tables and addresses of pages cannot."""
    return " " in line.strip() and not is_columns(line)


def _headed(lines: list[str], draft: Draft, sent: datetime) -> Draft:
    width = WIDTH if max((len(line) for line in lines if _is_prose(line)), default=0) <= _WIDEST else 0
    if opens_with_caret(lines):
        top = read_top(lines, draft, sent, draft.slugline or "")
        if top.headline or top.slug:
            kept = replace(top.draft, slugline=draft.slugline or top.draft.slugline, headline=top.headline or top.slug)
            script = read_script(lines[top.end :], kept)
            deck = filter(None, (*top.deck, script.story))
            return read_text(lines[top.end + script.end :], script.draft, sent, deck=deck, width=width)
    heading = read_heading(lines, draft, sent)
    if heading:
        draft, text = _with_notes(heading.draft, lines[heading.end :])
        return with_headline(read_body(text, replace(draft, headline=heading.headline), (), width), sent)
    if plus := plus_headline(lines):
        headline, end = plus
        return read_text(lines[end:], replace(draft, headline=headline), sent, width=width)
    return with_headline(read_text(lines, draft, sent, width=width), sent)


def _with_notes(draft: Draft, lines: Sequence[str]) -> tuple[Draft, Sequence[str]]:
    """Take lines above a body, flush left, for what they are: a byline, notes to editors in brackets."""
    index = 0
    while index < len(lines) and indent(lines[index]) < _SET_IN:
        line = lines[index].strip()
        if not line:
            index += 1
        elif line[0] == "(" and (end := note_end(lines, index)):
            draft, index = take_note(draft, lines[index:end]), end
        elif draft.byline is None and (names := read_byline(line)):
            draft, index = replace(draft, byline=names), index + 1
        else:
            break
    return draft, lines[index:]


def _finished(draft: Draft, header: Header, filed: datetime) -> Draft:
    """Say which message it mends or withdraws, where it is said in words, and until when it must wait."""
    if draft.predecessor is None and _mends(draft):
        said = f"{draft.headline or ''}\n{draft.ed_note or ''}\n{draft.body.text[:_NOTICE]}"
        named = _QUOTED.search(said)
        if named:
            draft = replace(draft, predecessor=f"{named['agent']} {named['number']}")
    draft = with_dateline(draft, draft.created or filed)
    return with_embargo(draft, filed, header.service.zone if header.service else None)


def _mends(draft: Draft) -> bool:
    return draft.signal is not None or draft.pub_status is PubStatus.CANCELED or "\n" in (draft.headline or "")
