"""The names that a written one may stand for."""

from collections.abc import Iterator
from string import ascii_lowercase

from syndicate.rules.facts.exonyms import EXONYMS
from syndicate.rules.facts.sites import NEARBY, UNDER_WAY

_BEGINNINGS = ("the ", "city of ", "town of ", "village of ", "ville de ", "ciudad de ", "port of ")
_ENDINGS = (" sar", " dc", " df", " city", " am main", " a main", " am")
_SETTLED = ("twp", "center", "village", "common", "depot", "town")


def is_under_way(folded: str) -> bool:
    """Whether it is a ship's, a train's, an aeroplane's or a river's: no place on the map."""
    return folded.startswith(tuple(f"{start} " for start in UNDER_WAY))


def forms(folded: str) -> Iterator[str]:
    """What a folded name is also called, itself, and the same without what may stand around it."""
    if folded in EXONYMS:
        yield EXONYMS[folded]
    yield folded
    for start in (*(f"{before} " for before in NEARBY), *_BEGINNINGS):
        if folded.startswith(start):
            yield folded.removeprefix(start)
    for ending in _ENDINGS:
        if folded.endswith(ending):
            yield folded.removesuffix(ending)
    if "/" in folded:
        yield folded.replace("/", " ")
        yield folded.partition("/")[0].strip()


def settlements(folded: str) -> Iterator[str]:
    """What GeoNames calls the main settlement of a township in New England or thereabouts."""
    return (f"{folded} {ending}" for ending in _SETTLED)


def slips(name: str) -> Iterator[str]:
    """The names one slip of the keys away: a letter wrong, lost, too many, or changed with the next."""
    for at in range(len(name) + 1):
        head, tail = name[:at], name[at:]
        for letter in ascii_lowercase:
            yield f"{head}{letter}{tail}"
            if tail:
                yield f"{head}{letter}{tail[1:]}"
        if tail:
            yield f"{head}{tail[1:]}"
        if len(tail) > 1:
            yield f"{head}{tail[1]}{tail[0]}{tail[2:]}"
