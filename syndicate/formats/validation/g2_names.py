"""The order in which children of elements of NewsML-G2 stand."""

from collections.abc import Collection, Mapping

from lxml.etree import _Element

from syndicate.formats.newsml_g2.terms import NAR
from syndicate.formats.validation.finding import Findings, error
from syndicate.formats.validation.xml_tree import elements, local, namespace

G2 = f"{{{NAR}}}"


def ordered(
    parent: _Element, order: tuple[str, ...], once: Collection[str], alike: Mapping[str, str], clause: str
) -> Findings:
    """What stands out of order, more than once, or has no place there; other namespaces extend the standard.

    Args:
        parent: Whose children.
        order: Their names.
        once: Those that may stand only once.
        alike: Names that stand wherever another one may.
        clause: For the findings.
    """
    reached, misplaced, seen = 0, False, set[str]()
    for child in elements(parent):
        if namespace(child) != NAR:
            continue
        name = local(child)
        place = alike.get(name, name)
        if place not in order:
            yield error(child, f"{local(parent)} has no element {name}", clause)
            continue
        if order.index(place) < reached and not misplaced:
            misplaced = True
            yield error(child, f"{name} stands behind {order[reached]} in {local(parent)}", clause)
        reached = max(reached, order.index(place))
        if name in once and name in seen:
            yield error(child, f"{name} stands more than once in {local(parent)}", clause)
        seen.add(name)
