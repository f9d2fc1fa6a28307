"""A record that is lost with all since its backup, and restored into another server: what readers and outlets see."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house import eventually
from tests.nats_servers import nats_server
from tests.nodes import Node, Wire, running
from tests.own_postgresql import OwnPostgresql, own_postgresql
from tests.receivers import Receivers, receivers

KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
AFTER = Path(__file__).parents[2] / "deploy" / "after-restore.sql"
MORE = """
[sections.all]
title = "All dispatches"
formats = ["rss", "ninjs"]

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


@pytest.fixture(autouse=True)
def _hook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYNDICATE_TEST_HOOK", KEY)


@dataclass
class Lost:
    """A wire whose record is lost after it was saved once.

    Attributes:
        wire: Its spool and its stand.
        node: Its only node.
        there: Who is told.
        dump: What was saved.
    """

    wire: Wire
    node: Node
    there: Receivers
    dump: Path

    def drop(self, name: str, version: int, status: str = "usable") -> None:
        """File a version of a story."""
        story = {
            "uri": f"tag:wire.example,2026:{name}",
            "version": str(version),
            "type": "text",
            "versioncreated": f"2026-11-26T12:00:{version:02}+00:00",
            "pubstatus": status,
            "headline": f"The {name} is at version {version}",
            "body_text": f"KESTREL BAY, Nov 26 (EXW) - Version {version} of the {name} was filed on Thursday.",
        }
        self.wire.drop(f"{name}-{version}.json", json.dumps(story))

    @property
    def told(self) -> dict[str, int]:
        """By webhook-id, how many calls it was called so: some may be repeated, none may say something else."""
        said: dict[str, set[tuple[str, str]]] = {}
        for call in list(self.there.calls):
            item = json.loads(call.content)["data"]
            said.setdefault(call.identifier, set()).add((item["uri"], item["version"]))
        assert all(len(meant) == 1 for meant in said.values()), said
        return {identifier: len(meant) for identifier, meant in said.items()}

    def last_told(self, name: str) -> tuple[str, str]:
        """The version and status of a story that the outlet was told last."""
        items = [json.loads(call.content)["data"] for call in list(self.there.calls)]
        found = [
            (item["version"], item.get("pubStatus", "usable")) for item in items if item["uri"].endswith(f":{name}")
        ]
        return found[-1] if found else ("", "")

    def page(self) -> str:
        """What readers see."""
        return self.node.get("/all/rss.xml").text


@contextmanager
def lost(folder: Path, restored: OwnPostgresql, nats: str, there: Receivers) -> Iterator[Lost]:
    """Three stories are saved; then one is corrected, one killed and another filed; then the record is lost."""
    with own_postgresql() as first:
        wire = Wire(folder, first.url(), nats, MORE.format(url=there.url("gazette")))
        found = Lost(wire, wire.node("node"), there, folder / "dump")
        with running(found.node):
            for name in ("port", "ferry", "strike"):
                found.drop(name, 1)
            eventually(lambda: len(found.told) == 3)
        _run(first, "pg_dump", "--format=custom", "--file", str(found.dump))
        with running(found.node):
            found.drop("ferry", 2)
            found.drop("strike", 2, "canceled")
            found.drop("storm", 1)
            eventually(lambda: len(found.told) == 6)
            assert "The storm" in found.page()
    _run(restored, "pg_restore", "--exit-on-error", str(found.dump), dbname="--dbname")
    config = found.node.folder / "config.toml"
    config.write_text(config.read_text().replace(first.url(), restored.url()))
    yield found


def _run(server: OwnPostgresql, program: str, *arguments: str, dbname: str = "") -> None:
    address = server.url().replace("+psycopg", "")
    command = [str(server.programs / program), *arguments, *filter(None, [dbname]), address]
    subprocess.run(command, check=True, capture_output=True)


def test_a_restored_record_takes_back_what_was_filed_since_and_tells_nothing_wrongly(tmp_path: Path) -> None:
    with (
        own_postgresql() as restored,
        nats_server(tmp_path / "nats") as nats,
        receivers() as there,
        lost(tmp_path, restored, nats.url, there) as found,
    ):
        told = set(found.told)
        _run(restored, "psql", "--single-transaction", "--set", "ON_ERROR_STOP=1", "--file", str(AFTER))
        found.drop("fog", 1)  # it is taken first, and told under the number that another version had
        os.utime(tmp_path / "spool" / "fog-1.json", (0, 0))
        for file in (tmp_path / "spool" / "done").rglob("*.json"):
            shutil.move(file, tmp_path / "spool" / file.name)
        _collect(found.node)
        with running(found.node):
            eventually(lambda: "The fog" in found.page())  # the stand showed the others all the time
            assert all(f"The {words}" in found.page() for words in ("storm", "ferry is at version 2"))
            assert "The strike is at version 1" not in found.page()
            found.drop("port", 2)
            eventually(lambda: found.last_told("port") == ("2", "usable"))
            eventually(lambda: "The port is at version 2" in found.page())
            assert found.last_told("ferry") == ("2", "usable")
            assert found.last_told("strike") == ("2", "canceled")
            assert told < set(found.told)


def _collect(node: Node) -> None:
    """Have the record know again what was filed, before anything is published of it."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    subprocess.run([sys.executable, "-m", "syndicate", "collect"], cwd=node.folder, env=environment, check=True)
