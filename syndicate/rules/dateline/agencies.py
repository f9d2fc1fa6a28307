"""The credit of a dateline: whose story it is, in brackets, between slashes or bare."""

import re
from dataclasses import dataclass
from datetime import date

from syndicate.rules.dateline.dates import read_day
from syndicate.rules.dateline.days import Day
from syndicate.rules.dateline.shapes import LETTERS, WORD
from syndicate.rules.facts.agencies import AGENCIES, AGENCY_ENDINGS, AGENCY_WORDS, ALONE
from syndicate.rules.facts.cities import CITIES
from syndicate.rules.facts.keys import key
from syndicate.rules.facts.months import WEEKDAYS
from syndicate.rules.facts.words import FLAGS

_BRACKETED = re.compile(r"[(（【\[{]([^()（）【】\[\]{}\n]{0,80}+)[)）】\]}]")
_SLASHED = re.compile(r"([/|])\s?([^/|\n]{2,50}?)\s?\1(?!\w)")
_SLASH = re.compile(r"/\s?(?=\w)")
_UNCLOSED = re.compile(r"[(\[]([^\W\d_][^()\[\]\n]{1,30}?)(?=\s[-–—]{1,2}\s)")
_DATED = re.compile(r"\s*(?:\s[-–—/]\s|,\s)\s*|\s(?=\d)")
_VIA = re.compile(r"\s+(?:via|für|for|über|par)\s+", re.IGNORECASE)
_CORRESPONDENT = re.compile(r"(?:корр|спецкорр|соб\. корр|corr)\.?\s+(?:агентства\s+)?", re.IGNORECASE)
_SITES = "com|net|org|info|news|co|ru|ua|by|kz|id|my|in|pk|bd|ph|br|ar|mx|es|fr|it|tv|uk"
_DOMAIN = re.compile(rf"[\w-]{{2,30}}+(?:\.[\w-]{{2,20}})?\.(?:{_SITES})\b", re.IGNORECASE)
_TICKER = re.compile(r"[A-Z0-9]{1,6}[.:][A-Z]{1,4}|\W*[A-Z]+:\s?\w+")
_TAG = re.compile(r"[^\W\d_][\w.&!-]{1,15}")
_CAMEL = re.compile(r"[a-zа-я][A-ZА-Я]")
_NAME = rf"{LETTERS}(?:[-.’' ]{{1,2}}{LETTERS}\.?){{1,3}}"
_BYLINE = re.compile(rf",\s+({_NAME}(?:(?:,| и| and)\s+{_NAME}){{0,3}})(?=\s*(?:\.|[-–—]\s))")

_FIRST_WORDS = frozenset(name.split()[0].split("/")[0] for name in AGENCIES) | AGENCIES
_LONGEST_NAME = 4
_LONGEST_LOOSE = 5
_LONGEST_CREDIT = 45
_NAMES = 2


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit as it stands in a dateline.

    Attributes:
        end: Where it ends in the text.
        agency: As written; None where what stands in the agency's place is no agency.
        known: Whether the agency is one that we know of.
        alone: Whether its name means an agency even without anything beside it.
        named: Whether the name itself says that it is an agency (`New Ratings`).
        bracketed: Whether it stood in brackets or between slashes.
        slashed: Whether it stood between slashes.
        day: A date inside the brackets.
        byline: Writers named with it.
    """

    end: int
    agency: str | None
    known: bool = False
    alone: bool = False
    named: bool = False
    bracketed: bool = True
    slashed: bool = False
    day: Day | None = None
    byline: str | None = None


def read_bracketed(text: str, at: int, filed: date, own: frozenset[str] = frozenset()) -> Credit | None:
    """Read brackets, or a pair of slashes around an agency's name, that open exactly here; one may be lost."""
    if text[at : at + 1] in {"/", "|"}:
        if slashed := _SLASHED.match(text, at):
            return _credit(slashed[2].strip(), slashed.end(), filed, own, slashed=True)
        slash = _SLASH.match(text, at)
        bare = read_bare(text, slash.end()) if slash else None
        return bare if bare and bare.alone else None
    bracketed = _BRACKETED.match(text, at)
    credit = _credit(bracketed[1].strip(), bracketed.end(), filed, own, slashed=False) if bracketed else None
    if bracketed and credit and (credit.day or len(bracketed[1]) < _LONGEST_CREDIT):
        return credit
    unclosed = _UNCLOSED.match(text, at)
    if unclosed and key(unclosed[1]) in AGENCIES:
        return Credit(unclosed.end(), unclosed[1], known=True, alone=key(unclosed[1]) in ALONE)
    return credit


def read_bare(text: str, at: int) -> Credit | None:
    """Read an agency's name that stands without brackets exactly here: one we know, or a site's (`INTERFAX.RU`)."""
    first = WORD.match(text, at)
    if first is None:
        return None
    if "." in first[0] and (domain := _DOMAIN.match(text, at)):
        return Credit(domain.end(), domain[0], known=True, alone=True, bracketed=False)
    if key(first[0]) not in _FIRST_WORDS:
        return _glued(text, first)
    ends: list[int] = []
    end = at
    while len(ends) < _LONGEST_NAME and (word := WORD.match(text, end)):
        ends.append(word.end())
        end = word.end() + 1
        if text[word.end() : end] not in {" ", "\u00a0", "/"}:
            break
    for end in reversed(ends):
        name = text[at:end]
        folded = key(name)
        if folded in AGENCIES:
            stop = end - 1 if name.endswith(".") else end
            name = text[at:stop]
            stop += text.startswith(")", stop)
            return Credit(stop, name, known=True, alone=folded in ALONE, bracketed=False)
    return None


def _glued(text: str, word: re.Match[str]) -> Credit | None:
    """Read an agency's name that a hyphen joins to the city behind it (`APA-Dakar`)."""
    name, hyphen, city = word[0].partition("-")
    if not hyphen or key(name) not in AGENCIES or key(city) not in CITIES:
        return None
    end = word.start() + len(name)
    return Credit(end, text[word.start() : end], known=True, alone=True, bracketed=False)


def read_byline(text: str, credit: Credit) -> Credit:
    """Add the writers that follow a bare credit (`РИА Новости, Имя Фамилия. `)."""
    names = None if credit.bracketed else _BYLINE.match(text, credit.end)
    if names is None:
        return credit
    return Credit(names.end(), credit.agency, known=credit.known, alone=credit.alone, bracketed=False, byline=names[1])


def _credit(inside: str, end: int, filed: date, own: frozenset[str], *, slashed: bool) -> Credit | None:
    folded = key(inside)
    if folded in AGENCIES or folded in own:
        return Credit(end, inside, known=True, alone=folded in ALONE, slashed=slashed)
    found = _with_date(inside, end, filed, own, slashed=slashed) or _with_more(inside, end, slashed=slashed)
    if found is not None:
        return found
    named = _is_named(inside)
    looks = named or _is_tag(inside)
    return Credit(end, inside if looks else None, named=named, slashed=slashed)


def _with_date(inside: str, end: int, filed: date, own: frozenset[str], *, slashed: bool) -> Credit | None:
    """`UrduPoint News / Sputnik - 08th May, 2020`, `TTXVN 24/11`: the date is what follows the agency."""
    for part in _DATED.finditer(inside):
        day = read_day(inside, part.end(), filed)
        if day is not None and day.end == len(inside) and part.start():
            credit = _credit(inside[: part.start()], end, filed, own, slashed=slashed)
            if credit and credit.agency:
                return Credit(end, credit.agency, credit.known, credit.alone, credit.named, slashed=slashed, day=day)
    return None


def _with_more(inside: str, end: int, *, slashed: bool) -> Credit | None:
    """A known name and more: `EFE/Juan Pérez`, `Корр. ТАСС Иван Петров`, `PRNewswire via COMTEX`, `AP-dpa`."""
    if via := _VIA.search(inside):
        name = inside[: via.start()]
        return Credit(end, name, known=True, alone=True, slashed=slashed) if key(name) in AGENCIES else None
    if correspondent := _CORRESPONDENT.match(inside):
        credit = read_bare(inside, correspondent.end())
        if credit is None:
            return None
        writers = inside[credit.end :].strip(" ,") or None
        return Credit(end, credit.agency, known=True, alone=True, slashed=slashed, byline=writers)
    if all(key(part) in AGENCIES for part in inside.split("-")):
        return Credit(end, inside, known=True, alone=True, slashed=slashed)
    return _with_writers(inside, end, slashed=slashed)


def _with_writers(inside: str, end: int, *, slashed: bool) -> Credit | None:
    """A known name and what a mark parts from it: writers (`Ива Иванова, БТА`), another agency (`AP/dpa`)."""
    for mark in (", ", "/", " - ", " – "):
        name, _, rest = inside.partition(mark)
        rest = rest.strip()
        if not rest or key(name) not in AGENCIES:
            continue
        alone = key(name) in ALONE
        if len(rest.split()) >= _NAMES and rest[0].isupper() and key(rest) not in AGENCIES and not _is_named(rest):
            return Credit(end, name, known=True, alone=alone, slashed=slashed, byline=rest)
        return Credit(end, inside, known=True, alone=alone, slashed=slashed)
    for mark in (", ", " - ", " – ", " — "):
        names, _, name = inside.rpartition(mark)
        if len(names.split()) >= _NAMES and key(name) in AGENCIES:
            return Credit(end, name, known=True, alone=key(name) in ALONE, slashed=slashed, byline=names)
    return None


def _is_named(name: str) -> bool:
    """Whether the name says it is an agency's: `New Ratings`, `Sports Network`, `OfficialWire`, `example.com`."""
    words = name.replace("/", " ").split()
    if not words or len(words) > _LONGEST_LOOSE or any(word[0].islower() for word in words) or _TICKER.fullmatch(name):
        return False
    if any(key(word) in AGENCY_WORDS for word in words):
        return len(words) > 1
    return len(words) == 1 and bool(_DOMAIN.fullmatch(name) or key(name).endswith(AGENCY_ENDINGS))


def _is_tag(name: str) -> bool:
    """Whether the name is one short word cased as tags are, or several such with slashes between (`LPC/IFR`)."""
    if _TICKER.fullmatch(name):
        return False
    return all(
        _TAG.fullmatch(part) and (part.isupper() or _CAMEL.search(part)) and key(part) not in FLAGS
        for part in re.split(r"\s?/\s?", name)
    )


def is_one_name(name: str) -> bool:
    """Whether what stands in brackets behind a date is one capitalised word, as small agencies' names are."""
    if _TICKER.fullmatch(name):
        return False
    return bool(_TAG.fullmatch(name)) and name[0].isupper() and key(name) not in FLAGS and key(name) not in WEEKDAYS
