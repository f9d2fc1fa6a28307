from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from syndicate.errors import IncompleteDispatch
from syndicate.model.body import Block, Body, Heading, Listing, Paragraph, Preformatted, Table
from syndicate.model.dispatch import Association, Dispatch, Draft, PubStatus, Signal, Subject
from syndicate.model.link import Link, Relation
from syndicate.model.place import Place
from syndicate.rules.addresses import minted_guid
from syndicate.rules.normalise import Defaults, normalise
from tests.makers import NOON, make_filing

FILING = make_filing(b"harbour")
DEFAULTS = Defaults(source="newsroom", domain="wire.example")
TALKS = "Talks on the harbour resumed on Tuesday, the ministry said."
MORE = "No date was set for the next round of the talks."


def body(*texts: str) -> Body:
    return Body(tuple(map(Paragraph, texts)))


def made(*, defaults: Defaults = DEFAULTS, position: int = 0, **fields: Any) -> Dispatch:
    """The dispatch made of a draft with a plain headline and body, but for the named fields."""
    draft = replace(Draft(headline="Harbour talks resume", body=body(TALKS, MORE)), **fields)
    return normalise(draft, FILING, position, defaults)


def test_a_plain_draft_becomes_a_usable_dispatch() -> None:
    assert made() == Dispatch(
        guid=minted_guid("wire.example", FILING.digest, 0),
        version=1,
        source="newsroom",
        headline="Harbour talks resume",
        language="en",
        body=body(TALKS, MORE),
        created=NOON,
        filed=NOON,
        received=NOON,
    )


def test_every_field_is_cleaned_and_folded() -> None:
    dirty = "  one\x07 \n two\u2028three "
    association = Association(
        href=" http://pictures.example/1.jpg\x00", media_type="image/jpeg ", caption=dirty, credit=dirty
    )
    dispatch = made(
        headline="Harbour\x00 talks\n resume  =",
        slugline=dirty,
        byline="By " + dirty,
        credit=dirty,
        agency=dirty,
        keywords=(dirty, "one two three", "", "sea"),
        subjects=(Subject(code=" 04000000 ", name=dirty, scheme=" "), Subject(code="")),
        genre=dirty,
        ed_note=" first \n\n second\x1b ",
        copyright=dirty,
        usage_terms=dirty,
        associations=(association, association, Association(href=" ")),
    )
    one = "one two three"
    assert dispatch.headline == "Harbour talks resume"
    assert (dispatch.slugline, dispatch.byline, dispatch.credit, dispatch.agency) == (one, one, one, one)
    assert (dispatch.genre, dispatch.copyright, dispatch.usage_terms) == (one, one, one)
    assert dispatch.keywords == (one, "sea")
    assert dispatch.subjects == (Subject(code="04000000", name=one),)
    assert dispatch.ed_note == "first\nsecond"
    clean = Association(href="http://pictures.example/1.jpg", media_type="image/jpeg", caption=one, credit=one)
    assert dispatch.associations == (clean,)


def test_the_body_keeps_its_structure() -> None:
    blocks: tuple[Block, ...] = (
        Paragraph(" Talks\x02 resumed\non Tuesday. "),
        Heading(" Round\ttwo "),
        Table(((" a ", "b\x00"), ("", ""))),
        Table((("", " "),)),
        Preformatted("\n  9  12 \n 10   3\x0b\n"),
        Preformatted(" \n"),
        Paragraph("\x00"),
    )
    assert made(body=Body(blocks)).body.blocks == (
        Paragraph("Talks resumed on Tuesday."),
        Heading("Round two"),
        Table((("a", "b"), ("", ""))),
        Preformatted("  9  12\n 10   3"),
    )


def test_times_are_in_utc() -> None:
    east = timezone(timedelta(hours=3))
    dispatch = made(
        created=datetime(2026, 11, 24, 14, 0, tzinfo=east), embargo=datetime(2026, 11, 24, 21, 0, tzinfo=east)
    )
    assert (dispatch.created, dispatch.embargo) == (NOON - timedelta(hours=1), NOON + timedelta(hours=6))
    assert dispatch.created.tzinfo is UTC


def test_times_at_the_ends_of_the_calendar_are_no_crash() -> None:
    east, west = timezone(timedelta(hours=3)), timezone(timedelta(hours=-3))
    dispatch = made(created=datetime(1, 1, 1, tzinfo=east), embargo=datetime(9999, 12, 31, 23, tzinfo=west))
    assert dispatch.created == datetime(1, 1, 1, tzinfo=UTC)
    assert dispatch.embargo == datetime(9999, 12, 31, 23, tzinfo=UTC)


def test_a_first_creation_that_is_not_before_the_version_s_own_says_nothing() -> None:
    morning = NOON - timedelta(hours=3)
    assert made(first_created=morning).first_created == morning
    assert made(first_created=NOON).first_created is None
    assert made(created=morning, first_created=NOON).first_created is None


@pytest.mark.parametrize(
    "guid", ["tag:isles.example,2026:1", "urn:newsml:isles.example:20261124:1", "http://isles.example/1"]
)
def test_the_agency_s_own_uri_is_kept(guid: str) -> None:
    dispatch = made(guid=f" {guid} ", slugline="HARBOUR-TALKS")
    assert (dispatch.guid, dispatch.chain) == (guid, None)


@pytest.mark.parametrize("guid", [None, "", "isl0042", "C:\\news\\1", "not a: uri"])
def test_else_a_guid_is_minted_and_the_slug_chains_the_takes(guid: str | None) -> None:
    dispatch = made(guid=guid, slugline="BC-HARBOUR-TALKS, 1st Ld-Writethru", position=2)
    assert dispatch.guid == minted_guid("wire.example", FILING.digest, 2)
    assert (dispatch.chain, dispatch.follows, dispatch.take) == ("harbour-talks", True, 1)
    assert dispatch.signal is Signal.UPDATE
    assert made(slugline="BC-").chain is None


@pytest.mark.parametrize(
    ("version", "declared"),
    [(None, None), (0, None), (-1, None), (1, 1), (7, 7), (2**63 - 1, 2**63 - 1), (2**63, None)],
)
def test_the_agency_s_version_number_is_remembered(version: int | None, declared: int | None) -> None:
    dispatch = made(version=version)
    assert (dispatch.version, dispatch.declared) == (declared or 1, declared)


def test_flags_are_read_and_taken_off_the_headline() -> None:
    dispatch = made(headline="URGENT\nRPT-UPDATE 2-Harbour talks resume")
    assert dispatch.headline == "Harbour talks resume"
    assert (dispatch.signal, dispatch.take, dispatch.follows, dispatch.urgency) == (Signal.REPEAT, 2, True, 3)


def test_lines_of_flags_are_taken_off_the_body() -> None:
    dispatch = made(body=body("URGENT", "1ST LEAD", TALKS))
    assert (dispatch.urgency, dispatch.signal) == (3, Signal.UPDATE)
    assert dispatch.body == body(TALKS)


def test_a_note_that_says_what_changed_gives_the_signal() -> None:
    assert made(ed_note="Eds: Corrects name in 2nd par.").signal is Signal.CORRECTION


def test_the_filing_s_own_fields_are_believed_before_flags() -> None:
    dispatch = made(headline="URGENT - UPDATE 1-Harbour", urgency=6, signal=Signal.CORRECTION)
    assert (dispatch.urgency, dispatch.signal) == (6, Signal.CORRECTION)


@pytest.mark.parametrize(
    ("fields", "urgency"),
    [
        ({}, 5),
        ({"priority": "b"}, 2),
        ({"priority": "d", "headline": "FLASH - Quake hits"}, 1),
        ({"priority": "?"}, 5),
        ({"urgency": 12}, 9),
        ({"urgency": -1}, 1),
        ({"urgency": 8, "priority": "f"}, 8),
    ],
)
def test_urgency_comes_from_its_field_else_from_priority_and_flags(fields: dict[str, Any], urgency: int) -> None:
    assert made(**fields).urgency == urgency


def test_a_signal_of_its_own_makes_it_a_follow_up() -> None:
    assert made(signal=Signal.UPDATE).follows
    assert made(pub_status=PubStatus.CANCELED).follows
    assert not made(pub_status=PubStatus.WITHHELD).follows


def test_a_flash_needs_no_body() -> None:
    assert made(headline="FLASH - Quake hits", body=Body()).headline == "Quake hits"


@pytest.mark.parametrize("headline", [None, "", " \x00 ", "URGENT"])
def test_a_dispatch_without_headline_is_incomplete(headline: str | None) -> None:
    with pytest.raises(IncompleteDispatch, match="no headline"):
        made(headline=headline, slugline="HARBOUR")


def test_a_kill_or_a_hold_may_be_named_by_its_slugline() -> None:
    assert made(headline="KILL KILL KILL", slugline="HARBOUR-TALKS").headline == "HARBOUR-TALKS"
    held = made(headline="HOLD HOLD HOLD", slugline="HARBOUR-TALKS")
    assert (held.headline, held.pub_status) == ("HARBOUR-TALKS", PubStatus.WITHHELD)
    assert made(headline="KILL KILL KILL").headline == "STORY WITHDRAWN"


def test_a_kill_is_in_the_chain_of_the_story_that_its_slugline_names() -> None:
    assert made(headline="KILL KILL KILL", slugline="HARBOUR-TALKS-KILL").chain == "harbour-talks"


def test_a_kill_has_no_body_and_its_text_is_the_note() -> None:
    picture = Association(href="http://pictures.example/1.jpg")
    notice = body("Please kill the harbour story.", "There were no talks.")
    dispatch = made(
        headline="KILL KILL KILL\nHarbour talks", ed_note="From the desk.", body=notice, associations=(picture,)
    )
    assert dispatch.pub_status is PubStatus.CANCELED
    assert dispatch.body == Body()
    assert dispatch.ed_note == "From the desk.\nPlease kill the harbour story.\nThere were no talks."
    assert dispatch.associations == ()


def test_a_long_body_under_a_kill_is_the_killed_story_and_does_not_return_as_a_note() -> None:
    story = body("Please kill the harbour story.", *[TALKS] * 20)
    assert made(headline="KILL KILL KILL\nHarbour", body=story).ed_note == "Please kill the harbour story."
    assert made(pub_status=PubStatus.CANCELED, body=story).ed_note is None
    assert made(pub_status=PubStatus.CANCELED, ed_note="Wrong figures.").ed_note == "Wrong figures."
    assert made(pub_status=PubStatus.CANCELED, body=body("Withdrawn: wrong figures.")).ed_note is not None


@pytest.mark.parametrize(("words", "lines"), [(149, 2), (150, 1)])
def test_a_notice_has_fewer_than_150_words(words: int, lines: int) -> None:
    notice = body("Please kill the harbour story.", " ".join(["why"] * (words - 5)))
    assert (made(headline="KILL KILL KILL\nHarbour", body=notice).ed_note or "").count("\n") == lines - 1


def test_a_short_body_that_speaks_of_no_withdrawal_is_the_killed_story() -> None:
    assert made(headline="KILL KILL KILL\nHarbour talks").ed_note is None
    assert made(headline="KILL KILL KILL\nHarbour", body=body("A bomb killed three in the harbour.")).ed_note is None


def test_an_embargo_in_a_heading_withholds_the_story() -> None:
    draft = made(body=Body((Heading("EMBARGOED until the minister speaks"), Paragraph(TALKS))))
    assert draft.pub_status is PubStatus.WITHHELD
    assert "EMBARGOED" not in draft.body.text


def test_a_kill_flag_outranks_a_usable_field() -> None:
    assert made(headline="KILL KILL KILL - Harbour", pub_status=PubStatus.USABLE).pub_status is PubStatus.CANCELED


def test_a_release_is_usable_and_follows() -> None:
    dispatch = made(headline="RELEASE RELEASE RELEASE\nHarbour talks resume")
    assert (dispatch.pub_status, dispatch.follows, dispatch.headline) == (
        PubStatus.USABLE,
        True,
        "Harbour talks resume",
    )


EMBARGO = datetime(2026, 11, 25, 18, 0, tzinfo=UTC)
WORDS = "EMBARGOED UNTIL 18:00 GMT NOV 25"


@pytest.mark.parametrize(
    "fields",
    [
        {"headline": f"{WORDS}\nHarbour talks resume"},
        {"headline": f"{WORDS} - Harbour talks resume"},
        {"headline": f"Harbour talks resume ({WORDS})"},
        {"body": body(WORDS, TALKS, MORE)},
        {"body": body(f"({WORDS}) {TALKS}", MORE)},
        {"body": body(TALKS, MORE, WORDS)},
        {"ed_note": WORDS},
        {"embargo": EMBARGO},
    ],
)
def test_an_embargo_is_read_wherever_it_stands_and_its_words_go_to_the_note(fields: dict[str, Any]) -> None:
    dispatch = made(**fields)
    assert (dispatch.embargo, dispatch.pub_status) == (EMBARGO, PubStatus.USABLE)
    assert dispatch.headline == "Harbour talks resume"
    assert dispatch.body == body(TALKS, MORE)
    assert "embargo" in fields or WORDS in (dispatch.ed_note or "")


def test_flags_are_read_before_and_after_an_embargo() -> None:
    dispatch = made(headline=f"URGENT - {WORDS}\nUPDATE 1-Harbour talks resume")
    assert (dispatch.headline, dispatch.urgency, dispatch.take) == ("Harbour talks resume", 3, 1)
    assert dispatch.embargo == EMBARGO


def test_of_two_embargoes_in_words_the_later_counts_and_a_field_counts_before_words() -> None:
    later = "EMBARGOED UNTIL 19:00 GMT NOV 25"
    assert made(headline=f"{WORDS}\nHarbour", body=body(later, TALKS)).embargo == EMBARGO + timedelta(hours=1)
    assert made(headline=f"{later}\nHarbour", embargo=EMBARGO).embargo == EMBARGO


def test_an_embargo_without_a_readable_end_withholds_the_story() -> None:
    dispatch = made(headline="EMBARGOED - Harbour talks resume")
    assert (dispatch.pub_status, dispatch.embargo, dispatch.follows) == (PubStatus.WITHHELD, None, False)
    assert dispatch.headline == "Harbour talks resume"
    assert "could not be read" in (dispatch.ed_note or "")
    assert made(headline="EMBARGOED - Harbour", embargo=EMBARGO).pub_status is PubStatus.USABLE


def test_a_field_that_says_no_more_than_that_there_is_an_embargo_withholds_the_story() -> None:
    assert made(embargoed=True).pub_status is PubStatus.WITHHELD
    dispatch = made(embargoed=True, embargo=EMBARGO)
    assert (dispatch.pub_status, dispatch.embargo) == (PubStatus.USABLE, EMBARGO)


def test_a_dateline_is_cut_off_the_body() -> None:
    dispatch = made(body=body(f"PORT ROYAL, Nov 24 (Reuters) - {TALKS}", MORE))
    assert dispatch.dateline is not None
    assert dispatch.dateline.cities == ("PORT ROYAL",)
    assert dispatch.agency == "Reuters"
    assert dispatch.body == body(TALKS, MORE)


def test_a_dateline_of_its_own_field_is_read_and_not_repeated_in_the_body() -> None:
    dispatch = made(dateline="PORT ROYAL, Nov 24 (Reuters)", body=body(f"PORT ROYAL, Nov 24 (Reuters) - {TALKS}"))
    assert dispatch.dateline is not None
    assert dispatch.dateline.cities == ("PORT ROYAL",)
    assert dispatch.body == body(TALKS)
    other = made(dateline="PORT ROYAL, Nov 24 (Reuters)", body=body(f"LONDON, Nov 23 (Reuters) - {TALKS}"))
    assert other.body == body(f"LONDON, Nov 23 (Reuters) - {TALKS}")


def test_a_dateline_field_may_say_less_than_the_line_that_opens_the_body() -> None:
    dispatch = made(dateline="PORT ROYAL, Norvia", body=body(f"PORT ROYAL, Norvia (AP) _ {TALKS}"))
    assert dispatch.dateline is not None
    assert (dispatch.dateline.raw, dispatch.agency) == ("PORT ROYAL, Norvia (AP) _", "AP")
    assert dispatch.body == body(TALKS)
    other = made(dateline="PORT ROY", body=body(f"PORT ROYAL, Norvia (AP) _ {TALKS}"))
    assert other.body == body(f"PORT ROYAL, Norvia (AP) _ {TALKS}")


def test_a_dateline_field_may_leave_out_the_agency_in_front_of_the_place() -> None:
    dispatch = made(dateline="ROME", body=body(f"(ANSA) - ROME, NOV 24 - {TALKS}"))
    assert dispatch.dateline is not None
    assert (dispatch.dateline.cities, dispatch.agency, dispatch.body) == (("ROME",), "ANSA", body(TALKS))


def test_a_dateline_field_may_have_the_date_alone() -> None:
    dispatch = made(dateline="November 24", body=body(f"MOSCOW, November 24. /TASS/. {TALKS}"))
    assert dispatch.dateline is not None
    assert (dispatch.dateline.cities, dispatch.agency, dispatch.body) == (("MOSCOW",), "TASS", body(TALKS))


def test_the_year_of_a_dateline_is_that_in_which_the_version_was_made() -> None:
    dispatch = made(created=datetime(2017, 1, 2, tzinfo=UTC), body=body(f"PORT ROYAL, Dec 31 (Reuters) - {TALKS}"))
    assert dispatch.dateline is not None
    assert dispatch.dateline.year == 2016


def test_an_embargo_without_a_year_ends_in_the_one_in_which_the_version_was_made() -> None:
    dispatch = made(created=datetime(2017, 1, 2, tzinfo=UTC), ed_note="EMBARGOED UNTIL 1200 GMT, Jan 3")
    assert dispatch.embargo == datetime(2017, 1, 3, 12, tzinfo=UTC)


def test_a_dateline_field_that_is_not_understood_is_kept_as_filed() -> None:
    dispatch = made(dateline="*** to come ***")
    assert dispatch.dateline is not None
    assert dispatch.dateline.raw == "*** to come ***"
    assert dispatch.dateline.cities == ()


def test_a_teaser_may_stand_before_the_dateline() -> None:
    dispatch = made(body=body(MORE, f"Berlin (dpa) - {TALKS}"))
    assert dispatch.dateline is not None
    assert (dispatch.agency, dispatch.body) == ("dpa", body(MORE, TALKS))


def test_news_begins_in_one_of_the_first_three_paragraphs() -> None:
    dated = f"Berlin (dpa) - {TALKS}"
    assert made(body=body("More to come.", MORE, dated)).agency == "dpa"
    assert made(body=body("More to come.", "Pictures follow.", MORE, dated)).agency is None


def test_a_later_line_without_agency_is_no_dateline() -> None:
    dispatch = made(body=body(MORE, f"LONDON, Nov 23 - {TALKS}"))
    assert dispatch.dateline is None


def test_what_stands_before_a_dateline_goes_where_it_belongs() -> None:
    text = f"(Corrects name in paragraph 2) By Ann Example LONDON, Nov 24 (Reuters) - {TALKS}"
    dispatch = made(body=body(text))
    assert (dispatch.byline, dispatch.signal) == ("Ann Example", Signal.CORRECTION)
    assert dispatch.ed_note == "(Corrects name in paragraph 2)"
    assert dispatch.body == body(TALKS)


def test_a_slug_before_the_dateline_is_the_slugline_where_there_is_none() -> None:
    text = f"RUSSIA * ECONOMY * OIL MOSCOW, November 24 (RIA Novosti) - {TALKS}"
    assert made(body=body(text)).slugline == "RUSSIA * ECONOMY * OIL"
    assert made(body=body(text), slugline="OIL").slugline == "OIL"


def test_the_agency_is_the_field_s_then_the_dateline_s_then_the_source_s() -> None:
    defaults = Defaults(source="newsroom", domain="wire.example", agency="House")
    dated = body(f"Berlin (dpa) - {TALKS}")
    assert made(defaults=defaults, agency="INA", body=dated).agency == "INA"
    assert made(defaults=defaults, body=dated).agency == "dpa"
    assert made(defaults=defaults).agency == "House"


def test_the_language_is_the_field_s_then_the_text_s_then_the_source_s() -> None:
    defaults = Defaults(source="newsroom", domain="wire.example", language="sv")
    assert made(defaults=defaults, language="pt").language == "pt"
    assert made(defaults=defaults).language == "en"
    assert made(defaults=defaults, headline="X", body=Body()).language == "sv"
    assert made(headline="X", body=Body()).language == "und"
    assert made(body=body(*[TALKS] * 40)).language == "en"


def test_the_language_is_told_from_headline_and_body_together() -> None:
    assert made(headline="Hafengespräche gehen am Dienstag weiter", body=Body()).language == "de"
    assert (
        made(headline="Bundestag", body=body("Die Gespräche über den Hafen gehen am Dienstag weiter.")).language == "de"
    )


@pytest.mark.parametrize(
    ("filed", "language"),
    [
        ("EN", "en"),
        ("pt_br", "pt-BR"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("English", "en"),
        ("und", "en"),
        ("es-419", "es-419"),
    ],
)
def test_language_tags_are_written_as_usual(filed: str, language: str) -> None:
    assert made(language=filed).language == language


def test_the_same_draft_gives_the_same_dispatch() -> None:
    assert made(body=body(f"Berlin (dpa) - {TALKS}")) == made(body=body(f"Berlin (dpa) - {TALKS}"))


@pytest.mark.parametrize(
    ("filed", "language", "names"),
    [
        ("By Ann Example", "en", "Ann Example"),
        ("Von Ann Beispiel, Meridian Press", "de", "Ann Beispiel, Meridian Press"),
        ("Par Anne Exemple", "fr-CH", "Anne Exemple"),
        ("POR ANA EJEMPLO", None, "ANA EJEMPLO"),
        ("Автор: Анна Пример", "ru", "Анна Пример"),
        ("Von Arx", "de", "Von Arx"),
        ("Von der Leine Verlag", "de", "Von der Leine Verlag"),
        ("Di Maria Rossi", "en", "Di Maria Rossi"),
        ("Parvati Example", "fr", "Parvati Example"),
    ],
)
def test_a_byline_loses_the_by_of_its_language(filed: str, language: str | None, names: str) -> None:
    assert made(byline=filed, language=language).byline == names


def test_an_embargo_in_words_is_in_the_zone_of_the_files_own_times() -> None:
    filed = datetime(2026, 11, 23, 16, 0, tzinfo=timezone(timedelta(hours=1)))
    dispatch = made(ed_note="EMBARGOED to 0001 Tuesday November 24", created=filed)
    assert dispatch.embargo == datetime(2026, 11, 23, 23, 1, tzinfo=UTC)
    assert dispatch.created == datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
    zoned = made(ed_note="EMBARGOED to 0001 GMT Tuesday November 24", created=filed)
    assert zoned.embargo == datetime(2026, 11, 24, 0, 1, tzinfo=UTC)


class TestLocated:
    def test_two_cities_in_one_field_are_two_places(self) -> None:
        for name in ("München/Den Haag", "München/Den Haag, Netherlands"):
            first, second = made(located=(Place(name=name, code="loc:7"),), agency="dpa").located
            assert (first.name, first.country_code) == ("München", "DE")
            assert (second.name, second.country_code) == ("Den Haag", "NL")
            assert "loc:7" not in {first.code, second.code}
        (one,) = made(located=(Place(name="Frankfurt/Main"),), agency="dpa").located
        assert one.name == "Frankfurt/Main"

    def test_a_city_with_its_country_behind_it_is_parted(self) -> None:
        (place,) = made(located=(Place(name="Oslo, Norway"),)).located
        assert (place.name, place.country, place.country_code) == ("Oslo", "Norway", "NO")
        assert place.latitude is not None

    @pytest.mark.parametrize(
        ("name", "region", "country"), [("Port Roy, Norvia", "Norvia", None), ("Port Roy, Norway", None, "Norway")]
    )
    def test_a_city_that_is_on_no_map_keeps_its_code_and_what_stood_behind_it(
        self, name: str, region: str | None, country: str | None
    ) -> None:
        (place,) = made(located=(Place(name=name, code="loc:7"),)).located
        assert (place.name, place.code, place.region, place.country) == ("Port Roy", "loc:7", region, country)

    @pytest.mark.parametrize(
        "filed",
        [
            Place(name="Halle (Saale)"),
            Place(name="München/Den Haag", country="Norway"),
            Place(name="München/Den Haag", latitude=50.0, longitude=8.0),
        ],
    )
    def test_a_name_that_says_one_place_or_whose_place_is_known_stays_whole(self, filed: Place) -> None:
        (place,) = made(located=(filed,)).located
        assert place.name == filed.name

    NETHERLANDS = Place(name="The Netherlands", country="The Netherlands", country_code="NL")

    @pytest.mark.parametrize(
        ("dateline", "name"),
        [("UTRECHT", "Utrecht"), ("OSLO", "The Netherlands"), ("UTRECHT/OSLO", "The Netherlands")],
    )
    def test_a_country_alone_means_the_city_of_the_dateline_in_it(self, dateline: str, name: str) -> None:
        (place,) = made(located=(self.NETHERLANDS,), dateline=dateline).located
        assert place.name == name

    def test_a_country_beside_a_city_of_the_filing_s_own_does_not_mean_the_dateline(self) -> None:
        places = made(located=(self.NETHERLANDS, Place(name="Rotterdam")), dateline="UTRECHT").located
        assert [place.name for place in places] == ["The Netherlands", "Rotterdam"]


def test_what_is_blank_is_left_out() -> None:
    blank = made(
        body=Body((Paragraph(TALKS), Listing((" ", "\n")), Listing((" ", "cod")))),
        located=(Place(name=" "), Place(name="Port Avel")),
        links=(Link(relation=Relation.SEE_ALSO, target=" "), Link(relation=Relation.SEE_ALSO, target="tag:a")),
    )
    assert blank.body.blocks == (Paragraph(TALKS), Listing(("cod",)))
    assert [place.name for place in blank.located] == ["Port Avel"]
    assert [link.target for link in blank.links] == ["tag:a"]
