"""Search in the archive from the desk: by words and filters, with what was found marked."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from syndicate.model.body import Body, Paragraph
from syndicate.model.dispatch import PubStatus
from syndicate.model.search import Snippet
from syndicate.model.staff import Role
from syndicate.ports.ledger import Entry
from syndicate.web.desk.look import pieces
from tests.desks import OwnDesk, own_desk
from tests.makers import NOON, make_dispatch


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OwnDesk]:
    with own_desk(tmp_path) as made:
        made.come_in(Role.VIEWER)
        yield made


def store(desk: OwnDesk, number: int, **changes: object) -> None:
    headline = changes.pop("headline", f"Story {number} & more")
    story = make_dispatch(guid=f"tag:wire.example,2026:{number}", headline=headline, **changes)
    with desk.ledger.writing() as writing:
        writing.record([Entry(dispatch=story, sections=frozenset({"all"}), announce=False)], [])


def seen(desk: OwnDesk, query: str, numbers: range = range(1, 4)) -> set[int]:
    page = desk.get(f"/desk/search?{query}")
    assert page.status == 200, page.text
    found = page.text.partition("Sections Agency")[2]
    return {number for number in numbers if f"Story {number} &" in " ".join(found.split())}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=harbour", {1, 2, 3}),
        ("q=harbour+-2", {1, 3}),
        ("q=%22talks+on+the+harbour%22", {1, 2, 3}),
        ("q=nothing", set()),
        ("section=all", {1, 2, 3}),
        ("agency=meridian+press", {2}),
        ("source=newsroom", {1, 3}),
        ("source=city", {2}),
        ("language=en", {1, 2}),
        ("language=en-GB", {1}),
        ("from=2026-11-25", {3}),
        ("to=2026-11-23", {2}),
        ("from=2026-11-24&to=2026-11-24", {1}),
        ("from=0001-01-01&to=9999-12-31&q=harbour", {1, 2, 3}),
        ("q=harbour&language=en&to=2026-11-24&source=city", {2}),
    ],
)
def test_words_and_filters_narrow_it(desk: OwnDesk, query: str, expected: set[int]) -> None:
    store(desk, 1, language="en-GB")
    store(desk, 2, language="en", agency="Meridian Press", source="city", created=NOON - timedelta(days=1))
    store(desk, 3, created=NOON + timedelta(days=1))
    assert seen(desk, query) == expected


def test_what_was_searched_for_is_marked_in_headline_and_text(desk: OwnDesk) -> None:
    store(desk, 1, headline="Ferry & <b>harbour</b>", body=Body((Paragraph("The Harbour is <shut>."),)))
    body = desk.get("/desk/search?q=harbour").body
    assert "Ferry &amp; &lt;b&gt;<mark>harbour</mark>&lt;/b&gt;" in body
    assert "The <mark>Harbour</mark> is &lt;shut&gt;." in body


@pytest.mark.parametrize(
    ("snippet", "expected"),
    [
        (Snippet(""), []),
        (Snippet("abc"), [("abc", False)]),
        (Snippet("abcd", ((0, 1), (1, 2), (3, 4))), [("a", True), ("b", True), ("c", False), ("d", True)]),
    ],
)
def test_a_snippet_comes_in_pieces(snippet: Snippet, expected: list[tuple[str, bool]]) -> None:
    assert pieces(snippet) == expected


def test_the_desk_finds_what_is_embargoed_held_and_killed_and_says_so(desk: OwnDesk) -> None:
    store(desk, 1, embargo=NOON + timedelta(days=36_500))
    store(desk, 2, pub_status=PubStatus.WITHHELD)
    store(desk, 3, pub_status=PubStatus.CANCELED)
    text = desk.get("/desk/search?q=harbour").text
    for number, words in ((1, "embargoed until 2126-10-31 12:00:00"), (2, "held"), (3, "killed")):
        assert f"Story {number} & more {words}" in text


@pytest.mark.parametrize(
    ("query", "why", "marked"),
    [
        ("q=cocoa+)+brazil", "at character 7: this bracket closes nothing", "cocoa <mark>)</mark> brazil"),
        ("q=OR+cocoa", "at character 1: there is nothing in front of this OR", "<mark>O</mark>R cocoa"),
        ("q=(cocoa", "These words cannot be understood at character", "cocoa"),
        ("section=nowhere", "There is no section nowhere; there are ", ""),
        ("from=soon", "from= takes a day (2026-11-24).", ""),
        ("from=2026-11-25&to=2026-11-24", "The last day is before the first.", ""),
    ],
)
def test_what_cannot_be_understood_says_why_and_loses_nothing(desk: OwnDesk, query: str, why: str, marked: str) -> None:
    page = desk.get(f"/desk/search?{query}&language=en")
    assert (page.status, why in page.text, marked in page.body) == (400, True, True)
    assert 'name="language" size="5" value="en"' in page.body


def test_nothing_is_searched_for_until_something_is_asked(desk: OwnDesk) -> None:
    store(desk, 1)
    page = desk.get("/desk/search").text
    assert ("Story 1" in page, "Nothing was found" in page, "All the words;" in page) == (False, False, True)
    assert "Nothing was found." in desk.get("/desk/search?q=nobody").text


def test_it_is_paged_with_what_was_asked_for(desk: OwnDesk) -> None:
    for number in range(1, 56):
        store(desk, number)
    first = desk.get("/desk/search?q=harbour&language=und")
    assert (first.text.count("& more"), "Story 6 &" in first.text, "Story 5 &" in first.text) == (50, True, False)
    following = first.body.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert following == "/desk/search?q=harbour&language=und&before=6"
    second = desk.get(following)
    assert (second.text.count("& more"), "Story 5 &" in second.text, 'rel="next"' in second.body) == (5, True, False)
    assert 'href="/desk/search?q=harbour&amp;language=und">Newest' in second.body
    assert desk.get("/desk/search?q=harbour&before=x").status == 400


def test_every_page_has_one_box_to_search_by_the_slash(desk: OwnDesk) -> None:
    for path in ("/desk/", "/desk/embargoes", "/desk/outlets", "/desk/search", "/desk/nowhere"):
        body = desk.get(path).body
        assert (body.count("data-search"), body.count('action="/desk/search"')) == (1, 1)
