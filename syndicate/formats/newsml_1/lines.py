"""NewsLines of NewsML 1: what is meant to be shown with a story, and what is meant for editors."""

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto

from lxml.etree import _Element

from syndicate.formats.elements import find, find_all, inside, texts_at, value, value_at
from syndicate.formats.markup import element_text
from syndicate.formats.newsml_1.parts import word
from syndicate.model.link import Link, Relation

_BY = re.compile(r"\Aby[\s:]+(?=\S)", re.IGNORECASE)
_SEVERAL = re.compile(r"[;,]")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_MADE_UP = re.compile(r"[\d\s]+|no headline\b.{0,10}", re.IGNORECASE)
"""What stands in HeadLine where there is none: AFP's picture numbers, Belga's `No Headline !`."""
_NOTES = re.compile(r"note|advis|comment|embargo|editorial ?info|instruct", re.IGNORECASE)


class _Line(Enum):
    SLUG = auto()
    KEYWORD = auto()
    NOTHING = auto()


_TYPES = {
    "catchword": _Line.SLUG,
    "catchline": _Line.SLUG,
    "slug": _Line.SLUG,
    "slugline": _Line.SLUG,
    "keyword": _Line.KEYWORD,
    "keywords": _Line.KEYWORD,
    "storytype": _Line.NOTHING,
    "caption": _Line.NOTHING,
    "product": _Line.NOTHING,
}


def first_line(around: Iterable[_Element], *names: str) -> str | None:
    """The first line of one of these names that has text, innermost component first."""
    return next(lines(around, *names), None)


def lines(around: Iterable[_Element], *names: str) -> Iterator[str]:
    """Every line of one of these names that has text, innermost component first."""
    for component in around:
        yield from filter(None, map(element_text, inside(find(component, "NewsLines"), *names)))


def headline(around: Iterable[_Element]) -> str | None:
    """The innermost headline that is one."""
    return next((line for line in lines(around, "HeadLine", "Headline") if not _MADE_UP.fullmatch(line)), None)


def byline(around: Iterable[_Element]) -> str | None:
    """Who wrote it: bylines of the innermost component that has any, each with the titles that follow it."""
    for component in around:
        found = find(component, "NewsLines")
        signed: list[str] = []
        for line in inside(found, "ByLine", "ByLineTitle"):
            text = _BY.sub("", element_text(line) or "", count=1)
            if text and signed and str(line.tag).endswith("ByLineTitle"):
                signed[-1] = f"{signed[-1]}, {text}"
            elif text:
                signed.append(text)
        if signed:
            return "; ".join(dict.fromkeys(signed))
    return None


def slugline(around: Iterable[_Element], label: str | None) -> str | None:
    """The slugline, else what editors call the item, else its catchword."""
    components = list(around)
    return first_line(components, "SlugLine") or label or next(_typed(components, _Line.SLUG), None)


def keywords(around: Iterable[_Element]) -> Iterator[str]:
    """Every keyword in lines, one by one."""
    components = list(around)
    for line in (*lines(components, "KeywordLine"), *_typed(components, _Line.KEYWORD)):
        yield from split(line)


def split(line: str) -> Iterator[str]:
    """The keywords in one line of them."""
    return filter(None, map(str.strip, _SEVERAL.split(line)))


def notes(around: Iterable[_Element]) -> Iterator[str]:
    """What is said to editors: comments, lines of types that are no field of ours, properties that are called notes."""
    for component in around:
        for comment in find_all(component, "Comment"):
            named = value(comment, "FormalName")
            if named is None or _NOTES.search(named):
                yield from filter(None, [element_text(comment)])
        for line in inside(find(component, "NewsLines"), "NewsLine"):
            if _type(line) is None:
                yield from (text for text in texts_at(line, "NewsLineText") if not _ADDRESS.fullmatch(text))
        for found in find_all(component, "AdministrativeMetadata/Property"):
            if _NOTES.search(value(found, "FormalName") or ""):
                yield from filter(None, [value(found, "Value")])


def addresses(around: Iterable[_Element]) -> Iterator[Link]:
    """Addresses in lines, titled by the line's type."""
    for component in around:
        for line in inside(find(component, "NewsLines"), "NewsLine", "MoreLink"):
            title = value_at(line, "NewsLineType", "FormalName")
            for text in (*texts_at(line, "NewsLineText"), *([element_text(line)] if title is None else ())):
                if text and _ADDRESS.fullmatch(text):
                    yield Link(relation=Relation.SEE_ALSO, target=text, title=title)


def _type(line: _Element) -> _Line | None:
    return _TYPES.get(word(value_at(line, "NewsLineType", "FormalName")))


def _typed(components: Iterable[_Element], kind: _Line) -> Iterator[str]:
    for component in components:
        for line in inside(find(component, "NewsLines"), "NewsLine"):
            if _type(line) is kind:
                yield from texts_at(line, "NewsLineText")
