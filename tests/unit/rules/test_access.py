"""What lies at a path, who may see it, and which pass opens it."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from syndicate.model.access import Pass
from syndicate.rules.access import Access, Kind, Place

PARTLY_PRIVATE = {"world": True, "quays": False}
PARTLY_CLOSED = {"gazette": True, "courier": False}
COURIER = Pass(outlet="courier", sections=frozenset({"quays"}), formats=frozenset({"rss", "nitf"}))
KEY = "ab" * 10
STORY = Place(Kind.STORY, KEY, "nitf")
QUAYS, WORLD = Place(Kind.SECTION, "quays", "rss"), Place(Kind.SECTION, "world", "rss")
NOBODYS = Place(Kind.SECTION, "nosuch", "rss")


def access(sections: Mapping[str, bool] = PARTLY_PRIVATE, outlets: Mapping[str, bool] = PARTLY_CLOSED) -> Access:
    return Access(
        sections=sections,
        outlets=outlets,
        former={"harbours": "quays"},
        passes={},
        page_forms={"rss.xml": "rss", "index.html": "html"},
        document_forms={"html": "html", "nitf.xml": "nitf"},
    )


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("", Place(Kind.FRONT)),
        ("rss.xml", Place(Kind.FRONT)),
        ("robots.txt", Place(Kind.FRONT)),
        (".well-known/security.txt", Place(Kind.FRONT)),
        ("quays", Place(Kind.SECTION, "quays", "html")),
        ("quays/", Place(Kind.SECTION, "quays", "html")),
        ("quays/rss.xml", QUAYS),
        ("Quays/rss.xml", QUAYS),
        ("quays/archive/7/rss.xml", QUAYS),
        ("quays/rss.xml.gz", Place(Kind.SECTION, "quays")),
        ("harbours/rss.xml", QUAYS),
        ("nosuch/rss.xml", NOBODYS),
        ("outlets/courier/rss.xml", Place(Kind.OUTLET, "courier")),
        ("OUTLETS/Courier/", Place(Kind.OUTLET, "courier")),
        ("outlets", Place(Kind.OUTLET)),
        (f"items/ab/{KEY}.html", Place(Kind.STORY, KEY, "html")),
        (f"items/ab/{KEY}/3.nitf.xml", STORY),
        (f"items/ab/{KEY}.pdf", Place(Kind.STORY, KEY)),
        (f"items/cd/{KEY}.html", Place(Kind.STORY)),
        (f"Items/ab/{KEY}.html", Place(Kind.STORY)),
        ("items", Place(Kind.STORY)),
    ],
)
def test_what_lies_at_a_path(path: str, place: Place) -> None:
    assert access().place(path) == place


@pytest.mark.parametrize(
    ("place", "sections"),
    [
        (Place(Kind.FRONT), ()),
        (WORLD, ()),
        (Place(Kind.OUTLET, "gazette"), ()),
        (STORY, {"quays", "world"}),
    ],
)
def test_beside_what_is_private_the_rest_is_for_everybody(place: Place, sections: frozenset[str]) -> None:
    assert access().is_public(place, sections)


@pytest.mark.parametrize(
    ("place", "sections"),
    [
        (QUAYS, ()),
        (NOBODYS, ()),
        (Place(Kind.OUTLET, "courier"), ()),
        (Place(Kind.OUTLET, "nosuch"), ()),
        (STORY, {"quays"}),
        (STORY, {"closed last year"}),
        (STORY, ()),
    ],
)
def test_names_that_nobody_has_are_as_private_as_what_is(place: Place, sections: frozenset[str]) -> None:
    assert not access().is_public(place, sections)


@pytest.mark.parametrize("place", [WORLD, NOBODYS, STORY, Place(Kind.OUTLET, "nosuch")])
def test_where_nothing_is_private_everything_is_for_everybody(place: Place) -> None:
    everybodys = access(sections={"world": True}, outlets={"gazette": True})
    assert everybodys.is_public(place)
    assert not everybodys.asks_for_sections(place)


def test_only_for_a_story_and_beside_a_private_section_its_sections_are_asked_for() -> None:
    assert access().asks_for_sections(STORY)
    assert not any(access().asks_for_sections(place) for place in (WORLD, QUAYS, Place(Kind.FRONT)))


@pytest.mark.parametrize(
    ("place", "sections"),
    [
        (Place(Kind.FRONT), ()),
        (QUAYS, ()),
        (Place(Kind.OUTLET, "courier"), ()),
        (STORY, {"quays", "talks"}),
    ],
)
def test_a_pass_opens_what_its_outlet_takes_in_the_forms_it_has(place: Place, sections: frozenset[str]) -> None:
    assert access().opens(COURIER, place, sections)


@pytest.mark.parametrize(
    ("place", "sections"),
    [
        (WORLD, ()),
        (replace(QUAYS, form="html"), ()),
        (replace(QUAYS, form=None), ()),
        (Place(Kind.OUTLET, "gazette"), ()),
        (STORY, {"talks"}),
        (replace(STORY, form="html"), {"quays"}),
    ],
)
def test_a_pass_opens_nothing_else(place: Place, sections: frozenset[str]) -> None:
    assert not access().opens(COURIER, place, sections)


def test_a_name_that_no_section_and_no_outlet_has_is_unknown() -> None:
    known = (QUAYS, WORLD, Place(Kind.OUTLET, "courier"), STORY, Place(Kind.FRONT))
    assert not any(access().is_unknown(place) for place in known)
    assert all(access().is_unknown(place) for place in (NOBODYS, Place(Kind.OUTLET, "nosuch")))
