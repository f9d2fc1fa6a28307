"""A partner that follows a stream of ours, from end to end: the daemon, and the server that deploy/ shows."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.js.api import ConsumerConfig

from tests.house import OwnHouse, eventually, make_house
from tests.nats_servers import NatsServer
from tests.streams import PASSWORDS, PREFIX, Person, deployed_server

STORY = "HARBOUR TALKS RESUME\n\nPORT AVEL, Norvia (EXW) - Pilots and captains met at dawn.\n\nNo date was set.\n"
OTHER = "REGATTA POSTPONED\n\nPORT AVEL, Norvia (EXW) - A storm kept the boats in.\n\nIt may pass.\n"
CHANNEL = """
[outlets.gazette]
profile = "plain"
sections = ["all"]

[channels.gazette]
type = "jetstream"
url = "{url}"
username = "wire"
password_env = "WIRE_PASSWORD"
form = "ninjs"
allow_private = true
"""


@pytest.fixture
def streaming(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[OwnHouse, NatsServer]]:
    with deployed_server(tmp_path / "nats", monkeypatch) as server:
        house = make_house(tmp_path)
        config = tmp_path / "config.toml"
        config.write_text(config.read_text() + CHANNEL.format(url=server.url))
        yield house, server


def gazette(server: NatsServer) -> Person:
    return Person(server.url, "gazette", PASSWORDS["GAZETTE_PASSWORD"])


def wire(server: NatsServer) -> Person:
    return Person(server.url, "wire", PASSWORDS["WIRE_PASSWORD"])


def count(server: NatsServer) -> int:
    async def counted(client: Client) -> int:
        return (await client.jetstream().stream_info("gazette")).state.messages

    return wire(server).does(counted)


def waiting(house: OwnHouse) -> int:
    [channel] = json.loads(house.syndicate("status", "--json").out)["channels"]
    return int(channel["waiting"])


def says(house: OwnHouse, what: bytes) -> bool:
    return what in (house.folder / "daemon.log").read_bytes()


def guid_of(house: OwnHouse, headline: str) -> str:
    listed = [json.loads(line) for line in house.syndicate("list", "--json").out.splitlines()]
    return str({story["headline"]: story["guid"] for story in listed}[headline])


def kinds(*messages: Msg) -> list[str]:
    return [message.subject.split(".")[2] for message in messages]


def test_a_partner_gets_new_correction_and_kill_in_order_and_can_do_nothing_else(
    streaming: tuple[OwnHouse, NatsServer],
) -> None:
    house, server = streaming
    checked = house.syndicate("check", "--connect")
    assert (checked.code, "channels.gazette: stream gazette is there, 0 messages" in checked.out) == (0, True)
    partner = gazette(server)
    with house.running():
        house.drop("first.txt", STORY)
        eventually(lambda: count(server) == 1)
        guid = guid_of(house, "HARBOUR TALKS RESUME")
        [first] = partner.follows("wire.>", 1, prefix=PREFIX)
        assert first.headers is not None
        assert (first.headers["Guid"], first.headers["Version"]) == (guid, "1")
        assert b"Pilots and captains" in first.data
        assert house.syndicate("correct", guid, "--note", "Corrects the hour.").code == 0
        eventually(lambda: count(server) == 2)
        [second] = partner.follows("wire.>", 1, prefix=PREFIX)
        assert house.syndicate("kill", guid, "--note", "Wrong.").code == 0
        eventually(lambda: waiting(house) == 0 and count(server) == 1)  # the kill alone is left
        [third] = partner.follows("wire.>", 1, prefix=PREFIX)
    assert kinds(first, second, third) == ["new", "correction", "kill"]
    assert b"Pilots" not in third.data
    assert third.headers is not None
    assert third.headers["PubStatus"] == "canceled"
    for refused in (
        partner.tries(lambda stream: stream.publish("wire.all.new.en.5.forged", b"forged"), prefix=PREFIX),
        partner.tries(lambda stream: stream.delete_stream("gazette"), prefix=PREFIX),
        partner.tries(lambda stream: stream.delete_stream("gazette")),
        partner.tries(lambda stream: stream.purge_stream("gazette"), prefix=PREFIX),
        partner.tries(lambda stream: stream.delete_msg("gazette", 1), prefix=PREFIX),
        partner.tries(lambda stream: stream.add_consumer("gazette", durable_name="another"), prefix=PREFIX),
        partner.tries(
            lambda stream: stream.add_consumer(
                "gazette", ConsumerConfig(durable_name="reader", deliver_subject="wire.all.new.en.5.forged")
            ),
            prefix=PREFIX,
        ),
    ):
        assert refused.startswith("refused: "), refused
    assert count(server) == 1


def test_while_the_server_is_away_versions_wait_and_then_are_there_once(
    streaming: tuple[OwnHouse, NatsServer],
) -> None:
    house, server = streaming
    with house.running():
        house.drop("first.txt", STORY)
        eventually(lambda: says(house, b" delivered "))
        server.kill()
        house.drop("second.txt", OTHER)
        eventually(lambda: says(house, b"not delivered"))
        assert waiting(house) == 1
        server.start()
        assert house.syndicate("queue", "retry", "1", "2").code == 0  # the first has gone through
        eventually(lambda: waiting(house) == 0)
        told = gazette(server).follows("wire.*.new.>", 3, prefix=PREFIX)
    assert [b"Pilots" in told[0].data, b"storm" in told[1].data, len(told)] == [True, True, 2]
