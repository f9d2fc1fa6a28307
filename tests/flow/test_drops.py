"""Drops from end to end: the daemon fills a folder, an SFTP and an FTP server, whatever happens to them or to it."""

import json
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from tests.channels import Gate, gate
from tests.house import OwnHouse, eventually, make_house
from tests.remote_servers import PASSWORD, USER, ftp_server, sftp_folder
from tests.torture import dice, slices, times

STORY = "HARBOUR TALKS {}\n\nPORT AVEL, Norvia (EXW) - Talks on the harbour resumed.\n\nPilots waited.\n"
KILLS = times(4, 100)
"""Of a slice; 500 in all at length."""

OUTLETS = """
[outlets.gazette]
profile = "plain"

[channels.local]
type = "folder"
outlet = "gazette"
path = "drop"

[channels.remote]
type = "sftp"
outlet = "gazette"
host = "127.0.0.1"
port = {sftp_port}
username = "{user}"
password_env = "SYNDICATE_TEST_PASSWORD"
known_hosts = "known_hosts"
path = "{sftp_path}"
allow_private = true
timeout_secs = 2

[channels.old]
type = "ftp"
outlet = "gazette"
host = "127.0.0.1"
port = {ftp_port}
username = "{user}"
password_file = "password"
ca_file = "{ca_file}"
allow_private = true
form = "text"
"""


@dataclass(frozen=True, slots=True)
class Drops:
    """A house that fills three folders, one of them behind a gate."""

    house: OwnHouse
    local: Path
    remote: Path
    old: Path
    gate: Gate

    @property
    def all(self) -> tuple[Path, Path, Path]:
        return self.local, self.remote, self.old


@pytest.fixture
def drops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Drops]:
    monkeypatch.setenv("SYNDICATE_TEST_PASSWORD", PASSWORD)
    house = make_house(tmp_path)
    (tmp_path / "drop").mkdir()
    (tmp_path / "password").write_text(f"{PASSWORD}\n")
    with ExitStack() as opened:
        sftp = sftp_folder()
        ftp = opened.enter_context(ftp_server(tmp_path, tls=True))
        before = opened.enter_context(gate(sftp.port))
        known = sftp.proof.read_text().replace(f":{sftp.port} ", f":{before.port} ")
        (tmp_path / "known_hosts").write_text(known)
        config = tmp_path / "config.toml"
        fields = {"sftp_port": before.port, "sftp_path": sftp.path, "ftp_port": ftp.port, "ca_file": ftp.proof}
        config.write_text(config.read_text() + OUTLETS.format(user=USER, **fields))
        yield Drops(house, tmp_path / "drop", sftp.folder, ftp.folder, before)


def seen(folder: Path) -> list[Path]:
    """What lies there for all to see, in the order of names."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def versions(folder: Path) -> list[int]:
    return [version_of(path) for path in seen(folder)]


def version_of(path: Path) -> int:
    return int(path.name.partition(".")[0].rpartition("-v")[2])


def on_the_wire(house: OwnHouse) -> dict[str, int]:
    listed = [json.loads(line) for line in house.syndicate("list", "--most", "1000", "--json").out.splitlines()]
    return {story["guid"]: story["version"] for story in listed}


def test_every_version_is_a_file_and_a_kill_says_nothing_of_its_story(drops: Drops) -> None:
    house = drops.house
    said = house.syndicate("check", "--connect")
    assert said.code == 0, said.err
    assert said.out.count(": files can be written\n") == 3
    assert not any(map(seen, drops.all))
    with house.running():
        house.drop("first.txt", STORY.format("RESUME"))
        eventually(lambda: all(versions(folder) == [1] for folder in drops.all))
        guid = next(iter(on_the_wire(house)))
        for version, verb in enumerate(("correct", "hold", "release", "kill"), 2):
            assert house.syndicate(verb, guid, "--note", "Wrong quay.").code == 0
            eventually(lambda: all(versions(folder)[-1] == version for folder in drops.all))  # noqa: B023 - at once
    for folder in drops.all:
        assert versions(folder) == [1, 2, 3, 4, 5]
        assert [b"Talks on the harbour" in path.read_bytes() for path in seen(folder)] == [
            True,
            True,
            False,
            True,
            False,
        ]
        assert b"TALKS" not in seen(folder)[-1].read_bytes().upper()
    for path in (*seen(drops.local), *seen(drops.remote)):
        assert etree.fromstring(path.read_bytes()).get("version") == str(version_of(path))
    assert [path.read_bytes() for path in seen(drops.local)] == [path.read_bytes() for path in seen(drops.remote)]


def test_a_server_that_hangs_delays_no_other_and_what_it_missed_follows(drops: Drops) -> None:
    house = drops.house
    drops.gate.mode = "hang"
    with house.running():
        house.drop("first.txt", STORY.format("RESUME"))
        eventually(lambda: versions(drops.local) == [1] == versions(drops.old))
        guid = next(iter(on_the_wire(house)))
        assert house.syndicate("correct", guid, "--note", "Wrong quay.").code == 0
        eventually(lambda: versions(drops.local) == [1, 2] == versions(drops.old))
        assert seen(drops.remote) == []
        eventually(lambda: "not done within 2 seconds" in house.syndicate("queue", "list", "--state", "superseded").out)
        drops.gate.mode = "open"
        eventually(lambda: versions(drops.remote) == [2])
        channels = {one["channel"]: one for one in json.loads(house.syndicate("status", "--json").out)["channels"]}
    assert [(channels[name]["type"], channels[name]["outlet"]) for name in ("local", "remote", "old")] == [
        ("folder", "gazette"),
        ("sftp", "gazette"),
        ("ftp", "gazette"),
    ]
    log = (house.folder / "daemon.log").read_text()
    assert PASSWORD not in log


def test_a_server_that_is_down_gets_everything_once_it_is_up(drops: Drops) -> None:
    house = drops.house
    drops.gate.mode = "shut"
    house.drop("first.txt", STORY.format("RESUME"))
    house.drop("second.txt", STORY.format("FAIL").replace("Pilots", "Captains"))
    for verb in ("collect", "publish", "deliver"):
        assert house.syndicate(verb).code == 0
    waiting = [json.loads(line) for line in house.syndicate("queue", "list", "--json").out.splitlines()]
    assert {(one["channel"], one["state"], one["attempts"]) for one in waiting} == {("remote", "waiting", 1)}
    assert all("the SFTP server 127.0.0.1 does not answer" in one["answer"] for one in waiting)
    failed = house.syndicate("check", "--connect")
    assert (failed.code, "channels.remote: the SFTP server 127.0.0.1 does not answer" in failed.err) == (1, True)
    drops.gate.mode = "open"
    assert house.syndicate("queue", "retry", *(str(one["number"]) for one in waiting)).code == 0
    assert house.syndicate("deliver").out == "2 calls ended; 0 deliveries wait for later.\n"
    assert versions(drops.remote) == [1, 1]


def test_what_is_tried_while_the_password_is_wrong_goes_through_once_it_is_right(
    drops: Drops, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = drops.house
    monkeypatch.setenv("SYNDICATE_TEST_PASSWORD", "open-barley")
    house.drop("first.txt", STORY.format("RESUME"))
    for verb in ("collect", "publish", "deliver"):
        assert house.syndicate(verb).code == 0
    [waiting] = [json.loads(line) for line in house.syndicate("queue", "list", "--json").out.splitlines()]
    assert (waiting["channel"], waiting["state"]) == ("remote", "waiting")
    assert waiting["answer"].endswith("does not let desk in; see 'username', 'password' and 'key_file'")
    assert "open-barley" not in house.syndicate("check", "--connect").err
    monkeypatch.setenv("SYNDICATE_TEST_PASSWORD", PASSWORD)
    house.syndicate("queue", "retry", str(waiting["number"]))
    house.syndicate("deliver")
    assert versions(drops.remote) == [1]


@pytest.mark.parametrize("part", slices(5))
def test_a_daemon_that_is_killed_again_and_again_leaves_whole_files_of_all_that_stands(
    part: int, drops: Drops, record_property: Callable[[str, object], None]
) -> None:
    house = drops.house
    chance = dice(part)
    for kill in range(KILLS):
        with house.running() as daemon:
            house.drop(f"{kill}.txt", STORY.format(f"RESUME {kill}").replace("Pilots", f"Pilots {kill}"))
            for guid in list(on_the_wire(house))[:2]:
                assert house.syndicate("correct", guid, "--note", f"Corrects {kill}.").code == 0
            time.sleep(chance.random() * 0.4)
            daemon.send_signal(signal.SIGKILL)
            daemon.wait()
    with house.running():
        eventually(lambda: len(on_the_wire(house)) == KILLS and last_of(drops.local) == on_the_wire(house), 60)
        eventually(lambda: last_of(drops.remote) == on_the_wire(house), 60)
        eventually(lambda: len(latest(drops.old)) == KILLS, 60)
    assert all(path.read_bytes().endswith(b"-0-\n") for path in seen(drops.old))
    record_property("daemons killed (drops)", KILLS)


def last_of(folder: Path) -> dict[str, int]:
    """The version of each story whose file is last; it fails where one is not whole, or an older one comes later."""
    found: dict[str, int] = {}
    for path in seen(folder):
        item = etree.fromstring(path.read_bytes())
        guid = str(item.get("guid"))
        assert version_of(path) > found.get(guid, 0), "an older version sorts behind a newer one"
        found[guid] = version_of(path)
    return found


def latest(folder: Path) -> dict[str, int]:
    return {path.name.split("-")[1]: version_of(path) for path in seen(folder)}
