"""Whole NITF documents as agencies of different habits write them; names and texts are our own."""

from datetime import UTC, datetime, timedelta, timezone

from syndicate.formats.nitf import Nitf
from syndicate.model.body import Body, Heading, Paragraph, Table
from syndicate.model.dispatch import Association, Draft, PubStatus, Subject
from syndicate.model.place import Place
from tests.makers import make_filing

SUBJ = "http://cv.iptc.org/newscodes/subjectcode/"
CATEGORY = "http://cvx.iptc.org/anpa1312-category/"


def read(content: str) -> Draft:
    (draft,) = Nitf().read(make_filing(content.encode()))
    return draft


def paragraphs(*texts: str) -> Body:
    return Body(tuple(map(Paragraph, texts)))


def test_american_habits() -> None:
    """As AP writes it: no identifier, a byline with its title, the dateline in the text again, stories in blocks."""
    draft = read("""<nitf version="-//IPTC//DTD NITF 3.4//EN" change.date="October 18, 2006" change.time="19:30">
<head><docdata>
<doc-id regsrc="MER"/><date.issue norm="20261124T191044Z"/><ed-msg info="Eds: UPDATES with quote."/>
<doc.copyright holder="MER" year="2026"/><identified-content><classifier type="apcategorycode" value="i"/>
</identified-content>
</docdata></head><body><body.head><hedline><hl1 id="headline">Ferries tied up</hl1>
<hl2 id="originalHeadline">Ferries tied
up for a third day</hl2></hedline><byline>By ADA LIND<byttl>Meridian Port Writer</byttl></byline>
<distributor>The Meridian
Press</distributor><dateline><location>VELL, Norvia</location></dateline></body.head><body.content><block id="Main">
<p>VELL, Norvia (MER) — Ferries stay in port.</p><p>___</p></block></body.content><body.end/></body></nitf>""")
    assert draft == Draft(
        headline="Ferries tied up",
        byline="ADA LIND, Meridian Port Writer",
        credit="The Meridian Press",
        provider="MER",
        dateline="VELL, Norvia",
        body=paragraphs("VELL, Norvia (MER) — Ferries stay in port.", "___"),
        subjects=(Subject(code="a1312cat:i", scheme=CATEGORY),),
        ed_note="Eds: UPDATES with quote.",
        copyright="MER",
        created=datetime(2026, 11, 24, 19, 10, 44, tzinfo=UTC),
    )


def test_american_tables() -> None:
    """As AP writes results: a heading and a table in each block, the headline again in the first."""
    draft = read("""<nitf><head/><body><body.head><hedline><hl1>BC-Ports--Top Two</hl1></hedline></body.head>
<body.content>
<block id="Main"><hl2>BC-Ports--Top Two</hl2></block><p class="lead" lede="true">THROUGH NOV. 24</p>
<block id="b1"><hl2 class="block-headline">NORTH</hl2><table><thead><tr><th/><th>G</th></tr></thead><tbody><tr>
<td>Vell</td>
<td>64</td></tr><tr><td>Torr</td><td>½</td></tr></tbody></table></block><table><tbody><tr><th>Leaders</th></tr>
</tbody></table>
<p>Lind, Vell, 31.</p></body.content></body></nitf>""")
    assert draft.body.blocks == (
        Paragraph("THROUGH NOV. 24"),
        Heading("NORTH"),
        Table((("", "G"), ("Vell", "64"), ("Torr", "½")), head=1),
        Table((("Leaders",),)),
        Paragraph("Lind, Vell, 31."),
    )


def test_australian_habits() -> None:
    """As AAP writes it: ANPA fields in `meta`, every line of a paragraph ended by `br`, rights in sentences."""
    draft = read("""<nitf><head><title>Ferries tied up</title><meta name="anpa-sequence" content="1747"/>
<meta name="anpa-service" content="a"/>
<meta name="anpa-category" content="a"/><meta name="anpa-keyword" content="Ferry Vell"/>
<meta name="anpa-takekey" content=""/>
<tobject tobject.type="News"><tobject.property tobject.property.type="Current"/><tobject.subject
tobject.subject.refnum="04015001" tobject.subject.type="Finance" tobject.subject.matter="Transport"
tobject.subject.detail="shipping"/></tobject><docdata><doc-id id-string="MER.115314987.5417374"/><urgency ed-urg="5"/>
<date.issue norm="20261124T192751+1100"/><date.release norm="20261124T192751+1100"/><doc.copyright year="2026"
holder="Meridian Associated Press"/><doc.rights owner="MAP" agent="MAP" geography="Norvia" type="A right to display."
limitations="No framing."/></docdata></head><body><body.head><hedline><hl1>Ferries tied up</hl1></hedline>
<abstract>Ferries tied up</abstract><byline>By Ada Lind</byline><dateline><location><city>Vell</city></location>
</dateline>
</body.head><body.content><p>   Ferries in Vell: </p><p/><p/>
<p>   1A) Ferries stay in the <br />port of <br />Vell.</p><p/>
<p>   MAP al</p></body.content></body></nitf>""")
    assert draft == Draft(
        guid="tag:agency.invalid,2026:MAP/MER.115314987.5417374",
        headline="Ferries tied up",
        slugline="Ferry Vell",
        wire_number="a1747",
        byline="Ada Lind",
        provider="MAP",
        agency="Meridian Associated Press",
        dateline="Vell",
        located=(Place(name="Vell"),),
        body=paragraphs("Ferries in Vell:", "1A) Ferries stay in the port of Vell.", "MAP al"),
        urgency=5,
        subjects=(
            Subject(code="subj:04015001", name="shipping", scheme=SUBJ),
            Subject(code="a1312cat:a", scheme=CATEGORY),
        ),
        genre="Current",
        copyright="Meridian Associated Press",
        usage_terms="No framing.",
        created=datetime(2026, 11, 24, 19, 27, 51, tzinfo=timezone(timedelta(hours=11))),
    )


def test_australian_document_that_is_empty() -> None:
    """As AAP sends it when a story is all in its fields."""
    draft = read("""<nitf><head><title></title><meta name="anpa-keyword" content="Ferry"/><docdata>
<doc-id id-string="EXW.1.2"/><doc.copyright holder="Example Wire" year="2026"/><doc.rights owner="MAP"/></docdata>
</head><body>
<body.head><hedline></hedline></body.head><body.content></body.content></body></nitf>""")
    assert (draft.headline, draft.provider, draft.agency, draft.body) == ("Ferry", "MAP", "Example Wire", Body())


class TestBritishHabits:
    """As PA writes it: an abstract that is the first paragraph, scopes for topics, a key made of the slugline."""

    DOCUMENT = """<?xml version="1.0" encoding="iso-8859-1"?><nitf version="-//IPTC//DTD NITF 3.1//EN"><head>
<meta name="service" content="Comprehensive"/><title>1 PORTS Ferry</title><meta name="category" content="HHH"/>
<meta name="optInfo" content=""/><tobject><tobject.subject tobject.subject.refnum="04015000"/></tobject>
<docdata management-status="{status}"><du-key key="MER-HHH-PORTS-Ferry"/><doc-id id-string="4a82e12e-6b39HHH-13-1"/>
<urgency ed-urg="4"/><doc-scope scope="PORTS"/><series series.part="1"/><key-list><keyword key="Ferry"/></key-list>
<del-list><from-src src-name="MER" level-number="1"/></del-list><date.issue norm="20261124T132446+0100"/>{release}
<ed-msg info="(see also TRADE)
Embargoed to 0001 Wednesday"/><doc.copyright holder="Meridian Association" year="2026"/></docdata></head><body>
<body.head>
<hedline><hl1>FERRIES TIED UP</hl1></hedline><byline>By Ada Lind, Meridian Association</byline><abstract>
<p>Ferries stay</p>
</abstract></body.head><body.content><p>Ferries stay in <location>Vell</location> at £5.</p><p>ends</p>
</body.content></body>
</nitf>"""

    def test_embargo(self) -> None:
        release = '<date.release norm="20261125T000100+0100"/>'
        draft = read(self.DOCUMENT.format(status="embargoed", release=release))
        assert draft.embargo == datetime(2026, 11, 24, 23, 1, tzinfo=UTC)
        assert draft.ed_note == "(see also TRADE) Embargoed to 0001 Wednesday"

    def test_all(self) -> None:
        draft = read(self.DOCUMENT.format(status="usable", release=""))
        assert draft.body == paragraphs("Ferries stay in Vell at £5.", "ends")
        assert draft.guid == "tag:agency.invalid,2026:MER/4a82e12e-6b39HHH-13-1"
        assert (draft.slugline, draft.keywords) == ("MER-HHH-PORTS-Ferry", ("Ferry",))
        assert [subject.code for subject in draft.subjects] == ["subj:04015000", "HHH", "PORTS"]
        assert (draft.provider, draft.copyright) == ("MER", "Meridian Association")
        assert (draft.pub_status, draft.urgency) == (PubStatus.USABLE, 4)

    def test_results_without_a_head(self) -> None:
        draft = read("""<nitf><head><title>1 PORTS Times</title><docdata><du-key key="580001T"/>
<doc-id id-string="T2026580001T"/></docdata></head><body><body.content><pre>Vell    09:23
Torr    18:51
</pre></body.content></body></nitf>""")
        assert (draft.headline, draft.slugline) == ("1 PORTS Times", None)
        assert draft.body.text == "Vell    09:23\nTorr    18:51"


def test_norwegian_habits() -> None:
    """As NTB writes it: its own `meta`, the version in the identifier, a section for a type."""
    draft = read("""<nitf baselang="nb-NO" version="-//IPTC//DTD NITF 3.6//EN"><head><title>Ferger til kai</title>
<meta name="NTBStikkord" content="ferge-streik"/><meta name="subject" content="ferge-streik"/>
<meta name="NTBKilde" content="Example Wire"/><meta name="NTBPrioritet" content="3"/>
<tobject tobject.type="Innenriks">
<tobject.property tobject.property.type="Nyheter"/></tobject><docdata><urgency ed-urg="5"/>
<date.issue norm="2026-11-24T14:45:26"/>
<doc-id id-string="ferge-d9cde75b-256e-4989-b6a3-b8ad27f43a5c_47" regsrc="MER"/>
<ed-msg info="Ring desken."/><key-list key="x"/>
<du-key key="ferge-d9cde75b-256e-4989-b6a3-b8ad27f43a5c" version="48"/>
<evloc state-prov="Norvia" county-dist="Kysten"/></docdata></head><body><body.head><hedline>
<hl1>Ferger til kai</hl1></hedline>
<byline>Ada Lind / Example Wire</byline><distributor><org>MER</org></distributor><dateline>Vell</dateline></body.head>
<body.content>
<p class="lead" lead="true">Ferger ligger til kai.</p><hl2>Streik</hl2>
<p class="txt-ind">Ingen seiler.</p>
<media media-type="image"><media-reference mime-type="image/jpeg" source="iJIJy"/>
<media-caption> Foto: Lind</media-caption>
</media></body.content></body></nitf>""")
    assert draft.guid == "tag:agency.invalid,2026:MER/ferge-d9cde75b-256e-4989-b6a3-b8ad27f43a5c"
    assert (draft.version, draft.slugline, draft.language) == (48, "ferge-streik", "nb-NO")
    assert (draft.provider, draft.agency, draft.dateline) == ("MER", "Example Wire", "Vell")
    assert draft.subjects == (Subject(code="Innenriks", name="Innenriks"),)
    assert draft.located == (Place(name="Kysten", region="Norvia"),)
    assert draft.associations == (
        Association(href="iJIJy", media_type="image/jpeg", caption="Foto: Lind", kind="picture"),
    )
    assert draft.body.blocks == (Paragraph("Ferger ligger til kai."), Heading("Streik"), Paragraph("Ingen seiler."))


def test_italian_habits() -> None:
    """As ANSA writes it: comments everywhere, a date with spaces, `img` with a source."""
    draft = read("""<nitf><head><title>
 <!-- Page title -->
 &#62;&#62;&#62;MER&#47;Ferries tied up
 </title><meta name="wordcount" content="99"/><!-- Priority --><meta name="priority" content="R"/>
<meta name="category" content="ALR"/><meta name="category_iptc" content="04000000"/><docdata><!-- Id -->
<doc-id id-string="XAM22192010243_AMZ_X083"/><date.issue norm="2026-11-24 18:33"/>
<date.release norm="2026-11-24 18:33"/></docdata>
</head><body><body.head><hedline><hl1><!-- Title -->
 &#62;&#62;&#62;MER&#47;Ferries tied up
</hl1></hedline><distributor><org><!-- Agency -->
 MER </org></distributor><dateline><location> <!-- Place --> VELL </location></dateline></body.head><body.content>
<lang lang="it"/><block><img source="05be.jpg"/><p><!-- Text -->
 (MER) - VELL, NOV 24 - Ferries stay
 in port.</p></block></body.content></body></nitf>""")
    assert draft.headline == ">>>MER/Ferries tied up"
    assert draft.guid == "tag:agency.invalid,2026:MER/XAM22192010243_AMZ_X083"
    assert (draft.provider, draft.dateline, draft.priority) == ("MER", "VELL", "R")
    assert (draft.created, draft.embargo) == (datetime(2026, 11, 24, 18, 33, tzinfo=UTC), None)
    assert draft.subjects == (Subject(code="ALR"), Subject(code="subj:04000000", scheme=SUBJ))
    assert draft.associations == (Association(href="05be.jpg", kind="picture"),)
    assert draft.body == paragraphs("(MER) - VELL, NOV 24 - Ferries stay in port.")


def test_archives() -> None:
    """As newspaper archives write it: the lead in a block of its own, descriptors as classifiers."""
    draft = read("""<nitf><head><title>Ferries Tied Up</title><meta content="PortDesk" name="dsk"/><docdata>
<doc-id id-string="1815718"/><doc.copyright holder="The Vell Times" year="2007"/><identified-content>
<classifier class="indexing_service" type="descriptor">Ferries</classifier>
<person class="indexing_service">Lind, Ada</person>
</identified-content></docdata><pubdata date.publication="20070101T000000" name="The Vell Times"/></head>
<body><body.head><hedline><hl1>Ferries Tied Up</hl1><hl2 class="online_headline">Ferries Tied Up in Vell</hl2>
</hedline>
<byline class="print_byline">By ADA LIND</byline><byline class="normalized_byline">LIND, ADA</byline></body.head>
<body.content>
<block class="lead_paragraph"><p>Ferries stay in port.</p></block><block class="full_text">
<p>Ferries stay in port.</p>
<p>None sails.</p></block></body.content></body></nitf>""")
    assert (draft.guid, draft.agency) == ("tag:agency.invalid,2026:The%20Vell%20Times/1815718", "The Vell Times")
    assert (draft.byline, draft.created) == ("ADA LIND", datetime(2007, 1, 1, tzinfo=UTC))
    assert draft.subjects == (
        Subject(code="Ferries", name="Ferries"),
        Subject(code="Lind, Ada", name="Lind, Ada", kind="person"),
    )
    assert draft.body == paragraphs("Ferries stay in port.", "None sails.")
