"""Write the tables of docs/reference/http-api.md anew from the OpenAPI document: `python -m tools.http_api`."""

import re
from pathlib import Path
from typing import Final

from syndicate.web.operations import Operation, described

PAGE: Final = Path(__file__).parents[1] / "docs" / "reference" / "http-api.md"
END: Final = "<!-- end -->\n"

_PART: Final = re.compile(r"^<!-- made by tools/http_api.py -->\n.*?^<!-- end -->\n", re.MULTILINE | re.DOTALL)
_HEADING: Final = re.compile(r"^## (?P<method>[A-Z]+) (?P<path>/\S*)\n", re.MULTILINE)


def part(operation: Operation) -> str:
    """What is said of an operation."""
    lines = ["<!-- made by tools/http_api.py -->\n", f"\n{operation.summary}. {operation.says}".rstrip() + "\n"]
    if operation.tokens:
        lines.append(f"\nTakes a token {operation.tokens}.\n")
    if operation.parameters:
        lines.append("\n| a request says | in | |\n|---|---|---|\n")
        for one in operation.parameters:
            place = f"{one.place}, needed" if one.required else one.place
            lines.append(f"| `{one.name}` | {place} | {_cell(one.says)} |\n")
    lines.append("\n| answer | |\n|---|---|\n")
    lines += [f"| {status} | {_cell(says)} |\n" for status, says in operation.answers.items()]
    return "".join([*lines, "\n", END])


def headings(page: str) -> list[tuple[str, str]]:
    """Method and path of every part of the page."""
    return [(found["method"], found["path"]) for found in _HEADING.finditer(page)]


def made_anew(page: str) -> str:
    """The page, its tables made anew."""
    operations = {(one.method, one.path): one for one in described()[1]}
    pieces = _HEADING.split(page)
    written = [pieces[0]]
    for method, path, text in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        table = part(operations[method, path])
        written.append(f"## {method} {path}\n" + _PART.sub(lambda _, table=table: table, text, count=1))
    return "".join(written)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(made_anew(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
