"""The header line of IPTC 7901, and of telex text after it: `eca062 4 i 211 ccccb   dpa 061`.

Source and number, priority, category, words, then what the agency likes (IPTC 7901 §2.1-2.7): at dpa letters for
routing, the agency's tag with its own number, and the number of the message that this one refers to.
"""

import re
from dataclasses import dataclass

from syndicate.model.dispatch import Subject
from syndicate.rules.facts.schemes import SCHEMES
from syndicate.rules.facts.wires import AGENTS, SERVICES, Service

_LINE = (
    r"[^\w\n]{0,8}(?P<source>[^\W\d_](?:[^\W\d_]|-(?=[^\W\d_])){0,15})(?P<number>\d{2,6})[ \t]+"
    r"(?P<priority>[1-9])[ \t]+"
    r"(?:(?P<category>[^\W\d_][^\s\d]{0,5})[ \t]+)?(?P<words>\d{1,5})(?![^\s])(?P<rest>[^\n]{0,120})"
)
HEADER = re.compile(_LINE)
"""Believed after SOH, or where the text bears it out."""
BARE_HEADER = re.compile(rf"^{_LINE}$", re.MULTILINE)
"""On a line of its own, for messages that lost their control characters."""
_AGENT = re.compile(
    r"(?:^|[ \t])(?P<agent>[A-Za-z][A-Za-z]{1,9}(?:[/-][A-Za-z]{2,8})?)[ \t]+"
    r"(?P<number>\d{6}-\d{2}-\d{3,6}|\d{2,9})(?:#(?P<version>\d{1,3}))?(?:[ \t]+(?P<reference>\S.*))?$"
)
_AFP = re.compile(r"(?:^|[ \t])(?P<desk>[A-Z]{3})?[ \t]*/(?P<agent>AFP)-(?P<number>\w{2,8})")
_REFERENCE = re.compile(r"(?:(?P<agent>[A-Za-z][\w/-]{1,15})[ \t]+)?(?P<number>\d{2,9})\b")
_ZERO = re.compile(r"0+")


@dataclass(frozen=True, slots=True)
class Header:
    """What the header line says.

    Attributes:
        urgency: The priority, 1-6.
        service: Whose wire it is, where its letters or the agency's tag are known.
        agent: The agency's tag, as filed.
        number: The number its editors quote (`dpa 061`, else `eca 062`); None where it is nothing but zeros.
        reference: The number of the message that it refers to.
        version: The agency's own, where its number carries one (`#2`).
        subjects: The category.
    """

    urgency: int
    service: Service | None
    agent: str | None
    number: str | None
    reference: str | None
    version: int | None
    subjects: tuple[Subject, ...]


def read_header(found: re.Match[str]) -> Header:
    """Read the fields of a line that :data:`HEADER` matched."""
    source, rest = found["source"].casefold(), found["rest"].rstrip()
    agent = _AGENT.search(rest)
    afp = None if agent else _AFP.search(rest)
    tag = agent["agent"] if agent else (afp["agent"] if afp else None)
    service = SERVICES.get(source) or AGENTS.get((tag or "").casefold()) or AGENTS.get(source)
    own = f"{tag} {agent['number']}" if agent and not _ZERO.fullmatch(agent["number"]) else None
    if own is None and not _ZERO.fullmatch(found["number"]):
        own = f"{found['source']} {found['number']}"
    return Header(
        urgency=int(found["priority"]),
        service=service,
        agent=tag,
        number=own,
        reference=_reference(agent, tag),
        version=int(agent["version"]) if agent and agent["version"] else None,
        subjects=_subjects(found["category"], service),
    )


def _reference(agent: re.Match[str] | None, tag: str | None) -> str | None:
    found = _REFERENCE.match(agent["reference"]) if agent and agent["reference"] else None
    if found is None or _ZERO.fullmatch(found["number"]):
        return None
    return f"{found['agent'] or tag} {found['number']}"


def _subjects(category: str | None, service: Service | None) -> tuple[Subject, ...]:
    """The category as a subject.

    One letter is an ANPA 1312 category, which those who write 7901 took over; dpa's two letters are its own scheme
    (`dpacat:`, as in its NewsML-G2); other agencies' codes stay bare.
    """
    if category is None:
        return ()
    if len(category) == 1:
        return (Subject(code=f"a1312cat:{category.lower()}", scheme=SCHEMES["a1312cat"]),)
    if service and service.agency == "dpa":
        return (Subject(code=f"dpacat:{category.lower()}"),)
    return (Subject(code=category),)
