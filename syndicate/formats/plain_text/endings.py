"""What wires write below a text: end marks, credits, trailers, copyright."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from difflib import SequenceMatcher

from syndicate.formats.plain_text.agate import is_columns
from syndicate.formats.plain_text.shapes import ends_sentence, indent
from syndicate.formats.wires.stamps import read_stamp
from syndicate.rules.facts.wires import AGENTS
from syndicate.rules.sign_offs import SIGN_OFF
from syndicate.rules.text import fold

_PLAIN_MARK = re.compile(
    r"-\s?30\s?-|#(?:\s?#)+|-\s?0\s?-|-{2,}|_{3,}|\*{3,}|={3,}|\.{3,}|n{4}|z{4}|x{3,}", re.IGNORECASE
)
_WORD_MARK = re.compile(
    r"(?P<open>[-(\[<*_./ ]*)"
    r"(?:reuters?|end(?:s|it|item|e)?|fin|fine|fim|ende|more|mehr|suite|sigue|segue|конец|终|完|了)"
    r"(?P<close>[->)\]*_./ ]*)",
    re.IGNORECASE,
)
_NAMED_MARKS = ("reuter", "reuters", "enditem")
_ALIKE = 0.85
_SIGNED = r"\((?:ANSA|AGI|EFE)\)\.?\s?(?:[A-Z][A-Za-z]{1,2}){0,2}"
_GLUED = re.compile(
    r"""(?P<text>.*[.!?…]["'”’»)]*)\s*"""
    rf"(?:Fin|FIN|Enditems?|ENDITEM|-30-|/?ENDS|Reuter|REUTER|###|{_SIGNED})\s*",
    re.DOTALL,
)
_TRAILER = re.compile(
    r"(?P<agency>[A-Z]{2,6})-(?:[A-Z]{1,4}-)?\d{2}-\d{2}-\d{2}\s+\d{4}[A-Z]{2,4}[<‹]?"
    r"|[A-Z]{3}-\d{2}:\d{2}-\d{2}-\d{2}-\d{2}"
    r"|\d{2}:\d{2}[A-Z]{2,3} \d{2}-\d{2}-\d{2}<?"
)
_KYODO = re.compile(r"==\s*(?P<agency>Kyodo)", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"\(?(?:\(c\)|©|copyright\b|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos"
    r"|все права защищены).*",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"\(\((?P<text>.*@.*|.*\+\d.*|.*[Nn]ewsroom.*)\)\)")
_DONE = r"(?:additional )?(?:reporting|editing|written|writing|compiled|translated)"
_REPORTING = re.compile(rf"\(?(?P<text>{_DONE}(?: and (?:writing|editing|reporting))? by .*?)\)?", re.IGNORECASE)
_NO_FILING = datetime(1970, 1, 1, tzinfo=UTC)  # these trailers name their year
_LONGEST_CREDIT = 300
_LONGEST_COPYRIGHT = 200


@dataclass(frozen=True, slots=True)
class Ending:
    """What stood below the text.

    Attributes:
        end: The index after the last line of the text.
        credit: Who reported and edited it.
        copyright: The notice.
        created: When the wire sent it, from its trailer.
        agency: Whose mark or trailer it is.
        note: Whom editors may ask (Reuters: `((jane.doe@wire.example; +44 20 0000))`).
    """

    end: int
    credit: str | None = None
    copyright: str | None = None
    created: datetime | None = None
    agency: str | None = None
    note: str | None = None


@dataclass(slots=True)
class _Found:
    credit: list[str] = field(default_factory=list)
    copyright: list[str] = field(default_factory=list)
    created: datetime | None = None
    agency: str | None = None
    note: str | None = None


def read_ending(lines: Sequence[str], start: int) -> Ending:
    """Read upwards from the last line, as far as lines are of these kinds; nothing above `start` is looked at."""
    end, found = len(lines), _Found()
    while end > start:
        line = lines[end - 1].strip()
        if line and not (_is_mark(lines, end - 1, start) or _take(lines, end - 1, found)):
            break
        end -= 1
    return Ending(
        end=end,
        credit=fold(" ".join(reversed(found.credit))) or None,
        copyright=fold(" ".join(reversed(found.copyright))) or None,
        created=found.created,
        agency=found.agency,
        note=found.note,
    )


def unglued(text: str) -> str:
    """A last paragraph without the end mark that was glued to its last sentence."""
    found = _GLUED.fullmatch(text)
    return found["text"] if found else text


def _take(lines: Sequence[str], index: int, found: _Found) -> bool:
    """Take a line for what it is; False where it is text."""
    line = lines[index].strip()
    if trailer := _TRAILER.fullmatch(line):
        stamp = read_stamp(line, _NO_FILING)
        found.created = stamp.at.astimezone(UTC) if stamp else None
        found.agency = _agency(trailer["agency"])
        return True
    alone = index == 0 or not lines[index - 1] or indent(lines[index]) > 0 or ends_sentence(lines[index - 1])
    if found.note is None and len(line) < _LONGEST_CREDIT and (contact := _CONTACT.fullmatch(line)):
        found.note = contact["text"]
        return True
    if signed := _KYODO.fullmatch(line) or (alone and SIGN_OFF.fullmatch(line)):
        names = signed.groupdict()
        found.agency = _agency(names.get("agency") or names.get("wire")) or found.agency
        return True
    if alone and len(line) < _LONGEST_COPYRIGHT and _COPYRIGHT.fullmatch(line):
        found.copyright.append(line)
        return True
    if alone and len(line) < _LONGEST_CREDIT and (reporting := _REPORTING.fullmatch(line)):
        found.credit.append(reporting["text"])
        return True
    return False


def _agency(tag: str | None) -> str | None:
    service = AGENTS.get(tag.casefold()) if tag else None
    return service.agency if service else None


def _is_mark(lines: Sequence[str], index: int, start: int) -> bool:
    line = lines[index].strip()
    if _PLAIN_MARK.fullmatch(line):
        return True
    above = lines[index - 1] if index > start else ""
    apart = not above or ends_sentence(above) or indent(lines[index]) > 0 or is_columns(above)
    if found := _WORD_MARK.fullmatch(line):
        framed = bool(found["open"].strip() or found["close"].strip(" ."))
        dotted = found["close"].strip() == "."
        return framed or (apart and not dotted)
    named = line.casefold()
    return (
        apart
        and named.isalpha()
        and len(named) >= len("reute")
        and any(SequenceMatcher(None, named, mark).ratio() >= _ALIKE for mark in _NAMED_MARKS)
    )
