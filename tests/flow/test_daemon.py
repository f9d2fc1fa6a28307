"""The daemon as its operator, a reader and a partner meet it: a real process, real files, real HTTP."""

import os
import signal
import socket
import sqlite3
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import feedparser
import pytest

from tests.house import OwnHouse, eventually, make_house

PAGES = ("index.html", "rss.xml", "atom.xml", "feed.json", "newsml-g2.xml")

FIRST = """u f BC-HARBOUR-TALKS 11-24 0105
HARBOUR TALKS RESUME

    KESTREL BAY, Nov 24 (Example Wire) - Talks on the harbour resumed on Tuesday, officials said.
    No date was set for their end.
 (END)
"""

LEAD = """u f BC-HARBOUR-TALKS-1STLD 11-24 0120
HARBOUR TALKS END WITH A TREATY

    KESTREL BAY, Nov 24 (Example Wire) - Talks on the harbour ended with a treaty, officials said.
 (END)
"""

KILL = """b f BC-HARBOUR-TALKS-KILL 11-24 0020
KILL KILL KILL

    Please kill BC-HARBOUR-TALKS. The treaty does not exist. A corrected story will not follow.
"""


@pytest.fixture
def house(tmp_path: Path) -> OwnHouse:
    return make_house(tmp_path)


def titles(house: OwnHouse, path: str) -> list[str]:
    return [entry.title for entry in feedparser.parse(house.get(path).content).entries]


def says(house: OwnHouse, path: str, words: str) -> bool:
    return words in house.get(path).text


def says_not(house: OwnHouse, path: str, words: str) -> bool:
    return not says(house, path, words)


def arrived(house: OwnHouse, pattern: str) -> bool:
    return any((house.spool / "done").glob(pattern))


def test_a_file_dropped_in_the_spool_is_served_in_every_format(house: OwnHouse) -> None:
    with house.running():
        house.drop("first.txt", FIRST)
        for page in PAGES:
            eventually(partial(says, house, f"/harbours/{page}", "HARBOUR TALKS RESUME"))
            for twin in ("", ".gz"):
                assert (house.feeds / "harbours" / (page + twin)).is_file()
        eventually(lambda: bool(titles(house, "/all/rss.xml")))
        link = feedparser.parse(house.get("/all/rss.xml").content).entries[0].link
        assert link.startswith(house.address + "/items/")
        assert "Talks on the harbour resumed" in house.get(link.removeprefix(house.address)).text
        assert not list(house.spool.glob("*.txt"))
        assert (house.spool / "done" / "first.txt").is_file()


def test_a_lead_takes_the_place_of_its_story_and_a_kill_takes_it_away(house: OwnHouse) -> None:
    with house.running():
        house.drop("1.txt", FIRST, age_secs=180)
        eventually(lambda: titles(house, "/all/atom.xml") == ["HARBOUR TALKS RESUME"])
        first = feedparser.parse(house.get("/all/atom.xml").content).entries[0].id
        house.drop("2.txt", LEAD, age_secs=120)
        eventually(lambda: titles(house, "/all/atom.xml") == ["HARBOUR TALKS END WITH A TREATY"])
        assert feedparser.parse(house.get("/all/atom.xml").content).entries[0].id == first
        house.drop("3.txt", KILL, age_secs=60)
        eventually(lambda: not titles(house, "/all/atom.xml"))
        assert f'ref="{first}"' in house.get("/all/atom.xml").text
        for page in PAGES:
            eventually(partial(says_not, house, f"/all/{page}", "END WITH A TREATY"))
            assert "treaty, officials said" not in house.get(f"/all/{page}").text
        assert "stat:canceled" in house.get("/all/newsml-g2.xml").text


def test_an_embargo_holds_every_byte_back_and_ends_on_time(house: OwnHouse) -> None:
    with house.running():
        before = house.get("/all/rss.xml", **{"Accept-Encoding": "identity"})
        until = datetime.now(UTC) + timedelta(seconds=15)
        house.drop(
            "e.txt", f"Headline: Budget day\nEmbargo: {until.isoformat()}\n\nPORTO VELA (EXW) - The budget rose.\n"
        )
        eventually((house.spool / "done" / "e.txt").is_file)
        assert datetime.now(UTC) < until - timedelta(seconds=1)
        answer = house.get("/all/rss.xml", **{"Accept-Encoding": "identity"})
        assert answer.content == before.content
        assert answer.headers["ETag"] == before.headers["ETag"]
        assert not (house.feeds / "items").exists()
        eventually(lambda: titles(house, "/all/rss.xml") == ["Budget day"])
        assert datetime.now(UTC) < until + timedelta(seconds=2)


def test_a_bad_file_is_put_aside_with_its_reason_and_its_neighbours_go_through(house: OwnHouse) -> None:
    house.drop("a-binary.txt", b"\x00\x01\x02" * 500)
    house.drop("b-good.txt", FIRST)
    house.drop("c-empty.txt", b"")
    with house.running():
        eventually(lambda: titles(house, "/all/rss.xml") == ["HARBOUR TALKS RESUME"])
        eventually((house.spool / "rejected" / "c-empty.txt").is_file)
        assert (house.spool / "rejected" / "a-binary.txt").is_file()
        assert (house.spool / "rejected" / "a-binary.txt.reason.txt").read_text()
    listed = house.syndicate("rejects", "list", "--json")
    assert listed.code == 0
    assert sorted(line.split('"name":"')[1].split('"')[0] for line in listed.out.splitlines()) == [
        "a-binary.txt",
        "c-empty.txt",
    ]


def test_a_second_daemon_on_the_same_store_is_refused(house: OwnHouse) -> None:
    with house.running():
        second = house.program("run")
        assert second.code == 1
        assert "another syndicate (process" in second.err


def test_hangup_reads_the_configuration_again_and_a_bad_one_leaves_the_old_in_force(house: OwnHouse) -> None:
    config = house.folder / "config.toml"
    with house.running() as daemon:
        assert house.get("/quays/rss.xml").status_code == 404
        good = config.read_text()
        config.write_text(good + "\n[sections.quays]\nlimit = 0\n")
        daemon.send_signal(signal.SIGHUP)
        eventually(lambda: "not reloaded" in (house.folder / "daemon.log").read_text())
        assert house.get("/all/rss.xml").status_code == 200
        config.write_text(good + '\n[sections.quays]\ntitle = "Quays"\nany = { texts = ["harbour"] }\n')
        daemon.send_signal(signal.SIGHUP)
        eventually(lambda: house.get("/quays/rss.xml").status_code == 200)
        house.drop("first.txt", FIRST)
        eventually(lambda: titles(house, "/quays/rss.xml") == ["HARBOUR TALKS RESUME"])


def test_a_source_that_hangs_keeps_no_other_waiting_nor_the_end_of_the_daemon(house: OwnHouse) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=50) as silent:
        (house.folder / "config.toml").write_text(
            (house.folder / "config.toml").read_text()
            + f"""
[sources.dead]
type = "http"
url = "http://127.0.0.1:{silent.getsockname()[1]}/feed"
allow_private = true
timeout_secs = 300
"""
        )
        with house.running() as daemon:
            house.drop("first.txt", FIRST)
            eventually(lambda: titles(house, "/all/rss.xml") == ["HARBOUR TALKS RESUME"])
            silent.settimeout(10)
            asked, _ = silent.accept()
            daemon.send_signal(signal.SIGTERM)
            assert daemon.wait(20) == 0
            asked.close()
        assert "source left in the middle of a turn" in (house.folder / "daemon.log").read_text()


def test_the_pages_of_a_section_taken_away_are_gone(house: OwnHouse) -> None:
    config = house.folder / "config.toml"
    before = config.read_text()
    house.drop("first.txt", FIRST)
    assert house.syndicate("collect").code == 0
    assert house.syndicate("publish").code == 0
    assert (house.feeds / "harbours" / "rss.xml.gz").is_file()
    config.write_text(before[: before.index("[sections.harbours]")])
    with house.running():
        eventually(lambda: house.get("/harbours/rss.xml").status_code == 410)
        eventually(lambda: all(path.name.endswith(".gone") for path in (house.feeds / "harbours").iterdir()))
        assert titles(house, "/all/rss.xml") == ["HARBOUR TALKS RESUME"]


def test_a_section_added_later_has_the_stories_of_before(house: OwnHouse) -> None:
    house.drop("first.txt", FIRST)
    assert house.syndicate("collect").code == 0
    assert house.syndicate("publish").code == 0
    config = house.folder / "config.toml"
    config.write_text(config.read_text() + '\n[sections.quays]\ntitle = "Quays"\nany = { texts = ["harbour"] }\n')
    with house.running():
        eventually(lambda: titles(house, "/quays/rss.xml") == ["HARBOUR TALKS RESUME"])


def test_nothing_is_lost_when_the_daemon_is_killed_at_once_after_a_drop(house: OwnHouse) -> None:
    for turn in range(5):
        with house.running() as daemon:
            for number in range(20):
                house.drop(
                    f"{turn}-{number}.txt",
                    f"STORY {turn}-{number} OF THE HARBOUR\n\n    PORTO VELA, Nov 24 (EXW) - Text {turn} {number}.\n",
                )
            eventually(partial(arrived, house, f"{turn}-*"))
            os.kill(daemon.pid, signal.SIGKILL)
            daemon.wait()
    assert house.syndicate("collect").code == 0
    assert house.syndicate("publish").code == 0
    with sqlite3.connect(house.folder / "var" / "syndicate.db") as database:
        assert database.execute("select count(*), count(distinct guid) from versions").fetchone() == (100, 100)
        assert database.execute("select count(*) from errands").fetchone() == (0,)
    assert not list(house.spool.glob("*.txt"))
