"""(c) Requests per second on a 500-entry RSS page, gzip in full and 304, beside nginx with gzip_static.

All serve the same folder in the same run, in alternating rounds, loaded by wrk on 64 kept connections. Ours is one
process; nginx has one worker (the aim) and, told beside it, one per core (`worker_processes auto`). "With a token" is
`syndicate serve` where the section is private: each request shows a token, which is checked, and each answer is noted.
"""

import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from bench.material import FIRST, generated
from bench.result import Result
from syndicate.build import new_token
from syndicate.config import load as load_config
from syndicate.formats.rss import RssWriter
from syndicate.model.body import Body, Paragraph
from syndicate.model.dispatch import Dispatch
from syndicate.model.edition import Edition, Page
from syndicate.model.section import Agency, Section
from syndicate.stand.folder import FolderStand
from syndicate.store import open_ledger

ENTRIES = 500
CONNECTIONS = 64
SECONDS = 2
PATH = "/all/rss.xml"
AGENCY = Agency(name="Bench Wire", tag="EXW", domain="wire.example", base_url="http://127.0.0.1/")
OURS = """\
import sys
from pathlib import Path
from syndicate.stand.folder import FolderStand
from syndicate.web.server import WebServer
stand = FolderStand(Path(sys.argv[1]), {"rss.xml": "application/rss+xml; charset=utf-8"})
server = WebServer(stand, "127.0.0.1", int(sys.argv[2]))
server.start()
sys.stdin.read()
server.stop()
stand.close()
"""
GUARDED = """\
[agency]
name = "Bench Wire"
tag = "EXW"
domain = "wire.example"
base_url = "http://127.0.0.1/"

[sections.all]
title = "All dispatches"
public = false

[outlets.gazette]
profile = "plain"
sections = ["all"]

[stand]
path = "%(root)s"

[web]
port = %(port)d
"""
NGINX = """\
worker_processes %(workers)s; daemon off; pid %(folder)s/nginx.pid; error_log stderr crit;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
  types { application/rss+xml xml; }
  client_body_temp_path %(folder)s/b; proxy_temp_path %(folder)s/p; fastcgi_temp_path %(folder)s/f;
  uwsgi_temp_path %(folder)s/u; scgi_temp_path %(folder)s/s;
  server { listen 127.0.0.1:%(port)d backlog=1024; root %(root)s; gzip_static on; gzip_vary on; }
}
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """A server under load: its name, its port, the gzip tag it gives the page, and the token that it wants."""

    name: str
    port: int
    tag: str
    token: str = ""


def run(repeats: int) -> list[Result]:
    """Load all servers in turn, `repeats` times, on both kinds of request."""
    missing = [program for program in ("nginx", "wrk") if shutil.which(program) is None]
    if missing:
        print(f"serving is not measured: {' and '.join(missing)} not found")
        return []
    with tempfile.TemporaryDirectory(prefix="syndicate-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        root = folder / "feeds"
        publish(root)
        with (
            ours(root) as own,
            guarded(root, folder) as own_guarded,
            nginx(root, folder / "one", "1") as one,
            nginx(root, folder / "auto", "auto") as auto,
        ):
            results = []
            for kind, aim in (("200 gzip", 0.55), ("304", 0.6)):
                for words, first in ((kind, own), (f"{kind} with a token", own_guarded)):
                    peers = (first, one, auto)
                    rounds = [[load(peer, kind) for peer in peers] for _ in range(repeats)]
                    results += compared(words, aim, peers, rounds)
    return results


def compared(kind: str, aim: float, peers: tuple[Peer, ...], rounds: list[list[float]]) -> list[Result]:
    """The median of the rounds' ratios beside each peer; only the first, nginx with one worker, has an aim."""
    medians = [median(figures) for figures in zip(*rounds, strict=True)]
    ratios = [median(figures[0] / figures[position] for figures in rounds) for position in range(1, len(peers))]
    return [
        Result(
            name=f"{kind} of a {ENTRIES}-entry page, requests/s",
            value=round(ratio, 2),
            unit="of the peer's",
            aim=aim if position == 0 else None,
            better="higher",
            beside=peer.name,
            ours=round(medians[0]),
            theirs=round(other),
            runs=len(rounds),
        )
        for position, (peer, other, ratio) in enumerate(zip(peers[1:], medians[1:], ratios, strict=True))
    ]


def publish(root: Path) -> None:
    """Put a full page on the stand, twins too."""
    writer = RssWriter(AGENCY)
    edition = Edition(
        section=Section(name="all", title="All dispatches", limit=ENTRIES),
        updated=FIRST + timedelta(minutes=ENTRIES),
        dispatches=tuple(dispatch(number) for number in range(ENTRIES)),
    )
    frame = writer.frame(edition)
    entries = [entry for each in edition.dispatches if (entry := writer.entry(each)) is not None]
    parts = [frame.head, *(piece for entry in entries for piece in (entry, frame.joint)), frame.tail]
    stand = FolderStand(root)
    stand.put([Page(path=PATH[1:], media_type=writer.media_type, parts=tuple(parts))])
    stand.settle()
    stand.close()


def dispatch(number: int) -> Dispatch:
    """A generated dispatch of some 400 words."""
    moment = FIRST + timedelta(minutes=number)
    _, headline, text = generated(number).split("\n", 2)
    return Dispatch(
        guid=f"tag:{AGENCY.domain},2026:dispatch/{number:024}",
        version=1,
        source="bench",
        headline=headline.capitalize(),
        body=Body(tuple(Paragraph(line.strip()) for line in text.splitlines() if line.strip())),
        created=moment,
        filed=moment,
        received=moment,
    )


@contextmanager
def ours(root: Path) -> Iterator[Peer]:
    """Our server, in a process of its own."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-c", OURS, root, str(port)], stdin=subprocess.PIPE)
    try:
        yield Peer("ours", port, wait_for_tag(port))
    finally:
        process.communicate()


@contextmanager
def guarded(root: Path, folder: Path) -> Iterator[Peer]:
    """Our server where the page is private, and its token."""
    port = free_port()
    file = folder / "config.toml"
    file.write_text(GUARDED % {"port": port, "root": root})
    token, row = new_token("gazette", FIRST)
    with closing(open_ledger(load_config(file).store.url)) as ledger:
        ledger.tokens().add(row)
    command = [sys.executable, "-m", "syndicate", "serve", "--config", str(file)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        yield Peer("ours with a token", port, wait_for_tag(port, token), token)
    finally:
        process.terminate()
        process.wait()


@contextmanager
def nginx(root: Path, folder: Path, workers: str) -> Iterator[Peer]:
    """Serve the same folder by nginx."""
    folder.mkdir()
    port = free_port()
    settings = folder / "nginx.conf"
    settings.write_text(NGINX % {"workers": workers, "folder": folder, "port": port, "root": root})
    process = subprocess.Popen(["nginx", "-e", "stderr", "-c", settings])
    try:
        yield Peer(f"nginx gzip_static, worker_processes {workers}", port, wait_for_tag(port))
    finally:
        process.terminate()
        process.wait()


def load(peer: Peer, kind: str) -> float:
    """Requests per second under wrk."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-H", "Accept-Encoding: gzip"]
    if peer.token:
        command += ["-H", f"Authorization: Bearer {peer.token}"]
    if kind == "304":
        command += ["-H", f"If-None-Match: {peer.tag}"]
    told = subprocess.run(
        [*command, f"http://127.0.0.1:{peer.port}{PATH}"], check=True, capture_output=True, text=True
    ).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", told)
    if found is None or "Non-2xx" in told or "Socket errors" in told:
        raise RuntimeError(f"{peer.name} did not stand the load:\n{told}")
    return float(found[1])


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for_tag(port: int, token: str = "") -> str:
    """Wait for a server to come up; the tag of its gzip page, checked to answer 304."""
    shown = {"Accept-Encoding": "gzip", **({"Authorization": f"Bearer {token}"} if token else {})}
    for _ in range(500):
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", PATH, headers=shown)
            response = connection.getresponse()
            response.read()
            tag = response.getheader("ETag")
            if response.status != 200 or response.getheader("Content-Encoding") != "gzip" or tag is None:
                raise RuntimeError(f"port {port} does not serve the page as gzip: {response.status}")
            connection.request("GET", PATH, headers={**shown, "If-None-Match": tag})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 304:
                raise RuntimeError(f"port {port} answers {answer.status} to its own tag")
        except OSError:
            time.sleep(0.02)
        else:
            return tag
        finally:
            connection.close()
    raise RuntimeError(f"nothing came up on port {port}")
