"""(g) From a file renamed into the spool to its story on the pages, and to the last of 100 webhooks that is told of it.

Ours is the real daemon, in a process of its own, with ten dispatches a second, and then with half as many as it can
take: recorded, rendered in two sections of 50, compressed, written and synced, told to 100 outlets; once in the forms
that theirs has, RSS and Atom, and once in every form. How many it can take is shown by many that come at once. A story
is on the pages when the feeds of both sections have it over HTTP, which are asked for what is new every four
milliseconds, and told when the last of the receivers has it whole.

Theirs rebuilds the RSS and Atom of each section with feedgen, gzip -6, written, synced and renamed, then posts to the
same receivers by requests on 16 threads. It writes nothing else down, and has one dispatch at a time.
"""

import contextlib
import gzip
import multiprocessing
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection
from ipaddress import IPv4Address
from math import inf
from multiprocessing.queues import Queue
from pathlib import Path
from statistics import median, quantiles
from time import monotonic, sleep
from typing import TypeAlias

import requests

from bench.material import generated
from bench.peers import feedgen_feed
from bench.receiver import receive
from bench.render import write
from bench.result import Result
from bench.serve import dispatch
from tests.ports import free_port

RATE = 10.0
EACH = 100
BURST = 200
STANDING = 60
THEIRS = 20
OUTLETS = 100
THREADS = 16
LOOK_SECS = 0.004
PATIENCE_SECS = 60.0
SECTIONS = ("all", "latency")
MARK = re.compile(rb"latency-(\d{5})x")
CONFIG = """
[agency]
name = "Bench Wire"
tag = "EXW"
domain = "wire.example"
base_url = "http://127.0.0.1:{port}/"

[sources.newsroom]
type = "spool"
path = "spool"

[web]
port = {port}

[outlets.gazette]
profile = "plain"
sections = ["all"]

[sections.all]
title = "All dispatches"
limit = 50
{forms}
[sections.latency]
title = "Those that are timed"
limit = 50
{forms}any = {{ texts = ["latency"] }}

[log]
level = "error"
"""
FORMS = {"RSS and Atom": 'formats = ["rss", "atom"]\n', "every form": ""}
"""What a section says in its configuration, by what is told of it."""
ITEMS = '[items]\nformats = ["html"]\n'
"""As theirs, which has no story in any form of its own; ours needs an address to lead to."""
CHANNEL = """
[channels.o{number}]
type = "webhook"
outlet = "gazette"
url = "{url}"
secret_env = "SYNDICATE_BENCH_HOOK"
allow_private = true
"""
KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

Told: TypeAlias = "Queue[tuple[int, float]]"
"""Of each dispatch, by its number, when the last outlet had it."""


@dataclass
class Times:
    """Milliseconds from the filing of each dispatch.

    Attributes:
        visible: Until both feeds have it.
        pushed: Until the last outlet has it.
    """

    visible: list[float] = field(default_factory=list)
    pushed: list[float] = field(default_factory=list)


def run(repeats: int) -> list[Result]:
    """Time 100 dispatches `repeats` times, and the peer between, with each choice of forms."""
    return [row for forms in FORMS for row in _run(forms, repeats)]


def _run(forms: str, repeats: int) -> Iterator[Result]:
    ours, busy, theirs = Times(), Times(), Times()
    with tempfile.TemporaryDirectory(prefix="syndicate-bench-") as name, receiving() as (urls, told):
        folder = Path(name)
        peer = Peer(folder / "theirs", urls)
        with daemon(folder, urls, forms) as port:
            desk = Desk(folder, port, told)
            desk.file(STANDING, RATE, Times())
            peak = median(desk.peak() for _ in range(repeats))
            for _ in range(repeats):
                desk.file(EACH, RATE, ours)
                desk.file(EACH, peak / 2, busy)
                peer.file(THEIRS, told, theirs)
    aimed = forms != "every form"
    feeds, hooks = f"to the feeds of {len(SECTIONS)} sections, {forms}", f"to the last of {OUTLETS} webhooks, {forms}"
    usual, half = f"{RATE:.0f} dispatches a second", f"{peak / 2:.0f} a second, half of what it can take"
    for words, own, other, times, late in (
        (f"{feeds}, {usual}", ours.visible, theirs.visible, 10, 40),
        (f"{hooks}, {usual}", ours.pushed, theirs.pushed, None, 100),
        (f"{feeds}, {half}", busy.visible, theirs.visible, None, None),
        (f"{hooks}, {half}", busy.pushed, theirs.pushed, None, None),
    ):
        yield from compared(words, own, other, times if aimed else None, late if aimed else None)


def compared(
    words: str, own: Sequence[float], other: Sequence[float], times: float | None, late: float | None
) -> Iterator[Result]:
    """The median as a ratio, and the 99th percentile in milliseconds, with the aims for both."""
    beside = f"feedgen, gzip -6, requests with {THREADS} threads, one at a time"
    yield Result(
        name=f"a file {words}, p50 in ms",
        value=round(median(other) / median(own), 1),
        unit="times faster",
        aim=times,
        better="higher",
        beside=beside,
        ours=round(median(own), 1),
        theirs=round(median(other), 1),
        runs=len(own),
    )
    own_late, other_late = (quantiles(times, n=100)[98] for times in (own, other))
    yield Result(
        name=f"a file {words}, p99",
        value=round(own_late, 1),
        unit="ms",
        aim=late,
        better="lower",
        beside=beside,
        ours=round(own_late, 1),
        theirs=round(other_late, 1),
        runs=len(own),
    )


class Desk:
    """Files dispatches at an even rate, and watches for them."""

    def __init__(self, folder: Path, port: int, told: Told) -> None:
        self._folder = folder
        self._told = told
        self._port = port
        self._next = 0

    def peak(self) -> float:
        """How many dispatches a second everybody has where many come at once."""
        begun = monotonic()
        self.file(BURST, inf, Times())
        return BURST / (monotonic() - begun)

    def file(self, many: int, rate: float, times: Times) -> None:
        """File so many, so many a second, and wait until everybody has them."""
        filed: dict[int, float] = {}
        shown: dict[int, float] = {}
        feeds = [Feed(self._port, section) for section in SECTIONS]
        first, begun = self._next, monotonic()
        self._next += many
        while len(shown) < many:
            if monotonic() - begun > many / rate + PATIENCE_SECS:
                raise RuntimeError(f"{many - len(shown)} of {many} dispatches were never shown")
            while len(filed) < many and monotonic() >= begun + len(filed) / rate:
                number = first + len(filed)
                filed[number] = self._drop(number)
            if any([feed.look() for feed in feeds]):  # noqa: C419 - a list: looks at all of them
                now = monotonic()
                reached = min(feed.newest for feed in feeds)  # those before it came in order
                shown |= {number: now for number in filed if number <= reached and number not in shown}
            sleep(LOOK_SECS)
        last = dict(self._told.get(timeout=PATIENCE_SECS) for _ in range(many))
        times.visible += [(shown[number] - at) * 1000 for number, at in filed.items()]
        times.pushed += [(last[number] - at) * 1000 for number, at in filed.items()]

    def _drop(self, number: int) -> float:
        aside = self._folder / "aside.txt"
        aside.write_text(generated(number).replace("\n (END)", f"\n    Of latency: latency-{number:05}x.\n (END)"))
        filed = monotonic()
        aside.rename(self._folder / "spool" / f"{number:05}.txt")
        return filed


class Feed:
    """A feed as a reader has it.

    Attributes:
        newest: The number of the newest dispatch in it.
    """

    def __init__(self, port: int, section: str) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECS)
        self._path = f"/{section}/rss.xml"
        self._tag = ""
        self.newest = -1

    def look(self) -> bool:
        """Ask what is new; whether anything is."""
        self._connection.request("GET", self._path, headers={"If-None-Match": self._tag})
        answer = self._connection.getresponse()
        content = answer.read()
        if answer.status == HTTPStatus.NOT_MODIFIED:
            return False
        self._tag = answer.headers["ETag"]
        self.newest = max(map(int, MARK.findall(content)), default=-1)
        return True


class Peer:
    """Rebuilds and posts."""

    def __init__(self, folder: Path, urls: Sequence[str]) -> None:
        folder.mkdir()
        self._folder = folder
        self._urls = urls
        self._pool = ThreadPoolExecutor(THREADS)
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.mount("http://", requests.adapters.HTTPAdapter(pool_connections=OUTLETS, pool_maxsize=THREADS))
        self._next = 90_000

    def file(self, many: int, told: Told, times: Times) -> None:
        """Take so many, one after the other."""
        for _ in range(many):
            standing = [dispatch(number) for number in range(self._next - 49, self._next + 1)]
            content = b"latency-%05dx " % self._next + standing[-1].body.text.encode()
            self._next += 1
            begun = monotonic()
            for section in SECTIONS:
                feed = feedgen_feed(standing)
                for form, page in (("rss", feed.rss_str()), ("atom", feed.atom_str())):
                    write(self._folder / f"{section}.{form}.xml", page)
                    write(self._folder / f"{section}.{form}.xml.gz", gzip.compress(page, 6))
            times.visible.append((monotonic() - begun) * 1000)
            list(self._pool.map(lambda url, sent=content: self._session.post(url, data=sent, timeout=15), self._urls))
            _, last = told.get(timeout=PATIENCE_SECS)
            times.pushed.append((last - begun) * 1000)


@contextmanager
def daemon(folder: Path, urls: Sequence[str], forms: str) -> Iterator[int]:
    """The daemon of a configuration of its own, until the block ends; its port."""
    port = free_port()
    outlets = (CHANNEL.format(number=number, url=url) for number, url in enumerate(urls))
    wire = CONFIG.format(port=port, forms=FORMS[forms]) + (ITEMS if FORMS[forms] else "")
    (folder / "config.toml").write_text(wire + "".join(outlets))
    (folder / "spool").mkdir()
    environment = {**os.environ, "SYNDICATE_BENCH_HOOK": KEY}
    command = [sys.executable, "-m", "syndicate", "run"]
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    try:
        until = monotonic() + PATIENCE_SECS
        while not (folder / "feeds" / SECTIONS[-1] / "rss.xml").exists() or not answers(port):
            if monotonic() > until or process.poll() is not None:
                raise RuntimeError("the daemon did not come up")
            sleep(0.05)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def answers(port: int) -> bool:
    """Whether somebody listens."""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
        return True
    return False


@contextmanager
def receiving() -> Iterator[tuple[list[str], Told]]:
    """Receivers in a process of their own, each an origin; their addresses, and what they say."""
    fork = multiprocessing.get_context("fork")
    told: Told = fork.Queue()
    with socket.create_server(("", 0), backlog=1024) as listening:
        port = listening.getsockname()[1]
        process = fork.Process(target=note, args=[listening, told], daemon=True)
        process.start()
        try:
            yield [f"http://{IPv4Address('127.0.0.1') + number}:{port}/hook" for number in range(OUTLETS)], told
        finally:
            process.terminate()
            process.join()


def note(listening: socket.socket, told: Told) -> None:
    """Take whatever is posted, and say when the last outlet has a dispatch."""
    had: dict[int, int] = {}

    def took(body: bytes) -> None:
        found = MARK.search(body)
        number = int(found[1]) if found else -1
        had[number] = had.get(number, 0) + 1
        if had[number] == OUTLETS:
            told.put((number, monotonic()))

    receive(listening, took)
