"""How elements of NewsML 1.2 are made: without a namespace, most of their values formal names."""

from lxml.etree import _Element

from syndicate.formats.nitf.writing.terms import sub


def formal(parent: _Element, name: str, value: str) -> _Element:
    """Append an element that is its formal name."""
    return sub(parent, name, attributes={"FormalName": value})


def prop(parent: _Element, name: str, value: str) -> _Element:
    """Append a property with a value."""
    return sub(parent, "Property", attributes={"FormalName": name, "Value": value})


def party(parent: _Element, name: str, who: str) -> None:
    """Append somebody who plays this part."""
    formal(sub(parent, name), "Party", who)
