"""The `reader` library as a partner runs it: it asks with conditions, takes deltas, and keeps one entry for a story."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import requests
from reader import Entry, Reader, UpdatedFeed, make_reader

from syndicate.build.writers import writers
from syndicate.model.dispatch import PubStatus
from syndicate.web.server import WebServer
from tests.makers import AGENCY, make_section
from tests.ports import free_port
from tests.press import PressHouse, numbered_story, press_house

FORMS = ("rss.xml", "atom.xml", "feed.json")


@dataclass
class Seen:
    """What passes on its way between a reader and our server.

    Attributes:
        port: Where the reader asks.
        answered: The statuses, in the order of the requests.
    """

    port: int = 0
    answered: list[int] = field(default_factory=list)


@contextmanager
def watched(behind: int) -> Iterator[Seen]:
    """Pass requests on to a port, and note the answers."""
    seen = Seen()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with requests.get(
                f"http://127.0.0.1:{behind}{self.path}", headers=dict(self.headers), stream=True, timeout=10
            ) as answer:
                body = answer.raw.read()  # as it came, compressed or not
            seen.answered.append(answer.status_code)
            self.send_response(answer.status_code)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the library's name
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        seen.port = listening.server_address[1]
        thread = Thread(target=listening.serve_forever, args=[0.05], daemon=True)
        thread.start()
        try:
            yield seen
        finally:
            listening.shutdown()
            thread.join(5)


@dataclass
class Partner:
    """A reader, what it reads, and what passes between the two."""

    house: PressHouse
    seen: Seen
    reader: Reader
    feed: str

    def update(self) -> UpdatedFeed | None:
        return self.reader.update_feed(self.feed)

    def entries(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.reader.get_entries()}

    def publish(self, number: int, **changes: object) -> None:
        self.house.file(numbered_story(number, **changes))
        self.house.press.publish()


@pytest.fixture(params=FORMS)
def partner(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Partner]:
    known = [writer for writer in writers(AGENCY) if writer.filename in FORMS]
    section = make_section(formats=tuple(writer.name for writer in known), limit=20)
    with press_house(tmp_path, section, writers=known) as house:
        for number in range(1, 13):
            house.record(numbered_story(number))
        house.press.publish()
        port = free_port()
        web = WebServer(house.stand, "127.0.0.1", port)
        web.start()
        try:
            with watched(port) as seen, make_reader(str(tmp_path / "reader.sqlite")) as reader:
                feed = f"http://127.0.0.1:{seen.port}/all/{request.param}"
                reader.add_feed(feed)
                yield Partner(house, seen, reader, feed)
        finally:
            web.stop()


def test_a_partner_that_runs_reader_misses_nothing_and_is_sent_the_rest_alone(partner: Partner) -> None:
    first = partner.update()
    assert first is not None
    assert (first.new, len(partner.entries())) == (12, 12)
    story = numbered_story(3)
    assert partner.entries()[story.guid].title == "Story 3."

    assert partner.update() is None
    assert partner.seen.answered == [200, 304]

    partner.publish(13)
    second = partner.update()
    assert second is not None
    assert (second.new, second.modified, len(partner.entries())) == (1, 0, 13)

    partner.publish(3, version=2, headline="Story 3, put right", ed_note="A name.")
    third = partner.update()
    assert third is not None
    assert (third.new, third.modified, len(partner.entries())) == (0, 1, 13)
    assert partner.entries()[story.guid].title == "Story 3, put right"

    assert partner.update() is None
    assert partner.seen.answered == [200, 304, 226, 226, 304]


def test_a_killed_story_is_replaced_by_its_notice_where_the_form_has_one(partner: Partner) -> None:
    partner.update()
    guid = numbered_story(3).guid
    partner.publish(3, version=2, pub_status=PubStatus.CANCELED, ed_note="It is not so.")
    partner.update()
    killed = partner.entries()[guid]
    if partner.feed.endswith("atom.xml"):  # at:deleted-entry (RFC 6721), which reader does not know
        assert guid.encode() in requests.get(partner.feed, timeout=10).content
    else:
        assert killed.title == "KILL: story withdrawn"
        assert "Story 3" not in str(killed)
    assert len(partner.entries()) == 12
