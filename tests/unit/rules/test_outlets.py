"""What an outlet takes, in which shape, and how much of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from syndicate.model.body import Body, Emphasis, Heading, Listing, Mark, Paragraph, Preformatted, Quote, Table
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Association, Dispatch, PubStatus, Signal
from syndicate.model.outlet import Aspect, DatelineUse, Deletion, Extent, Outlet, Profile
from syndicate.rules.compose import EPOCH
from syndicate.rules.facts.profiles import FLIPBOARD, MSN, PROFILES, SITEMAP
from syndicate.rules.outlets import compose_outlet, fits, oldest_shown, outlet_section, refusals, shaped
from syndicate.rules.outlets.markup import ELEMENTS
from tests.makers import NOON, make_dispatch

PLAIN = Profile(name="plain")
LINE = Dateline(raw="KESTREL BAY, Nov 24 (EXW) -", cities=("KESTREL BAY",))
PICTURE = Association(href="https://pictures.example/quay.jpg", media_type="image/jpeg", size=2000)
RICH = Body(
    (
        Paragraph(
            "See the tide tables.", (Mark(8, 12, Emphasis.STRONG), Mark(13, 19, Emphasis.LINK, "https://t.example/"))
        ),
        Heading("What is known"),
        Quote("We wait."),
        Listing(("One", "Two"), ordered=True),
        Listing(("Cod", "Ling")),
        Table((("Fish", "Crowns"), ("Cod", "4.10")), head=1),
        Preformatted("BERTH  SHIP\n  1    Ada"),
    )
)


def outlet(profile: Profile, **changes: object) -> Outlet:
    return Outlet(**({"name": "board", "title": "The board", "profile": profile} | changes))  # type: ignore[arg-type]


def aspects(dispatch: Dispatch, profile: Profile, language: str = "en") -> dict[Aspect, bool]:
    return {refusal.aspect: refusal.must for refusal in refusals(dispatch, profile, language)}


def numbered(number: int, **changes: object) -> Dispatch:
    moment = NOON - timedelta(hours=number)
    fields = {"guid": f"tag:wire.example,2026:{number}", "created": moment, "filed": moment, "received": moment}
    return make_dispatch(**(fields | changes))


def guids(found: Outlet, *dispatches: Dispatch) -> list[str]:
    return [dispatch.guid[-1] for dispatch in compose_outlet(found, dispatches, NOON).dispatches]


# What is refused


@pytest.mark.parametrize(("length", "good"), [(20, False), (21, True), (150, True), (151, False)])
def test_msn_takes_titles_of_more_than_20_and_at_most_150_characters(length: int, *, good: bool) -> None:
    assert (Aspect.TITLE in aspects(make_dispatch(headline="x" * length), MSN)) is not good


def test_a_reason_says_what_is_and_what_is_wanted() -> None:
    [short, _] = refusals(make_dispatch(headline="Harbour shut"), MSN, "en")
    assert (short.reason, short.must) == ("has 12 characters, at least 21 are wanted", True)
    [shortest, _] = refusals(make_dispatch(headline="!"), MSN, "en")
    assert shortest.reason == "has 1 character, at least 21 are wanted"


@pytest.mark.parametrize(("chars", "good"), [(39, False), (40, True)])
def test_a_description_is_long_enough_with_as_many_characters_as_are_asked(chars: int, *, good: bool) -> None:
    profile = replace(PLAIN, musts=frozenset({Aspect.DESCRIPTION}), least_description_chars=40)
    story = make_dispatch(body=Body((Paragraph("x" * chars),)))
    assert (aspects(story, profile) == {}) is good


def test_what_is_missing_is_a_must_or_advice_as_the_profile_says() -> None:
    profile = replace(
        PLAIN,
        musts=frozenset({Aspect.TEXT, Aspect.PICTURE}),
        advice=frozenset({Aspect.BYLINE, Aspect.LANGUAGE, Aspect.DESCRIPTION}),
        least_description_chars=40,
    )
    assert aspects(make_dispatch(body=Body()), profile) == {
        Aspect.TEXT: True,
        Aspect.PICTURE: True,
        Aspect.BYLINE: False,
        Aspect.LANGUAGE: False,
        Aspect.DESCRIPTION: False,
    }
    full = make_dispatch(byline="Mara Tolliver", language="en", associations=(PICTURE,))
    assert aspects(full, profile) == {}


def test_a_picture_counts_only_in_a_type_that_is_taken() -> None:
    profile = replace(PLAIN, musts=frozenset({Aspect.PICTURE}), picture_types=frozenset({"image/png"}))
    assert Aspect.PICTURE in aspects(make_dispatch(associations=(PICTURE,)), profile)


def test_another_language_is_refused_and_one_not_known_is_not() -> None:
    one = replace(PLAIN, one_language=True)
    assert aspects(make_dispatch(language="fr"), one) == {Aspect.LANGUAGE: True}
    for language in ("en", "en-GB", "EN-us", "und"):
        assert aspects(make_dispatch(language=language), one, "en-US") == {}
    assert aspects(make_dispatch(language="fr"), PLAIN) == {}


def test_a_text_larger_than_an_item_may_be_is_refused() -> None:
    profile = replace(PLAIN, most_item_bytes=1000)
    assert aspects(make_dispatch(body=Body((Paragraph("é" * 600),))), profile) == {Aspect.SIZE: True}
    assert aspects(make_dispatch(body=Body((Paragraph("e" * 600),))), profile) == {}
    for text, found in (("é" * 490, {}), ("é" * 490 + "e", {Aspect.SIZE: True})):  # with the twenty of the headline
        assert aspects(make_dispatch(body=Body((Paragraph(text),))), profile) == found


@pytest.mark.parametrize("status", [PubStatus.CANCELED, PubStatus.WITHHELD])
@pytest.mark.parametrize("name", PROFILES)
def test_no_profile_refuses_or_shapes_a_kill_or_a_hold(name: str, status: PubStatus) -> None:
    notice = make_dispatch(headline="x", body=RICH, language="fr", pub_status=status, dateline=LINE)
    assert refusals(notice, PROFILES[name], "en") == ()
    assert shaped(notice, PROFILES[name]) is notice


# The shape


def test_what_an_outlet_does_not_render_becomes_paragraphs() -> None:
    assert shaped(make_dispatch(body=RICH), replace(PLAIN, elements=frozenset({"p"}))).body == Body(
        (
            Paragraph("See the tide tables."),
            Paragraph("What is known"),
            Paragraph("We wait."),
            Paragraph("1. One"),
            Paragraph("2. Two"),
            Paragraph("Cod"),
            Paragraph("Ling"),
            Paragraph("Fish, Crowns"),
            Paragraph("Cod, 4.10"),
            Paragraph("BERTH SHIP"),
            Paragraph("1 Ada"),
        )
    )


def test_what_it_renders_stays() -> None:
    assert shaped(make_dispatch(body=RICH), replace(PLAIN, elements=ELEMENTS)).body == RICH
    assert shaped(make_dispatch(body=RICH), PLAIN).body == RICH


def test_marks_go_one_by_one_and_a_tables_head_by_itself() -> None:
    profile = replace(PLAIN, elements=frozenset({"a", "table", "tbody", "tr", "td"}))
    body = shaped(make_dispatch(body=RICH), profile).body
    [paragraph] = [block for block in body.blocks if isinstance(block, Paragraph) and block.text.startswith("See")]
    assert [mark.kind for mark in paragraph.marks] == [Emphasis.LINK]
    assert Table((("Fish", "Crowns"), ("Cod", "4.10"))) in body.blocks


def test_lists_go_by_their_kind_and_keep_their_numbers() -> None:
    numbered, dotted = Listing(("Cod", "", "Ling"), ordered=True), Listing(("Cod", "Ling"))
    story, numbers = make_dispatch(body=Body((numbered, dotted))), (Paragraph("1. Cod"), Paragraph("3. Ling"))
    for elements, blocks in (
        ({"ol", "li"}, (numbered, Paragraph("Cod"), Paragraph("Ling"))),
        ({"ul", "li"}, (*numbers, dotted)),
        ({"ol", "ul"}, (*numbers, Paragraph("Cod"), Paragraph("Ling"))),
    ):
        assert shaped(story, replace(PLAIN, elements=frozenset(elements))).body.blocks == blocks


def test_a_dateline_is_kept_stripped_or_moved_into_the_text() -> None:
    story = make_dispatch(dateline=LINE, body=RICH)
    assert shaped(story, PLAIN) == story
    stripped = shaped(story, replace(PLAIN, dateline=DatelineUse.STRIP))
    assert (stripped.opening, stripped.body) == ("", RICH)
    assert stripped.dateline == replace(LINE, shown=False)
    moved = shaped(story, replace(PLAIN, elements=ELEMENTS - {"span"}))
    assert moved.opening == ""
    first = moved.body.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text == "KESTREL BAY, Nov 24 (EXW) - See the tide tables."
    assert [first.text[mark.start : mark.end] for mark in first.marks] == ["tide", "tables"]
    assert moved.body.blocks[1:] == RICH.blocks[1:]


def test_a_dateline_without_a_paragraph_gets_one() -> None:
    story = make_dispatch(dateline=LINE, body=Body((Quote("We wait."),)))
    moved = shaped(story, replace(PLAIN, elements=ELEMENTS - {"span"}))
    assert moved.body.blocks == (Paragraph("KESTREL BAY, Nov 24 (EXW) -"), Quote("We wait."))


def test_a_dateline_before_an_empty_paragraph_stands_in_it_alone() -> None:
    story = make_dispatch(dateline=LINE, body=Body((Paragraph(""), Quote("We wait."))))
    moved = shaped(story, replace(PLAIN, elements=ELEMENTS - {"span"}))
    assert moved.body.blocks == (Paragraph("KESTREL BAY, Nov 24 (EXW) -"), Quote("We wait."))


def test_the_lead_is_the_first_paragraphs_up_to_300_characters() -> None:
    body = Body((Heading("Sea"), Paragraph("a" * 200), Quote("q"), Paragraph("b" * 150), Paragraph("c")))
    lead = shaped(make_dispatch(body=body), replace(PLAIN, extent=Extent.LEAD)).body
    assert lead == Body((Paragraph("a" * 200), Paragraph("b" * 150)))


@pytest.mark.parametrize(("chars", "taken"), [((299,), 2), ((300,), 1), ((150, 148), 3), ((150, 149), 2)])
def test_a_lead_is_long_enough_with_300_characters_as_it_is_written(chars: tuple[int, ...], taken: int) -> None:
    body = Body((*(Paragraph("a" * count) for count in chars), Paragraph("c")))
    lead = shaped(make_dispatch(body=body), replace(PLAIN, extent=Extent.LEAD)).body
    assert lead.blocks == body.blocks[:taken]


def test_the_line_of_a_correction_goes_where_it_is_not_wanted() -> None:
    correction = make_dispatch(signal=Signal.CORRECTION, ed_note="Name was wrong.")
    quiet = replace(PLAIN, correction_line=False)
    assert shaped(correction, PLAIN).ed_note == "Name was wrong."
    assert shaped(correction, quiet).ed_note is None
    assert shaped(make_dispatch(ed_note="Note."), quiet).ed_note == "Note."


def test_pictures_are_kept_by_type_size_and_number() -> None:
    gif = replace(PICTURE, href="https://pictures.example/a.GIF?w=1", media_type=None)
    large = replace(PICTURE, href="https://pictures.example/b.jpg", size=3000)
    other = replace(PICTURE, href="https://pictures.example/c.jpg", size=None)
    sound = Association(href="https://pictures.example/horn.mp3", media_type="audio/mpeg")
    profile = replace(PLAIN, picture_types=frozenset({"image/jpeg"}), most_picture_bytes=2000, most_pictures=1)
    story = make_dispatch(associations=(gif, large, sound, PICTURE, other))
    assert shaped(story, profile).associations == (sound, PICTURE)
    assert shaped(story, replace(profile, most_pictures=None)).associations == (sound, PICTURE, other)
    assert shaped(story, replace(profile, most_pictures=2)).associations == (sound, PICTURE, other)


def test_a_picture_that_is_too_narrow_is_left_out_where_its_width_is_known() -> None:
    narrow, wide, unknown = (replace(PICTURE, href=f"https://p.example/{px}.jpg", width=px) for px in (399, 400, None))
    story = make_dispatch(associations=(narrow, wide, unknown))
    assert shaped(story, FLIPBOARD).associations == (wide, unknown)
    alone = make_dispatch(associations=(narrow,))
    assert Aspect.PICTURE in {refusal.aspect for refusal in refusals(alone, FLIPBOARD, "en")}


# The edition


def test_the_pages_of_an_outlet_lie_in_its_folder() -> None:
    board = outlet(replace(PLAIN, most_items=7, most_bytes=10_000), language="fr", description="Ships")
    section = outlet_section(board)
    assert (section.name, section.title, section.language, section.limit) == ("outlets/board", "The board", "fr", 7)
    assert compose_outlet(board, (), NOON).section == section


def test_the_newest_that_are_not_refused_are_taken_up_to_the_most() -> None:
    profile = replace(PLAIN, most_items=2, musts=frozenset({Aspect.TEXT}))
    stories = (numbered(3), numbered(1, body=Body()), numbered(2), numbered(4))
    assert guids(outlet(profile), *stories) == ["2", "3"]


def test_a_story_whose_standing_version_is_refused_is_not_shown_by_an_older_one() -> None:
    profile = replace(PLAIN, musts=frozenset({Aspect.TEXT}))
    first = numbered(2)
    second = replace(first, version=2, follows=True, created=NOON, received=NOON, body=Body())
    assert guids(outlet(profile), first, second) == []


def test_stories_age_by_their_first_publication() -> None:
    board = outlet(replace(PLAIN, most_days=2))
    old = numbered(1, version=3, first_created=NOON - timedelta(days=2))
    young = numbered(2, version=3, first_created=NOON - timedelta(days=2) + timedelta(seconds=1))
    assert guids(board, old, young) == ["2"]


def test_search_engines_get_a_thousand_stories_of_two_days() -> None:
    many = [numbered(number % 47, guid=f"tag:wire.example,2026:story/{number}") for number in range(1_002)]
    shown = compose_outlet(outlet(SITEMAP), [*many, numbered(48)], NOON).dispatches
    assert (len(shown), max(NOON - dispatch.created for dispatch in shown)) == (1_000, timedelta(hours=46))
    assert guids(outlet(SITEMAP), numbered(7), numbered(48)) == ["7"]


def test_what_may_not_be_seen_yet_is_left_out() -> None:
    assert guids(outlet(PLAIN), numbered(1, embargo=NOON + timedelta(seconds=1))) == []


@pytest.mark.parametrize(
    ("deletion", "shown"),
    [
        (Deletion.NOTICE, ["1", "2"]),
        (Deletion.STATUS, ["1", "2"]),
        (Deletion.EXPIRE, ["1", "2"]),
        (Deletion.DROP, ["2"]),
    ],
)
def test_kill_notices_come_first_or_not_at_all(deletion: Deletion, shown: list[str]) -> None:
    kill = numbered(1, pub_status=PubStatus.CANCELED, created=NOON - timedelta(days=9), language="fr")
    profile = replace(PLAIN, deletion=deletion, one_language=True, most_days=1)
    assert guids(outlet(profile), numbered(2), kill) == shown


@pytest.mark.parametrize("status", [PubStatus.CANCELED, PubStatus.WITHHELD])
def test_a_notice_stays_for_its_days(status: PubStatus) -> None:
    board = outlet(replace(PLAIN, kill_days=3))
    days = timedelta(days=3)
    assert guids(board, numbered(1, pub_status=status, received=NOON - days)) == []
    kept = numbered(1, pub_status=status, received=NOON - days + timedelta(seconds=1))
    assert guids(board, kept) == ["1"]


def test_an_edition_was_changed_with_the_newest_of_what_it_shows() -> None:
    stories = [numbered(3, pub_status=PubStatus.CANCELED), numbered(1), numbered(2)]
    assert compose_outlet(outlet(PLAIN), stories, NOON).updated == NOON - timedelta(hours=1)


def test_stories_stand_in_the_outlets_shape() -> None:
    board = outlet(replace(PLAIN, dateline=DatelineUse.STRIP))
    [story] = compose_outlet(board, [numbered(1, dateline=LINE)], NOON).dispatches
    assert story.opening == ""


# Bytes


def test_an_entry_fits_up_to_the_bytes_of_an_item() -> None:
    profile = replace(PLAIN, most_item_bytes=30)
    assert fits(b"x" * 30, profile)
    assert not fits(b"x" * 31, profile)
    assert fits(b"x" * 31, PLAIN)


# How far back it looks


def oldest(profile: Profile, *dispatches: Dispatch) -> int | None:
    """Hours before noon, None for ever."""
    moment = oldest_shown(compose_outlet(outlet(profile), dispatches, NOON), profile, NOON)
    return None if moment == EPOCH else (NOON - moment) // timedelta(hours=1)


def test_nothing_older_than_the_last_story_of_a_full_page_can_be_on_it() -> None:
    stories = [numbered(hours) for hours in (1, 3, 5)]
    assert oldest(replace(PLAIN, most_items=3), *stories) == 5
    assert oldest(replace(PLAIN, most_items=3, most_days=2), *stories) == 5
    kill = numbered(9, pub_status=PubStatus.CANCELED)
    assert oldest(replace(PLAIN, most_items=3), *stories, kill) == 3
    assert oldest(replace(PLAIN, most_items=4), *stories) is None


def test_nothing_can_be_on_a_page_that_is_older_than_its_stories_and_its_notices_may_be() -> None:
    days = replace(PLAIN, most_days=2, kill_days=7)
    assert oldest(days) == 7 * 24
    assert oldest(replace(days, kill_days=1)) == 2 * 24
    assert oldest(replace(days, deletion=Deletion.DROP)) == 2 * 24
    assert oldest(PLAIN) is None
