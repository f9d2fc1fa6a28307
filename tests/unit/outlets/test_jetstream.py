"""A stream as an outlet's channel, on a real server: what a message says, what is put once, what is forgotten."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from nats.aio.client import Client
from nats.js.api import RawStreamMsg
from nats.js.errors import NotFoundError

from syndicate.errors import DeliveryError, OutletOutOfReach, OutletRefused
from syndicate.model.dispatch import PubStatus, Signal
from syndicate.outlets.dialling import Dialler
from syndicate.outlets.jetstream import OutletStream
from syndicate.rules.addresses import story_key
from syndicate.rules.networks import internet
from tests.channels import dialler, jetstream_channel, make_parcel, outlet_stream
from tests.makers import make_dispatch
from tests.nats_servers import NatsServer, nats_server
from tests.streams import Person

FIRST = make_dispatch(language="en-GB", urgency=3)
STANDS: Mapping[str, Sequence[str]] = {FIRST.guid: ("coast", "world")}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[NatsServer]:
    with nats_server(tmp_path / "nats") as found:
        yield found


def stream(url: str, **changes: Any) -> OutletStream:
    return outlet_stream(url, **({"sections": lambda guid: STANDS.get(guid, ("world",))} | changes))


def stored(server: NatsServer) -> list[RawStreamMsg]:
    async def read(client: Client) -> list[RawStreamMsg]:
        jetstream = client.jetstream()
        state = (await jetstream.stream_info("gazette")).state
        found = []
        for number in range(state.first_seq, state.last_seq + 1):
            with suppress(NotFoundError):  # purged
                found.append(await jetstream.get_msg("gazette", number))
        return found

    return Person(server.url).does(read)


def test_a_version_is_a_message_in_each_section_that_says_what_it_is(server: NatsServer) -> None:
    bringing = jetstream_channel(stream(server.url))
    assert bringing.bring(make_parcel(dispatch=FIRST)) == "gazette has it: world as 1, coast as 2"
    bringing.close()
    world, coast = stored(server)
    key = story_key(FIRST.guid)
    assert (world.subject, coast.subject) == (f"wire.world.new.en.3.{key}", f"wire.coast.new.en.3.{key}")
    assert world.headers == {
        "Nats-Msg-Id": f"gazette-1.{key}.1.world",
        "Nats-Expected-Stream": "gazette",
        "Content-Type": "application/xml",
        "Delivery": "gazette-1",
        "Guid": FIRST.guid,
        "Version": "1",
        "PubStatus": "usable",
    }
    assert world.data == coast.data == b"<item/>"


def test_what_is_brought_again_is_there_once_also_over_another_connection(server: NatsServer) -> None:
    for _ in range(2):
        bringing = jetstream_channel(stream(server.url))
        bringing.bring(make_parcel(dispatch=FIRST))
        bringing.close()
    server.kill()
    server.start()
    bringing.bring(make_parcel(dispatch=FIRST))
    assert len(stored(server)) == 2
    bringing.bring(make_parcel(dispatch=FIRST, identifier="gazette-2"))  # replayed by its operator
    bringing.close()
    assert len(stored(server)) == 4


@pytest.mark.parametrize("status", [PubStatus.CANCELED, PubStatus.WITHHELD])
def test_of_what_may_not_be_used_the_notice_alone_is_left(server: NatsServer, status: PubStatus) -> None:
    bringing = jetstream_channel(stream(server.url))
    other = make_dispatch(guid="tag:wire.example,2026:other")
    corrected = replace(FIRST, version=2, signal=Signal.CORRECTION, urgency=1)
    notice = make_parcel(b"notice", replace(FIRST, version=3, pub_status=status), identifier="gazette-4")
    bringing.bring(make_parcel(dispatch=FIRST))
    bringing.bring(make_parcel(dispatch=other, identifier="gazette-2"))
    bringing.bring(make_parcel(dispatch=corrected, identifier="gazette-3"))
    for _ in range(2):
        bringing.bring(notice)
        left = stored(server)
        word = "kill" if status is PubStatus.CANCELED else "hold"
        assert [one.subject.split(".")[1:3] for one in left if one.subject] == [
            ["world", "new"],
            ["world", word],
            ["coast", word],
        ]
        assert [one.data for one in left] == [b"<item/>", b"notice", b"notice"]
    bringing.close()


def test_a_stream_that_was_deleted_is_declared_again(server: NatsServer) -> None:
    bringing = jetstream_channel(stream(server.url))
    bringing.bring(make_parcel(dispatch=FIRST))
    assert Person(server.url).tries(lambda jetstream: jetstream.delete_stream("gazette")) == "done: True"
    bringing.bring(make_parcel(dispatch=FIRST))
    bringing.close()
    assert len(stored(server)) == 2


def test_limits_are_those_that_were_declared_last(server: NatsServer) -> None:
    for days in (7, 9):
        probed = jetstream_channel(stream(server.url, keep=timedelta(days=days)))
        assert probed.probe() == "stream gazette is there, 0 messages, 0 bytes"

    async def seen(client: Client) -> tuple[object, ...]:
        found = (await client.jetstream().stream_info("gazette")).config
        return found.max_age, found.max_bytes, found.num_replicas, found.duplicate_window, found.max_consumers

    assert Person(server.url).does(seen) == (9 * 86_400, 8 * 1024 * 1024, 1, 2 * 86_400, 1000)


def test_what_is_larger_than_a_message_may_be_is_refused(server: NatsServer) -> None:
    bringing = jetstream_channel(stream(server.url))
    for size in (1024 * 1024, 1024 * 1024 + 1):
        with pytest.raises(OutletRefused, match="gazette"):
            bringing.bring(make_parcel(b"x" * size, FIRST))
    bringing.close()


def test_the_second_server_is_taken_where_the_first_does_not_answer(server: NatsServer) -> None:
    bringing = jetstream_channel(stream("", urls=("nats://127.0.0.1:1", server.url)))
    bringing.bring(make_parcel(dispatch=FIRST))
    bringing.close()
    assert len(stored(server)) == 2


def test_nobody_there_is_out_of_reach_and_a_private_server_out_of_bounds(server: NatsServer) -> None:
    with pytest.raises(OutletOutOfReach, match="port 1"):
        jetstream_channel(stream("nats://127.0.0.1:1")).bring(make_parcel())
    with pytest.raises(DeliveryError, match="allow_private"):
        jetstream_channel(stream(server.url), Dialler(internet, timedelta(seconds=5))).bring(make_parcel())


def test_a_server_that_hangs_is_given_up_in_time(server: NatsServer) -> None:
    bringing = jetstream_channel(stream(server.url), dialler(timedelta(seconds=1)))
    bringing.bring(make_parcel(dispatch=FIRST))
    server.hang()
    with pytest.raises(OutletOutOfReach):
        bringing.bring(make_parcel(dispatch=FIRST))
    server.go_on()
    bringing.bring(make_parcel(dispatch=FIRST))
    bringing.close()
    assert len(stored(server)) == 2


@pytest.mark.parametrize(
    ("login", "told"),
    [
        ({"username": "wire", "password": lambda: "wrong"}, "does not let us in"),
        ({"username": "guest", "password": lambda: "guest"}, "does not let us: "),
        ({"credentials": Path("/nowhere.creds")}, "cannot log in"),
    ],
)
def test_who_may_not_write_is_told_so_at_once(tmp_path: Path, login: dict[str, Any], told: str) -> None:
    own = tmp_path / "accounts.conf"
    own.write_text(
        "accounts { A { jetstream: enabled, users: [ { user: wire, password: wire },"
        ' { user: guest, password: guest, permissions: { publish: "nothing", subscribe: "_INBOX.>" } } ] } }\n'
    )
    with nats_server(tmp_path / "nats", "-c", str(own)) as server, pytest.raises(DeliveryError, match=told):
        jetstream_channel(stream(server.url, **login)).bring(make_parcel())


def test_a_stream_of_a_subject_that_another_has_is_not_declared(server: NatsServer) -> None:
    first = jetstream_channel(stream(server.url))
    first.probe()
    with pytest.raises(DeliveryError, match=r"subjects overlap.*see 'stream', 'subject'"):
        jetstream_channel(stream(server.url, name="other")).probe()
