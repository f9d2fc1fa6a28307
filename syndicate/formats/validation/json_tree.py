"""A document as JSON, nothing mended, each value with the line that it stands in."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import orjson

from syndicate.formats.decode import MAX_BYTES
from syndicate.formats.json_input import MAX_CONTAINERS
from syndicate.formats.validation.finding import Finding, Findings, error, warning
from syndicate.formats.validation.json_lines import Lines, Path, lines_of

_BOM = b"\xef\xbb\xbf"
_POSITION = re.compile(r": line \d+ column \d+ \(char \d+\)$")


class NotJson(Exception):
    """The document is not read as JSON; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


@dataclass(frozen=True, slots=True)
class Node:
    """A value in its place.

    Attributes:
        value: As JSON has it: None, a truth value, a number, text, list or dict.
        path: From the root: names of members and indices.
        lines: Of the document.
    """

    value: object
    path: Path
    lines: Lines

    @property
    def line(self) -> int:
        """Where it stands: its name, if it has one."""
        return self.lines.of(self.path)

    @property
    def name(self) -> str:
        """What people call it (`items[2].title`)."""
        return path_name(self.path)

    @property
    def text(self) -> str:
        """The value where it is text, else empty."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its members, in order; none where it is no object."""
        return tuple(self.value) if isinstance(self.value, dict) else ()

    def member(self, name: str) -> "Node | None":
        """The member of this name, if it is an object that has one."""
        if isinstance(self.value, dict) and name in self.value:
            return Node(self.value[name], (*self.path, name), self.lines)
        return None

    def members(self) -> Iterator["Node"]:
        """Every member of an object."""
        if isinstance(self.value, dict):
            for name, value in self.value.items():
                yield Node(value, (*self.path, name), self.lines)

    def each(self) -> Iterator["Node"]:
        """Every value of a list."""
        if isinstance(self.value, list):
            for index, value in enumerate(self.value):
                yield Node(value, (*self.path, index), self.lines)

    def text_at(self, name: str) -> str:
        """The text of a member; empty where there is none, or it is no text."""
        found = self.member(name)
        return found.text if found else ""


def path_name(path: Path) -> str:
    """A path as people write it (`items[2].title`)."""
    named = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return named.removeprefix(".") or "the document"


def json_of(content: bytes) -> Node:
    """Parse strictly (RFC 8259).

    Raises:
        NotJson: It is too large or nested too deeply, not in UTF-8, or no JSON.
    """
    if len(content) > MAX_BYTES:
        raise NotJson(error(1, f"larger than {MAX_BYTES // 1024 // 1024} MB; no feed and no item is", "RFC 8259 §9"))
    if content.count(b"{") + content.count(b"[") > MAX_CONTAINERS:
        raise NotJson(error(1, f"more than {MAX_CONTAINERS} objects and arrays; no feed has", "RFC 8259 §9"))
    text = content.removeprefix(_BOM)
    try:
        decoded = text.decode()
    except UnicodeDecodeError as fault:
        line = text.count(b"\n", 0, fault.start) + 1
        raise NotJson(error(line, "not in UTF-8", "RFC 8259 §8.1")) from None
    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError as fault:
        message = f"no JSON: {_POSITION.sub('', str(fault))} (column {fault.colno})"
        raise NotJson(error(fault.lineno, message, "RFC 8259 §2")) from None
    return Node(value, (), lines_of(decoded))


def on_json(content: bytes, rules: Callable[[Node], Findings]) -> Findings:
    """Apply rules to a document; if it is no JSON, yield the one finding that says why."""
    try:
        root = json_of(content)
    except NotJson as fault:
        yield fault.finding
        return
    if content.startswith(_BOM):
        yield warning(1, "a byte order mark stands before the JSON", "RFC 8259 §8.1")
    for path, line in lines_of(content.removeprefix(_BOM).decode()).repeated:
        yield warning(line, f"{path_name(path)} stands twice in its object; only one is heard", "RFC 8259 §4")
    yield from rules(root)
