"""Sitemaps and news sitemaps: every rule has a sitemap that breaks it."""

from syndicate.formats.validation import sitemap
from tests.spoiling import Spoiled, advice, check, each, findings

SOUND = """<?xml version="1.0"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url>
<loc>https://wire.example/1.html</loc>
<lastmod>2026-11-24T12:00:00Z</lastmod>
<changefreq>hourly</changefreq>
<priority>0.5</priority>
<news:news>
<news:publication><news:name>Example Wire</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2026-11-24T12:00:00Z</news:publication_date>
<news:title>Talks resume</news:title>
</news:news>
</url>
<url>
<loc>https://wire.example/2.html</loc>
<news:news>
<news:publication><news:name>Example Wire</news:name><news:language>zh-tw</news:language></news:publication>
<news:publication_date>2026-11-23T12:00:00Z</news:publication_date>
<news:title>Talks stall</news:title>
</news:news>
</url>
</urlset>
"""
_NEWS = "<news:publication><news:name>Example Wire</news:name><news:language>en</news:language></news:publication>\n"


def test_a_sound_sitemap_has_no_finding() -> None:
    assert findings(sitemap.findings, SOUND) == []


@each(
    Spoiled("sitemap/0.9", "sitemap/1.0", 2, "the namespace"),
    Spoiled("<loc>https://wire.example/1.html</loc>", "", 3, "url has 0 loc"),
    Spoiled("<loc>https://wire.example/1.html", "<loc>/1.html", 4, "loc is no absolute address"),
    Spoiled("example/1.html", "example/" + "1" * 2048, 4, "it must have fewer than 2048"),
    advice("/2.html", "/1.html", 14, "stands twice"),
    Spoiled("2026-11-24T12:00:00Z</lastmod>", "24.11.2026</lastmod>", 5, "lastmod is no W3C date"),
    Spoiled("hourly", "often", 6, "none of its seven words"),
    Spoiled("0.5", "5", 7, "no number from 0.0 to 1.0"),
    Spoiled("<priority>0.5</priority>", "<weight/>", 7, "url has no element weight"),
    Spoiled(_NEWS, "\n", 8, "0 news:publication, not one"),
    Spoiled("<news:name>Example Wire</news:name>", "", 9, "no news:name"),
    Spoiled("<news:language>en</news:language>", "", 9, "no news:language"),
    Spoiled(">en<", ">in English<", 9, "no language code"),
    advice(">en<", ">en-GB<", 9, "not a code of ISO 639 alone"),
    Spoiled("<news:publication_date>2026-11-24T12:00:00Z", "<news:publication_date>today", 10, "no W3C date"),
    Spoiled("2026-11-23T12:00:00Z", "2026-11-22T11:59:00Z", 16, "more than two days older"),
    Spoiled("Talks resume", "", 11, "news:title is empty"),
    Spoiled("<news:title>Talks resume</news:title>", "", 8, "0 news:title"),
    advice("<news:title>Talks r", "<news:genres>Blog</news:genres><news:title>Talks r", 11, "not read any more"),
    Spoiled("<news:title>Talks r", "<news:byline/><news:title>Talks r", 11, "no element byline"),
)
def test_a_rule_that_is_broken_is_told_with_its_line(case: Spoiled) -> None:
    check(sitemap.findings, SOUND, case)


def test_more_than_a_thousand_articles_are_too_many() -> None:
    start, end = SOUND.index("<url>"), SOUND.index("</urlset>")
    one = SOUND[start : SOUND.index("</url>") + 6].replace("\n", "")
    many = "\n".join(one.replace("/1.html", f"/{number}.html") for number in range(1001))
    (finding,) = findings(sitemap.findings, SOUND[:start] + many + SOUND[end:])
    assert (finding.line, finding.message) == (1003, "1001 articles; at most 1000 may stand in one news sitemap")


def test_an_index_of_sitemaps_is_checked_too() -> None:
    index = (
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n<sitemap><loc>https://wire.example/a.xml</loc>'
        "</sitemap>\n<sitemap><loc>b.xml</loc></sitemap></sitemapindex>"
    )
    assert [one.line for one in findings(sitemap.findings, index)] == [3]
