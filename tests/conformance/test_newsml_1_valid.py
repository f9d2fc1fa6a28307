"""NewsML 1.2 pages against their document type: the standard's own DTD, and NITF's elements as a page declares them.

`DataContent` may hold any element that is declared, and the DTD declares none of NITF's: a page is parsed with its
whole document type, as XML has it, and without its text by the standard's DTD alone.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from syndicate.formats.newsml_1.writing import NewsMl1Writer
from syndicate.formats.newsml_1.writing.doctype import SYSTEM
from syndicate.model.body import Body, Listing, Table
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Association, Dispatch, Subject
from syndicate.model.edition import Edition
from syndicate.model.place import Place
from tests.makers import AGENCY, make_dispatch
from tests.pages import joined
from tests.stories import STORIES, WHOLE, edition_of
from tests.strategies import dispatches

pytestmark = pytest.mark.shared

WRITER = NewsMl1Writer(AGENCY)

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
def assert_valid(shared: Path) -> Callable[[bytes], None]:
    path = shared / "schemas" / "newsml-1.2" / "NewsMLv1.2.dtd"
    alone = etree.DTD(str(path))

    def check(page: bytes) -> None:
        here = page.replace(SYSTEM.encode(), path.as_uri().encode(), 1)
        parser = etree.XMLParser(dtd_validation=True, load_dtd=True, no_network=True, resolve_entities=True)
        newsml = etree.fromstring(here, parser)
        assert newsml.get("Version") == "1.2"
        for data in newsml.iter("DataContent"):
            del data[:]
        assert alone.validate(newsml), alone.error_log.filter_from_errors()

    return check


def test_a_section_of_every_kind_of_dispatch_is_valid(assert_valid: Callable[[bytes], None]) -> None:
    assert_valid(joined(WRITER, WHOLE))


@pytest.mark.parametrize("kind", STORIES)
def test_each_kind_of_dispatch_is_valid_alone(assert_valid: Callable[[bytes], None], kind: str) -> None:
    assert_valid(joined(WRITER, edition_of(STORIES[kind])))
    assert_valid(WRITER.document(STORIES[kind]))


def test_an_empty_section_is_valid(assert_valid: Callable[[bytes], None]) -> None:
    assert_valid(joined(WRITER, edition_of()))


def test_lists_and_tables_of_nothing_are_valid(assert_valid: Callable[[bytes], None]) -> None:
    assert_valid(WRITER.document(make_dispatch(body=Body((Listing(()), Table(()), Table(((),)))))))


@pytest.mark.parametrize(("there", "not_there"), [(b"hl2>", b"h2>"), (b"<Urgency", b"<Urgent"), (b"Duid=", b"Did=")])
def test_the_document_type_looks_into_pages(
    assert_valid: Callable[[bytes], None], there: bytes, not_there: bytes
) -> None:
    head, root, items = joined(WRITER, WHOLE).partition(b"<NewsML ")
    with pytest.raises(etree.XMLSyntaxError):
        assert_valid(head + root + items.replace(there, not_there))


def test_names_of_topics_are_the_only_ones_of_a_page(assert_valid: Callable[[bytes], None]) -> None:
    subjects = (Subject(code="a"), Subject(code="b"))
    two = [make_dispatch(guid=f"urn:newsml:meridian.example:20261124:{name}", subjects=subjects) for name in "ab"]
    assert_valid(joined(WRITER, edition_of(*two)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(dispatch=dispatches() | ROUGH)
def test_any_dispatch_is_valid(assert_valid: Callable[[bytes], None], dispatch: Dispatch) -> None:
    assert_valid(WRITER.document(dispatch))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(written=st.lists(dispatches(), max_size=3, unique_by=lambda one: one.guid))
def test_entries_join_to_the_page_that_serialising_the_whole_tree_gives(written: list[Dispatch]) -> None:
    edition: Edition = edition_of(*written)
    page = joined(WRITER, edition)
    head, root, items = page.partition(b"<NewsML ")
    assert (
        etree.tostring(etree.fromstring(root + items), encoding="UTF-8", xml_declaration=False) + b"\n" == root + items
    )
    assert head.endswith(b"]>\n")
