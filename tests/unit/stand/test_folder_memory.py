"""What the stand remembers does not grow with the pages that it has had."""

import gc
import tracemalloc
from pathlib import Path

from syndicate.model.edition import Page
from syndicate.stand import folder

PAGES, A_PUT = 3000, 100


def come_and_go(stand: folder.FolderStand, first: int) -> None:
    for number in range(first, first + PAGES, A_PUT):
        paths = [f"items/{one % 97:02}/{one:020}/ninjs.json" for one in range(number, number + A_PUT)]
        stand.put([Page(path=path, media_type="application/json", parts=(b"{}",)) for path in paths])
        stand.remove(paths)


def remembered() -> int:
    """Bytes that the stand's own lines have asked for and that are still held."""
    gc.collect()
    held = tracemalloc.take_snapshot().filter_traces(
        [tracemalloc.Filter(inclusive=True, filename_pattern=folder.__file__)]
    )
    return sum(one.size for one in held.statistics("filename"))


def test_pages_that_came_and_went_leave_nothing_in_memory(tmp_path: Path) -> None:
    stand = folder.FolderStand(tmp_path / "feeds")
    tracemalloc.start()
    try:
        come_and_go(stand, 0)
        before = remembered()
        come_and_go(stand, PAGES)
        after = remembered()
    finally:
        tracemalloc.stop()
        stand.close()
    assert after - before < 60 * PAGES
