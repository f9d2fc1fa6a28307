"""What stands in ninjs items, field by field, and how each release spells it."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from syndicate.formats.addresses import item_url
from syndicate.formats.ninjs.writing import NinjsWriter
from syndicate.formats.notices import WITHDRAWN, WITHHELD
from syndicate.model.body import Body, Emphasis, Heading, Mark, Paragraph
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Association, Dispatch, PubStatus, Signal, Subject
from syndicate.model.link import Link, Relation
from syndicate.model.place import Place
from syndicate.model.wire_number import WireNumber
from syndicate.ports.format import ItemWriter, Writer
from tests.makers import AGENCY, NOON, make_dispatch
from tests.pages import joined
from tests.stories import HOLD, KILL, edition_of

RELEASES = ["3.1", "2.1", "1.4"]
ROLE = "http://cv.iptc.org/newscodes/contentprodpartyrole/"
IREL = "http://cv.iptc.org/newscodes/itemrelation/"
OURSELVES = {"name": "Example Wire", "role": f"{ROLE}distributor", "literal": "EXW"}

GENEVA = Place(
    name="Geneva",
    code="geonames:2660646",
    region="Westmark",
    country="Elderland",
    latitude=46.2,
    longitude=6.15,
)
PICTURE = Association(
    href="https://pictures.wire.example/17.jpg",
    media_type="image/jpeg",
    size=4711,
    caption="Boats leave.",
    credit="Meridian/Penn",
    guid="urn:newsml:meridian.example:20261124:p17",
    title="Fleet",
    kind="picture",
)


def item(dispatch: Dispatch, release: str = "3.1") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(NinjsWriter(AGENCY, release).document(dispatch))
    return found


def of(**changes: Any) -> dict[str, Any]:
    return item(make_dispatch(**changes))


def test_it_is_a_writer_of_sections_and_of_items() -> None:
    writer = NinjsWriter(AGENCY)
    sections: Writer = writer
    items: ItemWriter = writer
    assert (sections.name, sections.filename, items.suffix) == ("ninjs", "ninjs.json", "json")
    assert sections.media_type == items.media_type == "application/json; charset=utf-8"


def test_a_release_that_is_not_written_is_refused() -> None:
    with pytest.raises(ValueError, match=r"3\.7"):
        NinjsWriter(AGENCY, "3.7")


def test_a_plain_story_has_these_members_and_no_other() -> None:
    dispatch = make_dispatch()
    text = "Talks on the harbour resumed on Tuesday.\n\nNo date was set."
    assert item(dispatch) == {
        "uri": dispatch.guid,
        "standard": {
            "name": "ninjs",
            "version": "3.1",
            "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
        },
        "type": "text",
        "representationType": "full",
        "profile": "text-only",
        "version": "1",
        "versionCreated": "2026-11-24T12:00:00+00:00",
        "firstCreated": "2026-11-24T12:00:00+00:00",
        "contentCreated": "2026-11-24T12:00:00+00:00",
        "pubStatus": "usable",
        "urgency": 5,
        "infoSources": [OURSELVES],
        "headlines": [{"role": "main", "contentType": "text/plain", "value": "Harbour talks resume"}],
        "bodies": [
            {"role": "main", "contentType": "text/plain", "charCount": 58, "wordCount": 11, "value": text},
            {
                "role": "richtext",
                "contentType": "application/xhtml+xml",
                "charCount": 58,
                "wordCount": 11,
                "value": "<p>Talks on the harbour resumed on Tuesday.</p>\n<p>No date was set.</p>",
            },
        ],
        "renditions": [{"name": "web", "href": item_url(AGENCY, dispatch.guid), "contentType": "text/html"}],
    }


@pytest.mark.parametrize(
    ("changes", "members"),
    [
        ({"version": 12}, {"version": "12"}),
        ({"language": "pt-BR"}, {"language": "pt-BR"}),
        ({"urgency": 1}, {"urgency": 1}),
        ({"slugline": "NORVIA-HARBOUR"}, {"slugline": "NORVIA-HARBOUR"}),
        ({"byline": "Jo Roe"}, {"by": "Jo Roe"}),
        ({"usage_terms": "No archive."}, {"usageTerms": "No archive."}),
        ({"copyright": "© Meridian"}, {"copyrightNotice": "© Meridian"}),
        ({"genre": "Analysis"}, {"genres": [{"name": "Analysis"}]}),
        ({"ed_note": "Eds: picture follows"}, {"edNote": "Eds: picture follows"}),
        ({"wire_number": WireNumber("dpa", 157)}, {"altIds": [{"role": "wireNumber", "value": "dpa157"}]}),
        ({"credit": "Meridian/Roe"},
         {"descriptions": [{"role": "creditline", "contentType": "text/plain", "value": "Meridian/Roe"}]}),
        ({"first_created": datetime(2026, 11, 23, 8, 30, tzinfo=UTC)},
         {"firstCreated": "2026-11-23T08:30:00+00:00", "contentCreated": "2026-11-23T08:30:00+00:00"}),
        ({"agency": "Meridian"}, {"infoSources": [{"name": "Meridian", "role": f"{ROLE}author"}, OURSELVES]}),
        ({"agency": "Meridian", "provider": "Norvia Desk"},
         {"infoSources": [
             {"name": "Meridian", "role": f"{ROLE}author"},
             {"name": "Norvia Desk", "role": f"{ROLE}distributor"},
             OURSELVES,
         ]}),
        ({"dateline": Dateline(raw="KEEL --", cities=("KEEL", "SKERRY"))}, {"located": "KEEL"}),
        ({"item_class": "event"}, {"type": "event"}),
        ({"associations": (PICTURE,)}, {"profile": "text-photo"}),
        ({"located": (Place(name="Keel"),)}, {"located": "Keel", "places": [{"name": "Keel", "rel": "located"}]}),
        ({"located": (Place(name="Keel", country_code="CH"),)},
         {"places": [{"name": "Keel", "rel": "located", "contactInfo": [{"address": {"country": "CH"}}]}]}),
    ],
)  # fmt: skip
def test_fields_are_said_in_their_members(changes: dict[str, Any], members: dict[str, Any]) -> None:
    found = of(**changes)
    assert {name: found[name] for name in members} == members


def test_notice_of_ours_names_us_as_the_holder() -> None:
    agency = replace(AGENCY, copyright="© 2026 Example Wire")
    ours = json.loads(NinjsWriter(agency).document(make_dispatch()))
    theirs = json.loads(NinjsWriter(agency).document(make_dispatch(copyright="© Meridian")))
    assert (ours["copyrightNotice"], ours["copyrightHolder"]) == ("© 2026 Example Wire", "Example Wire")
    assert (theirs["copyrightNotice"], "copyrightHolder" in theirs) == ("© Meridian", False)


def test_the_dateline_opens_the_text_in_both_forms() -> None:
    marks = (Mark(0, 5, Emphasis.LINK, "https://wire.example/"),)
    body = Body((Heading("What next"), Paragraph("Talks & more", marks)))
    plain, rich = of(dateline=Dateline(raw="KEEL, Nov. 24 (EXW) --"), body=body)["bodies"]
    assert plain["value"] == "What next\n\nKEEL, Nov. 24 (EXW) -- Talks & more"
    assert rich["value"] == (
        '<h2>What next</h2>\n<p><span class="dateline">KEEL, Nov. 24 (EXW) --</span> '
        '<a href="https://wire.example/">Talks</a> &amp; more</p>'
    )
    assert (plain["charCount"], plain["wordCount"]) == (46, 10)


def test_a_story_without_text_has_no_body() -> None:
    assert "bodies" not in of(body=Body())


def test_concepts_stand_in_the_member_of_their_kind() -> None:
    found = of(
        subjects=(
            Subject(code="Q1", name="Orla Fenn", kind="person"),
            Subject(code="medtop:11000000", name="politics"),
            Subject(code="wikidata:Q7", kind="organisation"),
            Subject(code="T 4", name="coast", scheme="http://codes.wire.example/topic/"),
            Subject(code="EXW:TIDE", scheme="http://codes.wire.example/topic/"),
            Subject(code="https://codes.wire.example/a"),
            Subject(code="LOCAL", scheme="house codes"),
            Subject(code="", name="sea"),
            Subject(code=""),
            Subject(code="Keel", kind="geoArea"),
            Subject(code="Quay Hall", kind="poi"),
            Subject(code="Regatta", kind="event"),
            Subject(code="Ada", kind="object"),
            Subject(code="shares", because="keyword shares"),
        ),
        keywords=("harbour", "ships", "harbour"),
    )
    assert found["subjects"] == [
        {"name": "politics", "uri": "http://cv.iptc.org/newscodes/mediatopic/11000000", "literal": "11000000"},
        {"name": "coast", "uri": "http://codes.wire.example/topic/T%204", "literal": "T 4"},
        {"uri": "http://codes.wire.example/topic/TIDE", "literal": "EXW:TIDE"},
        {"uri": "https://codes.wire.example/a"},
        {"literal": "LOCAL"},
        {"name": "sea"},
        {"literal": "shares", "creator": "Example Wire"},
        {"name": "harbour", "rel": "keyword"},
        {"name": "ships", "rel": "keyword"},
    ]
    assert found["people"] == [{"name": "Orla Fenn", "literal": "Q1"}]
    assert found["organisations"] == [{"uri": "http://www.wikidata.org/entity/Q7", "literal": "Q7"}]
    assert found["places"] == [{"literal": "Keel"}, {"literal": "Quay Hall"}]
    assert (found["events"], found["objects"]) == ([{"literal": "Regatta"}], [{"literal": "Ada"}])


def test_a_place_is_told_with_all_that_is_known_of_it() -> None:
    found = of(located=(GENEVA, Place(name="Keel")), subjects=(Subject(code="Norvia", kind="geoArea"),))
    assert found["located"] == "Geneva"
    assert found["places"] == [
        {
            "name": "Geneva",
            "rel": "located",
            "uri": "http://sws.geonames.org/2660646",
            "literal": "2660646",
            "contactInfo": [{"address": {"area": "Westmark", "country": "Elderland"}}],
            "geoJSON": {"type": "Point", "coordinates": [6.15, 46.2]},
        },
        {"name": "Keel", "rel": "located"},
        {"literal": "Norvia"},
    ]


def test_pictures_and_the_like_are_associated_items_of_their_own() -> None:
    named = Association(href="urn:newsml:meridian.example:20261124:v1", kind="video")
    film = Association(href="https://pictures.wire.example/a b.mp4", media_type="video/mp4")
    again = Association(href="https://pictures.wire.example/18.jpg", kind="picture")
    found = of(associations=(PICTURE, named, film, again))["associations"]
    assert found == [
        {
            "name": "picture",
            "uri": "urn:newsml:meridian.example:20261124:p17",
            "type": "picture",
            "representationType": "partial",
            "headlines": [{"role": "main", "contentType": "text/plain", "value": "Fleet"}],
            "descriptions": [
                {"role": "caption", "contentType": "text/plain", "value": "Boats leave."},
                {"role": "creditline", "contentType": "text/plain", "value": "Meridian/Penn"},
            ],
            "renditions": [
                {
                    "name": "main",
                    "href": "https://pictures.wire.example/17.jpg",
                    "contentType": "image/jpeg",
                    "sizeInBytes": 4711,
                }
            ],
        },
        {
            "name": "video",
            "uri": "urn:newsml:meridian.example:20261124:v1",
            "type": "video",
            "representationType": "partial",
        },
        {
            "name": "video_2",
            "uri": "https://pictures.wire.example/a%20b.mp4",
            "type": "video",
            "representationType": "partial",
            "renditions": [
                {"name": "main", "href": "https://pictures.wire.example/a%20b.mp4", "contentType": "video/mp4"}
            ],
        },
        {
            "name": "picture_2",
            "uri": "https://pictures.wire.example/18.jpg",
            "type": "picture",
            "representationType": "partial",
            "renditions": [{"name": "main", "href": "https://pictures.wire.example/18.jpg"}],
        },
    ]


@pytest.mark.parametrize("href", ["EXW-PHOTO-17", "javascript:alert(1)", "http://[x", ""])
def test_a_picture_that_nothing_names_is_left_out(href: str) -> None:
    assert "associations" not in of(associations=(Association(href=href, kind="picture"),))


def test_an_item_of_media_has_its_own_rendition() -> None:
    own = replace(PICTURE, guid=make_dispatch().guid)
    found = of(item_class="picture", associations=(own, PICTURE), credit="Meridian")
    assert (found["type"], "profile" in found, len(found["associations"])) == ("picture", False, 1)
    assert [one["name"] for one in found["renditions"]] == ["main", "web"]
    assert [(one["role"], one["value"]) for one in found["descriptions"]] == [
        ("caption", "Boats leave."),
        ("creditline", "Meridian"),
    ]


def test_links_say_what_the_other_dispatch_is_to_this_one() -> None:
    found = of(
        links=(
            Link(relation=Relation.PREVIOUS_VERSION, target="urn:x-exw:1", version=3, title="Earlier"),
            Link(relation=Relation.DERIVED_FROM, target="https://meridian.example/17"),
            Link(relation=Relation.SEE_ALSO, target="urn:x-exw:2"),
            Link(relation=Relation.SEE_ALSO, target="urn:x-exw:3"),
            Link(relation=Relation.SEE_ALSO, target="no URI"),
        )
    )
    assert (found["type"], found["associations"]) == (
        "text",
        [
            {
                "name": "previousVersion",
                "rel": f"{IREL}previousVersion",
                "uri": "urn:x-exw:1",
                "representationType": "partial",
                "version": "3",
                "headlines": [{"role": "main", "contentType": "text/plain", "value": "Earlier"}],
            },
            {
                "name": "derivedFrom",
                "rel": f"{IREL}derivedFrom",
                "uri": "https://meridian.example/17",
                "representationType": "partial",
            },
            {"name": "seeAlso", "rel": f"{IREL}seeAlso", "uri": "urn:x-exw:2", "representationType": "partial"},
            {"name": "seeAlso_2", "rel": f"{IREL}seeAlso", "uri": "urn:x-exw:3", "representationType": "partial"},
        ],
    )


def test_a_package_is_composite_and_names_its_members() -> None:
    found = of(links=(Link(relation=Relation.MEMBER, target="urn:x-exw:1"),))
    assert found["type"] == "composite"
    assert found["associations"] == [{"name": "member", "uri": "urn:x-exw:1", "representationType": "partial"}]


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize(("written", "status"), [(KILL, "canceled"), (HOLD, "withheld")])
def test_kill_and_hold_say_nothing_of_the_story(written: Dispatch, status: str, release: str) -> None:
    story = replace(
        written,
        embargo=NOON,
        subjects=(Subject(code="brandt", name="Mayor"),),
        genre="secret genre",
        located=(GENEVA,),
        copyright="secret copyright",
        usage_terms="secret terms",
        credit="secret credit",
        agency="secret agency",
        provider="secret provider",
        wire_number=WireNumber("secret", 1),
        links=(Link(relation=Relation.MEMBER, target="urn:x-exw:secret"),),
    )
    found = item(story, release)
    names = {name.lower().lstrip("$").rstrip("s") for name in found}
    assert names == {
        *("uri", "standard", "type", "version", "versioncreated", "firstcreated", "pubstatu", "urgency", "language"),
        *("title", "ednote", "infosource", "embargoed" if release != "3.1" else "embargoeduntil"),
    }
    assert found.get("pubStatus", found.get("pubstatus")) == status
    page = json.dumps(found).lower()
    assert [word for word in ("brandt", "fenn", "bribes", "secret", "quay", "court", "geneva") if word in page] == []
    assert (found["uri"], found["version"], found["type"]) == (written.guid, str(written.version), "text")


def test_notices_tell_what_to_do_where_the_desk_does_not() -> None:
    assert of(pub_status=PubStatus.CANCELED)["edNote"] == WITHDRAWN
    assert of(pub_status=PubStatus.CANCELED, ed_note="KILL. Forged.")["edNote"] == "KILL. Forged."
    assert of(pub_status=PubStatus.WITHHELD)["edNote"] == WITHHELD
    assert of(pub_status=PubStatus.WITHHELD, ed_note="HOLD.")["edNote"] == "HOLD."


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("name is Orla Fenn", "Correction: name is Orla Fenn"),
        ("CORRECTS name", "CORRECTS name"),
        (None, "Correction"),
    ],
)
def test_a_correction_says_so_in_its_note_as_ninjs_has_no_signal(note: str | None, said: str) -> None:
    found = of(version=2, signal=Signal.CORRECTION, ed_note=note)
    assert (found["version"], found["edNote"]) == ("2", said)


@pytest.mark.parametrize("signal", [Signal.UPDATE, Signal.REPEAT, None])
def test_an_update_is_a_version_with_the_note_as_filed(signal: Signal | None) -> None:
    found = of(version=4, signal=signal, ed_note="ADDS quote")
    assert (found["version"], found["edNote"], found["pubStatus"]) == ("4", "ADDS quote", "usable")
    assert "edNote" not in of(version=4, signal=signal)


@pytest.mark.parametrize(("release", "name"), [("3.1", "embargoedUntil"), ("2.1", "embargoed"), ("1.4", "embargoed")])
def test_an_embargo_is_called_what_the_release_calls_it(release: str, name: str) -> None:
    found = item(make_dispatch(embargo=datetime(2026, 11, 25, 6, tzinfo=UTC)), release)
    assert {key: value for key, value in found.items() if "embargo" in key.lower()} == {
        name: "2026-11-25T06:00:00+00:00"
    }
    assert found.get("pubStatus", found.get("pubstatus")) == "usable"


RICH = make_dispatch(
    byline="Jo Roe",
    credit="Meridian/Roe",
    located=(GENEVA,),
    genre="Analysis",
    subjects=(Subject(code="medtop:11000000"), Subject(code="EXW:T", scheme="http://c.example/"), Subject(code="x")),
    associations=(PICTURE,),
    links=(Link(relation=Relation.DERIVED_FROM, target="urn:x-exw:1"),),
    wire_number=WireNumber("dpa", 157),
    ed_note="Eds.",
)


def test_second_generation_writes_names_small_and_no_relations() -> None:
    found = item(RICH, "2.1")
    assert [name for name in found if name != name.lower()] == []
    assert found["headlines"][0] == {"role": "main", "contenttype": "text/plain", "value": "Harbour talks resume"}
    assert (found["bodies"][0]["charcount"], found["bodies"][0]["wordcount"]) == (58, 11)
    assert (found["ednote"], found["by"], found["representationtype"]) == ("Eds.", "Jo Roe", "full")
    assert found["places"][0]["geojson"] == {"type": "Point", "coordinates": [6.15, 46.2]}
    assert found["associations"][1] == {
        "name": "derivedFrom",
        "uri": "urn:x-exw:1",
        "representationtype": "partial",
    }


def test_first_generation_has_names_for_one_of_a_thing() -> None:
    found = item(RICH, "1.4")
    assert [name for name in found if name != name.lower()] == []
    assert found["$standard"]["version"] == "1.4"
    assert (found["headline"], found["byline"]) == ("Harbour talks resume", "Jo Roe")
    assert (found["body_text"][:5], found["body_xhtml"][:8]) == ("Talks", "<p>Talks")
    assert (found["charcount"], found["wordcount"], found["mimetype"]) == (58, 11, "application/xhtml+xml")
    assert (found["representationtype"], found["description_creditline"]) == ("complete", "Meridian/Roe")
    assert found["altids"] == {"wireNumber": "dpa157"}
    assert found["genre"] == [{"name": "Analysis"}]
    assert found["infosource"] == [{"name": "Example Wire", "rel": f"{ROLE}distributor", "code": "EXW"}]
    assert found["subject"] == [
        {"scheme": "http://cv.iptc.org/newscodes/mediatopic/", "code": "11000000"},
        {"scheme": "http://c.example/", "code": "EXW:T"},
        {"code": "x"},
    ]
    assert found["place"] == [
        {
            "name": "Geneva",
            "rel": "located",
            "scheme": "http://sws.geonames.org/",
            "code": "2660646",
            "geometry_geojson": {"type": "Point", "coordinates": [6.15, 46.2]},
        }
    ]
    assert found["renditions"] == {"web": {"href": item_url(AGENCY, RICH.guid), "mimetype": "text/html"}}
    assert list(found["associations"]) == ["picture", "derivedFrom"]
    assert found["associations"]["picture"] == {
        "uri": PICTURE.guid,
        "type": "picture",
        "representationtype": "incomplete",
        "headline": "Fleet",
        "description_caption": "Boats leave.",
        "description_creditline": "Meridian/Penn",
        "renditions": {"main": {"href": PICTURE.href, "mimetype": "image/jpeg", "sizeinbytes": 4711}},
    }


@pytest.mark.parametrize(("release", "kind"), [("3.1", "planning"), ("2.1", None), ("1.4", None)])
def test_a_type_that_the_release_does_not_have_is_not_said(release: str, kind: str | None) -> None:
    assert item(make_dispatch(item_class="planning"), release).get("type") == kind
    assert "type" not in item(make_dispatch(item_class="data"), release)


@pytest.mark.parametrize(
    ("guid", "uri"),
    [
        ("urn:newsml:meridian.example:20261124:17#2", "urn:newsml:meridian.example:20261124:17#2"),
        ("https://api.meridian.example/v1?id=17&v=%20", "https://api.meridian.example/v1?id=17&v=%20"),
        ("urn:newsml:meridian.example:Zürich 1", "urn:newsml:meridian.example:Z%C3%BCrich%201"),
        ("urn:x-exw:[1]#2#3 100%", "urn:x-exw:%5B1%5D%232%233%20100%25"),
        ("http://a b/1", "tag:agency.invalid,2026:Example%20Wire/http://a%20b/1"),
        ("20261124-17", "tag:agency.invalid,2026:Example%20Wire/20261124-17"),
    ],
)
def test_the_uri_is_the_guid_or_made_of_it(guid: str, uri: str) -> None:
    assert of(guid=guid)["uri"] == uri


def test_a_page_is_an_array_in_the_order_of_the_section() -> None:
    edition = edition_of(KILL, make_dispatch(), HOLD)
    page = joined(NinjsWriter(AGENCY), edition)
    assert [one["uri"] for one in json.loads(page)] == [one.guid for one in edition.dispatches]
    assert page.startswith(b'[\n{"uri":"')
    assert page.endswith(b"}\n]\n")
    assert page.count(b"},\n{") == len(edition.dispatches) - 1
    assert json.loads(joined(NinjsWriter(AGENCY), edition_of())) == []


def test_a_document_is_the_entry_and_a_line_end() -> None:
    writer = NinjsWriter(AGENCY)
    assert writer.document(RICH) == writer.entry(RICH) + b"\n"
    assert writer.entry(RICH) == NinjsWriter(AGENCY).entry(RICH)
