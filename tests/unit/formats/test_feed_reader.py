"""RSS and Atom of every version, field by field."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from syndicate.formats.atom import AtomWriter
from syndicate.formats.feed_reader import FeedReader
from syndicate.formats.rss import RssWriter
from syndicate.model.body import Paragraph
from syndicate.model.dispatch import Association, Draft, PubStatus, Signal, Subject
from syndicate.model.link import Link, Relation
from syndicate.model.place import Place
from tests.makers import make_filing
from tests.pages import joined
from tests.wire_day import CORRECTION, EDITION, EMPTY, KILL, LEAD, WIRE

NAMESPACES = (
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:georss="http://www.georss.org/georss" '
    'xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#" xmlns:gml="http://www.opengis.net/gml" '
    'xmlns:media="http://search.yahoo.com/mrss/"'
)
MEDTOP = "http://cv.iptc.org/newscodes/mediatopic/"


def read(text: str) -> list[Draft]:
    assert FeedReader().recognises(text.encode())
    return list(FeedReader().read(make_filing(text.encode())))


def rss(items: str, channel: str = "") -> list[Draft]:
    head = "<title>Norvia &amp; Co</title><link>https://norvia.example/</link><language>en-gb</language>"
    return read(f'<rss version="2.0" {NAMESPACES}><channel>{head}{channel}{items}</channel></rss>')


def item(members: str, channel: str = "") -> Draft:
    (draft,) = rss(f"<item>{members}</item>", channel)
    return draft


def atom(entries: str, feed: str = "<title>Norvia</title>") -> list[Draft]:
    return read(
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" '
        f'xmlns:thr="http://purl.org/syndication/thread/1.0" xmlns:app="http://www.w3.org/2007/app">{feed}{entries}</feed>'
    )


def entry(members: str) -> Draft:
    (draft,) = atom(f"<entry>{members}</entry>")
    return draft


def test_rss_2_in_full() -> None:
    assert item(
        "<title>Harbour &amp;amp; docks</title><link>https://norvia.example/1</link>"
        '<guid isPermaLink="false">urn:x:1</guid><pubDate>Tue, 24 Nov 2026 10:00:00 +0200</pubDate>'
        "<atom:updated>2026-11-24T09:30:00Z</atom:updated><dc:creator>Jo Roe</dc:creator><dc:creator>Ike</dc:creator>"
        "<dc:publisher>Meridian</dc:publisher><dc:language>fr</dc:language><dc:rights>© Meridian</dc:rights>"
        f'<category domain="{MEDTOP}">20000304</category><category>ships</category><category>ships</category>'
        '<description>The lead.</description><content:encoded><![CDATA[<p>One <b>bold</b>.</p>]]></content:encoded>'
        "<georss:point>46.2 6.15</georss:point><georss:featurename>Geneva</georss:featurename>",
        "<dc:publisher>Norvia Press</dc:publisher>",
    ) == Draft(
        guid="urn:x:1",
        headline="Harbour & docks",
        byline="Jo Roe, Ike",
        provider="Norvia Press",
        agency="Meridian",
        located=(Place(name="Geneva", latitude=46.2, longitude=6.15),),
        body=item("<description>&lt;p&gt;One &lt;b&gt;bold&lt;/b&gt;.&lt;/p&gt;</description>").body,
        language="fr",
        keywords=("ships",),
        subjects=(Subject(code="medtop:20000304", scheme=MEDTOP),),
        copyright="© Meridian",
        created=datetime(2026, 11, 24, 9, 30, tzinfo=UTC),
        first_created=datetime(2026, 11, 24, 10, tzinfo=timezone(timedelta(hours=2))),
    )  # fmt: skip


def test_atom_1_in_full() -> None:
    assert atom(
        '<entry xml:lang="de"><id>urn:x:1</id><title type="html">Harbour &lt;i&gt;and&lt;/i&gt; docks</title>'
        "<published>2026-11-24T08:00:00Z</published><updated>2026-11-24T09:30:00+01:00</updated>"
        "<author><name>Jo Roe</name><email>jo@norvia.example</email></author><author><name>Ike</name></author>"
        f'<category scheme="{MEDTOP}" term="20000304" label="ports"/><category term="ships" label="Ships"/>'
        '<summary>The lead.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p></div>'
        "</content><rights>© Meridian</rights><source><title>Meridian</title><id>urn:x:m</id></source>"
        '<link rel="alternate" href="https://norvia.example/1"/><link rel="via" href="urn:x:via" title="Via"/>'
        '<link rel="predecessor-version" href="urn:x:0"/><link rel="related" href="https://r.example/"/>'
        '<thr:in-reply-to ref="urn:x:re" href="https://re.example/"/>'
        '<link rel="enclosure" type="audio/mpeg" length="7" title="Horn" href="https://p.example/h.mp3"/></entry>',
        "<title>Feed</title><author><name>Norvia Press</name></author>",
    ) == [
        Draft(
            guid="urn:x:1",
            headline="Harbour and docks",
            byline="Jo Roe, Ike",
            provider="Norvia Press",
            agency="Meridian",
            body=item("<description>One.</description>").body,
            language="de",
            keywords=("Ships",),
            subjects=(Subject(code="medtop:20000304", name="ports", scheme=MEDTOP),),
            copyright="© Meridian",
            created=datetime(2026, 11, 24, 9, 30, tzinfo=timezone(timedelta(hours=1))),
            first_created=datetime(2026, 11, 24, 8, tzinfo=UTC),
            associations=(
                Association(
                    href="https://p.example/h.mp3", media_type="audio/mpeg", size=7, caption="Horn", kind="audio"
                ),
            ),
            links=(
                Link(relation=Relation.DERIVED_FROM, target="urn:x:via", title="Via"),
                Link(relation=Relation.PREVIOUS_VERSION, target="urn:x:0"),
                Link(relation=Relation.SEE_ALSO, target="https://r.example/"),
                Link(relation=Relation.SEE_ALSO, target="urn:x:re"),
            ),
        )
    ]


OLD_FORMS = {
    "RSS 0.90": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>N</title><link>https://n.example/</link></channel>'
    "<item><title>T</title><link>https://n.example/1</link></item></rdf:RDF>",
    "RSS 0.91": '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
    '"http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>N</title>'
    "<item><title>T</title><link>https://n.example/1</link></item></channel></rss>",
    "RSS 0.92": '<rss version="0.92"><channel><title>N</title><item><title>T</title><link>https://n.example/1</link>'
    "</item></channel></rss>",
    "RSS 1.0": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    '<channel rdf:about="https://n.example/"><title>N</title></channel><item rdf:about="https://n.example/1">'
    "<title>T</title></item></rdf:RDF>",
    "Atom 0.3": '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>N</title><entry><title>T</title>'
    "<id>https://n.example/1</id></entry></feed>",
    "RSS without a version": "<rss><channel><title>N</title><item><title>T</title><guid>https://n.example/1</guid></item>"
    "</channel></rss>",
}


@pytest.mark.parametrize("text", OLD_FORMS.values(), ids=OLD_FORMS)
def test_older_forms(text: str) -> None:
    (draft,) = read(text)
    assert (draft.guid, draft.headline, draft.provider) == ("https://n.example/1", "T", "N")


def test_atom_0_3_has_other_names_for_dates() -> None:
    (draft,) = read(
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="en"><title>N</title><entry><title>T</title>'
        "<id>urn:x:1</id><issued>2003-12-13T08:29:29-04:00</issued><modified>2003-12-13T18:30:02Z</modified>"
        '<content type="text/html" mode="escaped">&lt;p&gt;Hi&lt;/p&gt;</content></entry></feed>'
    )
    assert draft.created == datetime(2003, 12, 13, 18, 30, 2, tzinfo=UTC)
    assert draft.first_created == datetime(2003, 12, 13, 12, 29, 29, tzinfo=UTC)
    assert (draft.body.text, draft.language) == ("Hi", "en")


def test_rss_1_has_its_facts_in_dublin_core() -> None:
    (draft,) = read(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://n.example/"><title>N</title>'
        "<dc:publisher>Press</dc:publisher><dc:language>nb</dc:language></channel>"
        '<item rdf:about="urn:x:1"><title>T</title><description>Own words</description><dc:title>Other</dc:title>'
        "<dc:description>Other words</dc:description><dc:date>2026-11-24T10:00:00+01:00</dc:date>"
        "<dc:creator>Jo</dc:creator><dc:subject>ports</dc:subject></item></rdf:RDF>"
    )
    assert (draft.headline, draft.body.text, draft.byline) == ("T", "Own words", "Jo")
    assert (draft.provider, draft.language, draft.keywords) == ("Press", "nb", ("ports",))
    assert draft.created == datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_entry_document_stands_alone() -> None:
    (draft,) = read(
        '<entry xmlns="http://www.w3.org/2005/Atom"><id>urn:x:1</id><title>T</title>'
        "<updated>2026-11-24T10:00:00Z</updated><content>Plain &amp; simple</content></entry>"
    )
    assert (draft.guid, draft.headline, draft.body.blocks) == ("urn:x:1", "T", (Paragraph("Plain & simple"),))


@pytest.mark.parametrize(
    ("members", "guid"),
    [
        ("<guid>https://n.example/1</guid><link>https://n.example/2</link>", "https://n.example/1"),
        ('<guid isPermaLink="false">77 at n</guid>', "tag:agency.invalid,2026:norvia.example/77%20at%20n"),
        ("<link>https://n.example/2</link>", "https://n.example/2"),
        ('<guid/><link>https://n.example/2</link><enclosure url="https://p.example/a.mp3"/>', "https://n.example/2"),
    ],
)
def test_entry_keeps_its_name_when_its_text_changes(members: str, guid: str) -> None:
    texts = ("one", "two")
    assert {item(f"<title>T</title>{members}<description>{text}</description>").guid for text in texts} == {guid}


def test_entry_without_any_name_is_named_by_title_and_date() -> None:
    one, changed, other = (
        item(f"<title>{title}</title><description>{text}</description><pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate>")
        for title, text in (("A", "x"), ("A", "y"), ("B", "x"))
    )
    assert one.guid == changed.guid != other.guid


def test_summary_does_not_stand_beside_the_whole() -> None:
    assert item("<title>T</title><description>Lead.</description>").body.text == "Lead."
    whole = "<content:encoded>&lt;p&gt;Lead.&lt;/p&gt;&lt;p&gt;Rest.&lt;/p&gt;</content:encoded>"
    assert item(f"<title>T</title><description>Lead.</description>{whole}").body.text == "Lead.\n\nRest."
    assert entry("<title>T</title><summary>Lead.</summary><content>Lead. Rest.</content>").body.text == "Lead. Rest."


def test_post_without_a_title_is_named_by_its_first_words() -> None:
    draft = item("<description>Dr. Roe spoke on Tuesday. No date was set.</description><guid>urn:x:1</guid>")
    assert (draft.headline, draft.body.text) == (
        "Dr. Roe spoke on Tuesday.",
        "Dr. Roe spoke on Tuesday. No date was set.",
    )
    assert item(f"<description>{'word ' * 40}</description>").headline == f"{('word ' * 15).strip()}…"


def test_text_that_only_repeats_the_title_is_no_text() -> None:
    assert item("<title>Gate fails</title><description>Gate fails</description>").body.blocks == ()


def test_authors_are_persons() -> None:
    assert item("<author>jo@wire.example (Jo Roe)</author>").byline == "Jo Roe"
    assert item("<author>Jo Roe &lt;jo@wire.example&gt;</author>").byline == "Jo Roe"
    assert item("<author>jo@wire.example</author>").byline is None
    assert item("<author>Jo Roe</author>").byline == "Jo Roe"
    assert item("<dc:creator>Norvia &amp; Co</dc:creator>").byline is None
    assert item("<dc:creator>Press</dc:creator><dc:publisher>Press</dc:publisher>").byline is None
    assert item("<title>T</title>", "<managingEditor>ed@wire.example (Ed)</managingEditor>").byline is None


def test_source_is_whose_story_it_is() -> None:
    assert item('<source url="https://s.example/">Example Wire</source>').agency == "Example Wire"


def test_categories_with_a_scheme_are_subjects_and_others_keywords() -> None:
    draft = item(
        f'<category domain="{MEDTOP}">sport</category><category domain="https://n.example/tags">Keel</category>'
        "<category>medtop:11000000</category><category>News/World</category><category/>"
    )
    assert draft.subjects == (
        Subject(code="medtop:15000000", name="sport", scheme=MEDTOP),
        Subject(code="Keel", scheme="https://n.example/tags"),
        Subject(code="medtop:11000000", scheme=MEDTOP),
    )
    assert draft.keywords == ("News/World",)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("<georss:point>46.2 6.15</georss:point>", Place(name="46.2 6.15", latitude=46.2, longitude=6.15)),
        ("<georss:where><gml:Point><gml:pos>46.2 6.15</gml:pos></gml:Point></georss:where>",
         Place(name="46.2 6.15", latitude=46.2, longitude=6.15)),
        ("<geo:lat>46.2</geo:lat><geo:long>6.15</geo:long>", Place(name="46.2 6.15", latitude=46.2, longitude=6.15)),
        ("<geo:Point><geo:lat>-46.2</geo:lat><geo:long>6</geo:long></geo:Point>",
         Place(name="-46.2 6.0", latitude=-46.2, longitude=6.0)),
        ("<georss:point>146.2 6.15</georss:point>", None),
        ("<georss:point>nan 6.15</georss:point>", None),
        ("<georss:point>north</georss:point>", None),
    ],
)  # fmt: skip
def test_where_on_the_map(place: str, expected: Place | None) -> None:
    assert item(f"<title>T</title>{place}").located == ((expected,) if expected else ())


def test_media_keep_their_captions_and_the_text_its_own_description() -> None:
    draft = item(
        "<title>T</title><description>The lead.</description>"
        '<media:content url="https://p.example/a.jpg" type="image/jpeg" fileSize="48213" medium="image">'
        '<media:title>Fleet</media:title><media:description type="html">&lt;b&gt;Boats&lt;/b&gt;</media:description>'
        '<media:credit role="photographer">Ike Penn</media:credit><media:credit>Meridian</media:credit></media:content>'
        '<media:content url="https://p.example/b.mp4" type="video/mp4"/><media:content/>'
        '<enclosure url="https://p.example/a.jpg" type="image/jpeg" length="1"/>'
        '<enclosure url="https://p.example/c.mp3" type="audio/mpeg" length="0"/>'
    )  # fmt: skip
    assert draft.body.text == "The lead."
    assert draft.associations == (
        Association(
            href="https://p.example/a.jpg",
            media_type="image/jpeg",
            size=48213,
            caption="Boats",
            credit="Ike Penn, Meridian",
            title="Fleet",
            kind="picture",
        ),
        Association(href="https://p.example/b.mp4", media_type="video/mp4", kind="video"),
        Association(href="https://p.example/c.mp3", media_type="audio/mpeg", kind="audio"),
    )


def test_of_several_forms_of_one_thing_the_largest_is_taken() -> None:
    draft = item(
        "<title>T</title><media:group><media:credit>Ike</media:credit>"
        '<media:content url="https://p.example/s.jpg" width="100" height="50" medium="image"/>'
        '<media:content url="https://p.example/l.jpg" width="1000" height="500" medium="image"/></media:group>'
        "<media:description>Boats</media:description><media:thumbnail url='https://p.example/t.jpg'/>"
    )
    assert draft.associations == (
        Association(
            href="https://p.example/l.jpg", caption="Boats", credit="Ike", kind="picture", width=1000, height=500
        ),
    )


def test_thumbnail_is_the_picture_where_there_is_no_other() -> None:
    thumbnails = "".join(
        f'<media:thumbnail url="https://p.example/{width}.jpg" width="{width}"/>' for width in (80, 240)
    )
    assert item(f"<title>T</title>{thumbnails}").associations == (
        Association(href="https://p.example/240.jpg", kind="picture", width=240),
    )
    video = '<media:group><media:player url="x"/><media:thumbnail url="https://p.example/v.jpg"/></media:group>'
    assert item(f"<title>T</title>{video}").associations == (
        Association(href="https://p.example/v.jpg", kind="picture"),
    )


@pytest.mark.parametrize(
    ("state", "status"),
    [("deleted", PubStatus.CANCELED), ("blocked", PubStatus.WITHHELD), ("active", PubStatus.USABLE), ("x", None)],
)
def test_status_of_an_item(state: str, status: PubStatus | None) -> None:
    assert item(f'<title>T</title><media:status state="{state}"/>').pub_status is status


def test_draft_of_an_editor_is_withheld() -> None:
    assert (
        entry("<title>T</title><app:control><app:draft>yes</app:draft></app:control>").pub_status is PubStatus.WITHHELD
    )


def test_tombstone_is_a_kill_in_its_place() -> None:
    found = atom(
        "<entry><id>urn:x:1</id><title>A</title></entry>"
        '<at:deleted-entry ref="urn:x:2" when="2026-11-24T10:00:00Z"><at:comment xml:lang="en" type="html">'
        "It was &lt;b&gt;wrong&lt;/b&gt;.</at:comment></at:deleted-entry><at:deleted-entry/>"
        "<entry><id>urn:x:3</id><title>B</title></entry>"
    )
    assert [draft.guid for draft in found] == ["urn:x:1", "urn:x:2", "urn:x:3"]
    assert found[1] == Draft(
        guid="urn:x:2",
        provider="Norvia",
        language="en",
        pub_status=PubStatus.CANCELED,
        ed_note="It was wrong.",
        created=datetime(2026, 11, 24, 10, tzinfo=UTC),
    )


def test_feed_at_no_address_names_entries_within_its_source() -> None:
    (draft,) = read(
        "<rss><channel><link>http://[norvia</link><item><title>T</title><guid>7</guid></item></channel></rss>"
    )
    assert draft.guid == "tag:agency.invalid,2026:newsroom/7"


def test_category_of_no_words_is_none() -> None:
    draft = item("<title>T</title><guid>urn:x:1</guid><category/><category domain='x'> </category>")
    assert (draft.subjects, draft.keywords) == ((), ())


@pytest.mark.parametrize(("updated", "guids"), [("11", ["urn:x:1"]), ("09", ["urn:x:1", "urn:x:1"])])
def test_entry_newer_than_its_tombstone_is_back(updated: str, guids: list[str]) -> None:
    found = atom(
        '<at:deleted-entry ref="urn:x:1" when="2026-11-24T10:00:00Z"/>'
        f"<entry><id>urn:x:1</id><title>A</title><updated>2026-11-24T{updated}:00:00Z</updated></entry>"
    )
    assert [draft.guid for draft in found] == guids


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("Tue, 24 Nov 2026 10:00:00 GMT", datetime(2026, 11, 24, 10, tzinfo=UTC)),
        ("24 Nov 2026 10:00 EST", datetime(2026, 11, 24, 15, tzinfo=UTC)),
        ("2026-11-24T10:00:00", datetime(2026, 11, 24, 10, tzinfo=UTC)),
        ("2026-11-24", datetime(2026, 11, 24, tzinfo=UTC)),
        ("Tue Nov 24 10:00:00 2026", datetime(2026, 11, 24, 10, tzinfo=UTC)),
        ("soon", None),
        ("", None),
        ("0000-00-00T99:99:99Z", None),
    ],
)
def test_dates_are_aware(date: str, moment: datetime | None) -> None:
    draft = item(f"<title>T</title><pubDate>{date}</pubDate>")
    assert draft.created == draft.first_created == moment


def test_notice_for_all_items_is_that_of_an_item_without_one() -> None:
    assert item("<title>T</title>", "<copyright>© N</copyright>").copyright == "© N"


def test_title_that_says_it_is_plain_is_taken_at_its_word() -> None:
    assert entry('<title type="text">Use &lt;b&gt; &amp;amp; go</title>').headline == "Use <b> &amp; go"
    assert entry("<title>Use &lt;b&gt;it&lt;/b&gt; &amp;amp; go</title>").headline == "Use it & go"


def test_our_own_pages_are_read() -> None:
    for writer in (RssWriter(WIRE), AtomWriter(WIRE)):
        found = {draft.guid: draft for draft in FeedReader().read(make_filing(joined(writer, EDITION)))}
        lead, kill, correction = (found[dispatch.guid] for dispatch in (LEAD, KILL, CORRECTION))
        assert (lead.headline, lead.byline, lead.agency) == (LEAD.headline, LEAD.byline, LEAD.agency)
        assert (lead.provider, lead.dateline, lead.language) == (WIRE.name, "QUILLHAVEN, March 9 (HWS) —", "en")
        assert (kill.pub_status, kill.headline, kill.ed_note) == (PubStatus.CANCELED, None, KILL.ed_note)
        assert kill.body.blocks == ()
        assert (correction.signal, correction.ed_note) == (Signal.CORRECTION, f"Correction: {CORRECTION.ed_note}")
        assert correction.body == CORRECTION.body
        assert list(FeedReader().read(make_filing(joined(writer, EMPTY)))) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><head><title>feed</title></head></html>",
        b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>',
        b"<nitf/>",
        b"<feed/>",
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><a/></rdf:RDF>',
        b"RSS is a format",
        b'{"feed": "<rss"}',
    ],
)
def test_other_documents_are_no_feeds(content: bytes) -> None:
    assert not FeedReader().recognises(content)
