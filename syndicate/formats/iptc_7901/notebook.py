"""dpa's notebook below a text: notes to editors, links, places, contacts, all of them for the desk alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from syndicate.model.link import Link, Relation
from syndicate.rules.text import fold

_TITLE = re.compile(r"#\s+\S.{0,60}")
_SECTION = re.compile(r"##+\s*(?P<title>\S.*)")
_STARS = re.compile(r"\*(?: ?\*){2,5}")
_CLOSED = re.compile(r"publication|publicación|publicar|Veröffentlichung|публикации|publikacji|للنشر", re.IGNORECASE)
_ITEM = re.compile(r"[-*+•]\s+\S")
_URN = re.compile(r"urn:newsml:[^\s()<>\"]{5,200}[^\s()<>\".,;:]")
_MENDING = re.compile(r"(?i:berichtigung|correction|korrektur|wiederholung|refile|aktualisierung|corrección|kill)")


@dataclass(frozen=True, slots=True)
class Notebook:
    """What stands below the text.

    Attributes:
        start: The index of its first line; the number of lines where there is none.
        notes: One line for each heading and item.
        links: Messages that it corrects.
    """

    start: int
    notes: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


def read_notebook(lines: Sequence[str]) -> Notebook:
    """Find the notebook of a text and read it."""
    start = next((index for index, line in enumerate(lines) if _opens(lines, index, line.rstrip())), len(lines))
    notes: list[str] = []
    links: list[Link] = []
    title = ""
    for line in _logical(lines[start:]):
        if section := _SECTION.fullmatch(line):
            title = section["title"]
            notes.append(title)
        elif not (_TITLE.fullmatch(line) or _STARS.fullmatch(line)):
            notes.append(line)
            if _MENDING.search(title):
                links += [Link(relation=Relation.PREVIOUS_VERSION, target=urn) for urn in _URN.findall(line)]
    return Notebook(start, tuple(notes), tuple(links))


def _opens(lines: Sequence[str], index: int, line: str) -> bool:
    """Whether a line opens the notebook: flush left, below an empty line."""
    if line[:1] not in ("#", "*") or (index and lines[index - 1].strip()):
        return False
    below = next((lines[other].strip() for other in range(index + 1, len(lines)) if lines[other].strip()), "")
    if _STARS.fullmatch(line):
        return _CLOSED.search(below) is not None
    if _SECTION.fullmatch(line):
        return True
    return _TITLE.fullmatch(line) is not None and below[:2] in ("##", "- ", "* ")


def _logical(lines: Sequence[str]) -> list[str]:
    """Headings, items and sentences, those joined that were broken over several lines."""
    joined: list[str] = []
    apart = True
    for line in lines:
        text = line.strip()
        if not text:
            apart = True
            continue
        goes_on = not (apart or text.startswith("#") or _ITEM.match(line))
        if goes_on and joined and not joined[-1].startswith("#"):
            joined[-1] = fold(f"{joined[-1]} {text}")
        else:
            joined.append(fold(text))
        apart = text.startswith("#") or _STARS.fullmatch(text) is not None
    return joined
