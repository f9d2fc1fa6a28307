"""What a listener's request says."""

import pytest

from syndicate.web.wire.asking import is_wire, last_event, takes_events


@pytest.mark.parametrize(
    "accept", [None, "", "*/*", "text/event-stream", "text/html, */*;q=0.1", "TEXT/EVENT-STREAM", "text/*;q=0.5"]
)
def test_who_takes_an_event_stream(accept: str | None) -> None:
    assert takes_events(accept)


@pytest.mark.parametrize(
    "accept",
    ["text/html", "application/json, text/html", "text/event-stream;q=0", "*/*;q=0.0", "text/event-stream;q=0, */*"],
)
def test_who_does_not(accept: str) -> None:
    assert not takes_events(accept)


@pytest.mark.parametrize(
    ("field", "query", "identifier"),
    [
        (None, "", ""),
        ("5", "", "5"),
        (None, "last-event-id=6", "6"),
        (None, "lastEventId=7&x=1", "7"),
        ("5", "lastEventId=7", "5"),
        ("", "lastEventId=7", "7"),
        (None, "lastEventId=", ""),
        (None, "lastEventId=%36", "6"),
        (None, "&&=;%", ""),
    ],
)
def test_where_the_id_is_found(field: str | None, query: str, identifier: str) -> None:
    assert last_event({"last-event-id": field}.get, query) == identifier


def test_which_addresses_are_the_wires() -> None:
    assert [is_wire(path) for path in ("/wire", "/wire/", "/wire/all", "/wires", "/wire.xml", "/")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]
