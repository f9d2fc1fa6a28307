"""Media Topics from what agencies say in codes and words of their own."""

import subprocess
import sys
from pathlib import Path

import pytest

from syndicate.model.dispatch import Dispatch, Subject
from syndicate.model.section import Criteria
from syndicate.rules import media_topics
from syndicate.rules.facts.topic_words import ANPA_CATEGORIES, CATEGORIES, DEPARTMENTS, DESKS, WORDS
from syndicate.rules.routing import sections_of
from syndicate.rules.subjects import TopicRule, with_topics
from tests.makers import make_dispatch, make_section

ROOT = Path(__file__).parents[3]
MEDTOP = "http://cv.iptc.org/newscodes/mediatopic/"


def added(dispatch: Dispatch, *rules: TopicRule) -> dict[str, str | None]:
    """The codes that rules added, and why."""
    return {subject.code: subject.because for subject in with_topics(dispatch, rules).subjects if subject.because}


def with_subjects(*codes: str, **fields: object) -> Dispatch:
    return make_dispatch(subjects=tuple(Subject(code=code) for code in codes), **fields)


@pytest.mark.parametrize(
    ("code", "topic"),
    [
        ("subj:15054000", "medtop:20001065"),  # soccer
        ("subj:04007099", "medtop:20000243"),  # a detail that has no topic of its own: its matter's
        ("subj:01044000", "medtop:01000000"),  # a matter that has none: its subject's
        ("subj:16000000", "medtop:16000000"),  # IPTC calls this top one broader only
        ("a1312cat:s", "medtop:15000000"),
        ("POL", "medtop:11000000"),
        ("dpacat:wi", "medtop:04000000"),
    ],
)
def test_a_code_of_another_vocabulary_means_a_media_topic(code: str, topic: str) -> None:
    found = added(with_subjects(code))
    assert found == {topic: code}


@pytest.mark.parametrize("code", ["subj:99000000", "a1312cat:i", "afpcat:XYZ", "X:POL", "nonsense"])
def test_a_code_that_means_no_topic_adds_none(code: str) -> None:
    assert added(with_subjects(code)) == {}


def test_what_was_filed_stays_in_front_as_it_was() -> None:
    filed = Subject(code="subj:11000000", name="Politik")
    first, second = with_topics(make_dispatch(subjects=(filed,))).subjects
    assert first == filed
    assert second == Subject(code="medtop:11000000", name="politics", scheme=MEDTOP, because="subj:11000000")


def test_a_media_topic_without_a_name_gets_it() -> None:
    (subject,) = with_topics(with_subjects("medtop:20000574")).subjects
    assert (subject.name, subject.because) == ("election", None)
    named = Subject(code="medtop:20000574", name="Wahlen")
    assert with_topics(make_dispatch(subjects=(named,))).subjects == (named,)


def test_an_agency_that_uses_media_topics_is_not_second_guessed() -> None:
    assert added(with_subjects("medtop:20000574", keywords=("sport",), slugline="SOCCER")) == {}


@pytest.mark.parametrize(
    ("keyword", "topic"),
    [
        ("Football", "medtop:20001065"),
        ("Wirtschaft", "medtop:04000000"),
        ("выборы", "medtop:20000574"),
        ("体育", "medtop:15000000"),
        ("Meteorologia", "medtop:17000000"),  # the weather's name, and that of a science: the broadest is meant
    ],
)
def test_a_keyword_that_is_a_topics_name_in_any_language(keyword: str, topic: str) -> None:
    assert added(make_dispatch(keywords=(keyword,))) == {topic: f"keyword {keyword}"}


@pytest.mark.parametrize("keyword", ["Harbour", "Norvia", "energie", ""])
def test_a_keyword_that_names_nothing_or_two_things_adds_nothing(keyword: str) -> None:
    assert added(make_dispatch(keywords=(keyword,))) == {}


def test_a_name_of_a_subject_counts_as_a_word_but_not_that_of_somebody() -> None:
    assert added(make_dispatch(subjects=(Subject(code="own:7", name="Tanz"),))) == {"medtop:20000007": "subject Tanz"}
    for code, kind in (("own:8", "person"), ("POL", "organisation")):
        assert added(make_dispatch(subjects=(Subject(code=code, name="Rock", kind=kind),))) == {}


@pytest.mark.parametrize(
    ("slugline", "topics"),
    [
        ("POLITICS-COAL", ["medtop:11000000", "medtop:20000258"]),
        ("SPORT/POLITICS/COAL/THEATER", ["medtop:15000000", "medtop:11000000", "medtop:20000258"]),
        ("Norvia-politics/", ["medtop:11000000"]),
        ("BC-BKN--Gulls-Terns", ["medtop:20000851"]),
        ("NORVIA-HUMAN RIGHTS", ["medtop:20000592"]),
        ("Norvia/Wahlen/Theater", ["medtop:20000574", "medtop:20000029"]),
        ("BC-US--Bar Fight", []),
        ("", []),
    ],
)
def test_the_words_of_a_slugline(slugline: str, topics: list[str]) -> None:
    assert list(added(make_dispatch(slugline=slugline))) == topics


def test_an_operators_rule_says_which_of_its_criteria_was_met() -> None:
    rule = TopicRule(code="20001038", criteria=Criteria(keywords=("regatta",), places=("Port Avel",)))
    assert added(make_dispatch(headline="Regatta opens"), rule) == {"medtop:20001038": "rule keywords regatta"}
    assert added(make_dispatch(), rule) == {}


def test_adding_topics_twice_adds_them_once() -> None:
    once = with_topics(with_subjects("subj:11000000", "POL", keywords=("politics",)))
    assert with_topics(once) == once
    assert [subject.code for subject in once.subjects] == ["subj:11000000", "POL", "medtop:11000000"]


def test_a_section_of_a_topic_takes_narrower_ones() -> None:
    sport = make_section(name="sport", any=Criteria(subjects=("medtop:15000000",)))
    assert sections_of(with_subjects("medtop:20001065"), [sport]) == {"sport"}
    assert sections_of(with_subjects("medtop:20000574"), [sport]) == frozenset()


def test_every_fact_points_to_a_topic_that_there_is() -> None:
    tables = (CATEGORIES, DESKS, DEPARTMENTS, ANPA_CATEGORIES)
    codes = {code for table in tables for code in table.values()} | {code for _, code in WORDS}
    assert {code for code in codes if media_topics.name_of(code) is None} == set()


def test_the_seventeen_top_topics_are_wider_than_all_others() -> None:
    assert media_topics.wider("20001065")[-1] == "15000000"
    assert media_topics.wider("15000000") == ()


@pytest.mark.shared
def test_the_table_is_what_its_generator_writes(shared: Path) -> None:
    vocabulary = shared / "schemas" / "newscodes" / "mediatopic-cptall-x-all-2019-12.json"
    command = [sys.executable, "-m", "tools.make_topics", str(vocabulary)]
    written = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    assert written.decode() == (ROOT / "syndicate" / "rules" / "facts" / "topics.py").read_text()
