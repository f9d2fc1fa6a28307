"""Schemas are found in a folder by what they are for, whatever they are called."""

import json
from pathlib import Path

import pytest

from syndicate.formats.validation.schemas import Schemas
from syndicate.formats.validation.standard import Standard

XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
 targetNamespace="http://iptc.org/std/NITF/2006-10-18/">
<xs:element name="nitf">
<xs:complexType><xs:sequence><xs:element name="body"/></xs:sequence></xs:complexType></xs:element>
</xs:schema>"""
RNG = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><element>
<name ns="http://www.w3.org/2005/Atom">feed</name><element name="a:id" xmlns:a="http://www.w3.org/2005/Atom"><text/></element>
</element></start></grammar>"""
DTD = "<!ELEMENT NewsML (NewsItem)>\n<!ELEMENT NewsItem (DataContent)>\n<!ELEMENT DataContent ANY>\n"
NINJS = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "http://wire.example/ninjs-schema_3.1.json#",
    "properties": {"places": {"items": {"$ref": "http://wire.example/place.json"}}, "urgency": {"maximum": 9}},
}
PLACE = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "http://wire.example/place.json",
    "type": "object",
}
ITEM = b'{"uri": "x:1", "headlines": [],\n "versionCreated": "",\n "urgency": 10, "places": [\n7]}'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.xsd").write_text(XSD)
    (tmp_path / "b.rng").write_text(RNG)
    (tmp_path / "c.dtd").write_text(DTD)
    (tmp_path / "d.json").write_text(json.dumps(NINJS))
    (tmp_path / "e.json").write_text(json.dumps(PLACE))
    (tmp_path / "f.json").write_text("{")
    (tmp_path / "g.xsd").write_text("<broken")
    (tmp_path / "h.txt").write_text(XSD)
    return tmp_path


def checked(folder: Path, content: bytes, standard: Standard) -> list[tuple[str, list[tuple[int, str]]]]:
    return [
        (name, [(finding.line, finding.message) for finding in findings])
        for name, findings in Schemas(folder).checks(content, standard)
    ]


@pytest.mark.parametrize("declared", [' xmlns="http://iptc.org/std/NITF/2006-10-18/"', ""])
def test_an_xsd_by_its_namespace_and_root(folder: Path, declared: str) -> None:
    sound = f'<nitf{declared} version="-//IPTC//DTD NITF 3.2//EN"><body/></nitf>'.encode()
    assert checked(folder, sound, Standard.NITF) == [("XSD a.xsd", [])]
    ((name, found),) = checked(folder, sound.replace(b"<body/>", b"\n\n<head/>"), Standard.NITF)
    assert (name, [line for line, _ in found]) == ("XSD a.xsd", [3])
    assert "'head'" in found[0][1]


def test_a_grammar_of_relax_ng_by_the_elements_it_names(folder: Path) -> None:
    feed = b'<feed xmlns="http://www.w3.org/2005/Atom"><id/>\n<title/></feed>'
    ((name, found),) = checked(folder, feed, Standard.ATOM)
    assert (name, {line for line, _ in found} >= {2}) == ("RELAX NG b.rng", True)
    assert checked(folder, feed.replace(b"<title/>", b""), Standard.ATOM) == [("RELAX NG b.rng", [])]


def test_a_dtd_by_the_elements_it_declares_and_not_for_what_others_declare(folder: Path) -> None:
    item = b"<NewsML><NewsItem>\n<DataContent><p>Talks.</p></DataContent></NewsItem></NewsML>"
    assert checked(folder, item, Standard.NEWSML_1) == [("DTD c.dtd", [])]
    ((_, found),) = checked(folder, item.replace(b"<NewsItem>", b'<NewsItem Duid="a">'), Standard.NEWSML_1)
    assert [line for line, _ in found] == [1]


def test_a_json_schema_by_its_id_and_what_it_refers_to(folder: Path) -> None:
    ((name, found),) = checked(folder, ITEM, Standard.NINJS)
    assert (name, sorted(line for line, _ in found)) == ("JSON Schema d.json", [3, 4])
    ((_, listed),) = checked(folder, b"[" + ITEM + b"]", Standard.NINJS)
    assert sorted(message.partition(":")[0] for _, message in listed) == ["[0].places[0]", "[0].urgency"]


def test_what_is_referred_to_and_not_there_is_warned_of(folder: Path) -> None:
    (folder / "e.json").unlink()
    ((_, found),) = checked(folder, ITEM, Standard.NINJS)
    assert any(
        "refers to http://wire.example/place.json, which is not in the folder" in message for _, message in found
    )


def test_no_schema_for_a_generation_or_a_standard_that_has_none_there(folder: Path) -> None:
    assert checked(folder, b'{"uri": "x:1", "headline": "a", "body_text": "b"}', Standard.NINJS) == []
    assert checked(folder, b'<opml version="2.0"/>', Standard.OPML) == []
    assert checked(folder, b"<rss", Standard.RSS) == []
    assert checked(folder, b"{", Standard.JSON_FEED) == []
    assert checked(folder, b"text", Standard.PLAIN_TEXT) == []


def test_a_schema_that_cannot_be_used_is_warned_of(folder: Path) -> None:
    (folder / "deep" / "a.xsd").write_text(XSD.replace('"body"/>', '"body" type="xs:nothing"/>'))
    ((_, found),) = checked(folder, b"<nitf/>", Standard.NITF)
    assert "cannot be used" in found[0][1]
