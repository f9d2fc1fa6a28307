"""Every verb as an operator types it, on a house of its own."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.house import OwnHouse, make_house

FIRST = """HARBOUR TALKS RESUME

By JANE MARLOW

    KESTREL BAY, Nov 24 (Example Wire) - Talks on the harbour resumed on Tuesday.
    No date was set for their end.
"""


@pytest.fixture
def house(tmp_path: Path) -> OwnHouse:
    return make_house(tmp_path)


def listed(house: OwnHouse) -> list[dict[str, object]]:
    return [json.loads(line) for line in house.syndicate("list", "--json").out.splitlines()]


@pytest.fixture
def guid(house: OwnHouse) -> str:
    """The guid of a story on the wire."""
    filed = house.syndicate("file", given=FIRST.encode())
    assert filed.code == 0, filed.err
    (story,) = listed(house)
    return str(story["guid"])


def page(house: OwnHouse, name: str) -> str:
    return (house.feeds / "all" / name).read_text()


def test_collect_then_publish_do_once_what_the_daemon_does(house: OwnHouse) -> None:
    house.drop("first.txt", FIRST)
    collected = house.syndicate("collect")
    assert (collected.code, collected.out) == (
        0,
        "1 filed: 1 stored, 0 on the wire before, 0 rejected.\n",
    ), collected.err
    assert house.syndicate("publish").code == 0
    for name in ("index.html", "rss.xml", "atom.xml", "feed.json", "newsml-g2.xml"):
        for twin in ("", ".gz", ".br", ".zst"):
            assert (house.feeds / "all" / (name + twin)).is_file()
    assert (house.feeds / "index.html").is_file()
    assert (house.feeds / "feeds.opml").is_file()
    assert len(list((house.feeds / "items").rglob("*.html"))) == 1


def test_publishing_again_changes_no_file(house: OwnHouse, guid: str) -> None:
    before = {path: path.stat().st_mtime_ns for path in house.feeds.rglob("*") if path.is_file()}
    again = house.syndicate("publish")
    assert again.out.startswith("0 pages changed")
    assert {path: path.stat().st_mtime_ns for path in house.feeds.rglob("*") if path.is_file()} == before
    assert guid in page(house, "rss.xml")


def test_the_same_bytes_again_change_nothing(house: OwnHouse, guid: str) -> None:
    house.drop("again.txt", FIRST)
    assert house.syndicate("collect").out.startswith("1 filed: 0 stored, 1 on the wire before")
    (story,) = listed(house)
    assert (story["guid"], story["version"]) == (guid, 1)


def test_file_says_why_it_refuses(house: OwnHouse) -> None:
    refused = house.syndicate("file", given=b"\x00\x01\x02\x03" * 100)
    assert refused.code == 1
    assert "binary" in refused.err.lower()


def test_correct_keeps_the_guid_and_tells_what_was_wrong(house: OwnHouse, guid: str, tmp_path: Path) -> None:
    right = tmp_path / "right.txt"
    right.write_text(FIRST.replace("Tuesday", "Monday"))
    done = house.syndicate("correct", guid, str(right), "--note", "Corrects the day to Monday.")
    assert done.code == 0, done.err
    (story,) = listed(house)
    assert (story["version"], story["signal"], story["guid"]) == (2, "correction", guid)
    assert "Monday" in page(house, "rss.xml")
    assert "Tuesday" not in page(house, "rss.xml")
    assert "Corrects the day to Monday." in page(house, "rss.xml")
    assert "sig:correction" in page(house, "newsml-g2.xml")


def test_hold_takes_a_story_out_and_release_brings_it_back(house: OwnHouse, guid: str) -> None:
    assert house.syndicate("hold", guid, "--note", "Being checked.").code == 0
    assert guid not in page(house, "rss.xml")
    assert "stat:withheld" in page(house, "newsml-g2.xml")
    assert "resumed on Tuesday" not in page(house, "newsml-g2.xml")
    assert house.syndicate("release", guid, "--note", "Checked.").code == 0
    assert guid in page(house, "rss.xml")
    assert "stat:withheld" not in page(house, "newsml-g2.xml")


def test_a_kill_is_final_in_every_format(house: OwnHouse, guid: str) -> None:
    assert house.syndicate("kill", guid, "--note", "The talks never took place.").code == 0
    again = house.syndicate("release", guid, "--note", "Try.")
    assert (again.code, "a kill is final" in again.err) == (1, True)
    for path in house.feeds.rglob("*"):
        if path.suffix in {".html", ".xml", ".json", ".opml"}:
            text = path.read_text()
            assert "HARBOUR TALKS" not in text, path
            assert "resumed on Tuesday" not in text, path
    assert "The talks never took place." in page(house, "rss.xml")
    assert "deleted-entry" in page(house, "atom.xml")
    assert "stat:canceled" in page(house, "newsml-g2.xml")


def test_show_prints_every_version(house: OwnHouse, guid: str) -> None:
    house.syndicate("correct", guid, "--note", "Corrects a name.")
    shown = [json.loads(line) for line in house.syndicate("show", guid, "--json").out.splitlines()]
    assert [version["version"] for version in shown] == [1, 2]
    assert "In: all, harbours" in house.syndicate("show", guid).out


def test_an_unknown_guid_is_named(house: OwnHouse) -> None:
    for verb in (("show",), ("kill", "--note", "x"), ("hold", "--note", "x")):
        outcome = house.syndicate(verb[0], "tag:wire.example,2026:nothing", *verb[1:])
        assert outcome.code == 1
        assert "tag:wire.example,2026:nothing" in outcome.err


def test_rejects_are_listed_shown_retried_and_dropped(house: OwnHouse) -> None:
    house.drop("bad.txt", b"\x00\x01\x02" * 500)
    assert "1 rejected" in house.syndicate("collect").out
    (row,) = [json.loads(line) for line in house.syndicate("rejects", "list", "--json").out.splitlines()]
    assert row["name"] == "bad.txt"
    number = str(row["number"])
    assert house.syndicate("rejects", "show", number).out.encode() == b"\x00\x01\x02" * 500
    again = house.syndicate("rejects", "retry", number)
    assert (again.code, "1 rejected" in again.out) == (1, True)
    (row,) = [json.loads(line) for line in house.syndicate("rejects", "list", "--json").out.splitlines()]
    assert row["name"] == "bad.txt"
    assert house.syndicate("rejects", "drop", str(row["number"])).out == "1 dropped.\n"
    assert house.syndicate("rejects", "drop", str(row["number"])).code == 1
    assert house.syndicate("rejects", "list", "--json").out == ""
    acts = [json.loads(line) for line in house.syndicate("acts", "--json").out.splitlines()]
    assert [(act["act"], act["about"], act["result"]) for act in acts] == [
        ("drop reject", str(row["number"]), "1 dropped."),
        ("retry reject", number, again.out.partition("\n")[0]),
    ]


def test_import_counts_every_file_and_can_be_run_again(house: OwnHouse, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    for number in range(70):
        (archive / f"{number:03}.txt").write_text(FIRST.replace("HARBOUR", f"HARBOUR {number}"))
    (archive / "empty.txt").write_text("")
    first = house.syndicate("import", str(archive))
    assert first.out.startswith("71 filed: 70 stored, 0 on the wire before, 1 rejected."), first.err
    assert house.syndicate("import", str(archive)).out.startswith(
        "71 filed: 0 stored, 70 on the wire before, 1 rejected."
    )
    assert len(list(archive.iterdir())) == 71


@pytest.mark.usefixtures("guid")
def test_rebuild_makes_every_page_again(house: OwnHouse) -> None:
    rss = page(house, "rss.xml")
    for path in house.feeds.rglob("*"):
        if path.is_file():
            path.unlink()
    assert house.syndicate("rebuild").code == 0
    assert page(house, "rss.xml") == rss
    assert len(list((house.feeds / "items").rglob("*.html"))) == 1


@pytest.mark.parametrize("verb", ["publish", "rebuild"])
def test_a_section_taken_out_leaves_no_page_that_a_kill_would_miss(house: OwnHouse, guid: str, verb: str) -> None:
    section = house.feeds / "harbours"
    assert "No date was set" in (section / "rss.xml").read_text()
    config = house.folder / "config.toml"
    config.write_text(config.read_text().partition("[sections.harbours]")[0])
    done = house.syndicate(verb)
    assert done.code == 0, done.err
    assert not done.out.startswith("0 pages changed")
    assert (section / "rss.xml.gone").is_file()
    assert house.syndicate("kill", guid, "--note", "Wrong from the start.").code == 0
    assert house.syndicate("publish").code == 0
    kept = [path for path in house.feeds.rglob("*") if path.is_file() and b"No date was set" in path.read_bytes()]
    assert not kept
    assert not (section / "rss.xml").exists()


@pytest.mark.usefixtures("guid")
def test_a_section_that_was_not_rebuilt_is_still_sorted_again_by_its_new_rules(house: OwnHouse) -> None:
    config = house.folder / "config.toml"
    config.write_text(config.read_text().replace('"harbour"', '"lighthouse"'))
    assert house.syndicate("rebuild", "all").code == 0
    assert house.syndicate("publish").code == 0
    assert "No date was set" not in (house.feeds / "harbours" / "rss.xml").read_text()


@pytest.mark.usefixtures("guid")
def test_status_tells_people_and_programs(house: OwnHouse) -> None:
    facts = json.loads(house.syndicate("status", "--json").out)
    assert (facts["daemon"], facts["stories"], facts["versions"], facts["errands"]) == ("not running", 1, 1, 0)
    assert "not running" in house.syndicate("status").out


def test_a_source_in_trouble_stops_no_other_and_is_told_by_status(house: OwnHouse) -> None:
    config = house.folder / "config.toml"
    config.write_text(config.read_text() + '\n[sources.second]\ntype = "spool"\npath = "second"\n')
    house.spool.mkdir()
    (house.spool / "done").write_text("in the way")
    (house.folder / "second").mkdir()
    (house.folder / "second" / "a.txt").write_text("QUAYS REOPEN\n\n    PORTO VELA, Nov 24 (EXW) - They opened.\n")
    collected = house.syndicate("collect")
    assert collected.code == 1
    assert "1 filed: 1 stored" in collected.out
    assert "sources.newsroom: " in collected.err
    assert "must be a folder" in collected.err
    assert house.syndicate("check", "--connect").code == 1
    first, second = json.loads(house.syndicate("status", "--json").out)["sources"]
    assert (first["source"], first["type"], first["failures"]) == ("newsroom", "spool", 1)
    assert "must be a folder" in first["last_error"]
    assert first["next_attempt"]
    assert (second["source"], second["failures"], second["last_error"]) == ("second", 0, None)
    assert second["last_success"]
    shown = house.syndicate("status").out
    assert "must be a folder" in shown
    (house.spool / "done").unlink()
    assert house.syndicate("collect").code == 0
    first, _ = json.loads(house.syndicate("status", "--json").out)["sources"]
    assert (first["failures"], first["last_error"], first["next_attempt"]) == (0, None, None)


def test_check_names_every_problem_at_once(house: OwnHouse) -> None:
    assert house.syndicate("check").code == 0
    assert house.syndicate("check", "--connect").code == 0
    config = house.folder / "config.toml"
    config.write_text(
        config.read_text().replace("port =", "prot =").replace('type = "spool"', 'type = "spool"\npathh = "x"')
    )
    refused = house.syndicate("check")
    assert refused.code == 2
    assert "web.prot" in refused.err
    assert "sources.newsroom.pathh" in refused.err
    assert "Traceback" not in refused.err


def test_read_prints_one_object_a_line_and_stores_nothing(house: OwnHouse, tmp_path: Path) -> None:
    folder = tmp_path / "read"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST)
    (folder / "b.txt").write_text("")
    done = house.syndicate("read", "--json", str(folder))
    assert done.code == 0, done.err
    good, bad = (json.loads(line) for line in done.out.splitlines())
    assert good["headline"] == "HARBOUR TALKS RESUME"
    assert good["byline"] == "JANE MARLOW"
    assert good["dateline"]["cities"] == ["KESTREL BAY"]
    assert good["agency"] == "Example Wire"
    assert good["rejected"] is None
    assert bad["file"].endswith("b.txt")
    assert bad["rejected"]
    assert bad.keys() == good.keys()
    assert not (house.folder / "var").exists()


def test_read_needs_no_configuration(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    (tmp_path / "config.toml").unlink()
    (tmp_path / "a.txt").write_text(FIRST)
    assert json.loads(house.syndicate("read", "--json", "a.txt").out)["headline"] == "HARBOUR TALKS RESUME"


@pytest.mark.parametrize(
    "verb",
    ["run", "check", "collect", "publish", "serve", "file", "list", "show", "kill", "hold", "release", "correct",
     "rejects", "import", "rebuild", "status", "read"],
)  # fmt: skip
def test_every_verb_has_help_with_an_example(house: OwnHouse, verb: str) -> None:
    helped = house.syndicate(verb, "--help")
    assert helped.code == 0
    assert f"\n  Example: syndicate {verb}" in helped.out


def test_a_story_that_is_not_kept_any_more_can_only_be_killed(house: OwnHouse, guid: str) -> None:
    config = house.folder / "config.toml"
    config.write_text(
        config.read_text()
        .replace("[sources.newsroom]", "[sources.newsroom]\nkeep_days = 2")
        .replace('title = "All dispatches"', 'title = "All dispatches"\nkeep_days = 1')
        .replace('title = "Harbours"', 'title = "Harbours"\nkeep_days = 1')
    )
    assert house.syndicate("file", given=FIRST.replace("HARBOUR", "QUAY").encode()).code == 0  # the wire told this last
    with closing(sqlite3.connect(house.folder / "var" / "syndicate.db")) as store:
        days = 2 * 86_400 * 1_000_000
        store.execute("UPDATE versions SET received = received - ?, shown_from = shown_from - ?", (days, days))
        store.commit()
    assert "HARBOUR TALKS" in page(house, "rss.xml")
    assert house.syndicate("publish").code == 0
    assert "HARBOUR TALKS" not in page(house, "rss.xml")
    assert "HARBOUR TALKS" not in house.syndicate("show", guid).out
    refused = house.syndicate("correct", guid, "--note", "Corrects a name.")
    assert (refused.code, "was forgotten" in refused.err) == (1, True)
    assert house.syndicate("kill", guid, "--note", "Wrong from the start.").code == 0
    assert guid in page(house, "atom.xml")
    assert house.syndicate("file", given=FIRST.encode()).code == 0
    assert "HARBOUR TALKS" not in page(house, "rss.xml")
