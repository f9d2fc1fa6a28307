"""What a line looks like: the questions that every part of this reader asks of lines, without knowing any word."""

import re
import unicodedata
from collections import Counter

_SENTENCE_END = re.compile(r"""[.!?…。！？।؟։:;](?:["'”’»›)\]」』＂]|\s|\[\d+\])*$""")
_FULL_STOP = re.compile(r"""[.…。।։](?:["'”’»›)\]」』＂]|\s)*$""")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")

PROSE_LENGTH = 60


def ends_sentence(line: str) -> bool:
    """Whether a line closes a sentence or opens a list or quote (`.`, `?`, `!`, `:` …, with quotes after it)."""
    return not line[-1:].isalnum() and _SENTENCE_END.search(line) is not None


def ends_in_full_stop(line: str) -> bool:
    """Whether a line closes with a full stop, as titles do not."""
    return not line[-1:].isalnum() and _FULL_STOP.search(line) is not None


def is_upper(line: str) -> bool:
    """Whether a line has letters and none of them is a small one."""
    return line.upper() == line and line.lower() != line


def length(line: str) -> int:
    """How long a line is to a reader: an ideograph or a Korean syllable counts for three letters."""
    return len(line) if line.isascii() else len(line) + 2 * len(_WIDE.findall(line))


def is_prose(line: str) -> bool:
    """Whether a line is (part of) running text: it closes a sentence and is long enough to be one, or is very long."""
    size = length(line)
    return size >= PROSE_LENGTH * 3 or (size >= PROSE_LENGTH * 2 // 3 and ends_sentence(line))


def words(line: str) -> list[str]:
    """The words of a line, case folded."""
    return _WORD.findall(line.casefold())


def script(line: str) -> str | None:
    """The script most letters of a line belong to (`LATIN`, `CYRILLIC`, `CJK` …); None without letters."""
    if line.isascii():
        return "LATIN" if any(map(str.isalpha, line)) else None
    counts = Counter(_script(character) for character in line if character.isalpha())
    return counts.most_common(1)[0][0] if counts else None


def _script(character: str) -> str:
    name = unicodedata.name(character, "UNKNOWN").split(" ", 1)[0]
    return "CJK" if name in {"HIRAGANA", "KATAKANA"} else name


def indent(line: str) -> int:
    """How far a line is set in, a tab counting as four columns."""
    if not line[:1].isspace():
        return 0
    return len(line[: len(line) - len(line.lstrip())].expandtabs(4))
