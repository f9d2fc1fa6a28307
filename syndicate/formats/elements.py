"""Elements found by local name: agencies send the same markup in the standard's namespace, in another and in none."""

from collections.abc import Iterator
from functools import lru_cache

from lxml.etree import _Element

from syndicate.formats.markup import element_text
from syndicate.rules.text import fold


def find(element: _Element | None, path: str) -> _Element | None:
    """The first element at a path of local names (`head/docdata`), or None; nothing is in nothing."""
    if element is None:
        return None
    steps = _steps(path)
    if len(steps) == 1:
        return next(element.iterchildren(steps[0]), None)
    return next(iter(find_all(element, path)), None)


def find_all(element: _Element | None, path: str) -> list[_Element]:
    """Every element at a path of local names, in document order."""
    found = [] if element is None else [element]
    for step in _steps(path):
        found = [child for one in found for child in one.iterchildren(step)]
    return found


def inside(element: _Element | None, *names: str) -> Iterator[_Element]:
    """Every element of these local names inside, at any depth, in document order."""
    return iter(()) if element is None else element.iterdescendants(*(f"{{*}}{name}" for name in names))


def children(element: _Element | None) -> Iterator[_Element]:
    """The elements directly inside."""
    if element is not None:
        yield from element.iterchildren("*")


def local_name(element: _Element) -> str:
    """Its name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def value(element: _Element | None, attribute: str) -> str | None:
    """An attribute as one line, or None where it is missing or empty."""
    text = None if element is None else element.get(attribute)
    return fold(text) or None if text else None


def value_at(element: _Element | None, path: str, attribute: str) -> str | None:
    """The first value that the attribute has in an element at the path."""
    return next(values_at(element, path, attribute), None)


def values_at(element: _Element | None, path: str, attribute: str) -> Iterator[str]:
    """Every value that the attribute has in elements at the path."""
    return filter(None, (value(found, attribute) for found in find_all(element, path)))


def text_at(element: _Element | None, path: str) -> str | None:
    """The first text of an element at the path, as one line."""
    return next(texts_at(element, path), None)


def texts_at(element: _Element | None, path: str) -> Iterator[str]:
    """Every text of an element at the path, each as one line."""
    return filter(None, map(element_text, find_all(element, path)))


@lru_cache(maxsize=512)
def _steps(path: str) -> tuple[str, ...]:
    return tuple(f"{{*}}{step}" for step in path.split("/"))
