"""The dateline of a dispatch, from its field, from its text or from both, and the place that it is filed from."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from syndicate.model.body import Block, Body, Emphasis, Heading, Mark, Paragraph
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Dispatch, Draft
from syndicate.model.place import Place
from syndicate.rules.normalise import Defaults, normalise
from syndicate.rules.normalise.datelines import merged
from tests.makers import make_filing

DEFAULTS = Defaults(source="newsroom", domain="wire.example")
TALKS = "Talks on the harbour resumed on Tuesday, the ministry said."
MORE = "No date was set for the next round of the talks."


def made(*texts: str, **fields: Any) -> Dispatch:
    draft = replace(Draft(headline="Harbour talks resume", body=Body(tuple(map(Paragraph, texts)))), **fields)
    return normalise(draft, make_filing(b"harbour"), 0, DEFAULTS)


def line(dispatch: Dispatch) -> Dateline:
    assert dispatch.dateline is not None
    return dispatch.dateline


@pytest.mark.parametrize(
    ("field", "text", "raw"),
    [
        ("NEW YORK", "NEW YORK (AP) — ", "NEW YORK (AP) —"),
        ("NEW YORK, Nov 24", "NEW YORK (AP) — ", "NEW YORK (AP) —"),
        ("New York", "NEW YORK, Nov 24 (AP) — ", "NEW YORK, Nov 24 (AP) —"),
        ("NEW YORK, N.Y., Nov 24 (AP)", "NEW YORK (AP) — ", "NEW YORK, N.Y., Nov 24 (AP)"),
        ("NEW YORK", "(AP) — ", "(AP) —"),
        ("November 24", "NEW YORK, November 24. /AP/. ", "NEW YORK, November 24. /AP/."),
        ("Nueva York", "NEW YORK (AP) — ", "NEW YORK (AP) —"),
        ("NEW YORK", "NEW YORK/LONDON (AP) — ", "NEW YORK/LONDON (AP) —"),
        ("** to come **", "NEW YORK (AP) — ", "NEW YORK (AP) —"),
    ],
)
def test_the_fuller_of_field_and_text_stands_and_the_text_begins_behind_it(field: str, text: str, raw: str) -> None:
    dispatch = made(f"{text}{TALKS}", MORE, dateline=field)
    assert line(dispatch).raw == raw
    assert line(dispatch).agency == "AP"
    assert dispatch.body == Body((Paragraph(TALKS), Paragraph(MORE)))


def test_what_only_the_lesser_one_says_is_kept() -> None:
    dispatch = made(f"NEW YORK (AP) — {TALKS}", dateline="NEW YORK, Nov 24")
    assert line(dispatch).raw == "NEW YORK (AP) —"
    assert (line(dispatch).month, line(dispatch).day, line(dispatch).year) == (11, 24, 2026)
    dispatch = made(f"(AP) — {TALKS}", dateline="NEW YORK")
    assert (line(dispatch).cities, dispatch.agency) == (("NEW YORK",), "AP")
    assert line(made(f"SPRINGFIELD, Nov 24 (AP) - {TALKS}", dateline="SPRINGFIELD, Ill.")).region == "Ill."
    assert line(made(f"OSLO, Nov 24 (NTB) - {TALKS}", dateline="OSLO, Norway")).country == "Norway"


def test_a_day_without_its_month_is_a_date_too() -> None:
    assert line(made(f"MADRID, 24 (EUROPA PRESS) - {TALKS}", dateline="MADRID")).day == 24
    fuller = made(f"MADRID (EUROPA PRESS) - {TALKS}", dateline="MADRID, 24 (EUROPA PRESS)")
    assert line(fuller).raw == "MADRID, 24 (EUROPA PRESS)"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("OSLO, Nov 24", "LONDON, Nov 23 (Reuters) - "),
        ("NORVIK", "PORT AVEL (AP) — "),  # neither is on the map
        ("(AP)", "(Reuters) - "),
    ],
)
def test_a_field_of_another_place_is_believed_and_the_text_left(field: str, text: str) -> None:
    dispatch = made(f"{text}{TALKS}", dateline=field)
    assert line(dispatch).raw == field
    assert dispatch.body == Body((Paragraph(f"{text}{TALKS}"),))


def test_a_byline_of_its_own_and_the_links_of_the_text_outlive_the_dateline() -> None:
    link = Mark(6, 13, Emphasis.LINK, "https://a.example")
    opened = Paragraph("OSLO, Nov 24 (NTB) - Talks resumed.", (Mark(27, 34, Emphasis.LINK, "https://a.example"),))
    dispatch = made(body=Body((opened,)), byline="By Ann Example")
    assert (dispatch.byline, dispatch.body.blocks) == ("Ann Example", (Paragraph("Talks resumed.", (link,)),))


def test_of_two_as_full_the_text_s_is_kept() -> None:
    field = Dateline(raw="OSLO", cities=("OSLO",))
    assert merged(field, Dateline(raw="Oslo -", cities=("Oslo",))).raw == "Oslo -"
    assert merged(None, field) == field


@pytest.mark.parametrize("text", ["ANKARA", "NEW YORK", "OSLO, Nov 24", "OSLO, Norway, Nov 24 (NTB)"])
def test_a_dateline_may_have_the_first_paragraph_to_itself(text: str) -> None:
    dispatch = made(text, TALKS, MORE)
    assert line(dispatch).raw == text
    assert dispatch.body == Body((Paragraph(TALKS), Paragraph(MORE)))


@pytest.mark.parametrize("blocks", [(Heading("ANKARA"), Paragraph(TALKS)), (Paragraph("ANKARA"),)])
def test_a_city_above_no_sentence_or_set_as_a_heading_is_none(blocks: tuple[Block, ...]) -> None:
    dispatch = made(body=Body(blocks))
    assert dispatch.dateline is None
    assert dispatch.body == Body(blocks)


def test_the_first_dateline_of_a_digest_is_the_story_s_and_the_others_stay() -> None:
    second = f"BERGEN, Nov 24 (NTB) - {MORE}"
    dispatch = made(f"OSLO, Nov 24 (NTB) - {TALKS}", second, "LONDON (AP) — More rain fell.")
    assert line(dispatch).cities == ("OSLO",)
    assert dispatch.body.text == f"{TALKS}\n\n{second}\n\nLONDON (AP) — More rain fell."


@pytest.mark.parametrize(
    "text",
    [
        "Oslo - which froze in January - is open again, the port said.",
        "By Tuesday, Paris - the city of light - was dark.",
        "London's mayor said on Tuesday that the bridge would close.",
    ],
)
def test_a_text_without_dateline_keeps_its_beginning(text: str) -> None:
    dispatch = made(text, MORE)
    assert (dispatch.dateline, dispatch.located, dispatch.body.text) == (None, (), f"{text}\n\n{MORE}")


@pytest.mark.parametrize(
    ("created", "written", "year"),
    [((2010, 1, 5), "Dec 31", 2009), ((2010, 12, 31), "Jan 1", 2011), ((1987, 3, 2), "March 2", 1987)],
)
def test_the_year_is_near_the_day_of_the_story(created: tuple[int, int, int], written: str, year: int) -> None:
    dispatch = made(f"OSLO, {written} (NTB) - {TALKS}", created=datetime(*created, tzinfo=UTC))
    assert line(dispatch).year == year


def test_a_place_of_the_filing_s_own_makes_no_dateline() -> None:
    dispatch = made(TALKS, located=(Place(name="Oslo", country_code="NO"),))
    assert dispatch.dateline is None
    (place,) = dispatch.located
    assert (place.name, place.country, place.country_code) == ("Oslo", "Norway", "NO")
    assert place.latitude == pytest.approx(59.9, abs=0.1)


def test_the_places_of_the_filing_s_own_go_before_those_of_the_dateline() -> None:
    dispatch = made(f"OSLO, Nov 24 (NTB) - {TALKS}", located=(Place(name="Bergen", code="loc:1"),))
    assert [(place.name, place.code) for place in dispatch.located] == [("Bergen", "loc:1")]


def test_else_the_dateline_s_cities_are_looked_up() -> None:
    dispatch = made(f"OSLO/LONDON, Nov 24 (NTB) - {TALKS}")
    assert [(place.name, place.country_code) for place in dispatch.located] == [("Oslo", "NO"), ("London", "GB")]
    unknown = made(f"PORT ROY, Norvia, Nov 24 (Reuters) - {TALKS}")
    assert unknown.located == (Place(name="PORT ROY", region="Norvia"),)


def test_the_agency_that_files_says_where_a_name_alone_is() -> None:
    text = f"HYDERABAD, Nov 24 - {TALKS}"
    assert [made(text, agency=agency).located[0].country_code for agency in ("PTI", "APP")] == ["IN", "PK"]


def test_a_city_twice_is_one_place() -> None:
    assert len(made(f"OSLO/OSLO, Nov 24 (NTB) - {TALKS}").located) == 1
