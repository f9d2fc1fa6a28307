"""The live wire in a real browser: EventSource, on a page of another origin."""

import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from syndicate.model.dispatch import PubStatus
from tests.house import eventually
from tests.ports import free_port
from tests.press import numbered_story
from tests.wires import OwnWire, own_wire, served

CHROMIUM = shutil.which("chromium")

pytestmark = [
    pytest.mark.debian("chromium"),
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not on PATH"),
]

# It tells the server that it came from what it hears.
_PAGE = """<!DOCTYPE html><meta charset="utf-8"><title></title>
<script>
let told = Promise.resolve();
const tell = words => told = told.then(() => fetch("/heard", {{method: "POST", body: words}}));
const wire = new EventSource("http://127.0.0.1:{port}/wire?last-event-id={last}");
wire.addEventListener("open", () => tell("open"));
for (const name of ["dispatch.usable", "dispatch.withheld", "dispatch.canceled", "reset"])
  wire.addEventListener(name, event => {{
    const {{data}} = JSON.parse(event.data);
    tell(`${{event.lastEventId}} ${{event.type}} ${{data && data.headlines ? data.headlines[0].value : ""}}`);
  }});
</script>"""


@dataclass
class Paper:
    """A web site with one page, and what the page heard."""

    page: str = ""
    heard: list[str] = field(default_factory=list)

    def hears(self, *expected: str) -> None:
        """Wait until the page has heard this, in this order."""
        eventually(lambda: [words for words in self.heard if words != "open"] == list(expected), 40.0)


@contextmanager
def opened(paper: Paper, profile: Path) -> Iterator[None]:
    """Have a browser look at the page until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(paper.page.encode())

        def do_POST(self) -> None:
            paper.heard.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        browser = subprocess.Popen(
            [
                str(CHROMIUM),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                f"--user-data-dir={profile}",
                f"http://127.0.0.1:{site.server_port}/",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield
        finally:
            browser.terminate()
            browser.wait(30)
            site.shutdown()


@pytest.fixture
def wire(tmp_path: Path) -> Iterator[OwnWire]:
    with own_wire(tmp_path) as made:
        yield made


def test_event_source_hears_everything_once_over_a_restart_of_the_server(wire: OwnWire, tmp_path: Path) -> None:
    for number in range(1, 4):
        wire.tell(numbered_story(number, headline=f"Caf\u00e9 {number} \u201cquay\u201d"))
    wire.tell(numbered_story(3, version=2, pub_status=PubStatus.CANCELED))
    before = ["2 dispatch.usable Caf\u00e9 2 \u201cquay\u201d", "4 dispatch.canceled "]
    port = free_port()
    paper = Paper(_PAGE.format(port=port, last=1))
    with ExitStack() as browsing:
        with served(wire, tmp_path, port=port):
            browsing.enter_context(opened(paper, tmp_path / "profile"))
            paper.hears(*before)
        wire.tell(numbered_story(2, version=2, pub_status=PubStatus.WITHHELD))
        with served(wire, tmp_path, port=port):
            paper.hears(*before, "5 dispatch.withheld ")
            wire.tell(numbered_story(4))
            paper.hears(*before, "5 dispatch.withheld ", "6 dispatch.usable Story 4.")
        assert paper.heard.count("open") == 2
