"""OPML 2.0: every rule has an outline that breaks it."""

from syndicate.formats.validation import opml
from tests.spoiling import Spoiled, advice, check, each, findings

SOUND = """<?xml version="1.0"?>
<opml version="2.0">
<head>
<title>Example Wire</title>
<dateCreated>Tue, 24 Nov 2026 12:00:00 GMT</dateCreated>
<ownerEmail>desk@wire.example</ownerEmail>
<windowTop>-5</windowTop>
</head>
<body>
<outline text="Wires">
<outline text="Harbours" type="rss" version="RSS2" language="en" xmlUrl="https://wire.example/rss.xml"/>
</outline>
<outline text="More" type="link" url="https://wire.example/" created="Tue, 24 Nov 2026 12:00:00 GMT"/>
</body>
</opml>
"""


def test_a_sound_outline_has_no_finding() -> None:
    assert findings(opml.findings, SOUND) == []


@each(
    Spoiled('version="2.0"', 'version="3.0"', 2, "version is none of"),
    Spoiled("</body>", "</body><body/>", 2, "must hold head, then body"),
    advice("<title>Example Wire</title>", "", 3, "head has no title"),
    Spoiled("<title>Example Wire</title>", "<title>a</title><title>b</title>", 4, "title stands more than once"),
    Spoiled("<title>Example Wire</title>", "<title>a</title><name>b</name>", 4, "head has no element name"),
    Spoiled("Tue, 24 Nov 2026 12:00:00 GMT</dateCreated>", "now</dateCreated>", 5, "no RFC 822 date"),
    Spoiled("desk@wire.example", "the desk", 6, "no e-mail address"),
    Spoiled("-5", "five", 7, "windowTop is no number"),
    Spoiled('text="Wires"', "", 10, "outline has no text"),
    advice('text="Wires"', 'text=""', 10, "text of outline is empty"),
    Spoiled('text="Wires"', 'text="Wires" isComment="yes"', 10, "isComment is neither"),
    Spoiled(' xmlUrl="https://wire.example/rss.xml"', "", 11, "has no xmlUrl"),
    Spoiled('xmlUrl="https://wire.example/', 'xmlUrl="/', 11, "xmlUrl is no absolute address"),
    advice('version="RSS2"', 'version="2.0"', 11, "version is none of RSS"),
    Spoiled('language="en"', 'language="in English"', 11, "no language tag"),
    Spoiled(' url="https://wire.example/"', "", 13, "outline of type link has no url"),
    Spoiled('created="Tue', 'created="Mon', 13, "wrong day of the week"),
    Spoiled("</body>", "<item/></body>", 14, "only outline may"),
)
def test_a_rule_that_is_broken_is_told_with_its_line(case: Spoiled) -> None:
    check(opml.findings, SOUND, case)


def test_an_empty_body_is_an_error() -> None:
    start, end = SOUND.index("<outline"), SOUND.index("</body>")
    assert [one.message for one in findings(opml.findings, SOUND[:start] + SOUND[end:])] == ["body holds no outline"]
