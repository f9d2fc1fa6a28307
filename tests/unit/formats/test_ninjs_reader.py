"""ninjs of every version, as agencies, editorial systems and hostile hands write it."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from syndicate.errors import UnreadableFiling
from syndicate.formats.ninjs import Ninjs
from syndicate.model.body import Heading, Paragraph, Quote
from syndicate.model.dispatch import Association, Draft, PubStatus, Signal, Subject
from syndicate.model.link import Link, Relation
from syndicate.model.place import Place
from tests.makers import make_filing

MEDTOP = "http://cv.iptc.org/newscodes/mediatopic/"
SUBJ = "http://cv.iptc.org/newscodes/subjectcode/"

ITEM: dict[str, Any] = {"uri": "urn:newsml:meridian.example:20261124:17", "type": "text", "headline": "Harbour opens"}


def read(document: object) -> list[Draft]:
    content = document if isinstance(document, bytes) else json.dumps(document).encode()
    assert Ninjs().recognises(content)
    return list(Ninjs().read(make_filing(content)))


def one(**members: Any) -> Draft:
    (draft,) = read(ITEM | members)
    return draft


def test_first_generation_in_full() -> None:
    draft = one(
        version="3",
        versioncreated="2026-11-24T12:30:00+01:00",
        firstcreated="2026-11-24T09:00:00Z",
        embargoed="2026-11-24T18:00:00Z",
        pubstatus="usable",
        urgency=2,
        copyrightholder="Meridian Press",
        copyrightnotice="© 2026 Meridian Press",
        usageterms="No archive",
        ednote="Eds: picture follows",
        language="en-GB",
        byline="By Jo Roe",
        slugline="NORVIA-HARBOUR",
        located="Quillhaven",
        keywords=["harbour", "harbour", "ships"],
        genre=[{"name": "Current", "code": "Current", "scheme": "http://cv.iptc.org/newscodes/genre/"}],
        infosource=[{"name": "Example Wire"}],
        body_text="Plain",
        body_xhtml="<p>The harbour <em>opened</em>.</p><h2>What next</h2>",
    )
    body = draft.body
    assert replace(draft, body=type(body)()) == Draft(
        guid="urn:newsml:meridian.example:20261124:17",
        version=3,
        item_class="text",
        headline="Harbour opens",
        slugline="NORVIA-HARBOUR",
        byline="Jo Roe",
        provider="Example Wire",
        located=(Place(name="Quillhaven"),),
        language="en-GB",
        urgency=2,
        keywords=("harbour", "ships"),
        genre="Current",
        ed_note="Eds: picture follows",
        pub_status=PubStatus.USABLE,
        embargo=datetime(2026, 11, 24, 18, tzinfo=UTC),
        copyright="© 2026 Meridian Press",
        usage_terms="No archive",
        created=datetime(2026, 11, 24, 12, 30, tzinfo=timezone(timedelta(hours=1))),
        first_created=datetime(2026, 11, 24, 9, tzinfo=UTC),
    )
    assert [type(block) for block in body.blocks] == [Paragraph, Heading]


@pytest.mark.parametrize("lower", [True, False], ids=["2.x", "3.x"])
def test_second_and_third_generation_name_things_alike(lower: bool) -> None:  # noqa: FBT001  two spellings
    members: dict[str, Any] = {
        "uri": "urn:newsml:meridian.example:20261124:18",
        "type": "text",
        "version": "2",
        "versionCreated": "2026-11-24T12:30:00Z",
        "firstCreated": "2026-11-24T12:00:00Z",
        "embargoedUntil": "2026-11-25T00:00:00Z",
        "pubStatus": "withheld",
        "copyrightHolder": "Meridian Press",
        "usageTerms": "Terms",
        "edNote": "Note",
        "by": "Jo Roe",
        "headlines": [
            {"role": "sub", "value": "Under it"},
            {"role": "main", "contentType": "text/html", "value": "Harbour &amp; <b>docks</b>"},
        ],
        "bodies": [
            {"role": "text", "contentType": "text/plain", "value": "Plain"},
            {"role": "main", "contentType": "application/xhtml+xml", "value": "<p>Opened.</p>"},
        ],
        "infoSources": [
            {"name": "Harbour Radio", "role": "http://cv.iptc.org/newscodes/infosourcerole/originator"},
            {"name": "Meridian", "role": "isrol:distributor"},
        ],
        "rightsInfo": {"linkedRights": "https://meridian.example/rights"},
        "genres": [{"uri": "http://cv.iptc.org/newscodes/genre/Analysis"}],
        "altIds": [{"role": "x", "value": "y"}],
        "trustIndicators": [{"role": "http://cv.iptc.org/newscodes/trustindicator/editorialPolicy", "href": "h"}],
        "standard": {"name": "ninjs", "version": "3.1"},
    }
    (draft,) = read({name.lower() if lower else name: value for name, value in members.items()})
    assert (draft.headline, draft.byline, draft.version) == ("Harbour & docks", "Jo Roe", 2)
    assert (draft.provider, draft.agency) == ("Meridian", "Harbour Radio")
    assert (draft.copyright, draft.usage_terms) == ("Meridian Press", "Terms https://meridian.example/rights")
    assert (draft.pub_status, draft.embargo) == (PubStatus.WITHHELD, datetime(2026, 11, 25, tzinfo=UTC))
    assert (draft.ed_note, draft.genre, draft.body.text) == ("Note", "Analysis", "Opened.")
    assert (draft.created, draft.first_created) == (
        datetime(2026, 11, 24, 12, 30, tzinfo=UTC),
        datetime(2026, 11, 24, 12, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("concept", "code", "scheme"),
    [
        ({"code": "20000304", "scheme": MEDTOP}, "medtop:20000304", MEDTOP),
        ({"code": "20000304", "scheme": MEDTOP.replace("http:", "https:").rstrip("/")}, "medtop:20000304", MEDTOP),
        ({"code": "medtop:20000304"}, "medtop:20000304", MEDTOP),
        ({"code": "20000304"}, "medtop:20000304", MEDTOP),
        ({"code": "04005000"}, "subj:04005000", SUBJ),
        ({"literal": "04005000"}, "subj:04005000", SUBJ),
        ({"code": "04005000", "scheme": "topics"}, "subj:04005000", SUBJ),
        ({"code": "20000304", "scheme": "topics"}, "medtop:20000304", MEDTOP),
        ({"qcode": "04005000", "scheme": "subject_custom"}, "subj:04005000", SUBJ),
        ({"uri": f"{MEDTOP}20000304"}, "medtop:20000304", MEDTOP),
        ({"uri": "http://tt.se/spec/subref/1.0/16000000"}, "subj:16000000", SUBJ),
        ({"uri": "http://cv.meridian.example/id/77", "literal": "77"}, "77", "http://cv.meridian.example/id/"),
        ({"uri": "http://cv.meridian.example/id/77"}, "http://cv.meridian.example/id/77", None),
        ({"code": "77", "scheme": "http://cv.meridian.example/id/"}, "77", "http://cv.meridian.example/id/"),
        ({"code": "sport", "scheme": "categories"}, "sport", "categories"),
        ({"code": "category:leisure"}, "category:leisure", None),
        ({"code": "s", "rels": ["category"]}, "a1312cat:s", "http://cvx.iptc.org/anpa1312-category/"),
        ({"code": "http://www.wikidata.org/entity/Q1"}, "wikidata:Q1", "http://www.wikidata.org/entity/"),
        ({}, "Ports", None),
    ],
)
def test_codes_however_they_are_spelt(concept: dict[str, str], code: str, scheme: str | None) -> None:
    draft = one(subject=[concept | {"name": "Ports"}])
    assert draft.subjects == (Subject(code=code, name="Ports", scheme=scheme),)


def test_concepts_say_what_they_are_names_of_and_stand_in_the_filings_order() -> None:
    draft = one(
        people=[{"name": "Orla Fenn"}],
        subjects=[{"name": "Ports"}, {"name": "Ports"}, {"rel": "about"}, "ships", 7, None],
        organisations=[{"name": "Sound Ferry", "uri": "https://ferry.example"}],
        places=[{"name": "Quay Hall", "contactInfo": [{"address": {"locality": "Keel"}}]}, {"name": "Keel"}],
        events={"name": "Regatta", "id": "12"},
        object=[{"name": "Ada"}],
        service=[{"code": "i", "name": "International"}, {"code": "sport", "name": "Sport"}],
    )
    assert [(subject.code, subject.kind) for subject in draft.subjects] == [
        ("Orla Fenn", "person"),
        ("Ports", None),
        ("ships", None),
        ("7", None),
        ("https://ferry.example", "organisation"),
        ("Quay Hall", "poi"),
        ("Keel", "geoArea"),
        ("12", "event"),
        ("Ada", "object"),
        ("a1312cat:i", None),
        ("sport", None),
    ]


@pytest.mark.parametrize(
    ("members", "place"),
    [
        ({"located": "Keel"}, Place(name="Keel")),
        ({"located": {"name": "Keel", "uri": "urn:x:keel"}}, Place(name="Keel", code="urn:x:keel")),
        ({"located": [{"city": "Keel", "country": "Norvia", "state": "West"}]},
         Place(name="Keel", region="West", country="Norvia")),
        ({"located": "Keel",
          "place": [{"name": "KEEL", "code": "k1", "geometry_geojson": {"coordinates": [6.1, 46.2]}}]},
         Place(name="Keel", code="k1", latitude=46.2, longitude=6.1)),
        ({"located": "Keel", "places": [{"name": "Keel", "geoJSON": {"coordinates": [600, 46.2]}}]},
         Place(name="Keel")),
        ({"located": "GENEVA", "datelinelocation": {
            "city": "Geneva", "countryareaname": "Geneva", "countrycode": "CHE", "countryname": "SWITZERLAND",
            "geometry_geojson": {"type": "Point", "coordinates": [6.15, 46.2]}}},
         Place(name="Geneva", country="SWITZERLAND", country_code="CH", latitude=46.2, longitude=6.15)),
    ],
)  # fmt: skip
def test_where_it_comes_from(members: dict[str, Any], place: Place) -> None:
    assert one(**members).located == (place,)


def test_picture_is_its_own_association_by_its_main_rendition() -> None:
    draft = one(
        type="picture",
        byline="Ike Penn",
        description_text="Boats leave.",
        description_creditline="Ike Penn/Meridian",
        renditions={
            "thumbnail": {"href": "https://p.example/t.jpg", "mimetype": "image/jpeg", "width": "9999", "height": 9999},
            "16-9": {"href": "https://p.example/w.jpg", "mimetype": "image/jpeg", "width": 1280, "height": 720},
            "caption_nitf": {"href": "https://p.example/c.xml", "mimetype": "text/xml", "sizeinbytes": 10**9},
            "original": {"href": "https://p.example/o.jpg", "mimetype": "image/jpeg", "width": 10, "height": 10,
                         "sizeinbytes": 4811.0},
        },
    )  # fmt: skip
    assert (draft.item_class, draft.credit, draft.body.text) == ("picture", "Ike Penn/Meridian", "Boats leave.")
    assert draft.associations == (
        Association(
            href="https://p.example/o.jpg",
            media_type="image/jpeg",
            size=4811,
            caption="Boats leave.",
            credit="Ike Penn/Meridian",
            guid=draft.guid,
            title="Harbour opens",
            kind="picture",
            width=10,
            height=10,
        ),
    )


def test_associations_by_name_and_in_a_list() -> None:
    nested = {
        "guid": "p1",
        "type": "picture",
        "headline": "Fleet",
        "body_text": "alt text",
        "description_html": "<p>Boats &amp; gulls</p>",
        "by": "Ike Penn",
        "renditions": [
            {"name": "r00", "title": "Hires", "href": "https://p.example/h.jpg", "width": 4000, "height": 3000},
            {"name": "r01", "title": "Preview", "href": "https://p.example/WatermarkPreview.jpg", "width": 9000,
             "height": 9000},
        ],
    }  # fmt: skip
    picture = Association(
        href="https://p.example/h.jpg",
        caption="Boats & gulls",
        credit="Ike Penn",
        guid="p1",
        title="Fleet",
        kind="picture",
        width=4000,
        height=3000,
    )
    assert one(associations={"featuremedia": nested, "editor_0": None}).associations == (picture,)
    assert one(associations=[nested | {"name": "x"}, 3]).associations == (picture,)
    bare = one(associations={"logo": {"uri": "https://p.example/logo.png", "type": "graphic", "renditions": {"a": {}}}})
    assert bare.associations == (
        Association(href="https://p.example/logo.png", guid="https://p.example/logo.png", kind="graphic"),
    )


def test_attachments_are_associations() -> None:
    draft = one(
        attachments=[{"title": "Report", "mimetype": "application/pdf", "length": 12, "href": "https://a.example/r"}]
    )
    assert draft.associations == (
        Association(href="https://a.example/r", media_type="application/pdf", size=12, title="Report"),
    )


def test_links_to_other_dispatches() -> None:
    draft = one(
        evolvedfrom="urn:x:1",
        translated_from="urn:x:2",
        replacing=["urn:x:3", "urn:x:3"],
        associations=[
            {"name": "a", "uri": "urn:x:4", "type": "text", "headline": "Earlier", "version": "2", "rel": "related"},
            {"name": "b", "uri": "urn:x:5", "rel": "http://cv.iptc.org/newscodes/itemrelation/previousVersion"},
        ],
    )
    assert draft.links == (
        Link(relation=Relation.PREVIOUS_VERSION, target="urn:x:3"),
        Link(relation=Relation.EVOLVED_FROM, target="urn:x:1"),
        Link(relation=Relation.TRANSLATED_FROM, target="urn:x:2"),
        Link(relation=Relation.SEE_ALSO, target="urn:x:4", version=2, title="Earlier"),
        Link(relation=Relation.PREVIOUS_VERSION, target="urn:x:5"),
    )
    package = one(type="composite", associations={"main": {"guid": "urn:x:6", "type": "text"}})
    assert package.links == (Link(relation=Relation.MEMBER, target="urn:x:6"),)


@pytest.mark.parametrize(
    ("members", "status", "signal", "embargoed"),
    [
        ({"pubstatus": "canceled"}, PubStatus.CANCELED, None, False),
        ({"pubStatus": "stat:withheld"}, PubStatus.WITHHELD, None, False),
        ({"pubstatus": "embargoed"}, PubStatus.USABLE, None, True),
        ({"pubstatus": "usable", "editorialtypes": ["Lead", "Corrective"]}, PubStatus.USABLE, Signal.CORRECTION, False),
        ({"pubstatus": "usable", "editorialtypes": ["Kill"]}, PubStatus.CANCELED, None, False),
        ({"pubstatus": "usable", "editorialtypes": ["HoldForRelease"]}, PubStatus.USABLE, None, True),
        ({"signals": {"updatetype": "RÄ"}}, None, Signal.CORRECTION, False),
        ({"signals": {"updatetype": "UV"}}, None, Signal.UPDATE, False),
        ({"signals": {"updatetype": "AVPUB"}}, PubStatus.CANCELED, None, False),
        ({"signals": {"retransmission": True}}, None, Signal.REPEAT, False),
        ({"signals": ["newscontent"]}, None, None, False),
        ({"signal": [{"code": "cwarn"}, {"code": "sig:update"}]}, None, Signal.UPDATE, False),
        ({"pubstatus": "replaced"}, PubStatus.WITHHELD, None, False),
        ({"embargoed": "next week"}, None, None, True),
        ({"embargoed": True}, None, None, True),
        ({"embargoed": "false"}, None, None, False),
        ({"embargoed": ""}, None, None, False),
    ],
)
def test_what_may_be_done_with_it(
    members: dict[str, Any],
    status: PubStatus | None,
    signal: Signal | None,
    embargoed: bool,  # noqa: FBT001  a column of the table
) -> None:
    draft = one(**members)
    assert (draft.pub_status, draft.signal, draft.embargoed) == (status, signal, embargoed)


@pytest.mark.parametrize(
    ("members", "byline"),
    [
        ({"by": "Von Mara Tolliver, mpa"}, "Mara Tolliver, mpa"),
        ({"bylines": [{"by": "By MARA TOLLIVER", "title": "Meridian Press"}]}, "MARA TOLLIVER, Meridian Press"),
        ({"bylines": [{"firstname": "Mara", "lastname": "Tolliver", "affiliation": "MP"}]}, "Mara Tolliver, MP"),
        ({"authors": [{"name": "Mara", "role": "writer"}, {"name": "Ed", "role": "editor"}]}, "Mara"),
        ({"people": [{"name": "Mara", "rel": "author"}, {"name": "Orla", "rel": "about"}]}, "Mara"),
        ({"photographer": {"name": "Ike Penn"}}, "Ike Penn"),
    ],
)
def test_who_wrote_it(members: dict[str, Any], byline: str) -> None:
    assert one(**members).byline == byline


def test_superdesk_calls_things_by_names_of_its_own() -> None:
    (draft,) = read(
        {
            "guid": "fd8e441b-a698-4411-9246-7d5de21cced9",
            "version": "4",
            "type": "preformatted",
            "headline": "Oil",
            "priority": 3,
            "source": "Example Wire",
            "copyrightholder": "Meridian Press",
            "copyrightnotice": "",
            "versioncreated": "2026-11-24T04:38:34+0000",
            "body_html": "<p>One.</p>",
            "extra": {"doi": "1"},
            "readtime": 0,
            "products": [{"code": "1"}],
            "profile": "Story",
        }
    )
    assert (draft.guid, draft.item_class) == ("urn:uuid:fd8e441b-a698-4411-9246-7d5de21cced9", "text")
    assert (draft.urgency, draft.priority, draft.provider, draft.agency) == (3, None, "Example Wire", "Example Wire")
    assert (draft.copyright, draft.created) == ("Meridian Press", datetime(2026, 11, 24, 4, 38, 34, tzinfo=UTC))


def test_identifier_that_is_no_uri_names_the_same_story_in_every_version() -> None:
    guids = {one(uri=None, guid="20260809001313906811", version=version).guid for version in (1, 2)}
    assert guids == {"tag:agency.invalid,2026:newsroom/20260809001313906811"}


def test_ap_names_an_item_apart_from_the_request_it_answers() -> None:
    address = "https://api.example/media/v/content/5ee9b4"
    draft = one(uri=f"{address}?qt=Hy&et=0a4", altids={"itemid": "5ee9b4", "etag": "5ee9b4_0a4"}, editorialpriority="r")
    assert (draft.guid, draft.priority) == (address, "r")


ENVELOPES: dict[str, object] = {
    "alone": ITEM,
    "list": [ITEM],
    "items": {"items": [ITEM]},
    "hits": {"total": 1, "hits": [ITEM], "facets": {}},
    "elastic": {"hits": {"hits": [{"_id": "1", "_source": ITEM}]}},
    "data item": {"api_version": "1.1", "id": "Hy", "data": {"meta": {"products": [{"id": 1}]}, "item": ITEM}},
    "data items": {"id": "Hy", "data": {"query": "q", "items": [{"meta": {}, "item": ITEM}]}},
    "superdesk": {"_items": [ITEM], "_links": {"self": {"href": "x", "title": "items"}}, "_meta": {"total": 1}},
    "bbc": {"total": 1, "limit": 20, "offset": 0, "item": [ITEM]},
}


@pytest.mark.parametrize("envelope", ENVELOPES.values(), ids=ENVELOPES)
def test_items_are_found_in_the_envelopes_of_agencies(envelope: object) -> None:
    assert [draft.guid for draft in read(envelope)] == [ITEM["uri"]]


def test_what_stands_between_items_is_not_passed_over_in_silence() -> None:
    found = read([ITEM, 3, {"advertisement": "x"}, ITEM | {"uri": "urn:x:2"}])
    assert [draft.guid for draft in found] == [ITEM["uri"], None, None, "urn:x:2"]
    assert [draft.headline for draft in found[1:3]] == [None, None]


def test_json_lines_are_one_item_a_line() -> None:
    content = b"\n".join(json.dumps(ITEM | {"uri": f"urn:x:{number}"}).encode() for number in range(3)) + b"\n"
    assert [draft.guid for draft in read(content)] == ["urn:x:0", "urn:x:1", "urn:x:2"]


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + json.dumps(ITEM | {"headline": "Café"}, ensure_ascii=False).encode(),
        json.dumps(ITEM | {"headline": "Café"}, ensure_ascii=False).encode("utf-16"),
        json.dumps(ITEM | {"headline": "Café", "slugline": "Déjà vu à Genève"}, ensure_ascii=False).encode("latin-1"),
        json.dumps(ITEM | {"headline": "Caf\\u00e9 \x01"}).replace("\\\\", "\\").replace("\\u0001", "\x01").encode(),
    ],
    ids=["byte order mark", "UTF-16", "Latin-1", "control character"],
)
def test_encodings_and_damage_of_real_wires_are_mended(content: bytes) -> None:
    assert read(content)[0].headline == "Café"


def test_tt_puts_headline_and_source_above_the_text() -> None:
    draft = one(
        body_text="Harbour opens\nNorvia TT\nThe harbour opened.",
        body_html5='<html><head><title>x</title></head><body><article><section><h1>Harbour opens</h1><div class="dat">'
        '<span class="vignette">Norvia</span><span class="source">TT</span></div><div class="bodytext">'
        "<p>The harbour opened.</p><blockquote>At last.</blockquote></div></section></article></body></html>",
    )
    assert draft.body.blocks == (Paragraph("The harbour opened."), Quote("At last."))


def test_nitf_in_a_string_is_read_whole_or_in_part() -> None:
    whole = (
        '<?xml version="1.0"?><nitf><body><body.head><hedline><hl1>H</hl1></hedline></body.head>'
        "<body.content><p>One.</p></body.content></body></nitf>"
    )
    for text in (whole, '<block id="Main"><p>One.</p></block>', "<p>One.</p>"):
        assert one(body_nitf=text, body_text="other").body.text == "One."
    assert one(body_nitf="<p>broken", body_text="other").body.text == "other"


def test_lead_stands_before_the_text_unless_it_is_there_already() -> None:
    lead = [{"role": "lead", "value": "It opened."}]
    assert one(descriptions=lead, body_text="Ships came.").body.text == "It opened.\n\nShips came."
    assert one(descriptions=lead, body_xhtml="<p>It opened.</p><p>Ships came.</p>").body.text == (
        "It opened.\n\nShips came."
    )


def test_plain_text_is_parted_by_empty_lines_and_by_ends_of_long_lines() -> None:
    long = "word " * 30
    assert [
        block.text
        for block in one(body_text=f"{long}\nshort\n\nwrapped\nhere").body.blocks
        if isinstance(block, Paragraph)
    ] == [
        long.strip(),
        "short",
        "wrapped here",
    ]


@pytest.mark.parametrize(
    ("members", "headline"),
    [
        ({"title": "Title"}, "Title"),
        ({"headline_short": "Short"}, "Short"),
        ({"headline_short": "Short", "headline_main": "Main"}, "Main"),
        ({"slugline": "SLUG"}, "SLUG"),
        ({"description_text": "Boats left. Then more."}, "Boats left."),
        ({"body_text": "x" * 200}, "x" * 79 + "…"),
        ({}, None),
    ],
)
def test_item_without_a_headline_is_named_by_what_it_has(members: dict[str, Any], headline: str | None) -> None:
    (draft,) = read({"uri": "urn:x:1", "versioncreated": "2026-11-24T00:00:00Z"} | members)
    assert draft.headline == headline


def test_event_has_no_text_of_its_own() -> None:
    (draft,) = read({"uri": "urn:x:e", "title": "Regatta", "eventDetails": {"dates": {"startDate": "2026-11-24"}}})
    assert (draft.item_class, draft.headline, draft.body.blocks) == ("event", "Regatta", ())


WRONG: list[object] = [
    None,
    True,
    7,
    -1.5,
    "",
    "x",
    [],
    [[]],
    [None, 3, "x", {}],
    {},
    {"a": {"b": []}},
    [{"name": []}],
    [{"value": {}}],
]


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_wrong_types_in_every_member_break_nothing(wrong: object) -> None:
    names = [
        *("uri", "guid", "type", "version", "versioncreated", "firstcreated", "embargoed", "pubstatus", "urgency"),
        *("copyrightnotice", "copyrightholder", "usageterms", "rightsinfo", "ednote", "language", "byline", "bylines"),
        *("headlines", "bodies", "descriptions", "body_text", "body_xhtml", "description_text", "subject", "people"),
        *("places", "located", "datelinelocation", "genre", "infosource", "provider", "source", "keywords", "signals"),
        *("associations", "renditions", "attachments", "evolvedfrom", "replacing", "priority", "authors", "altids"),
        *("editorialtypes", "service", "slugline", "title", "photographer", "eventdetails", "sector", "mimetype"),
    ]
    for name in names:
        assert len(read(ITEM | {"body_main": "x", name: wrong})) == 1
    assert len(read(dict.fromkeys(names, wrong) | {"headline": "Kept", "body_main": "x"})) == 1


@pytest.mark.parametrize(
    "content",
    [
        b'{"uri":"x","headline":"y",',
        b'{"uri":"x","headline":"y"} trailing',
        b'{"uri": "urn:x:1", "headline": ' + b"[" * 100_000,
        b'{"data": {"uri": 3}, "note": [{"headline": "x"}]}' + b" " * (8 * 1024 * 1024),
        b'{"uri": "urn:x:1", "headline": [' + b"[]," * 600_000 + b"[]]}",
        b'{"headlines": {"a": 1}, "x": {"uri": "1"}}',
    ],
    ids=["cut off", "something after it", "deep", "too large", "too many arrays", "no item"],
)
def test_what_cannot_be_read_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFiling):
        list(Ninjs().read(make_filing(content)))


@pytest.mark.parametrize(
    ("number", "urgency", "version"),
    [
        ("1e999", None, None),
        ("9" * 5000, None, None),
        ("NaN", None, None),
        ("-3", None, None),
        ("3.0", 3, 3),
        ("0", None, 0),
    ],
)
def test_numbers_beyond_reason_are_no_numbers(number: str, urgency: int | None, version: int | None) -> None:
    content = f'{{"uri": "urn:x:1", "headline": "H", "urgency": {number}, "version": {number}}}'.encode()
    (draft,) = read(content)
    assert (draft.urgency, draft.version) == (urgency, version)


def test_of_two_members_of_one_name_the_last_is_heard() -> None:
    assert read(b'{"uri": "urn:x:1", "headline": "A", "headline": "B"}')[0].headline == "B"


def test_lone_surrogates_are_dropped() -> None:
    (draft,) = read(b'{"uri": "urn:x:1", "headline": "A\\ud800B", "body_xhtml": "<p>\\udfffx</p>"}')
    assert (draft.headline, draft.body.text) == ("AB", "x")


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b'{"version": "1"}', b'{"headline": "x"}', b'"uri": "headline"', b"<uri/>", b'{"uri": "x"}'],
)
def test_other_json_is_left_to_others(content: bytes) -> None:
    assert not Ninjs().recognises(content)
