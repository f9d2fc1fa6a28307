"""The daemon under a service manager: what it says over a real socket, and the unit in deploy/ as systemd reads it."""

import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.house import CONFIG, PATIENCE_SECS, OwnHouse, eventually, make_house

ROOT = Path(__file__).parents[2]
UNIT = ROOT / "deploy" / "syndicate.service"


@dataclass
class Manager:
    """What systemd is for the daemon.

    Attributes:
        address: As NOTIFY_SOCKET has it.
        channel: Where it listens.
        heard: Every datagram so far.
    """

    address: str
    channel: socket.socket
    heard: list[str] = field(default_factory=list)

    def listen(self, secs: float = 0.0) -> None:
        """Take what was said, and wait so long for more."""
        until = time.monotonic() + secs
        while select.select([self.channel], [], [], max(0.0, until - time.monotonic()))[0]:
            self.heard.append(self.channel.recv(4096).decode())

    def said(self) -> list[str]:
        """Everything until now."""
        self.listen(0.05)
        return self.heard

    def told(self, start: str, times: int = 1) -> bool:
        return sum(each.startswith(start) for each in self.said()) >= times


@contextmanager
def manager(address: str) -> Iterator[Manager]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
        channel.bind(address.replace("@", "\0", 1))
        yield Manager(address, channel)


@pytest.fixture(params=["file", "abstract"])
def listening(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Manager]:
    address = f"@syndicate-{uuid.uuid4()}" if request.param == "abstract" else str(tmp_path / "notify")
    with manager(address) as found:
        yield found


@pytest.fixture
def house(tmp_path: Path) -> OwnHouse:
    return make_house(tmp_path)


def test_ready_reloading_ready_and_stopping_are_said(
    house: OwnHouse, listening: Manager, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", listening.address)
    monkeypatch.setenv("WATCHDOG_USEC", "20000000")
    with house.running() as daemon:
        eventually(lambda: listening.told("READY=1"))
        eventually(lambda: listening.told("WATCHDOG=1"))
        assert house.get("/readyz").status_code == 200
        [ready] = [each for each in listening.heard if each.startswith("READY=1")]
        assert ready == f"READY=1\nSTATUS=Example Wire: collect, deliver, publish, serve at {house.address}/"
        daemon.send_signal(signal.SIGHUP)
        eventually(lambda: listening.told("READY=1", 2))
        config = house.folder / "config.toml"
        config.write_text(CONFIG.format(port=house.port) + "\n[sections.quays]\nlimit = 0\n")
        daemon.send_signal(signal.SIGHUP)
        eventually(lambda: listening.told("READY=1", 3))
        assert "not reloaded" in listening.heard[-1] or "not reloaded" in listening.heard[-2]
    eventually(lambda: listening.told("STOPPING=1"))
    words = [each.partition("\n")[0] for each in listening.heard if not each.startswith("WATCHDOG")]
    assert words == ["READY=1", "RELOADING=1", "READY=1", "RELOADING=1", "READY=1", "STOPPING=1"]
    reloading = next(each for each in listening.heard if each.startswith("RELOADING=1"))
    assert "\nMONOTONIC_USEC=" in reloading


def test_a_worker_that_hangs_ends_the_signs_of_life_until_it_goes_on(house: OwnHouse, tmp_path: Path) -> None:
    with manager(f"@syndicate-{uuid.uuid4()}") as listening, (tmp_path / "daemon.log").open("wb") as log:
        environment = {**os.environ, "NOTIFY_SOCKET": listening.address, "WATCHDOG_USEC": "2000000"}
        environment["PYTHONPATH"] = str(ROOT)
        command = [sys.executable, "-m", "tests.fault.hung_process"]
        with subprocess.Popen(command, cwd=house.folder, env=environment, stdout=log, stderr=log) as daemon:
            try:
                eventually(lambda: listening.told("READY=1"))
                eventually(lambda: listening.told("WATCHDOG=1", 2))
                (house.folder / "hang").touch()
                eventually(lambda: any("Not going on" in each and "press" in each for each in listening.said()))
                signs = listening.heard.count("WATCHDOG=1")
                listening.listen(2.5)  # longer than the manager waits
                assert listening.heard.count("WATCHDOG=1") == signs
                assert house.get("/healthz").status_code == 200
                assert house.get("/readyz").json()["checks"]["workers"] == {"ok": False, "trouble": "not going on"}
                told = (tmp_path / "daemon.log").read_text()
                assert "a worker does not go on" in told
                assert "hanging" in told
                (house.folder / "hang").unlink()
                eventually(lambda: listening.told("WATCHDOG=1", signs + 1))
                daemon.send_signal(signal.SIGTERM)
                assert daemon.wait(PATIENCE_SECS) == 0
            finally:
                daemon.kill()


def unit(folder: Path) -> Path:
    """The unit, for a user and a program of this machine."""
    text = UNIT.read_text()
    for before, after in (
        ("/opt/syndicate/bin/syndicate", str(Path(sys.executable).with_name("syndicate"))),
        ("User=syndicate", "User=daemon"),
        ("Group=syndicate", "Group=daemon"),
    ):
        assert before in text
        text = text.replace(before, after)
    file = folder / "syndicate.service"
    file.write_text("\n".join(line for line in text.splitlines() if not line.startswith("Documentation=")) + "\n")
    return file


systemd = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")


@pytest.mark.debian("systemd")
@systemd
def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(unit(tmp_path))], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.debian("systemd")
@systemd
def test_the_unit_is_shut_off_from_the_machine(tmp_path: Path) -> None:
    """An exposure of 2.0 at the most; a unit that says nothing has 9.6."""
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=20", str(unit(tmp_path))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
