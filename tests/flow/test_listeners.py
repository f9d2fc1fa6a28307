"""The web server and those who listen: who may, how they begin, and what becomes of those who do not read."""

import os
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import requests

from syndicate.model.dispatch import PubStatus
from syndicate.web.answers import Answer
from syndicate.web.wire.admission import Admitted, Call
from syndicate.web.wire.beneath import Beneath
from tests.listening import listening
from tests.press import numbered_story
from tests.wires import OwnWire, own_wire, served


@pytest.fixture
def wire(tmp_path: Path) -> Iterator[OwnWire]:
    with own_wire(tmp_path) as made:
        yield made


def test_a_listener_without_an_id_gets_what_comes_from_now_on_and_knows_where_it_is(
    wire: OwnWire, tmp_path: Path
) -> None:
    wire.tell(numbered_story(1))
    with served(wire, tmp_path) as port, listening(port) as ear:
        assert ear.parser.last_id == "1"
        assert ear.parser.retry
        wire.tell(numbered_story(2))
        [event] = ear.hears(lambda ear: len(ear.events) == 1).events
        assert (event.id, event.name) == ("2", "dispatch.usable")
        assert event.fields["data"]["headlines"][0]["value"] == "Story 2."
        assert event.fields["sections"] == ["all", "coast"]


def test_the_answer_may_be_read_by_scripts_of_other_origins_and_is_kept_by_nobody(
    wire: OwnWire, tmp_path: Path
) -> None:
    with served(wire, tmp_path) as port, listening(port, accept="text/event-stream", origin="http://a.example") as ear:
        assert ear.status == 200
        kept = ("content-type", "cache-control", "x-accel-buffering", "access-control-allow-origin")
        assert [ear.headers[name] for name in kept] == ["text/event-stream", "no-cache", "no", "*"]
        assert "content-encoding" not in ear.headers


@pytest.mark.parametrize("fields", [{"last_event_id": "1"}, {"query": "last-event-id=1"}, {"query": "lastEventId=1"}])
def test_a_listener_that_comes_again_gets_what_it_missed(wire: OwnWire, tmp_path: Path, fields: dict[str, str]) -> None:
    for number in range(1, 4):
        wire.tell(numbered_story(number))
    query = fields.pop("query", "")
    with served(wire, tmp_path) as port, listening(port, f"/wire?{query}", **fields) as ear:
        assert ear.hears(lambda ear: len(ear.events) == 2).numbers == [2, 3]


def test_the_field_counts_more_than_the_query(wire: OwnWire, tmp_path: Path) -> None:
    for number in range(1, 4):
        wire.tell(numbered_story(number))
    with served(wire, tmp_path) as port, listening(port, "/wire?last-event-id=1", last_event_id="2") as ear:
        assert ear.hears(lambda ear: bool(ear.events)).numbers == [3]


def test_of_a_story_killed_meanwhile_only_the_kill_is_sent(wire: OwnWire, tmp_path: Path) -> None:
    wire.tell(numbered_story(1))
    wire.tell(numbered_story(2))
    wire.tell(numbered_story(1, version=2, headline="Harbour sold."))
    wire.tell(numbered_story(1, version=3, headline="Harbour sold.", pub_status=PubStatus.CANCELED))
    with served(wire, tmp_path) as port, listening(port, last_event_id="0") as ear:
        ear.hears(lambda ear: len(ear.events) == 2)
        assert [(event.id, event.name) for event in ear.events] == [
            ("2", "dispatch.usable"),
            ("4", "dispatch.canceled"),
        ]
        assert b"Harbour sold" not in ear.content
        assert b"Story 1." not in ear.content


def test_one_that_missed_what_is_not_kept_is_told_and_gets_what_is(wire: OwnWire, tmp_path: Path) -> None:
    for number in range(1, 4):
        wire.tell(numbered_story(number))
    wire.trim()
    with served(wire, tmp_path) as port, listening(port, "/wire/coast", last_event_id="1") as ear:
        first, second = ear.hears(lambda ear: len(ear.events) == 2).events
        assert (first.name, first.id) == ("reset", "2")
        assert first.fields["feeds"] == ["http://wire.example/coast/rss.xml"]
        assert second.id == "3"
    with served(wire, tmp_path) as port, listening(port, last_event_id="2") as ear:
        assert ear.hears(lambda ear: bool(ear.events)).events[0].id == "3"


@pytest.mark.parametrize("identifier", ["99", "-1", "abc", "1e3", "1" * 400])
def test_an_id_that_is_none_of_ours_is_no_silent_gap(wire: OwnWire, tmp_path: Path, identifier: str) -> None:
    wire.tell(numbered_story(1))
    with served(wire, tmp_path) as port, listening(port, last_event_id=identifier) as ear:
        [first] = ear.hears(lambda ear: bool(ear.events)).events
        assert (first.name, first.id) == ("reset", "1")
        wire.tell(numbered_story(2))
        assert ear.hears(lambda ear: len(ear.events) == 2).numbers == [2]


def test_a_section_s_listeners_hear_of_that_section_alone(wire: OwnWire, tmp_path: Path) -> None:
    with served(wire, tmp_path) as port, listening(port, "/wire/coast") as ear:
        wire.tell(numbered_story(1), "all")
        wire.tell(numbered_story(2), "all", "coast")
        [event] = ear.hears(lambda ear: bool(ear.events)).events
        assert (event.id, event.fields["sections"]) == ("2", ["coast"])


def test_who_may_see_but_some_sections_hears_of_no_others_and_reads_no_name_of_them(
    wire: OwnWire, tmp_path: Path
) -> None:
    class Doorman:
        def admit(self, call: Call) -> Admitted | Answer:
            known = call.field("authorization") is not None
            return Admitted(path=call.path, sees=lambda name: known or name == "coast", holds=lambda: True, headers=[])

    wire.tell(numbered_story(1), "all")
    wire.tell(numbered_story(2), "all", "coast")
    wire.tell(numbered_story(3), "all")
    with served(wire, tmp_path, usher=Doorman()) as port:
        with listening(port, last_event_id="0") as ear:
            [event] = ear.hears(lambda ear: bool(ear.events)).events
            assert (event.id, event.fields["sections"]) == ("2", ["coast"])
        with listening(port, last_event_id="none") as ear:
            [event] = ear.hears(lambda ear: bool(ear.events)).events
            assert event.fields["feeds"] == ["http://wire.example/coast/rss.xml"]
        with listening(port, last_event_id="0", authorization="Bearer x") as ear:
            assert ear.hears(lambda ear: len(ear.events) == 3).numbers == [1, 2, 3]


def test_a_silent_wire_is_kept_open_and_says_where_it_is(wire: OwnWire, tmp_path: Path) -> None:
    # a header deadline that is over before the end shows that it does not count for streams
    with served(wire, tmp_path, beat_secs=0.1, header_secs=0.5) as port, listening(port, "/wire/coast") as ear:
        ear.hears(lambda ear: ear.content.count(b":\n\n") >= 10)
        wire.tell(numbered_story(1), "all")
        ear.hears(lambda ear: ear.parser.last_id == "1")
        assert ear.events == []
        assert not ear.ended.is_set()


def test_other_requests_get_what_http_has_for_them(wire: OwnWire, tmp_path: Path) -> None:
    with served(wire, tmp_path) as port:
        at = f"http://127.0.0.1:{port}"
        head = requests.head(f"{at}/wire", timeout=10)
        assert (head.status_code, head.headers["content-type"], head.content) == (200, "text/event-stream", b"")
        options = requests.options(f"{at}/wire/coast", timeout=10)
        assert (options.status_code, options.headers["allow"]) == (204, "GET, HEAD, OPTIONS")
        assert "Last-Event-ID" in options.headers["access-control-allow-headers"]
        assert requests.post(f"{at}/wire", data=b"x", timeout=10).status_code == 405
        assert requests.get(f"{at}/wire", headers={"Accept": "text/html"}, timeout=10).status_code == 406
        assert requests.get(f"{at}/wire/none", timeout=10).status_code == 404
        assert requests.get(f"{at}/wire/", timeout=10).status_code == 404
        moved = requests.get(f"{at}/wire/shore?last-event-id=3", timeout=10, allow_redirects=False)
        assert (moved.status_code, moved.headers["location"]) == (301, "/wire/coast?last-event-id=3")


def test_more_listeners_than_configured_are_asked_to_come_later_and_pages_go_on(wire: OwnWire, tmp_path: Path) -> None:
    with served(wire, tmp_path, most=2) as port:
        with listening(port), listening(port):
            with listening(port) as third:
                assert third.status == 503
                assert int(third.headers["retry-after"]) > 0
            assert requests.get(f"http://127.0.0.1:{port}/none", timeout=10).status_code == 404
        until = time.monotonic() + 60
        while True:  # those who went make room
            with listening(port) as again:
                if again.status == 200:
                    break
            assert time.monotonic() < until


def test_one_that_does_not_read_is_cut_off_and_holds_up_nobody(wire: OwnWire, tmp_path: Path) -> None:
    with served(wire, tmp_path, stall_secs=1.0) as port, ExitStack() as held:
        deaf = held.enter_context(socket.socket())
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        deaf.connect(("127.0.0.1", port))
        deaf.sendall(b"GET /wire HTTP/1.1\r\nHost: a\r\n\r\n")
        ear = held.enter_context(listening(port))
        text = "Words of a long text. " * 10_000
        for number in range(1, 21):
            wire.tell(numbered_story(number, headline=text))
        assert ear.hears(lambda ear: len(ear.events) == 20).numbers == list(range(1, 21))
        until = time.monotonic() + 60
        state = b"\x01"
        while state[0] == 1:  # ESTABLISHED, as tcp_info begins
            assert time.monotonic() < until
            time.sleep(0.05)
            state = deaf.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)


def test_the_socket_beneath_stays_one_that_never_blocks() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        accepted, _ = server.accept()
        accepted.setblocking(False)  # noqa: FBT003 - of the standard library
        host, port = client.getsockname()
        before = set(Path("/proc/self/fd").iterdir())
        beneath = Beneath(f"{host}:{port}", 30.0)
        assert set(Path("/proc/self/fd").iterdir()) > before
        assert not os.get_blocking(accepted.fileno())
        beneath.cut()
        with pytest.raises(ConnectionResetError):
            client.recv(1)
        beneath.close()
        assert set(Path("/proc/self/fd").iterdir()) == before
        accepted.close()


def test_the_end_of_the_server_ends_every_stream_at_once(wire: OwnWire, tmp_path: Path) -> None:
    with ExitStack() as held:
        with served(wire, tmp_path) as port:
            ears = [held.enter_context(listening(port)) for _ in range(20)]
            stopping = time.monotonic()
        assert time.monotonic() - stopping < 5.0  # the patience of `stop`
        for ear in ears:
            ear.hears(lambda ear: ear.ended.is_set())


def test_what_another_process_writes_is_found_by_looking(wire: OwnWire, tmp_path: Path) -> None:
    with own_wire(tmp_path) as other, served(other, tmp_path) as port, listening(port) as ear:
        wire.tell(numbered_story(1))
        assert ear.hears(lambda ear: bool(ear.events)).numbers == [1]
