"""The blocks of code in the project's own Markdown, and what each is."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt

ROOT: Final = Path(__file__).parents[1]
PROGRAMS: Final = (
    *("syndicate", "curl", "make", "cp", "cd", "printf", "eval", "install", "openssl", "python3", "python3.11"),
    *("useradd", "systemctl", "journalctl", "ssh-keyscan", "nats", "pg_dump", "pg_restore", "psql", "rm", "sqlite3"),
    *("git", "touch", "mv", "df", "chmod", "diff", "kill", "timedatectl", "mkdir"),
)
_CRON = re.compile(r"(?:[\d*/,-]+\s+){5}(?=[a-z])")
_TYPED = re.compile(rf"(?:\$ )?(?:\(umask \d+; )?(?:\.venv/bin/)?(?:{'|'.join(map(re.escape, PROGRAMS))})(?![\w.-])")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code.

    Attributes:
        page: Its file, as seen from the root of the project.
        line: Where it begins, from 1.
        kind: What it is written in: `sh`, `console` (with what is answered), `toml` …; `text` for what no rule knows.
        text: Without the indent.
    """

    page: str
    line: int
    kind: str
    text: str

    @property
    def name(self) -> str:
        """Its first line: what tests call it."""
        return self.text.partition("\n")[0]

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


@cache
def pages() -> tuple[str, ...]:
    """Every page of the documentation."""
    found = [ROOT / "README.md", ROOT / "feeds" / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return tuple(str(path.relative_to(ROOT)) for path in found)


@cache
def blocks(page: str) -> tuple[Block, ...]:
    """Its blocks, in their order."""
    return tuple(_blocks(page))


def _blocks(page: str) -> Iterator[Block]:
    for token in MarkdownIt().parse((ROOT / page).read_text(encoding="utf-8")):
        if token.type in {"fence", "code_block"}:
            assert token.map
            text = token.content.rstrip("\n") + "\n"
            yield Block(page, token.map[0] + 1, token.info.strip() or _kind(text), text)


def _kind(text: str) -> str:
    """Of a block that does not say it: by its first line, and whether all of it can be that."""
    if text.startswith("["):
        try:
            tomllib.loads(text)
        except tomllib.TOMLDecodeError:
            return "text"
        return "toml"
    if text.startswith("$ "):
        return "console"
    if _CRON.match(text):
        return "cron"
    return "sh" if _TYPED.match(text) else "text"
