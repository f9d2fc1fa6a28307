"""The running order of a packageItem."""

from collections.abc import Iterator

from lxml.etree import _Element

from syndicate.formats.elements import children, inside, local_name
from syndicate.formats.newsml_g2.reading.parts import Parts


def item_refs(package: _Element) -> Iterator[_Element]:
    """Every `itemRef` in order: the root group's, each group that it refers to where it does, none twice.

    A package whose groups cannot be followed from its root (there is none, or nothing in it) gives all it has in
    document order.
    """
    group_set = Parts(package).first("groupSet")
    found: list[_Element] = []
    if group_set is not None:
        groups = {group.get("id") or "": group for group in children(group_set) if local_name(group) == "group"}
        found = list(_in_group(groups, group_set.get("root") or ""))
    return iter(found or inside(package, "itemRef"))


def _in_group(groups: dict[str, _Element], root: str) -> Iterator[_Element]:
    """The references in a group and in those it refers to; a group is entered once, so circles end."""
    entered: set[str] = set()
    waiting: list[Iterator[_Element]] = []

    def enter(name: str) -> None:
        if name in groups and name not in entered:
            entered.add(name)
            waiting.append(children(groups[name]))

    enter(root)
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif local_name(child) == "itemRef":
            yield child
        elif local_name(child) == "groupRef":
            enter(child.get("idref") or "")
