"""A cluster of three NATS servers, on each of which the work lies: it goes on while one of them is gone."""

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from datetime import timedelta
from pathlib import Path

import pytest
from nats.errors import Error
from nats.js.api import StreamInfo

from syndicate.bus import nats
from syndicate.bus.jetstream import Servers
from syndicate.bus.link import connected, declare
from syndicate.bus.loop import complete
from syndicate.bus.nats import NatsBus
from syndicate.errors import BusError
from syndicate.ports.bus import Bus
from tests.nats_servers import NatsServer, nats_server
from tests.ports import free_port

NAMES = ("one", "two", "three")
PATIENT_SECS = 60.0


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[dict[str, NatsServer]]:
    """The servers by name; no stream is declared yet."""
    routes = {name: f"nats://127.0.0.1:{free_port()}" for name in NAMES}
    with ExitStack() as held:
        yield {
            name: held.enter_context(
                nats_server(
                    tmp_path / name,
                    *("--server_name", name, "--cluster_name", "wire", "--cluster", own),
                    *("--routes", ",".join(routes.values())),
                )
            )
            for name, own in routes.items()
        }


@pytest.fixture(autouse=True)
def _soon_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nats, "AGAIN_SECS", 0.05)
    monkeypatch.setattr(nats, "ASK_SECS", 0.5)


def _stream(servers: Servers) -> StreamInfo:
    """The stream of work, declared where it is not there, once a leader can be asked about it."""

    async def ask(url: str) -> StreamInfo:
        async with connected(url, servers, _nothing) as client:
            await declare(client, servers)
            return await client.jetstream().stream_info(str(servers.stream.name))

    end = time.monotonic() + PATIENT_SECS
    while time.monotonic() < end:
        for url in servers.urls:
            try:
                found = complete(ask(url))
            except (Error, BusError, TimeoutError):
                continue
            if found.cluster and found.cluster.leader:
                return found
        time.sleep(0.1)
    pytest.fail("the cluster has no leader")


async def _nothing() -> None:
    pass


def _flows(sender: Bus, receiver: Bus, subject: str) -> bool:
    end = time.monotonic() + PATIENT_SECS
    while time.monotonic() < end:
        sender.publish(subject)
        messages = receiver.pull(subject, 5, timedelta(milliseconds=200))
        for message in messages:
            receiver.ack(message)
        if messages:
            return True
    return False


def _leader(servers: Servers) -> str:
    cluster = _stream(servers).cluster
    assert cluster is not None
    return str(cluster.leader)


def _ways(cluster: dict[str, NatsServer]) -> Sequence[Servers]:
    """The same cluster as two nodes know it, each with another server first."""
    urls = [server.url for server in cluster.values()]
    return [Servers(urls=(*urls[turn:], *urls[:turn]), replicas=3) for turn in (0, 1)]


def test_work_and_news_go_on_when_the_leader_dies_and_when_it_is_back(cluster: dict[str, NatsServer]) -> None:
    first, second = _ways(cluster)
    found = _stream(first)
    assert found.config.num_replicas == 3
    assert found.cluster is not None
    assert len(found.cluster.replicas or []) == 2
    with closing(NatsBus(first)) as desk, closing(NatsBus(second)) as other:
        assert _flows(desk, other, "publish.due")
        assert _flows(desk, other, "pages.harbour")
        dead = _leader(first)
        cluster[dead].kill()
        assert _flows(desk, other, "publish.due")
        assert _flows(other, desk, "pages.harbour")
        assert _leader(first) != dead
        cluster[dead].start()
        assert _flows(desk, other, "publish.due")
        assert _flows(desk, other, "pages.harbour")
