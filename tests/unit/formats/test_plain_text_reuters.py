"""Real dispatches: what the distribution says of each is what the reader makes of it."""

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from syndicate.formats.plain_text import PlainText
from syndicate.model.dispatch import Draft
from syndicate.rules.text import clean, fold
from tests.makers import make_filing

FILED = datetime(1987, 3, 3, tzinfo=UTC)
MOST = 1000
SHARE = 0.995


@dataclass(frozen=True)
class Item:
    """One dispatch as the distribution describes it, and as it was read."""

    title: str
    dateline: str
    brief: bool
    text: str
    draft: Draft


@pytest.fixture(scope="module")
def items(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Item]:
    spool = tmp_path_factory.mktemp("reuters") / "spool"
    sources = sorted((shared / "samples/reuters21578").glob("*.sgm"))[:1]
    subprocess.run([sys.executable, shared / "tools/reuters_spool.py", spool, *sources], check=True)
    index = spool.with_name("spool.index.jsonl").read_text().splitlines()
    return [_item(spool, json.loads(line)) for line in index[:MOST]]


def _item(spool: Path, entry: dict[str, str]) -> Item:
    content = (spool / entry["file"]).read_bytes()
    (draft,) = PlainText().read(make_filing(content, filed=FILED, received=FILED))
    return Item(fold(entry["title"]), fold(entry["dateline"]), bool(entry["brief"]), clean(content.decode()), draft)


def test_headlines_and_headers_are_read(items: list[Item]) -> None:
    assert sum(item.draft.headline == item.title for item in items) >= SHARE * len(items)
    assert all(item.draft.slugline and item.draft.priority for item in items)


def test_the_body_begins_with_its_dateline_and_ends_before_its_mark(items: list[Item]) -> None:
    stories = [item for item in items if not item.brief]
    right = [item for item in stories if fold(item.draft.body.text).startswith(item.dateline)]
    marked = [item for item in stories if item.draft.body.text.casefold().endswith("\nreuter")]
    assert len(right) >= SHARE * len(stories)
    assert not marked


def test_no_word_is_lost(items: list[Item]) -> None:
    def whole(item: Item) -> bool:
        said = f"{item.draft.headline} {item.draft.body.text}".split()
        filed = item.text.split()
        start = filed.index(said[0], 2)
        return filed[start : start + len(said)] == said and len(filed) - start - len(said) <= 1

    assert sum(map(whole, items)) >= SHARE * len(items)
