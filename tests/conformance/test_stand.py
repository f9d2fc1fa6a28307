"""What every stand promises (ports/stand.py), and what the folder adds to it."""

import gzip
import itertools
import os
import stat
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
import zstandard

from syndicate.errors import StandError
from syndicate.model.edition import Page
from syndicate.ports.stand import Published, Stand
from syndicate.stand import files
from syndicate.stand.folder import FolderStand

RSS = "application/rss+xml; charset=utf-8"
OPEN = Callable[[], FolderStand]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "feeds"


@pytest.fixture
def open_stand(root: Path) -> Iterator[OPEN]:
    opened: list[FolderStand] = []

    def opens() -> FolderStand:
        opened.append(FolderStand(root, {"rss.xml": RSS}))
        return opened[-1]

    yield opens
    for each in opened:
        each.close()


@pytest.fixture
def stand(open_stand: OPEN) -> FolderStand:
    return open_stand()


def page(text: str, path: str = "harbour/rss.xml", stories: int = 40) -> Page:
    entries = tuple(f"<item>{number} {text} and the rest of a story</item>".encode() for number in range(stories))
    return Page(path=path, media_type=RSS, parts=(b"<rss>" + text.encode(), *entries, b"</rss>"))


def decoded(published: Published) -> dict[str, bytes]:
    decoders: dict[str, Callable[[bytes], bytes]] = {
        "identity": bytes,
        "gzip": gzip.decompress,
        "br": brotli.decompress,
        "zstd": lambda content: zstandard.ZstdDecompressor().decompress(content),
    }
    return {each.encoding: decoders[each.encoding](each.content) for each in published.representations}


def fetched(stand: Stand, path: str = "harbour/rss.xml") -> Published:
    published = stand.get(path)
    assert published is not None
    return published


def soon(condition: Callable[[], bool]) -> bool:
    """Whether something comes true within five seconds."""
    end = time.monotonic() + 5
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.005)
    return True


def test_a_page_put_is_there_for_readers_with_its_gzip_twin(stand: FolderStand) -> None:
    assert stand.put([page("one")]) == 1
    published = fetched(stand)
    assert published.media_type == RSS
    assert decoded(published) == {"identity": page("one").content, "gzip": page("one").content}


def test_all_twins_are_there_once_settled(stand: FolderStand, root: Path) -> None:
    stand.put([page("one")])
    stand.settle()
    assert set(decoded(fetched(stand)).values()) == {page("one").content}
    assert list(decoded(fetched(stand))) == ["identity", "gzip", "br", "zstd"]
    assert sorted(each.name for each in (root / "harbour").iterdir()) == [
        "rss.xml",
        "rss.xml.br",
        "rss.xml.gz",
        "rss.xml.zst",
    ]


def test_an_equal_page_is_not_touched(stand: FolderStand, root: Path) -> None:
    stand.put([page("one")])
    before = (root / "harbour/rss.xml").stat()
    assert stand.put([page("one"), page("two", "harbour/atom.xml")]) == 1
    assert (root / "harbour/rss.xml").stat() == before


def test_an_equal_page_is_not_touched_after_a_restart(open_stand: OPEN, root: Path) -> None:
    first = open_stand()
    first.put([page("one")])
    first.settle()
    before = (root / "harbour/rss.xml").stat().st_ctime_ns, fetched(first)
    again = open_stand()
    assert again.put([page("one")]) == 0
    assert ((root / "harbour/rss.xml").stat().st_ctime_ns, fetched(again)) == before


def test_a_new_page_leaves_no_twin_of_the_old_one(stand: FolderStand, root: Path) -> None:
    stand.put([page("one")])
    stand.settle()
    stand.put([page("two")])
    assert not (root / "harbour/rss.xml.br").exists()
    assert not (root / "harbour/rss.xml.zst").exists()
    assert set(decoded(fetched(stand)).values()) == {page("two").content}


def test_twins_are_of_the_newest_content_of_many(stand: FolderStand) -> None:
    for number in range(12):
        stand.put([page(f"version {number}", f"harbour/{name}.xml") for name in ("rss", "atom")])
    stand.settle()
    for name in ("rss", "atom"):
        found = decoded(fetched(stand, f"harbour/{name}.xml"))
        assert found.keys() == {"identity", "gzip", "br", "zstd"}
        assert set(found.values()) == {page("version 11").content}


def test_a_story_has_no_twins_on_disk_but_is_sent_compressed(stand: FolderStand, root: Path) -> None:
    stand.put([page("one", "items/ab/abcdef.html")])
    stand.settle()
    assert [each.name for each in (root / "items/ab").iterdir()] == ["abcdef.html"]
    assert decoded(fetched(stand, "items/ab/abcdef.html")).keys() == {"identity", "gzip"}


def test_tags_differ_for_every_encoding_and_every_content(stand: FolderStand) -> None:
    tags = []
    for text in ("one", "two", "one"):
        stand.put([page(text)])
        stand.settle()
        tags.append([each.etag for each in fetched(stand).representations])
    assert tags[0] == tags[2]
    assert len({*tags[0], *tags[1]}) == 8
    assert all(tag.startswith('"') and tag.endswith('"') for tag in tags[0])


def test_modified_is_the_time_of_the_file_in_whole_seconds(stand: FolderStand, root: Path) -> None:
    stand.put([page("one")])
    published = fetched(stand)
    assert published.modified == datetime.fromtimestamp(int((root / "harbour/rss.xml").stat().st_mtime), UTC)
    assert published.modified.microsecond == 0


def test_two_versions_within_a_second_are_not_told_apart_by_their_date(open_stand: OPEN, root: Path) -> None:
    stand = open_stand()
    stand.put([page("old")])
    long_ago = 1_700_000_000_500_000_000
    os.utime(root / "harbour/rss.xml", ns=(long_ago, long_ago))
    stand.put([page("first of this second")])
    assert fetched(stand).modified_is_strong
    ahead = (root / "harbour/rss.xml").stat().st_mtime_ns + 60 * 1_000_000_000  # as if the clock had been set back
    os.utime(root / "harbour/rss.xml", ns=(ahead, ahead))
    for text in ("second", "third"):
        before = fetched(stand).modified
        stand.put([page(text)])
        assert not fetched(stand).modified_is_strong
        assert fetched(stand).modified >= before
        assert (root / "harbour/rss.xml.gz").stat().st_mtime_ns == (root / "harbour/rss.xml").stat().st_mtime_ns
    assert not fetched(open_stand()).modified_is_strong
    assert set(decoded(fetched(open_stand()))) >= {"identity", "gzip"}


def test_what_another_process_puts_shows(open_stand: OPEN) -> None:
    reader, writer = open_stand(), open_stand()
    assert reader.get("harbour/rss.xml") is None
    writer.put([page("one")])
    assert decoded(fetched(reader))["gzip"] == page("one").content
    writer.put([page("two")])
    assert soon(lambda: decoded(fetched(reader))["identity"] == page("two").content)
    writer.settle()
    assert soon(lambda: decoded(fetched(reader)).keys() == {"identity", "gzip", "br", "zstd"})
    assert fetched(reader) == fetched(writer)


def test_a_page_removed_by_hand_is_gone_and_can_be_put_again(stand: FolderStand, root: Path) -> None:
    stand.put([page("one")])
    (root / "harbour/rss.xml").unlink()
    assert soon(lambda: stand.get("harbour/rss.xml") is None)
    assert stand.put([page("one")]) == 1


def test_a_gzip_twin_lost_in_a_crash_is_written_again(open_stand: OPEN, root: Path) -> None:
    open_stand().put([page("one")])
    (root / "harbour/rss.xml.gz").unlink()
    open_stand().put([page("one")])
    assert gzip.decompress((root / "harbour/rss.xml.gz").read_bytes()) == page("one").content


def test_slow_twins_lost_in_a_crash_are_written_again(open_stand: OPEN) -> None:
    open_stand().put([page("one")])
    again = open_stand()
    assert again.put([page("one")]) == 0
    again.settle()
    assert decoded(fetched(again)).keys() == {"identity", "gzip", "br", "zstd"}


@pytest.mark.parametrize("suffix", ["gz", "br", "zst"])
def test_a_twin_of_another_time_is_not_used(open_stand: OPEN, root: Path, suffix: str) -> None:
    first = open_stand()
    first.put([page("one")])
    first.settle()
    os.utime(root / f"harbour/rss.xml.{suffix}", ns=(1, 1))
    found = decoded(fetched(open_stand()))
    assert found.keys() >= {"identity", "gzip"}  # gzip is made when asked for
    assert set(found.values()) == {page("one").content}
    assert {"br": "br", "zst": "zstd"}.get(suffix) not in found


def test_files_are_readable_by_a_static_server(stand: FolderStand, root: Path) -> None:
    old = os.umask(0o077)
    try:
        stand.put([page("one")])
        stand.settle()
    finally:
        os.umask(old)
    assert {stat.S_IMODE(each.stat().st_mode) for each in (root / "harbour").iterdir()} == {0o644}


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "..",
        "../secret.xml",
        "harbour/../../secret.xml",
        "harbour/./rss.xml",
        "harbour//rss.xml",
        "/harbour/rss.xml",
        "harbour",
        "harbour/",
        ".hidden.xml",
        "harbour/.rss.xml.abc.tmp",
        "harbour/rss.xml.gz",
        "harbour/link.xml",
        "linked/secret.xml",
        "harbour/pipe.xml",
        "harbour/unknown.kind",
        "harbour/rss.xml\0",
        "harbour\\rss.xml",
        "harbour/\udcff.xml",
        "harbour/" + "x" * 300 + ".xml",
        "a/" * 3000 + "rss.xml",
    ],
)
def test_nothing_but_pages_can_be_had(stand: FolderStand, root: Path, path: str) -> None:
    stand.put([page("one")])
    outside = root.parent / "outside"
    outside.mkdir()
    for place in (root.parent, outside, root):
        (place / "secret.xml").write_text("secret")
    (root / ".hidden.xml").write_text("secret")
    (root / "harbour/.rss.xml.abc.tmp").write_text("secret")
    (root / "harbour/unknown.kind").write_text("secret")
    (root / "harbour/link.xml").symlink_to(root.parent / "secret.xml")
    (root / "linked").symlink_to(outside)
    os.mkfifo(root / "harbour/pipe.xml")
    assert stand.get(path) is None


@pytest.mark.parametrize("path", ["../out.xml", "/etc/out.xml", "harbour/.out.xml", "harbour/out.xml.gz", ""])
def test_a_page_cannot_be_put_elsewhere(stand: FolderStand, root: Path, path: str) -> None:
    with pytest.raises(StandError, match="cannot lie"):
        stand.put([page("one", path)])
    assert not root.exists()


def test_a_stand_reached_through_a_link_works(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "feeds").symlink_to(tmp_path / "disk")
    stand = FolderStand(tmp_path / "feeds")
    stand.put([page("one")])
    stand.close()
    other = FolderStand(tmp_path / "feeds")
    assert decoded(fetched(other))["identity"] == page("one").content
    other.close()


def test_leftovers_of_a_crash_are_swept_by_the_next_writer_and_nothing_else(stand: FolderStand, root: Path) -> None:
    (root / "harbour").mkdir(parents=True)
    (root / "harbour/.rss.xml.abc.tmp").write_text("half")
    (root / "harbour/.notes").write_text("the operator's own")
    stand.put([page("one", "items/ab/abcdef.html")])
    assert [each.name for each in (root / "harbour").iterdir()] == [".notes"]


def test_who_only_reads_sweeps_nothing(open_stand: OPEN, root: Path) -> None:
    writer = open_stand()
    writer.put([page("one")])
    writer.settle()
    writer.close()
    (root / "harbour/.rss.xml.abc.tmp").write_text("half")
    reader = open_stand()
    assert reader.get("harbour/rss.xml") is not None
    assert reader.put([page("one")]) == 0
    assert (root / "harbour/.rss.xml.abc.tmp").exists()


def test_a_leftover_whose_name_comes_again_is_no_obstacle(stand: FolderStand, root: Path) -> None:
    stand.put([page("one")])
    following = next(files._numbers) + 1  # noqa: SLF001 - the names to come are nobody else's business
    for number in range(following, following + 10):
        (root / f"harbour/.rss.xml.{os.getpid()}-{number}.tmp").touch()
    stand.put([page("two")])
    assert (root / "harbour/rss.xml").read_bytes() == page("two").content


def test_nothing_is_swept_while_a_writer_lives(open_stand: OPEN, root: Path) -> None:
    writer = open_stand()
    writer.put([page("one")])
    (root / "harbour/.rss.xml.abc.tmp").write_text("half")
    other = open_stand()
    other.put([page("two")])
    assert (root / "harbour/.rss.xml.abc.tmp").exists()
    writer.close()
    other.close()
    open_stand().put([page("three")])
    assert not (root / "harbour/.rss.xml.abc.tmp").exists()


def test_readers_see_whole_versions_while_pages_change(stand: FolderStand) -> None:
    whole = {page(str(number)).content for number in range(30)}
    stand.put([page("0")])
    odd: list[bytes] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            contents = decoded(fetched(stand))
            odd.extend(each for each in contents.values() if each not in whole or each != contents["identity"])

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in itertools.islice(itertools.cycle(range(1, 30)), 60):
        stand.put([page(str(number))])
    stand.settle()
    done.set()
    for reader in readers:
        reader.join()
    assert odd == []


def test_stories_asked_for_long_ago_make_room(root: Path) -> None:
    from syndicate.stand.shelf import Shelf  # noqa: PLC0415 - the folder's room is 64 MB, too much to fill here
    from syndicate.stand.standing import Standing  # noqa: PLC0415 - likewise

    def standing(content: bytes) -> Standing:
        return Standing(file=str(root), media_type=RSS, content=content, modified=0, twins={}, has_twins=False)

    shelf = Shelf(room=2000)
    for number in range(10):
        shelf.put(f"items/{number}", standing(bytes(300)))
        shelf.get("items/0")
    shelf.put("harbour/rss.xml", standing(bytes(5000)))
    kept = [number for number in range(10) if shelf.get(f"items/{number}") is not None]
    assert kept == [0, 8, 9]
    assert shelf.get("harbour/rss.xml") is not None


def test_a_closed_stand_leaves_no_thread(root: Path) -> None:
    stand = FolderStand(root)
    stand.put([page("one")])
    stand.close()
    assert not [each for each in threading.enumerate() if each.name.startswith(("twins", "stand"))]


def test_a_page_that_is_removed_is_gone_with_its_twins(stand: FolderStand, root: Path) -> None:
    stand.put([page("one")])
    stand.settle()
    assert stand.remove(["harbour/rss.xml", "harbour/never.xml", "../outside"]) == 1
    assert stand.get("harbour/rss.xml") is None
    assert not list((root / "harbour").iterdir())
    assert stand.put([page("one")]) == 1


def notice(text: str, path: str = "items/ab/story.html") -> Page:
    return Page(path=path, media_type="text/html; charset=utf-8", parts=(text.encode(),), gone=True)


@pytest.mark.parametrize("path", ["items/ab/story.html", "harbour/rss.xml"])
def test_a_page_that_is_gone_leaves_only_what_is_said_of_it(stand: FolderStand, root: Path, path: str) -> None:
    stand.put([page("one", path)])
    stand.settle()
    assert stand.put([notice("withdrawn", path)]) == 1
    found = fetched(stand, path)
    assert (found.gone, decoded(found)["identity"]) == (True, b"withdrawn")
    assert [each.name for each in (root / path).parent.iterdir()] == [f"{Path(path).name}.gone"]
    assert stand.put([notice("withdrawn", path)]) == 0


def test_what_is_gone_is_gone_after_a_restart_too(open_stand: OPEN) -> None:
    open_stand().put([notice("withdrawn")])
    found = fetched(open_stand(), "items/ab/story.html")
    assert (found.gone, found.media_type) == (True, "text/html; charset=utf-8")


def test_a_page_that_comes_back_is_gone_no_longer(open_stand: OPEN, root: Path) -> None:
    stand, other = open_stand(), open_stand()
    stand.put([notice("closed", "harbour/rss.xml")])
    assert fetched(other).gone
    stand.put([page("one")])
    assert not fetched(stand).gone
    assert soon(lambda: not fetched(other).gone)
    assert not (root / "harbour/rss.xml.gone").exists()


def test_a_page_that_a_crash_left_beside_its_notice_is_taken_away_by_the_next_put(
    stand: FolderStand, root: Path
) -> None:
    stand.put([notice("withdrawn")])
    (root / "items/ab/story.html").write_bytes(b"the story")
    assert stand.put([notice("withdrawn")]) == 1
    assert fetched(stand, "items/ab/story.html").gone


def test_a_notice_has_no_address_of_its_own(stand: FolderStand) -> None:
    stand.put([notice("withdrawn")])
    assert stand.get("items/ab/story.html.gone") is None


def test_removing_takes_a_notice_away_too(stand: FolderStand) -> None:
    stand.put([notice("withdrawn")])
    stand.remove(["items/ab/story.html"])
    assert stand.get("items/ab/story.html") is None
