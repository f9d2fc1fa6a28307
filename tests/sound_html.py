"""A strict reader of HTML: what a lenient parser would mend in silence is a fault."""

from html.parser import HTMLParser

_VOID = frozenset({"base", "br", "hr", "img", "input", "link", "meta", "source", "wbr"})
_HEADINGS = ("h1", "h2", "h3")
_NOT_WITHIN = {"a": "a", "p": "p", "div": "p", "table": "p", "h1": "p", "h2": "p"}
_NEEDED = {"html": "lang", "img": "alt", "a": "href", "time": "datetime"}


class _Strict(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.open: list[str] = []
        self.ids: set[str] = set()
        self.headings: list[str] = []
        self.landmarks: list[str] = []
        self.titled = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if len(attributes) != len(attrs):
            self.faults.append(f"<{tag}> repeats an attribute")
        if tag in _NOT_WITHIN and self.open and _NOT_WITHIN[tag] in self.open:
            self.faults.append(f"<{tag}> inside <{_NOT_WITHIN[tag]}>")
        if tag in _NEEDED and not attributes.get(_NEEDED[tag]):
            self.faults.append(f"<{tag}> without {_NEEDED[tag]}")
        if identity := attributes.get("id"):
            if identity in self.ids:
                self.faults.append(f"id {identity} given twice")
            self.ids.add(identity)
        if tag in _HEADINGS:
            self.headings.append(tag)
        if tag in {"main", "nav"}:
            self.landmarks.append(tag)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes what is not open")

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "title" and data.strip():
            self.titled = True


def faults(html: str) -> list[str]:
    """Everything wrong with a page; empty for a sound one."""
    reader = _Strict()
    reader.feed(html)
    reader.close()
    found = reader.faults
    if not html.startswith("<!DOCTYPE html>"):
        found.append("no doctype")
    if reader.open:
        found.append(f"never closed: {reader.open}")
    if not reader.titled:
        found.append("no title")
    if reader.headings[:1] != ["h1"] or reader.headings.count("h1") != 1 or "h3" in reader.headings:
        found.append(f"headings {reader.headings}")
    if reader.landmarks != ["nav", "main"]:
        found.append(f"landmarks {reader.landmarks}")
    return found
