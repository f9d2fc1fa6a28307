"""ninjs items and pages against the JSON Schemas of their releases, formats of URIs and moments included."""

import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jsonschema  # type: ignore[import-untyped]  # it carries no types
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from referencing import Registry
from referencing.jsonschema import DRAFT7, DRAFT202012

from syndicate.formats.ninjs.writing import NinjsWriter
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Association, Dispatch, PubStatus, Subject
from syndicate.model.place import Place
from tests.makers import AGENCY
from tests.pages import joined
from tests.stories import STORIES, WHOLE, edition_of
from tests.strategies import dispatches, links

RELEASES = ["3.1", "2.1", "1.4"]

pytestmark = pytest.mark.shared

_CHARACTERS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=\[\]-]|%[0-9A-Fa-f]{2})*")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")

# Rougher than what comes through the door, where a schema is strict: white space, codes, tags and addresses.
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\t\n"), max_size=40)
ADDRESSES = TEXTS | st.text("htp:/[]@?#%.a1 é", max_size=20).map("http://".__add__)
SUBJECTS = st.builds(
    Subject,
    code=TEXTS | TEXTS.map("medtop:".__add__) | ADDRESSES,
    name=st.none() | TEXTS,
    scheme=st.none() | ADDRESSES,
    kind=st.none() | st.sampled_from(["person", "poi", "event", "object", "abstract"]),
    because=st.none() | TEXTS,
)
ASSOCIATIONS = st.builds(
    Association,
    href=ADDRESSES,
    guid=st.none() | ADDRESSES,
    media_type=st.none() | TEXTS,
    caption=TEXTS,
    credit=TEXTS,
    kind=st.none() | st.sampled_from(["text", "animation", "graphic"]) | TEXTS,
)
PLACES = st.builds(
    Place, name=TEXTS, code=st.none() | ADDRESSES, latitude=st.floats(-90, 90), longitude=st.floats(-180, 180)
)
ROUGH = st.builds(
    replace,
    dispatches(),
    guid=ADDRESSES | st.text("urn:newsml/[]#?%é", max_size=20).map("urn:".__add__),
    item_class=st.sampled_from(["event", "planning", "data", "video", "composite", "component"]),
    language=TEXTS | st.sampled_from(["en_US", "x", "toolongfortag"]),
    headline=TEXTS,
    slugline=TEXTS,
    byline=TEXTS,
    genre=TEXTS,
    keywords=st.tuples(TEXTS, TEXTS),
    subjects=st.tuples(SUBJECTS),
    located=st.tuples(PLACES),
    associations=st.tuples(ASSOCIATIONS, ASSOCIATIONS),
    links=st.tuples(links(), links()),
    dateline=st.builds(Dateline, raw=TEXTS, cities=st.tuples(TEXTS), country=TEXTS),
    created=st.datetimes(datetime(1900, 1, 1), timezones=st.timezones()),  # noqa: DTZ001 - the zone is drawn
)


def is_uri(value: object) -> bool:
    """Whether it has a scheme, only characters of RFC 3986 §2, each where it may stand, and a port that is one."""
    if not isinstance(value, str):
        return True
    parts = urlsplit(value)  # it raises ValueError for brackets without an address in them
    _ = parts.port
    elsewhere = f"{parts.path}{parts.query}{parts.fragment}"
    in_place = parts.netloc.count("@") <= 1 and not {"[", "]", "#"} & set(elsewhere)
    return _CHARACTERS.fullmatch(value) is not None and in_place


def is_moment(value: object) -> bool:
    return not isinstance(value, str) or _MOMENT.fullmatch(value) is not None


FORMATS = jsonschema.FormatChecker(formats=())
FORMATS.checks("uri", raises=ValueError)(is_uri)
FORMATS.checks("date-time")(is_moment)


@pytest.fixture(scope="module")
def schemas(shared: Path) -> dict[str, Any]:
    """A validator per release; what they refer to at geojson.org is replaced by the stub beside them."""
    folder = shared / "schemas" / "ninjs"
    stub = json.loads((folder / "GeoJSON.stub.json").read_bytes())
    registry: Registry[Any] = Registry().with_resource(stub["$id"], DRAFT7.create_resource(stub))
    found: dict[str, Any] = {}
    for release in RELEASES:
        schema = json.loads((folder / f"ninjs-schema_{release}.json").read_bytes())
        if release == "1.4":
            found[release] = jsonschema.Draft4Validator(schema, format_checker=FORMATS)
        else:
            registry = registry.with_resource(schema["$id"], DRAFT202012.create_resource(schema))
            found[release] = jsonschema.Draft202012Validator(schema, registry=registry, format_checker=FORMATS)
    return found


def assert_valid(schema: Any, page: bytes) -> None:
    for item in json.loads(page):
        schema.validate(item)


@pytest.mark.parametrize("release", RELEASES)
def test_a_section_of_every_kind_of_dispatch_is_valid(schemas: dict[str, Any], release: str) -> None:
    page = joined(NinjsWriter(AGENCY, release), WHOLE)
    assert len(json.loads(page)) == len(STORIES)
    assert_valid(schemas[release], page)


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize("kind", STORIES)
def test_each_kind_of_dispatch_is_a_valid_document(schemas: dict[str, Any], kind: str, release: str) -> None:
    schemas[release].validate(json.loads(NinjsWriter(AGENCY, release).document(STORIES[kind])))


@pytest.mark.parametrize("release", RELEASES)
def test_items_name_the_schema_that_they_are_valid_by(schemas: dict[str, Any], release: str) -> None:
    item = json.loads(NinjsWriter(AGENCY, release).document(STORIES["lead"]))
    schema = schemas[release].schema
    assert item["$standard" if release == "1.4" else "standard"] == {
        "name": "ninjs",
        "version": release,
        "schema": schema["id" if release == "1.4" else "$id"],
    }


@pytest.mark.parametrize(
    ("release", "written", "wrong"),
    [
        ("3.1", b'"urgency":5', b'"urgency":10'),
        ("3.1", b'"pubStatus"', b'"pubstatus"'),
        ("3.1", b'"uri":"tag:', b'"uri":"t g:'),
        ("2.1", b'"embargoed"', b'"embargoedUntil"'),
        ("2.1", b"+00:00", b""),
        ("1.4", b'"person"', b'"people"'),
        ("1.4", b'"href":"http', b'"href":"ht tp'),
    ],
)
def test_the_schemas_look_into_items(schemas: dict[str, Any], release: str, written: bytes, wrong: bytes) -> None:
    rich = replace(STORIES["embargoed"], subjects=(Subject(code="p1", kind="person"),))
    page = joined(NinjsWriter(AGENCY, release), edition_of(rich))
    assert written in page
    with pytest.raises(jsonschema.ValidationError):
        assert_valid(schemas[release], page.replace(written, wrong))


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None, max_examples=60
)
@given(dispatch=dispatches() | ROUGH, status=st.sampled_from(PubStatus))
def test_any_clean_dispatch_is_valid(schemas: dict[str, Any], dispatch: Dispatch, status: PubStatus) -> None:
    for release, schema in schemas.items():
        assert_valid(schema, joined(NinjsWriter(AGENCY, release), edition_of(replace(dispatch, pub_status=status))))
