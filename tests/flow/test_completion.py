"""What shells propose, and bash itself asking."""

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import BashComplete

from syndicate.cli.completion import PROGRAM, VARIABLE
from syndicate.cli.main import syndicate
from tests.house import CONFIG, OwnHouse, make_house

OUTLETS = (
    '\n[outlets.gazette]\nprofile = "plain"\n\n[channels.post]\noutlet = "gazette"\ntype = "folder"\npath = "drop"\n'
)
STORY = b"Headline: Quay closed\n\nKESTREL BAY (Example Wire) - The quay was closed.\n"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> OwnHouse:
    house = make_house(tmp_path_factory.mktemp("completion"), CONFIG + OUTLETS)
    assert house.syndicate("file", given=STORY).code == 0
    return house


@pytest.fixture(scope="module")
def guid(house: OwnHouse) -> str:
    return str(json.loads(house.syndicate("list", "--json").out)["guid"])


def proposed(words: str) -> list[str]:
    *typed, incomplete = words.split(" ")
    return [item.value for item in BashComplete(syndicate, {}, PROGRAM, VARIABLE).get_completions(typed, incomplete)]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("publish ", ["all", "harbours"]),
        ("rebuild h", ["harbours"]),
        ("list --section a", ["all"]),
        ("tail --section ", ["all", "harbours"]),
        ("collect ", ["newsroom"]),
        ("import archive --source n", ["newsroom"]),
        ("outlet rotate ", ["gazette"]),
        ("check --outlet g", ["gazette"]),
        ("queue replay ", ["post"]),
        ("k", ["kill"]),
        ("outlet ro", ["rotate"]),
        ("backup --k", ["--keep"]),
        ("completion z", ["zsh"]),
    ],
)
def test_names_are_those_of_the_configuration(
    house: OwnHouse, monkeypatch: pytest.MonkeyPatch, words: str, names: list[str]
) -> None:
    monkeypatch.chdir(house.folder)
    assert proposed(words) == names


@pytest.mark.parametrize("verb", ["show", "kill", "hold", "release", "correct", "outlet fetched"])
def test_guids_are_those_of_the_store(house: OwnHouse, monkeypatch: pytest.MonkeyPatch, guid: str, verb: str) -> None:
    monkeypatch.chdir(house.folder)
    assert proposed(f"{verb} tag:") == [guid]
    assert proposed(f"{verb} --config {house.folder / 'config.toml'} tag:") == [guid]


def test_where_there_is_nothing_nothing_is_said_or_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert proposed("publish ") == []
    house = make_house(tmp_path)
    assert proposed("show ") == []
    assert [path.name for path in house.folder.iterdir()] == ["config.toml"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(house: OwnHouse, shell: str) -> None:
    script = house.syndicate("completion", shell)
    assert script.code == 0
    assert VARIABLE in script.out


ASKING = """
. ./complete.sh
complete -p syndicate
ask() { COMP_LINE="$1"; COMP_POINT=${#1}; COMPREPLY=(); _syndicate_completion syndicate 2>&1; echo "${COMPREPLY[*]}"; }
ask "syndicate publish h"
ask "syndicate show $GUID_BEGINS"
"""


def test_bash_itself_proposes_also_guids_which_it_takes_apart_at_colons(
    house: OwnHouse, guid: str, tmp_path: Path
) -> None:
    bash = shutil.which("bash")
    assert bash
    program = tmp_path / PROGRAM
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m syndicate "$@"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (house.folder / "complete.sh").write_text(house.syndicate("completion", "bash").out)
    given = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "GUID_BEGINS": guid[:-3]}
    done = subprocess.run(
        [bash, "--norc", "-c", ASKING],
        cwd=house.folder,
        env=given,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    registered, section, story = done.stdout.splitlines()
    assert registered == "complete -o nosort -F _syndicate_completion syndicate"
    assert section == "harbours"
    before, _, after = guid.rpartition(":")  # bash has what is before the last colon already
    assert before
    assert story == after
