"""The words of the places that open a dateline, up to the first thing that belongs to none."""

import re
from dataclasses import dataclass, field
from datetime import date

from syndicate.rules.dateline.agencies import read_bare, read_bracketed
from syndicate.rules.dateline.dates import LEADS, read_day
from syndicate.rules.dateline.shapes import DAMAGED, WORD, Case, case_of, is_particle
from syndicate.rules.facts.agencies import AGENCIES
from syndicate.rules.facts.cities import CITIES
from syndicate.rules.facts.countries import COUNTRIES
from syndicate.rules.facts.keys import key
from syndicate.rules.facts.months import MONTHS, WEEKDAYS
from syndicate.rules.facts.regions import BRAZILIAN_STATES, REGION_WORDS, REGIONS
from syndicate.rules.places import is_town

_JOINING = frozenset({"and", "und", "et", "y", "и", "e"})
_ABBREVIATED = frozenset({"st", "ste", "sta", "sto", "ft", "mt", "mts", "pt", "gt", "gen", "dr"})
_AND = re.compile(r"[^\S\n]*+(?:&|\+)[^\S\n]++(?=\w)")
_SLASH = re.compile(r"[^\S\n]?/[^\S\n]?(?=[\w'’])")
_COMMA = re.compile(r"\.?[^\S\n]*+,[^\S\n]*+(?:\n[^\S\n]*+)?+(?=[\w'’])")
_LIGHT = re.compile(r"[\s,]{0,3}")
_BRACKET = re.compile(r"[^\S\n]?(?:\(([^()\d\n]{2,40}+)\)|\[([^\[\]\d\n]{2,40}+)\])")
_NEXT = re.compile(r"[^\S\n]++(?=[\w'’])")
_CLOSED = re.compile(r"[^\w\s]|\s*+[-–—]|\s*+\Z")
_MOST_WORDS = 14
_LONGEST_ABBREVIATION = 5
_POSTAL = 2


@dataclass(slots=True)
class Place:
    """One place as found: its parts are what commas part, each a list of words.

    Attributes:
        parts: City first, then what it lies in.
        joined: What joins it to the place before it: `/`, `&`, or a word such as `AND`.
    """

    parts: list[list[str]] = field(default_factory=lambda: [[]])
    joined: str = ""


def scan_places(text: str, at: int, filed: date) -> tuple[list[Place], int]:
    """The places that begin exactly here and where they end; no places where none begins."""
    scan = _Scan(text, filed, at, at)
    for _ in range(_MOST_WORDS):
        if not scan.step():
            break
    return (scan.places if scan.places[0].parts[0] else []), scan.end


@dataclass(slots=True)
class _Scan:
    text: str
    filed: date
    at: int
    end: int
    places: list[Place] = field(default_factory=lambda: [Place()])

    def step(self) -> bool:
        """Take one word and what stands behind it; False where the places end."""
        match = WORD.match(self.text, self.at)
        if match is None:
            return False
        word, part = _trimmed(match[0]), self.places[-1].parts[-1]
        first = self.end == self.at
        if not first:
            if self._is_something_else(match[0], fresh=not part) and not _ends_name(part, word):
                return False
            if part and key(word) in _JOINING and (joining := _NEXT.match(self.text, match.end())):
                self.places.append(Place(joined=word))
                self.at = joining.end()
                return True
            if case_of(word) is Case.LOWER and not _goes_on(part, word, self.places[0].parts[0][0]):
                return part is not self.places[-1].parts[0] and key(word) in REGION_WORDS and self._name_region(word)
        city = _unglued(word)
        part.append(city)
        self.end = self.at + len(city)
        return city == word and self._step_over()

    def _name_region(self, word: str) -> bool:
        """Take the word that says what a region is (`Smolensk region`)."""
        self.places[-1].parts[-1].append(word)
        self.end = self.at + len(word)
        return self._step_over()

    def _step_over(self) -> bool:
        """Step over what stands behind a word, opening the next part or place; False where nothing follows."""
        bracket = _BRACKET.match(self.text, self.end)
        if bracket and not self._is_place_in_brackets(bracket):
            return False
        while bracket and self._is_place_in_brackets(bracket):
            self.places[-1].parts.append((bracket[1] or bracket[2]).split())
            self.end = bracket.end()
            bracket = _BRACKET.match(self.text, self.end)
        if comma := _COMMA.match(self.text, self.end):
            self.places[-1].parts.append([])
            self.at = comma.end()
            return True
        if self.text[self.end - 1] in ")]":
            return False
        if slash := _SLASH.match(self.text, self.end):
            return self._slash(slash)
        if joining := _AND.match(self.text, self.end):
            self.places.append(Place(joined="&"))
        else:
            joining = _NEXT.match(self.text, self.end)
        self.at = joining.end() if joining else self.end
        return joining is not None

    def _slash(self, slash: re.Match[str]) -> bool:
        """A slash opens the next place, or an agency's name between two."""
        credit = read_bracketed(self.text, slash.start() + slash[0].index("/"), self.filed)
        if credit and (credit.known or credit.named or slash[0][0].isspace()):
            return False
        self.places.append(Place(joined="/"))
        self.at = slash.end()
        return True

    def _is_something_else(self, word: str, *, fresh: bool) -> bool:
        """Whether a date or, behind a comma, what stands for one or an agency's name begins with the word here."""
        folded = key(word)
        if (folded in MONTHS or folded in WEEKDAYS or folded in LEADS) and read_day(self.text, self.at, self.filed):
            return True
        if not fresh:
            return False
        if folded in REGIONS or folded in COUNTRIES:
            # `Nv 24` is no Nevada
            return len(word) == _POSTAL and not word.isupper() and DAMAGED.match(self.text, self.at) is not None
        if folded in WEEKDAYS or folded in MONTHS or DAMAGED.match(self.text, self.at):
            return True
        credit = read_bare(self.text, self.at)
        return credit is not None and _CLOSED.match(self.text, credit.end) is not None

    def _is_place_in_brackets(self, bracket: re.Match[str]) -> bool:
        """Whether brackets hold a country or region, or stand before a date or credit (`Lugo (Galicia), 25 may`)."""
        name = key(bracket[1] or bracket[2])
        light = _LIGHT.match(self.text, bracket.end())
        behind = light.end() if light else bracket.end()
        followed = self.text.startswith(("(", "/", "["), behind) or read_day(self.text, behind, self.filed) is not None
        if bracket[1] in BRAZILIAN_STATES and name not in AGENCIES:
            return True
        if name in AGENCIES:
            return followed and (name in COUNTRIES or name in REGIONS)
        return followed or name in COUNTRIES or name in REGIONS


def _ends_name(part: list[str], word: str) -> bool:
    """Whether a weekday or month ends a known name (`SANTO DOMINGO, March 4`, `RIO DE JANEIRO, 4 de março`)."""
    dated = key(word) in WEEKDAYS or key(word) in MONTHS
    return bool(part) and dated and key(" ".join([*part, word])) in CITIES


def _goes_on(part: list[str], word: str, opening: str) -> bool:
    """Whether a lower-case word belongs to a name: a particle, copy all in lower case, or a slip (`New york`)."""
    return is_particle(word) or case_of(opening) is Case.LOWER or key(" ".join([*part, word])) in CITIES


def _unglued(word: str) -> str:
    """The city of a word that a hyphen joins an agency's name to (`Baku-APA. `)."""
    city, hyphen, name = word.rpartition("-")
    if not hyphen or key(name) not in AGENCIES or key(word) in CITIES or is_town(word):
        return word
    return city if key(city) in CITIES or is_town(city) else word


def _trimmed(word: str) -> str:
    """Leave a closing point to the sentence, unless the word is an abbreviation (`ST.`, `Fla.`, `W.`)."""
    if not word.endswith("."):
        return word
    stem = word[:-1]
    if "." in stem or len(stem) == 1 or key(stem) in _ABBREVIATED:
        return word
    return word if key(stem) in REGIONS and len(stem) <= _LONGEST_ABBREVIATION else stem
