"""What agencies set below a text: the initials of writer and editors, the mark that says it ends.

They are the wire's own business: a reader, or a desk that takes the text, has no use for them.
"""

import re

from syndicate.rules.facts.wires import AGENTS

_CODE = r"(?:[a-zäöüß]{1,5}\d?(?:/[a-zäöüß]{1,5}){0,4})"
_ARABIC = r"[\u0621-\u064a]{1,4}(?: [\u0621-\u064a]{1,3})?"
SIGN_OFF = re.compile(
    rf"(?P<agency>dpa|AAP|AFP|APA|ats|sda|KNA|epd|sid|EFE)(?: [A-Z]{{2,3}})?(?: {_CODE}){{1,10}}"
    r"|[a-z]{2,5}(?:-[a-z]{2,5})?(?:/[a-z]{2,6}){1,4}"
    r"|[A-Z]{2,4}(?:[/-][A-Z]{2,6}){1,3}"
    r"|\([A-Z][a-z]{1,2}/(?P<wire>[A-Z][a-z]{4,12})\)"
    rf"|(?={_ARABIC}(?:-{_ARABIC})?/){_ARABIC}(?:[/-]{_ARABIC}){{1,5}}"
)
"""The initials of writer and editors: `dpa grj rmo`, `AAP jd/cdh`; `bur-abc/de` (AFP, in Arabic too), `ABC/DE`,
`(Abc/Adnkronos)`."""

_END = re.compile(
    r"[-(\[<*_./ ]{0,4}(?:ends?|endit|enditem|fin|fine|ende|more to come|30|конец|完|了)[->)\]*_./ ]{0,4}|#{3}|# # #",
    re.IGNORECASE,
)
_NAME_ALONE = re.compile(r"[(/]?(?P<name>[A-Za-z]{2,9})[)/]?\.?")
_AGENTS = frozenset(AGENTS) | {"aptn", "reuter", "interfax"}
_LONGEST = 60
_GLUED = re.compile(
    r"(?<=[.!?…\"'”’»)])\s{0,2}(?:\((?:ANSA|AGI|EFE)\)\.?(?:\s?[A-Z][A-Za-z]{1,2}){0,2}"
    r"|\((?i:ends?|fin|enditem)\)\.?|Enditem|/?ENDS|-30-|EFE(?: [a-z]{2,4}(?:/[a-z]{2,4}){1,3})?)\s{0,2}$"
)
_TAIL = 40
"""Characters at the end of a text in which a mark glued to it is looked for."""


def is_sign_off(line: str) -> bool:
    """Whether a last line is initials, an end mark or the agency's name, and nothing else."""
    text = line.strip()
    if len(text) > _LONGEST:
        return False
    if SIGN_OFF.fullmatch(text) or _END.fullmatch(text):
        return True
    alone = _NAME_ALONE.fullmatch(text)
    return alone is not None and not text.islower() and alone["name"].casefold() in _AGENTS


def glued_end(text: str) -> int | None:
    """Where a mark begins that is glued to the end of a text (`… said.(ANSA).`); None where there is none."""
    found = _GLUED.search(text, max(0, len(text) - _TAIL))
    return found.start() if found else None
