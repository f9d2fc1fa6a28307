"""ANPA 1312 (NAA 89-3): stories of AP, AAP, Canadian Press, Kyodo, the New York Times, Scripps and others.

    SYN SYN SOH W2870 US asian LF r i DC3 DC1 BC-Harbour 11-13 1049 LF STX text ETX AP-WF-11-13-13 1509GMT FF EOT

A story has no identifier that lasts: numbers start again every cycle. As with IPTC 7901 (`formats.iptc_7901`) a draft
has no guid, so that writethrus join their story by slug and by the number of the take before (`slugline`,
`wire_number`, `predecessor`), and the guid minted from the bytes makes the same file the same dispatch.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from syndicate.formats.anpa_1312.header import BARE_HEADER, HEADER, Header, is_bare, of_carrier, read_header
from syndicate.formats.plain_text.agate import is_columns
from syndicate.formats.plain_text.carets import is_slug, opens_with_caret, read_top, with_slug
from syndicate.formats.plain_text.endings import read_ending
from syndicate.formats.plain_text.headlines import plus_headline, with_headline
from syndicate.formats.plain_text.profile import without_profile
from syndicate.formats.plain_text.structure import structured
from syndicate.formats.plain_text.wire import read_body, read_text
from syndicate.formats.wires.charset import wire_text
from syndicate.formats.wires.controls import SOH, STX, restored
from syndicate.formats.wires.embargoes import with_embargo
from syndicate.formats.wires.frames import Frame, at_least_one, bare_frames, closed, frames
from syndicate.formats.wires.stamps import read_stamp
from syndicate.model.body import Body
from syndicate.model.dispatch import Draft
from syndicate.model.filing import Filing
from syndicate.rules.facts.wires import AGENTS, Service
from syndicate.rules.text import clean, fold

_HEAD = 2048
_PREAMBLE = 256
_SPACES = str.maketrans({"\x10": " ", "\x1c": "  ", "\x1d": " ", "\x1e": " "})
"""TTS space band, em, en and thin space."""
_TABS = re.compile(r"(?<=[^\n])\x08+")
_CARRIER = re.compile(r"(?P<tag>[A-Z]{2,6})-[A-Z0-9]")
_DAY_FIRST = frozenset({"CP", "AAP"})
_CLOSED = re.compile(r"\s*@?[<‹]$")
_CLOSING = ("<", "‹")
_TOP_LINES = 4
_OPENING, _ALIKE = 12, 40
"""A line of the deck is not new if its first letters stand in the first lines of the text."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Anpa1312:
    """Reads filings of one or more ANPA 1312 stories."""

    name = "anpa-1312"

    def recognises(self, content: bytes) -> bool:
        """Whether both header lines of the standard follow SOH, or open a text that goes on with header lines."""
        head = content[:_HEAD]
        if b"\x00" in head[:_PREAMBLE]:
            return False
        text = restored(head.decode("latin-1" if b"\xe2\x90" not in head else "utf-8", "ignore")).replace("\r", "")
        if SOH in text[:_PREAMBLE]:
            return HEADER.match(text, text.index(SOH) + 1) is not None
        begins = next((index for index, character in enumerate(text[:_PREAMBLE]) if character.isalnum()), None)
        found = BARE_HEADER.match(text[begins:]) if begins is not None else None
        if found is None or not is_bare(found):
            return False
        return STX in text or opens_with_caret(text[begins:][found.end() :].split("\n", 8)[:8])

    def read(self, filing: Filing) -> Iterator[Draft]:
        """Yield each story.

        Raises:
            UnreadableFiling: The bytes are no text, or hold no story with a text.
        """
        text = wire_text(filing.content, filing.charset)
        return at_least_one((_read(frame, filing.filed) for frame in _stories(text)), "ANPA 1312 story with a text")


def _stories(text: str) -> Iterator[Frame]:
    if SOH in text or STX in text:
        return frames(text)
    starts = [found.start() for found in BARE_HEADER.finditer(text) if is_bare(found)]
    return bare_frames(text, starts)


def _read(frame: Frame, filed: datetime) -> Draft | None:
    """One story; None for a header without a text."""
    matches = list(BARE_HEADER.finditer(frame.header)) or [*filter(None, (HEADER.match(frame.header),))]
    if not matches:
        return None
    found = matches[-1] if frame.framed else matches[0]
    header = read_header(found)
    text, trailer = closed(frame.text if frame.framed else frame.header[found.end() :], frame.trailer, filed)
    lines = _lines(text)
    if not any(lines):
        return None
    trailer = fold(_CONTROLS.sub(" ", trailer))
    ending = read_ending(lines, 0)
    lines = lines[: ending.end]
    service = _service(trailer) or header.carrier or AGENTS.get((ending.agency or "").casefold())
    stamp = read_stamp(trailer, filed, service.zone if service else None)
    day_first = service is not None and service.agency in _DAY_FIRST
    created = stamp.at if stamp else ending.created or header.day(filed, day_first=day_first)
    start = replace(of_carrier(header.draft, service), created=created)
    draft = _texted(lines, start, header, created or filed)
    draft = replace(draft, credit=draft.credit or ending.credit, copyright=draft.copyright or ending.copyright)
    return with_embargo(draft, filed, service.zone if service else None)


def _service(trailer: str) -> Service | None:
    tagged = _CARRIER.match(trailer)
    return AGENTS.get(tagged["tag"].casefold()) if tagged else None


def _lines(text: str) -> list[str]:
    """The lines of a text, an empty one before each that a tab or spaces set in: there a paragraph begins.

    A line in columns begins none: the names in a table are set in as well.
    """
    made: list[str] = []
    for line in clean(_TABS.sub("\t", text.translate(_SPACES))).split("\n"):
        if made and made[-1] and (line.startswith("\t") or (line.startswith("   ") and not is_columns(line))):
            made.append("")
        made.append(line.rstrip())
    return made


def _texted(lines: Sequence[str], draft: Draft, header: Header, sent: datetime) -> Draft:
    """Read the text of a story: header lines and body."""
    lines, draft = without_profile(lines, draft)
    marked, deck = opens_with_caret(lines), tuple[str, ...]()
    if marked:
        top = read_top(lines, draft, sent, header.keyword)
        draft, lines = replace(top.draft, headline=top.headline), lines[top.end :]
        deck = _new_to(lines, top.deck)
    else:
        draft, lines = _unmarked(lines, draft, header)
    lines = [_CLOSED.sub("", line).lstrip("^") if line[:1] == "^" or line[-1:] in _CLOSING else line for line in lines]
    if marked and draft.headline is None:
        read = read_body(lines, draft, deck, table=header.tabular)
    else:
        read = read_text(lines, draft, sent, deck=deck, table=header.tabular)
    return with_headline(replace(read, body=Body(structured(read.body.blocks, sent.date()))), sent)


def _new_to(lines: Sequence[str], deck: Iterable[str]) -> tuple[str, ...]:
    """Lines of the deck that the text does not open with as well: AP repeats its lead there."""
    opening = fold(" ".join(lines[:_OPENING]))
    return tuple(line for line in deck if line[:_ALIKE] not in opening)


def _unmarked(lines: Sequence[str], draft: Draft, header: Header) -> tuple[Draft, Sequence[str]]:
    """Take the slug out of header lines that no caret opens: AAP has it below the headline, Kyodo above it."""
    written = [index for index, line in enumerate(lines) if line.strip()][:_TOP_LINES]
    at = next((index for index in written if is_slug(lines[index].strip(), header.keyword)), None)
    if at is not None:
        draft = with_slug(draft, lines[at].strip())
        lines = [*lines[:at], *lines[at + 1 :]]
    if plus := plus_headline(lines):
        return replace(draft, headline=plus[0]), lines[plus[1] :]
    return draft, lines
