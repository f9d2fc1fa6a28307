"""What needs `conformance="power"` in NewsML-G2 (G190): the default is core, whose receivers may stumble over it."""

from lxml.etree import _Element

from syndicate.formats.validation.finding import Findings, error
from syndicate.formats.validation.g2_names import G2
from syndicate.formats.validation.xml_tree import local

_ELEMENTS = frozenset(
    (
        *("hopHistory", "partMeta", "assert", "inlineRef", "derivedFrom", "derivedFromValue", "bag"),
        *("rightsExpressionXML", "rightsExpressionData", "itemMetaExtProperty", "contentMetaExtProperty"),
        *("hierarchyInfo", "conceptRef", "headerExtProperty", "groupExtProperty"),
    )
)
_ATTRIBUTES = frozenset(("how", "howuri", "why", "whyuri", "creator", "creatoruri", "modified", "custom"))


def power(item: _Element) -> Findings:
    """Power properties in an item that does not say that it has them; the first of each kind."""
    if item.get("conformance", "core") == "power":
        return
    told: set[str] = set()
    for element in item.iterdescendants(f"{G2}*"):
        used = {name for name in _ATTRIBUTES if element.get(name) is not None}
        names = {local(element)} & _ELEMENTS | {f"@{name}" for name in used}
        for name in sorted(names - told):
            told.add(name)
            yield error(element, f"{name} is a Power property, and conformance is not power", "NewsML-G2 G190")
