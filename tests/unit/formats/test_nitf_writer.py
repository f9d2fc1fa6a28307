from datetime import UTC, datetime

import pytest
from lxml import etree

from syndicate.formats.nitf.writing import NitfWriter
from syndicate.formats.nitf_list import NitfListWriter
from syndicate.formats.notices import WITHDRAWN
from syndicate.model.body import Body, Emphasis, Heading, Listing, Mark, Paragraph, Preformatted, Quote, Table
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Association, Dispatch, PubStatus, Signal, Subject
from syndicate.model.link import Link, Relation
from syndicate.model.place import Place
from syndicate.rules.addresses import item_path
from tests.makers import AGENCY, NOON, make_dispatch
from tests.stories import STORIES

NAMESPACED = NitfWriter(AGENCY)
BARE = NitfWriter(AGENCY, namespaced=False)
OTHER_TIME = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)


def nitf(dispatch: Dispatch | None = None, **changes: object) -> etree._Element:
    """The document, read without its namespace."""
    return etree.fromstring(BARE.document(dispatch or make_dispatch(**changes)))


def said(found: etree._Element, path: str) -> list[dict[str, str]]:
    """The attributes of the elements at a path."""
    return [dict(element.attrib) for element in found.iterfind(path)]


def markup(found: etree._Element, path: str) -> str:
    """What an element holds."""
    (element,) = found.iterfind(path)
    return "".join((element.text or "", *(etree.tostring(child, encoding="unicode") for child in element)))


def test_it_says_what_it_is() -> None:
    assert (NAMESPACED.name, NAMESPACED.suffix) == ("nitf", "nitf.xml")
    assert NAMESPACED.media_type == "text/vnd.IPTC.NITF; charset=utf-8"


def test_the_two_forms_differ_in_the_namespace_of_the_root_alone() -> None:
    assert etree.fromstring(NAMESPACED.document(make_dispatch())).tag == "{http://iptc.org/std/NITF/2006-10-18/}nitf"
    assert BARE.document(make_dispatch()) == NAMESPACED.document(make_dispatch()).replace(
        b' xmlns="http://iptc.org/std/NITF/2006-10-18/"', b"", 1
    )


def test_a_list_of_documents_is_an_atom_feed_that_leads_to_them() -> None:
    writer = NitfListWriter(AGENCY, BARE)
    entry = etree.fromstring(writer.entry(make_dispatch()) or b"")
    links = {link.get("type"): link.get("href") for link in entry.iterfind("{*}link[@rel='alternate']")}
    path = AGENCY.base_url + item_path(make_dispatch().guid)
    assert links == {"text/html": path, "text/vnd.IPTC.NITF": path.removesuffix("html") + BARE.suffix}
    assert b"deleted-entry" in (writer.entry(STORIES["kill"]) or b"")


class TestHead:
    def test_name_and_version(self) -> None:
        found = nitf(version=4, slugline="HARBOUR-TALKS")
        guid = "tag:wire.example,2026:dispatch/0123456789abcdef01234567"
        assert said(found, "head/docdata/doc-id") == [{"regsrc": "wire.example", "id-string": guid}]
        assert said(found, "head/docdata/du-key") == [{"generation": "4", "key": "HARBOUR-TALKS"}]
        assert said(found, "head/meta") == [{"name": "slugline", "content": "HARBOUR-TALKS"}]
        assert found.get("version") == "-//IPTC//DTD NITF 3.6//EN"

    def test_the_trail_goes_from_the_agency_to_us_and_names_each_once(self) -> None:
        found = nitf(agency="Meridian", provider="Norvia Press")
        assert said(found, "head/docdata/del-list/from-src") == [
            {"src-name": "Meridian", "level-number": "1"},
            {"src-name": "Norvia Press", "level-number": "2"},
            {"src-name": "Example Wire", "level-number": "3"},
        ]
        assert len(said(nitf(agency="Example Wire"), "head/docdata/del-list/from-src")) == 1

    def test_rights(self) -> None:
        found = nitf(copyright="© 2026 Meridian", usage_terms="No archives.")
        assert said(found, "head/docdata/doc.copyright") == [{"holder": "© 2026 Meridian"}]
        assert said(found, "head/docdata/doc.rights") == [{"limitations": "No archives."}]

    def test_times(self) -> None:
        found = nitf(created=OTHER_TIME, first_created=NOON)
        assert said(found, "head/docdata/date.issue") == [{"norm": "20261125T063000+0000"}]
        assert said(found, "head/revision-history") == [{"norm": "20261124T120000+0000"}]

    @pytest.mark.parametrize(("urgency", "written"), [(1, "1"), (8, "8"), (9, "8")])
    def test_urgency_ends_at_8(self, urgency: int, written: str) -> None:
        assert said(nitf(urgency=urgency), "head/docdata/urgency") == [{"ed-urg": written}]

    def test_kind_and_genre(self) -> None:
        found = nitf(genre="Analysis", item_class="picture")
        assert said(found, "head/tobject") == [{"tobject.type": "picture"}]
        assert said(found, "head/tobject/tobject.property") == [{"tobject.property.type": "Analysis"}]
        assert said(nitf(), "head/tobject") == [{"tobject.type": "news"}]

    @pytest.mark.parametrize(
        ("code", "attributes"),
        [
            ("subj:04000000", {"tobject.subject.refnum": "04000000", "tobject.subject.type": "x"}),
            ("subj:04012000", {"tobject.subject.refnum": "04012000", "tobject.subject.matter": "x"}),
            ("subj:04012001", {"tobject.subject.refnum": "04012001", "tobject.subject.detail": "x"}),
            ("medtop:20000002", {"tobject.subject.refnum": "20000002", "tobject.subject.detail": "x"}),
            (
                "medtop:11000000",
                {
                    "tobject.subject.ipr": "http://cv.iptc.org/newscodes/mediatopic/",
                    "tobject.subject.refnum": "11000000",
                    "tobject.subject.type": "x",
                },
            ),
        ],
    )
    def test_subjects_of_the_iptc(self, code: str, attributes: dict[str, str]) -> None:
        found = nitf(subjects=(Subject(code=code, name="x"),))
        assert said(found, "head/tobject/tobject.subject") == [attributes]
        assert found.find("head/docdata/identified-content") is None

    def test_whom_and_what_it_names(self) -> None:
        found = nitf(
            subjects=(
                Subject(code="P1", name="Marit Ekwall", kind="person", scheme="https://meridian.example/people/"),
                Subject(code="O1", name="Harbour Guild", kind="organisation"),
                Subject(code="G1", name="Norvia", kind="geoArea"),
                Subject(code="E1", name="Tide talks", kind="event"),
                Subject(code="B1", name="Grand Sluice", kind="object"),
                Subject(code="EXW:TIDE", name="tides"),
            )
        )
        content = found.find("head/docdata/identified-content")
        assert content is not None
        assert [(str(one.tag), one.text, dict(one.attrib)) for one in content] == [
            ("person", "Marit Ekwall", {"value": "P1", "idsrc": "https://meridian.example/people/"}),
            ("org", "Harbour Guild", {"value": "O1"}),
            ("location", "Norvia", {"location-code": "G1"}),
            ("event", "Tide talks", {"value": "E1"}),
            ("object.title", "Grand Sluice", {"value": "B1"}),
            ("classifier", "tides", {"value": "EXW:TIDE"}),
        ]

    def test_keywords(self) -> None:
        found = nitf(keywords=("tide, treaty", "coast"))
        assert said(found, "head/docdata/key-list/keyword") == [{"key": "tide, treaty"}, {"key": "coast"}]

    def test_places_stand_in_full(self) -> None:
        place = Place(name="Port Elder", code="EXW:PE", region="Westmark", country="Elderland", country_code="CH")
        found = nitf(located=(place, Place(name="Norvia", country="Norvia")))
        first, second = found.iterfind("head/docdata/identified-content/location")
        assert dict(first.attrib) == {"class": "dateline", "location-code": "EXW:PE"}
        assert [(one.tag, one.text) for one in first] == [
            ("city", "Port Elder"),
            ("state", "Westmark"),
            ("country", "Elderland"),
        ]
        assert said(first, "country") == [{"iso-cc": "CH"}]
        assert [(one.tag, one.text) for one in second] == [("country", "Norvia")]

    def test_each_line_of_a_note_is_a_message(self) -> None:
        assert said(nitf(ed_note="One.\nTwo."), "head/docdata/ed-msg") == [{"info": "One."}, {"info": "Two."}]

    def test_number_of_words(self) -> None:
        (attributes,) = said(nitf(), "head/pubdata")
        assert attributes["item-length"] == "11"

    def test_a_story_that_takes_the_place_of_another_names_it(self) -> None:
        links = (
            Link(relation=Relation.SEE_ALSO, target="tag:meridian.example,2026:1"),
            Link(relation=Relation.PREVIOUS_VERSION, target="tag:meridian.example,2026:2"),
        )
        assert said(nitf(links=links), "head/docdata") == [
            {"management-status": "usable", "management-doc-idref": "tag:meridian.example,2026:2"}
        ]

    def test_language(self) -> None:
        found = nitf(language="en-GB")
        assert found.get("baselang") == "en-GB"
        assert said(found, "body") == [{"{http://www.w3.org/XML/1998/namespace}lang": "en-GB"}]
        assert nitf(language="und").get("baselang") is None


class TestBody:
    def test_what_stands_above_the_text(self) -> None:
        found = nitf(byline="Tove Arkwright", credit="Example Wire/Arkwright")
        head = found.find("body/body.head")
        assert head is not None
        assert [(one.tag, "".join(map(str, one.itertext()))) for one in head] == [
            ("hedline", "Harbour talks resume"),
            ("byline", "Tove Arkwright"),
            ("distributor", "Example Wire/Arkwright"),
        ]
        assert found.findtext("head/title") == "Harbour talks resume"

    def test_the_city_that_begins_a_dateline_is_marked_up(self) -> None:
        dateline = Dateline(raw="PORT ELDER, Nov. 24 -", cities=("PORT ELDER",), year=2026, month=11, day=24)
        found = nitf(dateline=dateline, located=(Place(name="Port Elder", code="EXW:PE"),))
        assert markup(found, "body/body.head/dateline") == (
            '<location location-code="EXW:PE">PORT ELDER</location>, Nov. 24 -<story.date norm="20261124"/>'
        )

    def test_a_dateline_that_begins_otherwise_stands_as_filed(self) -> None:
        found = nitf(dateline=Dateline(raw="In PORT ELDER -", cities=("PORT ELDER",)))
        assert markup(found, "body/body.head/dateline") == "In PORT ELDER -"

    def test_blocks(self) -> None:
        found = nitf(
            body=Body(
                (
                    Paragraph("One two.", (Mark(0, 3, Emphasis.STRONG), Mark(4, 7, Emphasis.STRESS))),
                    Paragraph("See it.", (Mark(4, 6, Emphasis.LINK, "https://wire.example/"),)),
                    Heading("Next"),
                    Quote("We said."),
                    Listing(("a", "b"), ordered=True),
                    Listing(("c",)),
                    Table((("h",), ("d",)), head=1),
                    Preformatted("x  y"),
                    Paragraph("<&>"),
                )
            )
        )
        assert markup(found, "body/body.content/block") == (
            '<p><em class="strong">One</em> <em>two</em>.</p>'
            '<p>See <a href="https://wire.example/">it</a>.</p>'
            "<hl2>Next</hl2><bq><block><p>We said.</p></block></bq>"
            "<ol><li>a</li><li>b</li></ol><ul><li>c</li></ul>"
            "<table><thead><tr><th>h</th></tr></thead><tbody><tr><td>d</td></tr></tbody></table>"
            "<pre>x  y</pre><p>&lt;&amp;&gt;</p>"
        )

    def test_pictures(self) -> None:
        picture = Association(
            href="https://pictures.wire.example/1.jpg",
            media_type="image/jpeg",
            size=17,
            caption="The sluice.",
            credit="Example Wire/Oduya",
            guid="tag:wire.example,2026:picture/1",
            title="Sluice",
            width=1200,
            height=800,
        )
        found = nitf(body=Body(), associations=(picture, Association(href="a")))
        assert markup(found, "body/body.content/block") == (
            '<media media-type="image"><media-metadata name="guid" value="tag:wire.example,2026:picture/1"/>'
            '<media-metadata name="title" value="Sluice"/><media-metadata name="size" value="17"/>'
            '<media-reference source="https://pictures.wire.example/1.jpg" mime-type="image/jpeg" '
            'width="1200" height="800"/>'
            "<media-caption>The sluice.</media-caption><media-producer>Example Wire/Oduya</media-producer></media>"
            '<media media-type="other"><media-reference source="a"/></media>'
        )


class TestLifeCycle:
    def status(self, found: etree._Element) -> str | None:
        return found.find("head/docdata").get("management-status")  # type: ignore[union-attr]

    def test_embargo(self) -> None:
        found = nitf(embargo=OTHER_TIME)
        assert self.status(found) == "embargoed"
        assert said(found, "head/docdata/date.release") == [{"norm": "20261125T063000+0000"}]

    def test_correction(self) -> None:
        found = nitf(STORIES["correction"])
        assert self.status(found) == "usable"
        assert said(found, "head/docdata/correction") == [
            {
                "info": "CORRECTS figure in paragraph 1 to 3 percent, not 30.",
                "id-string": STORIES["correction"].guid,
                "regsrc": "wire.example",
            }
        ]

    def test_update(self) -> None:
        found = nitf(STORIES["update"])
        assert said(found, "head/docdata/du-key")[0]["generation"] == "4"
        assert {"name": "signal", "content": "update"} in said(found, "head/meta")
        assert said(found, "head/docdata/correction") == []

    @pytest.mark.parametrize("kind", ["kill", "hold"])
    def test_a_kill_or_hold_says_no_word_of_the_story(self, kind: str) -> None:
        written = STORIES[kind]
        page = BARE.document(written).decode()
        hidden = [written.headline, written.byline, written.dateline.raw if written.dateline else "", "fenn", "Brandt"]
        assert not [text for text in (*hidden, *written.keywords, written.body.text) if text and text in page]

    def test_kill(self) -> None:
        found = nitf(STORIES["kill"])
        assert self.status(found) == "canceled"
        assert said(found, "head/docdata/ed-msg") == [{"info": "KILL. The ledger was forged."}]
        assert said(found, "head/docdata/doc-id")[0]["id-string"] == STORIES["kill"].guid
        assert found.findtext("body/body.head/hedline/hl1") == "KILL: story withdrawn"
        assert markup(found, "body/body.content/block") == "<p>KILL. The ledger was forged.</p>"
        assert found.findtext("head/docdata/date.release") is None

    def test_a_kill_without_a_note_says_that_it_is_one(self) -> None:
        found = nitf(pub_status=PubStatus.CANCELED, embargo=OTHER_TIME, signal=Signal.CORRECTION)
        assert markup(found, "body/body.content/block") == f"<p>{WITHDRAWN}</p>"
        assert self.status(found) == "canceled"
        assert said(found, "head/docdata/date.release") == said(found, "head/docdata/correction") == []

    def test_hold_and_release(self) -> None:
        found = nitf(STORIES["hold"])
        assert self.status(found) == "withheld"
        assert found.findtext("body/body.head/hedline/hl1") == "HOLD: story withheld"
        released = nitf(version=3, pub_status=PubStatus.USABLE)
        assert self.status(released) == "usable"
        assert released.findtext("body/body.head/hedline/hl1") == "Harbour talks resume"
