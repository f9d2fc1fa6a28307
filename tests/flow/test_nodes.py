"""Three nodes on one PostgreSQL and one NATS, and everything that may befall them: nothing lost, doubled or inverted.

SYNDICATE_TORTURE=1 takes the long form: 50 kills, 10 restarts of NATS.
"""

import json
import os
import random
import signal
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.house import OwnHouse, eventually
from tests.nats_servers import NatsServer, nats_server
from tests.nodes import Node, Wire, running
from tests.own_postgresql import OwnPostgresql, own_postgresql
from tests.receivers import Receivers, receivers
from tests.torture import dice, times

KILLS = times(6, 50)
RESTARTS = times(2, 10)
CAUGHT_UP_SECS = 60.0
KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
MORE = """
[sections.all]
title = "All dispatches"
formats = ["rss", "ninjs"]
limit = 2000

[outlets.gazette]
profile = "plain"
sections = ["all"]

[channels.gazette]
type = "webhook"
outlet = "gazette"
url = "{url}"
secret_env = "SYNDICATE_TEST_HOOK"
allow_private = true
"""


@dataclass
class Desk:
    """An agency that files stories, new versions and kills.

    Attributes:
        wire: Where it drops them.
        stands: By guid, the version that is to stand.
        killed: Guids.
    """

    wire: Wire
    luck: random.Random = field(default_factory=dice)
    stands: dict[str, int] = field(default_factory=dict)
    killed: set[str] = field(default_factory=set)
    filed: int = 0

    def file(self) -> None:
        """File something."""
        alive = [guid for guid in self.stands if guid not in self.killed]
        chance = self.luck.random()
        if alive and chance < 0.5:
            guid = self.luck.choice(alive)
            self.stands[guid] += 1
            if chance < 0.1:
                self.killed.add(guid)
        else:
            guid = f"tag:wire.example,2026:story-{len(self.stands)}"
            self.stands[guid] = 1
        self._drop(guid, self.stands[guid])

    def file_for(self, secs: float, each_secs: float = 0.1) -> None:
        """File at an even rate."""
        until = time.monotonic() + secs
        while time.monotonic() < until:
            self.file()
            time.sleep(each_secs)

    def _drop(self, guid: str, version: int) -> None:
        self.filed += 1
        story = {
            "uri": guid,
            "version": str(version),
            "type": "text",
            "versioncreated": f"2026-11-26T12:00:{version % 60:02}+00:00",
            "pubstatus": "canceled" if guid in self.killed else "usable",
            "headline": f"Harbour talks {guid[-6:]} resume",
            "body_text": f"KESTREL BAY, Nov 26 (EXW) - Version {version} of {guid} was filed on Thursday.",
        }
        self.wire.drop(f"{self.filed:05}.json", json.dumps(story))


@dataclass(frozen=True)
class World:
    """Everything there is."""

    wire: Wire
    desk: Desk
    nodes: list[Node]
    postgresql: OwnPostgresql
    nats: NatsServer
    there: Receivers

    def caught_up(self) -> None:
        """Wait until everybody has everything; fail where anything is lost, doubled or inverted."""
        eventually(lambda: told_last(self.there) == self.desk.stands, CAUGHT_UP_SECS)
        shown = {guid: version for guid, version in self.desk.stands.items() if guid not in self.desk.killed}
        for node in self.nodes:
            eventually(lambda node=node: on_the_page(node) == shown, CAUGHT_UP_SECS)  # type: ignore[misc]
        assert not list((self.wire.folder / "spool").glob("*.json"))
        rejected = list((self.wire.folder / "spool" / "rejected").glob("*.json"))
        assert not rejected


def on_the_page(node: Node) -> dict[str, int]:
    """The version of each story that a node serves; it fails where a story is there twice."""
    items = [item for item in node.get("/all/ninjs.json").json() if item.get("pubStatus", "usable") == "usable"]
    twice = [guid for guid, times in Counter(item["uri"] for item in items).items() if times > 1]
    assert not twice
    return {item["uri"]: int(item["version"]) for item in items}


def told_last(there: Receivers) -> dict[str, int]:
    """The version of each story that was told last; it fails where an older one came after a newer one."""
    told: dict[str, int] = {}
    for call in list(there.calls):
        item = json.loads(call.content)["data"]
        version = int(item["version"])
        assert version >= told.get(item["uri"], 0), f"version {version} of {item['uri']} came after a newer one"
        told[item["uri"]] = version
    return told


@contextmanager
def world(folder: Path, *, nodes: int = 3) -> Iterator[World]:
    """Nodes that run until the block ends."""
    with own_postgresql() as postgresql, nats_server(folder / "nats") as nats, receivers() as there:
        wire = Wire(folder, postgresql.url(), nats.url, MORE.format(url=there.url("gazette")))
        every = [wire.node(f"node{number}") for number in range(nodes)]
        with running(*every):
            yield World(wire, Desk(wire), every, postgresql, nats, there)


@pytest.fixture(autouse=True)
def _hook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYNDICATE_TEST_HOOK", KEY)


def who_does_what(node: Node) -> dict[str, str]:
    """As `syndicate status` says it."""
    said = OwnHouse(node.folder, node.port).syndicate("status", "--json")
    return {post["post"]: post["node"] for post in json.loads(said.out)["posts"]}


def pid(node: Node) -> int:
    assert node.process is not None
    return node.process.pid


def test_nodes_that_are_killed_at_random_lose_nothing(tmp_path: Path) -> None:
    with world(tmp_path) as there:
        for _ in range(KILLS):
            node = there.desk.luck.choice(there.nodes)
            there.desk.file_for(there.desk.luck.random())
            node.kill()
            there.desk.file_for(there.desk.luck.random())
            node.start()
        for node in there.nodes:
            eventually(node.answers, CAUGHT_UP_SECS)
        there.caught_up()


def test_a_node_that_stood_still_past_its_leases_changes_nothing_when_it_goes_on(tmp_path: Path) -> None:
    with world(tmp_path) as there:
        for node in there.nodes:
            there.desk.file_for(1)
            holders = who_does_what(node)
            assert set(holders) == {"press", "courier:0", "collect:newsroom"}
            assert set(holders.values()) <= {f"{socket.gethostname()}:{pid(each)}" for each in there.nodes}
            node.tell(signal.SIGSTOP)
            there.desk.file_for(3 * there.wire.lease_secs)
            node.tell(signal.SIGCONT)
        there.caught_up()


def test_servers_that_go_and_come_back_cost_no_news(tmp_path: Path) -> None:
    with world(tmp_path) as there:
        for _ in range(RESTARTS):
            there.desk.file_for(0.5)
            there.nats.kill()
            there.desk.file_for(0.5)
            there.nats.start()
        there.nats.kill()
        there.nats.wipe()
        there.nats.start()
        there.desk.file_for(0.5)
        there.postgresql.stop()
        there.desk.file_for(1)
        there.postgresql.start()
        there.desk.file_for(0.5)
        there.caught_up()


def test_a_node_is_upgraded_after_the_other_and_nobody_waits(tmp_path: Path) -> None:
    with world(tmp_path) as there:
        for node in there.nodes:
            there.desk.file_for(0.5)
            node.stop()
            assert all(other.answers() for other in there.nodes if other is not node)
            there.desk.file_for(0.5)
            node.start()
            eventually(node.answers, CAUGHT_UP_SECS)
        there.caught_up()


def test_a_node_that_is_cut_off_is_taken_over_and_comes_back(tmp_path: Path) -> None:
    with (
        own_postgresql() as postgresql,
        nats_server(tmp_path / "nats", address="0.0.0.0") as nats,  # noqa: S104 - the namespace is another machine
        receivers() as there,
    ):
        wire = Wire(tmp_path, postgresql.url(), nats.url, MORE.format(url=there.url("gazette")))
        with namespace() as apart:
            hosts = {"127.0.0.1": apart.outside}
            far = wire.node("far", hosts, roles="collect,publish,serve", within=apart.within, host=apart.inside)
            near = wire.node("near")
            desk = Desk(wire)
            with running(far):
                desk.file_for(1)
                with running(near):
                    apart.cut()
                    desk.file_for(4 * wire.lease_secs)
                    eventually(lambda: told_last(there) == desk.stands, CAUGHT_UP_SECS)
                    apart.join()
                    desk.file_for(1)
                    World(wire, desk, [near, far], postgresql, nats, there).caught_up()


@dataclass(frozen=True)
class Apart:
    """A network namespace that a node runs in.

    Attributes:
        name: Of it.
        inside: Its address.
        outside: Ours, as seen from it.
    """

    name: str
    inside: str
    outside: str

    @property
    def within(self) -> list[str]:
        """What runs a command in it."""
        return ["ip", "netns", "exec", self.name]

    def cut(self) -> None:
        """Let nothing through."""
        _ip("link", "set", f"{self.name}o", "down")

    def join(self) -> None:
        """Let everything through again."""
        _ip("link", "set", f"{self.name}o", "up")


@contextmanager
def namespace() -> Iterator[Apart]:
    """A network namespace, and a cable to it, until the block ends."""
    number = os.getpid() % 250
    apart = Apart(f"syn{number}", f"10.213.{number}.2", f"10.213.{number}.1")
    undone: list[Callable[[], None]] = []
    try:
        try:
            _ip("netns", "add", apart.name)
        except (OSError, subprocess.CalledProcessError):
            pytest.skip("a network namespace cannot be made: needs root and the program ip")
        undone.append(lambda: _ip("netns", "delete", apart.name))
        _ip("link", "add", f"{apart.name}o", "type", "veth", "peer", "name", f"{apart.name}i")
        undone.append(lambda: _ip("link", "delete", f"{apart.name}o"))
        _ip("link", "set", f"{apart.name}i", "netns", apart.name)
        _ip("address", "add", f"{apart.outside}/24", "dev", f"{apart.name}o")
        _ip("link", "set", f"{apart.name}o", "up")
        for command in (
            ["address", "add", f"{apart.inside}/24", "dev", f"{apart.name}i"],
            ["link", "set", f"{apart.name}i", "up"],
            ["link", "set", "lo", "up"],
        ):
            subprocess.run([*apart.within, "ip", *command], check=True, capture_output=True)
        yield apart
    finally:
        for undo in reversed(undone):
            undo()


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True)
