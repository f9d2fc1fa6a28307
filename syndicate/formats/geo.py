"""Where on the map, in XML feeds (GeoRSS Simple, OGC 17-002r1)."""

from decimal import Decimal

from lxml import etree
from lxml.etree import _Element

from syndicate.model.place import Place

GEORSS = "http://www.georss.org/georss"


def add_place(entry: _Element, place: Place | None) -> None:
    """Add the point, latitude first, and the name of a place whose position is known."""
    if place is None or place.latitude is None or place.longitude is None:
        return
    etree.SubElement(entry, f"{{{GEORSS}}}point").text = f"{_degrees(place.latitude)} {_degrees(place.longitude)}"
    etree.SubElement(entry, f"{{{GEORSS}}}featureName").text = place.name


def _degrees(angle: float) -> str:
    """Never with an exponent: a double of GML has none either in what most parsers take."""
    return format(Decimal(repr(angle)), "f")
