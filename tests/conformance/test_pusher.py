"""What every pusher promises, shown of each: webhooks, lanes, and both as one."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from syndicate.model.delivery import Answer
from syndicate.outlets.folder import FolderChannel
from syndicate.outlets.lanes import LanePusher
from syndicate.outlets.sorting import SortingPusher
from syndicate.outlets.webhook import Hook, WebhookPusher
from syndicate.ports.pusher import Parcel, Pusher
from syndicate.rules.networks import inside_too
from tests.channels import dripping, make_parcel, sftp_channel
from tests.makers import make_dispatch
from tests.receivers import receivers
from tests.remote_servers import RemoteServer

AT_ONCE = timedelta()
PATIENT = timedelta(seconds=20)
Made = Callable[[timedelta], Pusher]
"""A pusher of the channels `good`, `bad` and `hangs`, which has so long for each parcel."""


@contextmanager
def webhooks(_: Path) -> Iterator[Made]:
    with receivers() as there:

        def made(timeout: timedelta) -> WebhookPusher:
            paths = {"good": "good", "bad": "500", "hangs": "hang"}
            hooks = {
                name: Hook(
                    url=there.url(path),
                    key=lambda: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                    timeout=timeout,
                    bounds=inside_too,
                )
                for name, path in paths.items()
            }
            return WebhookPusher(hooks=hooks, agent="syndicate-test")

        yield made


@contextmanager
def lanes(folder: Path) -> Iterator[Made]:
    with dripping() as port:
        nobody = RemoteServer(port, folder, folder / "known_hosts")
        nobody.proof.touch()

        def made(timeout: timedelta) -> LanePusher:
            return LanePusher(
                {
                    "good": FolderChannel(name="good", path=folder, suffix="xml"),
                    "bad": FolderChannel(name="bad", path=folder / "nowhere", suffix="xml"),
                    "hangs": sftp_channel(nobody, timeout),
                }
            )

        yield made


@contextmanager
def both(folder: Path) -> Iterator[Made]:
    with ExitStack() as held:
        first, second = held.enter_context(webhooks(folder)), held.enter_context(lanes(folder))

        def made(timeout: timedelta) -> SortingPusher:
            return SortingPusher(pushers=[first(timeout), second(timeout)], of={"good": 1, "bad": 0, "hangs": 1})

        yield made


@pytest.fixture(params=[webhooks, lanes, both], ids=lambda kind: kind.__name__)
def made(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Made]:
    with request.param(tmp_path) as found:
        yield found


def parcel(outlet: str, number: int) -> Parcel:
    return make_parcel(
        outlet=outlet, number=number, identifier=f"{outlet}-{number}", dispatch=make_dispatch(version=number)
    )


def told(pusher: Pusher, number: int) -> dict[int, Answer]:
    """So many answers, by the parcel's number; each is told once."""
    answers: dict[int, Answer] = {}
    until = time.monotonic() + 60
    while len(answers) < number and time.monotonic() < until:
        for one, answer in pusher.ended(PATIENT):
            assert one.number not in answers
            answers[one.number] = answer
    assert len(answers) == number
    return answers


def test_each_parcel_is_told_once_however_it_ends(made: Made) -> None:
    pusher = made(PATIENT)
    for number in range(1, 9):
        pusher.send(parcel("bad" if number % 4 == 0 else "good", number))
    answers = told(pusher, 8)
    assert [number for number, answer in sorted(answers.items()) if answer.accepted] == [1, 2, 3, 5, 6, 7]
    assert all(answer.words for answer in answers.values())
    assert pusher.ended(AT_ONCE) == []
    pusher.close()


def test_nothing_is_waited_for_when_nothing_is_on_its_way(made: Made) -> None:
    pusher = made(PATIENT)
    assert pusher.ended(timedelta(hours=1)) == []
    pusher.send(parcel("good", 1))
    told(pusher, 1)
    assert pusher.ended(timedelta(hours=1)) == []
    pusher.close()


def test_one_that_hangs_delays_no_other_and_ends_in_time(made: Made) -> None:
    pusher = made(timedelta(seconds=1))
    pusher.send(parcel("hangs", 1))
    for number in range(2, 6):
        pusher.send(parcel("good", number))
    answers = told(pusher, 4)
    assert 1 not in answers
    assert all(answer.accepted for answer in answers.values())
    [late] = told(pusher, 1).values()
    assert (late.accepted, late.took > timedelta(0)) == (False, True)
    pusher.close()


def test_what_is_not_there_yet_is_waited_for_no_longer_than_asked(made: Made) -> None:
    pusher = made(PATIENT)
    pusher.send(parcel("hangs", 1))
    assert pusher.ended(timedelta(milliseconds=50)) == []
    pusher.close()


def test_closing_breaks_off_what_is_on_its_way(made: Made) -> None:
    pusher = made(timedelta(hours=1))
    pusher.send(parcel("hangs", 1))
    pusher.ended(timedelta(milliseconds=200))
    pusher.close()
