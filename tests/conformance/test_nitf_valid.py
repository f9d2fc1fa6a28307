"""NITF documents against the standard's own XSD, in its namespace and in none."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from syndicate.formats.nitf.writing import NitfWriter
from syndicate.formats.nitf.writing.terms import NAMESPACE
from syndicate.model.body import Body, Heading, Listing, Table
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Association, Dispatch, Subject
from syndicate.model.place import Place
from tests.makers import AGENCY, make_dispatch
from tests.stories import STORIES
from tests.strategies import dispatches

pytestmark = pytest.mark.shared

NAMESPACED = NitfWriter(AGENCY)
BARE = NitfWriter(AGENCY, namespaced=False)

# Rougher than what comes through the door: white space, codes, tags and addresses.
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\t\n"), max_size=40)
ROUGH = st.builds(
    replace,
    dispatches(),
    guid=TEXTS,
    language=TEXTS | st.sampled_from(["en_US", "x", "toolongfortag"]),
    headline=TEXTS,
    slugline=TEXTS,
    item_class=TEXTS,
    genre=TEXTS,
    keywords=st.tuples(TEXTS),
    subjects=st.tuples(
        st.builds(Subject, code=TEXTS | TEXTS.map("medtop:".__add__), name=TEXTS, scheme=TEXTS, kind=TEXTS)
    ),
    associations=st.tuples(st.builds(Association, href=TEXTS, media_type=TEXTS, caption=TEXTS, kind=TEXTS, guid=TEXTS)),
    located=st.tuples(st.builds(Place, name=TEXTS, code=TEXTS, region=TEXTS, country=TEXTS, country_code=TEXTS)),
    dateline=st.builds(Dateline, raw=TEXTS, cities=st.tuples(TEXTS), country=TEXTS),
    ed_note=TEXTS,
    created=st.datetimes(datetime(1, 1, 2), timezones=st.timezones()),  # noqa: DTZ001 - the zone is drawn
)


@pytest.fixture(scope="module")
def assert_valid(shared: Path) -> Callable[[Dispatch], None]:
    schema = etree.XMLSchema(etree.parse(shared / "schemas" / "nitf-3.6" / "nitf-3-6.xsd"))

    def check(dispatch: Dispatch) -> None:
        namespaced, bare = NAMESPACED.document(dispatch), BARE.document(dispatch)
        schema.assertValid(etree.fromstring(namespaced))
        assert etree.fromstring(bare).tag == "nitf"
        assert bare.replace(b"<nitf", f'<nitf xmlns="{NAMESPACE}"'.encode(), 1) == namespaced

    return check


@pytest.mark.parametrize("kind", STORIES)
def test_each_kind_of_dispatch_is_valid(assert_valid: Callable[[Dispatch], None], kind: str) -> None:
    assert_valid(STORIES[kind])


def test_lists_and_tables_of_nothing_are_valid(assert_valid: Callable[[Dispatch], None]) -> None:
    rows = (("a",), ("b",))
    assert_valid(
        make_dispatch(body=Body((Listing(()), Table(()), Table(((),)), Table(rows, head=2), Heading("x")))),
    )


def test_the_schema_looks_into_documents(shared: Path) -> None:
    schema = etree.XMLSchema(etree.parse(shared / "schemas" / "nitf-3.6" / "nitf-3-6.xsd"))
    document = NAMESPACED.document(STORIES["lead"])
    assert not schema.validate(etree.fromstring(document.replace(b'refnum="11000000"', b'refnum="11 000 000"')))
    assert not schema.validate(etree.fromstring(document.replace(b"hl2>", b"h2>")))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(dispatch=dispatches() | ROUGH)
def test_any_dispatch_is_valid(assert_valid: Callable[[Dispatch], None], dispatch: Dispatch) -> None:
    assert_valid(dispatch)
