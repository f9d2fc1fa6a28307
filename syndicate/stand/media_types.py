"""What a file is, by its name: for pages that another process published."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from syndicate.stand.shelf import STORIES

_BY_SUFFIX = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".opml": "text/x-opml; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
}


def media_type(path: str, known: Mapping[str, str]) -> str | None:
    """The media type of a page, or None for a file that is no page.

    Args:
        path: Below the stand.
        known: What the writers say of theirs: by path (`outlets/one/7901.txt`), by file name (`rss.xml`), and for
            documents of stories by its ending (`.nitf.xml`).
    """
    name = PurePosixPath(path).name
    said = known.get(path) or known.get(f".{name.partition('.')[2]}" if path.startswith(STORIES) else name)
    return said or _BY_SUFFIX.get(PurePosixPath(name).suffix)
