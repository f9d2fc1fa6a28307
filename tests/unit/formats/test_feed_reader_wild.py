"""Feeds as they are in the wild, and as nobody would make them who means well."""

from datetime import UTC, datetime

import pytest

from syndicate.errors import UnreadableFiling
from syndicate.formats.feed_reader import FeedReader
from syndicate.formats.feed_reader.mending import mended
from syndicate.formats.feed_reader.tree import entries_of, feed_tree
from syndicate.model.body import Body, Paragraph
from syndicate.model.dispatch import Draft
from tests.makers import make_filing

HEAD = '<rss version="2.0"><channel><title>Norvia</title><link>https://norvia.example/</link>'
TAIL = "</channel></rss>"
ONE = "<item><title>One</title><guid>urn:x:1</guid></item>"
TWO = "<item><title>Two</title><guid>urn:x:2</guid></item>"


def read(content: str | bytes, charset: str | None = None) -> list[Draft]:
    content = content.encode() if isinstance(content, str) else content
    assert FeedReader().recognises(content)
    return list(FeedReader().read(make_filing(content, charset=charset)))


def read_until_refused(content: str) -> tuple[list[Draft], str]:
    found: list[Draft] = []
    with pytest.raises(UnreadableFiling) as refusal:
        found.extend(FeedReader().read(make_filing(content.encode())))
    return found, str(refusal.value)


def body(*paragraphs: str) -> Body:
    return Body(tuple(map(Paragraph, paragraphs)))


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("A&nbsp;b &copy; c &eacute;t&eacute;", "A b © c été"),
        ("Fish & chips", "Fish & chips"),
        ("AT&T; x", "AT&T; x"),
        ("5 < 6, 7 > 2", "5 < 6, 7 > 2"),
        ("<b>Bold</b> news", "Bold news"),
        ("<![CDATA[Bold & <i>new</i>]]>", "Bold & new"),
        ("Caf&#233; \x0b&#8;news", "Café news"),
        ("double &amp;amp; escaped &amp;eacute;", "double & escaped é"),
    ],
)
def test_titles(text: str, headline: str) -> None:
    (draft,) = read(f"{HEAD}<item><title>{text}</title></item>{TAIL}")
    assert draft.headline == headline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>Foo<br>bar &amp; baz", body("Foo", "bar & baz")),
        ("<p>Foo <b>bar</p><p>baz", body("Foo bar", "baz")),
        ("<p>Foo</p>", body("Foo")),
        ("&lt;p&gt;Foo &amp;amp; bar&lt;/p&gt;", body("Foo & bar")),
        ("<![CDATA[<p>Foo]]>", body("Foo")),
        ("a < b and c", body("a < b and c")),
        ("first line\n\nsecond line", body("first line", "second line")),
    ],
)
@pytest.mark.parametrize("name", ["description", "content:encoded"])
def test_markup_that_is_neither_escaped_nor_closed(name: str, text: str, expected: Body) -> None:
    (draft, _) = read(f"{HEAD}<item><guid>urn:x:1</guid><{name}>{text}</{name}></item>{TWO}{TAIL}")
    assert [getattr(block, "text", None) for block in draft.body.blocks] == [
        getattr(block, "text", None) for block in expected.blocks
    ]


def test_what_stands_before_and_behind_the_feed_is_no_part_of_it() -> None:
    for before in ("\n\n  ", "\ufeff", "<!-- made by hand -->\n", '\n<?xml version="1.0" encoding="utf-8"?>'):
        assert [draft.guid for draft in read(f"{before}{HEAD}{ONE}{TAIL}\n<script>count()</script>")] == ["urn:x:1"]


@pytest.mark.parametrize("declared", ["utf-8", "us-ascii", "no-such-code"])
def test_false_encoding_is_seen_through(declared: str) -> None:
    text = f'<?xml version="1.0" encoding="{declared}"?>{HEAD}<item><title>Café à Genève</title></item>{TAIL}'
    assert read(text.encode("latin-1"))[0].headline == "Café à Genève"


def test_encoding_that_only_the_source_knows() -> None:
    text = f"{HEAD}<item><title>Порт открыт</title></item>{TAIL}"
    assert read(text.encode("cp1251"), charset="windows-1251")[0].headline == "Порт открыт"
    assert read(text.encode(), charset="no-such-code")[0].headline == "Порт открыт"
    declared = f'<?xml version="1.0" encoding="utf-8"?>{text}'
    assert read(declared.encode(), charset="windows-1251")[0].headline == "Порт открыт"


def test_prefixes_that_nobody_declares() -> None:
    (draft,) = read(
        f'{HEAD}<item><title>One</title><media:content url="https://p.example/a.jpg" medium="image">'
        "<media:description>Boats & gulls</media:description></media:content><dc:creator>Jo</dc:creator>"
        f"<own:thing>x</own:thing></item>{TAIL}"
    )
    assert draft.associations[0].caption == "Boats & gulls"
    assert draft.byline == "Jo"


def test_control_characters_in_names_and_dates_are_left_out() -> None:
    (draft,) = read(
        f"{HEAD}<item><title>One</title><author>Jo&#xF; Marsh</author>"
        f"<pubDate>Tue, 24 Nov&#1; 2026 10:00:00 GMT</pubDate></item>{TAIL}"
    )
    assert draft.byline == "Jo Marsh"
    assert draft.created == datetime(2026, 11, 24, 10, tzinfo=UTC)


def test_entry_that_is_not_closed_ends_where_the_next_begins() -> None:
    found = read(f"{HEAD}<item><title>One</title><description>a <b>b {TWO}<item><title>Three</title>{TAIL}")
    assert [(draft.headline, draft.body.text) for draft in found] == [("One", "a b"), ("Two", ""), ("Three", "")]


def test_feed_that_breaks_off_gives_what_is_whole_and_says_so() -> None:
    found, reason = read_until_refused(f"{HEAD}{ONE}{TWO}<item><title>Three</title><descri")
    assert [draft.guid for draft in found] == ["urn:x:1", "urn:x:2"]
    assert "only 2 of 3 entries" in reason


def test_feed_without_its_last_tags_is_whole_if_its_entries_are() -> None:
    assert [draft.guid for draft in read(f"{HEAD}{ONE}{TWO}")] == ["urn:x:1", "urn:x:2"]


def test_cdata_may_speak_of_items() -> None:
    text = f"{HEAD}<item><title>One</title><description><![CDATA[<item> is a tag]]></description><br></item>{TWO}{TAIL}"
    assert [draft.headline for draft in read(text)] == ["One", "Two"]


def test_words_that_a_doctype_declares() -> None:
    doctype = "<!DOCTYPE rss [<!ENTITY nbsp \"&#160;\"><!ENTITY us 'Example Wire'>]>"
    (draft,) = read(f"{doctype}{HEAD}<item><title>From &us;&nbsp;now</title></item>{TAIL}")
    assert draft.headline == "From Example Wire now"


BOMBS = {
    "laughs": '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">',
    "long word": f'<!ENTITY c "{"ha" * 100}">',
    "file": '<!ENTITY c SYSTEM "file:///etc/passwd">',
    "address": '<!ENTITY c SYSTEM "http://127.0.0.1:9/x">',
    "parameter": '<!ENTITY % c "x">',
}


@pytest.mark.parametrize("declarations", BOMBS.values(), ids=BOMBS)
def test_entities_that_are_more_than_words_are_refused(declarations: str) -> None:
    text = f"<!DOCTYPE rss [{declarations}]>{HEAD}<item><title>&c;</title></item>{TAIL}"
    found, reason = read_until_refused(text)
    assert found == []
    assert "entities" in reason


def test_feed_larger_than_the_cap_is_refused() -> None:
    assert "larger than 8 MB" in read_until_refused(f"{HEAD}{'<!-- x -->' * 900_000}{TAIL}")[1]


def test_feed_of_too_many_elements_is_refused() -> None:
    assert "elements" in read_until_refused(f"{HEAD}{'<a/>' * 450_000}{TAIL}")[1]


def test_no_feed_at_all_is_refused() -> None:
    with pytest.raises(UnreadableFiling, match="no feed"):
        mended(b"<html>no</html>")


# Each of these takes feedparser alone from a minute to hours.
SLOW = {
    "author": f"<item><title>T</title><author>{'a' * 300_000}</author></item>",
    "creator": f"<item><title>T</title><dc:creator>{'a.' * 150_000}</dc:creator></item>",
    "editor": f"<managingEditor>{'a' * 300_000}</managingEditor>{ONE}",
    "categories": f"<item><title>T</title>{'<category>{}</category>' * 60_000}</item>".format(*range(60_000)),
    "base": f'<item xml:base="https://n.example/{"a" * 500_000}"><title>T</title>{"<x/>" * 5_000}</item>',
    "date": f"<item><title>T</title><pubDate>{'1 ' * 200_000}</pubDate></item>",
}


@pytest.mark.parametrize("inside", SLOW.values(), ids=SLOW)
def test_what_would_take_hours_takes_no_time(inside: str) -> None:
    rss = HEAD.replace("<rss ", '<rss xmlns:dc="http://purl.org/dc/elements/1.1/" ')
    (draft,) = read(f"{rss}{inside}{TAIL}")
    assert draft.headline in {"T", "One"}


def test_prefixes_without_end_are_refused() -> None:
    declarations = " ".join(f'xmlns:p{number}="urn:p:{number}"' for number in range(300))
    assert "prefixes" in read_until_refused(f"{HEAD.replace('<rss ', f'<rss {declarations} ')}{ONE}{TAIL}")[1]


QUOTE = '"'
UNCLOSED = {
    "openings": f"{HEAD}{'<item><description>' * 3_000}",
    "titles": f"{HEAD}<item>{'<title>' * 50_000}</item>{TAIL}",
    "sections": f"{HEAD}{'<item><![CDATA[' * 60_000}{TAIL}",
    "less than": f"{HEAD}<item><title>{'<' * 1_000_000}</title></item>{TAIL}",
    "ampersands": f"{HEAD}<item><title>{'&' * 100_000}</title></item>{TAIL}",
    "deep": f"{HEAD}<item><x>{'<div>' * 100_000}</x></item>{TAIL}",
    "quotes": f"{HEAD}<item><title a={QUOTE * 500_000}>x</title></item>{TAIL}",
}


@pytest.mark.parametrize("text", UNCLOSED.values(), ids=UNCLOSED)
def test_tag_soup_without_end_is_read_or_refused(text: str) -> None:
    try:
        list(FeedReader().read(make_filing(text.encode())))
    except UnreadableFiling as refusal:
        assert str(refusal)  # noqa: PT017  either will do


def test_entries_inside_entries_are_not_counted_twice() -> None:
    text = f'{HEAD}<item><title>One</title><x xmlns="urn:y"><item>z</item></x></item>{TAIL}'
    assert len(entries_of(feed_tree(make_filing(text.encode())).root)) == 1
