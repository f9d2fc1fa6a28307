"""The examples of WHATWG HTML §9.2.6, and what a server of ours writes."""

import pytest

from syndicate.rules.event_reading import Event, EventReader
from syndicate.rules.event_stream import event, opening


def read(text: str) -> tuple[list[Event], EventReader]:
    reader = EventReader()
    return [found for found in map(reader.line, text.split("\n")[:-1]) if found], reader


@pytest.mark.parametrize(
    ("stream", "events"),
    [
        ("data: YHOO\ndata: +2\ndata: 10\n\n", [Event("", "message", "YHOO\n+2\n10")]),
        (
            ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
            [
                Event("1", "message", "first event"),
                Event("", "message", "second event"),
                Event("", "message", " third event"),
            ],
        ),
        ("data\n\ndata\ndata\n\ndata:", [Event("", "message", ""), Event("", "message", "\n")]),
        ("event: add\n\ndata: x\n\n", [Event("", "message", "x")]),
        ("id: 1\0\ndata: x\n\n", [Event("", "message", "x")]),
    ],
)
def test_the_examples_of_the_standard(stream: str, events: list[Event]) -> None:
    assert read(stream)[0] == events


def test_what_we_write_is_read() -> None:
    events, reader = read((opening(7, 2500) + event("dispatch.usable", "a\r\nb", 8)).decode())
    assert events == [Event("8", "dispatch.usable", "a\nb")]
    assert (reader.last_id, reader.retry_millis) == ("8", 2500)


@pytest.mark.parametrize("millis", ["300001", "9" * 5000])
def test_no_server_is_left_alone_for_longer_than_five_minutes(millis: str) -> None:
    assert read(f"retry: {millis}\n")[1].retry_millis == 300_000


@pytest.mark.parametrize("millis", ["soon", "-5", "1.5", "٣", ""])
def test_a_time_to_wait_that_is_no_number_is_passed_over(millis: str) -> None:
    assert read(f"retry: 2500\nretry: {millis}\n")[1].retry_millis == 2500


def test_an_id_without_an_event_is_where_to_go_on() -> None:
    assert read("id: 41\n\n")[1].last_id == "41"
