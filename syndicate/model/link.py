"""What one dispatch has to do with another."""

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """How a dispatch stands to another (IPTC item relations, scheme `irel:`; NewsML-G2 Guide, G238)."""

    PREVIOUS_VERSION = "previousVersion"
    EVOLVED_FROM = "evolvedFrom"
    DERIVED_FROM = "derivedFrom"
    TRANSLATED_FROM = "translatedFrom"
    DEPENDS_ON = "dependsOn"
    SEE_ALSO = "seeAlso"
    MEMBER = "member"
    """One item of a package or collection, in its running order (NewsML-G2 `itemRef`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A dispatch that another one names.

    Attributes:
        relation: See :class:`Relation`.
        target: Its guid, or its address where it is named by that.
        version: Its version, where one is named.
        title: In words, where given.
    """

    relation: Relation
    target: str
    version: int | None = None
    title: str | None = None
