"""OPML 2.0 (opml.org/spec2.opml)."""

from lxml.etree import _Element

from syndicate.formats.validation.finding import Findings, error, shown, warning
from syndicate.formats.validation.values import faults_of_rfc_822, is_absolute, is_language, is_mailbox, is_number
from syndicate.formats.validation.xml_tree import elements, local, on_xml, text_of

_HEAD = frozenset(
    (
        *("title", "dateCreated", "dateModified", "ownerName", "ownerEmail", "ownerId", "docs", "expansionState"),
        *("vertScrollState", "windowTop", "windowLeft", "windowBottom", "windowRight"),
    )
)
_NUMBERS = frozenset(("vertScrollState", "windowTop", "windowLeft", "windowBottom", "windowRight"))
_VERSIONS = frozenset(("1.0", "1.1", "2.0"))
_FEEDS = frozenset(("RSS", "RSS1", "RSS2", "scriptingNews"))


def findings(content: bytes) -> Findings:
    """Check an outline."""
    return on_xml(content, _opml)


def _opml(root: _Element) -> Findings:
    version = root.get("version")
    if version not in _VERSIONS:
        yield error(root, f"version is none of 1.0, 1.1 and 2.0: {shown(version or '')}", "OPML 2.0 opml")
    names = [str(child.tag) for child in elements(root) if not str(child.tag).startswith("{")]
    if names != ["head", "body"]:
        yield error(root, f"opml holds {', '.join(names) or 'nothing'}; it must hold head, then body", "OPML 2.0 opml")
    for head in elements(root, "head"):
        yield from _head(head)
    for body in elements(root, "body"):
        outlines = list(elements(body, "outline"))
        if not outlines:
            yield error(body, "body holds no outline", "OPML 2.0 body")
        yield from _outlines(body)


def _head(head: _Element) -> Findings:
    seen: set[str] = set()
    for child in elements(head):
        name, text = str(child.tag), text_of(child)
        if not name.startswith("{") and name not in _HEAD:
            yield error(child, f"head has no element {name}", "OPML 2.0 head")
        elif name in seen:
            yield error(child, f"{name} stands more than once in head", "OPML 2.0 head")
        seen.add(name)
        if name in {"dateCreated", "dateModified"}:
            for fault in faults_of_rfc_822(text):
                yield error(child, f"{name} {fault}", "OPML 2.0 head")
        elif name == "ownerEmail" and not is_mailbox(text):
            yield error(child, f"ownerEmail is no e-mail address: {shown(text)}", "OPML 2.0 head")
        elif name in {"ownerId", "docs"} and not is_absolute(text):
            yield error(child, f"{name} is no absolute address: {shown(text)}", "OPML 2.0 head")
        elif name in _NUMBERS and not is_number(text.removeprefix("-")):
            yield error(child, f"{name} is no number: {shown(text)}", "OPML 2.0 head")
    if "title" not in seen:
        yield warning(head, "head has no title", "OPML 2.0 head")


def _outlines(parent: _Element) -> Findings:
    for child in parent.iterdescendants():
        if str(child.tag).startswith("{"):
            continue
        if child.tag != "outline":
            yield error(child, f"{local(child)} stands where only outline may", "OPML 2.0 outline")
            continue
        yield from _outline(child)


def _outline(outline: _Element) -> Findings:
    text, kind = outline.get("text"), (outline.get("type") or "").lower()
    if text is None:
        yield error(outline, "outline has no text", "OPML 2.0 outline")
    elif not text.strip():
        yield warning(outline, "the text of outline is empty", "OPML 2.0 outline")
    for name in ("isComment", "isBreakpoint"):
        if outline.get(name) not in {None, "true", "false"}:
            yield error(outline, f"{name} is neither true nor false", "OPML 2.0 outline")
    for fault in faults_of_rfc_822(outline.get("created") or "") if outline.get("created") is not None else ():
        yield error(outline, f"created {fault}", "OPML 2.0 outline")
    for name in ("xmlUrl", "htmlUrl", "url"):
        if (address := outline.get(name)) is not None and not is_absolute(address):
            yield error(outline, f"{name} is no absolute address: {shown(address)}", "OPML 2.0 Subscription lists")
    if kind == "rss":
        yield from _subscription(outline)
    elif kind in {"link", "include"} and not outline.get("url"):
        yield error(outline, f"outline of type {kind} has no url", "OPML 2.0 Inclusion")


def _subscription(outline: _Element) -> Findings:
    clause = "OPML 2.0 Subscription lists"
    if not outline.get("xmlUrl"):
        yield error(outline, "outline of type rss has no xmlUrl", clause)
    language = outline.get("language")
    if language is not None and language != "unknown" and not is_language(language):
        yield error(outline, f"language is no language tag: {shown(language)}", clause)
    if (version := outline.get("version")) is not None and version not in _FEEDS:
        yield warning(outline, f"version is none of {', '.join(sorted(_FEEDS))}: {shown(version)}", clause)
