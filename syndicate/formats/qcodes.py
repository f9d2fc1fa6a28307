"""Codes of controlled vocabularies, however a format spells them, as qcodes with their scheme's URI.

A code in one of IPTC's schemes gets the alias of IPTC's catalog, so that a media topic is `medtop:…` in every dispatch;
codes of other schemes stay as they are filed.
"""

import re
from dataclasses import dataclass
from urllib.parse import unquote

from syndicate.rules.facts.schemes import ALIASES, SCHEMES

_IPTC = re.compile(r"https?://(?:www\.)?(?=cvx?\.iptc\.org/)", re.IGNORECASE)
_EIGHT_DIGITS = re.compile(r"[012]\d{7}", re.ASCII)
_OWN_WORDS = re.compile(r"iptc|topic|subj", re.IGNORECASE)
_NUMBERED = frozenset(("medtop", "subj"))
"""Schemes whose codes are eight figures; feeds name topics of theirs in words."""
_SAME_CODES = {
    # TT's Swedish edition of the Subject Codes
    "http://tt.se/spec/subref/1.0/": "subj",
    "https://tt.se/spec/subref/1.0/": "subj",
}


@dataclass(frozen=True, slots=True)
class Code:
    """An identifier.

    Attributes:
        text: A qcode where the scheme has an alias, else as filed.
        scheme: The scheme's URI, or what the filing calls it where that is no URI; None where it names none.
    """

    text: str
    scheme: str | None = None

    @property
    def bare(self) -> str:
        """Without its alias, or the last step of a URI."""
        if "://" in self.text:
            return unquote(re.split("[/#]", self.text.rstrip("/#"))[-1])
        return self.text.partition(":")[2] or self.text


def of_code(code: str, scheme: str | None = None) -> Code:
    """Resolve a code and the scheme it stands in, if one is named: by URI, by alias or in words of the agency's."""
    if "://" in code:
        return of_uri(code)
    alias = _alias(scheme) if scheme else None
    if alias is None and ":" in code and (own := code.partition(":")[0]) in SCHEMES:
        alias, code = own, code.partition(":")[2]
    if alias is None and _EIGHT_DIGITS.fullmatch(code) and (not scheme or _is_iptc_in_words(scheme)):
        alias = "medtop" if code.startswith("2") else "subj"
    if alias is None:
        return Code(code, scheme)
    if alias in _NUMBERED and not _EIGHT_DIGITS.fullmatch(code.removeprefix(f"{alias}:")):
        return Code(code, SCHEMES[alias])
    return Code(f"{alias}:{code.removeprefix(f'{alias}:')}", SCHEMES[alias])


def of_uri(uri: str, literal: str | None = None) -> Code:
    """Resolve a concept's URI; the literal beside it is its code where the URI ends in it."""
    whole = _IPTC.sub("http://", uri).rstrip("/")
    at = max(whole.rfind("/"), whole.rfind("#")) + 1
    scheme, code = whole[:at], unquote(whole[at:])
    if code and (alias := ALIASES.get(scheme) or _SAME_CODES.get(scheme)):
        return Code(f"{alias}:{code}", SCHEMES[alias])
    if literal and literal == code:
        return Code(literal, uri.rstrip("/")[: -len(whole[at:])])
    if literal and uri.endswith(("/", "#")):
        return Code(literal, uri)
    return Code(uri)


def _alias(scheme: str) -> str | None:
    if scheme in SCHEMES:
        return scheme
    uri = _IPTC.sub("http://", scheme)
    return ALIASES.get(uri) or ALIASES.get(f"{uri.rstrip('/')}/") or _SAME_CODES.get(f"{uri.rstrip('/')}/")


def _is_iptc_in_words(scheme: str) -> bool:
    """Whether a vocabulary that an editorial system calls by a word of its own (`topics`) is one of IPTC's two."""
    return "://" not in scheme and _OWN_WORDS.search(scheme) is not None
