"""Nodes of one syndicate: daemons on a PostgreSQL and a NATS of their own, a stand and a spool that they share."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import requests

from tests.forge import ROOT, Forged, forge
from tests.house import PATIENCE_SECS, eventually
from tests.ports import free_port

CONFIG = """
[agency]
name = "Example Wire"
tag = "EXW"
domain = "wire.example"
base_url = "http://127.0.0.1:{port}/"

[sources.newsroom]
type = "spool"
path = "{folder}/spool"

[store]
url = "{store}"

[bus]
url = "{bus}"

[nodes]
lease_secs = {lease_secs}

[stand]
{stand}

[web]
host = "0.0.0.0"
port = {port}
"""


@dataclass
class Node:
    """A daemon, which may be killed and stopped.

    Attributes:
        name: Of its own.
        folder: Where it runs, and its configuration lies.
        port: Of its web server.
        roles: What it does.
        within: What it is run by: a command that enters a network namespace, say.
        host: Where its web server is reached.
    """

    name: str
    folder: Path
    port: int
    roles: str = "collect,publish,deliver,serve"
    within: Sequence[str] = ()
    host: str = "127.0.0.1"
    process: "subprocess.Popen[bytes] | Forged | None" = field(default=None, init=False)

    def start(self) -> None:
        """Begin to run; it answers some time later."""
        with (self.folder / "daemon.log").open("ab") as log:
            arguments = ["run", "--roles", self.roles]
            if self.within:
                command = [*self.within, sys.executable, "-m", "syndicate", *arguments]
                environment = {**os.environ, "PYTHONPATH": str(ROOT)}
                self.process = subprocess.Popen(command, cwd=self.folder, stdout=log, stderr=log, env=environment)
            else:
                self.process = forge().start(arguments, self.folder, log.fileno())

    def tell(self, number: int) -> None:
        """Send it a signal."""
        assert self.process is not None
        self.process.send_signal(number)

    def kill(self) -> None:
        """End it without a word."""
        self.tell(signal.SIGKILL)
        assert self.process is not None
        self.process.wait()

    def stop(self) -> None:
        """End it as an operator does."""
        self.tell(signal.SIGCONT)
        self.tell(signal.SIGTERM)
        assert self.process is not None
        try:
            code = self.process.wait(2 * PATIENCE_SECS)
        finally:
            self.process.kill()
        assert code == 0, f"{self.name} ended with {code}: {self.log[-2000:]}"

    @property
    def is_alive(self) -> bool:
        """Whether it runs."""
        return self.process is not None and self.process.poll() is None

    @property
    def log(self) -> str:
        """What it said."""
        return (self.folder / "daemon.log").read_text()

    def get(self, path: str) -> requests.Response:
        """Fetch a page from it."""
        return requests.get(f"http://{self.host}:{self.port}{path}", timeout=PATIENCE_SECS)

    def answers(self) -> bool:
        """Whether its web server does."""
        try:
            return self.get("/").ok
        except requests.RequestException:
            return False


@dataclass(frozen=True, slots=True)
class Wire:
    """What nodes share.

    Attributes:
        folder: Of the spool and the stand.
        store: As `[store] url`.
        bus: As `[bus] url`.
        more: Of config.toml.
        lease_secs: As `[nodes] lease_secs`.
        stand: As `[stand]`; empty for a folder that they share.
    """

    folder: Path
    store: str
    bus: str
    more: str = '[sections.all]\ntitle = "All dispatches"\nlimit = 500\n'
    lease_secs: int = 2
    stand: str = ""

    def node(self, name: str, hosts: Mapping[str, str] | None = None, **settings: object) -> Node:
        """Lay a node out; it does not run yet.

        Args:
            name: Of its own.
            hosts: What to write instead of an address in `store` and `bus`, as it sees another.
            settings: Of :class:`Node`.
        """
        folder = self.folder / name
        folder.mkdir()
        (self.folder / "spool").mkdir(exist_ok=True)
        port = free_port()
        store, bus = self.store, self.bus
        for known, seen in (hosts or {}).items():
            store, bus = store.replace(known, seen), bus.replace(known, seen)
        stand = self.stand or f'path = "{self.folder}/feeds"'
        config = CONFIG.format(
            port=port, folder=self.folder, store=store, bus=bus, lease_secs=self.lease_secs, stand=stand
        )
        (folder / "config.toml").write_text(config + self.more)
        return Node(name, folder, port, **settings)  # type: ignore[arg-type]

    def drop(self, name: str, text: str) -> None:
        """Put a finished file into the spool that all nodes look into."""
        aside = self.folder / f"{name}.aside"
        aside.write_text(text)
        aside.rename(self.folder / "spool" / name)


@contextmanager
def running(*nodes: Node) -> Iterator[None]:
    """Run nodes until the block ends; each must stop by itself on SIGTERM."""
    for node in nodes:
        node.start()
    try:
        for node in nodes:
            if "serve" in node.roles:
                eventually(node.answers, 3 * PATIENCE_SECS)
        yield
        for node in nodes:
            if node.is_alive:
                node.stop()
    except BaseException as error:
        for node in nodes:
            error.add_note(f"{node.name} said last:\n{node.log[-4000:]}")
        raise
    finally:
        for node in nodes:
            if node.is_alive:
                node.kill()
