"""What an item is about, by URI where its code has one, else by literal.

The literal beside a URI is the code as the agency files it, so a receiver knows where in the URI it begins.
"""

import re
from urllib.parse import quote

from syndicate.formats.ninjs.writing.members import Members, known
from syndicate.formats.uris import is_strict_uri
from syndicate.model.dispatch import Subject
from syndicate.rules.facts.schemes import SCHEMES

_QCODE = re.compile(r"(?P<alias>[A-Za-z_][A-Za-z0-9._-]*):(?P<code>\S+)", re.ASCII)
_MEMBERS = {
    "person": "people",
    "organisation": "organisations",
    "geoArea": "places",
    "poi": "places",
    "event": "events",
    "object": "objects",
}
"""The member that holds concepts of a kind; all others are `subjects`."""
_ORDER = ("subjects", *dict.fromkeys(_MEMBERS.values()))

KEYWORD = "keyword"
"""How a keyword relates to the content: ninjs has no member for keywords, so they are subjects without a code."""


def concepts(subjects: tuple[Subject, ...], keywords: tuple[str, ...], desk: str) -> dict[str, list[Members]]:
    """The members `subjects`, `people`, `places` and so on, empty ones too, each in the dispatch's order.

    Args:
        subjects: As the dispatch has them.
        keywords: As the dispatch has them; each is said once.
        desk: Who is named as the `creator` of a subject that a rule of ours added.
    """
    found: dict[str, list[Members]] = {member: [] for member in _ORDER}
    for subject in subjects:
        member = _MEMBERS.get(subject.kind or "", "subjects")
        if concept := _concept(subject):
            if subject.because and member == "subjects":
                concept["creator"] = desk
            found[member].append(concept)
    for keyword in filter(None, dict.fromkeys(keywords)):
        found["subjects"].append({"name": keyword, "rel": KEYWORD})
    return found


def identified(code: str | None, scheme: str | None = None) -> Members:
    """The members `uri` and `literal` of a concept with this code."""
    if not code:
        return {}
    qcode = _QCODE.fullmatch(code)
    of_iptc = SCHEMES.get(qcode["alias"]) if qcode else None
    if qcode and of_iptc and scheme in {None, of_iptc} and of_iptc.endswith("/"):
        return {"uri": of_iptc + quote(qcode["code"], safe=""), "literal": qcode["code"]}
    if scheme:
        bare = qcode["code"] if qcode and not of_iptc else code
        uri = scheme + quote(bare, safe="")
        return {"uri": uri, "literal": code} if is_strict_uri(scheme) and is_strict_uri(uri) else {"literal": code}
    return {"uri": code} if "://" in code and is_strict_uri(code) else {"literal": code}


def _concept(subject: Subject) -> Members:
    return known(name=subject.name, **identified(subject.code, subject.scheme))
