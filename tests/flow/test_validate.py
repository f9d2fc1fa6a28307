"""`syndicate validate` as an operator types it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import OwnHouse, make_house
from tests.loopback import Page, page_server

GOLDEN = Path(__file__).parents[1] / "golden"
OPML = '<opml version="2.0">\n<head><title>Wires</title></head>\n<body>\n<outline text="Harbours"/>\n</body>\n</opml>\n'
BROKEN = OPML.replace(' text="Harbours"', "")


@pytest.fixture
def house(tmp_path: Path) -> OwnHouse:
    (tmp_path / "sound.opml").write_text(OPML)
    (tmp_path / "broken.opml").write_text(BROKEN)
    return make_house(tmp_path)


def test_a_sound_file_is_valid(house: OwnHouse) -> None:
    done = house.syndicate("validate", "sound.opml")
    assert (done.code, done.err) == (0, "")
    assert done.out == "sound.opml: OPML 2.0: valid, 0 errors, 0 warnings (checked by own rules)\n"


def test_a_violation_is_told_with_its_line_and_clause(house: OwnHouse) -> None:
    done = house.syndicate("validate", "broken.opml", "sound.opml")
    assert done.code == 1
    assert done.out.splitlines() == [
        "broken.opml:4: error: outline has no text (OPML 2.0 outline)",
        "broken.opml: OPML 2.0: not valid, 1 error, 0 warnings (checked by own rules)",
        "sound.opml: OPML 2.0: valid, 0 errors, 0 warnings (checked by own rules)",
    ]


def test_warnings_alone_are_valid(house: OwnHouse) -> None:
    done = house.syndicate("validate", "-", given=OPML.replace("<title>Wires</title>", "").encode())
    assert done.code == 0
    assert done.out.splitlines()[0] == "-:2: warning: head has no title (OPML 2.0 head)"


def test_the_program_itself_reads_standard_input_and_writes_json(house: OwnHouse) -> None:
    done = house.program("validate", "--json", "broken.opml")
    assert (done.code, done.err) == (1, "")
    assert json.loads(done.out) == {
        "file": "broken.opml",
        "standard": "OPML 2.0",
        "valid": False,
        "errors": 1,
        "warnings": 0,
        "checked_by": ["own rules"],
        "findings": [{"line": 4, "severity": "error", "message": "outline has no text", "clause": "OPML 2.0 outline"}],
    }


def test_a_folder_is_every_file_in_it_but_hidden_ones_and_twins(house: OwnHouse) -> None:
    feeds = house.folder / "pages" / "coast"
    feeds.mkdir(parents=True)
    (feeds / "a.opml").write_text(OPML)
    (feeds / "a.opml.gz").write_bytes(b"\x1f\x8b")
    (feeds / ".lock").write_text("")
    (feeds / "b.json.gz").write_bytes(b"\x1f\x8b")
    done = house.syndicate("validate", "--json", "pages")
    assert [(row["file"], row["valid"]) for row in map(json.loads, done.out.splitlines())] == [
        ("pages/coast/a.opml", True),
        ("pages/coast/b.json.gz", False),
    ]


def test_an_address_is_fetched_also_from_this_machine(house: OwnHouse) -> None:
    with page_server() as server:
        server.pages["/a"] = Page(OPML.encode(), {"Content-Type": "text/x-opml"})
        server.pages["/b"] = Page(OPML.encode(), {"Content-Type": "text/plain"})
        served = house.syndicate("validate", server.url("/a"), server.url("/b"), server.url("/none"))
    assert served.code == 1
    lines = [line.replace(server.url(""), "") for line in served.out.splitlines()]
    assert lines == [
        "/a: OPML 2.0: valid, 0 errors, 0 warnings (checked by own rules)",
        "/b:1: warning: served as text/plain, not as text/x-opml (RFC 9110 §8.3)",
        "/b: OPML 2.0: valid, 0 errors, 1 warning (checked by own rules)",
        f"/none: error: 127.0.0.1:{server.port} answers with HTTP 404; see whether the address is right",
    ]


def test_a_server_that_does_not_answer_stops_nothing(house: OwnHouse) -> None:
    done = house.syndicate("validate", "--json", f"http://127.0.0.1:{house.port}/rss.xml", "sound.opml")
    unread, sound = map(json.loads, done.out.splitlines())
    assert (done.code, unread["valid"], sound["valid"]) == (1, False, True)
    assert "see whether the address is right and its server runs" in unread["unread"]


def test_usage(house: OwnHouse) -> None:
    assert house.syndicate("validate").code == 2
    missing = house.syndicate("validate", "nowhere.xml")
    assert (missing.code, missing.out) == (2, "")
    assert "there is no file or folder 'nowhere.xml'; give one, an address" in " ".join(missing.err.split())
    assert house.syndicate("validate", "--schemas", "nowhere", "sound.opml").code == 2
    assert "Example: syndicate validate" in house.syndicate("validate", "--help").out


def test_a_file_too_large_is_not_read(house: OwnHouse) -> None:
    with (house.folder / "large.xml").open("wb") as large:
        large.truncate(9 * 1024 * 1024)
    done = house.syndicate("validate", "large.xml")
    assert (done.code, done.out) == (1, "large.xml: error: larger than 8 MB; no dispatch is\n")


def test_schemas_of_a_folder_are_used_beside_our_rules(house: OwnHouse) -> None:
    (house.folder / "schemas").mkdir()
    (house.folder / "schemas" / "any.xsd").write_text(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="opml"><xs:complexType>'
        '<xs:attribute name="version" type="xs:integer"/></xs:complexType></xs:element></xs:schema>'
    )
    done = house.syndicate("validate", "--schemas", "schemas", "sound.opml")
    assert done.code == 1
    assert "(XSD any.xsd)" in done.out
    assert done.out.splitlines()[-1].endswith("(checked by own rules, XSD any.xsd)")


@pytest.mark.parametrize("folder", ["feeds", "news"])
def test_our_own_pages_have_no_error(house: OwnHouse, folder: str) -> None:
    done = house.syndicate("validate", str(GOLDEN / folder))
    assert (done.code, " error: " in done.out) == (0, False), done.out
    assert "no known standard" not in done.out


@pytest.mark.shared
def test_no_sample_breaks_it(house: OwnHouse, shared: Path) -> None:
    folders = [str(path) for path in sorted((shared / "samples").iterdir()) if path.name != "reuters21578"]
    done = house.syndicate("validate", "--json", "--schemas", str(shared / "schemas"), *folders)
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert (done.code, done.err) == (1, "")
    assert {"NewsML-G2", "NewsML 1.x", "NITF", "ninjs", "IPTC 7901", "ANPA 1312", "plain text"} <= {
        row["standard"] for row in rows
    }
    assert not any("unread" in row for row in rows)


def test_other_verbs_do_not_wait_for_rules_and_schemas(house: OwnHouse) -> None:
    asked = "any(name == 'jsonschema' or name.startswith('syndicate.formats.validation') for name in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, syndicate.cli.main; sys.exit({asked})"], cwd=house.folder, check=False
    )
    assert done.returncode == 0
