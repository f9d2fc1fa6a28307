"""The tutorial, as somebody new types it in a clone of the project; everything that it says is looked at."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from syndicate.config import load
from syndicate.rules.addresses import item_path
from tests.house import PATIENCE_SECS, OwnHouse, eventually, make_house
from tests.markdown import ROOT, blocks
from tests.terminal import Terminal, terminal

PAGE = "docs/tutorial/first-feed.md"
GIT = shutil.which("git")
FEEDS = ("rss.xml", "atom.xml", "feed.json", "newsml-g2.xml")
FORMS = ("", *FEEDS)

pytestmark = pytest.mark.skipif(GIT is None or not (ROOT / ".git").exists(), reason="this is no checkout of git")


@dataclass(frozen=True, slots=True)
class Desk:
    """What the reader of the page has before them."""

    house: OwnHouse
    shell: Terminal
    log: Path

    def type(self, beginning: str, guid: str = "") -> str:
        """Type a block of the page."""
        return self.shell.type(block(beginning).replace("GUID", guid))

    def save(self, beginning: str, name: str) -> None:
        """Save a block of the page as a file."""
        Path(self.shell.here(name)).write_text(block(beginning))

    def world(self, file: str = "") -> str:
        return self.house.get(f"/world/{file}").text


def block(beginning: str) -> str:
    [found] = [one.text for one in blocks(PAGE) if one.text.startswith(beginning)]
    return found


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make` would install: the environment of these tests, with the program of the clone."""
    folder = tmp_path_factory.mktemp("venv")
    for name, command in (("python", ""), ("syndicate", "-m syndicate")):
        file = folder / name
        file.write_text(f'#!/bin/sh\nPYTHONPATH="$CLONE" exec {sys.executable} {command} "$@"\n')
        file.chmod(0o755)
    return folder


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, programs: Path) -> Iterator[Desk]:
    """The desk after the first step, on a port of its own."""
    folder = tmp_path_factory.mktemp("new") / "syndicate"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
    port = make_house(tmp_path_factory.mktemp("port")).port
    config = folder / "config.toml"
    config.write_text(re.sub(r"\b8080\b", str(port), config.read_text()))
    (folder / "tmp").mkdir()
    log = folder / "tmp" / "log"
    house = OwnHouse(folder, port)
    with terminal(house, programs, {}, {"CLONE": str(folder)}) as shell, log.open("ab") as stream:
        ready = folder / ".venv" / ".ready"
        ready.touch()
        running = subprocess.Popen(
            block("make run").split(),
            cwd=folder,
            env={**os.environ, "CLONE": str(folder)},
            stdout=stream,
            stderr=stream,
            start_new_session=True,
        )
        try:
            eventually(lambda: "<article" in house.get("/world/").text or running.poll() is not None)
            yield Desk(house, shell, log)
        finally:
            os.killpg(running.pid, signal.SIGINT)
            running.wait(PATIENCE_SECS)
    assert "Traceback" not in log.read_text()


def test_the_tutorial_is_true(desk: Desk) -> None:
    begins(desk)
    guid = files(desk)
    updates(desk, guid)
    corrects(desk, guid)
    kills(desk, guid)


def begins(desk: Desk) -> None:
    assert f"{desk.house.address}/" in desk.log.read_text()
    assert "example dispatches are filed" in desk.log.read_text()
    assert "Meridian Press" in desk.house.get("/").text


def files(desk: Desk) -> str:
    headline = "Canal lock at Hollin closes for repairs"
    desk.save("BC-Canal Lock\n", "/tmp/lock.txt")  # noqa: S108 - as the page says; it is put into the clone
    desk.type("cp /tmp/lock.txt")
    eventually(lambda: all(headline in desk.world(form) for form in FORMS))
    slips = re.findall(r"<article.*?</article>", desk.world(), re.DOTALL)
    assert "KILL" in slips[0].upper()
    assert headline in slips[1]
    eventually((desk.house.spool / "done" / "lock.txt").is_file)
    opml = desk.house.get("/feeds.opml").text
    assert all(f"/{section.name}/" in opml for section in load(desk.house.folder / "config.toml").sections)
    told = desk.type(".venv/bin/syndicate read")
    assert headline in told
    [guid] = [
        str(story["guid"])
        for story in map(json.loads, desk.shell.type(".venv/bin/syndicate list --json").splitlines())
        if story["headline"] == headline
    ]
    assert guid in told
    assert guid.startswith("tag:")
    return guid


def updates(desk: Desk, guid: str) -> None:
    address = f"/{item_path(guid)}"
    assert "stay closed until May" not in desk.house.get(address).text
    desk.save("BC-Canal Lock, 1st Ld", "/tmp/lock2.txt")  # noqa: S108 - likewise
    desk.shell.type("cp /tmp/lock2.txt spool/")
    eventually(lambda: "stay closed until May" in desk.house.get(address).text)
    shown = desk.shell.type(f".venv/bin/syndicate show {guid} --json").splitlines()
    assert [json.loads(line)["version"] for line in shown] == [1, 2]


def corrects(desk: Desk, guid: str) -> None:
    correction, _ = block(".venv/bin/syndicate correct").splitlines()
    assert "running daemon publishes it" in desk.shell.type(correction.replace("GUID", guid))
    note = "Corrects the day in paragraph 1: Friday, not Thursday."
    eventually(lambda: all(note in desk.world(form) for form in FEEDS))
    page = desk.house.get(f"/{item_path(guid)}").text.partition("<main")[2]
    assert page.index(note) < page.index("stay closed until May")


def kills(desk: Desk, guid: str) -> None:
    _, kill = block(".venv/bin/syndicate correct").splitlines()
    desk.shell.type(kill.replace("GUID", guid))
    note = "The harbour office withdrew its statement."
    eventually(lambda: all(note in desk.world(form) for form in FEEDS))
    eventually(lambda: "Canal lock" not in desk.world())
    assert [form for form in FORMS if "Canal lock" in desk.world(form)] == []
    eventually(lambda: desk.house.get(f"/{item_path(guid)}").status_code == 410)
    desk.shell.type("cp /tmp/lock2.txt spool/late.txt")
    eventually((desk.house.spool / "done" / "late.txt").is_file)
    assert desk.house.get(f"/{item_path(guid)}").status_code == 410
    assert "Canal lock" not in desk.world()


def test_what_the_readme_files_is_on_the_pages_at_once(desk: Desk) -> None:
    [command] = [one.text for one in blocks("README.md") if one.text.startswith("printf")]
    desk.shell.type(command)
    eventually(lambda: "Harbour pilots end strike" in desk.house.get("/").text)
    eventually((desk.house.spool / "done" / "pilots.txt").is_file)


def test_the_configuration_that_comes_along_is_sound(desk: Desk) -> None:
    assert desk.type(".venv/bin/syndicate check").endswith("All right.\n")
