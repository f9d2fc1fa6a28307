"""What of the stand needs a token, and which token opens it: from paths and names alone.

Where some section is private, a folder that no section has is private too: whoever has no token cannot tell names that
sections have from names that nobody has. So with outlets.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from syndicate.model.access import Pass
from syndicate.rules.addresses import ITEMS, OUTLETS

_STORY = re.compile(r"items/([0-9a-f]{2})/(\1[0-9a-f]{18})(?:/[0-9]+)?\.(.+)")
_NAME = re.compile(r"[a-z0-9-]{1,64}")
_NO_SECTIONS: Final[frozenset[str]] = frozenset()


class Kind(Enum):
    """Of what lies at a path."""

    FRONT = "front"
    SECTION = "section"
    OUTLET = "outlet"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class Place:
    """What a path leads to, whether there is anything or not.

    Attributes:
        kind: Of it.
        name: Of the section or the outlet; of a story what its address is made of; empty for the front.
        form: The name of its writer; None for a form that nobody writes.
    """

    kind: Kind
    name: str = ""
    form: str | None = None


_FRONT = Place(Kind.FRONT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who may see what of one stand.

    Attributes:
        sections: By name, whether it is public.
        outlets: By name, whether its feed is public.
        former: By the name that a section had, the one it has.
        passes: By outlet.
        page_forms: By file name (`rss.xml`), the form of a section's page.
        document_forms: By suffix (`nitf.xml`), the form of a story's document.
    """

    sections: Mapping[str, bool]
    outlets: Mapping[str, bool]
    former: Mapping[str, str]
    passes: Mapping[str, Pass]
    page_forms: Mapping[str, str]
    document_forms: Mapping[str, str]
    _private_sections: bool = field(init=False)
    _private_outlets: bool = field(init=False)

    def __post_init__(self) -> None:
        """Look once whether anything is private."""
        object.__setattr__(self, "_private_sections", not all(self.sections.values()))
        object.__setattr__(self, "_private_outlets", not all(self.outlets.values()))

    def place(self, path: str) -> Place:
        """What lies at a path below the stand (`diplomacy/rss.xml`), whatever the letters' case of a name in it."""
        folder, slash, rest = path.partition("/")
        folder = folder.lower()
        if not _NAME.fullmatch(folder):
            return _FRONT
        if f"{folder}/" == ITEMS:
            story = _STORY.fullmatch(path)
            return Place(Kind.STORY, story[2], self.document_forms.get(story[3])) if story else Place(Kind.STORY)
        if f"{folder}/" == OUTLETS:
            return Place(Kind.OUTLET, rest.partition("/")[0].lower())
        file = rest.rpartition("/")[2] if slash else "index.html"
        return Place(Kind.SECTION, self.former.get(folder, folder), self.page_forms.get(file or "index.html"))

    def asks_for_sections(self, place: Place) -> bool:
        """Whether the sections of the story there decide."""
        return place.kind is Kind.STORY and self._private_sections

    def is_public(self, place: Place, sections: Collection[str] = _NO_SECTIONS) -> bool:
        """Whether anybody may see it.

        Args:
            place: What.
            sections: Those that the story there is in, where that is asked for.
        """
        match place.kind:
            case Kind.SECTION:
                return not self._private_sections or self.sections.get(place.name, False)
            case Kind.OUTLET:
                return not self._private_outlets or self.outlets.get(place.name, False)
            case Kind.STORY:
                return not self._private_sections or any(self.sections.get(name, False) for name in sections)
        return True

    def opens(self, shown: Pass, place: Place, sections: Collection[str] = _NO_SECTIONS) -> bool:
        """Whether a pass opens it, public or not; the arguments are those of :meth:`is_public`."""
        match place.kind:
            case Kind.SECTION:
                return place.name in shown.sections and place.form in shown.formats
            case Kind.OUTLET:
                return place.name == shown.outlet
            case Kind.STORY:
                return place.form in shown.formats and not shown.sections.isdisjoint(sections)
        return True

    def is_unknown(self, place: Place) -> bool:
        """Whether no section or outlet has this name; what was there before may say that it is gone."""
        match place.kind:
            case Kind.SECTION:
                return place.name not in self.sections
            case Kind.OUTLET:
                return place.name not in self.outlets
        return False
