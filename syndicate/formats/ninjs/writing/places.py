"""Where a story is filed from: its name in `located`, and all that is known of it among the `places`."""

from syndicate.formats.ninjs.writing.concepts import identified
from syndicate.formats.ninjs.writing.members import Members, known
from syndicate.model.dispatch import Dispatch
from syndicate.model.place import Place

LOCATED = "located"
"""How such a place relates to the content, as others of the `places` are what it is about."""


def located(dispatch: Dispatch) -> str | None:
    """The name of the first place it is filed from, else of the first city of its dateline."""
    if dispatch.located:
        return dispatch.located[0].name
    return next(iter(dispatch.dateline.cities), None) if dispatch.dateline else None


def places(dispatch: Dispatch) -> list[Members]:
    """The places it is filed from, in order."""
    return [_place(place) for place in dispatch.located]


def _place(place: Place) -> Members:
    address = known(area=place.region, country=place.country or place.country_code)
    on_the_map = place.latitude is not None and place.longitude is not None
    return known(
        name=place.name,
        rel=LOCATED,
        **identified(place.code),
        contactInfo=[{"address": address}] if address else None,
        # RFC 7946 §3.1.1 has the longitude first.
        geoJSON={"type": "Point", "coordinates": [place.longitude, place.latitude]} if on_the_map else None,
    )
