"""The releases of ninjs that are written: the one each outlet's system can validate."""

from enum import StrEnum

_ALWAYS = frozenset(("text", "audio", "video", "picture", "graphic", "composite", "component"))
_PLANNED = _ALWAYS | {"event", "planning"}


class Release(StrEnum):
    """A release of the standard; IPTC keeps three lines of them side by side."""

    THIRD = "3.1"
    SECOND = "2.1"
    FIRST = "1.4"

    @property
    def schema(self) -> str:
        """The identifier of its JSON Schema."""
        return f"http://www.iptc.org/std/ninjs/ninjs-schema_{self}.json#"

    @property
    def types(self) -> frozenset[str]:
        """What its `type` may be."""
        return _PLANNED if self is Release.THIRD else _ALWAYS
