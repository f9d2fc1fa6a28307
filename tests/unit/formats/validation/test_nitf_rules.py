"""NITF: every rule has a document that breaks it, with the namespace and without."""

import pytest

from syndicate.formats.validation import nitf
from tests.spoiling import Spoiled, advice, check, each, findings

SOUND = """<?xml version="1.0"?>
<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" version="-//IPTC//DTD NITF 3.6//EN" baselang="en">
<head>
<title type="main">Talks resume</title>
<tobject tobject.type="news">
<tobject.subject tobject.subject.refnum="04000000"/>
</tobject>
<docdata management-status="usable">
<doc-id id-string="tag:wire.example,2026:1"/>
<urgency ed-urg="4"/>
<date.issue norm="20261124T120000Z"/>
<key-list>
<keyword key="harbours"/>
</key-list>
</docdata>
<pubdata type="web" item-length="2"/>
</head>
<body>
<body.head>
<hedline>
<hl1>Talks resume</hl1>
</hedline>
<byline>By JANE MARLOW</byline>
<dateline><location>KESTREL BAY</location></dateline>
</body.head>
<body.content>
<p>Talks resumed.</p>
<media media-type="image"/>
</body.content>
</body>
</nitf>
"""


@pytest.mark.parametrize("declared", [' xmlns="http://iptc.org/std/NITF/2006-10-18/"', ""])
def test_a_sound_document_has_no_finding(declared: str) -> None:
    document = SOUND.replace(' xmlns="http://iptc.org/std/NITF/2006-10-18/"', declared)
    assert findings(nitf.findings, document) == []


@each(
    Spoiled("NITF/2006-10-18", "NITF/1999", 2, "the namespace"),
    Spoiled("-//IPTC//DTD NITF 3.6//EN", "3.6", 2, "version is not of the form"),
    Spoiled('baselang="en"', 'baselang="in English"', 2, "baselang is no language tag"),
    Spoiled('type="main"', 'type="big"', 4, "type of title is none of"),
    Spoiled("<tobject tobject", "<meta/><tobject tobject", 5, "meta has no content"),
    Spoiled("</head>", "<title>x</title></head>", 17, "title stands behind pubdata in head"),
    Spoiled("</head>", "<author/></head>", 17, "head has no element author"),
    Spoiled("</title>", "</title><title>x</title>", 4, "title stands more than once in head"),
    Spoiled(' tobject.subject.refnum="04000000"', "", 6, "tobject.subject has no tobject.subject.refnum"),
    advice("04000000", "politics", 6, "no Subject Reference Number"),
    advice(' management-status="usable"', "", 8, "docdata has no management-status"),
    advice('management-status="usable"', 'management-status="killed"', 8, "management-status is none of"),
    Spoiled('management-status="usable"', 'management-status="embargoed"', 8, "embargoed without a date.release"),
    advice('<doc-id id-string="tag:wire.example,2026:1"/>', "", 8, "no doc-id/@id-string"),
    Spoiled('ed-urg="4"', 'ed-urg="9"', 10, "ed-urg is no number from 1 to 8"),
    Spoiled("20261124T120000Z", "24.11.2026", 11, "norm of date.issue is no ISO 8601 date"),
    advice(' key="harbours"', "", 13, "keyword has no key"),
    Spoiled('<keyword key="harbours"/>', "<key/>", 13, "key-list has no element key"),
    Spoiled('type="web"', 'type="net"', 16, "type of pubdata is none of"),
    Spoiled("<hl1>Talks resume</hl1>", "<hl2>x</hl2>", 20, "hedline has no hl1"),
    Spoiled("<byline>By", "<abstract/><byline>By", 23, "byline stands behind abstract in body.head"),
    Spoiled("<p>Talks resumed.</p>", "Talks resumed.", 26, "text stands right in body.content"),
    Spoiled(' media-type="image"', "", 28, "media has no media-type"),
)
def test_a_rule_that_is_broken_is_told_with_its_line(case: Spoiled) -> None:
    check(nitf.findings, SOUND, case)


def test_a_document_without_a_body_or_docdata() -> None:
    told = [(one.line, str(one.severity), one.message) for one in findings(nitf.findings, "<nitf><head/></nitf>")]
    assert told == [
        (1, "error", "nitf has no body"),
        (1, "warning", "no head/docdata says which document this is"),
    ]


def test_a_kill_that_carries_its_story_is_warned_of() -> None:
    killed = SOUND.replace("usable", "canceled").replace("Talks resumed.", "Talks resumed. " * 80)
    assert [one.line for one in findings(nitf.findings, killed)] == [18]
