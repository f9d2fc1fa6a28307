"""JSON objects as agencies really fill them: any member may be missing, empty, or of another type than the schema's."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import isfinite

from syndicate.formats.moments import read_moment
from syndicate.rules.text import clean

_LARGEST = 2**63 - 1
_MOST = 10_000
"""Members of one list that are looked at; no dispatch has as many subjects or pictures."""


@dataclass(frozen=True, slots=True)
class Fields:
    """One object.

    Attributes:
        members: By name in small letters: ninjs 1 and 2 write `versioncreated`, ninjs 3 `versionCreated`.
    """

    members: Mapping[str, object]

    @classmethod
    def of(cls, value: object) -> "Fields | None":
        """The object that a value is; None for any other value."""
        if not isinstance(value, dict):
            return None
        members: dict[str, object] = {}
        for name, member in value.items():
            members.setdefault(name.lower(), member)
        return cls(members)

    def text(self, *names: str) -> str | None:
        """The first text in members of these names, clean, its ends trimmed; a number as it is written."""
        return next((text for name in names if (text := text_of(self.members.get(name)))), None)

    def texts(self, *names: str) -> Iterator[str]:
        """Every text in members of these names that are texts, objects with a name, or lists of those."""
        for name in names:
            yield from texts_of(self.members.get(name))

    def moment(self, *names: str) -> datetime | None:
        """The first moment in members of these names."""
        return next((found for name in names if (found := read_moment(text_of(self.members.get(name))))), None)

    def number(self, *names: str) -> int | None:
        """The first whole number in members of these names, as a number or in figures."""
        return next((found for name in names if (found := _number(self.members.get(name))) is not None), None)

    def degrees(self, name: str, most: int) -> float | None:
        """The number of degrees in a member, not beyond `most` either way."""
        return degrees_of(self.members.get(name), most)

    def one(self, *names: str) -> "Fields | None":
        """The first object in members of these names."""
        return next((found for name in names if (found := Fields.of(self.members.get(name)))), None)

    def each(self, *names: str) -> Iterator["Fields"]:
        """Every object in members of these names that are lists of objects, or one object."""
        for name in names:
            yield from objects_in(self.members.get(name))

    def named(self, *names: str) -> Iterator[tuple[str, "Fields"]]:
        """Every object in members of these names, with its name: its key in ninjs 1, its `name` in ninjs 2 and 3."""
        for name in names:
            member = self.members.get(name)
            if isinstance(member, dict):
                pairs = ((key, Fields.of(one)) for key, one in list(member.items())[:_MOST])
                yield from ((key, one) for key, one in pairs if one)
            else:
                yield from ((one.text("name", "id") or "", one) for one in objects_in(member))


def text_of(value: object) -> str | None:
    """The text that a value is, clean; a number in figures; None for any other value and for white space."""
    if isinstance(value, str):
        return clean(value).strip() or None
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        return None
    return str(int(value)) if value == int(value) else str(value)


def texts_of(value: object) -> Iterator[str]:
    """The texts in a value: itself, the members of a list, the name or value of an object."""
    for one in value[:_MOST] if isinstance(value, list) else (value,):
        fields = Fields.of(one)
        text = fields.text("name", "value", "literal", "code") if fields else text_of(one)
        if text:
            yield text


def objects_in(value: object) -> Iterator[Fields]:
    """The objects in a list, or the one that a value is."""
    for one in value[:_MOST] if isinstance(value, list) else (value,):
        if fields := Fields.of(one):
            yield fields


def degrees_of(value: object, most: int) -> float | None:
    """The number of degrees that a value is, not beyond `most` either way; None for any other value."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if -most <= value <= most else None


def _number(value: object) -> int | None:
    text = text_of(value)
    if text is None:
        return None
    whole, _, rest = text.partition(".")
    if not (whole.isascii() and whole.isdigit() and not rest.strip("0")):
        return None
    number = int(whole) if len(whole) < len(str(_LARGEST)) else _LARGEST
    return number if number < _LARGEST else None
