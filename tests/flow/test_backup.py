"""Backups made beside a daemon at work, and desks that go on with them elsewhere."""

import json
import resource
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from syndicate.store import claim, open_ledger
from tests.house import CONFIG, OwnHouse, eventually, make_house

STORY = """HARBOUR TALKS RESUME {number}

By JANE MARLOW

    KESTREL BAY, Nov 24 (Example Wire) - Talks {number} on the harbour resumed on Tuesday.
    No date was set for the end of round {number}.
"""


@pytest.fixture
def house(tmp_path: Path) -> OwnHouse:
    folder = tmp_path / "first"
    folder.mkdir()
    return make_house(folder)


@pytest.fixture
def other(tmp_path: Path) -> OwnHouse:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return make_house(folder, CONFIG)


def backed_up(house: OwnHouse, *options: str) -> Path:
    done = house.syndicate("backup", "--json", *options)
    assert done.code == 0, done.err
    return Path(json.loads(done.out)["path"])


def listed(house: OwnHouse) -> dict[str, dict[str, object]]:
    lines = house.syndicate("list", "--json", "--most", "2000").out.splitlines()
    return {story["guid"]: story for story in map(json.loads, lines)}


def file(house: OwnHouse, number: int) -> str:
    before = set(listed(house))
    assert house.syndicate("file", given=STORY.format(number=number).encode()).code == 0
    (guid,) = set(listed(house)) - before
    return guid


def wire_numbers(house: OwnHouse) -> list[int]:
    with closing(sqlite3.connect(house.folder / "var" / "syndicate.db")) as store:
        return [number for (number,) in store.execute("SELECT number FROM wire_events ORDER BY number")]


@contextmanager
def load(house: OwnHouse) -> Iterator[threading.Event]:
    """Drop stories until the block ends; a file that is in done/ is one that was acknowledged."""
    ended = threading.Event()

    def drop() -> None:
        number = 1000
        while not ended.is_set():
            house.drop(f"{number}.txt", STORY.format(number=number))
            number += 1
            ended.wait(0.01)

    thread = threading.Thread(target=drop)
    thread.start()
    try:
        yield ended
    finally:
        ended.set()
        thread.join()


def test_a_backup_under_load_has_all_that_was_acknowledged_and_the_desk_goes_on_with_it(
    house: OwnHouse, other: OwnHouse
) -> None:
    house.spool.mkdir()
    done = house.spool / "done"
    with house.running(), load(house):
        eventually(lambda: done.is_dir() and len(list(done.iterdir())) > 25)
        acknowledged = {path.name.partition(".")[0] for path in done.iterdir()}
        backup = backed_up(house)
        more = len(list(done.iterdir()))
        eventually(lambda: len(list(done.iterdir())) > more + 10)
    restored = other.syndicate("restore", str(backup))
    assert restored.code == 0, restored.err
    assert other.syndicate("rebuild").code == 0
    had = listed(other)
    headlines = {str(story["headline"]).rpartition(" ")[2] for story in had.values()}
    assert acknowledged <= headlines
    everything = listed(house)
    assert set(had) < set(everything)
    assert {guid: story["body_text"] for guid, story in had.items()} == {
        guid: everything[guid]["body_text"] for guid in had
    }
    imported = other.syndicate("import", str(done), "--source", "newsroom")
    assert f"{len(had)} on the wire before, 0 rejected" in imported.out
    assert set(listed(other)) == set(everything)
    late = file(other, 5)
    assert late in (other.feeds / "all" / "rss.xml").read_text()


def test_no_number_that_others_may_know_is_given_twice(house: OwnHouse) -> None:
    (house.folder / "drop").mkdir()
    with (house.folder / "config.toml").open("a") as config:
        config.write('[outlets.msn]\nprofile = "plain"\n[channels.msn]\ntype = "folder"\npath = "drop"\n')
    file(house, 1)
    backup = backed_up(house)
    file(house, 2)
    heard, told = wire_numbers(house)[-1], max(deliveries(house))
    assert house.syndicate("restore", str(backup)).code == 0
    assert min(wire_numbers(house)) > heard + 1  # who had `heard` last is sent a reset, then what stands
    file(house, 3)
    assert len(set(wire_numbers(house))) == 2
    assert max(deliveries(house)) > told + 1


def deliveries(house: OwnHouse) -> list[int]:
    return [json.loads(line)["number"] for line in house.syndicate("queue", "list", "--json").out.splitlines()]


def test_what_was_killed_after_the_backup_stays_killed(house: OwnHouse) -> None:
    known = file(house, 1)
    backup = backed_up(house)
    unknown = file(house, 2)
    for guid in (known, unknown):
        assert house.syndicate("kill", guid, "--note", "Wrong from the start.").code == 0
    restored = house.syndicate("restore", str(backup))
    assert "2 kills taken over" in restored.out
    assert house.syndicate("rebuild").code == 0
    again = house.syndicate("file", given=STORY.format(number=2).encode())
    assert again.code == 0
    assert house.syndicate("publish").code == 0
    page = (house.feeds / "harbours" / "atom.xml").read_text()
    assert known in page  # of the other nobody is told who goes on from the backup
    assert "RESUME" not in page.upper()
    assert {str(story["pubstatus"]) for story in listed(house).values() if story["guid"] == known} == {"canceled"}


def test_restore_keeps_the_old_store_aside_and_refuses_while_anybody_has_it(house: OwnHouse) -> None:
    file(house, 1)
    backup = backed_up(house)
    file(house, 2)
    store = f"sqlite:///{house.folder / 'var' / 'syndicate.db'}"
    for held, why in (claim(store), "another syndicate"), (closing(open_ledger(store)), "stop `syndicate serve`"):
        with held:
            refused = house.syndicate("restore", str(backup))
        assert (refused.code, why in refused.err, len(listed(house))) == (1, True, 2), refused.err
    assert house.syndicate("restore", str(backup)).code == 0
    assert len(listed(house)) == 1
    (before,) = (house.folder / "var").glob("syndicate.db.before-*Z")
    before = before.rename(before.with_name("syndicate.db.before-20200101T000000Z"))
    assert house.syndicate("restore", str(before)).code == 0
    assert len(listed(house)) == 2


def test_a_broken_store_can_be_replaced(house: OwnHouse) -> None:
    file(house, 1)
    backup = backed_up(house)
    store = house.folder / "var" / "syndicate.db"
    content = bytearray(store.read_bytes())
    content[: len(content) // 2] = bytes(len(content) // 2)
    store.write_bytes(content)
    assert house.syndicate("list").code == 1
    restored = house.syndicate("restore", str(backup))
    assert (restored.code, "kill again" in restored.err) == (0, True), restored.err
    assert len(listed(house)) == 1


@pytest.mark.parametrize("damage", ["cut", "spoilt", "no store"])
def test_a_damaged_backup_is_refused_and_changes_nothing(house: OwnHouse, damage: str) -> None:
    guid = file(house, 1)
    copy = backed_up(house) / "syndicate.db"
    content = copy.read_bytes()
    match damage:
        case "cut":
            copy.write_bytes(content[: len(content) // 2])
        case "spoilt":
            copy.write_bytes(content[:8192] + bytes(range(256)) * 64 + content[8192 + 256 * 64 :])
        case _:
            copy.write_bytes(b"no database at all" * 1000)
    refused = house.syndicate("restore", str(copy.parent))
    assert (refused.code, list(listed(house))) == (1, [guid])
    assert str(copy.parent) in refused.err or "syndicate.db" in refused.err
    assert not list((house.folder / "var").glob("*before*"))


def test_the_newest_are_kept(house: OwnHouse, tmp_path: Path) -> None:
    place = tmp_path / "kept"
    for name in ("20200101T000000Z", "20210101T000000Z", "not-a-backup"):
        (place / name).mkdir(parents=True)
    made = backed_up(house, str(place), "--keep", "2") if file(house, 1) else None
    assert {path.name for path in place.iterdir()} == {"20210101T000000Z", "not-a-backup", made.name if made else ""}


def test_only_the_owner_reads_a_backup(house: OwnHouse) -> None:
    file(house, 1)
    made = backed_up(house)
    assert made.stat().st_mode & 0o077 == 0
    assert (made / "syndicate.db").stat().st_mode & 0o077 == 0
    assert (made / "config.toml").read_text() == (house.folder / "config.toml").read_text()


def test_without_a_store_there_is_nothing_to_back_up(house: OwnHouse) -> None:
    refused = house.syndicate("backup")
    assert refused.code == 1
    assert "cannot be copied" in refused.err
    assert not list((house.folder / "backups").iterdir())


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """As on a disk that is full by then."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_what_does_not_fit_on_the_disk_leaves_nothing_behind_and_removes_nothing(house: OwnHouse) -> None:
    file(house, 1)
    made = backed_up(house)
    first = made.rename(made.with_name("20200101T000000Z"))
    with no_file_longer_than(100_000):
        full = house.syndicate("backup", "--keep", "1")
        refused = house.syndicate("restore", str(first))
    assert (full.code, "cannot be copied" in full.err) == (1, True), full.err
    assert [path.name for path in first.parent.iterdir()] == [first.name]
    assert (refused.code, "cannot be copied" in refused.err) == (1, True), refused.err
    assert len(listed(house)) == 1
    assert not [path for path in (house.folder / "var").iterdir() if "restored" in path.name or "before" in path.name]


def test_postgresql_has_programs_of_its_own(house: OwnHouse) -> None:
    config = house.folder / "config.toml"
    address = "postgresql+psycopg://desk@db.example:5433/wire"
    config.write_text(config.read_text() + f'[store]\nurl = "{address}"\n')
    for verb, program in (("backup",), "pg_dump"), (("restore", "config.toml"), "pg_restore"):
        told = house.syndicate(*verb)
        assert told.code == 1
        assert f"{program} " in told.err
        assert "postgresql://desk@db.example:5433/wire" in told.err
