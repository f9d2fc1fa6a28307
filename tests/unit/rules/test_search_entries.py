"""What is kept of a version to find it by."""

from datetime import datetime, timedelta, timezone

import pytest

from syndicate.model.body import Body, Paragraph
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Subject
from syndicate.model.place import Place
from syndicate.model.search import Field
from syndicate.rules.search.entries import BREAK, FIELD_MARKS, Fact, entry, fact, month
from tests.makers import NOON, make_dispatch

STORY = make_dispatch(
    agency="Meridian Press",
    language="pt-BR",
    headline="Cocoa talks",
    slugline="Cocoa-Bahia",
    byline="Jane Marlow",
    ed_note="Adds quotes.",
    keywords=("harvest",),
    subjects=(Subject(code="medtop:20000210", name="Crops"), Subject(code="medtop:04000000")),
    dateline=Dateline(raw="ILHEUS, Bahia —", cities=("ILHEUS",), region="Bahia", country=None),
    located=(Place(name="Porto Velho"),),
    body=Body((Paragraph("Prices rose."),)),
)


def pieces(row: list[str]) -> list[list[str]]:
    """What stands between breaks, where anything does."""
    joined = "\n".join(row).split(BREAK)
    return [words for piece in joined if (words := piece.split())]


def in_field(field: Field, *words: str) -> list[str]:
    return [FIELD_MARKS[field] + word for word in words]


def test_a_version_is_found_by_what_is_known_of_it() -> None:
    facts, *_ = pieces(entry(STORY, ["world", "crops"]))
    assert facts == [
        fact(Fact.SOURCE, "newsroom"),
        fact(Fact.AGENCY, "Meridian Press"),
        fact(Fact.LANGUAGE, "pt"),
        fact(Fact.LANGUAGE, "pt-BR"),
        fact(Fact.KIND, STORY.item_class),
        fact(Fact.STATUS, "usable"),
        month(NOON),
        fact(Fact.SECTION, "crops"),
        fact(Fact.SECTION, "world"),
    ]


def test_a_version_is_found_by_its_words_in_their_fields_and_anywhere() -> None:
    _, *found = pieces(entry(STORY, []))
    assert found == [
        ["cocoa", "talks"],
        in_field(Field.HEADLINE, "cocoa", "talks"),
        ["cocoa", "bahia"],
        in_field(Field.SLUGLINE, "cocoa", "bahia"),
        ["jane", "marlow"],
        in_field(Field.BYLINE, "jane", "marlow"),
        ["ilheus", "bahia"],
        in_field(Field.DATELINE, "ilheus", "bahia"),
        ["bahia"],
        in_field(Field.DATELINE, "bahia"),
        ["porto", "velho"],
        in_field(Field.DATELINE, "porto", "velho"),
        ["harvest"],
        ["crops"],
        ["adds", "quotes"],
        ["prices", "rose"],
    ]


def test_a_version_without_slugline_byline_dateline_and_agency_is_found_by_the_rest() -> None:
    facts, *found = pieces(entry(make_dispatch(language="en"), []))
    assert len(facts) == len([Fact.SOURCE, Fact.LANGUAGE, Fact.KIND, Fact.STATUS, Fact.MONTH])
    assert found[0] == ["harbour", "talks", "resume"]
    assert found[2][:3] == ["talks", "on", "the"]


@pytest.mark.parametrize("name", ["Meridian Press", "MERIDIAN-PRESS", "meridian press."])
def test_a_fact_is_the_same_whatever_its_case_and_points(name: str) -> None:
    assert fact(Fact.AGENCY, name) == fact(Fact.AGENCY, "meridian press") != fact(Fact.SOURCE, "meridian press")


def test_a_fact_has_120_characters_at_the_most() -> None:
    assert len(fact(Fact.SOURCE, "x " * 300)) == 120


def test_a_month_is_named_by_its_year_and_number() -> None:
    assert month(datetime(2026, 3, 1, tzinfo=timezone(timedelta()))) == fact(Fact.MONTH, "202603")


def test_what_is_said_too_often_leaves_a_break_so_that_nothing_else_stands_side_by_side() -> None:
    row = entry(make_dispatch(body=Body((Paragraph("herring " * 256 + "cod"),))), [])
    assert row[-3:] == ["herring", BREAK, "cod"]
