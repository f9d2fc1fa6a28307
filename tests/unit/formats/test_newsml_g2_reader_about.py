"""What NewsML-G2 says of content: lines, parties, subjects and places."""

import pytest

from syndicate.model.dispatch import Draft, Subject
from syndicate.model.place import Place
from tests.g2_items import draft_of, item

MEDTOP = "http://cv.iptc.org/newscodes/mediatopic/"
SUBJ = "http://cv.iptc.org/newscodes/subjectcode/"


def about(*elements: str, language: str = "en") -> Draft:
    return draft_of(item(about="".join(elements), language=language))


class TestLines:
    def test_the_lines_of_a_text(self) -> None:
        draft = about(
            "<urgency>3</urgency><slugline separator='-'>TIDE-TREATY/</slugline><headline> Tide\n talks </headline>",
            "<by>By Ines Halloran</by><dateline>PORT ELDER, Nov. 24 (Meridian) - </dateline>",
            "<creditline>Meridian</creditline><keyword>tide</keyword><keyword>coast</keyword><keyword>tide</keyword>",
            "<genre qcode='genre:Current'/><language tag='en-GB'/>",
        )
        assert draft.headline == "Tide talks"
        assert draft.slugline == "TIDE-TREATY/"
        assert draft.byline == "By Ines Halloran"
        assert draft.dateline == "PORT ELDER, Nov. 24 (Meridian) -"
        assert (draft.credit, draft.keywords, draft.genre) == ("Meridian", ("tide", "coast"), "Current")
        assert (draft.language, draft.urgency) == ("en-GB", 3)

    @pytest.mark.parametrize("urgency", ["0", "10", "", "high"])
    def test_an_urgency_out_of_range_is_none(self, urgency: str) -> None:
        assert about(f"<urgency>{urgency}</urgency>").urgency is None

    @pytest.mark.parametrize(
        "headlines",
        [
            "<headline role='hld:subHeadline'>Deck</headline><headline>Main</headline>",
            "<headline role='mphld:short'>Short</headline><headline role='mphld:main'>Main</headline>",
            "<headline rank='2'>Second</headline><headline rank='1'>Main</headline>",
            "<headline xml:lang='fr'>Autre</headline><headline xml:lang='en-GB'>Main</headline>",
            (
                "<headline/><headline roleuri='http://meridian.example/roles/seoHeadline'>S</headline>"
                "<headline>Main</headline>"
            ),
        ],
    )
    def test_the_main_headline_comes_first(self, headlines: str) -> None:
        assert about(headlines).headline == "Main"

    def test_a_dateline_that_is_a_timestamp_is_none(self) -> None:
        assert about("<dateline>2026-11-24 13:00:03 GMT+00:00</dateline>").dateline is None

    def test_lines_in_the_content_s_language_are_preferred(self) -> None:
        both = "<language tag='nn'/><headline xml:lang='en'>Talks</headline><headline xml:lang='nn'>Samtaler</headline>"
        assert about(both).headline == "Samtaler"
        assert about("<headline xml:lang='fr'>Pourparlers</headline>").headline == "Pourparlers"

    @pytest.mark.parametrize(
        ("xml", "expected"),
        [
            (item(about="<language tag='sv'/>", language="en"), "sv"),
            (item(content="<inlineXML xml:lang='fi'><p>x</p></inlineXML>", language="en"), "fi"),
            (item(content="<inlineXML><html lang='da'><body><p>x</p></body></html></inlineXML>"), "da"),
            (item(language="en-US"), "en-US"),
            (item(), None),
        ],
    )
    def test_language(self, xml: str, expected: str | None) -> None:
        assert draft_of(xml).language == expected

    def test_genre_in_words(self) -> None:
        names = "<name role='mpnrol:gui'>Q and A</name><name role='nrol:display'>Q&amp;A</name>"
        assert about(f"<genre qcode='mpgenre:5'>{names}</genre>").genre == "Q&A"
        assert about("<genre/><genre literal='Feature'/>").genre == "Feature"


class TestHeadlineOfLastResort:
    @pytest.mark.parametrize(
        ("xml", "expected"),
        [
            (item(meta="<title>QUAY/</title>", about="<slugline>SLUG</slugline>"), "QUAY/"),
            (item(about="<slugline>SLUG</slugline><description>What it shows</description>"), "SLUG"),
            (item(about="<description role='drol:caption'>What it shows</description>"), "What it shows"),
            (item(content="<inlineData>A single line.</inlineData>"), "A single line."),
            (item(about="<subject qcode='medtop:1'><name>tides</name></subject>"), "tides"),
            (item(meta="<itemClass qcode='ninat:text'/><fileName>a.xml</fileName>"), "a.xml"),
            (item(attributes="guid='urn:newsml:x:1'", meta="<itemClass qcode='ninat:text'/>"), "urn:newsml:x:1"),
            (item(), None),
        ],
    )
    def test_it_is_the_next_best_line(self, xml: str, expected: str | None) -> None:
        assert draft_of(xml).headline == expected

    def test_a_long_description_is_cut_between_words(self) -> None:
        headline = about(f"<description>{'word ' * 60}</description>").headline
        assert headline is not None
        assert headline.endswith("word …")
        assert len(headline) < 170


class TestParties:
    @pytest.mark.parametrize(
        ("sources", "expected"),
        [
            ("<infoSource qcode='is:AP'><name>Associated Press</name></infoSource>", "Associated Press"),
            ("<infoSource literal='Meridian' qcode='NS:MP' role='cRole:origProv'/>", "Meridian"),
            ("<infoSource uri='http://x.example'/><infoSource qcode='is:NVA'/>", "NVA"),
            ("<infoSource uri='http://x.example'/>", None),
        ],
    )
    def test_the_agency_is_the_source(self, sources: str, expected: str | None) -> None:
        assert about(sources).agency == expected

    def test_a_distributor_is_the_provider_and_not_the_agency(self) -> None:
        draft = draft_of(
            item(
                meta="<provider literal='Example Wire'/>",
                about="<infoSource role='cpprole:distributor' literal='Meridian'/><infoSource literal='Norvia News'/>",
            )
        )
        assert (draft.provider, draft.agency) == ("Meridian", "Norvia News")

    @pytest.mark.parametrize(
        ("creators", "expected"),
        [
            ("<creator uri='http://x.example/mj'><name>Marit Ekwall</name></creator>", "Marit Ekwall"),
            (
                (
                    "<creator><name>Marit Ekwall</name></creator><creator role='crol:photographer'>"
                    "<name>Piet Oduya</name></creator>"
                ),
                "Marit Ekwall, Piet Oduya",
            ),
            ("<creator literal='ekwall.marit'><name>ekwall.marit</name></creator>", None),
            ("<creator><name>Norvia Television</name></creator>", None),
            ("<creator type='cpnat:organisation'><name>Ekwall Oduya</name></creator>", None),
            ("<creator><name>Ekwall Oduya</name><organisationDetails/></creator>", None),
            ("<creator role='ctrol:descrWriter'><name>Marit Ekwall</name></creator>", None),
            ("<creator literal='Meridian Wire'/>", None),
        ],
    )
    def test_people_who_made_it_are_the_byline_of_an_item_without_one(
        self, creators: str, expected: str | None
    ) -> None:
        assert about(creators).byline == expected

    def test_several_bylines_are_one_line(self) -> None:
        assert about("<by>Marit Ekwall</by><by xml:lang='fr'>Par M. Ekwall</by><by>Piet Oduya</by>").byline == (
            "Marit Ekwall, Piet Oduya"
        )

    def test_rights_in_a_part_are_not_those_in_the_whole(self) -> None:
        part = "<copyrightNotice>Part</copyrightNotice>"
        rights = f"<copyrightNotice>Whole</copyrightNotice></rightsInfo><rightsInfo idrefs='p'>{part}"
        assert draft_of(item(rights=rights)).copyright == "Whole"
        alone = item(rights=part).replace("<rightsInfo>", "<rightsInfo idrefs='p'>")
        assert draft_of(alone).copyright == "Part"

    def test_a_byline_comes_before_creators(self) -> None:
        assert about("<creator><name>Marit Ekwall</name></creator><by>Our own correspondent</by>").byline == (
            "Our own correspondent"
        )

    @pytest.mark.parametrize(
        ("rights", "copyright_line", "terms"),
        [
            ("<copyrightNotice> (c) 2026\n Meridian </copyrightNotice>", "(c) 2026 Meridian", None),
            ("<copyrightHolder literal='Meridian'/>", "Meridian", None),
            ("<copyrightHolder><name>Meridian Press</name></copyrightHolder>", "Meridian Press", None),
            ("<copyrightHolder uri='http://x.example'/>", None, None),
            (
                (
                    "<copyrightNotice xml:lang='de'>Alle Rechte</copyrightNotice>"
                    "<copyrightNotice xml:lang='en'>All rights"
                    "</copyrightNotice><usageTerms>Not for<br/>archives.</usageTerms><usageTerms>No print.</usageTerms>"
                ),
                "All rights",
                "Not for archives. No print.",
            ),
        ],
    )
    def test_rights(self, rights: str, copyright_line: str | None, terms: str | None) -> None:
        draft = draft_of(item(rights=rights, language="en"))
        assert (draft.copyright, draft.usage_terms) == (copyright_line, terms)


class TestSubjects:
    @pytest.mark.parametrize(
        ("element", "expected"),
        [
            ("<subject qcode='medtop:20000304'/>", Subject(code="medtop:20000304", scheme=MEDTOP)),
            (
                "<subject uri='http://cv.iptc.org/newscodes/mediatopic/20000304'><name>media</name></subject>",
                Subject(code="medtop:20000304", scheme=MEDTOP, name="media"),
            ),
            (
                "<subject uri='https://cv.iptc.org/newscodes/mediatopic/20000304/'/>",
                Subject(code="medtop:20000304", scheme=MEDTOP),
            ),
            ("<subject qcode='04000000'/>", Subject(code="subj:04000000", scheme=SUBJ)),
            ("<subject qcode='mpsub:17'/>", Subject(code="mpsub:17")),
            ("<subject qcode='declared:17'/>", Subject(code="declared:17", scheme="http://codes.meridian.example/s/")),
            ("<subject qcode='mt:20000304'/>", Subject(code="medtop:20000304", scheme=MEDTOP)),
            (
                "<subject uri='http://codes.meridian.example/s/a%20b'/>",
                Subject(code="declared:a b", scheme="http://codes.meridian.example/s/"),
            ),
            ("<subject uri='http://x.example/t/17'/>", Subject(code="http://x.example/t/17")),
            ("<subject uri='http://x.example/t/17' literal='17'/>", Subject(code="17", scheme="http://x.example/t/")),
            ("<subject literal='  Tide \n treaty '/>", Subject(code="Tide treaty")),
            (
                "<subject type='cpnat:person' typeuri='http://x.example/p'><name>Marit Ekwall</name></subject>",
                Subject(code="Marit Ekwall", name="Marit Ekwall", kind="person"),
            ),
            ("<subject type='cpnat:abstract' qcode='mpsub:1'/>", Subject(code="mpsub:1")),
            ("<subject type='cptype:city' qcode='mpgeo:1'/>", Subject(code="mpgeo:1", kind="geoArea")),
            ("<subject type='cptType:5' qcode='N2:NV'/>", Subject(code="N2:NV", kind="geoArea")),
            ("<subject qcode='mporg:1'><organisationDetails/></subject>", Subject(code="mporg:1", kind="organisation")),
            (
                "<subject typeuri='http://cv.iptc.org/newscodes/cpnature/event' qcode='mpev:1'/>",
                Subject(code="mpev:1", kind="event"),
            ),
            (
                (
                    "<subject qcode='mpsub:2'><name xml:lang='fr'>mer</name>"
                    "<name xml:lang='en' role='nrol:mnemonic'>SEA</name>"
                    "<name xml:lang='en'>sea</name></subject>"
                ),
                Subject(code="mpsub:2", name="sea"),
            ),
            ("<subject qcode='asserted:1'/>", Subject(code="asserted:1", name="Port Elder", kind="geoArea")),
        ],
    )
    def test_a_subject_in_each_form(self, element: str, expected: Subject) -> None:
        draft = draft_of(
            item(
                catalog="<catalog><scheme alias='declared' uri='http://codes.meridian.example/s/'/>"
                f"<scheme alias='mt' uri='{MEDTOP}'/></catalog>",
                about=element,
                after="<assert qcode='asserted:1'><name>Port Elder</name><type qcode='cpnat:geoArea'/></assert>",
                language="en",
            )
        )
        assert draft.subjects == (expected,)

    def test_an_empty_subject_is_none_and_a_code_given_twice_one(self) -> None:
        draft = about("<subject/><subject qcode='mpsub:1'/><subject qcode='mpsub:1'><name>sea</name></subject>")
        assert draft.subjects == (Subject(code="mpsub:1", name="sea"),)

    def test_bags_and_facets_are_opened(self) -> None:
        draft = about(
            "<subject><bag><bit qcode='mpev:1' type='cpnat:event'/><bit qcode='medtop:20000304'/></bag></subject>",
            "<subject><mainConcept qcode='medtop:20001057'><name>skiing</name></mainConcept>"
            "<facetConcept rel='aspfacet:gender' qcode='aspfacetvalue:women'/></subject>",
        )
        assert [subject.code for subject in draft.subjects] == [
            "mpev:1",
            "medtop:20000304",
            "medtop:20001057",
            "aspfacetvalue:women",
        ]

    def test_media_topics_that_own_subjects_are_said_to_be_follow_at_the_end(self) -> None:
        draft = about(
            "<subject qcode='mpsub:1'><sameAs qcode='subj:04000000'/><broader qcode='medtop:13000000'>"
            "<name>science</name>",
            "</broader></subject><subject qcode='mpsub:2'><sameAs qcode='medtop:20000304'/>"
            "<broader qcode='medtop:01000000'/>",
            "</subject><subject qcode='medtop:20000111'><broader qcode='medtop:20000107'/></subject>",
        )
        assert [subject.code for subject in draft.subjects] == [
            "mpsub:1",
            "mpsub:2",
            "medtop:20000111",
            "medtop:13000000",
            "medtop:20000304",
        ]
        assert all(subject.because is None for subject in draft.subjects)


class TestPlaces:
    @pytest.mark.parametrize(
        ("element", "expected"),
        [
            ("<located><name>Port Elder</name></located>", Place(name="Port Elder")),
            ("<located type='cptype:city' literal='PORT ELDER'/>", Place(name="PORT ELDER")),
            ("<located qcode='geo:7'><name>Port Elder</name></located>", Place(name="Port Elder", code="geo:7")),
            (
                "<located qcode='city:Elder'><broader qcode='reg:Westmark'/><broader qcode='cntry:NO'/></located>",
                Place(name="Elder", code="city:Elder", region="Westmark", country_code="NO"),
            ),
            (
                (
                    "<located type='cptype:city' qcode='geo:7'><name>Port Elder</name><broader type='cptype:statprov'>"
                    "<name>Westmark</name></broader><broader type='cptype:country' qcode='iso3166-1a2:NO'>"
                    "<name>Norway</name>"
                    "</broader><geoAreaDetails><position latitude='59.9' longitude='-10.7'/></geoAreaDetails></located>"
                ),
                Place(
                    name="Port Elder",
                    code="geo:7",
                    region="Westmark",
                    country="Norway",
                    country_code="NO",
                    latitude=59.9,
                    longitude=-10.7,
                ),
            ),
            (
                (
                    "<located><name>Bay</name><broader><name>Westmark</name><broader><name>Norvia</name></broader>"
                    "</broader></located>"
                ),
                Place(name="Bay", region="Westmark", country="Norvia"),
            ),
            (
                "<located><name>Bay</name><broader><name>Norway</name></broader></located>",
                Place(name="Bay", country="Norway"),
            ),
            (
                "<located><name>Bay</name><broader><name>Marches</name></broader></located>",
                Place(name="Bay", region="Marches"),
            ),
            (
                (
                    "<located><name>Bay</name><broader qcode='mpc:9'><name>Norvia</name><facet qcode='geoProp:5'/>"
                    "</broader></located>"
                ),
                Place(name="Bay", country="Norvia"),
            ),
            (
                (
                    "<located><name>Bay</name><broader qcode='wldreg:r150'><name>Europe</name></broader>"
                    "<broader type='cpnat:geoArea' qcode='mpc:1'><name>Norway</name><sameAs qcode='iso3166-1a3:NOR'/>"
                    "</broader></located>"
                ),
                Place(name="Bay", country="Norway", country_code="NO"),
            ),
            (
                (
                    "<located><name>Hall</name><POIDetails><position latitude='1' longitude='2'/><address><locality>"
                    "<name>Bay</name>"
                    "</locality><area><name>Westmark</name></area><country qcode='iso3166-1a2:NO'/></address>"
                    "</POIDetails></located>"
                ),
                Place(name="Hall", region="Westmark", country_code="NO", latitude=1, longitude=2),
            ),
            (
                "<located type='cptype:country' qcode='iso3166-1a3:NOR'><name>Norway</name></located>",
                Place(name="Norway", code="iso3166-1a3:NOR", country="Norway", country_code="NO"),
            ),
            ("<located qcode='told:1'/>", Place(name="Port Elder", code="told:1", latitude=3, longitude=4)),
            (
                (
                    "<located><name>Bay</name><geoAreaDetails><position latitude='95' longitude='x'/>"
                    "</geoAreaDetails></located>"
                ),
                Place(name="Bay"),
            ),
        ],
    )
    def test_a_place_in_each_form(self, element: str, expected: Place) -> None:
        told = (
            "<assert qcode='told:1'><name>Port Elder</name><geoAreaDetails><position latitude='3' longitude='4'/>"
            "</geoAreaDetails></assert>"
        )
        assert draft_of(item(about=element, after=told)).located == (expected,)

    def test_a_place_of_nothing_is_none(self) -> None:
        assert about("<located type='cptype:city'/>", "<located uri='http://x.example/1'/>").located == ()
