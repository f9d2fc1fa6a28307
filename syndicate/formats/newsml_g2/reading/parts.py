"""The children of elements by local name, and the choice among versions of one text in several languages."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, tzinfo

from lxml.etree import _Element

from syndicate.formats.elements import local_name
from syndicate.formats.markup import element_text
from syndicate.formats.moments import read_moment

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_MOST_DIGITS = 18
_NONE: list[_Element] = []


class Parts:
    """The children of an element by their local names, read once; none where there is no element."""

    __slots__ = ("_by_name",)

    def __init__(self, *elements: _Element | None) -> None:
        self._by_name: dict[str, list[_Element]] = {}
        for element in elements:
            for child in element if element is not None else ():
                self._by_name.setdefault(local_name(child), []).append(child)

    def all(self, name: str) -> list[_Element]:
        """The children of this name in document order."""
        return self._by_name.get(name, _NONE)

    def first(self, name: str) -> _Element | None:
        """The first child of this name, or None."""
        found = self._by_name.get(name)
        return found[0] if found else None

    def texts(self, name: str) -> Iterator[str]:
        """One line of the text of each child of this name that has some."""
        return filter(None, map(text_of, self.all(name)))

    def text(self, name: str) -> str | None:
        """One line of the text of the first child of this name that has some, or None."""
        return next(self.texts(name), None)

    def moment(self, name: str, zone: tzinfo) -> datetime | None:
        """The moment in the first child of this name that has some text, or None."""
        return read_moment(self.text(name), zone)


def text_of(element: _Element) -> str | None:
    """One line of all the text in an element, or None where there is none."""
    if len(element):
        return element_text(element)
    return " ".join(element.text.split()) or None if element.text else None


def whole_number(text: str | None) -> int | None:
    """A number written in plain digits, or None."""
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS else None


def in_language(elements: Sequence[_Element], language: str | None) -> list[_Element]:
    """Those in the wanted language, and those that do not say; where there are none, those in the first one's language.

    Versions of one text in other languages than the item's are not part of the dispatch.
    """
    spoken = [element.get(XML_LANG) for element in elements]
    if not any(spoken):
        return list(elements)
    tags = [primary(tag or "") for tag in spoken]
    wanted = {"", primary(language or "") or next(filter(None, tags))}
    if wanted.isdisjoint(tags):
        wanted = {tags[0]}
    return [element for element, tag in zip(elements, tags, strict=True) if tag in wanted]


def texts_in(elements: Sequence[_Element], language: str | None) -> Iterator[str]:
    """The lines of text of those in this language, each once."""
    yield from dict.fromkeys(filter(None, map(text_of, in_language(elements, language))))


def ranked(elements: Iterable[_Element]) -> list[_Element]:
    """In the order of their rank attributes, those without one last, otherwise in the filing's order."""
    return sorted(elements, key=_rank)


def _rank(element: _Element) -> tuple[bool, int]:
    rank = whole_number(element.get("rank"))
    return rank is None, rank or 0


def primary(tag: str) -> str:
    """The language of a tag, without script, region and the like."""
    return tag.replace("_", "-").partition("-")[0].strip().lower()
