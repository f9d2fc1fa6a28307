"""NewsML-G2: every rule has a message, an item or a package that breaks it."""

from syndicate.formats.validation import newsml_g2
from tests.spoiling import Spoiled, advice, check, each, findings

CATALOG = '<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>'
SOUND = f"""<?xml version="1.0"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">
<header>
<sent>2026-11-24T12:00:00Z</sent>
{CATALOG}
<sender>wire.example</sender>
<transmitId>EXW-1</transmitId>
<priority>4</priority>
<origin>EXW</origin>
<channel>coast</channel>
</header>
<itemSet>
<newsItem standard="NewsML-G2" standardversion="2.35" conformance="power" guid="tag:wire.example,2026:1" version="2">
{CATALOG}
<itemMeta>
<itemClass qcode="ninat:text"/>
<provider literal="EXW"/>
<versionCreated>2026-11-24T12:00:00Z</versionCreated>
<firstCreated>2026-11-24T11:00:00Z</firstCreated>
<embargoed>2026-11-24T13:00:00Z</embargoed>
<pubStatus qcode="stat:usable"/>
<edNote>Corrects the day.</edNote>
<signal qcode="sig:correction"/>
<link rel="irel:previousVersion" residref="tag:wire.example,2026:1" version="1"/>
</itemMeta>
<contentMeta>
<urgency>4</urgency>
<contentCreated>2026-11-24T11:00:00Z</contentCreated>
<language tag="en"/>
<subject qcode="medtop:20000002" how="howextr:person"/>
</contentMeta>
<contentSet>
<inlineXML contenttype="application/xhtml+xml" wordcount="2">
<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Talks resumed.</p></body></html>
</inlineXML>
</contentSet>
</newsItem>
<packageItem standard="NewsML-G2" standardversion="2.35" guid="tag:wire.example,2026:p" version="1">
{CATALOG}
<itemMeta>
<itemClass qcode="ninat:composite"/>
<provider literal="EXW"/>
<versionCreated>2026-11-24T12:00:00Z</versionCreated>
<pubStatus qcode="stat:usable"/>
</itemMeta>
<groupSet root="g1">
<group id="g1" mode="pgrmod:seq">
<groupRef idref="g2"/>
</group>
<group id="g2">
<itemRef residref="tag:wire.example,2026:1"/>
</group>
</groupSet>
</packageItem>
</itemSet>
</newsMessage>
"""
EMBARGO = "<embargoed>2026-11-24T13:00:00Z</embargoed>"


def test_a_sound_message_has_no_finding() -> None:
    assert findings(newsml_g2.findings, SOUND) == []


@each(
    Spoiled("nar/2006-10-01", "nar/2012-01-01", 2, "the namespace"),
    Spoiled("<sent>2026-11-24T12:00:00Z</sent>", "", 3, "header has no sent"),
    Spoiled("<sent>2026-11-24T12:00:00Z", "<sent>now", 4, "sent is no date and time"),
    advice("<transmitId>EXW-1</transmitId>", "", 3, "no transmitId"),
    advice("<sender>wire.example</sender>", "", 3, "no sender"),
    Spoiled("<priority>4", "<priority>0", 8, "priority is no number from 1 to 9"),
    Spoiled("<origin>EXW</origin>", "<sender>EXW</sender>", 9, "sender stands behind priority in header"),
    Spoiled("<origin>EXW</origin>", "<urgency>4</urgency>", 9, "header has no element urgency"),
    Spoiled(' standard="NewsML-G2"', "", 13, "newsItem has no standard"),
    Spoiled('standardversion="2.35"', 'standardversion="1.2"', 13, "no version of NewsML-G2 2"),
    Spoiled('guid="tag:wire.example,2026:1"', 'guid=""', 13, "guid of newsItem is empty"),
    Spoiled('version="2"', 'version="0"', 13, "version is no number from 1"),
    advice(' version="2"', "", 13, "newsItem has no version"),
    Spoiled('conformance="power"', 'conformance="full"', 13, "neither core nor power"),
    Spoiled(' conformance="power"', "", 30, "@how is a Power property"),
    Spoiled('<itemClass qcode="ninat:text"/>', "", 15, "itemMeta has no itemClass"),
    Spoiled('<provider literal="EXW"/>', "", 15, "itemMeta has no provider"),
    advice('<provider literal="EXW"/>', "<provider/>", 17, "neither qcode, uri nor literal"),
    Spoiled("<versionCreated>2026-11-24T12:00:00Z</versionCreated>", "", 15, "itemMeta has no versionCreated"),
    Spoiled("<versionCreated>2026-11-24T12:00:00Z", "<versionCreated>24.11.2026", 18, "versionCreated is no date"),
    advice("<versionCreated>2026-11-24T12:00:00Z", "<versionCreated>2026-11-24T12:00:00", 18, "names no zone"),
    Spoiled("<firstCreated>2026-11-24T11", "<firstCreated>2026-11-24T13", 19, "firstCreated is later"),
    Spoiled("<embargoed>2026-11-24T13:00:00Z", "<embargoed>tomorrow", 20, "embargoed is no date and time"),
    Spoiled(
        EMBARGO + '\n<pubStatus qcode="stat:usable"/>',
        f'<pubStatus qcode="stat:usable"/>{EMBARGO}',
        20,
        "stands behind",
    ),
    Spoiled("stat:usable", "stat:killed", 21, "pubStatus is none of"),
    advice('<pubStatus qcode="stat:usable"/>', "", 15, "itemMeta has no pubStatus"),
    advice("ninat:text", "ninat:prose", 16, "no news item nature"),
    advice("stat:usable", "stat:canceled", 33, "its content is still in it"),
    advice("<edNote>Corrects the day.</edNote>", "", 15, "a correction without an edNote"),
    Spoiled("irel:previousVersion", "irel:prevVersion", 24, "is retired"),
    Spoiled(' residref="tag:wire.example,2026:1" version="1"', "", 24, "link has neither href nor residref"),
    Spoiled("</itemMeta>", "</itemMeta><itemMeta/>", 25, "itemMeta stands more than once"),
    Spoiled("<urgency>4", "<urgency>10", 27, "urgency is no number from 1 to 9"),
    Spoiled("<contentCreated>2026-11-24T11", "<contentCreated>2026-11-24T13", 28, "contentCreated is later"),
    Spoiled('tag="en"', 'tag="in English"', 29, "language has no tag"),
    Spoiled("medtop:20000002", "20000002", 30, "no qcode"),
    advice("medtop:20000002", "ours:20000002", 30, "the alias 'ours' is in no catalog here"),
    Spoiled("<contentSet>", "<contentSet><inlineText/>", 32, "is no content"),
    advice(' contenttype="application/xhtml+xml"', "", 33, "inlineXML has no contenttype"),
    Spoiled('wordcount="2"', 'wordcount="two"', 33, "wordcount of inlineXML is no number"),
    Spoiled("</html>\n", "</html><p/>\n", 33, "inlineXML holds 2 elements"),
    Spoiled("<contentSet>", '<contentSet original="x">', 32, "the id of no content"),
    Spoiled("ninat:composite", "ninat:text", 41, "a package is of the class ninat:composite"),
    Spoiled('root="g1"', 'root="g9"', 46, "the id of no group"),
    Spoiled(' root="g1"', "", 46, "groupSet has no root"),
    Spoiled("pgrmod:seq", "pgrmod:list", 47, "mode is none of"),
    Spoiled('idref="g2"', 'idref="g9"', 48, "groupRef names no group"),
    Spoiled('id="g2"', 'id="g1"', 50, "the id 'g1' stands twice"),
    Spoiled('<itemRef residref="tag:wire.example,2026:1"/>', "<itemRef/>", 51, "itemRef has neither residref nor href"),
    advice('2026:p" version="1"', '2026:1" version="2"', 38, "stands twice in the message"),
    Spoiled("</itemSet>", "<item/></itemSet>", 55, "which is no item"),
)
def test_a_rule_that_is_broken_is_told_with_its_line(case: Spoiled) -> None:
    check(newsml_g2.findings, SOUND, case)


def test_an_item_without_catalogs_has_codes_that_mean_nothing() -> None:
    bare = SOUND.replace(CATALOG, "")
    told = [one.message for one in findings(newsml_g2.findings, bare) if one.line == 16]
    assert told == ["no catalog tells what the alias 'ninat' means"]


def test_a_catalog_in_the_item_tells_what_an_alias_means() -> None:
    own = '<catalog><scheme alias="ours" uri="http://wire.example/s"/></catalog>'
    item = SOUND.replace("medtop:20000002", "ours:1").replace(
        f"{CATALOG}\n<itemMeta>", f"{CATALOG}{own}\n<itemMeta>", 1
    )
    assert findings(newsml_g2.findings, item) == []


def test_a_message_without_items_and_without_header() -> None:
    empty = '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">\n<itemSet/></newsMessage>'
    assert [(one.line, one.message) for one in findings(newsml_g2.findings, empty)] == [
        (1, "newsMessage has no header"),
        (2, "itemSet holds no item"),
    ]


def test_an_embargo_without_a_date_needs_a_condition() -> None:
    (finding,) = findings(
        newsml_g2.findings,
        SOUND.replace(EMBARGO, "<embargoed/>")
        .replace("<edNote>Corrects the day.</edNote>", "")
        .replace("sig:correction", "sig:update"),
    )
    assert (finding.line, finding.clause) == (20, "NewsML-G2 S18")
