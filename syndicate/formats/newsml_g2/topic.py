"""Places and subjects: by qcode or URI where one is known, else by literal and name."""

from lxml.etree import _Element

from syndicate.formats.newsml_g2.terms import is_resolvable, line, literal, sub, uri
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Subject


def add_located(meta: _Element, dateline: Dateline) -> None:
    """Add where the story was filed: the cities, the last within its region and country as the line has them."""
    wider = [name for name in (dateline.region, dateline.country) if name]
    cities = [name for name in dateline.cities if literal(name)]
    for name in cities[:-1]:
        _place(meta, "located", name)
    if cities or wider:
        located = _place(meta, "located", cities[-1] if cities else wider.pop(0))
        for name in wider:
            _place(located, "broader", name)


def _place(parent: _Element, element: str, name: str) -> _Element:
    """Add a place by its name as written: without a gazetteer there is no code for it."""
    place = sub(parent, element, literal=literal(name))
    line(place, "name", name)
    return place


def add_subject(meta: _Element, subject: Subject) -> None:
    """Add a subject in the surest form its code allows: qcode, URI of scheme and code, literal."""
    identified = subject.code.rpartition(":")[2] if subject.scheme else ""
    if is_resolvable(subject.code):
        element = sub(meta, "subject", qcode=subject.code)
    elif subject.scheme and identified and (concept := uri(subject.scheme + identified)):
        element = sub(meta, "subject", uri=concept)
    else:
        element = sub(meta, "subject", literal=literal(subject.code))
    if subject.name:
        line(element, "name", subject.name)
