"""The Link field that leads from page to page of an archive."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from syndicate.model.edition import Page
from syndicate.stand.folder import FolderStand
from syndicate.web.app import Application
from syndicate.web.older import Older

ARCHIVED = "/all/archive/1/ninjs.json"


@pytest.fixture
def stand(tmp_path: Path) -> Iterator[FolderStand]:
    made = FolderStand(tmp_path)
    yield made
    made.close()


def put(stand: FolderStand, *numbers: int) -> None:
    stand.put(
        [
            Page(path=f"all/archive/{number}/ninjs.json", media_type="application/json", parts=(b"[]",))
            for number in numbers
        ]
    )


@pytest.mark.parametrize("newest", [1, 2, 3, 7, 8, 9, 100])
def test_the_current_page_leads_to_the_newest_document(stand: FolderStand, newest: int) -> None:
    put(stand, *range(1, newest + 1))
    assert Older(stand).link("all/ninjs.json") == f'<archive/{newest}/ninjs.json>; rel="next prev-archive"'


def test_a_document_that_comes_is_found_and_one_that_goes_is_not_missed(stand: FolderStand) -> None:
    older = Older(stand)
    assert older.link("all/ninjs.json") is None
    for numbers in ((1,), (2, 3), (4,)):
        put(stand, *numbers)
        assert older.link("all/ninjs.json") == f'<archive/{numbers[-1]}/ninjs.json>; rel="next prev-archive"'
    stand.remove([f"all/archive/{number}/ninjs.json" for number in range(1, 5)])
    assert older.link("all/ninjs.json") is None


def test_a_document_leads_to_the_one_before_and_the_first_to_none(stand: FolderStand) -> None:
    older = Older(stand)
    assert older.link("all/archive/12/ninjs.json") == '<../11/ninjs.json>; rel="next prev-archive"'
    assert older.link("all/archive/1/ninjs.json") is None


@pytest.mark.parametrize("path", ["index.html", "items/ab/story.html", "outlets/one/rss.xml", "all/rss.xml"])
def test_nothing_is_older_than_what_has_no_archive(stand: FolderStand, path: str) -> None:
    put(stand, 1)
    assert Older(stand).link(path) is None


def test_the_answer_brings_the_field(stand: FolderStand) -> None:
    put(stand, 1)
    stand.put([Page(path="all/ninjs.json", media_type="application/json", parts=(b"[]",))])
    answers = [Application(stand).answer("GET", path, lambda _: None) for path in ("/all/ninjs.json", ARCHIVED)]
    assert [dict(answer.headers).get("link") for answer in answers] == [
        '<archive/1/ninjs.json>; rel="next prev-archive"',
        None,
    ]
