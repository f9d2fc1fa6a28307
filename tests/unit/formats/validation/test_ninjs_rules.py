"""ninjs: every rule has an item that breaks it, in each generation."""

import pytest

from syndicate.formats.validation import ninjs
from syndicate.formats.validation.json_tree import json_of
from tests.spoiling import Spoiled, advice, check, each, findings

THREE = """{
 "uri": "tag:wire.example,2026:1",
 "standard": {"name": "ninjs", "version": "3.1"},
 "type": "text",
 "pubStatus": "usable",
 "version": "2",
 "urgency": 4,
 "language": "en",
 "firstCreated": "2026-11-24T11:00:00Z",
 "versionCreated": "2026-11-24T12:00:00Z",
 "contentCreated": "2026-11-24T11:00:00Z",
 "embargoedUntil": "2026-11-24T13:00:00Z",
 "headlines": [{"role": "main", "value": "Talks resume"}],
 "bodies": [{"role": "main", "contentType": "text/plain", "value": "Talks.", "wordCount": 1}],
 "subjects": [{"name": "harbours", "uri": "http://wire.example/s", "relevance": 80}],
 "renditions": [{"name": "web", "href": "https://wire.example/1.html"}],
 "associations": [{"name": "main", "uri": "tag:wire.example,2026:2", "type": "picture"}]
}
"""
TWO = """{
 "uri": "tag:wire.example,2026:1",
 "pubstatus": "usable",
 "versioncreated": "2026-11-24T12:00:00Z",
 "embargoed": "2026-11-24T13:00:00Z",
 "by": "Jane Marlow",
 "headlines": [{"value": "Talks resume", "contenttype": "text/plain"}],
 "bodies": [{"value": "Talks.", "wordcount": 1}]
}
"""
ONE = """{
 "uri": "tag:wire.example,2026:1",
 "mimetype": "text/plain",
 "representationtype": "complete",
 "pubstatus": "usable",
 "versioncreated": "2026-11-24T12:00:00Z",
 "headline": "Talks resume",
 "body_text": "Talks.",
 "subject": [{"name": "harbours", "scheme": "http://wire.example/s", "code": "1"}],
 "place": [{"name": "Port Avel", "geometry_geojson": {"type": "Point", "coordinates": [2.5, 51]}}],
 "renditions": {"web": {"href": "https://wire.example/1.html"}},
 "associations": {"main": {"uri": "tag:wire.example,2026:2", "type": "picture"}}
}
"""


@pytest.mark.parametrize(("item", "generation"), [(ONE, 1), (TWO, 2), (THREE, 3)])
def test_a_sound_item_of_each_generation_has_no_finding(item: str, generation: int) -> None:
    assert findings(ninjs.findings, item) == []
    assert ninjs.generation(json_of(item.encode())) == generation


@each(
    Spoiled('"uri": "tag:wire.example,2026:1",', "", 1, "the document has no uri"),
    Spoiled('"tag:wire.example,2026:1"', '"4711"', 2, "uri is no URI"),
    Spoiled('"text"', '"story"', 4, "type is none of"),
    Spoiled('"usable"', '"killed"', 5, "pubStatus is none of"),
    advice('"pubStatus": "usable",', "", 1, "the document has no pubStatus"),
    advice('"usable"', '"canceled"', 13, "canceled, and headlines is still in it"),
    Spoiled('"version": "2"', '"version": 2', 6, "version is no text"),
    Spoiled("4,", "10,", 7, "urgency is no whole number from 1 to 9"),
    Spoiled('"en"', '"in English"', 8, "language is no language tag"),
    Spoiled("T11:00:00Z", "T14:00:00Z", 9, "firstCreated is later than versionCreated"),
    Spoiled("2026-11-24T12:00:00Z", "2026-11-24", 10, "no date and time with a zone"),
    Spoiled("embargoedUntil", "embargoed", 12, "embargoed is no member of ninjs 3; there it is embargoedUntil"),
    Spoiled('"role": "main", "value": "Talks resume"', '"role": "main"', 13, "headlines[0] has no value"),
    Spoiled('[{"role": "main", "value": "Talks resume"}]', '"Talks"', 13, "headlines is no list"),
    Spoiled("contentType", "contenttype", 14, "bodies[0].contenttype is no member"),
    Spoiled('"wordCount": 1', '"wordCount": "1"', 14, "wordCount is no number"),
    Spoiled("80", '"much"', 15, "relevance is no number"),
    Spoiled('"name": "web", ', "", 16, "renditions[0] has no name"),
    Spoiled('"uri": "tag:wire.example,2026:2", ', "", 17, "associations[0] has no uri"),
    Spoiled('"type": "picture"', '"headline": "x"', 17, "associations[0].headline is no member of ninjs 3"),
    Spoiled('"type": "text"', '"signal": "update"', 4, "signal is no member of ninjs 3"),
)
def test_a_rule_of_ninjs_3_that_is_broken_is_told_with_its_line(case: Spoiled) -> None:
    check(ninjs.findings, THREE, case)


@each(
    Spoiled("embargoed", "embargoedUntil", 5, "there it is embargoed"),
    Spoiled('"by"', '"byline"', 6, "byline is no member of ninjs 2"),
    Spoiled("contenttype", "contentType", 7, "headlines[0].contentType is no member"),
)
def test_a_rule_of_ninjs_2_that_is_broken_is_told_with_its_line(case: Spoiled) -> None:
    check(ninjs.findings, TWO, case)


@each(
    Spoiled('"complete"', '"full"', 4, "representationtype is none of"),
    Spoiled('"Talks."', "7", 8, "body_text is no text"),
    Spoiled('"code": "1"', '"uri": "x:1"', 9, "subject[0].uri is no member of ninjs 1"),
    Spoiled("geometry_geojson", "geojson", 10, "place[0].geojson is no member of ninjs 1"),
    Spoiled('{"type": "Point", "coordinates": [2.5, 51]}', '"51, 2.5"', 10, "geometry_geojson is no object"),
    Spoiled('{"web": {"href": "https://wire.example/1.html"}}', "[]", 11, "renditions is no object"),
    Spoiled('"type": "picture"', '"type": "photo"', 12, "associations.main.type is none of"),
)
def test_a_rule_of_ninjs_1_that_is_broken_is_told_with_its_line(case: Spoiled) -> None:
    check(ninjs.findings, ONE, case)


def test_each_item_of_a_list_is_checked_with_its_own_line() -> None:
    listed = f"[{TWO},\n{TWO.replace('usable', 'gone')}]"
    assert [(one.line, str(one.severity)) for one in findings(ninjs.findings, listed)] == [
        (13, "error"),
        (11, "warning"),
    ]
