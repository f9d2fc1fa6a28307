"""Telex text: messages between ZCZC and NNNN (ITU-T S.1 practice), as many in a filing as there are.

What follows ZCZC differs by agency: a header like that of IPTC 7901 (AGI, Adnkronos, dpa), a number (`0123/SXA`,
`IRN-045`) and lines of codes (ANSA: `R POL S0A QBXB`), a slug (`BC-HARBOUR`), or lines each opened by a sign of its own
(AAP: `:` keyword, `^` headline, `$` category). The text in between is read as any wire's (`formats.plain_text`). As
with IPTC 7901 (`formats.iptc_7901`) numbers start again daily, so a draft has no guid.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from syndicate.formats.plain_text.credited import with_dateline
from syndicate.formats.plain_text.header import read_header as read_slug_line
from syndicate.formats.plain_text.heading import read_heading
from syndicate.formats.plain_text.headlines import with_headline
from syndicate.formats.plain_text.profile import without_profile
from syndicate.formats.plain_text.wire import read_body, read_text
from syndicate.formats.wires.charset import wire_text
from syndicate.formats.wires.embargoes import with_embargo
from syndicate.formats.wires.frames import at_least_one
from syndicate.formats.wires.message_line import HEADER, read_header
from syndicate.formats.wires.stamps import is_stamp
from syndicate.model.dispatch import Draft, Subject
from syndicate.model.filing import Filing
from syndicate.rules.facts.schemes import SCHEMES
from syndicate.rules.facts.wires import AGENTS, Service
from syndicate.rules.text import clean, fold

_REACH = 400
_OPENS = re.compile(r"^[^\w\n]{0,12}(?:ZCZC|zczc)+(?![a-z])[ \t]*(?P<rest>[^\n]*)$", re.MULTILINE)
_CLOSES = re.compile(r"(?:^|(?<=[ \t]))(?:N{3,}|n{4,})[ \t]*$", re.MULTILINE)
_NOISE = re.compile(r"(?:RY){2,}R?|V{3,}|[<>≡=+*.\s]{2,}|ISSN [\d -]+")
_NUMBERED = re.compile(
    r"(?:(?P<tag>[A-Z]{1,9})[ .:-]{0,2})?(?P<number>\d{2,6})(?:/(?P<line>[A-Z0-9]{1,6}))?(?=$|\s)(?P<more>.*)",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Z0-9]{1,9}(?:[/.:-][A-Z0-9]{0,6}){0,2}|-{1,3}(?:/[A-Z])?|/")
_MARKED = re.compile(r".*[/\d].*|-+")
_MIXED = re.compile(r"(?=.*\d)(?=.*[A-Z]).*|.*/.*|-+.*")
_LONGEST_CODES = 40
_CODES_LINES = 3
_LONG_CODE, _SHORT_CODE = 5, 3
_SLUG = re.compile(r"(?=.*[A-Za-z]{3})[^\s-]{2,20}(?:-[^\s-]{1,20}){1,4}[/-]?")
_DESKS = frozenset({"POL", "CRO", "EST", "ECO", "SPR", "SPO", "SPE", "CUL", "CLT", "FIN", "INT", "ACE", "SCI"})
_CREDIT = re.compile(r"\((?P<agency>[A-Za-z]{2,12})\)")
_FEWEST_MARKS, _MOST_MARKS = 2, 16
_CLOSING_LINES = 3


class Telex:
    """Reads filings of one or more telex messages."""

    name = "telex"

    def recognises(self, content: bytes) -> bool:
        """Whether ZCZC opens one of the first lines."""
        if b"ZCZC" not in content[:_REACH] and b"zczc" not in content[:_REACH]:
            return False
        return _OPENS.search(content[:_REACH].decode("latin-1").replace("\r", "\n")) is not None

    def read(self, filing: Filing) -> Iterator[Draft]:
        """Yield each message.

        Raises:
            UnreadableFiling: The bytes are no text, or hold no message with a text.
        """
        text = clean(wire_text(filing.content, filing.charset))
        drafts = (
            _read(
                opening["rest"],
                _message(text, opening.end(), following.start() if following else len(text)),
                filing.filed,
            )
            for opening, following in pairwise([*_OPENS.finditer(text), None])
            if opening
        )
        return at_least_one(drafts, "telex message with a text between ZCZC and NNNN")


def _message(text: str, start: int, end: int) -> list[str]:
    closed = _CLOSES.search(text, start, end)
    lines = text[start : closed.start() if closed else end].split("\n")
    return ["" if _NOISE.fullmatch(line.strip()) else line.rstrip() for line in lines]


@dataclass(frozen=True, slots=True)
class _Start:
    """What stands above the text.

    Attributes:
        draft: With it.
        service: Whose wire it is, where that is known.
        end: The index of the first line of the text.
        table: Whether the text is a table.
    """

    draft: Draft
    service: Service | None
    end: int
    table: bool = False


def _read(rest: str, lines: Sequence[str], filed: datetime) -> Draft | None:
    start = _marked(lines) or _start(rest.strip(), lines)
    lines = lines[start.end :]
    if not any(lines) and not start.draft.headline:
        return None
    service = start.service or _credited(lines)
    lines, created = _stamped(lines, filed, service.zone if service else None)
    draft = replace(
        start.draft,
        created=created,
        provider=service.agency if service else None,
        language=service.language if service else None,
    )
    sent = created or filed
    lines, draft = without_profile(lines, draft)
    heading = read_heading(lines, draft, sent) if draft.headline is None else None
    if heading:
        draft = read_body(lines[heading.end :], replace(heading.draft, headline=heading.headline), table=start.table)
    else:
        draft = read_text(lines, draft, sent, table=start.table)
    draft = with_dateline(with_headline(draft, sent), sent)
    return with_embargo(draft, filed, service.zone if service else None)


def _start(rest: str, lines: Sequence[str]) -> _Start:
    """Read what follows ZCZC, on its line and the next ones."""
    end = 0
    if not rest:
        end = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
        rest = lines[end].strip() if end < len(lines) else ""
        if not (HEADER.fullmatch(rest) or _is_code_line(rest) or _is_slug(rest)):
            return _Start(Draft(), None, end)
        end += 1
    draft, service, more = _of_line(rest)
    codes = more.split()
    for _ in range(_CODES_LINES):
        at = next((index for index in range(end, len(lines)) if lines[index].strip()), None)
        if at is None or not _is_code_line(lines[at].strip()) or not any(lines[at + 1 :]):
            break
        codes += lines[at].split()
        end = at + 1
    at = next((index for index in range(end, len(lines)) if lines[index].strip()), None)
    if draft.slugline is None and at is not None and _SLUG.fullmatch(lines[at].strip()) and any(lines[at + 1 :]):
        draft, end = replace(draft, slugline=lines[at].strip()), at + 1
    desk = next((code for code in codes if code in _DESKS), None)
    if desk and not draft.subjects:
        draft = replace(draft, subjects=(Subject(code=desk),))
    return _Start(draft, service, end)


def _of_line(rest: str) -> tuple[Draft, Service | None, str]:
    """The line behind ZCZC: a header like that of IPTC 7901, a number with codes behind it, or a slug."""
    if found := HEADER.fullmatch(rest):
        header = read_header(found)
        draft = Draft(
            urgency=header.urgency,
            wire_number=header.number,
            predecessor=header.reference,
            subjects=header.subjects,
        )
        return draft, header.service, ""
    if found := _NUMBERED.match(rest):
        tag = found["tag"] or found["line"] or ""
        more = found["more"].strip()
        service = AGENTS.get(tag.casefold())
        draft = Draft(wire_number=f"{tag} {found['number']}".strip())
        if more and not all(map(_CODE.fullmatch, more.split())):
            return replace(draft, slugline=more), service, ""
        return draft, service, more
    slug_line = read_slug_line([rest])
    if slug_line.end:
        return Draft(priority=slug_line.priority, slugline=slug_line.slugline), None, ""
    return Draft(slugline=rest or None), None, ""


def _is_slug(line: str) -> bool:
    return read_slug_line([line, "x"]).end > 0 or _NUMBERED.fullmatch(line) is not None


def _is_code_line(line: str) -> bool:
    """Whether a line is nothing but codes: short capitals, some with figures or strokes in them."""
    codes = line.split()
    if not codes or len(line) > _LONGEST_CODES or not all(map(_CODE.fullmatch, codes)):
        return False
    mixed = any(map(_MIXED.fullmatch, codes))
    longest = max((len(code) for code in codes if not _MARKED.fullmatch(code)), default=0)
    return longest <= (_LONG_CODE if mixed else _SHORT_CODE)


def _stamped(lines: Sequence[str], filed: datetime, zone: str | None) -> tuple[Sequence[str], datetime | None]:
    """Take the moment off the last lines, where one of them is nothing else."""
    written = [index for index, line in enumerate(lines) if line.strip()][-_CLOSING_LINES:]
    for index in reversed(written):
        stamp = is_stamp(lines[index], filed, zone)
        if stamp:
            return [*lines[:index], *lines[index + 1 :]], stamp.at
    return lines, None


def _credited(lines: Sequence[str]) -> Service | None:
    """Whose wire it is, from the first agency that the text names in brackets."""
    for found in _CREDIT.finditer("\n".join(lines[:_REACH])[: 4 * _REACH]):
        service = AGENTS.get(found["agency"].casefold())
        if service:
            return service
    return None


def _marked(lines: Sequence[str]) -> _Start | None:
    """Read AAP's header lines, each opened by a sign; None where there are fewer than two of them."""
    draft, end, marks, table = Draft(), 0, 0, False
    for index, line in enumerate(lines):
        if not line.strip():
            if marks:
                break
            continue
        value = line[1:].strip()
        taken = _of_mark(draft, line[0], value)
        if taken is None or marks == _MOST_MARKS:
            break
        draft, marks, end = taken, marks + 1, index + 1
        table = table or (line[0] == "*" and value == "T")
    return _Start(draft, None, end, table) if marks >= _FEWEST_MARKS else None


def _of_mark(draft: Draft, sign: str, value: str) -> Draft | None:
    """The draft with what a line behind a sign says; None for a sign that opens no header line."""
    match sign:
        case ":" | "#" | "=" | "@":
            return replace(draft, slugline=fold(f"{draft.slugline or ''} {value}") or None)
        case "^":
            return replace(draft, headline=value.rstrip("<") or None)
        case "$" if value:
            letter = Subject(code=f"a1312cat:{value[0].lower()}", scheme=SCHEMES["a1312cat"])
            return replace(draft, subjects=(*draft.subjects, letter))
        case "+" if value.isdigit():
            code = Subject(code=f"subj:{value}", scheme=SCHEMES["subj"])
            return replace(draft, subjects=(*draft.subjects, code))
        case "*" | "&" | "%":
            return draft
        case _:
            return None
