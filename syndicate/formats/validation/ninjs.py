"""ninjs 1.x, 2.x and 3.x: one item, or a list of items (IPTC News in JSON)."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from syndicate.formats.validation.finding import Findings, error, shown, warning
from syndicate.formats.validation.json_tree import Node, on_json
from syndicate.formats.validation.ninjs_members import (
    RELEASES,
    Kind,
    Member,
    Members,
    Parts,
    Release,
    Words,
    release_of,
)
from syndicate.formats.validation.values import is_language, is_rfc_3339, is_uri, moment

_LAST_URGENCY = 9


def findings(content: bytes) -> Findings:
    """Check an item, or each item of a list; of which release is seen from its members."""
    return on_json(content, _document)


def _document(root: Node) -> Findings:
    items = list(root.each()) if isinstance(root.value, list) else [root]
    if not items:
        yield warning(root.line, "the list holds no item", "ninjs")
    seen: set[str] = set()
    for item in items:
        if not isinstance(item.value, dict):
            yield error(item.line, f"{item.name} is no object", "ninjs")
            continue
        yield from _item(item, RELEASES[generation(item)])
        uri = item.text_at("uri")
        if uri and uri in seen:
            yield warning(item.line, f"the uri {shown(uri)} stands twice in the list", "ninjs uri")
        seen.add(uri)


def generation(item: Node) -> int:
    """Which generation of ninjs an item is of: 1, 2 or 3."""
    parts = [part for member in item.members() for part in (*member.each(), *member.members())]
    stated = next((standard for name in ("standard", "$standard") if (standard := item.member(name))), None)
    names = (*item.names, *(name for part in parts for name in part.names))
    return release_of(names, stated.text_at("version") if stated and "ninjs" in stated.text_at("name").lower() else "")


def _item(item: Node, release: Release, inside: Members = MappingProxyType({})) -> Findings:
    """One item, or an association, which is one in its turn."""
    if item.member("uri") is None:
        yield error(item.line, f"{item.name} has no uri", f"{release.title} uri")
    for member in item.members():
        name = str(member.path[-1])
        known = release.members.get(name) or inside.get(name)
        if known is not None:
            yield from _value(member, known, release)
        elif not release.is_open(name):
            yield error(member.line, _unknown(member, release), f"{release.title} additionalProperties")
        elif not isinstance(member.value, str):
            yield error(member.line, f"{member.name} is no text", f"{release.title} {name}")
    yield from _dates(item, release)
    yield from _words(item, release)


def _unknown(member: Node, release: Release) -> str:
    name = str(member.path[-1])
    right = release.renamed.get(name.lower())
    hint = f"; there it is {right}" if right and right != name else ""
    return f"{member.name} is no member of {release.title}{hint}"


def _is_text(node: Node) -> bool:
    return isinstance(node.value, str)


def _is_number(node: Node) -> bool:
    return isinstance(node.value, int | float) and not isinstance(node.value, bool)


_CHECKS: Mapping[Kind, tuple[Callable[[Node], bool], str]] = MappingProxyType(
    {
        Kind.TEXT: (_is_text, "no text"),
        Kind.DATE: (lambda node: is_rfc_3339(node.text), "no date and time with a zone (RFC 3339)"),
        Kind.NUMBER: (_is_number, "no number"),
        Kind.URI: (lambda node: is_uri(node.text), "no URI"),
        Kind.LANGUAGE: (lambda node: is_language(node.text), "no language tag"),
        Kind.OBJECT: (lambda node: isinstance(node.value, dict), "no object"),
        Kind.ANY: (lambda _: True, ""),
    }
)


def _value(member: Node, known: Member, release: Release) -> Findings:
    clause = f"{release.title} {'.'.join(step for step in member.path if isinstance(step, str))}"
    match known:
        case Words(words):
            if member.text not in words:
                message = f"{member.name} is none of {', '.join(words)}: {_said(member)}"
                yield error(member.line, message, clause)
        case Kind():
            is_sound, fault = _CHECKS[known]
            if not is_sound(member):
                yield error(member.line, f"{member.name} is {fault}: {_said(member)}", clause)
        case Parts():
            yield from _parts(member, known, release, clause)


def _parts(member: Node, parts: Parts, release: Release, clause: str) -> Findings:
    """The objects of a list; in ninjs 1 those that an object of names holds."""
    values = list(member.members() if parts.by_name else member.each())
    if not isinstance(member.value, dict if parts.by_name else list):
        yield error(member.line, f"{member.name} is no {'object' if parts.by_name else 'list'}", clause)
    for value in values:
        if not isinstance(value.value, dict):
            yield error(value.line, f"{value.name} is no object", clause)
        elif parts.are_items:
            yield from _item(value, release, parts.members)
        else:
            yield from _part(value, parts, release, clause)


def _part(value: Node, parts: Parts, release: Release, clause: str) -> Findings:
    for name in parts.needed:
        if value.member(name) is None:
            yield error(value.line, f"{value.name} has no {name}", clause)
    for member in value.members():
        known = parts.member(str(member.path[-1]))
        if known is None:
            yield error(member.line, f"{member.name} is no member of {release.title}", clause)
        else:
            yield from _value(member, known, release)


def _dates(item: Node, release: Release) -> Findings:
    last = moment(item.text_at(release.spelt("versioncreated")))
    for name in ("firstcreated", "contentcreated"):
        member = item.member(release.spelt(name))
        own = moment(member.text) if member else None
        if member and own and last and own > last:
            message = f"{member.name} is later than {release.spelt('versioncreated')}"
            yield error(member.line, message, f"{release.title} {release.spelt(name)}")


def _words(item: Node, release: Release) -> Findings:
    urgency = item.member("urgency")
    if urgency is not None and not (_is_number(urgency) and urgency.value in range(1, _LAST_URGENCY + 1)):
        message = f"{urgency.name} is no whole number from 1 to {_LAST_URGENCY}: {_said(urgency)}"
        yield error(urgency.line, message, f"{release.title} urgency")
    status = item.member(release.spelt("pubstatus"))
    if len(item.path) > 1:
        return
    for name in ("versioncreated", "pubstatus"):
        if item.member(release.spelt(name)) is None:
            message = f"{item.name} has no {release.spelt(name)}"
            yield warning(item.line, message, f"{release.title} {release.spelt(name)}")
    if status is not None and status.text == "canceled":
        carried = [member for member in item.members() if release.is_content(str(member.path[-1])) and member.value]
        for member in carried[:1]:
            yield warning(member.line, f"canceled, and {member.name} is still in it", f"{release.title} {status.name}")


def _said(node: Node) -> str:
    return shown(str(node.value))
