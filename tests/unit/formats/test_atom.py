"""What Atom alone says."""

from dataclasses import replace

from lxml import etree
from lxml.etree import _Element

from syndicate.formats.atom import TOMBSTONES, AtomWriter
from syndicate.formats.geo import GEORSS
from syndicate.model.dispatch import Dispatch
from syndicate.model.place import Place
from tests.makers import AGENCY, make_dispatch, make_section
from tests.pages import joined
from tests.wire_day import EDITION, EMPTY, HEBREW, HOLD, KILL, PICTURES, WIRE

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def entry_of(dispatch: Dispatch) -> _Element:
    page = etree.fromstring(joined(AtomWriter(WIRE), replace(EDITION, dispatches=(dispatch,))))
    return page[-1]


def test_kill_is_a_tombstone_and_no_entry() -> None:
    page = etree.fromstring(joined(AtomWriter(WIRE), EDITION))
    grave = page.find(f"{{{TOMBSTONES}}}deleted-entry")
    assert grave is not None
    assert (grave.get("ref"), grave.get("when")) == (KILL.guid, "2026-03-09T06:35:02+00:00")
    assert grave.findtext(f"{{{TOMBSTONES}}}comment") == KILL.ed_note
    assert KILL.guid not in [entry.findtext(f"{ATOM}id") for entry in page.iter(f"{ATOM}entry")]
    assert page.index(grave) < page.index(next(page.iter(f"{ATOM}entry")))


def test_hold_is_left_out() -> None:
    assert AtomWriter(WIRE).entry(HOLD) is None


def test_text_says_that_it_is_plain_and_content_that_it_is_html() -> None:
    entry = entry_of(make_dispatch(copyright="©"))
    types = {name: entry.find(f"{ATOM}{name}") for name in ("title", "summary", "rights", "content")}
    assert {name: found.get("type") for name, found in types.items() if found is not None} == {
        "title": "text",
        "summary": "text",
        "rights": "text",
        "content": "html",
    }


def test_links_keep_rel_type_length_and_title() -> None:
    links = [dict(link.attrib) for link in entry_of(PICTURES).iter(f"{ATOM}link")]
    at = "https://pictures.harrow-wire.example/"
    caption = PICTURES.associations[0].caption
    story = "https://feeds.harrow-wire.example/items/f8/f89370910afdc105fac7.html"
    picture = f"{at}fleet%20at%20dawn.jpg?w=800&h=600"
    assert links == [
        {"rel": "alternate", "type": "text/html", "href": story},
        {"rel": "enclosure", "type": "image/jpeg", "href": picture, "length": "48213", "title": caption},
        {"rel": "enclosure", "type": "audio/mpeg", "href": f"{at}horn.mp3"},
        {"rel": "related", "href": f"{at}tides", "title": "Tide tables"},
    ]


def test_entry_says_whose_story_it_is_and_where_on_the_map() -> None:
    place = Place(name="Quillhaven", latitude=48.5, longitude=-4.25)
    entry = entry_of(make_dispatch(agency="Meridian Press", located=(Place(name="Norvia"), place)))
    assert entry.findtext("{http://purl.org/dc/elements/1.1/}publisher") == "Meridian Press"
    assert [point.text for point in entry.iter(f"{{{GEORSS}}}point")] == ["48.5 -4.25"]
    assert entry.findtext(f"{{{GEORSS}}}featureName") == "Quillhaven"


def test_entry_says_its_language() -> None:
    assert entry_of(HEBREW).get(LANG) == "he"
    assert entry_of(make_dispatch()).get(LANG) is None


def test_feed_keeps_its_id_when_the_agency_moves() -> None:
    def id_at(base_url: str) -> str | None:
        writer = AtomWriter(replace(AGENCY, base_url=base_url))
        page = joined(writer, replace(EDITION, section=make_section(name="docks")))
        return etree.fromstring(page).findtext(f"{ATOM}id")

    assert id_at("http://a.example/") == id_at("https://b.example/feeds/") == "tag:wire.example,2026:section/docks"


def test_a_feed_without_a_kill_names_no_tombstones() -> None:
    assert TOMBSTONES.encode() not in joined(AtomWriter(WIRE), replace(EDITION, dispatches=(HEBREW,)))


def test_id_is_a_uri_also_where_the_agency_gave_none() -> None:
    entry = entry_of(make_dispatch(guid='urn:newsml:agency.example:a/b "é" 5%'))
    assert entry.findtext(f"{ATOM}id") == "urn:newsml:agency.example:a%2Fb%20%22%C3%A9%22%205%25"


def test_an_empty_feed_has_a_date_that_can_be() -> None:
    page = etree.fromstring(joined(AtomWriter(WIRE), EMPTY))
    assert page.findtext(f"{ATOM}updated") == "2005-12-01T00:00:00+00:00"


def test_newest_entry_dates_the_feed() -> None:
    page = etree.fromstring(joined(AtomWriter(WIRE), EDITION))
    assert page.findtext(f"{ATOM}updated") == max(
        entry.findtext(f"{ATOM}updated") or "" for entry in page.iter(f"{ATOM}entry")
    )
