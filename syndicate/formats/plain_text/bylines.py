"""Who wrote it: byline lines in the languages of the wires."""

import re

# "By" in each language, as bylines begin; all need a name in capitals or with capital initials after them.
_BY = (
    *("By", "BY", "Par", "PAR", "Por", "POR", "Von", "VON", "Di", "DI", "De", "Door", "DOOR", "Av", "AV", "Af", "AF"),
    *("Od", "Przez", "Автор", "Автори", "Авторы", "Autor", "Autora", "Auteur", "Yazan", "Oleh", "Oleh:", "Text"),
)
_NAME = r"[^\W\d_a-zа-яёà-ÿ][\w.'’-]*\.?"
_SMALL = (
    r"(?:de|del|della|di|da|dos|das|do|du|la|le|van|von|der|den|ter|ten|al|el|bin|ibn"
    r"|and|y|et|e|und|en|og|och|i|и|in|for|at|of|with)"
)
_STARTS = "|".join(sorted(set(_BY), key=len, reverse=True))
_BYLINE = re.compile(
    rf"(?:{_STARTS})(?:: ?| )"
    rf"(?P<names>(?:(?:{_SMALL}|d['’])\s+)?{_NAME}(?:(?:,? | ?[/&|] ?|, )(?:{_SMALL}\s+){{0,2}}{_NAME}){{0,14}}"
    r"(?:, [a-z]{2,5})?)(?:\s*[=<|]|,)?"
)
_JOB = (
    r"(?:Writers?|Reporters?|[Cc]orrespondents?|Editors?|Staff|Analyst|Columnist|Korrespondent(?:in|en)?|Redacción"
    r"|Redaktion|корреспондент)"
)
_TITLE = re.compile(rf"(?:[\w.&'’-]+ ){{0,5}}{_JOB}\s*=?")
_TOLD = re.compile(r"\b(?:is|was|were|been|has|had|would|could|should|says)\b", re.IGNORECASE)
"""Verbs that nobody is called; `Will`, `Can`, `Are` and `Said` are names."""
_LONGEST = 120


def read_byline(line: str) -> str | None:
    """The names in a byline line, without `By`; None for any other line (`BY DAWN THE FERRY WAS BACK`)."""
    if len(line) > _LONGEST:
        return None
    found = _BYLINE.fullmatch(line)
    return found["names"].strip() if found and not _TOLD.search(found["names"]) else None


def read_title(line: str) -> str | None:
    """The line under a byline that says what its author is (`Example Wire Staff Writer`)."""
    return line.rstrip(" =") if len(line) < _LONGEST // 2 and _TITLE.fullmatch(line) else None
