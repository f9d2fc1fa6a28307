"""Pages of news: every rule has a page that breaks it."""

from syndicate.formats.validation import html_page
from tests.spoiling import Spoiled, advice, check, each, findings

SOUND = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Talks resume</title>
<link rel="canonical" href="https://wire.example/1.html">
<link rel="alternate" type="application/rss+xml" title="Harbours" href="/rss.xml">
<script type="application/ld+json">
{"@context": "https://schema.org",
 "@type": "NewsArticle",
 "headline": "Talks resume",
 "datePublished": "2026-11-24T12:00:00Z", "dateModified": "2026-11-24",
 "image": ["https://wire.example/a.jpg"],
 "author": {"@type": "Person", "name": "Jane Marlow"}}
</script>
</head>
<body>
<h1 id="top">Talks resume</h1>
<p id="text"><img src="a.jpg" alt="A quay"></p>
</body>
</html>
"""


def test_a_sound_page_has_no_finding() -> None:
    assert findings(html_page.findings, SOUND) == []


@each(
    Spoiled("<!DOCTYPE html>", "", 1, "no <!DOCTYPE html>"),
    advice(' lang="en"', "", 2, "html has no lang"),
    Spoiled('lang="en"', 'lang="in English"', 2, "lang of html is no language tag"),
    Spoiled('<meta charset="utf-8">', "", 1, "no charset is declared"),
    Spoiled('charset="utf-8"', 'charset="iso-8859-1"', 4, "it must be UTF-8"),
    Spoiled("<title>Talks resume</title>", "", 2, "the page has no title"),
    Spoiled("<title>Talks resume</title>", "<title> </title>", 5, "the title is empty"),
    Spoiled("</title>", "</title><title>Again</title>", 5, "more than one title"),
    advice('<link rel="canonical" href="https://wire.example/1.html">', "", 1, "no link rel=canonical"),
    Spoiled("https://wire.example/1.html", "1.html", 6, "the canonical address is not absolute"),
    Spoiled(
        '.html">', '.html"><link rel="canonical" href="https://a.example/">', 6, "more than one link rel=canonical"
    ),
    Spoiled(' href="/rss.xml"', "", 7, "a link to a feed has no href"),
    advice(' title="Harbours"', "", 7, "a link to a feed has no title"),
    Spoiled('"headline": "Talks resume",', '"headline": "Talks resume"', 12, "no JSON"),
    Spoiled('"https://schema.org"', '"https://wire.example"', 8, "@context"),
    advice('"headline": "Talks resume",', "", 8, "the article has no headline"),
    Spoiled('"2026-11-24T12:00:00Z"', '"24 Nov 2026"', 8, "datePublished of the article"),
    Spoiled("https://wire.example/a.jpg", "a.jpg", 8, "an image of the article"),
    advice('"name": "Jane Marlow"', '"url": "https://wire.example/jm"', 8, "has no name of its own"),
    advice('"Person"', '"Thing"', 8, "neither Person nor Organization"),
    Spoiled('id="text"', 'id="top"', 19, "the id 'top' stands twice"),
    Spoiled('id="text"', 'id="the text"', 19, "holds white space"),
    advice(' alt="A quay"', "", 19, "img has no alt"),
    Spoiled('src="a.jpg" ', "", 19, "img has no src"),
    advice('<h1 id="top">Talks resume</h1>', "", 1, "the page has no h1"),
)
def test_a_rule_that_is_broken_is_told_with_its_line(case: Spoiled) -> None:
    check(html_page.findings, SOUND, case)


def test_a_page_that_is_no_article_ought_to_lead_to_a_feed() -> None:
    section = SOUND[: SOUND.index("<script")] + SOUND[SOUND.index("</head>") :]
    assert findings(html_page.findings, section) == []
    (finding,) = findings(html_page.findings, section.replace("application/rss+xml", "text/html"))
    assert "neither an article" in finding.message


def test_a_notice_of_a_kill_needs_no_headline() -> None:
    start, end = SOUND.index(' "headline"'), SOUND.index("}}\n")
    notice = SOUND[:start] + ' "creativeWorkStatus": "canceled"}' + SOUND[end + 2 :]
    assert findings(html_page.findings, notice) == []


def test_what_is_no_text_is_told() -> None:
    (finding,) = html_page.findings(b"<html>\x00\x01\x02\x03" * 90)
    assert finding.clause == "HTML §13.1"
