from dataclasses import replace
from typing import Any

import pytest

from syndicate.model.body import Body, Paragraph, Table
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Dispatch, Subject
from syndicate.model.place import Place
from syndicate.model.section import Criteria, Section
from syndicate.rules.routing import fingerprint, reason, sections_of
from tests.makers import make_dispatch, make_section

DISPATCH = make_dispatch(
    headline="Naval powers agree on Missile-Defence talks",
    slugline="BC-ISLES/NAVY-TREATY",
    keywords=("sea lanes", "fishing"),
    agency="Isle News Agency",
    source="newsroom",
    language="en-GB",
    urgency=3,
    subjects=(
        Subject(code="medtop:20000639"),
        Subject(code="subj:11002001", name="Foreign Aid"),
        Subject(code="04000000"),
    ),
    dateline=Dateline(raw="PORT ROYAL, Northland, Isles", cities=("PORT ROYAL",), region="Northland", country="Isles"),
    located=(Place(name="Old Port", country="Island Confederation", country_code="IC"),),
    body=Body((Paragraph("The fleet sailed on Tuesday."), Table((("harbour", "tons"),)))),
)


def matches(dispatch: Dispatch = DISPATCH, **criteria: Any) -> bool:
    section = make_section(any=Criteria(**criteria))
    return sections_of(dispatch, [section]) == {section.name}


@pytest.mark.parametrize(
    "criteria",
    [
        {"keywords": ("missile defence",)},
        {"keywords": ("SEA LANES",)},
        {"keywords": ("navy treaty",)},
        {"keywords": ("fishing",)},
        {"sluglines": ("treaty",)},
        {"sluglines": ("isles/navy",)},
        {"texts": ("talks",)},
        {"texts": ("fleet sailed",)},
        {"texts": ("tons",)},
        {"agencies": ("isle news agency",)},
        {"sources": ("NEWSROOM",)},
        {"places": ("Port Royal",)},
        {"places": ("northland",)},
        {"places": ("Isles",)},
        {"places": ("Old Port",)},
        {"places": ("island confederation",)},
        {"languages": ("en",)},
        {"languages": ("EN-gb",)},
        {"urgencies": (1, 3)},
        {"subjects": ("medtop:20000639",)},
        {"subjects": ("20000639",)},
        {"subjects": ("foreign aid",)},
        {"subjects": ("subj:11000000",)},
        {"subjects": ("11002000",)},
        {"subjects": ("04000000",)},
        {"keywords": ("nothing", "fishing")},
    ],
)
def test_a_value_that_is_there_is_found(criteria: dict[str, Any]) -> None:
    assert matches(**criteria)


@pytest.mark.parametrize(
    "criteria",
    [
        {"keywords": ("missile",), "sources": ()} | {"keywords": ("missiles",)},
        {"keywords": ("lanes fishing",)},
        {"keywords": ("fleet",)},
        {"keywords": ("fish",)},
        {"keywords": ("…",)},
        {"sluglines": ("talks",)},
        {"texts": ("tuesday harbour",)},
        {"agencies": ("Isle News",)},
        {"sources": ("news",)},
        {"places": ("Port",)},
        {"places": ("IC",)},
        {"places": ("",)},
        {"languages": ("e",)},
        {"languages": ("en-US",)},
        {"urgencies": (4,)},
        {"subjects": ("medtop:20000000",)},
        {"subjects": ("medtop:20000",)},
        {"subjects": ("medtop:11002001",)},
        {"subjects": ("11003000",)},
        {"subjects": ("11002",)},
        {"subjects": ("04001000",)},
    ],
)
def test_a_value_that_is_not_there_is_not(criteria: dict[str, Any]) -> None:
    assert not matches(**criteria)


def test_a_code_of_another_length_is_of_another_scheme() -> None:
    assert not matches(make_dispatch(subjects=(Subject(code="110"),)), subjects=("11000000",))
    assert not matches(make_dispatch(subjects=(Subject(code="own:123001"),)), subjects=("own:123000",))


@pytest.mark.parametrize("wanted", ["subj:11000000", "subj:11120000", "subj:11120103"])
def test_a_subject_code_is_met_by_every_matter_and_detail_of_it(wanted: str) -> None:
    assert matches(make_dispatch(subjects=(Subject(code="subj:11120103"),)), subjects=(wanted,))


def test_an_abbreviation_is_not_a_pronoun() -> None:
    dispatch = make_dispatch(headline="U.S. navy sails", body=Body((Paragraph("They told us so."),)))
    assert matches(dispatch, keywords=("U.S.",))
    assert not matches(make_dispatch(headline="They told us so"), keywords=("U.S.",))


def test_words_are_found_in_scripts_without_spaces() -> None:
    assert matches(make_dispatch(headline="東京港湾協議が再開"), keywords=("港湾",))
    assert matches(make_dispatch(headline="항구에서 회담"), keywords=("항구",))


def test_the_dateline_s_agency_and_shared_credits_count() -> None:
    dispatch = make_dispatch(agency="ina/regional", dateline=Dateline(raw="PORT ROYAL (XYZ)", agency="XYZ"))
    assert matches(dispatch, agencies=("INA",))
    assert matches(dispatch, agencies=("xyz",))
    assert not matches(dispatch, agencies=("regio",))


def test_a_dispatch_without_dateline_or_slug_meets_no_rule_about_them() -> None:
    assert not matches(make_dispatch(), places=("Isles",))
    assert not matches(make_dispatch(), sluglines=("navy",))
    assert not matches(make_dispatch(), agencies=("xyz",))


def test_a_section_without_rules_takes_everything() -> None:
    assert sections_of(DISPATCH, [make_section()]) == {"all"}


def test_all_needs_every_word_but_one_of_the_values_a_dispatch_has_once() -> None:
    def belongs(**criteria: Any) -> bool:
        return bool(sections_of(DISPATCH, [make_section(all=Criteria(**criteria))]))

    assert belongs(
        keywords=("fishing", "treaty"), languages=("fr", "en"), urgencies=(1, 3), agencies=("x", "Isle News Agency")
    )
    assert not belongs(keywords=("fishing", "hunting"))
    assert not belongs(places=("Port Royal", "Elsewhere"))
    assert belongs(places=("Port Royal", "Isles"))
    assert not belongs(languages=("fr", "de"))
    assert belongs(sources=("archive", "newsroom"))


def test_none_shuts_out_what_any_lets_in() -> None:
    sections = [
        make_section(name="sea", any=Criteria(keywords=("fishing",))),
        make_section(name="calm", any=Criteria(keywords=("fishing",)), none=Criteria(keywords=("navy", "war"))),
        make_section(name="land", any=Criteria(keywords=("farming",))),
    ]
    assert sections_of(DISPATCH, sections) == {"sea"}


def test_a_fingerprint_follows_the_rules_and_nothing_else() -> None:
    def of(**sets: Criteria) -> str:
        return fingerprint(make_section(**sets))

    rules = Criteria(keywords=("a", "b"), urgencies=(1, 2))
    same = Section(name="y", title="Y", description="!", limit=3, any=Criteria(keywords=("b", "a"), urgencies=(2, 1)))
    assert of(any=rules) == fingerprint(same)
    moved, fewer = Criteria(sluglines=("a", "b"), urgencies=(1, 2)), Criteria(keywords=("a",), urgencies=(1, 2))
    others = {of(any=rules), of(all=rules), of(none=rules), of(any=moved), of(any=fewer), of()}
    assert len(others) == 6


def test_a_source_that_is_assigned_to_a_section_is_taken_whole() -> None:
    section = make_section(none=Criteria(texts=("harbour",)), takes=frozenset({"newsroom"}))
    assert sections_of(make_dispatch(), [section]) == {"all"}
    assert sections_of(make_dispatch(source="partner"), [section]) == frozenset()
    assert fingerprint(section) != fingerprint(make_section(none=Criteria(texts=("harbour",))))


def test_a_reason_names_what_was_met_or_that_nothing_was_asked() -> None:
    met = make_section(any=Criteria(keywords=("treaty", "fishing")), all=Criteria(languages=("en",)))
    assert reason(DISPATCH, met) == "keywords treaty, languages en"
    assert reason(DISPATCH, make_section()) == "everything"
    assert reason(DISPATCH, make_section(any=Criteria(keywords=("cocoa",)))) == ""


def test_a_reason_names_the_source_and_the_hand() -> None:
    section = make_section(any=Criteria(keywords=("cocoa",)), takes=frozenset({"newsroom"}))
    assert reason(DISPATCH, section) == "everything from newsroom"
    assigned = replace(DISPATCH, assigned=(section.name,))
    assert reason(assigned, section) == "put there by hand"
