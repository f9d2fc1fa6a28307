"""The places of a dateline: cities, and the region and country they are in, as written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from syndicate.rules.dateline.place_words import Place, scan_places
from syndicate.rules.dateline.shapes import SPACES, WORD, Case, case_of, case_of_all, is_near_river, is_particle
from syndicate.rules.facts.cities import BARE_CITIES, CITIES, NAMES, RIVERS
from syndicate.rules.facts.countries import COUNTRIES, GEORGIAN_CITIES
from syndicate.rules.facts.keys import key
from syndicate.rules.facts.months import WEEKDAYS
from syndicate.rules.facts.regions import CANTONS, REGION_WORDS, REGIONS
from syndicate.rules.facts.words import LABELS

_POSTAL = 2
_LONGEST_CITY = 6
_LONGEST_TITLE_CITY = 4
_MOST_PARTS = 4


class _Kind(Enum):
    """What a name behind a city can be."""

    REGION = "region"
    COUNTRY = "country"
    CITY = "city"
    UNKNOWN = "unknown"


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
        named: Whether people are called so too.
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
    named: bool
    placed: bool
    sure: bool
    ordinary: bool


def read_places(text: str, at: int, filed: date) -> Places | None:
    """Read the places that begin exactly here, up to the first thing that belongs to none; None where none begins."""
    places, end = scan_places(text, at, filed)
    return _understand(_rejoined(places), end) if places else None


def word_starts(text: str, at: int) -> Iterator[int]:
    """Where each word begins, from here up to the first thing that is none."""
    while word := WORD.match(text, at):
        yield at
        space = SPACES.match(text, word.end())
        at = space.end() if space else word.end()


def _rejoined(places: list[Place]) -> list[Place]:
    """Undo partings inside one name: `Frankfurt/Main`, `Bosnia and Herzegovina`."""
    whole = [places[0]]
    for place in places[1:]:
        last, first = whole[-1].parts[-1], place.parts[0]
        name = key(" ".join([*last, place.joined, *first]))
        if place.joined == "/" and len(first) == 1 and key(first[0]) in RIVERS:
            last[-1] = f"{last[-1]}/{first[0]}"
        elif place.joined != "/" and (name in COUNTRIES or name in REGIONS):
            last += [place.joined, *first]
        else:
            if first:
                whole.append(place)
            continue
        whole[-1].parts.extend(place.parts[1:])
    return whole


def _understand(places: list[Place], end: int) -> Places | None:
    cities: list[str] = []
    region = country = None
    kinds: set[_Kind] = set()
    for place in places:
        words, tail = _split_tail(place.parts[0])
        names = [*tail, *(" ".join(part) for part in place.parts[1:] if part)]
        if not _is_city(words) or len(names) > _MOST_PARTS:
            return None
        cities.append(" ".join(words))
        for name in names:
            kind = _kind(name, cities[-1])
            kinds.add(kind)
            if kind is _Kind.COUNTRY:
                country = name
            elif kind is _Kind.CITY:
                cities.append(name)
            elif kind is _Kind.REGION or region is None:
                region = name
    first = _plain_name(cities[0])
    opening, _ = _split_tail(places[0].parts[0])
    return Places(
        end=end,
        cities=tuple(cities),
        region=region,
        country=country,
        case=case_of_all(opening),
        known=first in CITIES,
        plain=first in BARE_CITIES,
        named=first in NAMES,
        placed=_Kind.REGION in kinds or _Kind.COUNTRY in kinds,
        sure=_Kind.UNKNOWN not in kinds,
        ordinary=first not in CITIES and _is_ordinary(opening),
    )


def _plain_name(city: str) -> str:
    """The key of a city without the river that German tells it apart by (`Frankfurt/Main`, `Frankfurt a.M.`)."""
    name, slash, _ = city.rpartition("/")
    words = (name if slash else city).split()
    return key(" ".join(words[:-1] if is_near_river(words[-1]) else words))


def _is_ordinary(words: list[str]) -> bool:
    """Whether a name is made as no place's is: it opens with a function word or a label, or has a weekday in it."""
    folded = [key(word) for word in words if not (case_of(word) is Case.LOWER and is_particle(word))]
    if case_of(words[0]) is Case.TITLE and any(word in LABELS for word in folded):
        return True
    return next(iter(folded), "") in LABELS or any(word in WEEKDAYS for word in folded)


def _is_city(words: list[str]) -> bool:
    case = case_of_all(words)
    names = sum(not is_particle(word) for word in words)
    shaped = case is Case.UPPER or (case is not Case.MIXED and names <= _LONGEST_TITLE_CITY)
    return len(words) <= _LONGEST_CITY and (shaped or key(" ".join(words)) in CITIES)


def _split_tail(words: list[str]) -> tuple[list[str], list[str]]:
    """Part a region or country that follows its city without a comma: it is cased otherwise (`BONN West Germany`)."""
    if len(words) > 1 and words[-1] in CANTONS and case_of(words[-2]) is Case.TITLE:
        return words[:-1], words[-1:]
    for cut in range(1, len(words)):
        head, tail = words[:cut], words[cut:]
        if case_of(head[-1]) is Case.UPPER and len(head[-1]) > 1 and case_of(tail[0]) is Case.TITLE:
            name = key(" ".join(tail))
            if name in REGIONS or name in COUNTRIES:
                return head, [" ".join(tail)]
    return words, []


def _kind(name: str, city: str) -> _Kind:
    """What a name behind a city is."""
    folded = key(name)
    if name in CANTONS:
        return _Kind.REGION
    if folded == "georgia":
        return _Kind.COUNTRY if key(city) in GEORGIAN_CITIES else _Kind.REGION
    # Postal codes are words of many languages too: `DE`, `LA`, `ME`.
    if folded in REGIONS and (len(folded) > _POSTAL or not name.islower()):
        return _Kind.REGION
    if folded in COUNTRIES:
        return _Kind.COUNTRY
    if folded.rpartition(" ")[2] in REGION_WORDS:
        return _Kind.REGION
    return _Kind.CITY if folded in CITIES else _Kind.UNKNOWN
