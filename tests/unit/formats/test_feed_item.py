"""What feeds say of a dispatch."""

from dataclasses import replace
from datetime import timedelta

import pytest

from syndicate.formats.feed_item import FeedItem, feed_item
from syndicate.model.body import Body, Heading, Paragraph
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Association, Dispatch, PubStatus, Signal, Subject
from tests.makers import AGENCY, NOON, make_dispatch

HOUR = timedelta(hours=1)


def item_of(dispatch: Dispatch) -> FeedItem:
    item = feed_item(dispatch, AGENCY)
    assert item is not None
    return item


def test_hold_has_no_item() -> None:
    assert feed_item(make_dispatch(pub_status=PubStatus.WITHHELD), AGENCY) is None


def test_kill_shows_its_note_and_nothing_of_what_is_killed() -> None:
    story = make_dispatch(
        headline="KILL KILL KILL - SECRET",
        body=Body((Paragraph("SECRET"),)),
        byline="SECRET",
        dateline=Dateline(raw="SECRET -"),
        keywords=("SECRET",),
        subjects=(Subject(code="SECRET"),),
        copyright="SECRET",
        associations=(Association(href="https://a.example/SECRET.jpg"),),
        ed_note="Kill <it> & all.",
        pub_status=PubStatus.CANCELED,
    )
    item = item_of(story)
    assert "SECRET" not in repr(item)
    assert (item.guid, item.killed) == (story.guid, True)
    assert (item.plain, item.lead) == ("Kill <it> & all.", "Kill <it> & all.")
    assert item.html == '<p class="kill">Kill &lt;it&gt; &amp; all.</p>'
    assert "withdrawn" in item_of(replace(story, ed_note=None)).plain


def test_published_is_when_it_was_made() -> None:
    item = item_of(make_dispatch(created=NOON - HOUR))
    assert (item.published, item.updated) == (NOON - HOUR, NOON)


def test_published_is_not_before_the_embargo_ended() -> None:
    item = item_of(make_dispatch(created=NOON - HOUR, embargo=NOON + HOUR))
    assert (item.published, item.updated) == (NOON + HOUR, NOON + HOUR)


def test_embargo_that_ended_before_it_came_dates_it_by_its_end() -> None:
    item = item_of(make_dispatch(created=NOON - 3 * HOUR, embargo=NOON - HOUR))
    assert (item.published, item.updated) == (NOON - HOUR, NOON)


def test_agency_clock_that_runs_ahead_gives_no_date_in_the_future() -> None:
    item = item_of(make_dispatch(created=NOON + HOUR))
    assert (item.published, item.updated) == (NOON, NOON)


def test_updated_moves_with_an_update_that_is_dated_like_the_story() -> None:
    first = make_dispatch()
    second = replace(first, version=2, received=NOON + timedelta(microseconds=1))
    assert item_of(first).updated < item_of(second).updated


def test_correction_tells_readers_what_was_wrong() -> None:
    correction = make_dispatch(signal=Signal.CORRECTION, ed_note="it is <five>, not six.")
    item = item_of(correction)
    assert item.html.startswith('<p class="ednote">Correction: it is &lt;five&gt;, not six.</p>\n<p>Talks')
    assert item.plain.startswith("Correction: it is <five>, not six.\n\nTalks")
    assert item.title == correction.headline
    said = item_of(replace(correction, ed_note="Corrects the number in paragraph 2."))
    assert said.plain.startswith("Corrects the number")


@pytest.mark.parametrize("signal", [None, Signal.UPDATE, Signal.REPEAT])
def test_note_for_editors_stays_with_the_editors(signal: Signal | None) -> None:
    assert "internal" not in item_of(make_dispatch(signal=signal, ed_note="internal")).html


def test_lead_takes_paragraphs_up_to_three_hundred_characters() -> None:
    body = Body((Heading("No"), Paragraph("a" * 200), Paragraph("b" * 99), Paragraph("c" * 10), Paragraph("d")))
    item = item_of(make_dispatch(body=body, dateline=Dateline(raw="KEEL –")))
    assert item.lead == f"KEEL – {'a' * 200} {'b' * 99}"


def test_flash_is_its_headline() -> None:
    item = item_of(make_dispatch(body=Body(), headline="Gate & lock fail"))
    assert (item.lead, item.html, item.plain) == (
        *("Gate & lock fail", "<p>Gate &amp; lock fail</p>", "Gate & lock fail"),
    )


def test_author_is_the_byline_else_who_filed_it_else_who_publishes() -> None:
    assert item_of(make_dispatch(byline="Jo Roe", agency="XYZ")).author == "Jo Roe"
    assert item_of(make_dispatch(agency="XYZ")).author == "XYZ"
    assert item_of(make_dispatch()).author == "Example Wire"


@pytest.mark.parametrize("language", ["und", "en us", ""])
def test_language_that_is_not_known_is_not_given(language: str) -> None:
    assert item_of(make_dispatch(language=language)).language is None


def test_right_to_left_text_says_so() -> None:
    assert item_of(make_dispatch(language="ar")).html.startswith('<div dir="rtl"><p>')
    assert not item_of(make_dispatch(language="ar-Latn")).html.startswith("<div")


def test_categories_stand_once_and_their_schemes_are_uris() -> None:
    item = item_of(
        make_dispatch(
            subjects=(
                Subject(code="a", name="A", scheme="http://s.example/"),
                Subject(code="b", scheme="desk words"),
                Subject(code=""),
            ),
            keywords=("k", "k", "b", ""),
            genre="Current",
        )
    )
    assert item.categories == (
        Subject(code="a", name="A", scheme="http://s.example/"),
        Subject(code="b"),
        Subject(code="k"),
        Subject(code="Current"),
    )
