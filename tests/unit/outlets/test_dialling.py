"""Connections to outlets' servers: which addresses, and how long."""

import contextlib
import socket
from datetime import timedelta

import pytest

from syndicate.deadlines import Deadline
from syndicate.errors import DeliveryError, OutletDeferred, OutletOutOfReach
from syndicate.outlets.dialling import Dialler
from syndicate.rules.networks import inside_too, internet

SOON = timedelta(seconds=0.3)
PATIENT = timedelta(seconds=20)


def test_this_machine_is_reached_only_where_it_may_be() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        for host in ("127.0.0.1", "localhost", "2130706433"):
            dialler = Dialler(internet, PATIENT)
            with dialler.deadline(), pytest.raises(DeliveryError, match="leads to this machine; allow_private") as said:
                dialler.dial(host, port)
            assert not isinstance(said.value, OutletDeferred)
        dialler = Dialler(inside_too, PATIENT)
        with dialler.deadline(), dialler.dial("127.0.0.1", port) as opened:
            assert opened.getpeername() == ("127.0.0.1", port)
        dialler.forget()


def test_a_metadata_service_is_never_reached() -> None:
    dialler = Dialler(inside_too, PATIENT)
    with dialler.deadline(), pytest.raises(DeliveryError, match="where clouds keep secrets"):
        dialler.dial("169.254.169.254", 80)


def test_a_name_that_is_no_name_is_told() -> None:
    dialler = Dialler(inside_too, PATIENT)
    with dialler.deadline(), pytest.raises(OutletOutOfReach, match=r"no address is found for nowhere\.invalid"):
        dialler.dial("nowhere.invalid", 80)


def test_what_was_dialled_is_shut_down_when_the_time_is_up_and_the_next_has_time_of_its_own() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        dialler = Dialler(inside_too, SOON)
        with pytest.raises(OutletOutOfReach, match=r"not done within 0\.3 seconds"):
            waits_for_an_answer(dialler, port)
        with dialler.deadline(), dialler.dial("127.0.0.1", port) as again:
            assert again.getpeername() == ("127.0.0.1", port)
        dialler.forget()


def test_a_deadline_inside_of_another_has_the_others() -> None:
    deadline = Deadline(SOON.total_seconds())
    with deadline.running():
        first = deadline.left()
        with deadline.running():
            assert deadline.left() <= first
    with deadline.running():
        assert deadline.left() > 0


def waits_for_an_answer(dialler: Dialler, port: int) -> None:
    with dialler.deadline(), dialler.dial("127.0.0.1", port) as opened:
        opened.settimeout(60)
        assert opened.recv(1) == b""
        raise EOFError


def test_what_is_opened_beside_is_shut_down_too() -> None:
    ours, theirs = socket.socketpair()
    dialler = Dialler(inside_too, SOON)
    with ours, theirs, contextlib.suppress(OutletOutOfReach), dialler.deadline():
        dialler.watch(ours)
        ours.settimeout(60)
        assert ours.recv(1) == b""
