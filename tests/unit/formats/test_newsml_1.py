"""Each element of NewsML 1.x, one at a time, in items of our own."""

import base64
from datetime import UTC, datetime, timedelta, timezone

import pytest

from syndicate.errors import UnreadableFiling
from syndicate.formats.newsml_1 import NewsMl1
from syndicate.model.body import Block, Body, Heading, Listing, Paragraph, Quote, Table
from syndicate.model.dispatch import Draft, PubStatus, Signal, Subject
from syndicate.model.link import Link, Relation
from syndicate.model.place import Place
from tests.makers import make_filing

SUBJ = "http://cv.iptc.org/newscodes/subjectcode/"
TEXT = "<ContentItem><DataContent><p>Ferries sail.</p></DataContent></ContentItem>"


def read_all(content: str | bytes) -> list[Draft]:
    return list(NewsMl1().read(make_filing(content.encode() if isinstance(content, str) else content)))


def item(
    component: str = "", management: str = "", identification: str = "", before: str = "", envelope: str = ""
) -> Draft:
    (draft,) = read_all(
        f"<NewsML><NewsEnvelope>{envelope}</NewsEnvelope>"
        f"<NewsItem>{before}<Identification>{identification}</Identification>"
        f"<NewsManagement>{management}</NewsManagement><NewsComponent>{component}</NewsComponent></NewsItem></NewsML>"
    )
    return draft


def identified(identifier: str, label: str = "") -> Draft:
    return item(TEXT, identification=f"<NewsIdentifier>{identifier}</NewsIdentifier>{label}")


def lines(inside: str) -> Draft:
    return item(f"<NewsLines>{inside}</NewsLines>{TEXT}")


def described(inside: str) -> Draft:
    return item(f"<DescriptiveMetadata>{inside}</DescriptiveMetadata>{TEXT}")


def administered(inside: str) -> Draft:
    return item(f"<AdministrativeMetadata>{inside}</AdministrativeMetadata>{TEXT}")


def content(data: str, before: str = "") -> tuple[Block, ...]:
    return item(f"<ContentItem>{before}<DataContent>{data}</DataContent></ContentItem>").body.blocks


def component(role: str, inside: str, attributes: str = "") -> str:
    return f"<NewsComponent {attributes}><Role FormalName='{role}'/>{inside}</NewsComponent>"


def data(text: str, form: str = "") -> str:
    return f"<ContentItem><Format FormalName='{form}'/><DataContent>{text}</DataContent></ContentItem>"


def paragraphs(*texts: str) -> tuple[Block, ...]:
    return tuple(map(Paragraph, texts))


@pytest.mark.parametrize(
    "start",
    [
        b"<NewsML Version='1.2'/>",
        b"<!DOCTYPE NewsML SYSTEM 'NewsMLv1.0.dtd' [<!ENTITY % nitf SYSTEM 'n.dtd'> %nitf;]><NewsML/>",
        b"<NewsItem/>",
    ],
)
def test_recognised_by_its_root(start: bytes) -> None:
    assert NewsMl1().recognises(start)


@pytest.mark.parametrize(
    "start", [b"", b"NewsML", b"<nitf/>", b"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'/>", b"<newsMessage/>"]
)
def test_nothing_else_is_recognised(start: bytes) -> None:
    assert not NewsMl1().recognises(start)


def test_without_an_item_it_is_refused() -> None:
    with pytest.raises(UnreadableFiling, match="no NewsItem"):
        read_all("<NewsML><NewsEnvelope/></NewsML>")


def test_entities_of_a_dtd_beside_it_are_not_loaded() -> None:
    (draft,) = read_all(
        "<!DOCTYPE NewsML SYSTEM 'NewsMLv1.0.dtd' [<!ENTITY % nitf SYSTEM 'nitf.dtd'> %nitf;]>"
        f"<NewsML><NewsItem><NewsComponent>{TEXT}</NewsComponent></NewsItem></NewsML>"
    )
    assert draft.body.blocks == paragraphs("Ferries sail.")


class TestIdentification:
    @pytest.mark.parametrize(
        ("public", "revision", "guid"),
        [
            ("urn:newsml:meridian.example:20261124:F17:3", "3", "urn:newsml:meridian.example:20261124:F17"),
            ("urn:newsml:meridian.example:20261124:F17:3N", "3", "urn:newsml:meridian.example:20261124:F17"),
            (
                "urn:newsml:meridian.example:20261124T101500+0000:F17:12U",
                "12",
                "urn:newsml:meridian.example:20261124T101500+0000:F17",
            ),
            ("urn:newsml:meridian.example:20261124:F17", "3", "urn:newsml:meridian.example:20261124:F17"),
            ("urn:newsml:meridian.example:20261124:PH:D:D17:2", "2", "urn:newsml:meridian.example:20261124:PH:D:D17"),
            ("urn:newsml:www.meridian.example:4625:1N", "1", "urn:newsml:www.meridian.example:4625"),
            ("urn:newsml:Meridian Export:20261124:DS17:DS18", "DS18", "urn:newsml:Meridian%20Export:20261124:DS17"),
            ("tag:meridian.example,2026:F17", "3", "tag:meridian.example,2026:F17"),
        ],
    )
    def test_public_identifier_without_its_revision(self, public: str, revision: str, guid: str) -> None:
        assert (
            identified(f"<RevisionId>{revision}</RevisionId><PublicIdentifier>{public}</PublicIdentifier>").guid == guid
        )

    @pytest.mark.parametrize("public", ["urn:newsml:www.meridian.example", "", "urn:newsml:meridian.example:"])
    def test_identifier_that_names_no_item_gives_way_to_the_providers_number(self, public: str) -> None:
        draft = identified(
            f"<ProviderId>meridian.example</ProviderId><DateId>20261124T120000</DateId><NewsItemId>98055</NewsItemId>"
            f"<PublicIdentifier>{public}</PublicIdentifier>"
        )
        assert draft.guid == "tag:agency.invalid,2026:meridian.example/98055"

    @pytest.mark.parametrize("number", ["<NewsItemId>0</NewsItemId>", "<NewsItemId/>", ""])
    def test_without_any_number_the_component_names_it(self, number: str) -> None:
        identification = (
            f"<Identification><NewsIdentifier>"
            f"<ProviderId>m.example</ProviderId>{number}</NewsIdentifier></Identification>"
        )
        for duid, guid in (("03AE43", "tag:agency.invalid,2026:m.example/03AE43"), ("0", None)):
            (draft,) = read_all(
                f"<NewsML><NewsItem>{identification}<NewsComponent Duid='{duid}'>{TEXT}</NewsComponent>"
                f"</NewsItem></NewsML>"
            )
            assert draft.guid == guid

    @pytest.mark.parametrize(
        ("revision", "version"), [("7", 7), ("0", None), ("DS02", None), ("", None), ("11839114654855", 11839114654855)]
    )
    def test_version(self, revision: str, version: int | None) -> None:
        assert identified(f"<RevisionId>{revision}</RevisionId>").version == version

    def test_previous_revision(self) -> None:
        draft = identified(
            "<RevisionId PreviousRevision='2' Update='N'>3</RevisionId>"
            "<PublicIdentifier>urn:newsml:m.example:20261124:F17:3"
            "</PublicIdentifier>"
        )
        guid = "urn:newsml:m.example:20261124:F17"
        assert draft.links == (Link(relation=Relation.PREVIOUS_VERSION, target=guid, version=2),)

    def test_label_is_the_slugline_where_no_line_is(self) -> None:
        assert identified("", "<NameLabel>Norvia-ports-strike</NameLabel>").slugline == "Norvia-ports-strike"


class TestManagement:
    @pytest.mark.parametrize(
        ("management", "status"),
        [
            ("<Status FormalName='Usable'/>", PubStatus.USABLE),
            ("<Status FormalName='USABLE'/>", PubStatus.USABLE),
            ("<Status FormalName='Withheld'/>", PubStatus.WITHHELD),
            ("<Status FormalName='Canceled'/>", PubStatus.CANCELED),
            ("<Status FormalName='Cancelled'/>", PubStatus.CANCELED),
            ("<Status FormalName='OPEN'/>", None),
            ("<Status FormalName='Usable'/><Instruction FormalName='Kill'/>", PubStatus.CANCELED),
            ("", None),
        ],
    )
    def test_status(self, management: str, status: PubStatus | None) -> None:
        assert item(TEXT, management).pub_status == status

    @pytest.mark.parametrize(
        ("instruction", "signal"),
        [
            ("Correction", Signal.CORRECTION),
            ("Rectify", Signal.CORRECTION),
            ("Update", Signal.UPDATE),
            ("Repeat", Signal.REPEAT),
            ("x", None),
        ],
    )
    def test_instruction(self, instruction: str, signal: Signal | None) -> None:
        assert item(TEXT, f"<Instruction FormalName='{instruction}'/>").signal == signal

    CHANGE = (
        "<StatusWillChange><FutureStatus FormalName='{}'/><DateAndTime>20261125T000100+0100</DateAndTime>"
        "</StatusWillChange>"
    )

    @pytest.mark.parametrize("status", ["Embargoed", "Withheld"])
    def test_status_that_will_change_to_usable_is_an_embargo(self, status: str) -> None:
        draft = item(TEXT, f"<Status FormalName='{status}'/>{self.CHANGE.format('Usable')}")
        assert draft.embargo == datetime(2026, 11, 25, 0, 1, tzinfo=timezone(timedelta(hours=1)))
        assert draft.pub_status is PubStatus.USABLE

    def test_change_to_another_status_is_none(self) -> None:
        draft = item(TEXT, f"<Status FormalName='Usable'/>{self.CHANGE.format('Canceled')}")
        assert (draft.embargo, draft.embargoed) == (None, False)

    def test_embargo_without_an_end(self) -> None:
        draft = item(TEXT, "<Status FormalName='Embargoed'/>")
        assert (draft.embargo, draft.embargoed, draft.pub_status) == (None, True, PubStatus.USABLE)

    @pytest.mark.parametrize(
        ("management", "envelope", "urgency"),
        [
            ("<Urgency FormalName='2'/>", "<Priority FormalName='4'/>", 2),
            ("<Urgency>2</Urgency>", "", 2),
            ("<Urgency FormalName='DEFAULT'/>", "", None),
            ("", "<Priority FormalName='4'/>", 4),
            ("", "<Priority FormalName='9'/>", None),
            ("<Urgency FormalName='9'/>", "", 9),
        ],
    )
    def test_urgency(self, management: str, envelope: str, urgency: int | None) -> None:
        assert item(TEXT, management, envelope=envelope).urgency == urgency

    @pytest.mark.parametrize(
        ("written", "moment"),
        [
            ("20130515T201500+0000", datetime(2013, 5, 15, 20, 15, tzinfo=UTC)),
            ("20130515T201500.123Z", datetime(2013, 5, 15, 20, 15, 0, 123000, tzinfo=UTC)),
            ("20181210T123731+0100", datetime(2018, 12, 10, 12, 37, 31, tzinfo=timezone(timedelta(hours=1)))),
            ("20190121T102708", datetime(2019, 1, 21, 10, 27, 8, tzinfo=UTC)),
            ("20010907", datetime(2001, 9, 7, tzinfo=UTC)),
            ("2013-05-15T20:15:00+02:00", datetime(2013, 5, 15, 20, 15, tzinfo=timezone(timedelta(hours=2)))),
            ("20130515T2015 CEST", datetime(2013, 5, 15, 20, 15, tzinfo=timezone(timedelta(hours=2)))),
            (" 20130515T201500GMT ", datetime(2013, 5, 15, 20, 15, tzinfo=UTC)),
        ],
    )
    def test_moments(self, written: str, moment: datetime) -> None:
        draft = item(
            TEXT, f"<FirstCreated>{written}</FirstCreated><ThisRevisionCreated>{written}</ThisRevisionCreated>"
        )
        assert (draft.created, draft.first_created) == (moment, moment)

    def test_envelope_and_identifier_stand_in_for_the_moment(self) -> None:
        assert item(TEXT, envelope="<DateAndTime>20261124T120000Z</DateAndTime>").created == datetime(
            2026, 11, 24, 12, tzinfo=UTC
        )
        assert identified("<DateId>20261123</DateId>").created == datetime(2026, 11, 23, tzinfo=UTC)

    def test_other_items(self) -> None:
        draft = item(
            TEXT,
            "<DerivedFrom NewsItem='urn:newsml:m.example:20261123:F9:2N'/><AssociatedWith "
            "NewsItem='m.example:20261123:F8'/>"
            "<AssociatedWith NewsItem='urn:newsml:m.example:20261123:F7'/><AssociatedWith FormalName='Photo'/>",
        )
        assert draft.links == (
            Link(relation=Relation.DERIVED_FROM, target="urn:newsml:m.example:20261123:F9", version=2),
            Link(relation=Relation.SEE_ALSO, target="urn:newsml:m.example:20261123:F8"),
            Link(relation=Relation.SEE_ALSO, target="urn:newsml:m.example:20261123:F7"),
        )

    def test_item_that_only_changes_an_earlier_revision_has_no_headline(self) -> None:
        patch = "<Update><Replace DuidRef='x'><p>New.</p></Replace></Update>"
        (draft,) = read_all(
            "<NewsML><NewsItem><Identification><NewsIdentifier><RevisionId Update='U' "
            "PreviousRevision='1'>2</RevisionId>"
            f"</NewsIdentifier><NameLabel>Norvia-ports</NameLabel></Identification>"
            f"<NewsManagement/>{patch}</NewsItem></NewsML>"
        )
        assert (draft.headline, draft.signal) == (None, Signal.UPDATE)

    def test_kill_needs_no_text(self) -> None:
        (draft,) = read_all(
            "<NewsML><NewsItem><Identification><NewsIdentifier><RevisionId Update='A' "
            "PreviousRevision='1'>2</RevisionId>"
            "<PublicIdentifier>urn:newsml:m.example:20261124:F17:2A</PublicIdentifier></NewsIdentifier>"
            "<NameLabel>Norvia-ports</NameLabel></Identification>"
            "<NewsManagement><Status FormalName='Canceled'/></NewsManagement></NewsItem></NewsML>"
        )
        assert (draft.guid, draft.version, draft.pub_status) == (
            "urn:newsml:m.example:20261124:F17",
            2,
            PubStatus.CANCELED,
        )
        assert draft.headline == "Norvia-ports"


class TestLines:
    def test_all(self) -> None:
        draft = lines(
            "<HeadLine>Ferries tied up</HeadLine><SubHeadLine>No end in sight</SubHeadLine><ByLine>By Ada Lind</ByLine>"
            "<ByLineTitle>Harbour Writer</ByLineTitle><DateLine>VELL, Nov 24 (Meridian) -</DateLine><CreditLine>"
            "Meridian</CreditLine>"
            "<CopyrightLine>© 2026 Meridian</CopyrightLine><RightsLine>No archive.</RightsLine><SlugLine>"
            "BC-Ferry</SlugLine>"
            "<KeywordLine>ports; ferry, Vell</KeywordLine><KeywordLine>STRIKE</KeywordLine>"
        )
        assert draft.headline == "Ferries tied up"
        assert draft.byline == "Ada Lind, Harbour Writer"
        assert draft.dateline == "VELL, Nov 24 (Meridian) -"
        assert (draft.credit, draft.copyright, draft.usage_terms) == ("Meridian", "© 2026 Meridian", "No archive.")
        assert (draft.slugline, draft.keywords) == ("BC-Ferry", ("ports", "ferry", "Vell", "STRIKE"))
        assert draft.body.blocks == (Heading("No end in sight"), Paragraph("Ferries sail."))

    @pytest.mark.parametrize(
        ("inside", "headline"),
        [
            ("<HeadLine>569697231</HeadLine>", "Ferries sail."),
            ("<HeadLine>No Headline !</HeadLine>", "Ferries sail."),
            ("<HeadLine/>", "Ferries sail."),
            ("<HeadLine><![CDATA[ Ferries <1> ]]></HeadLine>", "Ferries <1>"),
            ("<HeadLine><Origin Href='#x'>Ferries</Origin> up</HeadLine>", "Ferries up"),
            ("<Headline>Ferries</Headline>", "Ferries"),
            ("<NewsLine><HeadLine>Ferries</HeadLine></NewsLine>", "Ferries"),
        ],
    )
    def test_headline_that_is_one(self, inside: str, headline: str) -> None:
        assert lines(inside).headline == headline

    def test_long_first_paragraph_is_no_headline(self) -> None:
        long = "Ferries stay in port. " * 20
        draft = item(f"<NewsLines><SlugLine>BC-Ferry</SlugLine></NewsLines>{data(f'<p>{long}</p>')}")
        assert draft.headline == "BC-Ferry"

    @pytest.mark.parametrize(
        ("deck", "blocks"),
        [
            ("Ferries sail.", paragraphs("Ferries sail.")),
            ("FERRY VELL", (Heading("FERRY VELL"), Paragraph("Ferries sail."))),
            ("", paragraphs("Ferries sail.")),
        ],
    )
    def test_second_headline(self, deck: str, blocks: tuple[Block, ...]) -> None:
        assert lines(f"<HeadLine>x</HeadLine><SubHeadLine>{deck}</SubHeadLine>").body.blocks == blocks

    @pytest.mark.parametrize("dateline", ["20010907", "24/11/2026", ""])
    def test_date_alone_is_no_dateline(self, dateline: str) -> None:
        assert lines(f"<DateLine>{dateline}</DateLine>").dateline is None

    def test_lines_of_other_types(self) -> None:
        def line(kind: str, text: str) -> str:
            return f"<NewsLine><NewsLineType FormalName='{kind}'/><NewsLineText>{text}</NewsLineText></NewsLine>"

        draft = lines(
            line("AdvisoryLine", "CORRECTS name in para 2")
            + line("ProductLine", "(Picture)")
            + line("CatchWord", "Ferries")
            + line("Keywords", "ports")
            + line("storyType", "news")
            + line("1", "")
            + line("Gallery URL", "https://meridian.example/g/17")
        )
        assert draft.ed_note == "CORRECTS name in para 2\n(Picture)"
        assert (draft.slugline, draft.keywords) == ("Ferries", ("ports",))
        assert draft.links == (
            Link(relation=Relation.SEE_ALSO, target="https://meridian.example/g/17", title="Gallery URL"),
        )

    def test_comments_are_notes_unless_they_are_called_something_else(self) -> None:
        draft = item(
            f"<Comment> Embargoed to 0001 Tuesday </Comment><Comment FormalName='Editorial note'>Call "
            f"desk.</Comment>{TEXT}",
            before="<Comment FormalName='MeridianMLVersion'>1.0.1</Comment>",
        )
        assert draft.ed_note == "Embargoed to 0001 Tuesday\nCall desk."

    def test_note_in_a_property(self) -> None:
        draft = administered(
            "<Property FormalName='EditorialInfo' Value='Holds for lawyer.'/><Property FormalName='Validator' "
            "Value='x'/>"
        )
        assert draft.ed_note == "Holds for lawyer."

    @pytest.mark.parametrize(
        ("inside", "byline"),
        [
            ("<ByLine>Ada Lind</ByLine><ByLine>Bo Karr</ByLine>", "Ada Lind; Bo Karr"),
            ("<ByLine/><ByLineTitle/>", None),
            ("<ByLine>Ruby Lind</ByLine>", "Ruby Lind"),
        ],
    )
    def test_bylines(self, inside: str, byline: str | None) -> None:
        assert lines(inside).byline == byline


class TestWhose:
    def test_provider_and_source(self) -> None:
        draft = administered(
            "<Provider><Party FormalName='Example Wire'/></Provider><Source><Party FormalName='Meridian'/></Source>"
        )
        assert (draft.provider, draft.agency) == ("Example Wire", "Meridian")

    def test_sender_and_the_identifiers_provider_stand_in(self) -> None:
        number = "<NewsIdentifier><ProviderId>meridian.example</ProviderId></NewsIdentifier>"
        sender = "<SentFrom><Comment>News</Comment><Party FormalName='Meridian Press'/></SentFrom>"
        empty = "<AdministrativeMetadata><Provider><Party FormalName=''/></Provider></AdministrativeMetadata>"
        assert item(empty + TEXT, identification=number, envelope=sender).provider == "Meridian Press"
        assert item(empty + TEXT, identification=number).provider == "meridian.example"

    @pytest.mark.parametrize(
        ("creator", "byline"),
        [
            ("Ada Lind", "Ada Lind"),
            ("al/bk", None),
            ("DWM", None),
            ("COR 360", None),
            ("Meridian Press", None),
            ("PORT DESK", None),
        ],
    )
    def test_creator_who_is_a_person_wrote_it(self, creator: str, byline: str | None) -> None:
        draft = administered(
            f"<Provider><Party FormalName='Meridian'/></Provider><Creator><Party FormalName='{creator}'/></Creator>"
        )
        assert draft.byline == byline

    def test_party_in_a_topic_set(self) -> None:
        topics = (
            "<TopicSet><Topic Duid='c1'><FormalName Scheme='t'>MER</FormalName><Description>Meridian "
            "Press</Description></Topic></TopicSet>"
        )
        draft = item(
            f"{topics}<AdministrativeMetadata><Provider><Party Topic='#c1'/></Provider></AdministrativeMetadata>{TEXT}"
        )
        assert draft.provider == "Meridian Press"

    @pytest.mark.parametrize(
        ("rights", "copyright", "terms"),
        [
            (
                "<Copyright><CopyrightHolder>Meridian</CopyrightHolder><CopyrightDate>2026</CopyrightDate></Copyright>",
                "Meridian",
                None,
            ),
            (
                "<UsageRights><UsageType>Print</UsageType><Limitations>Not in Torr.</Limitations></UsageRights>",
                None,
                "Not in Torr.",
            ),
            ("<UsageRights><UsageType>Print</UsageType></UsageRights>", None, "Print"),
        ],
    )
    def test_rights(self, rights: str, copyright: str | None, terms: str | None) -> None:  # noqa: A002
        draft = item(f"<RightsMetadata>{rights}</RightsMetadata>{TEXT}")
        assert (draft.copyright, draft.usage_terms) == (copyright, terms)


class TestAbout:
    def test_subject_codes_and_categories(self) -> None:
        draft = described(
            "<SubjectCode><Subject FormalName='04000000' cat='ECO'/><SubjectMatter FormalName='04001000' "
            "cat='ECO'/></SubjectCode>"
            "<SubjectCode><SubjectDetail FormalName='04000000' cat='POL'/></SubjectCode><SubjectCode/>"
            "<SubjectCode><Subject FormalName=''/>"
            "</SubjectCode><SubjectCode><Subject Vocabulary='urn:newsml:m.example:20090407:Cats' "
            "FormalName='PRT'/></SubjectCode>"
        )
        assert draft.subjects == (
            Subject(code="subj:04000000", scheme=SUBJ),
            Subject(code="subj:04001000", scheme=SUBJ),
            Subject(code="PRT", scheme="urn:newsml:m.example:20090407:Cats"),
            Subject(code="ECO"),
            Subject(code="POL"),
        )

    def test_topic_sets_and_catalogs_explain_codes(self) -> None:
        draft = item(
            "<Catalog><Resource><Url>http://v.example/subj.xml</Url><DefaultVocabularyFor "
            "Context='SubjectCode/Subject/@FormalName'/>"
            "</Resource></Catalog><TopicSet><Topic><FormalName>04008004</FormalName><Description "
            "Variant='Category'>ECI</Description>"
            "<Description xml:lang='el' Variant='Name'>Δείκτες</Description><Description xml:lang='en' "
            "Variant='Name'>Indicators"
            "</Description></Topic><Topic Duid='t1'><TopicType FormalName='Company'/><FormalName Scheme='ric'>"
            "VLF.N</FormalName>"
            "<Description>Vell Ferries</Description></Topic></TopicSet><DescriptiveMetadata><SubjectCode>"
            "<SubjectDetail "
            "FormalName='04008004'/><Subject FormalName='SEA'/></SubjectCode><TopicOccurrence Topic='#t1'/>"
            "<TopicOccurrence Topic='#t2'/>"
            f"</DescriptiveMetadata>{TEXT}"
        )
        assert draft.subjects == (
            Subject(code="subj:04008004", name="Indicators", scheme=SUBJ),
            Subject(code="SEA", scheme="http://v.example/subj.xml"),
            Subject(code="ric:VLF.N", name="Vell Ferries", kind="organisation"),
        )

    @pytest.mark.parametrize(
        ("location", "places"),
        [
            (
                (
                    "<Location HowPresent='Origin'><Property FormalName='Country' Value='CHE'/><Property "
                    "FormalName='Area' Value='Coast'/>"
                    "<Property FormalName='City' Value='Vell'/><Property FormalName='Latitude' Value='46.2'/>"
                    "<Property FormalName='Longitude' Value='-6.1'/></Location>"
                ),
                (Place(name="Vell", region="Coast", country_code="CH", latitude=46.2, longitude=-6.1),),
            ),
            (
                (
                    "<Location><Property FormalName='City' Value='VELL'/><Property FormalName='Country' "
                    "Value='Norvia'/>"
                    "<Property FormalName='CountryArea'/></Location>"
                ),
                (Place(name="VELL", country="Norvia"),),
            ),
            (
                "<Location HowPresent='Event'><Property FormalName='City' Value='Torr'/></Location>",
                (Place(name="Torr"),),
            ),
            (
                (
                    "<Location HowPresent='Event'><Property FormalName='City' Value='Torr'/></Location>"
                    "<Location HowPresent='Origin'><Property FormalName='City' Value='Vell'/></Location>"
                ),
                (Place(name="Vell"),),
            ),
            (
                "<Property FormalName='Country' Value='GRC'/><Property FormalName='City' Value='Vell'/>",
                (Place(name="Vell", country_code="GR"),),
            ),
            ("<Location><Property FormalName='Country' Value='Norvia'/></Location>", (Place(name="Norvia"),)),
            ("<Location><Property FormalName='Country' Value='ZZZ'/></Location>", ()),
            (
                (
                    "<Location><Property FormalName='Country' Value='NLD'/>"
                    "<Property FormalName='CountryArea' Value='NH'/></Location>"
                ),
                (Place(name="The Netherlands", country="The Netherlands", country_code="NL"),),
            ),
            (
                (
                    "<Location><Property FormalName='City' Value='V'/><Property FormalName='Latitude' Value='460'/>"
                    "</Location>"
                ),
                (Place(name="V"),),
            ),
        ],
    )
    def test_places(self, location: str, places: tuple[Place, ...]) -> None:
        assert described(location).located == places

    @pytest.mark.parametrize(
        ("inside", "language"),
        [
            ("<DescriptiveMetadata><Language FormalName='nl-nl'/></DescriptiveMetadata>", "nl-nl"),
            ("<DescriptiveMetada><Language FormalName='en'/></DescriptiveMetada>", "en"),
            ("<NewsLines><HeadLine xml:lang='ar'>x</HeadLine></NewsLines>", "ar"),
            ("<NewsLines><HeadLine xml:lang='x-default'>x</HeadLine></NewsLines>", None),
        ],
    )
    def test_language(self, inside: str, language: str | None) -> None:
        assert item(inside + TEXT).language == language

    def test_keywords_in_properties(self) -> None:
        draft = described(
            "<Property FormalName='Keyword' Value='Vell'/><Property FormalName='Keyword' Value='ports;FERRY-1'/>"
            "<Property FormalName='PRIndustryKeywords' Value='Shipping'/><Property FormalName='Isin' Value='x'/>"
            "<Property FormalName='Keyword' Value='Vell'/>"
        )
        assert draft.keywords == ("Vell", "ports", "FERRY-1", "Shipping")

    def test_genre(self) -> None:
        assert described("<Genre FormalName='Current'/>").genre == "Current"


class TestContent:
    @pytest.mark.parametrize(
        "text",
        [
            "<p>Ferries &amp; trains.</p><p>They sail.</p>",
            (
                "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body><p>Ferries &amp; "
                "trains.</p>"
                "<p>They sail.</p></body></html>"
            ),
            "<nitf><body><body.content><p>Ferries &amp; trains.</p><p>They sail.</p></body.content></body></nitf>",
            (
                "<nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'><body><body.content><p>Ferries &amp; trains.</p>"
                "<p>They sail.</p>"
                "</body.content></body></nitf>"
            ),
            "<body.content><p>Ferries &amp; trains.</p><p>They sail.</p></body.content>",
            "<![CDATA[<p>Ferries &amp; trains.</p>\n<p>They sail.</p>]]>",
            "&lt;p&gt;Ferries &amp;amp; trains.&lt;/p&gt;&lt;p&gt;They sail.&lt;/p&gt;",
            (
                "<![CDATA[<?xml version='1.0' encoding='utf-8'?><nitf><body><body.content><p>Ferries &amp; "
                "trains.</p><p>They sail.</p>"
                "</body.content></body></nitf>]]>"
            ),
            "Ferries &amp; trains.\n\nThey sail.",
            "\n      Ferries &amp; trains.\n      They sail.\n   ",
        ],
    )
    def test_form(self, text: str) -> None:
        assert content(text) == paragraphs("Ferries & trains.", "They sail.")

    @pytest.mark.parametrize("notation", ["base64", "#base64", "urn:newsml:iptc.org:20001006:IptcEncoding:Base64"])
    def test_base64(self, notation: str) -> None:
        text = base64.b64encode("<p>Fähren.</p>".encode()).decode()
        coded = (
            f"<ContentItem><Encoding Notation='{notation}'><DataContent>\n{text}\n</DataContent></Encoding>"
            f"</ContentItem>"
        )
        assert item(coded).body.blocks == paragraphs("Fähren.")

    @pytest.mark.parametrize("text", ["%%%", "/9j/4AAQ", ""])
    def test_base64_of_no_text_is_no_text(self, text: str) -> None:
        coded = f"<ContentItem><Encoding Notation='base64'><DataContent>{text}</DataContent></Encoding></ContentItem>"
        assert item(f"<NewsLines><HeadLine>x</HeadLine></NewsLines>{coded}").body == Body()

    def test_plain_text_keeps_its_lines_and_loses_its_tags(self) -> None:
        blocks = content("Ada &lt;b&gt;Lind&lt;/b&gt; sails on 31    May.\n     Bo Karr does not.")
        assert list(Body(blocks).lines()) == ["Ada Lind sails on 31 May.", "Bo Karr does not."]

    def test_broken_lines_are_joined(self) -> None:
        text = (
            "Ferries between Vell and the islands stayed in port on\nTuesday for the third day, the port "
            "authority of the\ncity said."
        )
        assert len(content(text)) == 1

    def test_structure(self) -> None:
        assert content("<ul><li>a</li></ul><blockquote>q</blockquote><table><tr><td>1</td><td>2</td></tr></table>") == (
            Listing(("a",)),
            Quote("q"),
            Table((("1", "2"),)),
        )

    def test_xml_in_cdata_that_is_broken_is_read_as_html(self) -> None:
        assert content("<![CDATA[<nitf><p>Ferries sail.</p>]]>") == paragraphs("Ferries sail.")

    def test_nitf_inside_adds_what_the_item_lacks(self) -> None:
        draft = item(
            "<NewsLines><HeadLine>Ferries</HeadLine></NewsLines><ContentItem><DataContent><nitf "
            "baselang='en-GB'><head><docdata>"
            "<doc-id id-string='17'/><evloc city='Vell' iso-cc='CHE'/><ed-msg info='Call desk.'/><key-list>"
            "<keyword key='VELL PORT'/>"
            "</key-list></docdata></head><body><body.head><hedline><hl1>Other</hl1><hl2>VELL PORT</hl2>"
            "</hedline><byline>al/bk</byline>"
            "<distributor>Meridian</distributor></body.head><body.content><p>They sail.</p></body.content>"
            "</body></nitf></DataContent>"
            "</ContentItem>"
        )
        assert (draft.headline, draft.slugline, draft.byline, draft.credit) == (
            "Ferries",
            "VELL PORT",
            "al/bk",
            "Meridian",
        )
        assert (draft.language, draft.keywords, draft.ed_note) == ("en-GB", ("VELL PORT",), "Call desk.")
        assert draft.located == (Place(name="Vell", country_code="CH"),)
        assert draft.guid is None
        assert draft.body.blocks == paragraphs("They sail.")


class TestParts:
    def test_roles_in_reading_order(self) -> None:
        draft = item(
            component("Body", data("Body."))
            + component("Lead", data("Lead."))
            + component("Title", data("Ferries"))
            + component("SubHeadLine", data("<ul><li>Deck</li></ul>"))
            + component("Abstract", data("Short."))
            + component("Contact", data("<p>Call Ada<br/>17 23</p>"))
            + component("StyleSheet", data("p {}"))
        )
        assert draft.headline == "Ferries"
        assert draft.body.blocks == (Listing(("Deck",)), Paragraph("Lead."), Paragraph("Body."))
        assert draft.ed_note == "Call Ada\n17 23"

    def test_best_rendition_in_one_component(self) -> None:
        draft = item(
            data("plain", "Text")
            + data("<p>html</p>", "XHTML")
            + data("<nitf><body><body.content><p>nitf</p></body.content></body></nitf>")
        )
        assert draft.body.blocks == paragraphs("nitf")

    def test_best_of_equivalent_components(self) -> None:
        parts = (
            f"<NewsComponent>{data('plain', 'Text')}</NewsComponent>"
            f"<NewsComponent>{data('<p>html</p>', 'HTML')}</NewsComponent>"
        )
        assert item(f"<NewsComponent EquivalentsList='yes'>{parts}</NewsComponent>").body.blocks == paragraphs("html")
        assert item(f"<NewsComponent EquivalentsList='no'>{parts}</NewsComponent>").body.blocks == paragraphs(
            "plain", "html"
        )

    def test_fields_come_from_the_innermost_component_that_has_them(self) -> None:
        draft = item(
            "<NewsLines><CopyrightLine>© M</CopyrightLine><CreditLine>M</CreditLine></NewsLines><NewsComponent>"
            "<NewsComponent>"
            f"<NewsLines><HeadLine>Ferries</HeadLine><CreditLine>Inner</CreditLine>"
            f"</NewsLines>{TEXT}</NewsComponent></NewsComponent>"
        )
        assert (draft.headline, draft.credit, draft.copyright) == ("Ferries", "Inner", "© M")

    def test_items_of_a_file_in_order(self) -> None:
        one = (
            f"<NewsItem><NewsComponent><NewsLines><HeadLine>{{}}</HeadLine></NewsLines>{TEXT}</NewsComponent>"
            f"</NewsItem>"
        )
        drafts = read_all(f"<NewsML>{one.format('A')}{one.format('B')}</NewsML>")
        assert [draft.headline for draft in drafts] == ["A", "B"]

    def test_item_inside_an_item_is_one_of_its_own_and_a_member(self) -> None:
        inner = (
            "<NewsItem><Identification><NewsIdentifier>"
            "<PublicIdentifier>urn:newsml:m.example:20261124:F2:1</PublicIdentifier>"
            f"<RevisionId>1</RevisionId></NewsIdentifier></Identification><NewsComponent>{TEXT}</NewsComponent>"
            f"</NewsItem>"
        )
        package, story = read_all(
            f"<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Top</HeadLine>"
            f"</NewsLines>{inner}</NewsComponent></NewsItem></NewsML>"
        )
        assert package.links == (Link(relation=Relation.MEMBER, target="urn:newsml:m.example:20261124:F2"),)
        assert (package.body, story.body.blocks) == (Body(), paragraphs("Ferries sail."))

    def test_bare_item_is_a_file_too(self) -> None:
        (draft,) = read_all(f"<NewsItem><NewsComponent>{TEXT}</NewsComponent></NewsItem>")
        assert draft.headline == "Ferries sail."

    @pytest.mark.parametrize("part", ["<NewsComponent/>", "<NewsItemRef NewsItem='x'/>"])
    def test_more_parts_than_any_item_has(self, part: str) -> None:
        with pytest.raises(UnreadableFiling, match="more than 4000 components"):
            read_all(f"<NewsML><NewsItem><NewsComponent>{part * 4001}</NewsComponent></NewsItem></NewsML>")

    def test_more_stories_than_any_item_has(self) -> None:
        numbered = "".join(
            f"<NewsComponent><NewsLines><HeadLine>No {number}.</HeadLine></NewsLines>{TEXT}</NewsComponent>"
            for number in range(201)
        )
        with pytest.raises(UnreadableFiling, match="more than 200 stories"):
            read_all(f"<NewsML><NewsItem><NewsComponent>{numbered}</NewsComponent></NewsItem></NewsML>")
