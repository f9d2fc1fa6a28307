"""(c) Requests per second on a 500-entry RSS page: gzip in full, 304 and 226, beside nginx, Caddy, and uvicorn.

All serve the same bytes in the same run, in alternating rounds, loaded by wrk on 64 and on 1,000 kept connections. Ours
is one process; nginx (gzip_static) has one worker, Caddy (precompressed) one processor, and uvicorn with Starlette one
process that has the page in memory. Ours is the whole daemon, which filed the dispatches. A 226 is what is new since
the revision before (RFC 3229); the peers, which have none, serve its bytes as a file.

"With a token" is a section that is private: each request shows a token, which is checked, and each answer is noted. The
peers do as much: nginx looks the token up in a map and writes a log behind, Caddy matches the field and writes a log,
uvicorn's application looks up the token's digest and notes in memory who fetched what last. Their tokens are fixed;
ours come and go while it runs.
"""

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from bench.material import FIRST, generated
from bench.result import Result
from syndicate.build import new_token
from syndicate.config import load as load_config
from syndicate.model.body import Body, Paragraph
from syndicate.model.dispatch import Dispatch
from syndicate.store import open_ledger
from tests.ports import free_port

ENTRIES = 500
CONNECTIONS = (64, 1_000)
SECONDS = 2
OPEN, PRIVATE = "/open/rss.xml", "/private/rss.xml"
DELTA = "delta.xml"
"""Beside the page, where a 226 is a file."""

KINDS = (("200 gzip", 0.6), ("304", 0.65), ("226", 0.6))
"""What is asked for, and how much of nginx's rate ours should have."""

ABOVE = 1.0
"""Of the others' rates."""

CONFIG = """\
[agency]
name = "Bench Wire"
tag = "EXW"
domain = "wire.example"
base_url = "http://127.0.0.1/"

[sources.newsroom]
type = "spool"
path = "spool"

[sections.open]
title = "All dispatches"
limit = %(entries)d

[sections.private]
title = "All dispatches"
limit = %(entries)d
public = false

[outlets.gazette]
profile = "plain"
sections = ["private"]

[web]
port = %(port)d
client_requests_per_minute = 0

[log]
level = "error"
"""
NGINX = """\
worker_processes %(workers)s; daemon off; pid %(folder)s/nginx.pid; error_log stderr crit;
events { worker_connections 4096; }
http {
  map_hash_bucket_size 128;
  map $http_authorization $outlet { default ""; "Bearer %(token)s" gazette; }
  log_format fetches "$msec $outlet $remote_addr $status $uri $sent_http_etag";
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
  types { application/rss+xml xml; }
  client_body_temp_path %(folder)s/b; proxy_temp_path %(folder)s/p; fastcgi_temp_path %(folder)s/f;
  uwsgi_temp_path %(folder)s/u; scgi_temp_path %(folder)s/s;
  server {
    listen 127.0.0.1:%(port)d backlog=1024; root %(root)s; gzip_static on; gzip_vary on;
    location /private/ {
      if ($outlet = "") { return 401; }
      access_log %(folder)s/fetches buffer=64k flush=1s fetches;
    }
  }
}
"""
CADDY = """\
{
	admin off
	auto_https off
}
http://127.0.0.1:%(port)d {
	root * %(root)s
	file_server {
		precompressed gzip
	}
}
http://127.0.0.1:%(guarded)d {
	log {
		output file %(log)s
	}
	root * %(root)s
	@stranger not header Authorization "Bearer %(token)s"
	respond @stranger 401
	file_server {
		precompressed gzip
	}
}
"""
UVICORN = """\
import sys
from hashlib import sha256
from pathlib import Path
from time import time
import uvicorn
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
root = Path(sys.argv[1])
outlets = {sha256(f"Bearer {sys.argv[3]}".encode()).digest(): "gazette"}
fetched = {}
def page(name):
    content = Path(root, name + ".gz").read_bytes()
    guarded = name.startswith("private/")
    tag = '"%x"' % hash(content)
    said = {"etag": tag, "content-encoding": "gzip", "vary": "Accept-Encoding"}
    def found(request):
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"etag": tag})
        return Response(content, media_type="application/rss+xml", headers=said)
    async def answer(request):
        if not guarded:
            return found(request)
        outlet = outlets.get(sha256(request.headers.get("authorization", "").encode()).digest())
        if outlet is None:
            return Response(status_code=401)
        response = found(request)
        fetched[outlet, name, response.status_code, tag, request.client.host] = time()
        return response
    return Route("/" + name, answer)
names = ("open/rss.xml", "open/delta.xml", "private/rss.xml", "private/delta.xml")
app = Starlette(routes=[page(name) for name in names])
uvicorn.run(app, port=int(sys.argv[2]), log_level="error", access_log=False)
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """A server under load.

    Attributes:
        name: For the table.
        port: Where it listens.
        tag: Of the gzip page.
        path: Of the page.
        token: That it wants; empty for none.
        base: The tag of the revision before; empty where it has no deltas, and serves those bytes as a file.
    """

    name: str
    port: int
    tag: str
    path: str = OPEN
    token: str = ""
    base: str = ""


def run(repeats: int) -> list[Result]:
    """Load all servers in turn, `repeats` times, with each kind of request."""
    if missing := [program for program in ("nginx", "caddy", "wrk") if shutil.which(program) is None]:
        print(f"serving is not measured: {', '.join(missing)} not found")
        return []
    with tempfile.TemporaryDirectory(prefix="syndicate-bench-") as name, ExitStack() as running:
        folder = Path(name)
        folder.chmod(0o755)
        root = folder / "feeds"
        own = running.enter_context(ours(folder))
        for peer in own:
            keep_delta(peer, root)
        token = own[1].token
        peers = [
            running.enter_context(begin)
            for begin in (
                nginx(root, folder / "nginx", token),
                caddy(root, folder / "caddy", token),
                uvicorn(root, token),
            )
        ]
        results = []
        for connections in CONNECTIONS:
            for kind, aim in KINDS:
                for loaded in zip(own, *peers, strict=True):
                    first = loaded[0]
                    rounds = [[load(peer, kind, connections) for peer in loaded] for _ in range(repeats)]
                    words = f"{kind}{' with a token' if first.token else ''}, {connections:,} connections"
                    results += compared(words, aim, loaded, rounds)
    return results


def compared(kind: str, aim: float, peers: Sequence[Peer], rounds: list[list[float]]) -> list[Result]:
    """The median of the rounds' ratios beside each peer; nginx comes first among these."""
    columns = [*zip(*rounds, strict=True)]
    return [
        Result(
            name=f"{kind}, requests/s",
            value=round(median(own / other for own, other in zip(columns[0], others, strict=True)), 2),
            unit="of the peer's",
            aim=aim if position == 0 else ABOVE,
            better="higher",
            beside=peer.name,
            ours=round(median(columns[0])),
            theirs=round(median(others)),
            runs=len(rounds),
            ours_each=[*map(round, columns[0])],
            theirs_each=[*map(round, others)],
        )
        for position, (peer, others) in enumerate(zip(peers[1:], columns[1:], strict=True))
    ]


@contextmanager
def ours(folder: Path) -> Iterator[tuple[Peer, Peer]]:
    """The daemon, with a public section and a private one, each of which has had a dispatch since it was full."""
    port = free_port()
    file, spool = folder / "config.toml", folder / "spool"
    file.write_text(CONFIG % {"port": port, "entries": ENTRIES})
    token, row = new_token("gazette", FIRST)
    with closing(open_ledger(load_config(file).store.url)) as ledger:
        ledger.tokens().add(row)
    spool.mkdir()
    for number in range(ENTRIES):
        (spool / f"{number:05}.txt").write_text(generated(number))
    for verb in ("collect", "publish"):
        subprocess.run([sys.executable, "-m", "syndicate", verb, "--config", file], check=True, capture_output=True)
    with process([sys.executable, "-m", "syndicate", "run", "--config", file]):
        before = wait_for_tag(port, OPEN), wait_for_tag(port, PRIVATE, token)
        # the first page that it makes itself is the first that it knows entry by entry
        (spool / "base.txt").write_text(generated(ENTRIES))
        bases = wait_for_tag(port, OPEN, "", before[0]), wait_for_tag(port, PRIVATE, token, before[1])
        (spool / "newest.txt").write_text(generated(ENTRIES + 1))
        yield (
            Peer("ours", port, wait_for_tag(port, OPEN, "", bases[0]), OPEN, "", bases[0]),
            Peer("ours", port, wait_for_tag(port, PRIVATE, token, bases[1]), PRIVATE, token, bases[1]),
        )


def keep_delta(peer: Peer, root: Path) -> None:
    """Put what ours answers with 226 beside the page, for the peers."""
    with closing(HTTPConnection("127.0.0.1", peer.port, timeout=10)) as connection:
        connection.request("GET", peer.path, headers={**shown(peer.token), "A-IM": "feed", "If-None-Match": peer.base})
        answer = connection.getresponse()
        content = answer.read()
    if answer.status != HTTPStatus.IM_USED:
        raise RuntimeError(f"{peer.name} answers {answer.status} where something is new since {peer.base}")
    if answer.getheader("Content-Encoding") == "gzip":
        content = gzip.decompress(content)
    file = root / peer.path[1:]
    file = file.with_name(DELTA)
    file.write_bytes(content)
    file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(content, 6, mtime=0))


def dispatch(number: int) -> Dispatch:
    """A generated dispatch of some 400 words."""
    moment = FIRST + timedelta(minutes=number)
    _, headline, text = generated(number).split("\n", 2)
    return Dispatch(
        guid=f"tag:wire.example,2026:dispatch/{number:024}",
        version=1,
        source="bench",
        headline=headline.capitalize(),
        body=Body(tuple(Paragraph(line.strip()) for line in text.splitlines() if line.strip())),
        created=moment,
        filed=moment,
        received=moment,
    )


@contextmanager
def nginx(root: Path, folder: Path, token: str) -> Iterator[tuple[Peer, Peer]]:
    """Serve the same folder by nginx, what is private to who shows the token."""
    folder.mkdir()
    port = free_port()
    settings = folder / "nginx.conf"
    settings.write_text(NGINX % {"workers": 1, "folder": folder, "port": port, "root": root, "token": token})
    with process(["nginx", "-e", "stderr", "-c", settings]):
        yield both("nginx gzip_static, one worker", port, port, token)


@contextmanager
def caddy(root: Path, folder: Path, token: str) -> Iterator[tuple[Peer, Peer]]:
    """Serve the same folder by Caddy, and at another port to who shows the token."""
    folder.mkdir()
    port, guarded = free_port(), free_port()
    settings = folder / "Caddyfile"
    settings.write_text(
        CADDY % {"port": port, "guarded": guarded, "root": root, "log": folder / "fetches", "token": token}
    )
    with process(["caddy", "run", "--adapter", "caddyfile", "--config", settings], GOMAXPROCS="1"):
        yield both("Caddy precompressed, GOMAXPROCS=1", port, guarded, token)


@contextmanager
def uvicorn(root: Path, token: str) -> Iterator[tuple[Peer, Peer]]:
    """Serve the same bytes by uvicorn, what is private to who shows the token."""
    port = free_port()
    with process([sys.executable, "-c", UVICORN, root, str(port), token]):
        yield both("uvicorn with Starlette", port, port, token)


def both(name: str, port: int, guarded: int, token: str) -> tuple[Peer, Peer]:
    """A server that is up, as it serves what is open and what is private; who shows no token does not get that."""
    with closing(HTTPConnection("127.0.0.1", guarded, timeout=10)) as connection:
        opened = Peer(name, port, wait_for_tag(port, OPEN))
        connection.request("GET", PRIVATE)
        if (status := connection.getresponse().status) != HTTPStatus.UNAUTHORIZED:
            raise RuntimeError(f"{name} answers {status} to who shows no token")
    return opened, Peer(name, guarded, wait_for_tag(guarded, PRIVATE, token), PRIVATE, token)


@contextmanager
def process(command: Sequence[str | Path], **environment: str) -> Iterator[None]:
    """Run a server, quietly."""
    running = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **environment}
    )
    try:
        yield
    finally:
        running.terminate()
        running.wait()


def load(peer: Peer, kind: str, connections: int) -> float:
    """Requests per second under wrk."""
    command = ["wrk", "-t1", "--timeout", "30s", f"-c{connections}", f"-d{SECONDS}s", "-H", "Accept-Encoding: gzip"]
    path = peer.path
    for name, value in shown(peer.token).items():
        command += ["-H", f"{name}: {value}"]
    if kind == "304":
        command += ["-H", f"If-None-Match: {peer.tag}"]
    elif kind == "226" and peer.base:
        command += ["-H", "A-IM: feed", "-H", f"If-None-Match: {peer.base}"]
    elif kind == "226":
        path = f"{path.rpartition('/')[0]}/{DELTA}"
    told = subprocess.run(
        [*command, f"http://127.0.0.1:{peer.port}{path}"], check=True, capture_output=True, text=True
    ).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", told)
    if found is None or "Non-2xx" in told or "Socket errors" in told:
        raise RuntimeError(f"{peer.name} did not stand the load:\n{told}")
    return float(found[1])


def shown(token: str) -> dict[str, str]:
    """The field that shows a token; none for none."""
    return {"Authorization": f"Bearer {token}"} if token else {}


def wait_for_tag(port: int, path: str, token: str = "", other_than: str = "") -> str:
    """Wait for a server to come up, and to have another page; the tag of its gzip page, checked to answer 304."""
    fields = {"Accept-Encoding": "gzip", **shown(token)}
    for _ in range(1_000):
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", path, headers=fields)
            response = connection.getresponse()
            response.read()
            tag = response.getheader("ETag")
            if response.status != HTTPStatus.OK or response.getheader("Content-Encoding") != "gzip" or tag is None:
                raise RuntimeError(f"port {port} does not serve the page as gzip: {response.status}")
            connection.request("GET", path, headers={**fields, "If-None-Match": tag})
            answer = connection.getresponse()
            answer.read()
            if tag == other_than or answer.getheader("ETag") != tag:  # it comes yet, or came in between
                raise ConnectionError
            if answer.status != HTTPStatus.NOT_MODIFIED:
                raise RuntimeError(f"port {port} answers {answer.status} to its own tag")
        except OSError:
            time.sleep(0.02)
        else:
            return tag
        finally:
            connection.close()
    raise RuntimeError(f"nothing came up on port {port}")
