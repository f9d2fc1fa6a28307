"""`syndicate doctor` on machines that are well, and on such as are not."""

import json
import resource
import socket
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from syndicate.build.doctor.places import file_system_of
from syndicate.ports.ledger import Entry
from syndicate.store import claim, open_ledger
from tests.house import OwnHouse, make_house
from tests.makers import make_dispatch

MOUNTS = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/root rw
30 22 0:25 / /srv/wire rw - nfs4 server:/wire rw
31 22 0:26 / /srv/with\\040space rw - cifs //server/space rw
32 30 0:27 / /srv/wire/fast rw master:1 - tmpfs tmpfs rw
"""


@pytest.fixture
def house(tmp_path: Path) -> OwnHouse:
    return make_house(tmp_path)


def examined(house: OwnHouse) -> dict[str, dict[str, str]]:
    """By subject, what is found; the exit code and the remedies agree with it."""
    done = house.syndicate("doctor", "--json")
    found = {row["subject"]: row for row in map(json.loads, done.out.splitlines())}
    assert done.code == any(row["level"] == "fail" for row in found.values()), done.err
    assert all(bool(row["remedy"]) == (row["level"] != "ok") for row in found.values())
    return found


def changed(house: OwnHouse, text: str) -> None:
    config = house.folder / "config.toml"
    config.write_text(config.read_text() + text)


def test_a_new_desk_is_well_and_nothing_is_made_by_looking(house: OwnHouse) -> None:
    before = sorted(house.folder.rglob("*"))
    found = examined(house)
    assert sorted(house.folder.rglob("*")) == before
    assert [row for row in found.values() if row["level"] == "fail"] == []
    assert "is made when it is first used" in found["store"]["seen"]
    assert found["SQLite"]["seen"] == sqlite3.sqlite_version


def test_people_are_told_what_to_do(house: OwnHouse) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", house.port))
        other.listen()
        told = house.syndicate("doctor")
    assert told.code == 1
    assert "another program has it" in told.out
    assert "→ stop that one" in told.out
    assert "\x1b" not in told.out


def test_a_desk_at_work_has_its_port_and_its_store(house: OwnHouse) -> None:
    with house.running():
        found = examined(house)
    port = found[f"port {house.port}"]
    assert (port["level"], port["seen"]) == ("ok", "syndicate answers there")
    assert "another syndicate (process" in found["lock"]["seen"]
    assert found["migrations"]["level"] == "ok"


def test_a_store_of_another_time_is_told_and_left_alone(house: OwnHouse) -> None:
    store = house.folder / "var" / "syndicate.db"
    open_ledger(f"sqlite:///{store}").close()
    for revision, level, words in ("0007", "warn", "behind"), ("9999", "fail", "newer"):
        with closing(sqlite3.connect(store)) as connection:
            connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
            connection.commit()
        found = examined(house)["migrations"]
        assert (found["level"], words in found["seen"]) == (level, True)
        with closing(sqlite3.connect(store)) as connection:
            assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(revision,)]


def test_a_broken_store_fails(house: OwnHouse) -> None:
    store = house.folder / "var" / "syndicate.db"
    store.parent.mkdir()
    store.write_bytes(b"no database at all" * 1000)
    found = examined(house)["store"]
    assert (found["level"], "syndicate restore" in found["remedy"]) == ("fail", True)


def test_a_clock_that_was_set_back_fails(house: OwnHouse) -> None:
    later = datetime.now(UTC) + timedelta(days=1)
    url = f"sqlite:///{house.folder / 'var' / 'syndicate.db'}"
    with closing(open_ledger(url)) as ledger, ledger.writing() as writing:
        entry = Entry(dispatch=make_dispatch(received=later), sections=frozenset({"all"}), announce=True)
        writing.record([entry], [])
    assert examined(house)["clock"]["level"] == "fail"


def test_secrets_that_others_read_or_that_are_not_there_are_told(
    house: OwnHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SYNDICATE_NO_SUCH", raising=False)
    for name, mode in ("good", 0o600), ("group", 0o640), ("world", 0o644):
        (house.folder / name).write_text("secret")
        (house.folder / name).chmod(mode)
    names = {"good": "ok", "group": "ok", "world": "warn", "missing": "fail"}
    changed(house, "".join(f'[sources.{name}]\ntype = "push"\ntoken_file = "{name}"\n' for name in names))
    changed(house, '[sources.named]\ntype = "push"\ntoken_env = "SYNDICATE_NO_SUCH"\n')
    found = examined(house)
    assert {name: found[f"sources.{name}.token_file"]["level"] for name in names} == names
    assert found["sources.named.token_env"]["level"] == "warn"


def test_folders_are_looked_at(house: OwnHouse) -> None:
    house.spool.mkdir()
    house.spool.chmod(0o777)
    house.feeds.write_text("no folder")
    changed(house, '[outlets.msn]\nprofile = "plain"\n[channels.msn]\ntype = "folder"\npath = "drop"\n')
    found = examined(house)
    assert (found["access to sources.newsroom.path"]["level"], found["access to stand.path"]["level"]) == (
        "warn",
        "fail",
    )
    assert found["access to channels.msn.path"]["level"] == "fail"


def test_a_store_that_others_can_read_is_told(house: OwnHouse) -> None:
    url = f"sqlite:///{house.folder / 'var' / 'syndicate.db'}"
    open_ledger(url).close()
    for mode, level in (0o755, "warn"), (0o700, "ok"):
        (house.folder / "var").chmod(mode)
        (house.folder / "var" / "syndicate.db").chmod(0o644)
        assert examined(house)["access to store.url"]["level"] == level


def test_too_few_open_files_are_told(house: OwnHouse) -> None:
    changed(house, "[wire]\nmost_listeners = 20000\n")
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = "ok" if most == resource.RLIM_INFINITY or most >= 20_512 else "warn"
    assert examined(house)["open files"]["level"] == wanted


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/desk", "ext4"),
        ("/srv/wire", "nfs4"),
        ("/srv/wire/spool", "nfs4"),
        ("/srv/wireless", "ext4"),
        ("/srv/with space/store", "cifs"),
        ("/srv/wire/fast/store", "tmpfs"),
    ],
)
def test_the_file_system_of_a_path_is_that_of_the_nearest_mount(path: str, kind: str) -> None:
    assert file_system_of(Path(path), MOUNTS) == kind


def test_a_claim_is_no_trouble(house: OwnHouse) -> None:
    url = f"sqlite:///{house.folder / 'var' / 'syndicate.db'}"
    open_ledger(url).close()
    with claim(url):
        assert examined(house)["lock"]["level"] == "ok"
    assert "free" in examined(house)["lock"]["seen"]
