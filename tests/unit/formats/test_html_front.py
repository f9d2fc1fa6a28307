"""The front page, of which what stays as it was is kept."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from syndicate.formats.html_front import IndexWriter
from syndicate.formats.rss import RssWriter
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.edition import Edition
from syndicate.model.section import Section
from syndicate.rules.compose import compose
from tests.makers import AGENCY, NOON, make_dispatch, make_section

ALL = make_section()
SPORT = make_section(name="sport", title="Sport")
STORY = make_dispatch()


def edition(section: Section, *dispatches: Dispatch) -> Edition:
    return compose(section, dispatches, NOON + timedelta(hours=1))


def anew(editions: Sequence[Edition]) -> bytes:
    return writer().page(editions).content


def writer() -> IndexWriter:
    return IndexWriter(AGENCY, [RssWriter(AGENCY)])


def test_the_page_is_that_of_a_writer_that_has_written_none_before() -> None:
    one = writer()
    stays = edition(SPORT, replace(STORY, guid="tag:wire.example,2026:sport", headline="A match is won"))
    corrected = replace(STORY, version=2, headline="Harbour talks are put off", created=NOON + timedelta(minutes=1))
    killed = replace(corrected, version=3, pub_status=PubStatus.CANCELED, created=NOON + timedelta(minutes=2))
    told = []
    for dispatch in (STORY, corrected, killed):
        editions = [edition(ALL, dispatch), stays]
        page = one.page(editions).content
        assert page == anew(editions) == one.page(editions).content
        assert b"A match is won" in page
        told.append((b"Harbour talks resume" in page, b"Harbour talks are put off" in page))
    assert told == [(True, False), (False, True), (False, False)]


def test_a_section_that_is_described_anew_is_so_at_once() -> None:
    one = writer()
    one.page([edition(ALL, STORY)])
    changed = [edition(replace(ALL, title="All of it", formats=("html",)), STORY)]
    page = one.page(changed).content
    assert page == anew(changed)
    assert b"All of it" in page
    assert b"rss.xml" not in page
