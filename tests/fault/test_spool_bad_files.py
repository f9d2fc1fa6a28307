"""What a spool does with things that are no dispatch, or not yet: each is told apart, and its neighbours go through."""

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from syndicate.errors import SourceError
from syndicate.model.filing import Filing, Unfiled
from syndicate.sources.listing import listed
from syndicate.sources.spool import LARGEST, LONGEST_WRITING, Spool
from syndicate.sources.writers import leases_tell
from tests.makers import NOON

NOBODY = 65_534


class Hands:
    """A clock that stands where it is put."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


class Folder:
    """A spool with one good file in it, and what came of it."""

    def __init__(self, path: Path, *, recursive: bool = False) -> None:
        self.path = path
        self.path.mkdir(exist_ok=True)
        self.clock = Hands(NOON)
        self.spool = Spool(name="newsroom", path=path, clock=self.clock, recursive=recursive)
        self.put("neighbour.txt", b"good")

    def put(self, name: str, content: bytes, age: timedelta = timedelta(hours=1)) -> Path:
        file = self.path / name
        file.write_bytes(content)
        when = int((self.clock.at - age).timestamp())
        os.utime(file, (when, when))
        return file

    def others(self) -> list[Filing | Unfiled]:
        """All but the neighbour, which must be there."""
        found = list(self.spool.collect())
        assert [
            filing.content for filing in found if isinstance(filing, Filing) and filing.name == "neighbour.txt"
        ] == [b"good"]
        return [each for each in found if each.name != "neighbour.txt"]

    def reason(self) -> str:
        """Why the one other thing is no filing; and it can be moved out of the way, with the reason beside it."""
        [unfiled] = self.others()
        assert isinstance(unfiled, Unfiled)
        self.spool.reject(unfiled.receipt, unfiled.reason)
        assert self.others() == []
        [note] = (self.path / "rejected").rglob("*.reason.txt")
        assert note.read_text() == f"{unfiled.reason}\n"
        assert os.path.lexists(str(note).removesuffix(".reason.txt"))
        return unfiled.reason


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "spool")


def test_a_link_is_not_followed(folder: Folder, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("not for publication")
    (folder.path / "a.txt").symlink_to(secret)
    assert "link" in folder.reason()
    assert secret.read_text() == "not for publication"


def test_a_link_to_nothing_is_told_like_any_link(folder: Folder) -> None:
    (folder.path / "a.txt").symlink_to("nowhere")
    assert "link" in folder.reason()


def test_a_pipe_is_not_waited_for(folder: Folder) -> None:
    os.mkfifo(folder.path / "a.txt")
    assert "pipe" in folder.reason()


def test_a_socket_is_told(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.path)  # socket addresses are short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("a.txt")
        assert "socket" in folder.reason()


def test_a_device_is_not_read() -> None:
    unfit = {found.name: found.unfit for found in listed(Path("/dev"), recursive=False)}
    assert unfit["null"] == "a device, not a file"


def test_a_folder_is_moved_away_whole(folder: Folder) -> None:
    (folder.path / "sub").mkdir()
    (folder.path / "sub" / "a.txt").write_text("text")
    assert "folder" in folder.reason()
    assert (folder.path / "rejected" / "sub" / "a.txt").read_text() == "text"


def test_folders_are_read_where_the_spool_is_recursive(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "spool", recursive=True)
    (folder.path / "sub" / "done").mkdir(parents=True)
    folder.put("sub/a.txt", b"one")
    folder.put("sub/done/b.txt", b"two")
    found = folder.others()
    assert [filing.name for filing in found] == ["sub/a.txt", "sub/done/b.txt"]
    for filing in found:
        folder.spool.ack(filing.receipt)
    assert folder.others() == []
    assert (folder.path / "done" / "sub" / "done" / "b.txt").read_bytes() == b"two"


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder of an account that may not read everything; root becomes nobody for the time being."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        if os.geteuid() != 0:
            yield Path(name) / "spool"
            return
        os.chown(name, NOBODY, NOBODY)
        os.seteuid(NOBODY)
        try:
            yield Path(name) / "spool"
        finally:
            os.seteuid(0)


def test_a_file_that_may_not_be_read_is_told(unprivileged: Path) -> None:
    folder = Folder(unprivileged)
    folder.put("a.txt", b"text").chmod(0)
    assert folder.reason() == "cannot be read: Permission denied"


def test_a_folder_that_may_not_be_listed_is_told(unprivileged: Path) -> None:
    folder = Folder(unprivileged, recursive=True)
    (folder.path / "sub").mkdir(0o300)
    assert folder.reason() == "a folder that cannot be listed: Permission denied"


def test_a_file_that_is_gone_when_its_turn_comes_is_no_trouble(folder: Folder) -> None:
    folder.put("a.txt", b"1", timedelta(hours=4))
    gone = folder.put("b.txt", b"2", timedelta(hours=3))
    folder.put("c.txt", b"3", timedelta(hours=2))
    collecting = folder.spool.collect()
    names = [next(collecting).name]
    gone.unlink()
    assert names + [filing.name for filing in collecting] == ["a.txt", "c.txt", "neighbour.txt"]


def test_a_file_that_became_a_link_since_the_listing_is_not_followed(folder: Folder, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("not for publication")
    folder.put("a.txt", b"1", timedelta(hours=4))
    swapped = folder.put("b.txt", b"2", timedelta(hours=3))
    collecting = folder.spool.collect()
    next(collecting)
    swapped.unlink()
    swapped.symlink_to(secret)
    swap, neighbour = collecting
    assert isinstance(swap, Unfiled)
    assert isinstance(neighbour, Filing)


def test_a_file_that_became_a_pipe_since_the_listing_is_not_read(folder: Folder) -> None:
    folder.put("a.txt", b"1", timedelta(hours=4))
    swapped = folder.put("b.txt", b"2", timedelta(hours=3))
    collecting = folder.spool.collect()
    next(collecting)
    swapped.unlink()
    os.mkfifo(swapped)
    pipe = os.open(swapped, os.O_RDWR)
    os.write(pipe, b"meant for somebody else")
    assert [filing.name for filing in collecting] == ["neighbour.txt"]
    assert os.read(pipe, 99) == b"meant for somebody else"
    os.close(pipe)


def test_a_file_that_changed_since_the_listing_is_left_for_next_time(folder: Folder) -> None:
    folder.put("a.txt", b"1", timedelta(hours=4))
    folder.put("b.txt", b"2", timedelta(hours=3))
    collecting = folder.spool.collect()
    next(collecting)
    folder.put("b.txt", b"2 and more", timedelta(hours=3))
    assert [filing.name for filing in collecting] == ["neighbour.txt"]
    assert [filing.content for filing in folder.others() if isinstance(filing, Filing)] == [b"1", b"2 and more"]


def test_a_huge_file_is_told_by_its_size_alone(folder: Folder) -> None:
    file = folder.put("a.txt", b"")
    os.truncate(file, 1 << 40)
    assert folder.reason() == "larger than 8 MB; no dispatch is"


@pytest.mark.parametrize(("size", "kind"), [(LARGEST, Filing), (LARGEST + 1, Unfiled)])
def test_eight_megabytes_are_the_limit(folder: Folder, size: int, kind: type) -> None:
    os.truncate(folder.put("a.txt", b""), size)
    [found] = folder.others()
    assert isinstance(found, kind)


def test_an_empty_file_is_given_time_to_fill(folder: Folder) -> None:
    folder.put("a.txt", b"", timedelta(seconds=1))
    assert folder.others() == []
    folder.clock.at += timedelta(seconds=2)
    [filing] = folder.others()
    assert isinstance(filing, Filing)
    assert filing.content == b""


@pytest.mark.parametrize("name", [".hidden", "a.tmp", "a.PART", "a.txt~", ".a.txt.swp", "a.filepart", "#a.txt#"])
def test_hidden_and_temporary_names_are_left_alone(folder: Folder, name: str) -> None:
    folder.put(name, b"half a dispa")
    assert folder.others() == []
    assert (folder.path / name).exists()


def test_a_name_that_is_not_utf_8_is_shown_escaped_and_goes_through(folder: Folder) -> None:
    raw = os.fsencode(folder.path) + b"/caf\xe9\n.txt"
    with open(raw, "wb") as file:  # noqa: PTH123 - a path of bytes
        file.write(b"text")
    [filing] = folder.others()
    assert isinstance(filing, Filing)
    assert filing.name == "caf\\xe9\\n.txt"
    assert filing.receipt.isascii()
    folder.spool.ack(filing.receipt)
    assert folder.others() == []
    assert [os.fsencode(file.name) for file in (folder.path / "done").iterdir()] == [b"caf\xe9\n.txt"]


@pytest.mark.parametrize("mtime", [-(1 << 33), (1 << 34) - 1])
def test_a_file_from_another_age_goes_through(folder: Folder, mtime: int) -> None:
    os.utime(folder.put("a.txt", b"text"), (mtime, mtime))
    [filing] = folder.others()
    assert isinstance(filing, Filing)
    assert filing.filed <= NOON


def test_names_taken_in_a_tray_are_never_overwritten(folder: Folder) -> None:
    for content in (b"one", b"two", b"three"):
        folder.put("latest.txt", content)
        [filing] = folder.others()
        folder.spool.ack(filing.receipt)
    assert sorted(file.read_bytes() for file in (folder.path / "done").iterdir()) == [b"one", b"three", b"two"]


def test_the_longest_name_still_fits_the_tray_with_its_reason(folder: Folder) -> None:
    folder.put("é" * 125 + ".txt", b"text")
    [filing] = folder.others()
    folder.spool.reject(filing.receipt, "no headline found")
    assert folder.others() == []
    assert len(list((folder.path / "rejected").iterdir())) == 2


@pytest.mark.parametrize("tray", ["done", "rejected"])
def test_a_file_where_a_tray_belongs_stops_the_source_not_the_news(folder: Folder, tray: str) -> None:
    (folder.path / tray).write_text("in the way")
    with pytest.raises(SourceError, match="must be a folder"):
        list(folder.spool.collect())
    assert (folder.path / "neighbour.txt").exists()


def test_a_file_where_the_spool_belongs_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "spool").write_text("in the way")
    with pytest.raises(SourceError, match="cannot make the folder"):
        list(Spool(name="newsroom", path=tmp_path / "spool", clock=Hands(NOON)).collect())


WRITER = "import sys; file = open(sys.argv[1], 'wb'); file.write(b'half a '); file.flush(); print(flush=True); input()"


@pytest.fixture
def writer(folder: Folder) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that has begun a file and keeps it open until it is sent a line."""
    command = [sys.executable, "-c", WRITER, str(folder.path / "a.txt")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        os.utime(folder.path / "a.txt", (0, 0))
        yield process
        process.kill()


needs_leases = pytest.mark.skipif(not leases_tell(Path(tempfile.gettempdir())), reason="no leases on this file system")


@needs_leases
def test_a_file_that_is_open_for_writing_is_left_however_old_it_looks(
    folder: Folder, writer: subprocess.Popen[bytes]
) -> None:
    assert folder.others() == []
    writer.communicate(b"\n")
    [filing] = folder.others()
    assert isinstance(filing, Filing)
    assert filing.content == b"half a "


@needs_leases
@pytest.mark.usefixtures("writer")
def test_a_file_held_open_for_ten_minutes_is_given_up(folder: Folder) -> None:
    assert folder.others() == []
    folder.clock.at += LONGEST_WRITING - timedelta(seconds=1)
    assert folder.others() == []
    folder.clock.at += timedelta(seconds=1)
    assert folder.reason() == "still being written after 10 minutes"


@pytest.fixture
def distant(folder: Folder) -> Folder:
    folder.spool = Spool(name="newsroom", path=folder.path, clock=folder.clock, leases=False)
    return folder


def test_without_leases_a_file_is_left_until_it_has_stayed_the_same(distant: Folder) -> None:
    for size in range(1, 9):
        distant.put("a.txt", b"x" * size, timedelta(0))
        assert distant.others() == []
        distant.clock.at += timedelta(seconds=1)
    assert distant.others() == []
    distant.clock.at += timedelta(seconds=1)
    [filing] = distant.others()
    assert isinstance(filing, Filing)
    assert len(filing.content) == 8


def test_without_leases_a_file_that_grows_is_left_whatever_its_date(distant: Folder) -> None:
    for size in range(1, 9):
        distant.put("a.txt", b"x" * size, -timedelta(days=1))
        assert distant.others() == []
        distant.clock.at += timedelta(seconds=1)


def test_without_leases_a_file_dated_ahead_of_the_clock_is_not_left_for_ever(distant: Folder) -> None:
    distant.put("a.txt", b"text", -timedelta(days=1))
    assert distant.others() == []
    distant.clock.at += timedelta(seconds=2)
    assert len(distant.others()) == 1


def test_four_thousand_files_are_read_one_at_a_time(folder: Folder) -> None:
    for number in range(4000):
        (folder.path / f"{number:04}.txt").write_bytes(b"text")
    collecting = folder.spool.collect()
    next(collecting)
    for file in folder.path.glob("*.txt"):
        file.unlink()
    assert list(collecting) == []
