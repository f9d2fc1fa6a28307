"""Items that are no news but what news is described by: concepts, knowledge, plans and catalogs, as text to read."""

from collections.abc import Iterator

from lxml.etree import _Element

from syndicate.formats.elements import inside, local_name
from syndicate.formats.markup import markup_blocks
from syndicate.formats.newsml_g2.reading.concepts import Scope, label_of
from syndicate.formats.newsml_g2.reading.parts import Parts, in_language, texts_in
from syndicate.model.body import Block, Heading, Paragraph

_CONCEPTS = ("conceptItem", "knowledgeItem")


def name_of_content(item: _Element, scope: Scope) -> str | None:
    """The name of the concept, scheme or catalog that the item conveys, or of the first coverage it plans."""
    kind = local_name(item)
    if kind == "planningItem":
        plans = inside(item, "planning")
        return next((line for planning in plans for line in _said(planning, "headline", scope)), None)
    within = {"conceptItem": ("concept",), "knowledgeItem": ("schemeMeta",), "catalogItem": ("catalog",)}.get(kind, ())
    for element in inside(item, *within) if within else ():
        name = label_of(element, scope) or next(_said(element, "title", scope), None)
        if name:
            return name
    return None


def read_knowledge(item: _Element, scope: Scope) -> tuple[Block, ...]:
    """The text of such an item: definitions and notes under the names they belong to, what a plan says of coverage."""
    kind = local_name(item)
    if kind in _CONCEPTS:
        concepts = list(inside(item, "concept"))
        return tuple(block for element in concepts for block in _concept(element, scope, alone=len(concepts) == 1))
    if kind == "planningItem":
        return tuple(block for element in inside(item, "planning") for block in _planned(element, scope))
    if kind == "catalogItem":
        return tuple(block for element in inside(item, "scheme") for block in _concept(element, scope, alone=False))
    return ()


def _concept(element: _Element, scope: Scope, *, alone: bool) -> Iterator[Block]:
    parts = Parts(element)
    name = label_of(element, scope)
    if name and not alone:
        yield Heading(name)
    for kind in ("definition", "note"):
        yield from markup_blocks(in_language(parts.all(kind), scope.language))


def _planned(planning: _Element, scope: Scope) -> Iterator[Block]:
    yield from map(Heading, _said(planning, "headline", scope))
    yield from map(Paragraph, _said(planning, "edNote", scope))


def _said(element: _Element, name: str, scope: Scope) -> Iterator[str]:
    return texts_in(Parts(element).all(name), scope.language)
