"""Every ninjs document of the IPTC's and the agencies' own, where it lies: facts read off each by eye."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from syndicate.desk.reading import Desk, Refusal
from syndicate.formats.ninjs import Ninjs
from syndicate.model.dispatch import Draft
from syndicate.rules.normalise import Defaults
from tests.makers import make_filing

pytestmark = pytest.mark.shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What stands in a document; the first words and the counts of texts, never the texts."""

    guid: str
    headline: str
    item_class: str | None = "text"
    version: int | None = None
    byline: str | None = None
    provider: str | None = None
    credit: str | None = None
    slugline: str | None = None
    located: str | None = None
    language: str | None = None
    urgency: int | None = None
    status: str | None = None
    genre: str | None = None
    note: str | None = None
    rights: str = ""
    terms: str = ""
    created: str | None = None
    first: str | None = None
    subjects: int = 0
    has: tuple[tuple[str, str | None, str | None], ...] = ()
    blocks: int = 0
    words: int = 0
    media: int = 0
    href: str = ""
    media_type: str | None = None
    size: int | None = None
    by: str | None = None
    kind: str | None = None


MEDTOP = "http://cv.iptc.org/newscodes/mediatopic/"
SUBJ = "http://cv.iptc.org/newscodes/subjectcode/"
AP = "http://cv.ap.org/id/"
SHIP = "http://ninjs.example.com/newsitems/20130709"

SIMPLE = Facts(
    guid=f"{SHIP}simp123",
    headline="Captain of wrecked",
    byline="Paulo Santalucia and Frances d'Emilio",
    created="2013-07-09T10:37:00+00:00",
    blocks=4,
    words=158,
)
FLAT = replace(SIMPLE, blocks=1)
MEDIUM = replace(
    SIMPLE,
    guid=f"{SHIP}med123",
    language="en",
    located="Grossetto, Italy",
    rights="Copyright 2013 The News",
    subjects=5,
    has=(
        ("0hzcydt", "http://www.freebase.com/m/", "person"),
        ("iso3166-1a2:it", "http://cvx.iptc.org/iso3166-1a2/", "geoArea"),
        ("Tuscany", None, "geoArea"),
        ("Costa Crociere SpA", None, "organisation"),
    ),
)
MEDIUM_LATER = replace(
    MEDIUM,
    has=(("wikidata:Q4421821", "http://www.wikidata.org/entity/", "person"), *MEDIUM.has[1:]),
)
SHIP_PICTURE: dict[str, Any] = {
    "media_type": "image/jpg",
    "by": "Paulo Santalucia",
    "kind": "picture",
    "href": "904edbb3a-big.jpg",
}
PHOTO = Facts(
    guid=f"{SHIP}simpPh123",
    headline="Costa Concordia cruise ship",
    item_class="picture",
    byline="Paulo Santalucia",
    created="2013-07-08T08:12:00+00:00",
    blocks=1,
    words=63,
    media=1,
    **SHIP_PICTURE,
)
COMPLEX = replace(MEDIUM, guid=f"{SHIP}cplx123", item_class="composite", media=1, **SHIP_PICTURE)
COMPLEX_2 = replace(COMPLEX, guid=f"{SHIP}cplx456", created="2013-07-09T10:39:00+00:00", media=2)
COMPLEX_LATER = replace(COMPLEX_2, has=MEDIUM_LATER.has)
DELL = Facts(
    guid="http://www.businesswire.com/news/home/20130515006361/en",
    headline="Dell Redefines",
    item_class="composite",
    version=1,
    created="2013-05-16T04:01:00+00:00",
    blocks=1,
    words=3,
    media=2,
    href="369394/3/0025lf.jpg",
    kind="picture",
)
CAMBRIOS = Facts(
    guid="http://www.businesswire.com/news/home/20130605006126/zh",
    headline="Cambrios被Gartner",
    version=1,
    language="zh",
    created="2013-06-05T21:00:00+00:00",
    subjects=13,
    has=(("Consumer Electronics", None, None),),
    blocks=1,
    words=4,
)
LUNCH = Facts(
    guid="http://www.businesswire.com/news/home/20130731006140/en",
    headline="Lunch Taking a Toll? Let",
    item_class="composite",
    version=1,
    language="en",
    created="2013-07-31T15:32:00+00:00",
    subjects=10,
    has=(("Restaurant/Bar", None, None),),
    blocks=1,
    words=51,
    media=2,
    href="Lunch_Decoy_Extended_WMV+1Mbps.wmv",
    media_type="video/x-ms-wmv",
    size=14390033,
    kind="video",
)
RENDITIONS = Facts(
    guid="tag:agency.invalid,2026:newsroom/renditions-example",
    headline="...",
    item_class=None,
    blocks=1,
    words=1,
    media=1,
    href="221373/5/dell_blue_rgb.jpg",
    media_type="image/jpeg",
    size=33116,
    kind="picture",
)
SIPA = Facts(
    guid="https://internal-repository-xxxx/2.1234567",
    headline="Italy: Italy Demonstration",
    item_class="picture",
    version=1,
    byline="Insidefoto",
    provider="SIPA USA",
    language="en",
    status="usable",
    rights="SIPA USA/PA Images",
    terms="*** World Rights Except Italy ***",
    created="2020-10-27T15:35:19+00:00",
    first="2020-10-27T15:35:19+00:00",
    subjects=15,
    has=(
        ("paimagescategory:a", "http://images-repository/v1/subject/", None),
        ("city:rome", "http://images-repository/v1/place/", "geoArea"),
        ("2.1234567", "https://www.paimages.co.uk/", "object"),
    ),
    blocks=3,
    words=36,
    media=1,
    href="Signature=XXXX",
    media_type="image/jpeg",
    by="Insidefoto",
    kind="picture",
)
AUDIO = Facts(
    guid="http://api.ap.org/media/v/content/8c9f92e2a4414c709a295b449f459a74?qt=H1Kdh42orF&et=0a3aza2c0",
    headline="Next up in impeachment hearings",
    item_class="audio",
    version=0,
    provider="ASSOCIATED PRESS",
    located="CAPITOL HILL",
    language="en",
    urgency=4,
    status="usable",
    rights="Copyright 2019 The Associated Press",
    terms="This content is intended",
    created="2019-11-14T16:17:53+00:00",
    first="2019-11-14T16:17:53+00:00",
    subjects=6,
    has=(("850c8ab4e24d4c128250621e377c83dd", AP, "person"), ("p", None, None)),
    blocks=1,
    words=11,
    media=1,
    href="/2f420045618b4106b6fa7419a3d75b8e",
    media_type="audio/mpeg",
    size=189504,
    kind="audio",
)
IMAGE = Facts(
    guid="http://api.ap.org/media/v/content/b2b6c3f4642f46deac7509d4db315ca0?qt=H1Kdh42orF&et=0a1aza3c0",
    headline="Turkey Islamic State",
    item_class="picture",
    version=0,
    provider="DHA",
    credit="ASSOCIATED PRESS",
    slugline="Turkey Islamic State",
    language="en",
    urgency=5,
    status="usable",
    note="TURKEY OUT",
    terms="This content is intended",
    created="2019-11-15T14:39:44+00:00",
    first="2019-11-15T13:39:59+00:00",
    subjects=11,
    has=(
        ("84de12052c9c4e3ebca80df389e66fc3", AP, "organisation"),
        ("661e09b87d5b10048287c076b8e3055c", AP, "geoArea"),
        ("file", None, None),
    ),
    blocks=1,
    words=72,
    media=1,
    href="/f1a1b7afc83b4963822157483f758e62",
    media_type="image/jpeg",
    size=4764958,
    by="ASSOCIATED PRESS",
    kind="picture",
)
VIDEO = Facts(
    guid="http://api.ap.org/media/v/content/0cc82c1e6d284848bf862fdfae3c43c4?qt=H1Kdh42orF&et=0a3aza9c0",
    headline="House leaders double down",
    item_class="video",
    version=0,
    provider="ASSOCIATED PRESS",
    slugline="US Pelosi McCarthy (CR)",
    located="Washington",
    language="en",
    status="usable",
    note="APWhollyOwned",
    rights="Copyright 2019 The Associated Press",
    terms="This content is intended",
    created="2019-11-14T18:50:57+00:00",
    first="2019-11-14T18:50:56+00:00",
    subjects=16,
    has=(("42fcd5108d2610048a34f7ae5e3ffd3e", AP, "person"), ("48612b807c2b4b93bbbacbf54f547ad5", AP, None)),
    blocks=1,
    words=37,
    media=1,
    href="/2f420045618b4106b6fa7419a3d75b8e",
    media_type="video/mpeg",
    size=1880522908,
    kind="video",
)
DPA = Facts(
    guid="urn:newsml:dpa.com:20090101:190510-99-167362",
    headline="Faktencheck Derby-Elfmeter",
    item_class=None,
    version=2,
    byline="Christian Hollmann, dpa",
    provider="dpa",
    language="de",
    urgency=4,
    status="usable",
    rights="Copyright 2019, dpa",
    created="2019-05-10T16:02:28+02:00",
    blocks=9,
    words=437,
)
RIGHTS = Facts(
    guid="http://example.agency.com/item/TG346285",
    headline="MotoGP - Spain",
    item_class="picture",
    byline="John Smith",
    created="2013-07-08T08:12:00+00:00",
    blocks=1,
    words=31,
    media=1,
    href="2.59562475.jpg?1",
    media_type="image/jpg",
    by="John Smith",
    kind="picture",
)
NTB = Facts(
    guid="urn:8d19cf88-b3ab-4972-8fec-1207599f2872",
    headline="Google har kjøpt giganttomt",
    version=6,
    byline="NTB",
    provider="NTB",
    slugline="skien-google",
    language="nb-NO",
    urgency=5,
    status="usable",
    note="Noe utvidet.",
    rights="NTB",
    created="2019-08-09T09:46:53+00:00",
    first="2019-08-09T09:30:04+00:00",
    subjects=5,
    has=(("subj:04005000", SUBJ, None), ("Telemark", None, "geoArea"), ("Innenriks", None, None)),
    blocks=1,
    words=22,
)
TT = Facts(
    guid="http://tt.se/media/text/210526-militarovning-a0f2d045",
    headline="Militärövning i jätteformat",
    version=1,
    provider="TT",
    slugline="militärövning",
    language="sv",
    urgency=3,
    status="usable",
    genre="Inrikes",
    rights="TT",
    created="2021-05-26T13:40:18+02:00",
    subjects=6,
    has=(("subj:16000000", SUBJ, None), ("Jonas Svensson", None, "person"), ("Gotland", None, "geoArea")),
    blocks=4,
    words=145,
    media=1,
    href="a001_NormalHires.jpg",
    media_type="image/jpeg",
    size=10326191,
    by="Karl Melander/TT",
    kind="picture",
)
DOPING = Facts(
    guid="https://antidopingdatabase.com/news/anti-doping-measures-at-the-tour-down-under-will-be-the-toughest-ever",
    headline="Anti-doping measures at the",
    version=2,
    byline="Trond Husø, The Anti-Doping Database",
    located="Oslo, Norway",
    language="en",
    urgency=4,
    status="usable",
    genre="Actuality",
    created="2023-10-08T02:34:03+02:00",
    subjects=3,
    has=(("medtop:20001105", MEDTOP, None), ("medtop:15000000", MEDTOP, None)),
    blocks=18,
    words=484,
)
CONGRESS = Facts(
    guid="urn:newsml:addb.no:20140226:0065-ninjs3.0-addb--event-test",
    headline="4th International Congress",
    item_class="event",
    version=2,
    language="en",
    urgency=4,
    status="usable",
    genre="Congress",
    created="2023-10-05T08:45:55+02:00",
    subjects=2,
    has=(("Technical University of Madrid", None, "poi"), ("https://www.aepsad.gob.es", None, "organisation")),
    blocks=3,
    words=179,
)
CONFERENCE = Facts(
    guid="urn:newsml:addb.no:20110316:0002-ninjs3.0-addb--event-test",
    headline="Tackling Doping in Sport",
    item_class="event",
    version=2,
    provider="addb",
    language="en",
    urgency=4,
    status="usable",
    genre="Confernence",
    rights="Copyright 2023, The Anti-Doping",
    created="2023-10-04T08:16:21+02:00",
    subjects=2,
    has=(("Twickenham Stadium", None, "poi"),),
    blocks=1,
    words=31,
)
PRESS = Facts(
    guid="http://tt.se/media/event/00ccd8e3-21a3-4386-b384-d3ba57122372",
    headline="Pk med finansminister",
    item_class="event",
    version=3,
    provider="TT",
    language="sv",
    urgency=1,
    status="usable",
    genre="Ekonomi",
    rights="TT",
    created="2023-10-05T14:27:32+02:00",
    first="2023-10-05T14:10:33+02:00",
    subjects=5,
    has=(("subj:11000000", SUBJ, None), ("40", None, "event")),
    blocks=1,
    words=9,
)

SAMPLES = {
    "1.4/businesswire-newsml-20130515006361.json": replace(
        DELL,
        language="en",
        subjects=9,
        words=73,
        media=3,
        href="369395/5/00095.jpg",
        media_type="image/jpeg",
        size=286164,
    ),
    "1.4/businesswire-newsml-20130605006126.json": CAMBRIOS,
    "1.4/businesswire-newsml-20130612006110.json": Facts(
        guid="http://www.businesswire.com/news/home/20130612006110/zh",
        headline="APP发布“2020",
        version=1,
        language="zh",
        created="2013-06-12T15:29:00+00:00",
        subjects=12,
        has=(("Forest Products", None, None),),
        blocks=1,
        words=6,
    ),
    # three renditions of one name: a parser keeps the last
    "1.4/businesswire-newsml-20130731006140.json": replace(
        LUNCH, href="Lunch_Decoy_Extended_MP4+1Mbps+import.mp4", media_type="video/mp4", size=12673045
    ),
    "1.4/ninjs-1-4-examples.json": Facts(
        guid="http://ninjs.example.com/newsitems/ninjs1-4-tests",
        headline="Test of three new",
        item_class=None,
        created="2022-04-21T12:34:56+00:00",
        blocks=1,
        words=3,
    ),
    "1.4/ninjsExComplex1.json": COMPLEX,
    "1.4/ninjsExComplex2.json": replace(COMPLEX_2, href="904xyz000-big.jpg"),
    "1.4/ninjsExMediumText1.json": MEDIUM,
    "1.4/ninjsExSimplePhoto1.json": PHOTO,
    "1.4/ninjsExSimpleText1.json": SIMPLE,
    "2.1/SIPA_image_2.json": SIPA,
    "2.1/ninjsExSimpleText_2.json": SIMPLE,
    "2.1/tt_text_image_2.json": TT,
    "2.1/schema-extension/extension-example.json": TT,
    "3.0/SIPA_image_3.json": SIPA,
    "3.0/ninjsExSimpleText_3.json": SIMPLE,
    "3.0/tt_text_image_3.json": TT,
    "3.0/20231004-UEFA-ChampionLeague.json": Facts(
        guid="https://www.uefa.com/20231004-UEFA-ChampionsLeague",
        headline="Champions League 2023/2024",
        item_class="event",
        subjects=1,
        has=(("Estadio Metropolitano", None, "poi"),),
        blocks=1,
        words=23,
    ),
    "3.0/20231005-65-addb-event.json": CONGRESS,
    "3.0/20231008-anti-doping-measures-at-the-tour-down-under-will-be-the-toughest-ever-addb-ninjs-nitf.json": DOPING,
    "3.0/20231016-addb-example-press-conference.json": Facts(
        guid="http://addb.no/worldanti",
        headline="World Anti",
        item_class="event",
        subjects=6,
        has=(("Vice-President, Yang Yang", None, "person"), ("https://www.wada-ama.org", None, "organisation")),
        blocks=18,
        words=484,
    ),
    "3.0/simpleEvent.json": CONFERENCE,
    "3.0/tt_event_pressconference_3.0.json": PRESS,
    **{f"{version}/ap_audio.json": AUDIO for version in ("2.1", "3.0")},
    **{f"{version}/ap_image.json": IMAGE for version in ("2.1", "3.0")},
    **{f"{version}/ap_video.json": VIDEO for version in ("2.1", "3.0")},
    **{f"{version}/businesswire-newsml-20130605006126.json": CAMBRIOS for version in ("2.1", "3.0")},
    **{f"{version}/businesswire-newsml-20130731006140.json": LUNCH for version in ("2.1", "3.0")},
    **{f"{version}/dpa_text.json": DPA for version in ("2.1", "3.0")},
    **{f"{version}/imageEncodedRights.json": RIGHTS for version in ("2.1", "3.0")},
    **{
        f"{version}/imageLinkedRights.json": replace(RIGHTS, terms="http://example.agency.com/rights/editorialUseOnly")
        for version in ("2.1", "3.0")
    },
    **{f"{version}/ntb_text.json": NTB for version in ("2.1", "3.0")},
    **{
        f"guidelines/{version}/{name}.json": facts
        for version in ("1.6", "2.2", "3.1")
        for name, facts in {
            "001_simple_example": FLAT,
            "002_renditions_example": RENDITIONS,
            "003_associations_example": DELL,
            "004_simple_text_article": SIMPLE,
            "005_complex_text_article": MEDIUM_LATER,
            "006_photo_only": PHOTO,
            "007_multimedia": replace(COMPLEX_LATER, href="904xyz000-big.jpg"),
        }.items()
    },
    "guidelines/3.1/008_event.json": Facts(
        guid="urn:nato.int:2023-nato-summit-press-conference",
        headline="2023 NATO Summit",
        item_class="event",
        subjects=1,
        has=(("LITEXPO", None, "poi"),),
    ),
}
TIMELINE = "3.0/collection/20231016-event-timeline-sample.json"
SCHEMA = "2.1/schema-extension/extension-schema.json"
NOTHING_TO_SAY = "guidelines/not-valid/008_extension.json"


def drafts(shared: Path, name: str) -> list[Draft]:
    filing = make_filing((shared / "samples/ninjs" / name).read_bytes())
    assert Ninjs().recognises(filing.content)
    return list(Ninjs().read(filing))


def test_no_sample_is_forgotten(shared: Path) -> None:
    folder = shared / "samples/ninjs"
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*.json")}
    assert there == {*SAMPLES, TIMELINE, SCHEMA, NOTHING_TO_SAY}


@pytest.mark.parametrize("name", SAMPLES)
def test_facts_of_each_sample(name: str, shared: Path) -> None:
    (draft,) = drafts(shared, name)
    facts = SAMPLES[name]
    assert (draft.guid, draft.version, draft.item_class) == (facts.guid, facts.version, facts.item_class)
    assert (draft.headline or "").startswith(facts.headline)
    assert (draft.byline, draft.provider, draft.agency, draft.credit, draft.slugline) == (
        *(facts.byline, facts.provider, None, facts.credit, facts.slugline),
    )
    assert [place.name for place in draft.located] == ([facts.located] if facts.located else [])
    assert (draft.language, draft.urgency, draft.pub_status, draft.genre) == (
        *(facts.language, facts.urgency, facts.status, facts.genre),
    )
    assert (draft.ed_note or "").startswith(facts.note or "")
    assert bool(draft.ed_note) is bool(facts.note)
    for text, opening in ((draft.copyright, facts.rights), (draft.usage_terms, facts.terms)):
        assert (text or "").startswith(opening)
        assert bool(text) is bool(opening)
    assert (draft.created.isoformat() if draft.created else None) == facts.created
    assert (draft.first_created.isoformat() if draft.first_created else None) == facts.first
    assert (draft.embargo, draft.embargoed, draft.signal, draft.keywords, draft.links) == (None, False, None, (), ())


@pytest.mark.parametrize("name", SAMPLES)
def test_subjects_text_and_media_of_each_sample(name: str, shared: Path) -> None:
    (draft,) = drafts(shared, name)
    facts = SAMPLES[name]
    subjects = [(subject.code, subject.scheme, subject.kind) for subject in draft.subjects]
    assert len(subjects) == facts.subjects
    assert set(facts.has) <= set(subjects)
    assert (len(draft.body.blocks), draft.body.word_count) == (facts.blocks, facts.words)
    assert len(draft.associations) == facts.media
    if facts.media:
        last = draft.associations[-1]
        assert last.href.endswith(facts.href)
        assert (last.media_type, last.size, last.credit, last.kind) == (
            *(facts.media_type, facts.size, facts.by, facts.kind),
        )


def test_each_item_of_a_collection_is_a_dispatch(shared: Path) -> None:
    found = drafts(shared, TIMELINE)
    assert [draft.guid for draft in found] == [f"https://iptc.org/example/uri/{number}" for number in range(1, 15)]
    assert [draft.subjects[0].code for draft in found[:3]] == ["ADRV", "OOC", "TR"]
    assert {(draft.item_class, len(draft.body.blocks)) for draft in found} == {("event", 1)}


def test_a_schema_is_no_item(shared: Path) -> None:
    assert not Ninjs().recognises((shared / "samples/ninjs" / SCHEMA).read_bytes())


def test_an_item_without_a_word_in_it_is_refused_with_the_reason(shared: Path) -> None:
    filing = make_filing((shared / "samples/ninjs" / NOTHING_TO_SAY).read_bytes())
    (outcome,) = Desk((Ninjs(),)).read(filing, Defaults(source="newsroom", domain="wire.example"))
    assert isinstance(outcome, Refusal)
    assert "headline" in outcome.reason
