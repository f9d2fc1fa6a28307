"""Each element of NITF, one at a time, in documents of our own."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from syndicate.formats.nitf import Nitf
from syndicate.model.body import Body, Heading, Listing, Paragraph, Preformatted, Quote, Table
from syndicate.model.dispatch import Association, Draft, PubStatus, Signal, Subject
from syndicate.model.link import Link, Relation
from syndicate.model.place import Place
from tests.makers import make_filing

SUBJ = "http://cv.iptc.org/newscodes/subjectcode/"
TRAIL = "<del-list><from-src src-name='EXW' level-number='2'/><from-src src-name='MER' level-number='1'/></del-list>"
CORE = "http://iptc.org/std/NITF/2006-10-18/"


def read(content: str | bytes) -> Draft:
    (draft,) = Nitf().read(make_filing(content.encode() if isinstance(content, str) else content))
    return draft


def story(docdata: str = "", top: str = "", text: str = "<p>Ferries sail.</p>", head: str = "", end: str = "") -> Draft:
    return read(
        f"<nitf><head>{head}<docdata>{docdata}</docdata></head><body><body.head>{top}</body.head>"
        f"<body.content>{text}</body.content>{end}</body></nitf>"
    )


def docdata(attributes: str, inside: str = "") -> Draft:
    return read(f"<nitf><head><docdata {attributes}>{inside}</docdata></head><body/></nitf>")


def paragraphs(*texts: str) -> Body:
    return Body(tuple(map(Paragraph, texts)))


@pytest.mark.parametrize(
    "content",
    [
        b"<nitf/>",
        b"<?xml version='1.0'?>\n<!-- M --><!DOCTYPE nitf SYSTEM 'nitf-3-2.dtd'>\n<nitf version='x'><head/></nitf>",
        f"<nitf xmlns='{CORE}'/>".encode(),
        f"<n:nitf xmlns:n='{CORE}'/>".encode(),
        "\ufeff<nitf/>".encode(),
        "<?xml version='1.0' encoding='utf-16'?><nitf/>".encode("utf-16"),
    ],
)
def test_recognised_by_its_root(content: bytes) -> None:
    assert Nitf().recognises(content)


@pytest.mark.parametrize("content", [b"", b"nitf", b"<NewsML/>", b"<html><nitf/></html>", b"<nitfs/>", b"NITF02.10"])
def test_nothing_else_is_recognised(content: bytes) -> None:
    assert not Nitf().recognises(content)


def test_namespace_or_none_reads_the_same() -> None:
    plain = "<nitf><head><docdata><urgency ed-urg='2'/></docdata></head><body><body.head><hedline><hl1>Ferries</hl1>\
</hedline></body.head><body.content><p>They sail.</p></body.content></body></nitf>"
    assert read(plain) == read(plain.replace("<nitf>", f"<nitf xmlns='{CORE}'>"))
    assert read(plain).headline == "Ferries"


def test_doctype_is_ignored() -> None:
    draft = read(
        '<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 2.5//EN" "nitf.dtd"><nitf><head><title>Ferries</title></head></nitf>'
    )
    assert draft.headline == "Ferries"


class TestIdentity:
    @pytest.mark.parametrize("uri", ["urn:newsml:meridian.example:20261124:17", "tag:meridian.example,2026:17"])
    def test_identifier_that_is_a_uri_is_the_guid(self, uri: str) -> None:
        assert story(f"<doc-id regsrc='MER' id-string='{uri}'/>").guid == uri

    def test_identifier_is_named_within_its_agency(self) -> None:
        draft = story("<doc-id regsrc='Meridian Press' id-string='MER 17/ä'/>")
        assert draft.guid == "tag:agency.invalid,2026:Meridian%20Press/MER%2017/%C3%A4"

    @pytest.mark.parametrize(
        ("docdata", "agency"),
        [
            (TRAIL, "MER"),
            ("<doc.rights owner='MER'/>", "MER"),
            ("<doc.copyright holder='Meridian' year='2026'/>", "Meridian"),
        ],
    )
    def test_agency_of_an_identifier_is_who_first_moved_it_or_owns_it(self, docdata: str, agency: str) -> None:
        assert story(f"<doc-id id-string='17'/>{docdata}").guid == f"tag:agency.invalid,2026:{agency}/17"

    def test_no_identifier_is_no_guid(self) -> None:
        assert story("<doc-id regsrc='MER'/>").guid is None

    def test_root_may_carry_the_identifier(self) -> None:
        assert read("<nitf uno='urn:example:17'/>").guid == "urn:example:17"

    @pytest.mark.parametrize(
        ("key", "version"),
        [
            ("generation='14' version='1'", 14),
            ("version='04'", 4),
            ("generation='' version='x'", None),
            ("", None),
            ("generation='0'", None),
        ],
    )
    def test_version_is_the_generation_of_the_key(self, key: str, version: int | None) -> None:
        assert story(f"<du-key key='ferries' {key}/>").version == version

    def test_version_in_the_identifier_is_left_out_of_the_guid(self) -> None:
        numbers = {
            story(f"<doc-id regsrc='N' id-string='N17_{n}'/><du-key key='N17' version='{n}'/>").guid for n in (3, 4)
        }
        assert numbers == {"tag:agency.invalid,2026:N/N17"}

    def test_cancellation_of_another_document_is_that_documents_own(self) -> None:
        draft = docdata("management-status='canceled' management-doc-idref='17'", "<doc-id regsrc='N' id-string='18'/>")
        assert (draft.guid, draft.pub_status, draft.links) == ("tag:agency.invalid,2026:N/17", PubStatus.CANCELED, ())

    def test_document_that_replaces_another_names_it(self) -> None:
        draft = docdata(
            "management-status='usable' management-doc-idref='17' management-idref-status='canceled'",
            "<doc-id regsrc='N' id-string='18'/>",
        )
        assert draft.guid == "tag:agency.invalid,2026:N/18"
        assert draft.links == (Link(relation=Relation.PREVIOUS_VERSION, target="tag:agency.invalid,2026:N/17"),)


class TestOrigin:
    @pytest.mark.parametrize(
        ("docdata", "top", "provider", "agency"),
        [
            ("<del-list><from-src src-name='MER'/></del-list>", "", "MER", None),
            ("<del-list><from-src src-name='MER'/><from-src src-name='EXW'/></del-list>", "", "EXW", "MER"),
            ("<doc-id regsrc='MER'/>", "<distributor>Meridian Press</distributor>", "MER", None),
            ("", "<distributor><org>Meridian Press</org></distributor>", "Meridian Press", None),
            ("", "<rights><rights.owner>Meridian</rights.owner></rights>", "Meridian", None),
            ("<doc.rights owner='MER'/><doc.copyright holder='Example Wire'/>", "", "MER", "Example Wire"),
            ("<doc.copyright holder='Example Wire'/>", "", None, "Example Wire"),
        ],
    )
    def test_provider_and_agency(self, docdata: str, top: str, provider: str | None, agency: str | None) -> None:
        draft = story(docdata, top)
        assert (draft.provider, draft.agency) == (provider, agency)

    def test_credit_is_the_distributor(self) -> None:
        assert story(top="<distributor>Meridian <org>Press</org></distributor>").credit == "Meridian Press"

    @pytest.mark.parametrize(
        ("bylines", "expected"),
        [
            ("<byline>By ADA LIND<byttl>Harbour Writer</byttl></byline>", "ADA LIND, Harbour Writer"),
            (
                "<byline>\nBy <person>Ada Lind</person>\n <byttl>Meridian <org>Press</org></byttl></byline>",
                "Ada Lind, Meridian Press",
            ),
            ("<byline>Ada Lind / Meridian</byline>", "Ada Lind / Meridian"),
            ("<byline>By Ada Lind,<byttl>in Vell</byttl></byline>", "Ada Lind, in Vell"),
            ("<byline>By Ada Lind</byline><byline>By Bo Karr</byline>", "Ada Lind; Bo Karr"),
            (
                "<byline class='print'>By ADA LIND</byline><byline class='normalized_byline'>Lind, Ada</byline>",
                "ADA LIND",
            ),
            ("<byline>al/bk</byline>", "al/bk"),
            ("<byline>Ruby Lind</byline>", "Ruby Lind"),
            ("<byline> </byline>", None),
            ("<byline><byttl>Harbour Writer</byttl></byline>", "Harbour Writer"),
        ],
    )
    def test_byline(self, bylines: str, expected: str | None) -> None:
        assert story(top=bylines).byline == expected

    def test_byline_inside_the_text_counts_where_none_is_above(self) -> None:
        assert story(text="<block><byline>By Ada Lind</byline><p>x</p></block>").byline == "Ada Lind"


class TestDateline:
    @pytest.mark.parametrize(
        ("inside", "expected"),
        [
            ("Vell", "Vell"),
            ("<location>VELL, Norvia</location>", "VELL, Norvia"),
            ("<location><city>Vell</city>, <state>NV</state></location>", "Vell, NV"),
            ("<location><city>Vell</city><country iso-cc='NO'>Norvia</country></location>", "Vell, Norvia"),
            ("<location>VELL</location><story.date>July 23</story.date>", "VELL, July 23"),
            (
                "<location>VELL</location>, <story.date norm='20260723'>July 23</story.date> (Meridian) -",
                "VELL, July 23 (Meridian) -",
            ),
            ("<story.date norm='20170102T222800+0000'>20170102T222800+0000</story.date>", None),
            ("<location>Vell</location><story.date norm='20260723T101500Z'>2026-07-23</story.date>", "Vell"),
            ("", None),
        ],
    )
    def test_as_filed(self, inside: str, expected: str | None) -> None:
        assert story(top=f"<dateline>{inside}</dateline>").dateline == expected

    def test_location_in_parts_is_a_place(self) -> None:
        draft = story(
            top="<dateline><location location-code='NVVEL'><city>Vell</city><state>Coast</state>"
            "<country iso-cc='NOR'>Norvia</country></location></dateline>"
        )
        assert draft.located == (Place(name="Vell", code="NVVEL", region="Coast", country="Norvia", country_code="NO"),)

    def test_location_without_parts_is_left_to_the_dateline(self) -> None:
        assert story(top="<dateline><location>VELL</location></dateline>").located == ()

    @pytest.mark.parametrize(
        ("evloc", "place"),
        [
            ("city='Vell' iso-cc='CHE' state-prov='Coast'", Place(name="Vell", region="Coast", country_code="CH")),
            ("state-prov='Coast' county-dist='Vell'", Place(name="Vell", region="Coast")),
            ("state-prov='Norvia' county-dist='Norvia'", Place(name="Norvia")),
            ("city='Vell' iso-cc='ZZZ'", Place(name="Vell")),
        ],
    )
    def test_where_it_happened_stands_in(self, evloc: str, place: Place) -> None:
        assert story(f"<evloc {evloc}/>").located == (place,)

    def test_event_without_a_place_is_none(self) -> None:
        assert story("<evloc iso-cc='CH'/>").located == ()


class TestTimes:
    @pytest.mark.parametrize(
        ("norm", "expected"),
        [
            ("20131020T192751+1100", datetime(2013, 10, 20, 19, 27, 51, tzinfo=timezone(timedelta(hours=11)))),
            ("20151210T191044Z", datetime(2015, 12, 10, 19, 10, 44, tzinfo=UTC)),
            ("2020-09-07T14:45:26", datetime(2020, 9, 7, 14, 45, 26, tzinfo=UTC)),
            ("2016-05-12T00:05:13+02:00", datetime(2016, 5, 12, 0, 5, 13, tzinfo=timezone(timedelta(hours=2)))),
            ("2022-07-11 18:33", datetime(2022, 7, 11, 18, 33, tzinfo=UTC)),
            ("20131026", datetime(2013, 10, 26, tzinfo=UTC)),
            ("soon", None),
            ("", None),
        ],
    )
    def test_issue(self, norm: str, expected: datetime | None) -> None:
        assert story(f"<date.issue norm='{norm}'/>").created == expected

    def test_date_of_the_story_or_the_publication_stands_in(self) -> None:
        assert story(top="<dateline><story.date norm='20260723T101500Z'/></dateline>").created == datetime(
            2026, 7, 23, 10, 15, tzinfo=UTC
        )
        assert story(head="<pubdata date.publication='20260724'/>").created == datetime(2026, 7, 24, tzinfo=UTC)

    def test_first_revision(self) -> None:
        head = "<revision-history norm='20020222T110000-0500'/><revision-history norm='20020220T090000-0500'/>"
        assert story(head=head).first_created == datetime(2002, 2, 20, 14, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("status", "release", "embargo", "embargoed"),
        [
            ("embargoed", "<date.release norm='20261125T000100Z'/>", datetime(2026, 11, 25, 0, 1, tzinfo=UTC), True),
            ("embargoed", "", None, True),
            ("usable", "<date.release norm='20261125T000100Z'/>", datetime(2026, 11, 25, 0, 1, tzinfo=UTC), False),
            ("usable", "<date.release norm='20261124T120000Z'/>", None, False),
            ("usable", "<date.release norm='20261123T120000Z'/>", None, False),
        ],
    )
    def test_embargo(self, status: str, release: str, embargo: datetime | None, embargoed: bool) -> None:  # noqa: FBT001
        draft = docdata(f"management-status='{status}'", f"<date.issue norm='20261124T120000Z'/>{release}")
        assert (draft.embargo, draft.embargoed) == (embargo, embargoed)


class TestManagement:
    @pytest.mark.parametrize(
        ("status", "expected"),
        [
            ("usable", PubStatus.USABLE),
            ("withheld", PubStatus.WITHHELD),
            ("canceled", PubStatus.CANCELED),
            ("CANCELLED", PubStatus.CANCELED),
            ("embargoed", None),
            ("", None),
        ],
    )
    def test_status(self, status: str, expected: PubStatus | None) -> None:
        assert docdata(f"management-status='{status}'").pub_status == expected

    @pytest.mark.parametrize(
        ("urgency", "expected"), [("1", 1), ("8", 8), ("9", 9), ("0", None), ("", None), ("12", None), ("ü", None)]
    )
    def test_urgency(self, urgency: str, expected: int | None) -> None:
        assert story(f"<urgency ed-urg='{urgency}'/>").urgency == expected

    def test_messages_to_editors_in_order(self) -> None:
        draft = story(
            "<ed-msg info='Note spelling.' msg-type='x'/><ed-msg info=''/><ed-msg info='Adds quote.'/>"
            "<correction info='Fixes name.' id-string='17' regsrc='N'/>",
            "<note noteclass='editorsnote' type='npa'><body.content><p>Pictures move later.</p></body.content></note>",
            text="<p>One.</p><note type='npa'><body.content><p>Call the desk.</p></body.content></note><p>Two.</p>",
            end="<body.end><tagline type='npa'>Not for print.</tagline><tagline>Bo Karr helped.</tagline></body.end>",
        )
        assert (
            draft.ed_note
            == "Note spelling.\nAdds quote.\nFixes name.\nPictures move later.\nCall the desk.\nNot for print."
        )
        assert draft.body == paragraphs("One.", "Two.", "Bo Karr helped.")

    def test_correction(self) -> None:
        draft = story("<correction info='Name.' id-string='17' regsrc='N'/><doc-id regsrc='N' id-string='18'/>")
        assert draft.signal is Signal.CORRECTION
        assert draft.links == (Link(relation=Relation.PREVIOUS_VERSION, target="tag:agency.invalid,2026:N/17"),)

    @pytest.mark.parametrize(
        ("docdata", "top", "expected"),
        [
            ("<doc.copyright holder='Meridian' year='2026'/>", "", "Meridian"),
            (
                "<doc.copyright year='2026'/>",
                "<rights><rights.owner>Meridian Press</rights.owner></rights>",
                "Meridian Press",
            ),
            ("<doc.rights owner='MER'/>", "", "MER"),
            (
                "<doc.copyright holder='M'/>",
                "<note noteclass='cpyrt'><body.content><p>© 2026 M.</p></body.content></note>",
                "© 2026 M.",
            ),
        ],
    )
    def test_copyright(self, docdata: str, top: str, expected: str) -> None:
        assert story(docdata, top).copyright == expected

    def test_copyright_notice_in_the_text(self) -> None:
        text = (
            "<block><copyrite>Copyright <copyrite.year>2026</copyrite.year> "
            "<copyrite.holder>M</copyrite.holder></copyrite></block>"
        )
        assert story(text=text).copyright == "Copyright 2026 M"

    @pytest.mark.parametrize(
        ("docdata", "top", "expected"),
        [
            ("<doc.rights type='A right.' limitations='No archive.'/>", "", "No archive."),
            ("<doc.rights type='A right.'/>", "", "A right."),
            ("", "<rights><rights.limitations>Online only</rights.limitations></rights>", "Online only"),
        ],
    )
    def test_usage_terms(self, docdata: str, top: str, expected: str) -> None:
        assert story(docdata, top).usage_terms == expected

    @pytest.mark.parametrize(
        ("xml", "expected"),
        [
            ("<nitf baselang='nb-NO'/>", "nb-NO"),
            ("<nitf xml:lang='de'/>", "de"),
            ("<nitf><body xml:lang='fr'/></nitf>", "fr"),
            ("<nitf><body><body.content xml:lang='it'/></body></nitf>", "it"),
            ("<nitf><head><meta name='language' content='es'/></head></nitf>", "es"),
            ("<nitf/>", None),
        ],
    )
    def test_language(self, xml: str, expected: str | None) -> None:
        assert read(xml).language == expected


class TestAbout:
    def test_subject_codes(self) -> None:
        head = (
            "<tobject tobject.type='news'><tobject.property tobject.property.type='feature'/>"
            "<tobject.subject tobject.subject.refnum='11006005' tobject.subject.type='Politics' "
            "tobject.subject.matter='Government' tobject.subject.detail='Executive'/>"
            "<tobject.subject tobject.subject.ipr='M' tobject.subject.refnum='F01001000' tobject.subject.matter='GOV'/>"
            "<tobject.subject tobject.subject.code='SPO'/>"
            "<tobject.subject tobject.subject.refnum='11006005'/><tobject.subject/></tobject>"
        )
        draft = story(head=head)
        assert draft.subjects == (
            Subject(code="subj:11006005", name="Executive", scheme=SUBJ),
            Subject(code="F01001000", name="GOV"),
            Subject(code="SPO"),
        )
        assert draft.genre == "feature"

    def test_section_of_a_service_is_a_subject_and_the_standards_own_kinds_are_not(self) -> None:
        assert story(head="<tobject tobject.type='Innenriks'/>").subjects == (
            Subject(code="Innenriks", name="Innenriks"),
        )
        assert story(head="<tobject tobject.type='News'/>").subjects == ()

    def test_categories_and_scopes(self) -> None:
        head = (
            "<meta name='category' content='HHH'/><meta name='anpa-category' content='a'/>"
            "<meta name='category_iptc' content='04000000'/>"
        )
        assert story("<doc-scope scope='TV'/>", head=head).subjects == (
            Subject(code="HHH"),
            Subject(code="a1312cat:a", scheme="http://cvx.iptc.org/anpa1312-category/"),
            Subject(code="subj:04000000", scheme=SUBJ),
            Subject(code="TV", name="TV"),
        )

    def test_identified_content(self) -> None:
        draft = story(
            "<identified-content><person idsrc='meridian.example' value='p17'>Ada Lind</person><org>Port of Vell</org>"
            "<location location-code='23602' code-source='http://places.example/'>Vell</location><event value='e1'/>"
            "<classifier type='apcategorycode' value='s'/><classifier type='descriptor'>Ferries</classifier>"
            "<function>captain</function><virtloc/></identified-content>"
        )
        assert draft.subjects == (
            Subject(code="p17", name="Ada Lind", kind="person"),
            Subject(code="Port of Vell", name="Port of Vell", kind="organisation"),
            Subject(code="23602", name="Vell", scheme="http://places.example/", kind="geoArea"),
            Subject(code="e1", kind="event"),
            Subject(code="a1312cat:s", scheme="http://cvx.iptc.org/anpa1312-category/"),
            Subject(code="Ferries", name="Ferries"),
            Subject(code="captain", name="captain"),
        )

    def test_keywords_once_each(self) -> None:
        head = "<meta name='keywords' content='ferry, strike; Vell'/>"
        draft = story(
            "<key-list key='17'><keyword key='Vell'/><keyword>tides</keyword><keyword/></key-list>", head=head
        )
        assert draft.keywords == ("Vell", "tides", "ferry", "strike")

    @pytest.mark.parametrize(
        ("docdata", "head", "expected"),
        [
            ("<du-key key='MER-HHH-PORTS-Ferry'/>", "", "MER-HHH-PORTS-Ferry"),
            ("<du-key key='MER-HHH'/>", "<meta name='anpa-keyword' content='Ferry Vell'/>", "Ferry Vell"),
            ("<du-key key='x'/>", "<meta name='slugline' content='BC-Ferry'/>", "BC-Ferry"),
            ("<du-key key='580001T'/>", "", None),
            (
                "<du-key key='story-d9cde75b-256e-4989-b6a3-b8ad27f43a5c'/>",
                "<meta name='NTBStikkord' content='ferge'/>",
                "ferge",
            ),
            ("<du-key key='d9cde75b256e4989b6a3'/><fixture fix-id='tide-table'/>", "", "tide-table"),
        ],
    )
    def test_slugline(self, docdata: str, head: str, expected: str | None) -> None:
        assert story(docdata, head=head).slugline == expected

    @pytest.mark.parametrize(
        ("meta", "expected"), [("prioridad' content='R", "R"), ("priority' content='3", None), ("x' content='R", None)]
    )
    def test_priority_is_a_letter(self, meta: str, expected: str | None) -> None:
        assert story(head=f"<meta name='{meta}'/>").priority == expected


class TestHeadline:
    @pytest.mark.parametrize(
        ("xml", "expected"),
        [
            ("<hedline><hl1>First</hl1><hl1>Second</hl1></hedline>", "First"),
            (
                "<hedline><hl1>Ferry <em>strike</em>\n in <location>Vell</location></hl1></hedline>",
                "Ferry strike in Vell",
            ),
            ("<hedline><hl1/></hedline>", "Title"),
            ("", "Title"),
        ],
    )
    def test_first_line_else_title(self, xml: str, expected: str) -> None:
        assert story(top=xml, head="<title>Title</title>").headline == expected

    def test_second_line_stands_in(self) -> None:
        assert story(top="<hedline><hl2>Only this</hl2></hedline>").headline == "Only this"

    def test_slugline_stands_in(self) -> None:
        assert story(head="<meta name='anpa-keyword' content='Ferry'/>").headline == "Ferry"

    @pytest.mark.parametrize(
        ("line", "docdata", "expected"),
        [
            ("<hl2>No end in sight</hl2>", "", (Heading("No end in sight"), Paragraph("Ferries sail."))),
            ("<hl1>Talks fail</hl1>", "", (Heading("Talks fail"), Paragraph("Ferries sail."))),
            ("<hl2>Ferries</hl2>", "", (Paragraph("Ferries sail."),)),
            ("<hl2 id='originalHeadline'>Ferries tied up</hl2>", "", (Paragraph("Ferries sail."),)),
            ("<hl2 class='online_headline'>Tied up</hl2>", "", (Paragraph("Ferries sail."),)),
            (
                "<hl2>FERRY VELL</hl2>",
                "<key-list><keyword key='FERRY VELL'/></key-list>",
                (Paragraph("Ferries sail."),),
            ),
        ],
    )
    def test_second_line_heads_the_text_where_it_says_something_of_its_own(
        self, line: str, docdata: str, expected: tuple[Heading | Paragraph, ...]
    ) -> None:
        assert story(docdata, f"<hedline><hl1>Ferries</hl1>{line}</hedline>").body.blocks == expected

    def test_second_line_that_is_a_keyword_is_the_slugline(self) -> None:
        draft = story(
            "<key-list><keyword key='FERRY VELL'/></key-list>", "<hedline><hl1>F</hl1><hl2>FERRY VELL</hl2></hedline>"
        )
        assert draft.slugline == "FERRY VELL"


class TestAbstract:
    LEDE = "Ferries between Vell and the islands stayed in port on Tuesday for the third day, the port authority said."

    def test_what_the_text_lacks_opens_it(self) -> None:
        assert story(top="<abstract><p>A strike.</p></abstract>").body == paragraphs("A strike.", "Ferries sail.")

    @pytest.mark.parametrize("abstract", [LEDE, LEDE[:80], f"VELL - {LEDE}"[7:95] + ",The"])
    def test_what_the_text_says_again_is_left_out(self, abstract: str) -> None:
        draft = story(top=f"<abstract><p>{abstract}</p></abstract>", text=f"<p>VELL - {self.LEDE}</p>")
        assert draft.body == paragraphs(f"VELL - {self.LEDE}")

    def test_headline_again_is_left_out(self) -> None:
        top = "<hedline><hl1>Ferries tied up</hl1></hedline><abstract>Ferries tied up</abstract>"
        assert story(top=top).body == paragraphs("Ferries sail.")

    def test_all_there_is(self) -> None:
        assert story(top="<abstract>Ferries tied up in Vell</abstract>", text="").body == paragraphs(
            "Ferries tied up in Vell"
        )


class TestText:
    def test_blocks(self) -> None:
        draft = story(
            text="<block><hl2>Ports</hl2><p>One <person>Ada Lind</person>.</p></block><ul><li>a</li><li>b</li></ul>"
            "<ol><li>c</li></ol><dl><dt>Tide</dt><dd>High</dd></dl>"
            "<bq><block><p>We sail.</p></block><credit>Lind</credit></bq>"
            "<pre>VELL   1\nTORR  12</pre><hr/><fn><body.content><p>Note.</p></body.content></fn>"
        )
        assert draft.body.blocks == (
            Heading("Ports"),
            Paragraph("One Ada Lind."),
            Listing(("a", "b")),
            Listing(("c",), ordered=True),
            Paragraph("Tide"),
            Paragraph("High"),
            Quote("We sail. Lind"),
            Preformatted("VELL   1\nTORR  12"),
            Paragraph("Note."),
        )

    def test_table_in_a_table_of_nitf(self) -> None:
        draft = story(
            text="<nitf-table><nitf-table-metadata><nitf-table-summary><p>Tides.</p></nitf-table-summary>"
            "<nitf-col value='x'/></nitf-table-metadata><table><caption>Tides</caption>"
            "<thead><tr><th/><th>High</th></tr></thead><tbody><tr><td>Vell"
            "</td><td>30</td></tr></tbody></table></nitf-table>"
        )
        assert draft.body.blocks == (Heading("Tides"), Table((("", "High"), ("Vell", "30")), head=1))

    def test_line_break_wraps_a_line_and_two_end_a_paragraph(self) -> None:
        draft = story(text="<p>Ferries in the <br/>port of <br/>Vell.<br/><br/>They sail.</p>")
        assert draft.body == paragraphs("Ferries in the port of Vell.", "They sail.")

    def test_line_ends_of_laid_out_xml_are_no_spaces(self) -> None:
        draft = story(
            text="<p>\nOn <chron>May 1</chron>\n.\nIn <location>Vell</location>\n, Norvia <num>1</num>\n.5\n</p>"
        )
        assert draft.body == paragraphs("On May 1. In Vell, Norvia 1 .5")

    def test_copy_of_the_lead_is_left_out(self) -> None:
        draft = story(
            text="<block class='lead_paragraph'><p>A.</p></block><block class='full_text'><p>A.</p><p>B.</p></block>"
        )
        assert draft.body == paragraphs("A.", "B.")

    def test_classifiers_are_no_text(self) -> None:
        assert story(text="<block><classifier type='t'>ports</classifier><p>A.</p></block>").body == paragraphs("A.")

    def test_heading_that_is_the_headline_is_left_out(self) -> None:
        draft = story(top="<hedline><hl1>BC-Ten</hl1></hedline>", text="<block><hl2>BC-Ten</hl2></block><p>A.</p>")
        assert draft.body == paragraphs("A.")

    def test_text_without_paragraphs(self) -> None:
        assert story(text="Ferries sail.").body == paragraphs("Ferries sail.")

    def test_html_as_characters(self) -> None:
        assert story(text="<![CDATA[<p>Ferries &amp; trains.</p><h2>Ports</h2>]]>").body.blocks == (
            Paragraph("Ferries & trains."),
            Heading("Ports"),
        )

    def test_end(self) -> None:
        draft = story(end="<body.end><tagline>Ends.</tagline><bibliography>Port Gazette</bibliography></body.end>")
        assert draft.body == paragraphs("Ferries sail.", "Ends.", "Port Gazette")


class TestMedia:
    def media(self, inside: str, kind: str = "image") -> tuple[Association, ...]:
        draft = story(text=f"<p>One.</p><media media-type='{kind}'>{inside}</media>")
        assert draft.body == paragraphs("One.")
        return draft.associations

    def test_picture(self) -> None:
        (picture,) = self.media(
            "<media-metadata name='title' value='Port'/>"
            "<media-reference mime-type='image/jpeg' source='tide.jpg' name='Tide'/>"
            "<media-caption><hl2>Port</hl2><p>The port.</p></media-caption><media-producer>Lind</media-producer>"
        )
        assert picture == Association(
            href="tide.jpg",
            media_type="image/jpeg",
            caption="Port The port.",
            credit="Lind",
            title="Port",
            kind="picture",
        )

    def test_largest_rendition(self) -> None:
        sizes = "".join(f"<media-reference source='{n}.jpg' width='{n}' height='{n}'/>" for n in (100, 2000, 300))
        assert [picture.href for picture in self.media(sizes)] == ["2000.jpg"]

    def test_name_and_substitutes(self) -> None:
        (sound,) = self.media("<media-reference name='a.mp3' source-credit='MER' alternate-text='Waves'/>", "audio")
        assert sound == Association(href="a.mp3", credit="MER", caption="Waves", kind="audio")

    def test_picture_of_the_package_around_has_no_address_of_its_own(self) -> None:
        assert self.media("<media-reference data-location='#photo0' mime-type=''/>") == ()

    def test_picture_like_that_of_html(self) -> None:
        assert story(text="<block><img source='a.jpg'/><p>One.</p></block>").associations == (
            Association(href="a.jpg", kind="picture"),
        )
