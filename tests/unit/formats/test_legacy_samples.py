"""Real messages in IPTC 7901 and ANPA 1312, each checked by eye: facts of them, not their text."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from syndicate.desk.reading import Desk
from syndicate.formats.plain_text import PlainText
from syndicate.model.body import Heading, Listing
from syndicate.model.dispatch import Dispatch, Signal
from syndicate.model.link import Relation
from syndicate.rules.normalise import Defaults
from tests.legacy import READERS, recognised
from tests.makers import make_filing


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What a file says.

    Attributes:
        headline: How it begins …
        ends: … and its last word.
        last: The last words of the body.
        note: A part of the note to editors.
    """

    form: str
    headline: str
    ends: str
    slugline: str
    byline: str | None
    provider: str
    agency: str
    city: str
    language: str
    urgency: int
    priority: str | None = None
    subject: str
    genre: str | None = None
    signal: Signal | None = None
    take: int = 0
    note: str
    created: datetime
    blocks: int
    headings: int = 0
    words: range
    last: str


FACTS = {
    "iptc7901/IPTC7901_odd_charset.txt": Facts(
        form="iptc-7901",
        headline="German football saddened",
        ends="Mueller",
        slugline="Germany-football/Munich/Mueller/",
        byline="Manuel Schwarz, dpa",
        provider="dpa",
        agency="dpa",
        city="Munich",
        language="en",
        urgency=3,
        subject="a1312cat:s",
        signal=Signal.UPDATE,
        take=1,
        note="- adds comments by Germany coach Loew, byline",
        created=datetime(2015, 10, 7, 13, 41, tzinfo=UTC),
        blocks=21,
        words=range(560, 580),
        last="family's private sphere.\"",
    ),
    "iptc7901/dpa_four_line.txt": Facts(
        form="iptc-7901",
        headline="Switzerland joins list",
        ends="pact",
        slugline="Switzerland/migration/UN/",
        byline="dpa correspondents",
        provider="dpa",
        agency="dpa",
        city="Geneva",
        language="en",
        urgency=3,
        subject="a1312cat:i",
        signal=Signal.CORRECTION,
        take=1,
        note="Christiane Oelrich in Geneva and Helen Corbett in New York",
        created=datetime(2018, 11, 21, 23, 22, tzinfo=UTC),
        blocks=15,
        words=range(370, 385),
        last="Poland and the United States.",
    ),
    "iptc7901/dpa_two_line.txt": Facts(
        form="iptc-7901",
        headline="Peace talks on Yemen",
        ends="says",
        slugline="Yemen/conflict/",
        byline=None,
        provider="dpa",
        agency="dpa",
        city="Washington",
        language="en",
        urgency=3,
        subject="a1312cat:i",
        note="- [DOD news](http://dpaq.de/3UXnb)",
        created=datetime(2018, 11, 21, 21, 1, tzinfo=UTC),
        blocks=4,
        words=range(88, 95),
        last="it has decreased considerably.",
    ),
    "iptc7901/dw-1.iptc": Facts(
        form="iptc-7901",
        headline="«Mythos",
        ends="Kommerz",
        slugline="Gesundheit/Gesellschaft/Baden-Württemberg/Deutschland/Frauen/",
        byline="Marco Krefting und Sunrita Sen, dpa",
        provider="dpa",
        agency="dpa",
        city="Waghäusel",
        language="de",
        urgency=3,
        subject="dpacat:vm",
        genre="KORR-Bericht",
        signal=Signal.CORRECTION,
        note="- [Informationen von Terre des Femmes zum Thema](https://dpaq.de/Ik0FISK)",
        created=datetime(2024, 9, 24, 10, 5, tzinfo=UTC),
        blocks=20,
        headings=6,
        words=range(840, 860),
        last="in den 1950ern weit verbreitet gewesen.",
    ),
    "iptc7901/nsb-n1.iptc": Facts(
        form="iptc-7901",
        headline="Baum auf Bahnstrecke",
        ends="Verspätungen",
        slugline="Verkehr/Bahn/Niedersachsen/",
        byline=None,
        provider="dpa",
        agency="dpa/lni",
        city="Peine",
        language="de",
        urgency=4,
        subject="dpacat:vm",
        note="- [Peine](31 Peine, Deutschland)",
        created=datetime(2024, 9, 25, 16, 52, tzinfo=UTC),
        blocks=2,
        headings=1,
        words=range(80, 90),
        last="ergänzte der Sprecher.",
    ),
    "iptc7901/tty2newsml_test1.bin": Facts(
        form="iptc-7901",
        headline="AP-APTN-1330: Bosnia",
        ends="Rescue",
        slugline="AP-APTN-1330:BosniaMineR",
        byline=None,
        provider="AP",
        agency="AP",
        city="Zenica",
        language="en",
        urgency=4,
        subject="txx",
        note="STORY NUMBER: 2021347",
        created=datetime(2014, 9, 5, 13, 32, tzinfo=UTC),
        blocks=20,
        headings=1,
        words=range(490, 560),
        last="Territory.",
    ),
    "anpa1312/anpa-1.tst": Facts(
        form="anpa-1312",
        headline="For Argentine chemo",
        ends="hurt",
        slugline="BC-LT--Argentina-Cancer Beauty",
        byline="PAUL BYRNE and ALMUDENA CALATRAVA, Associated Press",
        provider="AP",
        agency="AP",
        city="BUENOS AIRES",
        language="en",
        urgency=1,
        priority="f",
        subject="a1312cat:l",
        note="AP Photo XNP101, XNP102, XNP103, XNP104, XNP105, XNP106",
        created=datetime(2013, 11, 13, 15, 9, tzinfo=UTC),
        blocks=14,
        words=range(460, 470),
        last="helped with this story.",
    ),
    "anpa1312/ap_anpa-1.tst": Facts(
        form="anpa-1312",
        headline="Deng has 30 points",
        ends="115-111",
        slugline="BC-BKN--Heat-Hawks, 1st Ld-Writethru",
        byline="CHARLES ODUM, AP Sports Writer",
        provider="AP",
        agency="AP",
        city="ATLANTA",
        language="en",
        urgency=5,
        priority="r",
        subject="a1312cat:z",
        signal=Signal.UPDATE,
        take=1,
        note="Heat 115, Hawks 111. Updates. With AP Photos.",
        created=datetime(2016, 2, 20, 3, 37, tzinfo=UTC),
        blocks=18,
        headings=2,
        words=range(410, 420),
        last="Host Milwaukee on Saturday night.",
    ),
    "anpa1312/ap_anpa-4.tst": Facts(
        form="anpa-1312",
        headline="AP Exclusive: China lawyer's",
        ends="flee",
        slugline="BC-AS--China-Daring Escape-ABRIDGED, 3rd Ld-Writethru",
        byline="GERRY SHIH, Associated Press",
        provider="AP",
        agency="AP",
        city="BEIJING",
        language="en",
        urgency=5,
        priority="r",
        subject="a1312cat:i",
        signal=Signal.UPDATE,
        take=3,
        note="With BC-AS--China-Lawyer Trial.",
        created=datetime(2017, 5, 9, 0, 56, tzinfo=UTC),
        blocks=25,
        words=range(820, 832),
        last="contributed to this report.",
    ),
}

pytestmark = pytest.mark.shared


def read(shared: Path, name: str) -> Dispatch:
    filing = make_filing((shared / "samples" / name).read_bytes())
    (dispatch,) = Desk((*READERS, PlainText())).read(filing, Defaults(source="x", domain="wire.example"))
    assert isinstance(dispatch, Dispatch)
    return dispatch


def test_every_file_has_its_facts(shared: Path) -> None:
    folders = (shared / "samples/iptc7901", shared / "samples/anpa1312")
    assert {f"{file.parent.name}/{file.name}" for folder in folders for file in folder.iterdir()} == set(FACTS)


@pytest.mark.parametrize("name", FACTS)
def test_what_a_file_says(shared: Path, name: str) -> None:
    facts, dispatch = FACTS[name], read(shared, name)
    assert recognised((shared / "samples" / name).read_bytes()) == [facts.form]
    assert dispatch.headline.startswith(facts.headline)
    assert dispatch.headline.endswith(facts.ends)
    assert (dispatch.slugline, dispatch.byline) == (facts.slugline, facts.byline)
    assert (dispatch.provider, dispatch.agency) == (facts.provider, facts.agency)
    assert dispatch.dateline is not None
    assert dispatch.dateline.cities == (facts.city,)
    assert (dispatch.language, dispatch.urgency, dispatch.priority) == (facts.language, facts.urgency, facts.priority)
    assert dispatch.subjects[0].code == facts.subject
    assert (dispatch.genre, dispatch.signal, dispatch.take) == (facts.genre, facts.signal, facts.take)
    assert facts.note in (dispatch.ed_note or "").split("\n") or facts.note in (dispatch.ed_note or "")
    assert dispatch.created == facts.created


@pytest.mark.parametrize("name", FACTS)
def test_the_body_of_a_file(shared: Path, name: str) -> None:
    facts, body = FACTS[name], read(shared, name).body
    assert len(body.blocks) == facts.blocks
    assert sum(isinstance(block, Heading) for block in body.blocks) == facts.headings
    assert body.word_count in facts.words
    assert body.text.rstrip().endswith(facts.last)
    assert not any(mark in body.text for mark in ("# Not", "^", "___", "dpa al", "\x08"))


def test_numbers_links_terms_and_lists(shared: Path) -> None:
    correction = read(shared, "iptc7901/dw-1.iptc")
    assert [(link.relation, link.target) for link in correction.links] == [
        (Relation.PREVIOUS_VERSION, "urn:newsml:dpa.com:20090101:240923-930-240378")
    ]
    script = read(shared, "iptc7901/tty2newsml_test1.bin")
    assert (script.usage_terms, script.credit) == ("AP Clients Only", "AP TELEVISION")
    assert [len(block.items) for block in script.body.blocks if isinstance(block, Listing)] == [19]
    numbers = {}
    for name in FACTS:
        filing = make_filing((shared / "samples" / name).read_bytes())
        (reader,) = (reader for reader in READERS if reader.recognises(filing.content))
        (draft,) = reader.read(filing)
        numbers[name.rpartition("/")[2]] = draft.wire_number
    assert numbers == {
        "IPTC7901_odd_charset.txt": "dpa 099",
        "dpa_four_line.txt": "dpa 0045",
        "dpa_two_line.txt": "dpa 1888",
        "dw-1.iptc": None,
        "nsb-n1.iptc": None,
        "tty2newsml_test1.bin": "v 2557",
        "anpa-1.tst": "w2870",
        "ap_anpa-1.tst": "z6715",
        "ap_anpa-4.tst": "w2346",
    }


def test_nothing_else_is_taken(shared: Path) -> None:
    legacy = {"iptc7901", "anpa1312"}
    files = [
        file
        for file in (shared / "samples").rglob("*")
        if file.is_file() and file.relative_to(shared / "samples").parts[0] not in legacy
    ]
    assert len(files) > 100
    assert {file.name: names for file in files if (names := recognised(file.read_bytes()[:4096]))} == {}
