"""Feed readers that people and partners use, each asked what it reads in a page of ours."""

import json
import shutil
import sqlite3
import subprocess
from calendar import timegm
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import feedparser
import pytest

_NODE = Path(__file__).parent / "node"
_PATIENCE_SECS = 60.0


@dataclass(frozen=True, slots=True, order=True)
class Read:
    """One entry as a reader has it.

    Attributes:
        link: The story's page.
        title: As text.
        published: In whole seconds of Unix time.
        guid: None where the reader keeps it for itself.
    """

    link: str
    title: str
    published: int
    guid: str | None


def program(name: str) -> str:
    """Where a program is; skips the test where it is not."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed (Debian package {name})")
    return found


def run(*command: str, given: bytes | None = None) -> str:
    """What a program prints; it must end well."""
    return subprocess.run(command, input=given, capture_output=True, check=True, timeout=_PATIENCE_SECS).stdout.decode()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder on the web of this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def with_feedparser(content: bytes) -> list[Read]:
    """By feedparser, which must have nothing to mend."""
    feed = feedparser.parse(content, sanitize_html=False)
    assert not feed.bozo
    return [Read(entry.link, entry.title, timegm(entry.published_parsed), entry.id) for entry in feed.entries]


def with_newsboat(url: str, folder: Path) -> list[Read]:
    """By newsboat, out of the database that it keeps."""
    urls, cache = folder / "urls", folder / "cache.db"
    urls.write_text(f"{url}\n")
    run(program("newsboat"), "-u", str(urls), "-c", str(cache), "-C", "/dev/null", "-x", "reload")
    with closing(sqlite3.connect(cache)) as database:
        rows = database.execute("SELECT url, title, pubDate, guid FROM rss_item").fetchall()
    return [Read(*row) for row in rows]


def with_sfeed(content: bytes) -> list[Read]:
    """By sfeed, which prints a line of fields for each entry."""
    lines = run(program("sfeed"), "https://feeds.example/", given=content).splitlines()
    fields = [line.split("\t") for line in lines]
    return [Read(link, title, int(published), guid) for published, title, link, _, _, guid, *_ in fields]


def with_rsstail(url: str) -> list[Read]:
    """By rsstail, which prints a title, a link, a date and perhaps an author for each entry."""
    printed = run(program("rsstail"), "-1", "-N", "-u", url, "-l", "-p", "-a", "-n", "50")
    blocks = [[line.strip() for line in block.strip().splitlines()] for block in printed.split("\n\n") if block.strip()]
    return [Read(link, title, _moment(date), None) for title, link, date, *_ in blocks]


def _moment(date: str) -> int:
    # In Atom rsstail names the wrong day of the week.
    return round(parsedate_to_datetime(date.partition(",")[2].strip()).timestamp())


def with_node(content: bytes) -> dict[str, list[Read]]:
    """By the readers of `tests/node/package.json`, each by its name."""
    node = program("node")
    if not (_NODE / "node_modules").is_dir():
        pytest.skip("the readers of tests/node are not installed (`npm install` there; Debian package npm)")
    read = json.loads(run(node, str(_NODE / "read.mjs"), given=content))
    return {
        name: [Read(entry["link"], entry["title"], entry["published"], entry["id"]) for entry in entries]
        for name, entries in read.items()
    }
