"""Reads which dispatch a notice means that quotes its number: `Please kill item dpa 157`, `Kill AM-Harbour, a0578`."""

import re

from syndicate.model.wire_number import WireNumber

_NOUN = (
    r"items?|stor(?:y|ies)|dispatch|message|number|no\.|nr\.?|n[°º]|meldung|bericht|beitrag|d[ée]p[êe]che|information|nota"
    r"|despacho|noticia|notizia|lancio|сообщени[ея]|материал|№"
)
_VERB = (
    r"kill(?:s|ed|ing)?|hold|release|withdraw(?:s|n|ing)?|withdrew|disregard|retract(?:s|ed)?|annul\w{0,6}|cancel(?:s|l?ed)?"
    r"|streichen|stornieren|zurückziehen|ersetzt"
)
_LETTERS = r"(?P<letters>[a-z]{1,4})[ .-]{0,2}"
_DIGITS = r"(?P<digits>\d{2,5})(?![\d.,:]*\d|\s*(?:gmt|utc|hrs?\b|hours|words|uhr|%))"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?:{_NOUN})\s{{1,2}}(?:(?:no\.?|number|nr\.?|#)\s?)?(?:{_LETTERS})?{_DIGITS}\b",
        r"\b(?P<letters>[a-z])(?P<digits>\d{4})\b",
        rf"\b(?:{_VERB})\s{{1,2}}(?!(?:the|all|our|its|any|some|over|for|on|at|in|of|by|to|and)\b){_LETTERS}{_DIGITS}\b",
    )
)
"""From the plainest on: after a noun, as AP counts, after the verb."""
_LONGEST = 2000


def of_notice(text: str) -> WireNumber | None:
    """Read the number of the dispatch that a kill, a hold or a release means; None where it quotes none.

    Only for what is known to be such a notice: any story may speak of `item 12`.
    """
    for form in _FORMS:
        if found := form.search(text, 0, _LONGEST):
            return WireNumber.read(f"{found['letters'] or ''}{found['digits']}")
    return None
