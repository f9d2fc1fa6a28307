"""The step that says where on the map a story is filed from."""

from dataclasses import replace

from syndicate.rules.normalise.work import Work
from syndicate.rules.places import complete, locate


def placed(work: Work) -> Work:
    """Fill in what the filing's own places leave out, or look up the cities of the dateline."""
    draft = work.draft
    if draft.located:
        located = tuple(complete(place, work.agency) for place in draft.located)
    elif work.dateline:
        located = tuple(dict.fromkeys(locate(work.dateline, work.agency)))
    else:
        return work
    return replace(work, draft=replace(draft, located=located))
