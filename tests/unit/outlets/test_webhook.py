"""Webhooks against real receivers on this machine."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

import pytest

from syndicate.errors import SourceError
from syndicate.model.delivery import Answer
from syndicate.outlets.webhook import Hook, WebhookPusher
from syndicate.ports.pusher import Parcel
from syndicate.rules.networks import inside_too, internet
from tests.makers import NOON, make_dispatch
from tests.receivers import Receivers, receivers

KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
SOON = timedelta(milliseconds=300)
PATIENT = timedelta(seconds=10)


@pytest.fixture(scope="module")
def there() -> Iterator[Receivers]:
    with receivers() as found:
        yield found


def hook(url: str, timeout: timedelta = PATIENT) -> Hook:
    return Hook(url=url, key=lambda: KEY, timeout=timeout, bounds=inside_too)


def parcel(outlet: str, number: int = 1, content: bytes = b'{"type":"dispatch.usable"}') -> Parcel:
    return Parcel(
        number=number,
        outlet=outlet,
        identifier=f"{outlet}-{number}",
        ordered=NOON,
        sent=NOON,
        dispatch=make_dispatch(),
        media_type="application/json",
        content=content,
    )


def told(hooks: Mapping[str, Hook], *parcels: Parcel) -> dict[str, Answer]:
    """Push parcels, and wait for all of them; by the outlet's name, in the order in which they ended."""
    pusher = WebhookPusher(hooks=hooks, agent="syndicate/test")
    answers: dict[str, Answer] = {}
    try:
        for one in parcels:
            pusher.send(one)
        while len(answers) < len(parcels):
            answers |= {one.outlet: answer for one, answer in pusher.ended(PATIENT)}
    finally:
        pusher.close()
    return answers


def test_a_receiver_gets_the_bytes_signed(there: Receivers) -> None:
    answer = told({"msn": hook(there.url("signed"))}, parcel("msn"))["msn"]
    [call] = there.told("signed")
    assert (answer.status, answer.said, answer.accepted, answer.words) == (200, b"ok\n", True, "HTTP 200: ok")
    assert (call.content, call.media_type, call.identifier) == (parcel("msn").content, "application/json", "msn-1")
    assert call.timestamp == int(NOON.timestamp())
    assert call.signature.startswith("v1,")


def test_what_a_receiver_says_moves_no_cursor_of_who_reads_it() -> None:
    said = Answer(status=500, said="\x1b[2Jno\tmore\x07 \u202e\u00e9\xff".encode("latin-1", "replace")).words
    assert said == "HTTP 500: ?[2Jno more? ?\ufffd\ufffd"


@pytest.mark.parametrize("status", [400, 410, 500, 503])
def test_any_answer_but_a_2xx_is_a_failure(there: Receivers, status: int) -> None:
    answer = told({"msn": hook(there.url(str(status)))}, parcel("msn"))["msn"]
    assert (answer.status, answer.accepted, answer.gone) == (status, False, status == 410)


def test_a_receiver_may_ask_to_be_left_alone(there: Receivers) -> None:
    answer = told({"msn": hook(there.url("429"))}, parcel("msn"))["msn"]
    assert (answer.status, answer.retry_after) == (429, timedelta(seconds=7))


def test_no_redirect_is_followed(there: Receivers) -> None:
    answer = told({"msn": hook(there.url("redirect"))}, parcel("msn"))["msn"]
    assert (answer.status, answer.accepted) == (302, False)
    assert there.told("elsewhere") == []


def test_an_answer_that_never_ends_is_broken_off_and_counts(there: Receivers) -> None:
    answer = told({"msn": hook(there.url("endless"))}, parcel("msn"))["msn"]
    assert (answer.status, len(answer.said), answer.accepted) == (200, 512, True)


def test_who_hangs_or_breaks_off_keeps_no_other_waiting(there: Receivers) -> None:
    hooks = {
        "hangs": hook(there.url("hang"), SOON),
        "breaks-off": hook(there.url("reset")),
        **{f"good-{number}": hook(there.url(f"good-{number}")) for number in range(50)},
    }
    answers = told(hooks, *map(parcel, hooks))
    assert list(answers)[-1] == "hangs"
    assert [name for name, answer in answers.items() if not answer.accepted] == ["breaks-off", "hangs"]
    assert "timed out" in answers["hangs"].words
    assert answers["breaks-off"].status is None


def test_connections_are_used_again(there: Receivers) -> None:
    pusher = WebhookPusher(hooks={"msn": hook(there.url("kept"))}, agent="syndicate/test")
    for number in range(3):
        pusher.send(parcel("msn", number))
        while not pusher.ended(PATIENT):
            pass
    pusher.close()
    assert [call.identifier for call in there.told("kept")] == ["msn-0", "msn-1", "msn-2"]


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::ffff:7f00:1]", "[::1]"]
)
def test_no_address_inside_is_reached_unless_it_may_be(there: Receivers, host: str) -> None:
    url = f"http://{host}:{there.port}/inside"
    answer = told({"msn": Hook(url=url, key=lambda: KEY, timeout=PATIENT, bounds=internet)}, parcel("msn"))["msn"]
    assert answer.status is None
    assert "the address leads to" in answer.words
    assert there.told("inside") == []


def test_environment_and_files_of_the_user_change_nothing(
    there: Receivers, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("home")
    (home / ".netrc").write_text("machine 127.0.0.1 login spy password spy\n")
    monkeypatch.setenv("HOME", str(home))
    for name in ("http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1/")
    assert told({"msn": hook(there.url("plain"))}, parcel("msn"))["msn"].accepted


def test_a_key_that_cannot_be_read_fails_the_call_and_no_other(there: Receivers) -> None:
    def unread() -> str:
        raise SourceError("webhooks.bad.secret_env: the environment variable HOOK is not set, or empty")

    bad = Hook(url=there.url("bad"), key=unread, timeout=PATIENT, bounds=inside_too)
    answers = told({"bad": bad, "good": hook(there.url("beside"))}, parcel("bad"), parcel("good"))
    assert answers["good"].accepted
    assert "HOOK is not set" in answers["bad"].words
    assert there.told("bad") == []
