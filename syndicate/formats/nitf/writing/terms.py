"""NITF 3.6 as we write it: its namespace, its version, and how elements and values are made.

Trees are built without a namespace: a root that declares it is the only difference between the two forms.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final

from lxml.etree import SubElement, _Element

from syndicate.model.dateline import Dateline

NAMESPACE: Final = "http://iptc.org/std/NITF/2006-10-18/"
VERSION: Final = "-//IPTC//DTD NITF 3.6//EN"
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def sub(
    parent: _Element, name: str, text: str | None = None, attributes: Mapping[str, str | None] | None = None
) -> _Element:
    """Append an element; attributes that are None or empty are left out."""
    given = {key: value for key, value in (attributes or {}).items() if value}
    element = SubElement(parent, name, given)
    element.text = text or None
    return element


def moment(time: datetime) -> str:
    """ISO 8601 in its basic form and in UTC, as NITF and NewsML 1 have it, with a fraction where there is one."""
    zulu = time.astimezone(UTC)
    fraction = f".{zulu.microsecond:06d}" if zulu.microsecond else ""
    return f"{zulu.year:04d}{zulu:%m%dT%H%M%S}{fraction}+0000"


def day(dateline: Dateline) -> str | None:
    """The day of a dateline, as `moment` has days; None where the line does not name one."""
    if not (dateline.year and dateline.month and dateline.day):
        return None
    return f"{dateline.year:04d}{dateline.month:02d}{dateline.day:02d}"


def decimal(number: float) -> str:
    """A number without an exponent."""
    return format(Decimal(repr(number)), "f")
