"""RSS 2.0: every rule has a feed that breaks it."""

from syndicate.formats.validation import rss
from tests.spoiling import Spoiled, advice, check, each, findings

SOUND = """<?xml version="1.0"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:georss="http://www.georss.org/georss">
<channel>
<title>Harbours</title>
<link>https://wire.example/harbours</link>
<description>Ships and quays</description>
<language>en-GB</language>
<managingEditor>desk@wire.example (Example Wire)</managingEditor>
<lastBuildDate>Tue, 24 Nov 2026 12:00:00 GMT</lastBuildDate>
<docs>https://www.rssboard.org/rss-specification</docs>
<ttl>5</ttl>
<image><url>https://a.example/a</url><title>H</title><link>https://wire.example/harbours</link><width>88</width></image>
<skipHours><hour>3</hour><hour>4</hour></skipHours>
<skipDays><day>Sunday</day></skipDays>
<cloud domain="wire.example" port="80" path="/c" registerProcedure="" protocol="xml-rpc"/>
<sy:updatePeriod>hourly</sy:updatePeriod>
<atom:link href="https://wire.example/harbours/rss.xml" rel="self" type="application/rss+xml"/>
<item>
<title>Talks resume</title>
<link>https://wire.example/items/1.html</link>
<description>Talks on the harbour resumed.</description>
<content:encoded>&lt;p&gt;Talks on a &lt;a href="https://wire.example/h"&gt;h&lt;/a&gt;.&lt;/p&gt;</content:encoded>
<guid isPermaLink="false">tag:wire.example,2026:1</guid>
<pubDate>Tue, 24 Nov 2026 12:00:00 +0000</pubDate>
<category>harbours</category>
<dc:creator>Jane Marlow</dc:creator>
<dc:language>en</dc:language>
<georss:point>54.3 10.1</georss:point>
<enclosure url="https://wire.example/a.mp3" length="100" type="audio/mpeg"/>
<media:content url="https://wire.example/a.jpg" type="image/jpeg" medium="image" fileSize="10"/>
<source url="https://other.example/rss.xml">Other</source>
</item>
<item><title>Another</title><link>https://wire.example/items/2.html</link><guid>https://wire.example/items/2.html</guid></item>
</channel>
</rss>
"""


def test_a_sound_feed_has_no_finding() -> None:
    assert findings(rss.findings, SOUND) == []


@each(
    Spoiled(' version="2.0"', ' version="0.92"', 4, "version is '0.92'"),
    Spoiled("</channel>", "</channel><channel/>", 4, "2 channels"),
    Spoiled("</channel>", "</channel><item/>", 36, "rss holds item"),
    Spoiled("<title>Harbours</title>", "", 5, "channel has no title"),
    Spoiled("<description>Ships and quays</description>", "<description/>", 8, "description of channel is empty"),
    Spoiled("<link>https://wire.example/harbours</link>", "<link>/harbours</link>", 7, "no absolute address"),
    Spoiled("<ttl>5</ttl>", "<ttl>5</ttl><ttl>6</ttl>", 13, "ttl stands more than once"),
    Spoiled("<ttl>5</ttl>", "<ttl>soon</ttl>", 13, "no number of minutes"),
    Spoiled("<ttl>5</ttl>", "<ttl>0</ttl>", 13, "no number of minutes"),
    Spoiled("<ttl>5</ttl>", "<summary>5</summary>", 13, "channel has no element summary"),
    Spoiled("en-GB", "English please", 9, "no language tag"),
    Spoiled("desk@wire.example (Example Wire)", "Example Wire", 10, "no e-mail address"),
    Spoiled("24 Nov 2026 12:00:00 GMT", "2026-11-24T12:00:00Z", 11, "no RFC 822 date"),
    Spoiled("Tue, 24 Nov 2026 12:00:00 GMT", "Mon, 24 Nov 2026 12:00:00 GMT", 11, "wrong day of the week"),
    Spoiled("24 Nov 2026 12:00:00 GMT", "31 Nov 2026 12:00:00 GMT", 11, "a day that there is not"),
    advice("24 Nov 2026 12:00:00 GMT", "24 Nov 26 12:00:00 GMT", 11, "year of two digits"),
    Spoiled("https://www.rssboard.org", "www.rssboard.org", 12, "docs is no absolute address"),
    Spoiled("<width>88</width>", "<width>888</width>", 14, "no number of pixels up to 144"),
    Spoiled("<url>https://a.example/a</url>", "", 14, "image has no url"),
    advice(
        "<link>https://wire.example/harbours</link><width>", "<link>https://a.example/</link><width>", 14, "not that"
    ),
    Spoiled("<hour>3</hour>", "<hour>24</hour>", 15, "no hour"),
    Spoiled("<hour>3</hour>", "<hour>4</hour>", 15, "the hour 4 stands twice"),
    Spoiled("<day>Sunday</day>", "<day>Sun</day>", 16, "no day"),
    Spoiled("<day>Sunday</day>", "<hour>1</hour>", 16, "only day may stand in it"),
    Spoiled(' port="80"', "", 17, "cloud has no port"),
    Spoiled('protocol="xml-rpc"', 'protocol="rest"', 17, "the protocol of cloud"),
    Spoiled("hourly", "HOURLY", 18, "none of its five words"),
    advice('rel="self"', 'rel="hub"', 5, "no atom:link rel=self"),
    Spoiled('href="https://wire.example/harbours/rss.xml"', 'href="rss.xml"', 19, "href of atom:link"),
    Spoiled("<title>Another</title>", "", 35, "neither title nor description"),
    Spoiled("<title>Talks resume</title>", "<title><b>Talks</b></title>", 21, "not escaped"),
    advice("Talks resume<", "Talks &lt;b&gt;resume&lt;/b&gt;<", 21, "looks like HTML"),
    Spoiled("https://wire.example/items/1.html", "items/1.html", 22, "link of item 1 is no absolute address"),
    advice("<description>Talks on the harbour resumed.</description>\n", "", 23, "without a description before it"),
    advice('href="https://wire.example/h"', 'href="/h"', 24, "href in content:encoded of item 1 is no absolute"),
    advice("&lt;p&gt;Talks", "&lt;script&gt;x&lt;/script&gt;&lt;p&gt;Talks", 24, "active content: script"),
    advice("&lt;p&gt;Talks", "&lt;p onclick=&quot;x()&quot;&gt;Talks", 24, "the attribute onclick"),
    Spoiled('isPermaLink="false"', 'isPermaLink="no"', 25, "neither true nor false"),
    Spoiled('isPermaLink="false"', "", 25, "said to be a permalink"),
    Spoiled("tag:wire.example,2026:1", "", 25, "the guid of item 1 is empty"),
    advice("tag:wire.example,2026:1", "4711", 25, "no URI"),
    advice('<guid isPermaLink="false">tag:wire.example,2026:1</guid>', "", 20, "item 1 has no guid"),
    Spoiled(
        '<guid isPermaLink="false">tag:wire.example,2026:1',
        "<guid>https://wire.example/items/2.html",
        35,
        "stands 2 times",
    ),
    Spoiled("24 Nov 2026 12:00:00 +0000", "24 November 2026", 26, "pubDate is no RFC 822 date"),
    advice("<category>harbours</category>", "<category/>", 27, "an empty category"),
    advice("<dc:creator>", "<author>a@b.example</author><dc:creator>", 28, "both author and dc:creator"),
    Spoiled("<dc:creator>Jane Marlow</dc:creator>", "<author>Jane Marlow</author>", 28, "no e-mail address"),
    Spoiled("<dc:language>en<", "<dc:language>in English<", 29, "no language tag"),
    Spoiled("54.3 10.1", "54.3", 30, "no latitude and longitude"),
    Spoiled("54.3 10.1", "154.3 10.1", 30, "no latitude and longitude"),
    Spoiled(' length="100"', "", 31, "no length in bytes"),
    Spoiled('type="audio/mpeg"', 'type="mp3"', 31, "no media type"),
    advice(
        "<media:content",
        '<enclosure url="https://a.example/b" length="1" type="a/b"/><media:content',
        32,
        "more than one",
    ),
    Spoiled('url="https://wire.example/a.jpg"', 'url="a.jpg"', 32, "url of media:content"),
    Spoiled('fileSize="10"', 'fileSize="10 kB"', 32, "no number of bytes"),
    Spoiled('medium="image"', 'medium="picture"', 32, "medium of media:content"),
    Spoiled("<media:content", "<media:group/><media:content", 32, "fewer than two"),
    Spoiled("<media:content", '<media:status state="gone"/><media:content', 32, "media:status"),
    Spoiled("<source url=", "<source href=", 33, "source of item 1 has no url"),
    Spoiled("<title>Another", "<heading>x</heading><title>Another", 35, "item has no element heading"),
)
def test_a_rule_that_is_broken_is_told_with_its_line(case: Spoiled) -> None:
    check(rss.findings, SOUND, case)


def test_what_is_not_well_formed_is_one_finding_with_line_and_column() -> None:
    (finding,) = findings(rss.findings, SOUND.replace("</item>", "", 1))
    assert finding.line == 36
    assert "not well-formed" in finding.message
    assert "column" in finding.message


def test_entities_of_its_own_are_not_expanded() -> None:
    bomb = '<?xml version="1.0"?>\n<!DOCTYPE rss [\n<!ENTITY a "aaaa">\n<!ENTITY b "&a;&a;">]>\n<rss>&b;</rss>'
    (finding,) = findings(rss.findings, bomb)
    assert (finding.line, finding.clause) == (3, "XML 1.0 §4.2")
