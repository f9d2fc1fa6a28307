"""What the bus of many nodes does while NATS fails: work and news flow again, and nobody waits for it."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread

import pytest
import trustme
from structlog.testing import capture_logs

from syndicate.bus import jetstream, nats
from syndicate.bus.jetstream import Servers
from syndicate.bus.link import connected
from syndicate.bus.looking import look
from syndicate.bus.loop import complete
from syndicate.bus.nats import NatsBus
from syndicate.config import Secret
from syndicate.errors import BusError
from syndicate.ports.bus import HAND_OVERS, Bus
from tests.nats_accounts import operated
from tests.nats_servers import NatsServer, nats_server

NOW = timedelta(0)
SOON = timedelta(milliseconds=50)
PATIENT = timedelta(seconds=20)
ENDS = 120.0
"""What the slowest of disks may take."""

Harm = Callable[[NatsServer], None]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[NatsServer]:
    with nats_server(tmp_path / "nats") as running:
        yield running


@pytest.fixture(autouse=True)
def _soon_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nats, "AGAIN_SECS", 0.05)
    monkeypatch.setattr(nats, "ASK_SECS", 0.2)


def _servers(server: NatsServer, hidden_for: timedelta = PATIENT) -> Servers:
    return Servers(urls=(server.url,), hidden_for=hidden_for)


def _flows(sender: Bus, receiver: Bus, subject: str) -> bool:
    """Whether a message that is sent again and again, as everybody looks by himself, arrives."""
    end = time.monotonic() + ENDS
    while time.monotonic() < end:
        sender.publish(subject)
        if messages := receiver.pull(subject, 5, timedelta(milliseconds=200)):
            for message in messages:
                receiver.ack(message)
            return True
    return False


def _restart(server: NatsServer) -> None:
    server.kill()
    server.start()


def _rob(server: NatsServer) -> None:
    server.kill()
    server.wipe()
    server.start()


def _delete(server: NatsServer) -> None:
    _ask(server, "STREAM.DELETE.syndicate-work")


def _forget_consumer(server: NatsServer) -> None:
    _ask(server, "CONSUMER.DELETE.syndicate-work.publish_due")


def _ask(server: NatsServer, what: str) -> None:
    """A request to JetStream, by hand."""

    async def ask() -> None:
        async with connected(server.url, _servers(server), _nothing) as client:
            answer = await client.request(f"$JS.API.{what}", timeout=5)
            assert b'"success":true' in answer.data, answer.data

    complete(ask())


async def _nothing() -> None:
    pass


@pytest.mark.parametrize("harm", [_restart, _rob, _delete, _forget_consumer])
def test_work_and_news_flow_again(server: NatsServer, harm: Harm) -> None:
    with closing(NatsBus(_servers(server))) as desk, closing(NatsBus(_servers(server))) as other:
        for subject in ("publish.due", "wire.told"):
            assert _flows(desk, other, subject), server.log
        harm(server)
        for subject in ("publish.due", "wire.told"):
            assert _flows(desk, other, subject), server.log
        assert "as declared" in look(_servers(server))


@pytest.mark.parametrize("harm", [_restart, _rob, _delete])
def test_one_who_waits_meanwhile_is_woken_afterwards(server: NatsServer, harm: Harm) -> None:
    with closing(NatsBus(_servers(server))) as bus, ThreadPoolExecutor(1) as threads:
        assert _flows(bus, bus, "publish.due")
        waiting = threads.submit(bus.pull, "publish.due", 1, PATIENT)
        harm(server)
        bus.publish("publish.due")
        end = time.monotonic() + ENDS
        while not waiting.done() and time.monotonic() < end:
            bus.publish("publish.due")
            time.sleep(0.05)
        assert [message.subject for message in waiting.result()] == ["publish.due"]


def test_a_server_that_restarts_under_those_who_publish_and_pull(server: NatsServer) -> None:
    stopped = Event()
    taken: set[str] = set()

    def take(bus: Bus) -> None:
        while not stopped.is_set():
            for message in bus.pull("publish.*", 10, timedelta(milliseconds=100)):
                taken.add(message.subject)
                bus.ack(message)

    servers = _servers(server, hidden_for=timedelta(milliseconds=500))
    with closing(NatsBus(servers)) as desk, closing(NatsBus(servers)) as one, closing(NatsBus(servers)) as two:
        hands = [Thread(target=take, args=(bus,)) for bus in (one, two)]
        for hand in hands:
            hand.start()
        sent = [f"publish.{number}" for number in range(300)]
        for at, subject in enumerate(sent):
            desk.publish(subject)
            if at % 100 == 50:
                _restart(server)
        end = time.monotonic() + ENDS
        while taken != set(sent) and time.monotonic() < end:
            time.sleep(0.05)
        stopped.set()
        for hand in hands:
            hand.join()
        assert taken == set(sent)


def test_a_server_that_comes_later_gets_what_waits_for_it(tmp_path: Path) -> None:
    with nats_server(tmp_path / "nats", started=False) as server, closing(NatsBus(_servers(server))) as bus:
        for _ in range(10_000):
            bus.publish("publish.due")
        bus.publish("deliver.due")
        assert bus.pull("publish.*", 1, NOW) == bus.pull("publish.*", 1, SOON) == bus.pull("wire.told", 1, SOON) == ()
        server.start()
        assert [message.subject for message in bus.pull("publish.*", 5, PATIENT)] == ["publish.due"]
        assert [message.subject for message in bus.pull("deliver.*", 5, PATIENT)] == ["deliver.due"]
        assert bus.pull("publish.*", 5, SOON) == ()


def test_work_goes_to_one_node_and_news_to_both(server: NatsServer) -> None:
    with closing(NatsBus(_servers(server))) as one, closing(NatsBus(_servers(server))) as two:
        for bus in (one, two):
            assert _flows(bus, bus, "wire.told")
        for bus in (one, two):
            while bus.pull("wire.told", 5, SOON):
                pass
        one.publish("wire.told")
        for bus in (one, two):
            assert len(bus.pull("wire.told", 5, PATIENT)) == 1
        subjects = [f"publish.{number}" for number in range(20)]
        for subject in subjects:
            one.publish(subject)
        taken: list[str] = []
        while len(taken) < len(subjects):
            for bus in (one, two):
                taken += [message.subject for message in bus.pull("publish.*", 3, timedelta(milliseconds=200))]
        assert sorted(taken) == sorted(subjects)


def test_what_one_node_took_and_did_not_do_comes_to_another(server: NatsServer) -> None:
    servers = _servers(server, hidden_for=timedelta(milliseconds=300))
    with closing(NatsBus(servers)) as one, closing(NatsBus(servers)) as two:
        one.publish("publish.due")
        assert len(one.pull("publish.*", 1, PATIENT)) == 1
        one.close()
        [message] = two.pull("publish.*", 1, PATIENT)
        two.ack(message)
        assert two.pull("publish.*", 1, timedelta(milliseconds=600)) == ()


def test_an_answer_is_good_on_another_connection(server: NatsServer) -> None:
    with closing(NatsBus(_servers(server, hidden_for=timedelta(milliseconds=600)))) as bus:
        bus.publish("publish.due")
        [message] = bus.pull("publish.*", 1, PATIENT)
        _restart(server)
        assert _flows(bus, bus, "deliver.due")
        bus.ack(message)
        assert bus.pull("publish.*", 1, timedelta(milliseconds=900)) == ()


def test_what_was_published_last_is_sent_before_closing(server: NatsServer) -> None:
    with closing(NatsBus(_servers(server))) as desk:
        desk.publish("publish.due")
    with closing(NatsBus(_servers(server))) as other:
        assert other.pull("publish.*", 1, PATIENT)


def test_a_bus_that_was_never_used_leaves_nothing(tmp_path: Path) -> None:
    with nats_server(tmp_path / "nats", started=False) as server:
        NatsBus(_servers(server)).close()
        with pytest.raises(BusError, match=server.url):
            look(_servers(server))


def test_another_server_of_the_list_is_tried(tmp_path: Path, server: NatsServer) -> None:
    with nats_server(tmp_path / "away", started=False) as away:
        servers = Servers(urls=(away.url, server.url))
        with closing(NatsBus(servers)) as bus:
            bus.publish("publish.due")
            assert bus.pull("publish.*", 1, PATIENT)


def test_a_stream_with_other_limits_is_told_and_then_made_as_declared(
    server: NatsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "is not there yet" in look(_servers(server))
    with monkeypatch.context() as before:
        before.setattr(jetstream, "MOST_AGE", timedelta(minutes=10))
        with closing(NatsBus(_servers(server))) as bus:
            assert _flows(bus, bus, "publish.due")
    with pytest.raises(BusError, match=r"max_age is 600\d*, not 3600"):
        look(_servers(server))
    with closing(NatsBus(_servers(server))) as bus:
        assert _flows(bus, bus, "publish.due")
    assert "is as declared: replicas 1, at most 10000 messages, 16 MiB, 3600 seconds" in look(_servers(server))
    with pytest.raises(BusError, match="num_replicas is 1, not 3"):
        look(Servers(urls=(server.url,), replicas=3))


def test_a_server_out_of_reach_is_told_once_and_again_when_it_is_back(server: NatsServer) -> None:
    with capture_logs() as logs, closing(NatsBus(_servers(server))) as bus:
        assert _flows(bus, bus, "publish.due")
        server.kill()
        end = time.monotonic() + ENDS
        while not logs and time.monotonic() < end:
            assert bus.pull("publish.due", 1, SOON) == ()
        for _ in range(10):
            bus.publish("publish.due")
            assert bus.pull("publish.due", 1, SOON) == ()
        server.start()
        assert _flows(bus, bus, "publish.due")
    assert [entry["event"].partition(",")[0] for entry in logs] == ["bus out of reach", "bus is back"]
    assert logs[1]["held_back"] >= 10


def test_a_server_that_hangs_holds_nobody_up_for_long(server: NatsServer) -> None:
    with closing(NatsBus(_servers(server))) as bus, ThreadPoolExecutor(1) as threads:
        for subject in ("publish.due", "wire.told"):
            assert _flows(bus, bus, subject)
        server.hang()
        bus.publish("publish.due")
        assert threads.submit(bus.pull, "publish.due", 1, NOW).result(timeout=ENDS) == ()
        assert threads.submit(bus.pull, "deliver.due", 1, SOON).result(timeout=ENDS) == ()
        server.go_on()
        for subject in ("publish.due", "wire.told"):
            assert _flows(bus, bus, subject)


def test_a_pattern_that_the_server_refuses_is_told_once(server: NatsServer) -> None:
    with capture_logs() as logs, closing(NatsBus(_servers(server))) as bus:
        assert _flows(bus, bus, "publish.due")
        for _ in range(5):
            assert bus.pull("publish.*", 1, 2 * SOON) == ()  # others pull this work by other words
    assert [entry["event"].partition(",")[0] for entry in logs] == ["bus out of reach"]


def test_work_that_nobody_does_is_told(server: NatsServer) -> None:
    with capture_logs() as logs, closing(NatsBus(_servers(server))) as bus:
        bus.publish("publish.due")
        for _ in range(HAND_OVERS):
            [message] = bus.pull("publish.*", 1, PATIENT)
            bus.nak(message, NOW)
        end = time.monotonic() + ENDS
        while not logs and time.monotonic() < end:
            bus.pull("publish.*", 1, SOON)
    assert [entry["consumer"] for entry in logs] == ["publish"]


def test_syndicates_share_a_server(server: NatsServer) -> None:
    with (
        closing(NatsBus(Servers(urls=(server.url,), prefix="one"))) as one,
        closing(NatsBus(Servers(urls=(server.url,), prefix="two"))) as two,
    ):
        assert _flows(two, two, "publish.due")
        one.publish("publish.due")
        assert two.pull("publish.due", 1, 4 * SOON) == ()
        assert one.pull("publish.due", 1, PATIENT)


def test_a_user_with_a_wrong_password_is_told(tmp_path: Path) -> None:
    with nats_server(tmp_path / "nats", "--user", "desk", "--pass", "right") as server:
        good = Servers(urls=(server.url,), username="desk", password=lambda: "right")
        with closing(NatsBus(good)) as bus:
            assert _flows(bus, bus, "publish.due")
        for bad in (Servers(urls=(server.url,)), Servers(urls=(server.url,), username="desk", password=lambda: "no")):
            with pytest.raises(BusError, match=r"(?i)authoriz"):
                look(bad)


def test_credentials_that_are_not_there_are_told(server: NatsServer, tmp_path: Path) -> None:
    with pytest.raises(BusError, match="No such file"):
        look(Servers(urls=(server.url,), credentials=tmp_path / "none.creds"))
    with capture_logs() as logs:
        bus = NatsBus(Servers(urls=(server.url,), username="desk", password=Secret("bus.password", None, None).read))
        bus.publish("publish.due")
        assert bus.pull("publish.*", 1, 10 * SOON) == ()
        bus.close()
    assert [entry["reason"] for entry in logs] == [f"{server.url}: bus.password is not in the configuration"]


def test_a_server_is_known_by_its_certificate(tmp_path: Path) -> None:
    ca = trustme.CA()
    ca.cert_pem.write_to_path(tmp_path / "ca.pem")
    ca.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(tmp_path / "server.pem")
    certificate = str(tmp_path / "server.pem")
    with nats_server(tmp_path / "nats", "--tls", "--tlscert", certificate, "--tlskey", certificate) as server:
        url = server.url.replace("nats:", "tls:")
        with closing(NatsBus(Servers(urls=(url,), ca_file=tmp_path / "ca.pem"))) as bus:
            assert _flows(bus, bus, "publish.due")
        with pytest.raises(BusError, match="certificate"):
            look(Servers(urls=(url,)))


def test_a_server_without_jetstream_is_told(tmp_path: Path) -> None:
    with nats_server(tmp_path / "nats", jetstream=False) as server, pytest.raises(BusError, match="JetStream"):
        look(_servers(server))


def test_a_user_is_known_by_credentials(tmp_path: Path) -> None:
    served, credentials = operated(tmp_path)
    with nats_server(tmp_path / "nats", "-c", str(served)) as server:
        with closing(NatsBus(Servers(urls=(server.url,), credentials=credentials))) as bus:
            assert _flows(bus, bus, "publish.due")
        with pytest.raises(BusError, match=r"(?i)authoriz"):
            look(_servers(server))
