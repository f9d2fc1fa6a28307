"""The step that says where on the map a story is filed from."""

from collections.abc import Iterator
from dataclasses import replace

from syndicate.model.place import Place
from syndicate.rules import dateline as datelines
from syndicate.rules.normalise.work import Work
from syndicate.rules.places import complete, locate


def placed(work: Work) -> Work:
    """Fill in what the filing's own places leave out, or look up the cities of the dateline.

    A filing that names but the country means the city of its dateline, if that lies there.
    """
    draft = work.draft
    told = () if work.dateline is None else tuple(dict.fromkeys(locate(work.dateline, work.agency)))
    if not draft.located:
        return replace(work, draft=replace(draft, located=told)) if told else work
    filed = tuple(dict.fromkeys(complete(place, work.agency) for one in draft.located for place in _apart(one, work)))
    if told and all(place.name == place.country for place in filed):
        countries = {place.country_code for place in filed}
        filed = told if all(place.latitude is not None and place.country_code in countries for place in told) else filed
    return replace(work, draft=replace(draft, located=filed))


def _apart(place: Place, work: Work) -> Iterator[Place]:
    """The places of a name that is filed as a dateline has it: `Norvik/Port Avel` is two, `Oslo, Norway` is one."""
    bare = place.latitude is None and not (place.region or place.country)
    line = datelines.read(place.name, (work.draft.created or work.filing.filed).date()) if bare else None
    if line is None or not (len(line.cities) > 1 or (line.cities and (line.region or line.country))):
        yield place
        return
    several = len(line.cities) > 1
    for city in line.cities:
        yield replace(
            place,
            name=city,
            code=None if several else place.code,
            region=None if several else line.region,
            country=None if several else line.country,
        )
