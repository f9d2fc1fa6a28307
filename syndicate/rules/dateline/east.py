"""Datelines in Chinese, Japanese and Korean, whose scripts part no words."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from syndicate.rules.dateline.days import Day, make_day
from syndicate.rules.facts.agencies import EASTERN
from syndicate.rules.facts.cities import CITIES
from syndicate.rules.facts.keys import key

_AGENCY = "|".join(map(re.escape, EASTERN))
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = (
    rf"(?:(?P<year>\d{{4}}|[〇○零一二三四五六七八九]{{4}})[年년]\s?)?"
    rf"(?:(?P<month>{_NUMBER})[月월]\s?)?(?P<day>{_NUMBER})[日일]발?"
)
_HAN = r"[\u3400-\u9fff]"

_WIRED: Final = re.compile(
    rf"[（(【\[]?\s?据?(?P<agency>{_AGENCY}|{_HAN}{{1,5}}社)\s?"
    rf"(?:[记記]者\s?(?P<names>{_HAN}[\u3400-\u9fff·、，,/／\s]{{0,40}}?))?(?P<place>[\u3400-\u9fff·／/]{{1,12}}?)?\s?"
    rf"{_DATE}(?:{_HAN}{{0,4}}?[电電讯訊](?:{_HAN}{{0,4}}(?=[）)】\]]))?|(?=\s?[-–—】\]）)]))\s?"
    rf"(?:[（(](?:[记記]者|通讯员|編輯|编辑)?\s?(?P<by>[^（）()\n]{{1,60}})[）)])?[）)】\]]?\s?(?P<mark>[:：，—–-]{{1,2}})?"
)
_FLASHED: Final = re.compile(rf"(?P<agency>{_AGENCY})(?:快[讯訊]|消息|[电電])?\s?(?P<mark>[:：])")
_CREDITED: Final = re.compile(rf"[（(【［\[](?P<agency>{_AGENCY})[）)】］\]](?:\s?[:：—–-]{{1,2}}|　)")
_BRACKET: Final = re.compile(
    r"[（(【［\[〔]\s?(?P<inside>[^（）()【】［］\[\]〔〕\n]{2,40})[）)】］\]〕](?:\s?(?P<mark>[—–－-]{1,2})(?=\s))?"
)
_RELAYED = r"(?:(?:AFP|AP|EPA|UPI|dpa|로이터|신화|타스)[\s=＝]+)?"
_PAD = r"[\s　=＝・/]*"
_INSIDE: Final = re.compile(
    rf"(?P<place>[^\d=＝]{{1,24}}?)?{_PAD}(?:{_DATE})?{_PAD}(?P<agency>{_RELAYED}(?:{_AGENCY}))"
)
_WRITTEN: Final = re.compile(r"(?P<place>[^\d=＝\s]{1,12})[=＝](?P<by>[\u3400-\u9fff\u3040-\u30ff・、\s]{2,20})")
_KOREAN_WRITERS: Final = re.compile(r"\s*(?P<by>[가-힣][가-힣\s·,]{0,50}?(?:기자|특파원|통신원))?\s*(?P<mark>=)")
_PARTED: Final = re.compile(r"\s*[·ㆍ・/／、,]\s*")
_EASTERN = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]")
_DIGITS: Final = {digit: number for number, digits in enumerate(("〇○零", *"一二三四五六七八九")) for digit in digits}
_SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class EastLine:
    """A dateline of an eastern script: see :class:`syndicate.rules.dateline.line.Line`."""

    start: int
    end: int
    cities: tuple[str, ...]
    day: Day | None
    agency: str | None
    byline: str | None


def read_east(text: str, at: int, filed: date) -> EastLine | None:
    """Read the eastern dateline that begins exactly here; None where none does."""
    if not _EASTERN.search(text, at, at + 16):
        return None
    if wired := _WIRED.match(text, at):
        place, names = wired["place"] or "", wired["names"]
        if names is not None:
            names, place = _parted(f"{names}{place}")
        day = _day(wired, filed)
        if day is not None:
            return EastLine(at, wired.end(), _cities(place), day, wired["agency"], wired["by"] or names)
    if flashed := _FLASHED.match(text, at) or _CREDITED.match(text, at):
        return EastLine(at, flashed.end(), (), None, flashed["agency"], None)
    return _bracketed(text, at, filed)


def _bracketed(text: str, at: int, filed: date) -> EastLine | None:
    bracket = _BRACKET.match(text, at)
    if bracket is None:
        return None
    inside = _INSIDE.fullmatch(bracket["inside"].strip())
    writers = _KOREAN_WRITERS.match(text, bracket.end())
    if inside and (inside["place"] or inside["day"]):
        day = _day(inside, filed) if inside["day"] else None
        place, agency, byline = inside["place"] or "", inside["agency"], None
    elif (written := _WRITTEN.fullmatch(bracket["inside"].strip())) and key(written["place"]) in CITIES:
        day, place, agency, byline = None, written["place"], None, written["by"]
    else:
        return None
    byline = writers["by"].strip() if writers and writers["by"] else byline
    return EastLine(at, (writers or bracket).end(), _cities(place), day, agency, byline)


def _cities(place: str) -> tuple[str, ...]:
    return tuple(city for city in _PARTED.split(place.strip(" 　=＝")) if city)


def _parted(run: str) -> tuple[str | None, str]:
    """Part the writers' names from the city that follows them without a mark (`戴雅真台北`)."""
    for cut in range(_SHORTEST_NAME, len(run)):
        if key(run[cut:]) in CITIES:
            return run[:cut].strip(" /／、"), run[cut:]
    for mark in ("／", "/", " "):
        names, found, city = run.rpartition(mark)
        if found:
            return names.strip(), city
    return (run[:-2], run[-2:]) if len(run) >= 2 * _SHORTEST_NAME else (run, "")


def _day(match: re.Match[str], filed: date) -> Day | None:
    day = _number(match["day"])
    year = _year(match["year"])
    if match["month"]:
        return make_day(match.end("day"), [(_number(match["month"]), day)], year, filed)
    return Day(match.end("day"), None, day, None, year_written=False) if 1 <= day <= 31 else None  # noqa: PLR2004


def _year(written: str | None) -> int | None:
    if written is None:
        return None
    return int(written) if written.isdecimal() else int("".join(str(_DIGITS[digit]) for digit in written))


def _number(written: str) -> int:
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return _DIGITS[written] if len(written) == 1 else 0
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)
