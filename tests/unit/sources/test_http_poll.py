"""Polling an address over real sockets: asked for what is new, and for nothing that was had."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

import pytest
from structlog.testing import capture_logs

from syndicate.errors import SourceError, SourceUnavailable
from syndicate.model.filing import Filing
from syndicate.ports.http import NOTHING
from syndicate.ports.memory import Memory
from syndicate.sources.http_poll import HttpPoll
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from tests.clients import HERE, OUTSIDE
from tests.loopback import Page, PageServer, page_server, raw_server, sends
from tests.makers import NOON

TAGGED = {"ETag": '"1"', "Last-Modified": "Tue, 24 Nov 2026 11:00:00 GMT", "Content-Type": "text/xml; charset=utf-8"}


class Noon:
    def now(self) -> datetime:
        return NOON


@pytest.fixture
def server() -> Iterator[PageServer]:
    with page_server() as running:
        yield running


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlLedger]:
    opened = open_ledger(f"sqlite:///{tmp_path_factory.mktemp('store')}/store.db")
    yield opened
    opened.close()


@pytest.fixture
def memory(ledger: SqlLedger, request: pytest.FixtureRequest) -> Memory:
    return ledger.memory(request.node.name)


def poll(server: PageServer, memory: Memory, secrets: Mapping[str, str] = NOTHING, path: str = "/feed") -> HttpPoll:
    return HttpPoll(
        name="feed", address=server.url(path), client=HERE, memory=memory, clock=Noon(), secrets=lambda: secrets
    )


def one(source: HttpPoll) -> Filing:
    [filing] = source.collect()
    assert isinstance(filing, Filing)
    return filing


def test_a_page_becomes_a_filing(server: PageServer, memory: Memory) -> None:
    server.pages["/feed"] = Page(b"<rss/>", TAGGED)
    filing = one(poll(server, memory))
    assert (filing.source, filing.name, filing.content) == ("feed", server.url("/feed"), b"<rss/>")
    assert (filing.filed, filing.received, filing.charset) == (NOON - timedelta(hours=1), NOON, "utf-8")


def test_what_is_acknowledged_is_not_sent_again(server: PageServer, memory: Memory) -> None:
    server.pages["/feed"] = Page(b"<rss/>", TAGGED)
    source = poll(server, memory)
    source.ack(one(source).receipt)
    assert list(poll(server, memory).collect()) == []
    assert server.answered == [200, 304]
    _, _, headers, _ = server.requests[1]
    assert headers["if-none-match"] == '"1"'
    assert headers["if-modified-since"] == "Tue, 24 Nov 2026 11:00:00 GMT"


@pytest.mark.parametrize("given", [{"ETag": 'W/"a b"'}, {"ETag": "bare"}, {"Last-Modified": "yesterday"}])
def test_validators_go_back_as_they_came(server: PageServer, memory: Memory, given: dict[str, str]) -> None:
    server.pages["/feed"] = Page(b"<rss/>", given)
    source = poll(server, memory)
    source.ack(one(source).receipt)
    assert list(source.collect()) == []
    assert server.answered == [200, 304]


def test_what_was_fetched_but_not_recorded_is_fetched_again(server: PageServer, memory: Memory) -> None:
    server.pages["/feed"] = Page(b"<rss/>", TAGGED)
    one(poll(server, memory))
    one(poll(server, memory))
    assert server.answered == [200, 200]


def test_a_bad_page_is_not_fetched_for_ever(server: PageServer, memory: Memory) -> None:
    server.pages["/feed"] = Page(b"\0\0", TAGGED)
    source = poll(server, memory)
    source.reject(one(source).receipt, "binary")
    assert list(poll(server, memory).collect()) == []
    server.pages["/feed"] = Page(b"<rss/>", {"ETag": '"2"'})
    assert one(source).content == b"<rss/>"


def test_equal_bytes_are_not_filed_twice_where_the_server_has_no_tags(server: PageServer, memory: Memory) -> None:
    server.pages["/feed"] = Page(b"<rss/>")
    source = poll(server, memory)
    source.ack(one(source).receipt)
    assert list(source.collect()) == []
    assert server.answered == [200, 200]
    server.pages["/feed"] = Page(b"<rss></rss>")
    assert one(source).content == b"<rss></rss>"


def test_a_new_tag_for_the_same_bytes_is_kept(server: PageServer, memory: Memory) -> None:
    server.pages["/feed"] = Page(b"<rss/>", {"ETag": '"1"'})
    source = poll(server, memory)
    source.ack(one(source).receipt)
    server.pages["/feed"] = Page(b"<rss/>", {"ETag": '"2"'})
    assert list(source.collect()) == list(source.collect()) == []
    assert server.answered == [200, 200, 304]


def test_the_tags_of_one_address_are_not_shown_to_another(server: PageServer, memory: Memory) -> None:
    server.pages["/feed"] = server.pages["/other"] = Page(b"<rss/>", TAGGED)
    source = poll(server, memory)
    source.ack(one(source).receipt)
    assert one(poll(server, memory, path="/other")).content == b"<rss/>"


def test_only_the_new_entries_are_asked_for_once_something_is_had(server: PageServer, memory: Memory) -> None:
    server.pages["/feed"] = Page(b"<rss>one</rss>", {"ETag": '"1"'})
    source = poll(server, memory)
    source.ack(one(source).receipt)
    server.pages["/feed"] = Page(b"<rss>two</rss>", {"ETag": '"2"', "IM": "feed"}, 226)
    source.ack(one(source).receipt)
    server.pages["/feed"] = Page(b"<rss>two</rss>", {"ETag": '"2"'})
    assert list(source.collect()) == []
    assert ["a-im" in headers for _, _, headers, _ in server.requests] == [False, True, True]
    assert server.answered == [200, 226, 304]


@pytest.mark.parametrize("headers", [{}, {"IM": "vcdiff"}, {"IM": "feed, gzip"}])
def test_a_part_of_another_kind_is_not_taken_for_the_whole(
    server: PageServer, memory: Memory, headers: dict[str, str]
) -> None:
    server.pages["/feed"] = Page(b"part", headers, 226)
    with pytest.raises(SourceError, match="226"):
        list(poll(server, memory).collect())


def test_secrets_are_read_at_each_call_and_sent(server: PageServer, memory: Memory) -> None:
    server.pages["/feed"] = Page(b"<rss/>")
    one(poll(server, memory, {"Authorization": "Bearer ours"}))
    assert server.requests[0][2]["authorization"] == "Bearer ours"

    def lost() -> Mapping[str, str]:
        raise SourceError("the environment variable WIRE_TOKEN is not set")

    source = HttpPoll(name="feed", address=server.url("/feed"), client=HERE, memory=memory, clock=Noon(), secrets=lost)
    with pytest.raises(SourceError, match="WIRE_TOKEN"):
        list(source.collect())
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (401, "password or token"),
        (403, "refuses us"),
        (404, "nothing at this address"),
        (410, "closed for good"),
        (406, "406"),
        (206, "206"),
        (304, "304"),
        (300, "300"),
    ],
)
def test_what_an_operator_must_mend_is_said(server: PageServer, memory: Memory, status: int, says: str) -> None:
    server.pages["/feed"] = Page(b"", status=status)
    with pytest.raises(SourceError, match=says) as caught:
        list(poll(server, memory).collect())
    assert not isinstance(caught.value, SourceUnavailable)


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
@pytest.mark.parametrize(
    ("field", "wait"),
    [("30", timedelta(seconds=30)), ("Tue, 24 Nov 2026 12:05:00 GMT", timedelta(minutes=5)), ("", None)],
)
def test_what_passes_is_told_with_the_time_to_wait(
    server: PageServer, memory: Memory, status: int, field: str, wait: timedelta | None
) -> None:
    server.pages["/feed"] = Page(b"", {"Retry-After": field}, status)
    with pytest.raises(SourceUnavailable, match=str(status)) as caught:
        list(poll(server, memory).collect())
    assert caught.value.retry_after == wait


def test_no_content_is_no_news(server: PageServer, memory: Memory) -> None:
    server.pages["/feed"] = Page(b"", status=204)
    assert list(poll(server, memory).collect()) == []


def test_a_broken_answer_is_no_filing(memory: Memory) -> None:
    with raw_server(sends(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<rss>")) as server:
        source = HttpPoll(
            name="feed", address=server.url(), client=HERE, memory=memory, clock=Noon(), secrets=lambda: NOTHING
        )
        with pytest.raises(SourceUnavailable, match="broke off"):
            list(source.collect())


def test_an_address_inside_is_an_error_for_the_operator(server: PageServer, memory: Memory) -> None:
    source = HttpPoll(
        name="feed", address=server.url("/feed"), client=OUTSIDE, memory=memory, clock=Noon(), secrets=lambda: NOTHING
    )
    with pytest.raises(SourceError, match="leads to this machine") as caught:
        list(source.collect())
    assert not isinstance(caught.value, SourceUnavailable)
    assert server.requests == []


def test_a_move_for_good_is_told_once(server: PageServer, memory: Memory) -> None:
    server.pages["/old"] = Page(b"", {"Location": "/feed"}, 301)
    server.pages["/feed"] = Page(b"<rss/>", TAGGED)
    with capture_logs() as lines:
        source = poll(server, memory, path="/old")
        source.ack(one(source).receipt)
        assert list(poll(server, memory, path="/old").collect()) == []
    assert [line["moved_to"] for line in lines] == [server.url("/feed")]
    assert server.answered == [301, 200, 301, 304]


def test_a_move_to_nowhere_is_no_advice(server: PageServer, memory: Memory) -> None:
    server.pages["/old"] = Page(b"", {"Location": "/gone"}, 301)
    with capture_logs() as lines, pytest.raises(SourceError, match="404"):
        list(poll(server, memory, path="/old").collect())
    assert lines == []


def test_a_probe_takes_nothing(server: PageServer, memory: Memory) -> None:
    server.pages["/feed"] = Page(b"x" * 4321, TAGGED)
    source = poll(server, memory)
    assert source.probe() == "4,321 bytes of text/xml"
    one(source)
    server.pages["/feed"] = Page(b"", status=404)
    with pytest.raises(SourceError, match="404"):
        source.probe()


@pytest.mark.parametrize("receipt", ["", "a.txt", "../outside#0", "address=x", "address=x&digest=y&more=z"])
def test_a_receipt_of_another_kind_is_refused(server: PageServer, memory: Memory, receipt: str) -> None:
    with pytest.raises(SourceError, match="no receipt"):
        poll(server, memory).ack(receipt)
