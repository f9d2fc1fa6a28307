"""The text of NewsML-G2 items: which rendition is read, and what is told apart in XHTML."""

from base64 import b64encode

import pytest

from syndicate.model.body import (
    Block,
    Body,
    Emphasis,
    Heading,
    Listing,
    Mark,
    Paragraph,
    Preformatted,
    Quote,
    Table,
)
from syndicate.model.dispatch import Association, Draft
from tests.g2_items import draft_of, item

XHTML = "http://www.w3.org/1999/xhtml"
NITF = "http://iptc.org/std/NITF/2006-10-18/"
ENCODED_HTML = b64encode(b"<p>One &amp; two.</p><p>Three.</p>").decode()
ENCODED_TEXT = b64encode(b"One & two.\n\nThree.").decode()
HEADLINE = "<headline>Tide talks resume</headline>"


def page(inside: str, *, about: str = HEADLINE) -> Draft:
    """An item whose content is this body of XHTML."""
    html = f"<html xmlns='{XHTML}'><head><title>Tide talks resume</title></head><body>{inside}</body></html>"
    return draft_of(item(about=about, content=f"<inlineXML contenttype='application/xhtml+xml'>{html}</inlineXML>"))


def text_of(*content: str, language: str = "") -> list[str]:
    return list(draft_of(item(about=HEADLINE, content="".join(content), language=language)).body.lines())


class TestRenditions:
    def test_xhtml_comes_before_plain_text(self) -> None:
        plain = "<inlineData contenttype='text/plain' rendition='mp:text'>PORT ELDER (MP) - One\nand two.</inlineData>"
        marked = f"<inlineXML contenttype='application/xhtml+xml'><p xmlns='{XHTML}'>One and two.</p></inlineXML>"
        assert text_of(plain, marked) == ["One and two."]

    def test_parts_of_the_text_as_renditions_of_their_own_are_not_the_text(self) -> None:
        parts = [
            f"<inlineData contenttype='text/plain' rendition='mprnd:{name}'>{text}</inlineData>"
            for name, text in (
                ("headline", "Tide talks resume, in port"),
                ("text", "Two."),
                ("nonpublic", "Desk: 555 0100"),
            )
        ]
        assert text_of(*parts) == ["Two."]
        assert text_of(parts[2]) == ["Desk: 555 0100"]

    def test_the_longest_of_equal_renditions_is_read(self) -> None:
        assert text_of("<inlineData>Short.</inlineData>", "<inlineData>The longer one.</inlineData>") == [
            "The longer one."
        ]

    def test_the_rendition_in_the_item_s_language_is_read(self) -> None:
        both = "<inlineData xml:lang='fr'>Le texte long.</inlineData><inlineData xml:lang='en-GB'>One.</inlineData>"
        assert text_of(both, language="en") == ["One."]

    def test_an_empty_rendition_gives_way_to_one_with_text(self) -> None:
        empty = f"<inlineXML><html xmlns='{XHTML}'><body><p/></body></html></inlineXML>"
        assert text_of(empty, "<inlineData>One.</inlineData>") == ["One."]
        assert text_of(empty) == []

    def test_plain_text_is_unwrapped_and_its_tables_are_kept(self) -> None:
        plain = (
            "The delegates of seven coastal states sat down on Tuesday to write\n"
            "the first common rules for tidal barrages in the northern sea, an\n"
            "agreement that engineers have asked for since the floods of spring.\n\nNo vote was called.\n"
        )
        found = text_of(f"<inlineData contenttype='text/plain'>{plain}</inlineData>")
        assert [line[:13] for line in found] == ["The delegates", "No vote was c"]

    @pytest.mark.parametrize(
        "data",
        [
            "<inlineData contenttype='text/html'>&lt;p>One &amp;amp; two.&lt;/p>&lt;p>Three.&lt;/p></inlineData>",
            "<inlineData contenttype='text/plain'><![CDATA[\n<p>\n One &amp; two.</p><p>Three.</p>]]></inlineData>",
            "<inlineXML><![CDATA[<html><body><p>One &amp; two.<p>Three.</body></html>]]></inlineXML>",
            (
                f"<inlineXML>{'&lt;'}nitf>&lt;body>&lt;body.content>&lt;p>One &amp;amp; two.&lt;/p>&lt;p>Three.&lt;/p>"
                "&lt;/body.content>&lt;/body>&lt;/nitf></inlineXML>"
            ),
            (f"<inlineData contenttype='text/html' encoding='encd:base64'>{ENCODED_HTML}</inlineData>"),
            (f"<inlineData encodinguri='http://cv.iptc.org/newscodes/encoding/base64'>{ENCODED_TEXT}</inlineData>"),
        ],
    )
    def test_escaped_and_encoded_markup_is_read(self, data: str) -> None:
        assert text_of(data) == ["One & two.", "Three."]

    @pytest.mark.parametrize(
        "data",
        [
            "<inlineData contenttype='image/jpeg' encoding='encd:base64'>/9j/4AAQ</inlineData>",
            "<inlineData encoding='encd:base64'>!</inlineData>",
            "<inlineData encoding='encd:base64'>/9j/4AAQSkZJRgABAQ==</inlineData>",
            "<inlineData>  </inlineData>",
            "<inlineXML/>",
        ],
    )
    def test_what_is_no_text_is_none(self, data: str) -> None:
        assert text_of(data) == []

    def test_nitf_gives_what_the_item_lacks(self) -> None:
        nitf = (
            f"<nitf xmlns='{NITF}'><body><body.head><hedline><hl1>Other headline</hl1></hedline>"
            f"<byline>By Marit Ekwall, "
            "<byttl>Staff</byttl></byline><dateline>PORT ELDER</dateline></body.head><body.content><p>One.</p>"
            "<ul><li>a</li>"
            "</ul></body.content></body></nitf>"
        )
        content = f"<inlineXML contenttype='application/nitf+xml'>{nitf}</inlineXML>"
        draft = draft_of(item(about=HEADLINE, content=content))
        assert (draft.headline, draft.dateline) == ("Tide talks resume", "PORT ELDER")
        assert draft.byline == "Marit Ekwall, Staff"
        assert draft.body == Body((Paragraph("One."), Listing(("a",))))
        bare = draft_of(item(content=content))
        assert bare.headline == "Other headline"

    def test_newsml_1_inside_is_read(self) -> None:
        newsml = (
            "<NewsML xmlns=''><NewsItem><NewsComponent><NewsLines><HeadLine>Other</HeadLine>"
            "<ByLine>Marit Ekwall</ByLine>"
            "</NewsLines><ContentItem><DataContent><p>One.</p></DataContent></ContentItem></NewsComponent>"
            "</NewsItem></NewsML>"
        )
        draft = draft_of(item(about=HEADLINE, content=f"<inlineXML>{newsml}</inlineXML>"))
        assert (draft.headline, draft.byline, draft.body) == (
            "Tide talks resume",
            "Marit Ekwall",
            Body((Paragraph("One."),)),
        )

    @pytest.mark.parametrize(
        "content",
        [
            "<p>One.</p><p>Two.</p>",
            "One.<br/><p>Two.</p>",
            "<wrapped><html><body><p>One.</p><p>Two.</p></body></html></wrapped>",
            "<wrapped><nitf><body><body.content><p>One.</p><p>Two.</p></body.content></body></nitf></wrapped>",
            "<block><p>One.</p><p>Two.</p></block>",
        ],
    )
    def test_content_that_is_no_single_page_is_read_whole(self, content: str) -> None:
        assert text_of(f"<inlineXML>{content}</inlineXML>") == ["One.", "Two."]

    def test_markup_that_nobody_here_knows_is_read_by_its_texts(self) -> None:
        idf = "<idf xmlns='urn:x'><group><element>One <b>bold</b> word.</element><element>Two.</element></group></idf>"
        assert text_of(f"<inlineXML>{idf}</inlineXML>") == ["One bold word.", "Two."]

    def test_events_are_read_by_name_and_definition_and_results_are_not_text(self) -> None:
        events = "<events><event><name>Spring tide</name><definition>High.<br/>Very.</definition></event></events>"
        draft = draft_of(item(about=HEADLINE, content=f"<inlineXML>{events}</inlineXML>"))
        assert draft.body == Body((Heading("Spring tide"), Paragraph("High."), Paragraph("Very.")))
        assert text_of("<inlineXML><sports-content><name>Harbour FC</name></sports-content></inlineXML>") == []


class TestXhtml:
    def test_structure_is_kept(self) -> None:
        blocks: tuple[Block, ...] = (
            Paragraph("One two.", (Mark(4, 7, Emphasis.LINK, "http://x.example/"),)),
            Heading("Between"),
            Quote("Said so."),
            Listing(("a", "b"), ordered=True),
            Table((("h", "i"), ("1", "2")), head=1),
            Preformatted("a   b\nc   d"),
        )
        draft = page(
            "<p>One <a href='http://x.example/'>two</a>.</p><h2>Between</h2><blockquote>Said so.</blockquote><ol>"
            "<li>a</li>"
            "<li>b</li></ol><table><tr><th>h</th><th>i</th></tr><tr><td>1</td><td>2</td></tr></table>"
            "<pre>a   b\nc   d</pre>"
        )
        assert draft.body.blocks == blocks

    @pytest.mark.parametrize(
        "repeated",
        [
            "<h1>Tide talks resume</h1>",
            "<h2>TIDE TALKS RESUME</h2>",
            "<div class='headline'>Tide talks resume</div>",
            "<p class='entry-title big'>Tide talks resume.</p>",
            "<p>Tide talks resume</p>",
            "<header><h1>Tide talks resume</h1></header>",
        ],
    )
    def test_a_headline_that_the_item_has_is_not_repeated(self, repeated: str) -> None:
        draft = page(f"{repeated}<p>One.</p>")
        assert (draft.headline, draft.body) == ("Tide talks resume", Body((Paragraph("One."),)))

    def test_a_headline_that_the_item_lacks_is_taken_from_the_text(self) -> None:
        for markup in ("<h1>Barge sinks</h1>", "<p class='headline'>Barge sinks</p>"):
            draft = page(f"{markup}<p>One.</p>", about="<slugline>BARGE</slugline>")
            assert (draft.headline, draft.body) == ("Barge sinks", Body((Paragraph("One."),)))

    def test_another_headline_stays_in_the_text(self) -> None:
        assert page("<h1>Barge sinks</h1><p>One.</p>").body == Body((Heading("Barge sinks"), Paragraph("One.")))
        assert page("<p class='headline'>Barge sinks</p>").body == Body((Paragraph("Barge sinks"),))

    def test_the_dateline_is_cut_off_the_text(self) -> None:
        span = "<p>\n <span class='dateline'>PORT ELDER <span class='credit'>(MP)</span> - </span>One.</p>"
        for field in ("", "<dateline>PORT ELDER (MP)</dateline>", "<dateline>PORT ELDER (MP) - </dateline>"):
            draft = page(span, about=HEADLINE + field)
            assert (draft.dateline, draft.body) == ("PORT ELDER (MP) -", Body((Paragraph("One."),)))

    def test_a_dateline_of_another_place_stays_in_the_text(self) -> None:
        draft = page(
            "<p><span class='dateline'>OLD QUAY -</span> One.</p>", about=f"{HEADLINE}<dateline>Elder</dateline>"
        )
        assert (draft.dateline, draft.body) == ("Elder", Body((Paragraph("OLD QUAY - One."),)))

    def test_a_whole_paragraph_called_dateline_is_text(self) -> None:
        draft = page(f"<p class='dateline'>PORT ELDER - {'Word ' * 40}.</p>")
        assert draft.dateline is None
        assert draft.body.text.startswith("PORT ELDER - Word")

    def test_the_byline_is_told_apart(self) -> None:
        assert page("<p class='byline'>Von Marit Ekwall</p><p>One.</p>").byline == "Von Marit Ekwall"
        same = page("<p class='byline'>By Marit Ekwall</p><p>One.</p>", about=f"{HEADLINE}<by>Marit Ekwall</by>")
        assert (same.byline, same.body) == ("Marit Ekwall", Body((Paragraph("One."),)))
        other = page("<p class='byline'>Piet Oduya</p><p>One.</p>", about=f"{HEADLINE}<by>Marit Ekwall</by>")
        assert (other.byline, other.body) == ("Marit Ekwall", Body((Paragraph("Piet Oduya"), Paragraph("One."))))

    def test_what_is_for_editors_goes_to_the_note(self) -> None:
        pad = (
            "<section class='notepad'><h3>Notes</h3><ul><li>Picture at 1800</li></ul></section>"
            "<p class='closingline'>mp ek z2</p>"
        )
        draft = page(f"<p>One.</p>{pad}")
        assert (draft.ed_note, draft.body) == ("Notes\nPicture at 1800\nmp ek z2", Body((Paragraph("One."),)))

    def test_lines_that_the_metadata_has_are_left_out(self) -> None:
        top = (
            "<header><ul class='slugline'><li>Tide</li></ul><time class='publicationDate'>24.11.2026</time>"
            "<p class='genre mp-5'>Analysis</p></header><div class='dat'><span class='vignette'>Sea</span></div>"
        )
        assert page(f"{top}<p>One.</p>").body == Body((Paragraph("One."),))

    def test_a_teaser_stands_above_the_text_and_has_no_dateline(self) -> None:
        draft = page("<p class='teaser'>What happens next?</p><p><span class='dateline'>ELDER -</span> One.</p>")
        assert (draft.dateline, draft.body) == ("ELDER -", Body((Heading("What happens next?"), Paragraph("One."))))

    @pytest.mark.parametrize(
        ("markup", "lines"),
        [
            ("At the exchange <br/>eighteen prices <br/>Abroad were set.<br/>Source: MP", 2),
            ("Prices<br/>were set", 1),
            ("One.<br/>Two.", 2),
            ("shot one\n<br/>\n- shot two", 2),
            ("<b>One</b><br/>two", 2),
        ],
    )
    def test_a_break_that_only_wraps_a_line_ends_no_paragraph(self, markup: str, lines: int) -> None:
        assert len(page(f"<p>{markup}</p>").body.blocks) == lines

    def test_pictures_in_the_text_are_associations(self) -> None:
        draft = page(
            "<figure><img src='http://p.example/1.jpg' data-uri='urn:newsml:x:9' alt='Quay'/>"
            "<div class='byline'>Oduya/MP</div>"
            "<figcaption>The quay</figcaption></figure><p>One <img src='2.png' alt='Chart'/> two.</p>"
            "<img src='data:image/gif;base64,x'/><img src='http://t.example/p.gif' width='1' height='1'/><img alt='x'/>"
            "<figure><video><source src='3.mp4'/></video></figure>"
        )
        assert draft.associations == (
            Association(
                href="http://p.example/1.jpg",
                caption="The quay",
                credit="Oduya/MP",
                guid="urn:newsml:x:9",
                kind="picture",
            ),
            Association(href="3.mp4", kind="video"),
            Association(href="2.png", caption="Chart", kind="picture"),
        )
        assert draft.byline is None
        assert draft.body == Body((Paragraph("One two."),))


class TestRemoteContent:
    def test_a_picture_is_one_association_whatever_its_renditions(self) -> None:
        renditions = "".join(
            f"<remoteContent href='{href}' rendition='{name}' contenttype='image/jpeg' width='{width}' height='9' "
            f"size='5'/>"
            for href, name, width in (
                ("t.jpg", "rnd:thumbnail", 90),
                ("h.jpg", "rnd:highRes", 900),
                ("p.jpg", "rnd:preview", 9000),
            )
        )
        draft = draft_of(
            item(
                attributes="guid='urn:newsml:x:1'",
                meta="<itemClass qcode='ninat:picture'/>",
                about="<headline>Quay</headline><description role='drol:summary'>S</description>"
                "<description role='drol:caption'>The quay\n today</description><creditline>Oduya</creditline>",
                content=renditions,
            )
        )
        assert draft.associations == (
            Association(
                href="h.jpg",
                media_type="image/jpeg",
                size=5,
                caption="The quay today",
                credit="Oduya",
                guid="urn:newsml:x:1",
                title="Quay",
                kind="picture",
                width=900,
                height=9,
            ),
        )
        assert draft.body == Body((Paragraph("S"), Paragraph("The quay today")))

    def test_the_largest_is_the_main_one_where_names_do_not_say(self) -> None:
        renditions = (
            "<remoteContent href='a' renditionuri='http://x.example/rend/baseImage' width='10' height='10'/>"
            "<remoteContent href='b' rendition='rend:viewImage' width='50' height='10'/><remoteContent/>"
        )
        draft = draft_of(item(meta="<itemClass qcode='icls:picture'/>", content=renditions))
        assert [association.href for association in draft.associations] == ["b"]

    def test_a_film_is_not_its_still(self) -> None:
        renditions = (
            "<remoteContent href='s.jpg' contenttype='image/jpeg' rendition='rnd:highRes'/>"
            "<remoteContent href='f.mp4' contenttype='video/mp4'/>"
        )
        draft = draft_of(item(meta="<itemClass qcode='ninat:video'/>", content=renditions))
        assert [(one.href, one.kind) for one in draft.associations] == [("f.mp4", "video")]

    def test_several_pictures_of_a_text_are_told_apart_by_their_renditions(self) -> None:
        renditions = "".join(
            f"<remoteContent residref='{guid}' href='{guid}-{name}.jpg' rendition='rnd:{name}' hreftype='image/jpeg'/>"
            for guid in ("p1", "p2")
            for name in ("thumbnail", "highRes")
        )
        text = "<remoteContent href='story.xml' contenttype='application/nitf+xml'/>"
        draft = draft_of(item(about=HEADLINE, content=renditions + text))
        assert [(one.href, one.guid, one.kind) for one in draft.associations] == [
            ("p1-highRes.jpg", "p1", "picture"),
            ("p2-highRes.jpg", "p2", "picture"),
        ]
        assert draft.body == Body()

    def test_a_kill_of_a_picture_shows_nothing_of_it(self) -> None:
        draft = draft_of(
            item(
                meta="<itemClass qcode='ninat:picture'/><pubStatus qcode='stat:canceled'/>",
                about="<headline>Quay</headline><description>The quay</description>",
            )
        )
        assert draft.body == Body()
