"""The stand when the disk is full, not writable, or the process is killed half-way."""

import gzip
import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import brotli
import pytest
import zstandard

from syndicate.errors import StandError
from syndicate.model.edition import Page
from syndicate.ports.stand import Published
from syndicate.stand.folder import FolderStand

KILLS = 40

PUTTER = """
import hashlib, os, random, signal, sys, time
from pathlib import Path
from syndicate.model.edition import Page
from syndicate.stand.folder import FolderStand

root = Path(sys.argv[1])

def page(name, number):
    entries = tuple(hashlib.sha256(b"%d" % (number // 7 + entry)).hexdigest().encode() * 20 for entry in range(60))
    body = b"version %d;" % number + b"".join(entries)
    parts = (b"version %d;" % number, *entries, b";" + hashlib.sha256(body).hexdigest().encode())
    return Page(path=name, media_type="application/xml", parts=parts)

def put_for_ever(start):
    stand = FolderStand(root)
    number = start
    while True:
        number += 1
        stand.put([page(f"harbour/{name}.xml", number) for name in "abc"] + [page("items/ab/abc.html", number)])
        os.write(pipe[1], b"!")
        if number % 3 == 0:
            stand.settle()

random.seed(7)
for round in range(int(sys.argv[2])):
    pipe = os.pipe()
    child = os.fork()
    if child == 0:
        put_for_ever(round * 1000)
    os.read(pipe[0], 1)
    time.sleep(random.uniform(0, 0.06))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(pipe[0])
    os.close(pipe[1])
    print("killed", flush=True)
    sys.stdin.readline()
"""

LATE = """
import os, signal, sys, threading
from pathlib import Path
from syndicate.errors import StandLost
from syndicate.model.edition import Page
from syndicate.stand.folder import FolderStand

def page(name, text):
    return Page(path=f"harbour/{name}.xml", media_type="application/xml", parts=(text, os.urandom(60_000)))

def stop_when_readers_have_it():
    while not stand.get("harbour/0.xml").representations[0].content.startswith(b"late;"):
        pass
    os.kill(os.getpid(), signal.SIGSTOP)

stand = FolderStand(Path(sys.argv[1]))
stand.take(1)
stand.put([page(number, b"early") for number in range(120)])
print("put", flush=True)
threading.Thread(target=stop_when_readers_have_it).start()
try:
    stand.put([page(number, b"late;") for number in range(120)])
except StandLost:
    print("lost", flush=True)
for number in range(120):
    print(stand.get(f"harbour/{number}.xml").representations[0].content[:5].decode(), flush=True)
stand.close()
"""

DECODERS: dict[str, Callable[[bytes], bytes]] = {
    "identity": bytes,
    "gzip": gzip.decompress,
    "br": brotli.decompress,
    "zstd": lambda content: zstandard.ZstdDecompressor().decompress(content),
}
SUFFIXES = {".xml": "identity", ".html": "identity", ".gz": "gzip", ".br": "br", ".zst": "zstd"}


def is_whole(content: bytes) -> bool:
    body, _, digest = content.rpartition(b";")
    return hashlib.sha256(body).hexdigest().encode() == digest


def whole(number: int) -> bytes:
    body = b"sweep %d" % number
    return body + b";" + hashlib.sha256(body).hexdigest().encode()


def page(text: str, size: int = 100, path: str = "harbour/rss.xml") -> Page:
    return Page(path=path, media_type="application/xml", parts=(text.encode(), os.urandom(size)))


def fetched(stand: FolderStand, path: str) -> Published:
    published = stand.get(path)
    assert published is not None
    return published


def soon(condition: Callable[[], bool]) -> bool:
    """Whether something comes true within five seconds."""
    end = time.monotonic() + 60
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.005)
    return True


def hidden(root: Path) -> list[Path]:
    return [path for path in root.rglob(".*") if path.is_file()]


def test_a_process_killed_at_any_moment_leaves_whole_files(tmp_path: Path) -> None:
    root = tmp_path / "feeds"
    process = subprocess.Popen(
        [sys.executable, "-c", PUTTER, root, str(KILLS)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    seen: set[bytes] = set()
    with process:
        for number in range(KILLS):
            assert process.stdout.readline() == "killed\n"
            for file in root.rglob("*"):
                if file.is_file() and not file.name.startswith("."):
                    assert is_whole(DECODERS[SUFFIXES[file.suffix]](file.read_bytes())), file
            stand = FolderStand(root)
            for path in ("harbour/a.xml", "harbour/b.xml", "harbour/c.xml", "items/ab/abc.html"):
                published = stand.get(path)
                if published is not None:
                    contents = {DECODERS[each.encoding](each.content) for each in published.representations}
                    assert contents == {published.representations[0].content}
                    seen |= contents
            stand.put([Page(path="swept.xml", media_type="application/xml", parts=(whole(number),))])
            assert hidden(root) == []
            stand.close()
            process.stdin.write("\n")
            process.stdin.flush()
    assert process.returncode == 0
    assert len(seen) >= KILLS  # every process had put something


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A file system of 256 KB, where the test may mount one."""
    folder.mkdir()
    try:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a small tmpfs cannot be mounted: needs root and the program mount")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def test_a_full_disk_leaves_the_pages_that_stand(tmp_path: Path) -> None:
    with (
        small_disk(tmp_path / "disk") as root,
        closing(FolderStand(root)) as stand,
        closing(FolderStand(root)) as other,
    ):
        stand.put([page("stands")])
        before = other.get("harbour/rss.xml")
        with pytest.raises(StandError, match=r"cannot write .*harbour/rss\.xml: .*No space left on device"):
            stand.put([page("too large", 400_000)])
        assert other.get("harbour/rss.xml") == before
        assert hidden(root) == []
        assert stand.put([page("small again")]) == 1
        assert (root / "harbour/rss.xml").read_bytes() == fetched(stand, "harbour/rss.xml").representations[0].content


def test_readers_keep_what_they_saw_before_the_disk_was_full(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as root, closing(FolderStand(root)) as stand:
        stand.put([page("stands")])
        news = page("too large", 400_000)
        seen = []
        for _ in range(2):  # the page is put again until there is room
            with pytest.raises(StandError):
                stand.put([news])
            seen.append(fetched(stand, "harbour/rss.xml"))
        assert seen[0] is seen[1]
        assert seen[0].representations[0].content == news.content
        assert stand.put([page("small again")]) == 1
        assert fetched(stand, "harbour/rss.xml").modified >= seen[0].modified


def test_a_kill_reaches_readers_though_the_disk_is_full(tmp_path: Path) -> None:
    path = "items/ab/story.html"
    with small_disk(tmp_path / "disk") as root, closing(FolderStand(root)) as stand:
        stand.put([page("stands", path=path)])
        with pytest.raises(StandError):
            stand.put([Page(path=path, media_type="text/html", parts=(os.urandom(400_000),), gone=True)])
        assert fetched(stand, path).gone


def test_pages_before_the_one_that_fails_stand(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as root:
        stand = FolderStand(root)
        with pytest.raises(StandError, match=r"b\.xml"):
            stand.put([page("a", 10, "a.xml"), page("b", 400_000, "b.xml"), page("c", 10, "c.xml")])
        assert sorted(file.name for file in root.iterdir()) == ["a.xml", "a.xml.gz"]
        assert hidden(root) == []
        assert stand.put([page("c", 10, "c.xml")]) == 1
        stand.close()


def test_twins_that_do_not_fit_are_left_out(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as root:
        stand = FolderStand(root)
        stand.put([page("fits twice, not thrice", 90_000)])
        stand.settle()
        published = stand.get("harbour/rss.xml")
        assert published is not None
        assert {each.encoding for each in published.representations} < {"identity", "gzip", "br", "zstd"}
        assert hidden(root) == []
        stand.close()


def test_a_disk_that_turned_read_only_says_so(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as root:
        stand = FolderStand(root)
        stand.put([page("stands")])
        stand.settle()
        before = stand.get("harbour/rss.xml")
        subprocess.run(["mount", "-o", "remount,ro", root], check=True)
        with pytest.raises(StandError, match="Read-only file system"):
            stand.put([page("changed")])
        assert stand.get("harbour/rss.xml") == before
        stand.close()


def test_a_file_where_a_folder_must_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "feeds").mkdir()
    (tmp_path / "feeds/harbour").write_text("in the way")
    stand = FolderStand(tmp_path / "feeds")
    with pytest.raises(StandError, match=r"harbour/rss\.xml"):
        stand.put([page("one")])
    stand.close()


def test_a_folder_where_a_page_must_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "feeds/harbour/rss.xml").mkdir(parents=True)
    stand = FolderStand(tmp_path / "feeds")
    with pytest.raises(StandError, match=r"harbour/rss\.xml"):
        stand.put([page("one"), page("two", 10, "harbour/two.xml")])
    assert hidden(tmp_path / "feeds") == []
    stand.close()


def test_a_writer_stopped_until_another_took_the_stand_overwrites_nothing(tmp_path: Path) -> None:
    root = tmp_path / "feeds"
    paths = [f"harbour/{number}.xml" for number in range(120)]
    with subprocess.Popen([sys.executable, "-c", LATE, root], stdout=subprocess.PIPE, text=True) as late:
        assert late.stdout is not None
        assert late.stdout.readline() == "put\n"
        _, status = os.waitpid(late.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status)
        with closing(FolderStand(root)) as holder:
            holder.take(2)
            assert holder.put([page("newer", path=path) for path in paths]) == len(paths)
            stands = {path: (root / path).read_bytes() for path in paths}
            os.kill(late.pid, signal.SIGCONT)
            assert late.stdout.read().split() == ["lost", *(["newer"] * len(paths))]
            assert {path: (root / path).read_bytes() for path in paths} == stands
            holder.settle()
    assert late.returncode == 0
    assert [file for file in hidden(root) if file.name != ".fence"] == []


def test_what_a_former_holder_showed_ahead_goes_though_it_puts_no_more(tmp_path: Path) -> None:
    with (
        small_disk(tmp_path / "disk") as root,
        closing(FolderStand(root)) as former,
        closing(FolderStand(root)) as holder,
    ):
        former.take(1)
        former.put([page("stands")])
        with pytest.raises(StandError):
            former.put([page("too large", 400_000)])
        assert fetched(former, "harbour/rss.xml").representations[0].content.startswith(b"too large")
        holder.take(2)
        holder.put([page("newer")])
        assert soon(lambda: fetched(former, "harbour/rss.xml").representations[0].content.startswith(b"newer"))


def test_what_was_shown_ahead_before_another_had_the_stand_is_not_shown_again(tmp_path: Path) -> None:
    with (
        small_disk(tmp_path / "disk") as root,
        closing(FolderStand(root)) as former,
        closing(FolderStand(root)) as holder,
    ):
        former.take(1)
        former.put([page("stands")])
        with pytest.raises(StandError):
            former.put([page("too large", 400_000)])
        holder.take(2)
        holder.put([page("newer")])
        former.take(3)
        assert fetched(former, "harbour/rss.xml").representations[0].content.startswith(b"newer")
