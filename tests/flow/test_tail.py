"""`syndicate tail` on a store and on a web server, with and without a terminal."""

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.house import CONFIG, PATIENCE_SECS, OwnHouse, eventually, make_house


def story(number: int, words: str = "", urgency: int = 4) -> bytes:
    return f"""Headline: Quay {number} closed {words}
Urgency: {urgency}

KESTREL BAY (Example Wire) - Quay {number} was closed {words}.
""".encode()


@pytest.fixture
def house(tmp_path: Path) -> OwnHouse:
    return make_house(tmp_path, CONFIG.replace('keywords = ["harbour"]', 'texts = ["harbour"]'))


@pytest.fixture
def filed(house: OwnHouse) -> OwnHouse:
    """A house with two stories, one in harbours, the other killed."""
    for number, words in (1, "at the harbour"), (2, ""):
        assert house.syndicate("file", given=story(number, words)).code == 0
    killed = next(line for line in told(house) if line["sections"] == ["all"])
    assert house.syndicate("kill", killed["data"]["uri"], "--note", "Wrong from the start.").code == 0
    return house


def told(house: OwnHouse, *options: str) -> list[dict[str, Any]]:
    done = house.syndicate("tail", "--no-wait", "--json", *options)
    assert done.code == 0, done.err
    return [json.loads(line) for line in done.out.splitlines()]


def test_the_newest_come_first_to_last_and_a_kill_repeats_nothing(filed: OwnHouse) -> None:
    done = filed.syndicate("tail", "--no-wait")
    first, kill = done.out.splitlines()
    assert first.endswith("4 Quay 1 closed at the harbour [all, harbours]")
    assert "KILL Wrong from the start. tag:wire.example" in kill
    assert "Quay 2" not in kill
    assert "\x1b" not in done.out
    assert filed.syndicate("tail", "--no-wait", "--last", "0").out == ""
    assert [line["type"] for line in told(filed, "--last", "1")] == ["dispatch.canceled"]


def test_a_section_can_be_asked_for(filed: OwnHouse) -> None:
    assert [line["sections"] for line in told(filed, "--section", "harbours")] == [["all", "harbours"]]
    refused = filed.syndicate("tail", "--section", "harbor")
    assert (refused.code, "not one of all, harbours" in refused.err) == (2, True)


@contextmanager
def following(house: OwnHouse, *options: str, stdout: int) -> Iterator["subprocess.Popen[str]"]:
    program = subprocess.Popen(
        [sys.executable, "-m", "syndicate", "tail", *options],
        cwd=house.folder,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "80"},
    )
    try:
        yield program
    finally:
        program.kill()
        program.wait()
        for stream in (program.stdout, program.stderr):
            if stream:
                stream.close()


def test_it_follows_and_ends_on_ctrl_c(filed: OwnHouse) -> None:
    with following(filed, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        assert [program.stdout.readline() for _ in range(2)]
        assert filed.syndicate("file", given=story(3, urgency=1)).code == 0
        assert "1 Quay 3 closed [all]" in program.stdout.readline()
        program.send_signal(signal.SIGINT)
        assert (program.wait(PATIENCE_SECS), program.stderr.read()) == (0, "")


def test_it_ends_when_nobody_reads_any_more_though_nothing_comes(filed: OwnHouse) -> None:
    with following(filed, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.readline()
        program.stdout.close()
        assert (program.wait(PATIENCE_SECS), program.stderr.read()) == (0, "")


def test_in_a_terminal_kills_are_red(filed: OwnHouse) -> None:
    ours, theirs = pty.openpty()
    try:
        with following(filed, "--no-wait", stdout=theirs) as program:
            assert program.wait(PATIENCE_SECS) == 0
            shown = os.read(ours, 10_000).decode()
    finally:
        os.close(ours)
        os.close(theirs)
    plain, kill = [line for line in shown.split("\r\n") if line]
    assert "\x1b" not in plain
    assert kill.startswith("\x1b[1;31m")


def test_the_wire_of_another_is_followed_also_when_it_was_not_there_before(house: OwnHouse, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    numbers = count(1)

    def another() -> bool:
        house.drop("next.txt", story(next(numbers)))
        return bool(seen.read_text())

    with seen.open("w") as out, following(house, house.address, "--json", stdout=out.fileno()) as program:
        with house.running():
            eventually(another)
        assert program.poll() is None
    first = json.loads(seen.read_text().splitlines()[0])
    assert (first["type"], first["sections"]) == ("dispatch.usable", ["all"])
    assert first["data"]["headlines"][0]["value"].startswith("Quay ")
    assert int(first["id"]) > 0


def test_what_is_no_wire_is_told(house: OwnHouse) -> None:
    house.syndicate("file", given=story(1))
    with house.serving():
        refused = house.syndicate("tail", f"{house.address}/all/rss.xml")
        assert (refused.code, "is no wire" in refused.err) == (1, True)
    assert house.syndicate("tail", "wire.example").code == 2
    assert house.syndicate("tail", house.address, "--token-env", "SYNDICATE_NO_SUCH").code == 2
