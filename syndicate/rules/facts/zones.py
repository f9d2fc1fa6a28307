"""Zones as wires name them in trailers and headers.

Sources: RFC 5322 §4.3 for the United States, ISO 8601 military Z, the practice of the agencies for the rest (MEZ and
MESZ are German for CET and CEST). Where a name has several meanings the one its wires mean is taken: IST India (PTI),
CST Chicago (AP), BST London (PA), AST Halifax (CP).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

HOURS: Final[Mapping[str, float]] = MappingProxyType(
    {
        "gmt": 0, "utc": 0, "ut": 0, "z": 0, "tu": 0, "wet": 0, "гмт": 0,
        "bst": 1, "west": 1, "cet": 1, "mez": 1, "hec": 1, "hnec": 1, "wat": 1,
        "cest": 2, "mesz": 2, "cedt": 2, "heec": 2, "eet": 2, "oez": 2, "sast": 2, "cat": 2,
        "eest": 3, "oesz": 3, "msk": 3, "мск": 3, "trt": 3, "eat": 3, "irst": 3.5,
        "gst": 4, "irdt": 4.5, "pkt": 5, "ist": 5.5, "npt": 5.75, "wib": 7, "ict": 7,
        "hkt": 8, "sgt": 8, "myt": 8, "pht": 8, "awst": 8, "jst": 9, "kst": 9,
        "acst": 9.5, "aest": 10, "acdt": 10.5, "aedt": 11, "nzst": 12, "nzdt": 13,
        "brt": -3, "art": -3, "ndt": -2.5, "nst": -3.5, "adt": -3, "ast": -4, "edt": -4, "hae": -4,
        "est": -5, "cdt": -5, "hne": -5, "cst": -6, "mdt": -6, "mst": -7, "pdt": -7, "pst": -8, "akdt": -8, "akst": -9,
        "hst": -10,
    }
)  # fmt: skip
"""Hours from UTC, by the zone's name in small letters."""

REGIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "et": "America/New_York",
        "he": "America/New_York",
        "ct": "America/Chicago",
        "mt": "America/Denver",
        "pt": "America/Los_Angeles",
    }
)
"""Zones named without saying whether daylight time is meant: their names in the tz database."""
