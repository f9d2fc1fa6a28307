"""(f) One dispatch told to 1,000 webhooks, each an origin of its own; beside requests with 16 threads, and beside wrk.

Ours is the whole way: orders and attempts written down, durable, the story rendered, each call signed, its address
looked at, its answer written down. requests signs and posts the same bytes, and writes nothing down. wrk posts them
over kept connections to one origin, unsigned, for a second: what the receiver itself can take.
"""

import multiprocessing
import re
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from ipaddress import IPv4Address
from pathlib import Path
from statistics import median
from threading import local
from time import perf_counter

import requests

from bench.receiver import receive
from bench.render import AGENCY, BenchClock, stories
from bench.result import Result
from syndicate.bus.local import LocalBus
from syndicate.desk.deliver import Courier, Target
from syndicate.desk.orders import Orders
from syndicate.formats.envelope import EnvelopeWriter
from syndicate.model.delivery import Errand
from syndicate.model.dispatch import Dispatch
from syndicate.model.outlet import Outlet
from syndicate.outlets.webhook import Hook, WebhookPusher
from syndicate.outlets.webhook.signing import headers, signer
from syndicate.ports.ledger import Entry, Showing
from syndicate.rules.facts.profiles import PLAIN
from syndicate.rules.networks import inside_too
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger

OUTLETS = 1000
THREADS = 16
KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
OF_REQUESTS, OF_WRK = 10, 0.2
"""Times the rate of each that ours should have."""

POSTS = """\
local file = io.open("%(body)s", "rb")
wrk.method, wrk.body = "POST", file:read("*a")
wrk.headers["Content-Type"] = "%(media_type)s"
file:close()
"""


def run(repeats: int) -> list[Result]:
    """Time all, in turn, `repeats` times after one round that warms up."""
    if not (loads := shutil.which("wrk") is not None):
        print("pushing is not measured beside wrk: wrk not found")
    with tempfile.TemporaryDirectory(prefix="syndicate-bench-") as name, socket.create_server(("", 0)) as listening:
        port = listening.getsockname()[1]
        receiver = multiprocessing.get_context("fork").Process(target=receive, args=[listening, bool], daemon=True)
        receiver.start()
        dispatches = stories(Path(name) / "spool", repeats + 1)
        urls = [f"http://{IPv4Address('127.0.0.1') + number}:{port}/hook" for number in range(OUTLETS)]
        with closing(open_ledger(f"sqlite:///{name}/bench.db")) as ledger:
            ours, theirs = _ours(ledger, urls), _theirs(urls)
            limit = _limit(urls[0], Path(name)) if loads else None
            rounds = [
                (OUTLETS / ours(dispatch), OUTLETS / theirs(dispatch), limit(dispatch) if limit else 0.0)
                for dispatch in dispatches
            ][1:]
        receiver.terminate()
    own, pooled, most = zip(*rounds, strict=True)
    results = [_beside(own, pooled, OF_REQUESTS, "times faster", f"requests, {THREADS} threads, nothing written down")]
    if limit:
        results.append(_beside(own, most, OF_WRK, "of the peer's", "wrk, one origin, nothing signed or written down"))
    return results


def _beside(own: Sequence[float], others: Sequence[float], aim: float, unit: str, peer: str) -> Result:
    """The median of the rounds' ratios, and those of the rates."""
    return Result(
        name=f"one dispatch told to {OUTLETS:,} webhooks, deliveries a second",
        value=round(median(our / other for our, other in zip(own, others, strict=True)), 1 if aim > 1 else 2),
        unit=unit,
        aim=aim,
        better="higher",
        beside=peer,
        ours=round(median(own)),
        theirs=round(median(others)),
        runs=len(own),
        ours_each=[*map(round, own)],
        theirs_each=[*map(round, others)],
    )


def _ours(ledger: SqlLedger, urls: Sequence[str]) -> Callable[[Dispatch], float]:
    names = [f"outlet-{number}" for number in range(len(urls))]
    writer = EnvelopeWriter(AGENCY)
    hooks = {
        name: Hook(url=url, key=lambda: KEY, timeout=timedelta(seconds=15), bounds=inside_too)
        for name, url in zip(names, urls, strict=True)
    }
    targets = {
        name: Target(
            outlet=Outlet(name=name, title=name, sections=("all",), profile=PLAIN), writer=writer, disable_after_days=5
        )
        for name in names
    }
    clock = BenchClock()
    courier = Courier(
        deliveries=ledger.deliveries(),
        ledger=ledger,
        pusher=WebhookPusher(hooks=hooks, agent="syndicate-bench"),
        targets=targets,
        clock=clock,
        dice=lambda: 0.0,
        memory=lambda name: ledger.memory(f"outlet:{name}", lasting=False),
    )
    orders = Orders(deliveries=ledger.deliveries(), bus=LocalBus(), outlets={"all": names})

    def timed(dispatch: Dispatch) -> float:
        with ledger.writing() as writing:
            writing.record([Entry(dispatch=dispatch, sections=frozenset({"all"}), announce=False)], [])
        clock.moment = dispatch.received
        showing = Showing(
            guid=dispatch.guid, version=dispatch.version, pub_status=dispatch.pub_status, shown_from=dispatch.received
        )
        begun = perf_counter()
        orders.place([Errand(number=1, section="all", guid=dispatch.guid, due=clock.moment)], [showing], clock.now())
        courier.look()
        ended = 0
        while ended < len(names):
            ended += courier.turn(timedelta(milliseconds=20))
        return perf_counter() - begun

    return timed


def _theirs(urls: Sequence[str]) -> Callable[[Dispatch], float]:
    sign, here = signer(KEY), local()
    writer = EnvelopeWriter(AGENCY)
    pool = ThreadPoolExecutor(THREADS)

    def post(url: str, content: bytes) -> int:
        if not hasattr(here, "session"):
            here.session = requests.Session()
            here.session.trust_env = False
            here.session.mount("http://", requests.adapters.HTTPAdapter(pool_connections=OUTLETS))
        said = {"Content-Type": writer.media_type, **headers(sign, "bench-1", 1_795_000_000, content)}
        answer = here.session.post(url, data=content, headers=said, timeout=15, allow_redirects=False)
        return int(answer.status_code)

    def timed(dispatch: Dispatch) -> float:
        content = writer.document(dispatch)
        begun = perf_counter()
        statuses = set(pool.map(lambda url: post(url, content), urls))
        taken = perf_counter() - begun
        if statuses != {requests.codes.no_content}:
            raise ValueError(f"the receiver answered {statuses}")
        return taken

    return timed


def _limit(url: str, folder: Path) -> Callable[[Dispatch], float]:
    writer = EnvelopeWriter(AGENCY)
    body, script = folder / "body", folder / "post.lua"
    script.write_text(POSTS % {"body": body, "media_type": writer.media_type})

    def rate(dispatch: Dispatch) -> float:
        body.write_bytes(writer.document(dispatch))
        command: list[str | Path] = ["wrk", "-t1", f"-c{OUTLETS}", "-d1s", "--timeout", "30s", "-s", script, url]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        found = re.search(r"Requests/sec:\s+([\d.]+)", told)
        if found is None or "Non-2xx" in told or "Socket errors" in told:
            raise ValueError(f"the receiver did not stand the load:\n{told}")
        return float(found[1])

    return rate
