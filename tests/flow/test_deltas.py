"""Delta feeds (RFC 3229) over HTTP: real pages of a real press, served by the real server, and readers that ask so."""

import gzip
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import feedparser
import pytest
import requests
from lxml import etree

from syndicate.build.forms import rules
from syndicate.formats.atom import AtomWriter
from syndicate.formats.html_section import HtmlSectionWriter
from syndicate.formats.jsonfeed import JsonFeedWriter
from syndicate.formats.newsml_g2 import NewsmlG2Writer
from syndicate.formats.rss import RssWriter
from syndicate.formats.validation.examination import Examiner
from syndicate.formats.validation.schemas import Schemas
from syndicate.model.body import Body, Paragraph
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.stand.folder import FolderStand
from syndicate.web.answers import Answer
from syndicate.web.app import Application
from syndicate.web.server import WebServer
from tests.makers import AGENCY, make_section
from tests.ports import free_port
from tests.press import PressHouse, numbered_story, press_house
from tests.readers import with_newsboat

FORMS = ("rss.xml", "atom.xml", "feed.json")
WRITERS = (
    RssWriter(AGENCY),
    AtomWriter(AGENCY),
    JsonFeedWriter(AGENCY),
    HtmlSectionWriter(AGENCY),
    NewsmlG2Writer(AGENCY),
)
TEXT = Body(tuple(Paragraph(f"Paragraph {number} of a text about the harbour.") for number in range(40)))

every_form = pytest.mark.parametrize("form", FORMS)


@dataclass
class Wire:
    house: PressHouse
    port: int

    def publish(self, *dispatches: Dispatch) -> None:
        for dispatch in dispatches:
            self.house.file(dispatch)
        self.house.press.publish()

    def get(self, path: str, method: str = "GET", **headers: str) -> requests.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        named = {"Accept-Encoding": "identity", **named}
        return requests.request(
            method, f"http://127.0.0.1:{self.port}/{path}", headers=named, timeout=10, allow_redirects=False
        )

    def tag(self, path: str, coding: str = "identity") -> str:
        return self.get(path, Accept_Encoding=coding).headers["ETag"]

    def since(self, path: str, tag: str, **headers: str) -> requests.Response:
        return self.get(path, **{"A_IM": "feed", "If_None_Match": tag, **headers})


def story(number: int, **changes: object) -> Dispatch:
    return numbered_story(number, **({"body": TEXT} | changes))


def kill(number: int, **changes: object) -> Dispatch:
    fields: dict[str, object] = {"version": 2, "pub_status": PubStatus.CANCELED, "ed_note": "It is not so."}
    return story(number, **(fields | changes))


@contextmanager
def served(stand: FolderStand) -> Iterator[int]:
    port = free_port()
    web = WebServer(stand, "127.0.0.1", port)
    web.start()
    try:
        yield port
    finally:
        web.stop()


@contextmanager
def running(folder: Path, limit: int = 5) -> Iterator[Wire]:
    """A press and a server on what is in the folder, as the daemon starts them."""
    section = make_section(formats=("html", "rss", "atom", "jsonfeed", "newsml-g2"), limit=limit)
    with press_house(folder, section, writers=WRITERS) as house, served(house.stand) as port:
        house.press.refresh()
        yield Wire(house, port)


@pytest.fixture
def wire(tmp_path: Path) -> Iterator[Wire]:
    with running(tmp_path) as wire:
        wire.publish(story(1), story(2), story(3))
        yield wire


def guids(form: str, body: bytes) -> list[str]:
    """What a page tells of, by number."""
    if form == "feed.json":
        found = [item["id"] for item in json.loads(body)["items"]]
    else:
        tree = etree.fromstring(body)
        found = [
            str(each)
            for each in tree.xpath("//item/guid/text() | //*[local-name()='entry']/*[local-name()='id']/text()")
        ]
        found += [str(each) for each in tree.xpath("//*[local-name()='deleted-entry']/@ref")]
    return [guid.removeprefix("tag:wire.example,2026:s") for guid in found]


@every_form
def test_what_is_new_changed_or_killed_since_is_sent_and_nothing_else(wire: Wire, form: str) -> None:
    path = f"all/{form}"
    first = wire.tag(path)
    wire.publish(story(4))
    new = wire.since(path, first)
    assert (new.status_code, guids(form, new.content)) == (226, ["4"])
    second = new.headers["ETag"]
    assert second == wire.tag(path)
    wire.publish(story(2, version=2, headline="Story 2 grows.", received=story(5).received))
    changed = wire.since(path, second)
    assert (changed.status_code, guids(form, changed.content)) == (226, ["2"])
    assert b"Story 2 grows." in changed.content
    third = changed.headers["ETag"]
    wire.publish(kill(1, received=story(6).received))
    killed = wire.since(path, third)
    assert (killed.status_code, guids(form, killed.content)) == (226, ["1"])
    assert b"It is not so." in killed.content
    assert sorted(guids(form, wire.since(path, second).content)) == ["1", "2"]
    assert sorted(guids(form, wire.since(path, first).content)) == ["1", "2", "4"]


@every_form
def test_an_entry_that_moves_from_the_first_place_is_not_sent_again(wire: Wire, form: str) -> None:
    before = wire.get(f"all/{form}")
    assert guids(form, before.content) == ["3", "2", "1"]
    wire.publish(story(4), story(5))
    after = wire.since(f"all/{form}", before.headers["ETag"])
    assert guids(form, after.content) == ["5", "4"]


@pytest.mark.shared
@every_form
def test_every_delta_is_a_whole_valid_feed(wire: Wire, form: str, shared: Path) -> None:
    examiner = Examiner(rules(), Schemas(shared / "schemas"))
    path = f"all/{form}"
    wire.publish(story(0))
    bases = [wire.tag(path)]
    for change in (
        story(4),
        story(2, version=2, headline="Story 2 grows.", received=story(5).received),
        kill(1, received=story(6).received),
        story(3, version=2, pub_status=PubStatus.WITHHELD, received=story(7).received),
    ):
        wire.publish(change)
        bases.append(wire.tag(path))
    for base in bases[:-1]:
        delta = wire.since(path, base)
        assert delta.status_code == 226
        report = examiner.examine(delta.content, delta.headers["Content-Type"], over_http=True)
        assert [finding for finding in report.findings if finding.severity == "error"] == []


def test_a_delta_is_said_to_be_one(wire: Wire) -> None:
    tag = wire.tag("all/rss.xml")
    wire.publish(story(4))
    full = wire.get("all/rss.xml")
    delta = wire.since("all/rss.xml", tag)
    assert delta.headers["IM"] == "feed"
    assert {name.strip() for name in delta.headers["Vary"].split(",")} == {"A-IM", "If-None-Match", "Accept-Encoding"}
    assert delta.headers["Cache-Control"] == "no-store, im"
    assert delta.headers["Content-Length"] == str(len(delta.content))
    for name in ("ETag", "Content-Type", "Last-Modified", "Access-Control-Allow-Origin"):
        assert delta.headers.get(name) == full.headers.get(name)
    head = wire.get("all/rss.xml", "HEAD", A_IM="feed", If_None_Match=tag)
    assert (head.status_code, head.content) == (226, b"")
    assert {**head.headers, "date": ""} == {**delta.headers, "date": ""}


def test_nothing_new_is_a_304(wire: Wire) -> None:
    again = wire.since("all/rss.xml", wire.tag("all/rss.xml"))
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "tags",
    [
        "W/{tag}",
        '"other", {tag}',
        '{tag}, "other", W/"more"',
        "{gzip}",
        "W/{gzip}",
        "{br}",
        "{older}, {tag}",
        "{tag}, {older}",
    ],
)
def test_any_tag_of_the_base_is_good(wire: Wire, tags: str) -> None:
    older = wire.tag("all/rss.xml")
    wire.publish(story(4))
    wire.house.stand.settle()
    held = {coding: wire.tag("all/rss.xml", coding) for coding in ("gzip", "br")}
    assert "br" in held["br"]
    field = tags.format(tag=wire.tag("all/rss.xml"), older=older, **held)
    wire.publish(story(5))
    delta = wire.since("all/rss.xml", field)
    assert guids("rss.xml", delta.content) == ["5"]
    assert delta.headers["Delta-Base"] in field
    assert delta.headers["Delta-Base"] not in {older, '"other"', '"more"'}


@pytest.mark.parametrize(
    "headers",
    [
        {"If_None_Match": '"unknown"', "A_IM": "feed"},
        {"If_None_Match": "{tag}"},
        {"If_None_Match": "{tag}", "A_IM": "feed;q=0"},
        {"If_None_Match": "{tag}", "A_IM": "vcdiff, gzip"},
        {"A_IM": "feed"},
    ],
    ids=["unknown base", "not asked for", "refused", "other manipulations", "no base"],
)
def test_else_the_page_is_sent_whole(wire: Wire, headers: dict[str, str]) -> None:
    tag = wire.tag("all/rss.xml")
    wire.publish(story(4))
    whole = wire.get("all/rss.xml", **{name: value.format(tag=tag) for name, value in headers.items()})
    assert (whole.status_code, guids("rss.xml", whole.content)) == (200, ["4", "3", "2", "1"])
    assert "IM" not in whole.headers
    assert whole.headers["Cache-Control"] == "no-cache"


def test_of_several_manipulations_feed_is_taken(wire: Wire) -> None:
    tag = wire.tag("all/rss.xml")
    wire.publish(story(4))
    assert wire.since("all/rss.xml", tag, A_IM="vcdiff, Feed;q=0.5, gzip").status_code == 226


def test_a_base_with_nothing_of_the_page_gets_it_whole(wire: Wire) -> None:
    tag = wire.tag("all/rss.xml")
    wire.publish(*(story(number) for number in range(4, 9)))
    whole = wire.since("all/rss.xml", tag)
    assert (whole.status_code, guids("rss.xml", whole.content)) == (200, ["8", "7", "6", "5", "4"])


def test_where_an_entry_was_only_taken_away_the_delta_is_empty(wire: Wire) -> None:
    tag = wire.tag("all/rss.xml")
    wire.publish(story(1, version=2, pub_status=PubStatus.WITHHELD, received=story(4).received))
    delta = wire.since("all/rss.xml", tag)
    assert (delta.status_code, guids("rss.xml", delta.content)) == (226, [])
    assert wire.since("all/rss.xml", delta.headers["ETag"]).status_code == 304


@pytest.mark.parametrize("coding", ["gzip", "br, gzip", "gzip, identity;q=0"])
def test_a_delta_is_compressed_for_those_who_take_gzip(wire: Wire, coding: str) -> None:
    tag = wire.tag("all/feed.json", "gzip")
    wire.publish(story(4))
    plain = wire.since("all/feed.json", tag)
    packed = requests.get(
        f"http://127.0.0.1:{wire.port}/all/feed.json",
        headers={"A-IM": "feed", "If-None-Match": tag, "Accept-Encoding": coding},
        timeout=10,
        stream=True,
    )
    body = packed.raw.read(decode_content=False)
    assert (packed.status_code, packed.headers["Content-Encoding"]) == (226, "gzip")
    assert gzip.decompress(body) == plain.content
    assert packed.headers["ETag"] == wire.tag("all/feed.json", "gzip")
    assert "Content-Encoding" not in plain.headers


def test_a_client_that_takes_neither_gzip_nor_plain_bytes_gets_the_page_whole(wire: Wire) -> None:
    wire.house.stand.settle()
    tag = wire.tag("all/rss.xml", "br")
    wire.publish(story(4))
    wire.house.stand.settle()
    answer = wire.since("all/rss.xml", tag, Accept_Encoding="br, gzip;q=0, identity;q=0")
    assert (answer.status_code, answer.headers["Content-Encoding"]) == (200, "br")


@pytest.mark.parametrize("path", ["all/index.html", "all/newsml-g2.xml"])
def test_other_forms_have_no_deltas(wire: Wire, path: str) -> None:
    tag = wire.tag(path)
    wire.publish(story(4))
    answer = wire.since(path, tag)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-cache")
    assert b"Story 1." in answer.content


def test_archive_documents_have_no_deltas(tmp_path: Path) -> None:
    with running(tmp_path, limit=100) as wire:
        wire.publish(*(story(number) for number in range(50)))
        tag = wire.tag("all/archive/1/rss.xml")
        held = guids("rss.xml", wire.get("all/archive/1/rss.xml").content)
        assert len(held) > 2
        wire.publish(story(int(held[0]), version=2, headline="It grows.", received=story(60).received))
        answer = wire.since("all/archive/1/rss.xml", tag)
        assert answer.status_code == 200
        assert guids("rss.xml", answer.content) == held


def test_after_a_restart_deltas_begin_with_what_stood_then(tmp_path: Path) -> None:
    with running(tmp_path) as wire:
        wire.publish(story(1), story(2))
        older = wire.tag("all/rss.xml")
        wire.publish(story(3))
        last = wire.tag("all/rss.xml")
    with running(tmp_path) as wire:
        assert wire.since("all/rss.xml", older).status_code == 200
        assert wire.since("all/rss.xml", last).status_code == 304
        wire.publish(story(4))
        delta = wire.since("all/rss.xml", last)
        assert (delta.status_code, guids("rss.xml", delta.content)) == (226, ["4"])


@pytest.mark.parametrize("form", ["rss.xml", "atom.xml"])
def test_feedparser_reads_a_delta(wire: Wire, form: str) -> None:
    url = f"http://127.0.0.1:{wire.port}/all/{form}"
    first = feedparser.parse(url)
    assert (first.status, len(first.entries)) == (200, 3)
    wire.publish(story(4))
    second = feedparser.parse(url, etag=first.etag)
    assert (second.status, [entry.title for entry in second.entries], second.bozo) == (226, ["Story 4."], False)
    third = feedparser.parse(url, etag=second.etag)
    assert (third.status, third.entries) == (304, [])


@pytest.mark.debian("newsboat")
@pytest.mark.parametrize("form", ["rss.xml", "atom.xml"])
def test_newsboat_puts_deltas_to_what_it_has(
    wire: Wire, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Answer] = []
    answer = Application.answer

    def told(*asked: Any) -> Answer:
        given.append(answer(*asked))
        return given[-1]

    url = f"http://127.0.0.1:{wire.port}/all/{form}"
    for _ in range(2):  # it keeps the tag of a feed from the second time on
        assert {read.title for read in with_newsboat(url, tmp_path)} == {"Story 1.", "Story 2.", "Story 3."}
    wire.publish(story(4))
    monkeypatch.setattr(Application, "answer", told)
    assert {read.title for read in with_newsboat(url, tmp_path)} == {f"Story {number}." for number in range(1, 5)}
    assert [one.status for one in given] == [226]
    assert guids(form, gzip.decompress(given[0].body)) == ["4"]


@pytest.mark.debian("newsboat")
@pytest.mark.parametrize("news", [1, 5], ids=["delta", "whole"])
def test_newsboat_misses_nothing_that_is_published_within_a_second(wire: Wire, news: int, tmp_path: Path) -> None:
    page = tmp_path / "feeds" / "all" / "rss.xml"
    later = page.stat().st_mtime_ns // 10**9 * 10**9 + 3600 * 10**9
    os.utime(page, ns=(later, later))  # what comes next will have the same date, in whole seconds
    url = f"http://127.0.0.1:{wire.port}/all/rss.xml"
    for _ in range(2):
        with_newsboat(url, tmp_path)
    before = wire.get("all/rss.xml").headers["Last-Modified"]
    wire.publish(*(story(number) for number in range(4, 4 + news)))
    assert page.stat().st_mtime_ns // 10**9 == later // 10**9
    assert {read.title for read in with_newsboat(url, tmp_path)} >= {
        f"Story {number}." for number in range(4, 4 + news)
    }
    assert before
    assert "Last-Modified" not in wire.get("all/rss.xml").headers
