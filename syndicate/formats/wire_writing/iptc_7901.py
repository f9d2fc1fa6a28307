"""IPTC 7901, revision 5, written: one message a dispatch, nothing around the messages of a page.

    SOH exw3317 3 i 211  exw 08823317#2 exw 08823317 … STX text ETX 241205 GMT Nov 26 EOT

Carried, and read back by :class:`syndicate.formats.iptc_7901.Iptc7901`: number, version (up to 999), urgency (1-6),
category, slugline (69 bytes of it), flags (correction, repeat, update, kill, hold), genre if it is one of those
that dpa sets above a headline, note to editors, embargo, headline, byline, dateline, text, time to the minute. A
version that follows another names the story by its number and, without a signal, is marked as an update. A slugline
ends without `<` and `^`; a story without one has its number for it.
"""

from datetime import UTC
from functools import partial

from syndicate.formats.wire_writing.category import category_code
from syndicate.formats.wire_writing.charset import fitted
from syndicate.formats.wire_writing.flags import BELLS, embargo_line, flag_of, month, notice_of, signalled, urgency_of
from syndicate.formats.wire_writing.lines import WIDTH, folded
from syndicate.formats.wire_writing.numbers import cut, desk_number, follows, message_number, slug_of, source_of
from syndicate.formats.wire_writing.text_lines import Setting, body_lines, joined, paragraph_lines
from syndicate.formats.wires.message_line import BARE_HEADER
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.edition import Edition
from syndicate.model.section import Agency
from syndicate.ports.format import Frame
from syndicate.rules.facts.wires import GENRES
from syndicate.rules.framing import known_charset

_LINE_END = "\r\n"
_CLOSE = " ="
_HEADING_WIDTH = WIDTH - len(_CLOSE)
_LOWEST, _MOST_WORDS, _LAST_VERSION = 6, 9999, 999
_NOTE_LINES = 3
"""A longer note to editors stands below the text: what closes a heading is looked for in its first lines."""
_NOTEBOOK, _NOTE = "# Notebook", "## Note to editors"
_NO_HEADER = " " * 9
"""So far in, a line is no header line."""
_SQUARED = str.maketrans("()", "[]")


class Iptc7901Writer:
    """Writes messages of IPTC 7901 (a Writer and an ItemWriter).

    They are served as text, so that their charset is told where it can be: control characters and CRLF are what
    text/plain allows (RFC 2046 §4.1), and a charset on application/octet-stream would mean nothing.
    """

    name = "iptc-7901"
    filename = "iptc-7901.txt"
    suffix = "iptc-7901.txt"

    def __init__(self, agency: Agency, *, charset: str = "utf-8") -> None:
        """Write for an agency.

        Args:
            agency: Whose letters open each message.
            charset: What its receivers read (`utf-8`, `iso-8859-1`); what it lacks is written as
                :mod:`syndicate.formats.wire_writing.charset` says.

        Raises:
            ValueError: It is no charset that a message can be framed in.
        """
        self._agency = agency
        self._source = source_of(agency)
        self._charset = known_charset(charset)
        self.media_type = f"text/plain; charset={charset}"
        self._fit = partial(fitted, charset=self._charset)
        self._setting = Setting(paragraph="   ", heading="  ", width=WIDTH, fit=self._fit)

    def entry(self, dispatch: Dispatch) -> bytes:
        """Render one message."""
        dispatch = signalled(dispatch)
        text = self._text(dispatch)
        header = self._header(dispatch, sum(len(line.split()) for line in text) - len(_CLOSE.split()))
        bells = "" if dispatch.pub_status is PubStatus.USABLE else BELLS
        above = (f"\x01{header}", "", self._catch_line(dispatch), f"\x02{bells}{text[0]}")
        created = dispatch.created.astimezone(UTC)
        stamp = f"{created:%d%H%M} GMT {month(created)} {created:%y}"
        return _LINE_END.join((*above, *text[1:], "", f"\x03{stamp}", "\x04")).encode(self._charset)

    def frame(self, edition: Edition) -> Frame:  # noqa: ARG002  (the port's)
        """Nothing: a message begins and ends by itself."""
        return Frame(head=b"", joint=b"", tail=b"")

    def document(self, dispatch: Dispatch) -> bytes:
        """Render the message alone."""
        return self.entry(dispatch)

    def _header(self, dispatch: Dispatch, words: int) -> str:
        """The header line (§2.1-2.7), in its optional field the desk's own number and the one it refers to."""
        own = f"{self._source} {desk_number(dispatch.guid)}"
        version = f"#{dispatch.version}" if dispatch.version <= _LAST_VERSION else ""
        fields = (
            f"{self._source}{message_number(dispatch.guid)}",
            str(min(urgency_of(dispatch), _LOWEST)),
            category_code(dispatch),
            str(min(words, _MOST_WORDS)),
            f" {own}{version}",
        )
        return " ".join((*fields, own) if follows(dispatch) else fields)

    def _catch_line(self, dispatch: Dispatch) -> str:
        """The slugline, cut at the length of a line (§2.8); set in where it would pass for a header line."""
        slug = cut(self._fit(slug_of(dispatch, self._agency)), WIDTH, self._charset)
        return _NO_HEADER + slug if BARE_HEADER.fullmatch(slug) else slug

    def _text(self, dispatch: Dispatch) -> list[str]:
        if dispatch.pub_status is not PubStatus.USABLE:
            notice = notice_of(dispatch, f"{self._source} {desk_number(dispatch.guid)}")
            return [f"{flag_of(dispatch)}{_CLOSE}", "", *paragraph_lines(notice, self._setting)]
        heading, below = self._heading(dispatch)
        heading[-1] += _CLOSE
        return joined([heading, body_lines(dispatch, self._setting), below])

    def _heading(self, dispatch: Dispatch) -> tuple[list[str], list[str]]:
        """The lines up to the sign that closes a headline; and a note too long to stand there, as a notebook."""
        genre = dispatch.genre if dispatch.genre and dispatch.genre.casefold() in GENRES else None
        remarks = filter(None, (genre, embargo_line(dispatch)))
        told = [line for line in (dispatch.ed_note or "").split("\n") if line.strip()]
        notes = [self._remark(line) for line in told]
        below: list[str] = []
        if sum(map(len, notes)) > _NOTE_LINES:
            notes, below = [], joined([[_NOTEBOOK], [_NOTE], *(folded(self._fit(line)) for line in told)])
        blocks = (
            [flag] if (flag := flag_of(dispatch)) else [],
            *map(self._remark, remarks),
            *notes,
            self._headline(dispatch),
            self._byline(dispatch),
        )
        return [line for block in blocks for line in block], below

    def _remark(self, text: str) -> list[str]:
        """A remark in brackets; brackets within it that close nothing would close it, and become square."""
        text = self._fit(text)
        return folded(f"({text if _balanced(text) else text.translate(_SQUARED)})", width=_HEADING_WIDTH)

    def _headline(self, dispatch: Dispatch) -> list[str]:
        """The headline; one that is all in brackets, or a kind of text, would be read as that, and is set otherwise."""
        headline = self._fit(dispatch.headline)
        if headline.startswith("(") and headline.endswith(")"):
            headline = headline.translate(_SQUARED)
        elif headline.casefold() in GENRES:
            headline += "."
        return folded(headline, " " if headline.startswith("^") else "", _HEADING_WIDTH)

    def _byline(self, dispatch: Dispatch) -> list[str]:
        """Who wrote it, broken after commas alone: a line that follows without one is the headline's."""
        lines: list[str] = []
        for name in self._fit(f"By {dispatch.byline}").split(", ") if dispatch.byline else ():
            if lines and len(lines[-1]) + len(name) + 2 <= _HEADING_WIDTH:
                lines[-1] += f", {name}"
            else:
                lines = [*lines[:-1], f"{lines[-1]},", name] if lines else [name]
        return lines


def _balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return False
    return depth == 0
