"""The watchdog over a real datagram socket, and the signs of life that it goes by."""

import socket
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from syndicate.daemon.notify import Manager
from syndicate.daemon.watchdog import PATIENCE_SECS, Watchdog


@dataclass
class Seconds:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@contextmanager
def listening(address: str) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
        channel.bind(address.replace("@", "\0", 1))
        channel.settimeout(0)
        yield channel


def heard(channel: socket.socket) -> list[str]:
    told = []
    try:
        while True:
            told.append(channel.recv(4096).decode())
    except BlockingIOError:
        return told


@pytest.fixture(params=["file", "abstract"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(tmp_path / "notify") if request.param == "file" else f"@syndicate-{uuid.uuid4()}"


def test_the_manager_hears_each_word_as_one_datagram(address: str) -> None:
    with listening(address) as channel:
        manager = Manager({"NOTIFY_SOCKET": address})
        manager.ready("Example Wire: serve")
        manager.reloading()
        manager.stopping()
        ready, reloading, stopping = heard(channel)
    assert ready == "READY=1\nSTATUS=Example Wire: serve"
    assert reloading.startswith("RELOADING=1\nMONOTONIC_USEC=")
    assert stopping.startswith("STOPPING=1\n")


@pytest.mark.parametrize("environment", [{}, {"WATCHDOG_USEC": "1000000"}, {"NOTIFY_SOCKET": "/nowhere/notify"}])
def test_where_no_manager_listens_nothing_breaks(environment: dict[str, str]) -> None:
    manager = Manager(environment)
    manager.ready("all right")
    assert manager.watchdog_secs is None
    assert Watchdog(manager, Seconds()).patience_secs == PATIENCE_SECS


def test_the_watchdog_is_told_while_every_worker_goes_on_and_no_longer(address: str) -> None:
    seconds = Seconds()
    with listening(address) as channel:
        watchdog = Watchdog(Manager({"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "20000000"}), seconds)
        pulse = watchdog.begin()
        press, courier = pulse.worker("press", 2.0), pulse.worker("courier", 2.0)
        for seconds.now in range(30):
            press()
            courier()
            watchdog.turn()
        assert heard(channel) == ["WATCHDOG=1"] * 6  # every fifth second: four times a term
        for seconds.now in range(30, 60):
            press()
            watchdog.turn()
        told = heard(channel)
        assert told == ["WATCHDOG=1"] * 3 + ["STATUS=Not going on: courier"]
        assert pulse.stuck(10.0) == ["courier"]
        courier()
        watchdog.turn()
        assert heard(channel) == ["WATCHDOG=1"]


def test_the_place_of_a_worker_that_hangs_is_known() -> None:
    pulse = Watchdog(Manager({}), Seconds()).begin()
    beat, gate, begun = pulse.worker("press", 1.0), threading.Event(), threading.Event()

    def hang_here() -> None:
        beat()
        begun.set()
        gate.wait(20)

    thread = threading.Thread(target=hang_here)
    thread.start()
    begun.wait(20)
    place = pulse.place("press")
    gate.set()
    thread.join()
    assert "hang_here" in place or "wait" in place
    assert pulse.place("press") == ""


def test_the_main_thread_tells_while_it_works_itself(address: str) -> None:
    with listening(address) as channel:
        watchdog = Watchdog(Manager({"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "20000000"}), Seconds())
        watchdog.begin().worker("press", 1.0)()
        assert heard(channel) == ["WATCHDOG=1"]
