"""NewsML-G2: how fields of a dispatch that other feeds have no room for are written."""

from lxml import etree

from syndicate.formats.newsml_g2 import NewsmlG2Writer
from syndicate.model.body import Body, Paragraph
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Association, PubStatus, Subject
from syndicate.model.link import Link, Relation
from syndicate.model.place import Place
from tests.makers import AGENCY, make_dispatch
from tests.pages import joined
from tests.stories import edition_of

NS = {"g2": "http://iptc.org/std/nar/2006-10-01/", "h": "http://www.w3.org/1999/xhtml"}
MEMBERS = (
    Link(relation=Relation.MEMBER, target="urn:newsml:x:1", version=3, title="One"),
    Link(relation=Relation.SEE_ALSO, target="http://wire.example/page"),
    Link(relation=Relation.MEMBER, target="urn:newsml:x:2"),
)


def written(**fields: object) -> etree._Element:
    """The item that a dispatch with these fields is written as."""
    page = etree.fromstring(joined(NewsmlG2Writer(AGENCY), edition_of(make_dispatch(**fields))))
    (item,) = page.iterfind("g2:itemSet/*", NS)
    return item


def markup(item: etree._Element, path: str) -> list[str]:
    """The elements at a path, their namespaces left out."""
    found = item.iterfind(path, NS)
    return [etree.tostring(element).decode().replace(f' xmlns="{NS["g2"]}"', "") for element in found]


def test_a_place_brings_the_areas_around_it_and_where_it_is() -> None:
    places = (
        Place(
            name="Port Elder",
            code="geonames:2643743",
            region="Westmark",
            country="Norway",
            country_code="NO",
            latitude=59.5,
            longitude=-1e-05,
        ),
        Place(name="Quay", code="http://places.example/7", country_code="NO"),
        Place(name="Bay", code="own 7"),
        Place(name="Sound"),
    )
    item = written(located=places, dateline=Dateline(raw="OLD QUAY -", cities=("OLD QUAY",)))
    assert markup(item, "g2:contentMeta/g2:located") == [
        (
            '<located qcode="geonames:2643743"><name>Port Elder</name><broader type="loctyp:CountryArea">'
            '<name>Westmark</name></broader><broader type="loctyp:Country" qcode="iso3166-1a2:NO"><name>Norway</name>'
            "</broader><geoAreaDetails>"
            '<position latitude="59.5" longitude="-0.00001"/></geoAreaDetails></located>'
        ),
        (
            '<located uri="http://places.example/7"><name>Quay</name>'
            '<broader type="loctyp:Country" qcode="iso3166-1a2:NO"/></located>'
        ),
        '<located literal="own 7"><name>Bay</name></located>',
        '<located literal="Sound"><name>Sound</name></located>',
    ]


def test_own_schemes_are_declared_in_a_catalog_of_the_item() -> None:
    subjects = (
        Subject(code="mp:17", scheme="http://codes.example/mp/", kind="person", name="Marit Ekwall"),
        Subject(code="mp:18", scheme="http://codes.example/other/"),
        Subject(code="medtop:11000000", because="mp:17"),
    )
    item = written(subjects=subjects)
    assert markup(item, "g2:catalog") == ['<catalog><scheme alias="mp" uri="http://codes.example/mp/"/></catalog>']
    assert markup(item, "g2:contentMeta/g2:subject") == [
        '<subject qcode="mp:17" type="cpnat:person"><name>Marit Ekwall</name></subject>',
        '<subject uri="http://codes.example/other/mp%3A18" literal="mp:18"/>',
        '<subject qcode="medtop:11000000" why="why:associated"/>',
    ]


def test_links_go_by_guid_or_address() -> None:
    links = (
        Link(relation=Relation.PREVIOUS_VERSION, target="urn:newsml:x:1", version=2),
        Link(relation=Relation.SEE_ALSO, target="http://wire.example/page", title="Page"),
    )
    assert markup(written(links=links), "g2:itemMeta/g2:link") == [
        '<link rel="irel:previousVersion" residref="urn:newsml:x:1" version="2"/>',
        '<link rel="irel:seeAlso" href="http://wire.example/page"><title>Page</title></link>',
    ]


def test_an_association_brings_all_that_is_known_of_it() -> None:
    picture = Association(
        href="http://p.example/1.png",
        guid="urn:newsml:x:9",
        kind="graphic",
        title="Tides",
        credit="MP",
        media_type="image/png",
    )
    assert markup(written(associations=(picture,)), "g2:itemMeta/g2:link") == [
        (
            '<link rel="irel:associatedWith" href="http://p.example/1.png" residref="urn:newsml:x:9" '
            'contenttype="image/png">'
            '<itemClass qcode="ninat:graphic"/><title>Tides</title><creditline>MP</creditline></link>'
        )
    ]


def test_a_package_is_a_package_item_with_its_running_order() -> None:
    item = written(links=MEMBERS, item_class="composite", body=Body((Paragraph("What matters."),)))
    assert etree.QName(item).localname == "packageItem"
    assert markup(item, "g2:itemMeta/g2:itemClass") == ['<itemClass qcode="ninat:composite"/>']
    assert markup(item, "g2:itemMeta/g2:link") == ['<link rel="irel:seeAlso" href="http://wire.example/page"/>']
    assert markup(item, "g2:groupSet/g2:group/g2:itemRef") == [
        '<itemRef residref="urn:newsml:x:1" version="3"><title>One</title></itemRef>',
        '<itemRef residref="urn:newsml:x:2"/>',
    ]
    assert [found.text for found in item.iterfind("g2:contentMeta/g2:description//h:p", NS)] == ["What matters."]
    assert item.find("g2:contentSet", NS) is None


def test_two_packages_in_a_message_have_groups_of_their_own() -> None:
    page = joined(
        NewsmlG2Writer(AGENCY),
        edition_of(make_dispatch(guid="urn:n:1", links=MEMBERS), make_dispatch(guid="urn:n:2", links=MEMBERS)),
    )
    groups = [group.get("id") for group in etree.fromstring(page).iterfind(".//g2:group", NS)]
    roots = [group_set.get("root") for group_set in etree.fromstring(page).iterfind(".//g2:groupSet", NS)]
    assert len(set(groups)) == 2
    assert groups == roots


def test_a_killed_package_tells_nothing_of_its_items() -> None:
    item = written(links=MEMBERS, pub_status=PubStatus.CANCELED)
    assert etree.QName(item).localname == "newsItem"
    assert b"urn:newsml:x" not in etree.tostring(item)


def test_whom_a_story_is_from_and_whose_it_is() -> None:
    assert markup(written(agency="Norvia News", provider="Meridian"), "g2:contentMeta/g2:infoSource") == [
        '<infoSource literal="Norvia News"><name>Norvia News</name></infoSource>',
        '<infoSource role="cpprole:distributor" literal="Meridian"><name>Meridian</name></infoSource>',
    ]


def test_lines_of_a_note_are_set_apart() -> None:
    assert markup(written(ed_note="One\nTwo"), "g2:itemMeta/g2:edNote") == ["<edNote>One<br/>Two</edNote>"]


def test_item_class_is_a_code_of_iptc() -> None:
    classes = [
        markup(written(item_class=name), "g2:itemMeta/g2:itemClass")[0] for name in ("picture", "no code at all", "")
    ]
    assert classes == [f'<itemClass qcode="ninat:{name}"/>' for name in ("picture", "text", "text")]
