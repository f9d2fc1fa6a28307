"""Which stories a NewsML 1 item holds: one as a rule, several where an agency binds its languages together."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from syndicate.formats.elements import find, inside, value
from syndicate.formats.markup import element_text
from syndicate.formats.newsml_1.media import is_media
from syndicate.formats.newsml_1.parts import Use, components, contents, has_data, kind, language, upwards, use

_OF_THE_STORY = frozenset((Use.LEAD, Use.BODY))
_BESIDE = frozenset((Use.DECK, Use.TITLE, Use.NOTE, Use.SUMMARY))


@dataclass(slots=True)
class Story:
    """One story of an item.

    Attributes:
        component: The innermost component that has its headline, else the item's outermost one.
        texts: The components that carry its text, in document order.
        asides: Components with other text under its headline: second headlines, notes, summaries.
    """

    component: _Element
    texts: list[_Element] = field(default_factory=list)
    asides: list[_Element] = field(default_factory=list)

    def around(self) -> Iterator[_Element]:
        """Where its fields are looked for: its text's component, those around it and so on outwards."""
        return upwards(self.texts[0] if self.texts else self.component)


def stories(item: _Element) -> list[Story]:
    """The stories of an item, at least one where it has any component.

    Texts under one headline in one language are one story; a story with the headline and language of one before it is
    that one told again.
    """
    outermost = next(components(item), None)
    if outermost is None:
        return []
    media = {found for found in components(item) if found is not outermost and is_media(found)}
    found: dict[tuple[_Element, str], Story] = {}
    asides: dict[_Element, list[_Element]] = {}
    for component in components(item):
        around = list(upwards(component))
        if not _has_text(component) or not media.isdisjoint(around):
            continue
        head = next((one for one in around if headline(one)), outermost)
        if use(component) in _OF_THE_STORY:
            tongue = (language(component, item) or "").lower()
            found.setdefault((head, tongue), Story(head)).texts.append(component)
        elif use(component) in _BESIDE:
            asides.setdefault(head, []).append(component)
    told: dict[tuple[str | None, str], Story] = {}
    for (_, tongue), story in found.items():
        told.setdefault((headline(story.component), tongue), story)
    kept = list(told.values()) or [Story(outermost)]
    for story in kept:
        story.asides += asides.get(story.component, [])
    return kept


def headline(component: _Element) -> str | None:
    """The headline in a component's own lines."""
    lines = find(component, "NewsLines")
    return next(filter(None, map(element_text, inside(lines, "HeadLine", "Headline"))), None)


def _has_text(component: _Element) -> bool:
    return any(kind(content) == "text" and has_data(content) for content in contents(component))


def duid(component: _Element) -> str | None:
    """The identifier of a component within its item, where it has one that tells it from others."""
    name = value(component, "Duid")
    return name if name and name.strip("0") else None
