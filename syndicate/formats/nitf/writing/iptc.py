"""Subjects that are in IPTC's two lists of eight-figure codes: Subject Codes (`subj:`) and Media Topics (`medtop:`)."""

import re
from dataclasses import dataclass
from typing import Literal

from syndicate.model.dispatch import Subject
from syndicate.rules.facts.schemes import SCHEMES

_CODE = re.compile(r"(?P<alias>subj|medtop):(?P<number>[012]\d{7})", re.ASCII)
_FIRST_TIER, _SECOND_TIER = "000000", "000"


@dataclass(frozen=True, slots=True)
class IptcCode:
    """One code.

    Attributes:
        number: Eight figures.
        scheme: The list's URI.
        is_media_topic: Which list that is: they share numbers.
    """

    number: str
    scheme: str
    is_media_topic: bool

    @property
    def tier(self) -> Literal["subject", "matter", "detail"]:
        """How narrow its number says that it is."""
        if self.number.endswith(_FIRST_TIER):
            return "subject"
        return "matter" if self.number.endswith(_SECOND_TIER) else "detail"


def iptc_code(subject: Subject) -> IptcCode | None:
    """The code of a topic, or None for one that is in neither list and for whom or what a story names."""
    found = None if subject.kind else _CODE.fullmatch(subject.code)
    if found is None:
        return None
    return IptcCode(found["number"], SCHEMES[found["alias"]], found["alias"] == "medtop")
