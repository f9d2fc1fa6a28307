"""Every page as the W3C's feed validation service would see it: no error, and no warning but of tombstones."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from syndicate.formats.atom import TOMBSTONES, AtomWriter
from syndicate.formats.rss import RssWriter
from syndicate.model.dispatch import Dispatch
from syndicate.model.edition import Edition
from syndicate.model.place import Place
from syndicate.ports.format import Writer
from tests.conformance.feed_rules import complaints
from tests.makers import AGENCY, make_dispatch, make_section
from tests.pages import joined
from tests.strategies import dispatches
from tests.wire_day import DAY, EDITION, EMPTY, KILL, NASTY, WIRE

HUBBED = replace(WIRE, hubs=("https://hub.example/", "https://other-hub.example/"))
WRITERS: tuple[Writer, ...] = (RssWriter(HUBBED), AtomWriter(HUBBED))
PLACED = make_dispatch(
    guid="urn:newsml:agency.example:20261124:a/b|é",
    headline="1&1 and S&P500 rise, x <y",
    located=(Place(name="Null Quay", latitude=1e-7, longitude=-0.5),),
)
CLEAN = replace(EDITION, dispatches=(*(one for one in DAY if one not in (KILL, NASTY)), PLACED))

writers = pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.name)


@writers
@pytest.mark.parametrize(
    "edition",
    [CLEAN, replace(CLEAN, previous=3), replace(CLEAN, document=3, previous=2), EMPTY],
    ids=["alone", "current", "archived", "empty"],
)
def test_nothing_is_said_of_a_page(writer: Writer, edition: Edition) -> None:
    assert complaints(joined(writer, edition), EDITION.updated.replace(year=2027)) == []


def test_a_kill_is_as_clean_as_a_story_in_rss() -> None:
    assert complaints(joined(RssWriter(WIRE), replace(EDITION, dispatches=(KILL,)))) == []


def test_of_a_kill_in_atom_it_is_said_that_tombstones_are_not_known() -> None:
    page = joined(AtomWriter(WIRE), replace(EDITION, dispatches=(KILL, *CLEAN.dispatches)))
    assert complaints(page) == [f"a namespace that it does not know: {TOMBSTONES}"]


@writers
def test_text_that_is_markup_is_told_by_its_end_tags_alone(writer: Writer) -> None:
    said = complaints(joined(writer, replace(EDITION, dispatches=(NASTY,))))
    assert set(said) <= {"title reads like HTML: </script>", "summary reads like HTML: </b>"}


def test_the_oldest_archive_document_leads_nowhere() -> None:
    page = joined(AtomWriter(WIRE), replace(CLEAN, document=1))
    assert complaints(page) == ["an archive document that leads nowhere"]


def _may_be_said(complaint: str) -> bool:
    """What a page owes to the records it is made of and not to its writer."""
    owed = ("a namespace", "a character")
    newer = "~" in complaint and complaint.endswith("is no URI")  # RFC 8141 lets a URN have it, RFC 2141 did not
    return complaint.startswith(owed) or "reads like HTML" in complaint or "cannot be" in complaint or newer


@given(dispatches())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_is_said_of_any_story(dispatch: Dispatch) -> None:
    edition = replace(EDITION, section=make_section(), dispatches=(dispatch,))
    for writer in (RssWriter(AGENCY), AtomWriter(AGENCY)):
        assert [one for one in complaints(joined(writer, edition)) if not _may_be_said(one)] == []


SPOILED: dict[str, tuple[bytes, bytes]] = {
    "a namespace that it does not know": (b"<item>", b'<item xmlns:x="urn:x:y">'),
    "not the usual prefix": (
        b'xmlns:sy="http://purl',
        b'xmlns:syn="http://purl.org/rss/1.0/modules/syndication/" xmlns:sy="http://purl',
    ),
    "item may not hold media:status": (b"</item>", b'<media:status state="deleted"/></item>'),
    "item may not hold georss:featurename": (b"</item>", b"<georss:featurename>x</georss:featurename></item>"),
    "is no point": (b"0.0000001 -0.5", b"1e-07 -0.5"),
    "cannot be": (b"<pubDate>Mon, 09 Mar 2026", b"<pubDate>Sat, 09 Mar 1985"),
    "wrong day": (b"<pubDate>Mon,", b"<pubDate>Tue,"),
    "no date": (b"<pubDate>Mon,", b"<pubDate>Monday,"),
    "enclosure stands 2 times": (
        b"<enclosure ",
        b'<enclosure url="http://a.example/" length="1" type="a/b"/><enclosure ',
    ),
    "length is no number": (b'length="48213"', b'length=""'),
    "no media type": (b'type="image/jpeg"', b'type="a picture"'),
    "fileSize": (b'fileSize="48213"', b'fileSize="0"'),
    "could be taken for HTML": (b"1&#x26;1 and S&#x26;P500 rise, x &#x3C;y", b"S&amp;P500"),
    "reads like HTML": (b"<title>Herring", b"<title>&lt;b&gt;Big&lt;/b&gt; Herring"),
    "no URI": (b"fleet%20at%20dawn", b"fleet at dawn"),
    "HTML with script": (b"&lt;p&gt;Forty", b"&lt;script/&gt;&lt;p&gt;Forty"),
    "HTML with style": (b"&lt;p&gt;Forty", b"&lt;p style=''&gt;Forty"),
    "relative link": (b"&lt;p&gt;Forty", b"&lt;p&gt;&lt;a href='x'/&gt;Forty"),
    "no link to itself": (b'rel="self"', b'rel="hub"'),
    "is no language": (b"<language>en<", b"<language>English<"),
    "address with a name": (b"desk@harrow-wire.example (Harrow Wire Service)", b"desk@harrow-wire.example"),
    "decoded wrongly": ("— The harbour".encode(), "\ufffd The harbour".encode()),
    "stands behind an entry": (b"</channel>", b"<ttl>5</ttl></channel>"),
    "entries have guid": (b"000000000000000000000002</guid>", b"000000000000000000000003</guid>"),
}


@pytest.mark.parametrize("said", SPOILED)
def test_the_checker_sees_a_spoiled_page(said: str) -> None:
    good, bad = SPOILED[said]
    page = joined(RssWriter(WIRE), CLEAN)
    assert good in page
    assert [one for one in complaints(page.replace(good, bad)) if said in one]


SPOILED_ATOM: dict[str, Callable[[bytes], bytes]] = {
    "not spelt canonically": lambda page: page.replace(b"a%2Fb%7C", b"a%2fb%7C"),
    "entries have updated": lambda page: page.replace(b"06:33:02", b"06:32:02"),
    "without the current one": lambda page: page.replace(b'rel="current"', b'rel="related"'),
    "two alternates": lambda page: page.replace(b'rel="related"', b'rel="alternate" type="text/html"'),
    "name holds an e-mail": lambda page: page.replace(b"<name>Mara", b"<name>&#x3C;a@b.example&gt; Mara"),
}


@pytest.mark.parametrize("said", SPOILED_ATOM)
def test_the_checker_sees_a_spoiled_atom_page(said: str) -> None:
    page = SPOILED_ATOM[said](joined(AtomWriter(WIRE), replace(CLEAN, document=2, previous=1)))
    assert [one for one in complaints(page) if said in one]
