"""The places of a dateline: cities, and the region and country they are in, as written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from syndicate.rules.dateline.agencies import read_bare, read_bracketed
from syndicate.rules.dateline.dates import read_day
from syndicate.rules.dateline.shapes import DAMAGED, SPACES, WORD, Case, case_of, case_of_all, is_particle
from syndicate.rules.facts.agencies import AGENCIES
from syndicate.rules.facts.cities import BARE_CITIES, CITIES, RIVERS
from syndicate.rules.facts.countries import COUNTRIES, GEORGIAN_CITIES
from syndicate.rules.facts.keys import key
from syndicate.rules.facts.months import MONTHS, WEEKDAYS
from syndicate.rules.facts.regions import REGION_WORDS, REGIONS
from syndicate.rules.facts.words import LABELS

_JOINING = frozenset({"and", "und", "et", "y", "и", "e"})
_ABBREVIATED = frozenset({"st", "ste", "sta", "sto", "ft", "mt", "mts", "pt", "gt", "gen", "dr"})
_BEHIND_BRACKET = re.compile(r"\s*,?\s*(?:[(/（]|\d{1,2}\W|[^\W\d_]{3,10}\.?\s?\d)")
_AND = re.compile(r"[^\S\n]*+(?:&|\+)[^\S\n]++(?=\w)")
_SLASH = re.compile(r"[^\S\n]?/[^\S\n]?(?=[\w'’])")
_COMMA = re.compile(r"\.?[^\S\n]*+,[^\S\n]*+(?:\n[^\S\n]*+)?+(?=[\w'’])")
_BRACKET = re.compile(r"[^\S\n]?\(([^()\d\n]{2,40}+)\)")
_NEXT = re.compile(r"[^\S\n]*+(?=[\w'’])")
_CLOSED = re.compile(r"[^\w\s]|\s*+[-–—]|\s*+\Z")
_POSTAL = 2
_MOST_WORDS = 14
_LONGEST_CITY = 6
_LONGEST_TITLE_CITY = 4
_MOST_PARTS = 4


@dataclass(slots=True)
class _Place:
    """One place under construction: its parts are what commas part, each a list of words."""

    parts: list[list[str]] = field(default_factory=lambda: [[]])
    joined: str = ""

    def text(self, number: int) -> str:
        return " ".join(self.parts[number])


@dataclass(frozen=True, slots=True)
class Places:
    """The places that open a dateline.

    Attributes:
        end: Where they end in the text.
        cities: As written, in order.
        region: Of the last city that has one.
        country: Of the last city that has one.
        case: How the first city is cased.
        known: Whether the first city is known by itself.
        plain: Whether it is known and its name no common word.
        placed: Whether a known region or country follows a city.
        sure: Whether everything behind the first city was recognised.
        ordinary: Whether a city holds a word that no place is called by.
    """

    end: int
    cities: tuple[str, ...]
    region: str | None
    country: str | None
    case: Case
    known: bool
    plain: bool
    placed: bool
    sure: bool
    ordinary: bool


def read_places(text: str, at: int, filed: date) -> Places | None:
    """Read the places that begin exactly here, up to the first thing that belongs to none; None where none begins."""
    places, end = _scan(text, at, filed)
    if places is None:
        return None
    return _understand(_rejoined(places), end)


def word_starts(text: str, at: int, end: int) -> Iterator[int]:
    """Where each word of a stretch of text begins."""
    while at < end and (word := WORD.match(text, at)):
        yield at
        at = SPACES.match(text, word.end()).end()  # type: ignore[union-attr]  # it matches the empty string


def _scan(text: str, at: int, filed: date) -> tuple[list[_Place] | None, int]:
    places, end = [_Place()], at
    for _ in range(_MOST_WORDS):
        match = WORD.match(text, at)
        if match is None:
            break
        word = _trimmed(match[0])
        part = places[-1].parts[-1]
        first = not part and len(places) == 1 and len(places[0].parts) == 1
        if not first and _something_else(text, at, filed, fresh=not part) and not _ends_name(part, word):
            break
        if (
            key(word) in _JOINING
            and part
            and (joining := _NEXT.match(text, match.end()))
            and joining.end() > match.end()
        ):
            places.append(_Place(joined=word))
            at = joining.end()
            continue
        lower = case_of(word) is Case.LOWER
        if lower and not first and not _goes_on(part, word, places[0].parts[0][0]):
            break
        part.append(word)
        end = at + len(word)
        at = _advance(text, end, places, filed)
        if at < 0:
            at = -at
            end = at if text[at - 1] == ")" else end
            break
        if text[at - 1] == ")":
            end = at
    return (places if places[0].parts[0] else None), end


def _ends_name(part: list[str], word: str) -> bool:
    """Whether a weekday is the last word of a known name (`SANTO DOMINGO, March 4`)."""
    return bool(part) and key(word) in WEEKDAYS and key(" ".join([*part, word])) in CITIES


def _goes_on(part: list[str], word: str, opening: str) -> bool:
    """Whether a lower-case word belongs to a name: as a particle, in copy all in lower case, or by a slip (`New york`)."""
    return is_particle(word) or case_of(opening) is Case.LOWER or key(" ".join([*part, word])) in CITIES


def _advance(text: str, end: int, places: list[_Place], filed: date) -> int:
    """Step over what stands behind a word and open the next part or place; a negative place means nothing follows."""
    if bracket := _BRACKET.match(text, end):
        if not _is_place_in_brackets(text, bracket, filed):
            return -end
        places[-1].parts.append([" ".join(bracket[1].split())])
        end = bracket.end()
        if (comma := _COMMA.match(text, end)) is None:
            return -end
        places[-1].parts.append([])
        return comma.end() if not _something_else(text, comma.end(), filed, fresh=True) else -end
    if comma := _COMMA.match(text, end):
        places[-1].parts.append([])
        return comma.end()
    if slash := _SLASH.match(text, end):
        credit = read_bracketed(text, slash.start() + slash[0].index("/"), filed)
        if credit and (credit.known or credit.named or slash[0].startswith((" ", "\u00a0"))):
            return -end
        places.append(_Place(joined="/"))
        return slash.end()
    if joining := _AND.match(text, end):
        places.append(_Place(joined="&"))
        return joining.end()
    space = _NEXT.match(text, end)
    return space.end() if space and space.end() > end else -end


def _trimmed(word: str) -> str:
    """Leave a closing point to the sentence, unless the word is an abbreviation (`ST.`, `Fla.`, `W.`)."""
    if not word.endswith("."):
        return word
    stem = word[:-1]
    dotted = "." in stem or len(stem) == 1
    return word if dotted or key(stem) in _ABBREVIATED or (key(stem) in REGIONS and len(stem) < _LONGEST_CITY) else stem


def _something_else(text: str, at: int, filed: date, *, fresh: bool) -> bool:
    """Whether a date or, behind a comma, an agency's name begins here."""
    word = WORD.match(text, at)
    folded = key(word[0]) if word else ""
    if (folded in MONTHS or folded in WEEKDAYS or not folded) and read_day(text, at, filed):
        return True
    if folded in {"le", "den", "il", "el", "on", "du", "ngay", "a"} and read_day(text, at, filed):
        return True
    if not fresh or folded in REGIONS:
        return False
    if folded in WEEKDAYS:
        return True
    if DAMAGED.match(text, at):
        return True
    credit = read_bare(text, at)
    return credit is not None and _CLOSED.match(text, credit.end) is not None


def _is_place_in_brackets(text: str, bracket: re.Match[str], filed: date) -> bool:
    name = key(bracket[1])
    follows = _BEHIND_BRACKET.match(text, bracket.end())
    if name in AGENCIES:
        return bool(follows) and name in COUNTRIES | REGIONS
    return name in COUNTRIES or name in REGIONS or bool(follows and read_day_behind(text, bracket.end(), filed))


def read_day_behind(text: str, at: int, filed: date) -> bool:
    """Whether a date, or brackets with a credit, follow what stood in brackets (`Don Benito (Badajoz), 25 may`)."""
    start = at + len(text[at : at + 3]) - len(text[at : at + 3].lstrip(" ,"))
    return text[start : start + 1] in {"(", "/"} or read_day(text, start, filed) is not None


def _rejoined(places: list[_Place]) -> list[_Place]:
    """Undo partings inside one name: `Frankfurt/Main`, `Bosnia and Herzegovina`."""
    whole = [places[0]]
    for place in places[1:]:
        above = whole[-1]
        last, first = above.parts[-1], place.parts[0]
        if not first:
            continue
        name = " ".join([*last, place.joined, *first])
        river = place.joined == "/" and len(first) == 1 and key(first[0]) in RIVERS
        if river or (place.joined != "/" and key(name) in COUNTRIES | REGIONS):
            last[:] = [f"{' '.join(last)}/{first[0]}"] if river else name.split()
            above.parts.extend(place.parts[1:])
        else:
            whole.append(place)
    return whole


def _understand(places: list[_Place], end: int) -> Places | None:
    cities: list[str] = []
    region = country = None
    sure = True
    placed = False
    first_words = places[0].parts[0]
    for place in places:
        words, tail = _split_tail(place.parts[0])
        parts = [*([tail] if tail else []), *(" ".join(part) for part in place.parts[1:] if part)]
        if not _is_city(words) or len(parts) > _MOST_PARTS:
            return None
        cities.append(" ".join(words))
        if place is places[0]:
            first_words = words
        for name in parts:
            kind = _kind(name, cities[-1], last=name is parts[-1])
            placed = placed or kind in {"region", "country"}
            sure = sure and kind != "unknown"
            if kind == "country":
                country = name
            elif kind == "city":
                cities.append(name)
            elif kind == "region" or region is None or country is None:
                region = name
    first = key(cities[0])
    return Places(
        end, tuple(cities), region, country, case_of_all(first_words), first in CITIES, first in BARE_CITIES, placed, sure,
        _is_ordinary(first_words) and first not in CITIES,
    )  # fmt: skip


def _is_ordinary(words: list[str]) -> bool:
    """Whether a name is made as no place's is: it opens with a function word or a label, or has a weekday in it."""
    folded = [key(word) for word in words]
    if case_of(words[0]) is Case.TITLE and any(word in LABELS for word in folded):
        return True
    return folded[0] in LABELS or any(word in WEEKDAYS for word in folded)


def _is_city(words: list[str]) -> bool:
    if not words or len(words) > _LONGEST_CITY:
        return False
    case = case_of_all(words)
    if case is Case.MIXED:
        return key(" ".join(words)) in CITIES
    return case is Case.UPPER or len(words) <= _LONGEST_TITLE_CITY or key(" ".join(words)) in CITIES


def _split_tail(words: list[str]) -> tuple[list[str], str | None]:
    """Part a region or country that follows its city without a comma: it is cased otherwise (`FRANKFURT West Germany`)."""
    for cut in range(1, len(words)):
        head, tail = words[:cut], words[cut:]
        if case_of(head[-1]) is Case.UPPER and len(head[-1]) > 1 and case_of(tail[0]) is Case.TITLE:
            name = " ".join(tail)
            if key(name) in REGIONS or key(name) in COUNTRIES:
                return head, name
    return words, None


def _kind(name: str, city: str, *, last: bool) -> str:
    folded = key(name)
    if folded == "georgia":
        return "country" if key(city) in GEORGIAN_CITIES else "region"
    if folded in REGIONS and (len(folded) > _POSTAL or "." in name or name.isupper() or name.istitle()):
        both = folded in COUNTRIES and len(folded) > _POSTAL and folded != "puerto rico" and last
        return "country" if both else "region"
    if folded in COUNTRIES:
        return "country"
    if folded.rsplit(" ", 1)[-1] in REGION_WORDS:
        return "region"
    return "city" if folded in CITIES else "unknown"
