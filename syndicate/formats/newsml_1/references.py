"""NewsItemRef and NewsItem inside a NewsML 1 item: other items that it goes with or is put together from."""

from collections.abc import Iterator

from lxml.etree import _Element

from syndicate.formats.elements import find, inside, text_at, value
from syndicate.formats.newsml_1.identity import item_guid, story_guid
from syndicate.formats.newsml_1.parts import nearest, role, role_kind, upwards
from syndicate.model.dispatch import Association
from syndicate.model.link import Link, Relation

_PACKAGE = "package"


def references(item: _Element) -> list[_Element]:
    """Every reference of an item to another."""
    return [
        found
        for found in inside(item, "NewsItemRef")
        if value(found, "NewsItem") and nearest(found, "NewsItem") is item
    ]


def pictures(found: list[_Element]) -> Iterator[Association]:
    """The references that are of pictures and the like, as what goes with a text."""
    for reference in found:
        kind = _kind(reference)
        if kind not in (None, "text"):
            guid, _ = story_guid(value(reference, "NewsItem") or "")
            yield Association(href=guid, guid=guid, title=_title(reference), kind=kind)


def related(found: list[_Element]) -> Iterator[Link]:
    """The references that are of texts, as other stories to read."""
    for reference in found:
        if _kind(reference) in (None, "text"):
            yield _link(reference, Relation.SEE_ALSO)


def packaged(found: list[_Element]) -> list[_Element]:
    """The references in a component that is a package, beside a text or not."""
    return [reference for reference in found if any(role(one) == _PACKAGE for one in _around(reference))]


def members(item: _Element, found: list[_Element]) -> Iterator[Link]:
    """Every reference, in the order of a package; items that it holds itself too."""
    for reference in found:
        yield _link(reference, Relation.MEMBER)
    for inner in inside(item, "NewsItem"):
        if nearest(inner, "NewsItem") is item and (guid := item_guid(inner)):
            yield Link(relation=Relation.MEMBER, target=guid)


def _link(reference: _Element, relation: Relation) -> Link:
    target, version = story_guid(value(reference, "NewsItem") or "")
    return Link(relation=relation, target=target, version=version, title=_title(reference))


def _title(reference: _Element) -> str | None:
    around = nearest(reference, "NewsComponent")
    return text_at(find(around, "NewsLines"), "HeadLine") if around is not None else None


def _kind(reference: _Element) -> str | None:
    """What the nearest component with a telling role says."""
    return next(filter(None, map(role_kind, _around(reference))), None)


def _around(reference: _Element) -> Iterator[_Element]:
    """The components around a reference, innermost first."""
    around = nearest(reference, "NewsComponent")
    return upwards(around) if around is not None else iter(())
