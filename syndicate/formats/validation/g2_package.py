"""The groups of a packageItem of NewsML-G2."""

from lxml.etree import _Element

from syndicate.formats.validation.finding import Findings, error, shown
from syndicate.formats.validation.g2_names import G2
from syndicate.formats.validation.xml_tree import elements, local

_MODES = frozenset(("pgrmod:seq", "pgrmod:alt", "pgrmod:bag"))
_MEMBERS = frozenset(("groupRef", "itemRef", "conceptRef", "title", "signal", "edNote", "groupExtProperty"))
_CLAUSE = "NewsML-G2 G139"


def groups(item: _Element) -> Findings:
    """Check `groupSet`."""
    group_set = item.find(f"{G2}groupSet")
    if group_set is None:
        yield error(item, "packageItem has no groupSet", _CLAUSE)
        return
    found = {group.get("id"): group for group in elements(group_set, f"{G2}group")}
    if not found:
        yield error(group_set, "groupSet holds no group", _CLAUSE)
    root = group_set.get("root")
    if root is None:
        yield error(group_set, "groupSet has no root", _CLAUSE)
    elif root not in found:
        yield error(group_set, f"root of groupSet is the id of no group in it: {shown(root)}", _CLAUSE)
    for group in elements(group_set, f"{G2}group"):
        yield from _group(group, set(found))


def _group(group: _Element, known: set[str | None]) -> Findings:
    if (mode := group.get("mode")) is not None and mode.startswith("pgrmod:") and mode not in _MODES:
        yield error(group, f"mode is none of {', '.join(sorted(_MODES))}: {shown(mode)}", _CLAUSE)
    for child in elements(group, f"{G2}*"):
        name = local(child)
        if name not in _MEMBERS:
            yield error(child, f"group has no element {name}", _CLAUSE)
        elif name == "groupRef" and child.get("idref") not in known:
            yield error(child, f"groupRef names no group: {shown(child.get('idref') or '')}", _CLAUSE)
        elif name == "itemRef" and not (child.get("residref") or child.get("href")):
            yield error(child, "itemRef has neither residref nor href", _CLAUSE)
