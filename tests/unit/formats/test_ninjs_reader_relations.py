"""What ninjs items say in roles, relations and names: keywords, places, associations, the dateline in the text."""

import json
from typing import Any

import pytest

from syndicate.formats.ninjs import Ninjs
from syndicate.model.body import Heading, Paragraph
from syndicate.model.dispatch import Association, Draft, Subject
from syndicate.model.link import Link, Relation
from syndicate.model.place import Place
from tests.makers import make_filing

ITEM: dict[str, Any] = {"uri": "urn:newsml:meridian.example:20261124:17", "type": "text", "headline": "Harbour opens"}


def one(**members: Any) -> Draft:
    (draft,) = Ninjs().read(make_filing(json.dumps(ITEM | members).encode()))
    return draft


def test_subjects_that_say_they_are_keywords_are() -> None:
    draft = one(
        keywords=["ships"],
        subjects=[{"name": "harbour", "rel": "keyword"}, {"name": "ships", "rel": "keyword"}, {"name": "Ports"}],
    )
    assert draft.keywords == ("ships", "harbour")
    assert draft.subjects == (Subject(code="Ports", name="Ports"),)


def test_places_that_say_so_are_where_it_comes_from_and_no_subjects() -> None:
    draft = one(
        located="Keel",
        places=[
            {"name": "Keel", "rel": "located", "contactInfo": [{"address": {"area": "Westmark", "country": "Norvia"}}]},
            {"name": "Sund", "rel": "located", "contactInfo": [{"address": {"country": "CH"}}]},
            {"name": "Keel", "literal": "k1", "rel": "about"},
        ],
    )
    assert draft.located == (
        Place(name="Keel", region="Westmark", country="Norvia"),
        Place(name="Sund", country_code="CH"),
    )
    assert draft.subjects == (Subject(code="k1", name="Keel", kind="geoArea"),)


@pytest.mark.parametrize(
    ("uri", "literal", "code", "scheme"),
    [
        ("https://c.example/x-17", "17", "17", "https://c.example/x-"),
        ("https://c.example/a%2Fb", "a/b", "a/b", "https://c.example/"),
        ("https://c.example/TIDE", "EXW:TIDE", "EXW:TIDE", "https://c.example/"),
        ("https://c.example/77", "other", "https://c.example/77", None),
    ],
)
def test_a_literal_that_ends_the_uri_is_the_code(uri: str, literal: str, code: str, scheme: str | None) -> None:
    assert one(subjects=[{"uri": uri, "literal": literal}]).subjects == (Subject(code=code, scheme=scheme),)


def test_the_dateline_that_opens_the_text_is_told_apart() -> None:
    html = (
        '<h2>Next</h2><p><span class="dateline">KEEL --</span> It opened.</p><p>So <span class="dateline">x</span>.</p>'
    )
    draft = one(bodies=[{"contentType": "application/xhtml+xml", "value": html}])
    assert draft.dateline == "KEEL --"
    assert draft.body.blocks == (Heading("Next"), Paragraph("It opened."), Paragraph("So x."))
    assert one(body_xhtml='<p><span class="dateline">KEEL --</span></p>').dateline == "KEEL --"


def test_text_that_says_it_is_plain_is_not_read_as_html() -> None:
    draft = one(
        headlines=[{"contentType": "text/plain", "value": "Use <b> &amp; <i>"}],
        bodies=[{"contentType": "text/plain", "value": "A <p> tag"}],
    )
    assert (draft.headline, draft.body.text) == ("Use <b> &amp; <i>", "A <p> tag")
    assert one(headlines=[{"value": "Use &amp;"}]).headline == "Use &"


@pytest.mark.parametrize("name", ["evolvedFrom", "evolvedfrom", "evolvedFrom_2", "evolvedFrom-12"])
def test_the_name_of_an_association_says_what_it_is(name: str) -> None:
    named = (Link(relation=Relation.EVOLVED_FROM, target="urn:x:1"),)
    assert one(associations={name: {"uri": "urn:x:1"}}).links == named
    assert one(associations=[{"name": name, "uri": "urn:x:1", "type": "text"}]).links == named
    assert one(associations={name: {"uri": "urn:x:1", "type": "picture"}}).links == ()


def test_a_page_about_a_picture_is_not_the_picture() -> None:
    web = {"name": "web", "href": "https://p.example/17.html", "contentType": "text/html"}
    main = {"name": "main", "href": "https://p.example/17.jpg", "contentType": "image/jpeg"}
    assert one(type="picture", renditions=[web]).associations == ()
    (picture,) = one(type="picture", renditions=[web, main]).associations
    assert (picture.href, picture.media_type) == ("https://p.example/17.jpg", "image/jpeg")


def test_an_address_is_no_identifier_beside_itself() -> None:
    href = "https://p.example/17.jpg"
    named = {"name": "a", "uri": href, "type": "picture", "renditions": [{"name": "main", "href": href}]}
    assert one(associations=[named]).associations == (Association(href=href, kind="picture"),)


def test_the_number_of_the_wire_is_among_the_other_identifiers() -> None:
    assert one(altIds=[{"role": "x", "value": "1"}, {"role": "wireNumber", "value": "dpa157"}]).wire_number == "dpa157"
    assert one(altids={"wireNumber": "dpa157"}).wire_number == "dpa157"
    assert one(altids={"itemid": "1"}).wire_number is None
