"""NewsML-G2 pages against the standard's own All-Power XSD 2.35 and catalog."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from syndicate.formats.newsml_g2 import NewsmlG2Writer
from syndicate.formats.newsml_g2.documents import NewsItemWriter
from syndicate.formats.newsml_g2.running_order import RunningOrderWriter
from syndicate.formats.newsml_g2.terms import CATALOG
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Association, Dispatch, Subject
from syndicate.rules.facts.schemes import SCHEMES
from tests.makers import AGENCY
from tests.pages import joined
from tests.stories import STORIES, WHOLE, edition_of
from tests.strategies import dispatches

WRITER = NewsmlG2Writer(AGENCY)
PACKAGE = RunningOrderWriter(AGENCY)
DOCUMENT = NewsItemWriter(AGENCY)

pytestmark = pytest.mark.shared

# Rougher than what comes through the door, where a schema is strict: white space, codes, tags and addresses.
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\t\n"), max_size=40)
ADDRESSES = TEXTS | st.text("htp:/[]@?#%.a1 é", max_size=20).map("http://".__add__)
SUBJECTS = st.builds(
    Subject,
    code=TEXTS | TEXTS.map("medtop:".__add__),
    name=st.none() | TEXTS,
    scheme=st.none() | ADDRESSES,
)
ASSOCIATIONS = st.builds(Association, href=ADDRESSES, media_type=st.none() | TEXTS, caption=TEXTS, credit=TEXTS)
ROUGH = st.builds(
    replace,
    dispatches(),
    language=TEXTS | st.sampled_from(["en_US", "x", "toolongfortag"]),
    headline=TEXTS,
    slugline=TEXTS,
    byline=TEXTS,
    genre=TEXTS,
    keywords=st.tuples(TEXTS),
    subjects=st.tuples(SUBJECTS),
    associations=st.tuples(ASSOCIATIONS),
    dateline=st.builds(Dateline, raw=TEXTS, cities=st.tuples(TEXTS), country=TEXTS),
    created=st.datetimes(datetime(1900, 1, 1), timezones=st.timezones()),  # noqa: DTZ001 - the zone is drawn
)


@pytest.fixture(scope="module")
def schema(shared: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(shared / "schemas" / "newsml-g2-2.35" / "G2-multi-schema-2.35.xsd"))


def assert_valid(schema: etree.XMLSchema, page: bytes) -> None:
    schema.assertValid(etree.fromstring(page))


def test_a_section_of_every_kind_of_dispatch_is_valid(schema: etree.XMLSchema) -> None:
    assert_valid(schema, joined(WRITER, WHOLE))


@pytest.mark.parametrize("kind", STORIES)
def test_each_kind_of_dispatch_is_valid_alone(schema: etree.XMLSchema, kind: str) -> None:
    edition = edition_of(STORIES[kind])
    for page in (joined(WRITER, edition), joined(PACKAGE, edition), DOCUMENT.document(STORIES[kind])):
        assert_valid(schema, page)


def test_an_empty_section_is_valid(schema: etree.XMLSchema) -> None:
    for writer in (WRITER, PACKAGE):
        assert_valid(schema, joined(writer, edition_of()))
        assert_valid(schema, joined(writer, replace(edition_of(), document=3, previous=2)))


def test_the_schema_looks_into_items(schema: etree.XMLSchema) -> None:
    page = joined(WRITER, WHOLE).replace(b"<urgency>5<", b"<urgency>10<")
    with pytest.raises(etree.DocumentInvalid):
        assert_valid(schema, page)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(dispatch=dispatches() | ROUGH)
def test_any_clean_dispatch_is_valid(schema: etree.XMLSchema, dispatch: Dispatch) -> None:
    edition = edition_of(dispatch)
    for page in (joined(WRITER, edition), joined(PACKAGE, edition), DOCUMENT.document(dispatch)):
        assert_valid(schema, page)


def test_the_aliases_are_those_of_the_catalog_that_items_refer_to(shared: Path) -> None:
    catalog = etree.parse(shared / "schemas" / "newscodes" / CATALOG.rpartition("/")[2]).getroot()
    assert {scheme.get("alias"): scheme.get("uri") for scheme in catalog.iter("{*}scheme")} == SCHEMES
