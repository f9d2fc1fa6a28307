from datetime import UTC, datetime

import pytest
from lxml import etree

from syndicate.formats.newsml_1.writing import NewsMl1Writer
from syndicate.formats.notices import WITHDRAWN
from syndicate.model.body import Body, Heading, Paragraph
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Association, Dispatch, PubStatus, Signal, Subject
from syndicate.model.link import Link, Relation
from syndicate.model.place import Place
from tests.makers import AGENCY, NOON, make_dispatch
from tests.pages import joined
from tests.stories import STORIES, WHOLE, edition_of

WRITER = NewsMl1Writer(AGENCY)
OTHER_TIME = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
GUID = "urn:newsml:meridian.example:20261124:harbour"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def item(dispatch: Dispatch | None = None, **changes: object) -> etree._Element:
    """The item of a dispatch."""
    return etree.fromstring(WRITER.entry(dispatch or make_dispatch(**changes)))


def said(found: etree._Element, path: str) -> list[dict[str, str]]:
    """The attributes of the elements at a path."""
    return [dict(element.attrib) for element in found.iterfind(path)]


def names(found: etree._Element, path: str) -> list[str | None]:
    """The formal names of the elements at a path."""
    return [element.get("FormalName") for element in found.iterfind(path)]


def markup(found: etree._Element, path: str) -> str:
    """What an element holds."""
    (element,) = found.iterfind(path)
    return "".join((element.text or "", *(etree.tostring(child, encoding="unicode") for child in element)))


def test_it_says_what_it_is() -> None:
    assert (WRITER.name, WRITER.filename, WRITER.suffix) == ("newsml-1.2", "newsml-1.2.xml", "newsml-1.2.xml")
    assert WRITER.media_type == "text/vnd.IPTC.NewsML; charset=utf-8"


class TestEnvelope:
    def test_of_a_section(self) -> None:
        newsml = etree.fromstring(joined(WRITER, WHOLE))
        assert (newsml.tag, dict(newsml.attrib)) == ("NewsML", {"Version": "1.2"})
        assert [str(one.tag) for one in newsml] == ["Catalog", "NewsEnvelope", *["NewsItem"] * len(WHOLE.dispatches)]
        assert names(newsml, "NewsEnvelope/SentFrom/Party") == ["Example Wire"]
        assert names(newsml, "NewsEnvelope/NewsService") == ["coast"]
        assert names(newsml, "NewsEnvelope/Priority") == ["1"]
        assert newsml.findtext("NewsEnvelope/DateAndTime") == "20261124T121502+0000"

    def test_a_transmission_is_named_by_what_it_carries(self) -> None:
        first, again, other = (
            etree.fromstring(joined(WRITER, edition_of(make_dispatch(version=version)))).findtext(
                "NewsEnvelope/TransmissionId"
            )
            for version in (1, 1, 2)
        )
        assert first == again != other

    def test_an_empty_section_holds_a_package_of_nothing(self) -> None:
        (empty,) = etree.fromstring(joined(WRITER, edition_of())).iterfind("NewsItem")
        assert empty.findtext("NewsComponent/NewsLines/HeadLine") == "Coast & harbours"
        assert said(empty, "NewsComponent/DescriptiveMetadata/Property") == [
            {"FormalName": "ItemClass", "Value": "composite"}
        ]

    def test_a_document_of_one_holds_the_item_that_pages_hold(self) -> None:
        newsml = WRITER.document(STORIES["lead"])
        assert WRITER.entry(STORIES["lead"]) in newsml
        assert etree.fromstring(newsml).findtext("NewsEnvelope/DateAndTime") == "20261124T071900+0000"


class TestIdentification:
    def identifier(self, found: etree._Element) -> list[str | None]:
        return [one.text for one in found.iterfind("Identification/NewsIdentifier/*")]

    def test_a_newsml_urn_is_taken_apart(self) -> None:
        assert self.identifier(item(guid=GUID)) == ["meridian.example", "20261124", "harbour", "1", f"{GUID}:1"]

    @pytest.mark.parametrize(
        ("guid", "quoted"),
        [
            ("tag:meridian.example,2026:17", "tag%3Ameridian.example%2C2026%3A17"),
            ("https://meridian.example/17", "https%3A%2F%2Fmeridian.example%2F17"),
            (f"{GUID} two", "urn%3Anewsml%3Ameridian.example%3A20261124%3Aharbour%20two"),
            (f"{GUID}%20x", "urn%3Anewsml%3Ameridian.example%3A20261124%3Aharbour%2520x"),
            (f"{GUID}:2", "urn%3Anewsml%3Ameridian.example%3A20261124%3Aharbour%3A2"),
        ],
    )
    def test_another_name_is_an_item_of_ours(self, guid: str, quoted: str) -> None:
        assert self.identifier(item(guid=guid)) == [
            "wire.example",
            "20260101",
            guid,
            "1",
            f"urn:newsml:wire.example:20260101:{quoted}:1",
        ]

    def test_revisions(self) -> None:
        revision = "Identification/NewsIdentifier/RevisionId"
        assert said(item(version=1), revision) == [{"PreviousRevision": "0", "Update": "N"}]
        assert said(item(version=5), revision) == [{"PreviousRevision": "4", "Update": "N"}]
        before = Link(relation=Relation.PREVIOUS_VERSION, target=GUID, version=2)
        assert said(item(guid=GUID, version=5, links=(before,)), revision) == [{"PreviousRevision": "2", "Update": "N"}]

    def test_the_slugline_is_what_editors_call_it(self) -> None:
        assert item(slugline="HARBOUR").findtext("Identification/NameLabel") == "HARBOUR"


class TestManagement:
    def test_times_and_urgency(self) -> None:
        found = item(created=OTHER_TIME, first_created=NOON, urgency=9)
        assert found.findtext("NewsManagement/FirstCreated") == "20261124T120000+0000"
        assert found.findtext("NewsManagement/ThisRevisionCreated") == "20261125T063000+0000"
        assert names(found, "NewsManagement/Urgency") == ["8"]
        assert names(found, "NewsManagement/NewsItemType") == ["News"]

    def test_other_items(self) -> None:
        found = item(
            links=(
                Link(relation=Relation.SEE_ALSO, target="https://wire.example/page", title="More"),
                Link(relation=Relation.TRANSLATED_FROM, target=GUID, version=3),
                Link(relation=Relation.DEPENDS_ON, target="tag:meridian.example,2026:1"),
            )
        )
        assert said(found, "NewsManagement/DerivedFrom") == [{"FormalName": "translatedFrom", "NewsItem": f"{GUID}:3"}]
        assert said(found, "NewsManagement/AssociatedWith") == [
            {"FormalName": "seeAlso", "NewsItem": "https://wire.example/page"},
            {
                "FormalName": "dependsOn",
                "NewsItem": "urn:newsml:wire.example:20260101:tag%3Ameridian.example%2C2026%3A1",
            },
        ]
        assert found.findtext("NewsManagement/AssociatedWith/Comment") == "More"

    def test_an_embargo_says_when_it_ends(self) -> None:
        found = item(embargo=OTHER_TIME)
        assert names(found, "NewsManagement/Status") == ["Embargoed"]
        assert names(found, "NewsManagement/StatusWillChange/FutureStatus") == ["Usable"]
        assert found.findtext("NewsManagement/StatusWillChange/DateAndTime") == "20261125T063000+0000"

    @pytest.mark.parametrize(
        ("signal", "instruction"),
        [(Signal.CORRECTION, ["Rectify"]), (Signal.UPDATE, ["Update"]), (Signal.REPEAT, ["Repeat"]), (None, [])],
    )
    def test_what_a_version_asks_for(self, signal: Signal | None, instruction: list[str]) -> None:
        assert names(item(signal=signal), "NewsManagement/Instruction") == instruction


class TestLifeCycle:
    def test_kill(self) -> None:
        found = item(STORIES["kill"])
        assert [str(one.tag) for one in found] == ["Comment", "Identification", "NewsManagement"]
        assert found.findtext("Comment") == "KILL. The ledger was forged."
        assert names(found, "NewsManagement/Status") == ["Canceled"]
        assert names(found, "NewsManagement/Instruction") == ["Delete"]
        assert names(found, "NewsManagement/Instruction/RevisionStatus/Status") == ["Canceled"]
        assert said(found, "Identification/NewsIdentifier/RevisionId") == [{"PreviousRevision": "2", "Update": "A"}]
        assert str(found.findtext("Identification/NewsIdentifier/PublicIdentifier")).endswith(":3A")

    def test_a_kill_without_a_note_says_that_it_is_one(self) -> None:
        found = item(pub_status=PubStatus.CANCELED, embargo=OTHER_TIME, signal=Signal.UPDATE)
        assert found.findtext("Comment") == WITHDRAWN
        assert found.find("NewsManagement/StatusWillChange") is None
        assert names(found, "NewsManagement/Instruction") == ["Delete"]

    def test_hold_and_release(self) -> None:
        found = item(STORIES["hold"])
        assert [str(one.tag) for one in found] == ["Comment", "Identification", "NewsManagement"]
        assert names(found, "NewsManagement/Status") == ["Withheld"]
        assert found.find("NewsManagement/Instruction") is None
        released = item(version=3)
        assert names(released, "NewsManagement/Status") == ["Usable"]
        assert released.findtext("NewsComponent/NewsLines/HeadLine") == "Harbour talks resume"

    @pytest.mark.parametrize("kind", ["kill", "hold"])
    def test_a_kill_or_hold_says_no_word_of_the_story(self, kind: str) -> None:
        written = STORIES[kind]
        page = WRITER.document(written).decode()
        hidden = [written.headline, written.byline, written.dateline.raw if written.dateline else "", "fenn", "Brandt"]
        assert not [text for text in (*hidden, *written.keywords, written.body.text) if text and text in page]


class TestComponent:
    def test_lines(self) -> None:
        found = item(
            byline="Tove Arkwright",
            dateline=Dateline(raw="PORT ELDER -", cities=("PORT ELDER",)),
            credit="Example Wire/Arkwright",
            copyright="© 2026 Meridian",
            usage_terms="No archives.",
            slugline="HARBOUR",
            keywords=("coast", "tides"),
            ed_note="One.\nTwo.",
        )
        lines = found.find("NewsComponent/NewsLines")
        assert lines is not None
        assert [(one.tag, one.text) for one in lines if one.tag != "NewsLine"] == [
            ("HeadLine", "Harbour talks resume"),
            ("ByLine", "Tove Arkwright"),
            ("DateLine", "PORT ELDER -"),
            ("CreditLine", "Example Wire/Arkwright"),
            ("CopyrightLine", "© 2026 Meridian"),
            ("RightsLine", "No archives."),
            ("SlugLine", "HARBOUR"),
            ("KeywordLine", "coast"),
            ("KeywordLine", "tides"),
        ]
        assert names(lines, "NewsLine/NewsLineType") == ["EditorialNote", "EditorialNote"]
        assert [one.text for one in lines.iterfind("NewsLine/NewsLineText")] == ["One.", "Two."]
        assert found.findtext("NewsComponent/RightsMetadata/Copyright/CopyrightHolder") == "© 2026 Meridian"
        assert found.findtext("NewsComponent/RightsMetadata/Copyright/CopyrightDate") == "2026"
        assert found.findtext("NewsComponent/RightsMetadata/UsageRights/Limitations") == "No archives."

    def test_whose_it_is(self) -> None:
        administrative = "NewsComponent/AdministrativeMetadata"
        found = item(provider="Norvia Press", agency="Meridian")
        assert names(found, f"{administrative}/Provider/Party") == ["Norvia Press"]
        assert names(found, f"{administrative}/Source/Party") == ["Meridian"]
        assert names(item(), f"{administrative}/Provider/Party") == ["Example Wire"]

    def test_what_it_is_about(self) -> None:
        subjects = (
            Subject(code="subj:04012000", name="ports"),
            Subject(code="P1", name="Marit Ekwall", kind="person", scheme="https://meridian.example/people/"),
        )
        component = item(language="en-GB", genre="Analysis", subjects=subjects).find("NewsComponent")
        assert component is not None
        assert (component.get(LANG), names(component, "DescriptiveMetadata/Language")) == ("en-GB", ["en-GB"])
        assert names(component, "DescriptiveMetadata/Genre") == ["Analysis"]
        assert said(component, "DescriptiveMetadata/SubjectCode/SubjectMatter") == [
            {"FormalName": "04012000", "Vocabulary": "http://cv.iptc.org/newscodes/subjectcode/"}
        ]
        assert names(component, "TopicSet/Topic/TopicType") == ["Subject", "Person"]
        assert [one.text for one in component.iterfind("TopicSet/Topic/FormalName")] == ["subj:04012000", "P1"]
        assert said(component, "TopicSet/Topic/FormalName")[1] == {"Scheme": "https://meridian.example/people/"}
        assert [one.text for one in component.iterfind("TopicSet/Topic/Description")] == ["ports", "Marit Ekwall"]
        assert [one["Topic"] for one in said(component, "DescriptiveMetadata/TopicOccurrence")] == [
            f"#{one['Duid']}" for one in said(component, "TopicSet/Topic")
        ]

    def test_where_and_when_it_was_filed(self) -> None:
        place = Place(
            name="Port Elder", code="EXW:PE", region="Westmark", country="Elderland", country_code="CH", latitude=1e-7
        )
        dateline = Dateline(raw="PORT ELDER, Nov. 23 -", cities=("PORT ELDER",), year=2026, month=11, day=23)
        found = item(located=(place,), dateline=dateline)
        metadata = "NewsComponent/DescriptiveMetadata"
        assert said(found, f"{metadata}/Location") == [{"HowPresent": "Origin"}]
        assert [tuple(one.values()) for one in said(found, f"{metadata}/Location/Property")] == [
            ("City", "Port Elder"),
            ("CountryArea", "Westmark"),
            ("Country", "CH"),
            ("CountryName", "Elderland"),
            ("LocationCode", "EXW:PE"),
            ("Latitude", "0.0000001"),
        ]
        assert found.findtext(f"{metadata}/DateLineDate") == "20261123"
        assert item().findtext(f"{metadata}/DateLineDate") == "20261124T120000+0000"


class TestContent:
    def test_the_text_is_nitf_in_no_namespace(self) -> None:
        found = item(body=Body((Paragraph("Talks <resumed>."), Heading("Next"))))
        (main,) = (one for one in found.iterfind("NewsComponent/NewsComponent") if names(one, "Role") == ["Main"])
        assert names(main, "ContentItem/MediaType") == ["Text"]
        assert names(main, "ContentItem/Format") == ["NITF"]
        assert names(main, "ContentItem/MimeType") == ["text/vnd.IPTC.NITF"]
        assert said(main, "ContentItem/Characteristics/Property") == [{"FormalName": "Words", "Value": "3"}]
        assert markup(main, "ContentItem/DataContent") == (
            '<nitf version="-//IPTC//DTD NITF 3.6//EN"><body><body.head><hedline><hl1>Harbour talks resume</hl1>'
            "</hedline></body.head><body.content><block><p>Talks &lt;resumed&gt;.</p><hl2>Next</hl2></block>"
            "</body.content></body></nitf>"
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
        )
        _, found = item(associations=(picture,)).iterfind("NewsComponent/NewsComponent")
        assert names(found, "Role") == ["Supporting"]
        assert found.findtext("NewsLines/HeadLine") == "Sluice"
        assert found.findtext("NewsLines/CreditLine") == "Example Wire/Oduya"
        assert found.findtext("AdministrativeMetadata/SystemIdentifier") == "tag:wire.example,2026:picture/1"
        caption, rendition = found.iterfind("NewsComponent")
        assert (names(caption, "Role"), markup(caption, "ContentItem/DataContent")) == (
            ["Caption"],
            "<p>The sluice.</p>",
        )
        assert said(rendition, "ContentItem") == [{"Href": "https://pictures.wire.example/1.jpg"}]
        assert names(rendition, "ContentItem/MediaType") == ["Photo"]
        assert names(rendition, "ContentItem/MimeType") == ["image/jpeg"]
        assert rendition.findtext("ContentItem/Characteristics/SizeInBytes") == "17"

    def test_a_package_names_its_items_in_their_order(self) -> None:
        members = (
            Link(relation=Relation.MEMBER, target=GUID, version=2, title="First"),
            Link(relation=Relation.MEMBER, target=f"{GUID}-b"),
        )
        _, package = item(links=members).iterfind("NewsComponent/NewsComponent")
        assert names(package, "Role") == ["Package"]
        assert said(package, "NewsComponent/NewsItemRef") == [{"NewsItem": f"{GUID}:2"}, {"NewsItem": f"{GUID}-b"}]
        assert package.findtext("NewsComponent/NewsLines/HeadLine") == "First"
