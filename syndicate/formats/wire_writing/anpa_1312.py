"""ANPA 1312 (NAA 89-3), written: one story a dispatch, nothing around the stories of a page.

    SYN SYN SOH a3317 US ----- LF u i DC3 DC1 TIDE-TREATY 1stLd-Writethru a3317 11-24 0211 LF STX text ETX
    EXW-11-24-26 1205GMT FF EOT

Carried, and read back by :class:`syndicate.formats.anpa_1312.Anpa1312`: number, priority and with it the urgency,
category, slugline with the version behind it, flags (correction, repeat, update, kill, hold), embargo, note to editors,
headline, byline, dateline, text, time to the minute. A version that follows another names the story by its number
and, without a signal, is marked as an update. No line ends in `<`, and no header line begins with `^`, but as marks; a
story without a slugline has its number for one. In UTF-8, as what converts wires of seven bits emits it.
"""

import string
from datetime import UTC, datetime

from syndicate.formats.plain_text.carets import is_slug, read_top
from syndicate.formats.wire_writing.category import category_letter
from syndicate.formats.wire_writing.flags import (
    BELLS,
    embargo_line,
    flag_of,
    notice_of,
    signalled,
    urgency_of,
    version_of,
)
from syndicate.formats.wire_writing.numbers import cut, follows, message_number, slug_of, tag_of
from syndicate.formats.wire_writing.text_lines import Setting, body_lines, paragraph_lines
from syndicate.model.body import Preformatted, Table
from syndicate.model.dispatch import Dispatch, Draft, PubStatus
from syndicate.model.edition import Edition
from syndicate.model.section import Agency
from syndicate.ports.format import Frame
from syndicate.rules.flags import of_priority
from syndicate.rules.text import fold

_LINE_END = "\r\n"
_SERVICE = "a"
"""Of the story number: the main wire, as AP counts."""
_SELECTOR = "-----"
_TEXT, _TABLE = "\x13\x11", "\x14\x12"
"""Body and text; agate and tabular."""
_KEYWORD = 24
_MOST_WORDS = 9999
_LETTERS = {1: "f", 2: "b", 3: "u", 4: "r", 5: "r", 6: "d"}
_LEAST = "a"
_SETTING = Setting(paragraph="\t", heading="\t", width=0)


class Anpa1312Writer:
    """Writes stories of ANPA 1312 (a Writer and an ItemWriter), served as text so that their charset is told."""

    name = "anpa-1312"
    filename = "anpa-1312.txt"
    suffix = "anpa-1312.txt"
    media_type = "text/plain; charset=utf-8"

    def __init__(self, agency: Agency) -> None:
        self._agency = agency

    def entry(self, dispatch: Dispatch) -> bytes:
        """Render one story."""
        dispatch = signalled(dispatch)
        usable = dispatch.pub_status is PubStatus.USABLE
        number = f"{_SERVICE}{message_number(dispatch.guid)}"
        words = dispatch.body.word_count if usable else 0
        created = dispatch.created.astimezone(UTC)
        text = self._usable(dispatch, number, words) if usable else self._notice(dispatch, number)
        lines = (
            f"\x16\x16\x01{number}\x1f{_SELECTOR}",
            self._header(dispatch, number, words, created),
            f"\x02{'' if usable else BELLS}{text[0]}",
            *text[1:],
            f"\x03{tag_of(self._agency)}-{created:%m-%d-%y %H%M}GMT<",
            "\x0c",
            "\x04",
        )
        return _LINE_END.join(lines).encode()

    def frame(self, edition: Edition) -> Frame:  # noqa: ARG002  (the port's)
        """Nothing: a story begins and ends by itself."""
        return Frame(head=b"", joint=b"", tail=b"")

    def document(self, dispatch: Dispatch) -> bytes:
        """Render the story alone."""
        return self.entry(dispatch)

    def _header(self, dispatch: Dispatch, number: str, words: int, created: datetime) -> str:
        version = (version_of(dispatch) or "").replace(" ", "")
        fields = (
            self._keyword(dispatch),
            *filter(None, (version, number if follows(dispatch) else "")),
            f"{created:%m-%d}",
            f"{min(words, _MOST_WORDS):04}",
        )
        face = _TABLE if _is_table(dispatch) else _TEXT
        return f"{_priority(dispatch)} {category_letter(dispatch)}{face} {' '.join(fields)}"

    def _keyword(self, dispatch: Dispatch) -> str:
        return cut("-".join(slug_of(dispatch, self._agency).split()), _KEYWORD)

    def _slug_line(self, dispatch: Dispatch, number: str, words: int) -> str:
        """The header line that spells out the slug, with version, number referred to, and words behind it."""
        parts = (slug_of(dispatch, self._agency), version_of(dispatch), number if follows(dispatch) else None)
        slug = f"{', '.join(filter(None, parts))},{words}"
        return _header_line(slug if is_slug(slug, self._keyword(dispatch)) else f"SLUG: {slug}")

    def _usable(self, dispatch: Dispatch, number: str, words: int) -> list[str]:
        headline = fold(dispatch.headline)
        plain = read_top([_header_line(headline)], Draft(), dispatch.created).headline == headline
        notes = (f"Eds: {note}" for note in (dispatch.ed_note or "").split("\n") if note)
        above = (
            self._slug_line(dispatch, number, words),
            *map(_header_line, filter(None, (flag_of(dispatch),))),
            _header_line(headline if plain else f"HL: {headline}"),
            *map(_header_line, filter(None, (embargo_line(dispatch), *notes))),
            *((_header_line(f"By {dispatch.byline}"),) if dispatch.byline else ()),
        )
        return [*above, *_close_set(body_lines(dispatch, _SETTING))]

    def _notice(self, dispatch: Dispatch, number: str) -> list[str]:
        notice = paragraph_lines(notice_of(dispatch, number), _SETTING)
        return [self._slug_line(dispatch, number, 0), _header_line(str(flag_of(dispatch))), *_close_set(notice)]


def _header_line(text: str) -> str:
    return f"^{fold(text)}<"


def _close_set(lines: list[str]) -> list[str]:
    """The lines without those that part paragraphs: a tab does."""
    below = [*lines[1:], ""]
    return [line for line, next_line in zip(lines, below, strict=False) if line or not next_line.startswith("\t")]


def _is_table(dispatch: Dispatch) -> bool:
    """Whether the whole text is tables and agate."""
    blocks = dispatch.body.blocks if dispatch.pub_status is PubStatus.USABLE and not dispatch.opening else ()
    return bool(blocks) and all(isinstance(block, Table | Preformatted) for block in blocks)


def _priority(dispatch: Dispatch) -> str:
    """The letter as filed where it says what the urgency is, else the letter of the urgency."""
    filed, urgency = dispatch.priority or "", urgency_of(dispatch)
    return filed if filed in string.ascii_lowercase and of_priority(filed) == urgency else _LETTERS.get(urgency, _LEAST)
