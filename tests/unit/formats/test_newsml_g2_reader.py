"""NewsML-G2 items of our own invention, element by element."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from syndicate.errors import UnreadableFiling
from syndicate.formats.newsml_g2.reading import NewsmlG2Reader
from syndicate.model.body import Body, Paragraph
from syndicate.model.dispatch import Association, Draft, PubStatus, Signal
from syndicate.model.link import Link, Relation
from tests.g2_items import draft_of, item, message
from tests.makers import make_filing

MEDTOP = "http://cv.iptc.org/newscodes/mediatopic/"
SUBJ = "http://cv.iptc.org/newscodes/subjectcode/"


def meta(*elements: str) -> Draft:
    return draft_of(item(meta="".join(elements)))


def about(*elements: str, language: str = "en") -> Draft:
    return draft_of(item(about="".join(elements), language=language))


class TestRecognition:
    @pytest.mark.parametrize(
        "root",
        [
            "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'/>",
            "<x:newsMessage xmlns:x='http://iptc.org/std/nar/2006-10-01/'/>",
            "<packageItem/>",
            "<?xml version='1.0' encoding='utf-8'?><!-- a wire --><conceptItem guid='x'>",
            "\ufeff\r\n<knowledgeItem/>",
            "<planningItem/>",
            "<catalogItem/>",
        ],
    )
    def test_items_and_messages_are_known_by_their_root(self, root: str) -> None:
        assert NewsmlG2Reader().recognises(root.encode())

    @pytest.mark.parametrize(
        "content", ["<NewsML/>", "<nitf/>", "<newsItem xmlns='urn:other'/>", "<groupSet/>", "{}", "", "newsItem"]
    )
    def test_other_forms_are_left_to_others(self, content: str) -> None:
        assert not NewsmlG2Reader().recognises(content.encode())

    def test_elements_are_known_in_no_namespace_and_under_a_prefix(self) -> None:
        plain = item(about="<headline>Harbour talks</headline>")
        bare = plain.replace(" xmlns='http://iptc.org/std/nar/2006-10-01/'", "")
        prefixed = (
            "<n:newsItem xmlns:n='http://iptc.org/std/nar/2006-10-01/' guid='urn:newsml:x:1'>"
            "<n:contentMeta><n:headline>Harbour talks</n:headline></n:contentMeta></n:newsItem>"
        )
        assert [draft_of(one).headline for one in (plain, bare, prefixed)] == ["Harbour talks"] * 3


class TestIdentity:
    def test_guid_and_version(self) -> None:
        draft = draft_of(item(attributes="guid='urn:newsml:meridian.example:20261124:7' version='12'"))
        assert (draft.guid, draft.version) == ("urn:newsml:meridian.example:20261124:7", 12)

    def test_a_guid_that_is_no_uri_becomes_one_of_its_provider(self) -> None:
        draft = draft_of(item(attributes="guid='MP 7'", meta="<provider literal='Meridian'/>"))
        assert draft.guid == "tag:agency.invalid,2026:Meridian/MP%207"

    @pytest.mark.parametrize("version", ["", "x", "-1", "1.5", "٣", "9" * 30])
    def test_a_version_that_is_no_number_is_none(self, version: str) -> None:
        assert draft_of(item(attributes=f"guid='urn:newsml:x:1' version='{version}'")).version is None


class TestItemMeta:
    @pytest.mark.parametrize(
        ("element", "expected"),
        [
            ("<itemClass qcode='ninat:picture'/>", "picture"),
            ("<itemClass qcode='icls:text'/>", "text"),
            ("<itemClass uri='http://cv.iptc.org/newscodes/ninature/video'/>", "video"),
            ("", "text"),
        ],
    )
    def test_item_class(self, element: str, expected: str) -> None:
        assert meta(element).item_class == expected

    @pytest.mark.parametrize(
        ("element", "expected"),
        [
            ("<provider qcode='nprov:MERIDIAN'/>", "MERIDIAN"),
            ("<provider literal='meridian.example'/>", "meridian.example"),
            ("<provider uri='http://meridian.example/about'/>", "http://meridian.example/about"),
            ("<provider qcode='nprov:MP'><name xml:lang='en'>Meridian Press</name></provider>", "Meridian Press"),
            ("<provider>Meridian</provider>", "Meridian"),
            ("", None),
        ],
    )
    def test_provider(self, element: str, expected: str | None) -> None:
        assert meta(element).provider == expected

    def test_times(self) -> None:
        draft = meta(
            "<versionCreated>2026-11-24T10:00:00+02:00</versionCreated>",
            "<firstCreated>2026-11-24T07:00:00Z</firstCreated>",
        )
        assert draft.created == datetime(2026, 11, 24, 10, tzinfo=timezone(timedelta(hours=2)))
        assert draft.first_created == datetime(2026, 11, 24, 7, tzinfo=UTC)

    def test_without_a_version_s_time_that_of_its_content_is_taken(self) -> None:
        dates = "<contentCreated>2026-11-23</contentCreated><contentModified>2026-11-24T10:00:00Z</contentModified>"
        assert about(dates).created == datetime(2026, 11, 24, 10, tzinfo=UTC)
        assert about("<contentCreated>2026-11-23</contentCreated>").created == datetime(2026, 11, 23, tzinfo=UTC)

    def test_a_time_without_zone_is_in_the_message_s(self) -> None:
        one = item(meta="<versionCreated>2026-11-24T10:00:00</versionCreated>")
        assert draft_of(one).created == datetime(2026, 11, 24, 10, tzinfo=UTC)
        (sent,) = message(one, header="<sent>2026-11-24T10:00:01+02:00</sent>")
        assert sent.created == datetime(2026, 11, 24, 8, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("element", "until", "endless"),
        [
            ("", None, False),
            ("<embargoed>2026-11-24T12:00:00Z</embargoed>", datetime(2026, 11, 24, 12, tzinfo=UTC), False),
            ("<embargoed/>", None, True),
            ("<embargoed/><edNote>Until the speech is given.</edNote>", None, True),
        ],
    )
    def test_embargo(self, element: str, until: datetime | None, *, endless: bool) -> None:
        draft = meta(element)
        assert (draft.embargo, draft.embargoed) == (until, endless)

    @pytest.mark.parametrize(
        ("element", "expected"),
        [
            ("<pubStatus qcode='stat:usable'/>", PubStatus.USABLE),
            ("<pubStatus qcode='stat:withheld'/>", PubStatus.WITHHELD),
            ("<pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/canceled'/>", PubStatus.CANCELED),
            ("<pubStatus qcode='stat:cancelled'/>", PubStatus.CANCELED),
            ("<pubStatus qcode='stat:usable'/><signal qcode='mpsig:kill'/>", PubStatus.CANCELED),
            ("<pubStatus qcode='stat:usable'/><signal qcode='mpsig:hold'/>", PubStatus.WITHHELD),
            ("<role qcode='mprole:17'><name>Kill</name></role>", PubStatus.CANCELED),
            ("<pubStatus qcode='stat:odd'/>", None),
            ("", None),
        ],
    )
    def test_status(self, element: str, expected: PubStatus | None) -> None:
        assert meta(element).pub_status is expected

    @pytest.mark.parametrize(
        ("element", "expected"),
        [
            ("<signal qcode='sig:update'/>", Signal.UPDATE),
            ("<signal uri='http://cv.iptc.org/newscodes/signal/correction'/>", Signal.CORRECTION),
            ("<signal qcode='sig:repeat' severity='sev:minor'/>", Signal.REPEAT),
            ("<signal qcode='sig:update'/><signal qcode='sig:correction'/>", Signal.CORRECTION),
            ("<signal qcode='mpsig:isplanned'/><signal qcode='sig:update'/>", Signal.UPDATE),
            ("<signal qcode='edStat:C'/><signal qcode='prodId:TXT'/>", Signal.CORRECTION),
            ("<signal qcode='edStat:U'/>", Signal.UPDATE),
            ("<signal qcode='edStat:N'/><signal qcode='vita:C'/>", None),
            ("<signal qcode='nmsig:atomic'/>", None),
            ("<role><name>Correction</name></role>", Signal.CORRECTION),
        ],
    )
    def test_signal(self, element: str, expected: Signal | None) -> None:
        assert meta(element).signal is expected

    def test_notes_are_joined_in_order_each_line_once(self) -> None:
        draft = meta(
            "<edNote role='mpnote:pad'><section xmlns='http://www.w3.org/1999/xhtml'><h3>Notes</h3><ul>"
            "<li>Picture</li>",
            "<li>Desk: +1 555 0100</li></ul></section></edNote>",
            "<edNote role='mpnote:contact'>Desk: +1 555 0100</edNote><edNote> Adds<br/>quote </edNote><edNote/>",
        )
        assert draft.ed_note == "Notes\nPicture\nDesk: +1 555 0100\nAdds\nquote"

    def test_a_note_in_another_language_is_left_out(self) -> None:
        notes = "<edNote xml:lang='en'>Adds quote</edNote><edNote xml:lang='fr'>Ajoute</edNote><edNote>x</edNote>"
        assert meta(notes).ed_note == "Adds quote\nx"


class TestLinks:
    @pytest.mark.parametrize(
        ("link", "expected"),
        [
            (
                "<link rel='irel:previousVersion' residref='urn:newsml:x:1' version='1'/>",
                Link(relation=Relation.PREVIOUS_VERSION, target="urn:newsml:x:1", version=1),
            ),
            (
                "<link reluri='http://cv.iptc.org/newscodes/itemrelation/evolvedFrom' residref='urn:newsml:x:2'/>",
                Link(relation=Relation.EVOLVED_FROM, target="urn:newsml:x:2"),
            ),
            (
                "<link rel='irel:derivedFrom' guidref='urn:newsml:x:2'><title>First take</title></link>",
                Link(relation=Relation.DERIVED_FROM, target="urn:newsml:x:2", title="First take"),
            ),
            (
                "<link rel='irel:translatedFrom' residref='urn:newsml:x:2' title='Original'/>",
                Link(relation=Relation.TRANSLATED_FROM, target="urn:newsml:x:2", title="Original"),
            ),
            (
                "<link rel='irel:dependsOn' residref='MP 9'/>",
                Link(relation=Relation.DEPENDS_ON, target="tag:agency.invalid,2026:Meridian/MP%209"),
            ),
            (
                (
                    "<link rel='irel:seeAlso' href='http://meridian.example/page'><title>Page</title>"
                    "<link rel='mp:short' href='http://m.example/p'/></link>"
                ),
                Link(relation=Relation.SEE_ALSO, target="http://meridian.example/page", title="Page"),
            ),
            ("<link rel='mp:other' href='x.html'/>", Link(relation=Relation.SEE_ALSO, target="x.html")),
            (
                "<link guidref='urn:newsml:x:1' version='4'/>",
                Link(relation=Relation.PREVIOUS_VERSION, target="urn:newsml:x:1", version=4),
            ),
        ],
    )
    def test_link_to_another_dispatch(self, link: str, expected: Link) -> None:
        draft = draft_of(
            item(attributes="guid='urn:newsml:x:1' version='5'", meta=f"<provider literal='Meridian'/>{link}")
        )
        assert draft.links == (expected,)
        assert draft.associations == ()

    def test_a_link_to_nothing_is_none(self) -> None:
        assert meta("<link rel='irel:seeAlso'/>").links == ()

    @pytest.mark.parametrize(
        ("link", "expected"),
        [
            (
                (
                    "<link rel='irel:seeAlso' href='http://p.example/1' contenttype='image/jpeg' size='7'>"
                    "<title>Quay</title>"
                    "<description role='drol:caption'>The quay</description><creditline>Oduya</creditline></link>"
                ),
                Association(
                    href="http://p.example/1",
                    media_type="image/jpeg",
                    size=7,
                    caption="The quay",
                    credit="Oduya",
                    title="Quay",
                    kind="picture",
                ),
            ),
            (
                "<link rel='irel:seeAlso' residref='urn:newsml:x:9'><itemClass qcode='ninat:video'/></link>",
                Association(href="urn:newsml:x:9", guid="urn:newsml:x:9", kind="video"),
            ),
            (
                "<link rel='irel:seeAlso' href='pics/2.JPG'/>",
                Association(href="pics/2.JPG"),
            ),
            (
                "<link rel='irel:associatedWith' href='http://p.example/film'/>",
                Association(href="http://p.example/film"),
            ),
            (
                "<link rel='irel:hasRendition' href='http://p.example/a' hreftype='audio/mpeg'/>",
                Association(href="http://p.example/a", media_type="audio/mpeg", kind="audio"),
            ),
        ],
    )
    def test_link_to_a_picture_or_the_like_is_an_association(self, link: str, expected: Association) -> None:
        draft = meta(link)
        assert draft.associations == (expected,)
        assert draft.links == ()


class TestMessages:
    def test_every_item_of_every_kind_is_a_draft_in_order(self) -> None:
        drafts = message(item(attributes="guid='urn:newsml:x:1'"), "<conceptItem guid='urn:newsml:x:2'/>", "<other/>")
        assert [draft.guid for draft in drafts] == ["urn:newsml:x:1", "urn:newsml:x:2"]

    @pytest.mark.parametrize(
        "content",
        [b"<newsMessage/>", b"<newsMessage><itemSet/></newsMessage>", b"<newsItem>", b"<newsItem>&x;</newsItem>"],
    )
    def test_a_message_of_nothing_and_broken_xml_are_refused(self, content: bytes) -> None:
        with pytest.raises(UnreadableFiling):
            list(NewsmlG2Reader().read(make_filing(content)))

    def test_a_version_2_0_item_with_the_old_names_is_read(self) -> None:
        draft = draft_of(
            "<newsItem guid='urn:newsml:x:1' version='2' standard='NewsML-G2' standardversion='2.0'><itemMeta>"
            "<itemClass qcode='ninat:text'/><provider literal='MP'/>"
            "<versionCreated>2008-11-24T10:00:00Z</versionCreated>"
            "<link rel='irel:prevVersion' guidref='urn:newsml:x:1' version='1' hreftype='application/xml'/></itemMeta>"
            "<contentMeta><headline>Tide talks</headline></contentMeta><contentSet><inlineXML contenttype='text/xml'>"
            "<p>One.</p></inlineXML></contentSet></newsItem>"
        )
        assert draft == Draft(
            guid="urn:newsml:x:1",
            version=2,
            item_class="text",
            headline="Tide talks",
            provider="MP",
            body=Body((Paragraph("One."),)),
            created=datetime(2008, 11, 24, 10, tzinfo=UTC),
            links=(Link(relation=Relation.PREVIOUS_VERSION, target="urn:newsml:x:1", version=1),),
        )
