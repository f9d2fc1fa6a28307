"""A place on the map."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a story is filed from (NewsML-G2 `contentMeta/located`, ninjs `located`, NITF `dateline/location`).

    Attributes:
        name: In words (`Geneva`).
        code: The agency's own identifier of it, a qcode or URI.
        region: State, province or the like, in words.
        country: In words.
        country_code: ISO 3166-1, two capitals.
        latitude: WGS 84 degrees, north positive.
        longitude: WGS 84 degrees, east positive.
    """

    name: str
    code: str | None = None
    region: str | None = None
    country: str | None = None
    country_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
