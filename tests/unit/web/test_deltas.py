"""Deltas by themselves: how they are compressed, and how much of them is kept."""

import gzip
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from syndicate.model.edition import Page
from syndicate.ports.stand import Published, Representation
from syndicate.web import deltas
from syndicate.web.answers import Answer, PageAnswers
from syndicate.web.deltas import Deltas

NAME = "harbour/rss.xml"


def published(*entries: bytes, media_type: str = "application/rss+xml") -> Published:
    page = Page(
        path=NAME,
        media_type=media_type,
        parts=(b"<rss>", *[part for entry in entries for part in (b",", entry)][1:], b"</rss>"),
        joint=b",",
    )
    tag = "-".join(entry[:20].decode() for entry in entries)
    return Published(
        media_type=page.media_type,
        modified=datetime(2026, 11, 24, 12, 0, tzinfo=UTC),
        representations=(
            Representation(encoding="identity", content=page.content, etag=f'"{tag}"'),
            Representation(encoding="gzip", content=gzip.compress(page.content, mtime=0), etag=f'"{tag}-gzip"'),
        ),
        outline=page.outline,
    )


def told(known: Deltas, now: Published, base: str, *encodings: str) -> Answer | None:
    return known.answer(NAME, PageAnswers(now), encodings or ("gzip", "identity"), base, "feed")


def test_a_small_delta_is_sent_plain_unless_plain_bytes_are_excluded() -> None:
    known, now = Deltas(), published(b"b", b"a")
    known.note(NAME, published(b"a"))
    known.note(NAME, now)
    for _ in range(2):  # one answer is not given for the other
        plain, packed = told(known, now, '"a"'), told(known, now, '"a"', "gzip")
        assert plain is not None
        assert packed is not None
        assert (plain.body, dict(plain.headers)["etag"]) == (b"<rss>b</rss>", '"b-a"')
        assert "content-encoding" not in dict(plain.headers)
        assert (gzip.decompress(packed.body), dict(packed.headers)["etag"]) == (b"<rss>b</rss>", '"b-a-gzip"')
        assert dict(packed.headers)["content-encoding"] == "gzip"


def test_the_coding_that_a_client_likes_best_is_taken() -> None:
    known, now = Deltas(), published(b"b" * 5000, b"a")
    known.note(NAME, published(b"a"))
    known.note(NAME, now)
    assert "content-encoding" not in dict((told(known, now, '"a"', "identity", "gzip") or Answer(500, [])).headers)
    assert told(known, now, '"a"', "br") is None


def test_an_answer_is_made_once() -> None:
    known, now = Deltas(), published(b"b", b"a")
    known.note(NAME, published(b"a"))
    known.note(NAME, now)
    assert told(known, now, '"a"') is told(known, now, 'W/"a"')


def test_pages_of_other_forms_and_without_an_outline_have_none() -> None:
    for before, now in (
        (published(b"a", media_type="text/html"), published(b"b", b"a", media_type="text/html")),
        (replace(published(b"a"), outline=None), replace(published(b"b", b"a"), outline=None)),
    ):
        known = Deltas()
        known.note(NAME, before)
        known.note(NAME, now)
        assert told(known, now, '"a"') is None


def test_what_another_process_put_meanwhile_is_sent_whole() -> None:
    known = Deltas()
    known.note(NAME, published(b"a"))
    known.note(NAME, published(b"b", b"a"))
    strange = replace(published(b"c", b"b", b"a"), outline=None)
    known.note(NAME, strange)
    assert told(known, strange, '"a"') is None
    now = published(b"d", b"c", b"b", b"a")
    known.note(NAME, now)
    assert (told(known, now, '"b-a"') or Answer(500, [])).body == b"<rss>d,c</rss>"


def test_no_more_is_kept_than_is_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deltas, "MOST_BYTES", 3000)
    known = Deltas()
    for at in range(10):
        now = published(b"%d" % at * 2000, b"a")
        for page in (published(b"a"), now):
            known.note(f"{at}.xml", page)
        first = known.answer(f"{at}.xml", PageAnswers(now), ("identity",), '"a"', "feed")
        assert first is not None
        assert known.answer(f"{at}.xml", PageAnswers(now), ("identity",), '"a"', "feed") is first
    assert len(known._kept) == 1  # noqa: SLF001 - that it forgets is not seen otherwise


def test_a_page_that_was_forgotten_is_not_told_from_its_old_revisions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deltas, "MOST_PAGES", 1)
    known, now = Deltas(), published(b"c", b"b", b"a")
    for page in (published(b"a"), now):
        known.note(NAME, page)
    assert (told(known, now, '"a"') or Answer(500, [])).body == b"<rss>c,b</rss>"
    known.note("sport/rss.xml", published(b"s"))
    assert told(known, now, '"a"') is None
    for page in (published(b"b", b"a"), now):
        known.note(NAME, page)
    assert (told(known, now, '"b-a"') or Answer(500, [])).body == b"<rss>c</rss>"
