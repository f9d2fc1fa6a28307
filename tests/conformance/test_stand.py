"""What every stand promises (ports/stand.py), and what the folder adds to it."""

import gzip
import hashlib
import itertools
import os
import re
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path

import brotli
import pytest
import zstandard
from minio import Minio

from syndicate.errors import StandError, StandLost, StoreBusy
from syndicate.model.edition import Page
from syndicate.ports.stand import Published, Stand
from syndicate.stand import files
from syndicate.stand.bucket import BucketStand
from syndicate.stand.folder import FolderStand
from tests.remote_servers import BUCKET, RemoteServer, bucket_login, s3_server

RSS = "application/rss+xml; charset=utf-8"
OPEN = Callable[[], Stand]
OPEN_FOLDER = Callable[[], FolderStand]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "feeds"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RemoteServer]:
    with s3_server(tmp_path_factory.mktemp("s3")) as found:
        found_client(found).make_bucket(BUCKET)
        yield found


def found_client(server: RemoteServer) -> Minio:
    return Minio(f"127.0.0.1:{server.port}", "key", "secret-key", secure=False, region="us-east-1")


@pytest.fixture
def open_folder(root: Path) -> Iterator[OPEN_FOLDER]:
    """What opens the folder, as another process would."""
    with ExitStack() as opened:
        yield lambda: opened.enter_context(closing(FolderStand(root, {"rss.xml": RSS})))


@pytest.fixture
def open_bucket(request: pytest.FixtureRequest) -> Iterator[OPEN]:
    """What opens a bucket with nothing in it."""
    login = bucket_login(request.getfixturevalue("server"), prefix=f"{request.node.name}/")
    with ExitStack() as opened:
        yield lambda: opened.enter_context(closing(BucketStand(login, {"rss.xml": RSS})))


@pytest.fixture(params=["folder", "bucket"])
def open_stand(request: pytest.FixtureRequest) -> OPEN:
    """What opens a stand of each kind."""
    opens: OPEN = request.getfixturevalue(f"open_{request.param}")
    return opens


@pytest.fixture
def stand(open_stand: OPEN) -> Stand:
    return open_stand()


@pytest.fixture
def folder(open_folder: OPEN_FOLDER) -> FolderStand:
    """For what the folder adds."""
    return open_folder()


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


def shows(stand: Stand, expected: Page) -> bool:
    return decoded(fetched(stand, expected.path))["identity"] == expected.content


def soon(condition: Callable[[], bool]) -> bool:
    """Whether something comes true within five seconds."""
    end = time.monotonic() + 60
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.005)
    return True


def test_a_page_put_is_there_for_readers_with_its_gzip_twin(stand: Stand) -> None:
    assert stand.put([page("one")]) == 1
    published = fetched(stand)
    assert published.media_type == RSS
    assert decoded(published) == {"identity": page("one").content, "gzip": page("one").content}


def test_what_it_is_tried_with_does_not_stay(stand: Stand) -> None:
    stand.take(3)
    assert re.fullmatch(r"pages can be (written|put) in .+, taken under 3", stand.probe())
    assert stand.get("probe") is None
    assert stand.put([page("Monday")]) == 1


def test_a_folder_that_cannot_be_one_is_no_place_for_pages(root: Path, open_folder: OPEN_FOLDER) -> None:
    root.write_bytes(b"a file")
    with pytest.raises(StandError, match="feeds"):
        open_folder().probe()


def test_a_bucket_that_is_not_there_is_no_place_for_pages(server: RemoteServer) -> None:
    login = replace(bucket_login(server, prefix=""), bucket="elsewhere")
    with (
        closing(BucketStand(login)) as stand,
        pytest.raises(StandError, match=r"elsewhere .* is not there; see 'bucket'"),
    ):
        stand.probe()


def test_all_twins_are_there_once_settled(folder: FolderStand, root: Path) -> None:
    folder.put([page("one")])
    folder.settle()
    assert set(decoded(fetched(folder)).values()) == {page("one").content}
    assert list(decoded(fetched(folder))) == ["identity", "gzip", "br", "zstd"]
    assert sorted(each.name for each in (root / "harbour").iterdir()) == [
        "rss.xml",
        "rss.xml.br",
        "rss.xml.gz",
        "rss.xml.zst",
    ]


def test_readers_have_a_page_while_the_next_is_made(folder: FolderStand) -> None:
    def made() -> Iterator[Page]:
        yield page("one")
        assert shows(folder, page("one"))
        yield page("two", "energy/rss.xml")

    assert folder.put(made()) == 2


def test_where_making_pages_breaks_none_takes_its_place(folder: FolderStand, root: Path) -> None:
    def made() -> Iterator[Page]:
        yield from (page("one", f"items/ab/{number}.html") for number in range(100))
        raise StoreBusy("in the middle")

    with pytest.raises(StoreBusy):
        folder.put(made())
    assert not [path for path in root.rglob("*") if path.is_file()]
    assert shows(folder, page("one", "items/ab/0.html"))
    assert folder.put([page("one", f"items/ab/{number}.html") for number in range(100)]) == 100
    assert (root / "items/ab/99.html").read_bytes() == page("one").content


def test_of_two_pages_for_one_place_the_later_stands(folder: FolderStand, root: Path) -> None:
    assert folder.put([page("one"), page("two", "energy/rss.xml"), page("three")]) == 2
    assert (root / "harbour/rss.xml").read_bytes() == page("three").content
    assert not list(root.rglob(".*.tmp"))


def test_an_equal_page_is_not_touched(folder: FolderStand, root: Path) -> None:
    folder.put([page("one")])
    before = (root / "harbour/rss.xml").stat()
    assert folder.put([page("one"), page("two", "harbour/atom.xml")]) == 1
    assert (root / "harbour/rss.xml").stat() == before


def test_an_equal_page_is_not_touched_after_a_restart(open_folder: OPEN_FOLDER, root: Path) -> None:
    first = open_folder()
    first.put([page("one")])
    first.settle()
    before = (root / "harbour/rss.xml").stat().st_ctime_ns, fetched(first)
    again = open_folder()
    assert again.put([page("one")]) == 0
    assert ((root / "harbour/rss.xml").stat().st_ctime_ns, fetched(again)) == before


def test_a_new_page_leaves_no_twin_of_the_old_one(folder: FolderStand, root: Path) -> None:
    folder.put([page("one")])
    folder.settle()
    folder.put([page("two")])
    assert not (root / "harbour/rss.xml.br").exists()
    assert not (root / "harbour/rss.xml.zst").exists()
    assert set(decoded(fetched(folder)).values()) == {page("two").content}


def test_twins_are_of_the_newest_content_of_many(folder: FolderStand) -> None:
    for number in range(12):
        folder.put([page(f"version {number}", f"harbour/{name}.xml") for name in ("rss", "atom")])
    folder.settle()
    for name in ("rss", "atom"):
        found = decoded(fetched(folder, f"harbour/{name}.xml"))
        assert found.keys() == {"identity", "gzip", "br", "zstd"}
        assert set(found.values()) == {page("version 11").content}


def test_a_story_has_no_twins_on_disk_but_is_sent_compressed(folder: FolderStand, root: Path) -> None:
    folder.put([page("one", "items/ab/abcdef.html")])
    folder.settle()
    assert [each.name for each in (root / "items/ab").iterdir()] == ["abcdef.html"]
    assert decoded(fetched(folder, "items/ab/abcdef.html")).keys() == {"identity", "gzip"}


def test_tags_differ_for_every_encoding_and_every_content(stand: Stand) -> None:
    tags = []
    for text in ("one", "two", "one"):
        stand.put([page(text)])
        stand.settle()
        tags.append([each.etag for each in fetched(stand).representations])
    assert tags[0] == tags[2]
    assert len(tags[0]) >= 2
    assert len({*tags[0], *tags[1]}) == 2 * len(tags[0])
    assert all(tag.startswith('"') and tag.endswith('"') for tag in tags[0])


def test_modified_is_the_time_of_the_file_in_whole_seconds(folder: FolderStand, root: Path) -> None:
    folder.put([page("one")])
    published = fetched(folder)
    assert published.modified == datetime.fromtimestamp(int((root / "harbour/rss.xml").stat().st_mtime), UTC)
    assert published.modified.microsecond == 0


def test_two_versions_within_a_second_are_not_told_apart_by_their_date(open_folder: OPEN_FOLDER, root: Path) -> None:
    stand = open_folder()
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
    assert not fetched(open_folder()).modified_is_strong
    assert set(decoded(fetched(open_folder()))) >= {"identity", "gzip"}


def test_what_another_process_puts_shows(open_stand: OPEN) -> None:
    reader, writer = open_stand(), open_stand()
    assert reader.get("harbour/rss.xml") is None
    writer.put([page("one")])
    assert soon(lambda: reader.get("harbour/rss.xml") is not None)
    assert decoded(fetched(reader))["gzip"] == page("one").content
    writer.put([page("two")])
    assert soon(lambda: decoded(fetched(reader))["identity"] == page("two").content)
    assert set(decoded(fetched(reader)).values()) == {page("two").content}
    assert fetched(reader).representations[0] == fetched(writer).representations[0]
    assert fetched(reader).modified == fetched(writer).modified


def test_twins_that_another_process_writes_show(open_folder: OPEN_FOLDER) -> None:
    reader, writer = open_folder(), open_folder()
    writer.put([page("one")])
    assert decoded(fetched(reader)).keys() >= {"identity", "gzip"}
    writer.settle()
    assert soon(lambda: decoded(fetched(reader)).keys() == {"identity", "gzip", "br", "zstd"})
    assert fetched(reader) == fetched(writer)


def test_what_is_said_to_have_changed_shows(open_stand: OPEN) -> None:
    reader, writer = open_stand(), open_stand()
    for number in range(3):
        writer.put([page(str(number))])
        reader.changed({"harbour", "never"})
        assert soon(partial(shows, reader, page(str(number))))


def test_a_page_removed_by_hand_is_gone_and_can_be_put_again(folder: FolderStand, root: Path) -> None:
    folder.put([page("one")])
    (root / "harbour/rss.xml").unlink()
    assert soon(lambda: folder.get("harbour/rss.xml") is None)
    assert folder.put([page("one")]) == 1


def test_a_gzip_twin_lost_in_a_crash_is_written_again(open_folder: OPEN_FOLDER, root: Path) -> None:
    open_folder().put([page("one")])
    (root / "harbour/rss.xml.gz").unlink()
    open_folder().put([page("one")])
    assert gzip.decompress((root / "harbour/rss.xml.gz").read_bytes()) == page("one").content


def test_slow_twins_lost_in_a_crash_are_written_again(open_folder: OPEN_FOLDER) -> None:
    open_folder().put([page("one")])
    again = open_folder()
    assert again.put([page("one")]) == 0
    again.settle()
    assert decoded(fetched(again)).keys() == {"identity", "gzip", "br", "zstd"}


@pytest.mark.parametrize("suffix", ["gz", "br", "zst"])
def test_a_twin_of_another_time_is_not_used(open_folder: OPEN_FOLDER, root: Path, suffix: str) -> None:
    first = open_folder()
    first.put([page("one")])
    first.settle()
    os.utime(root / f"harbour/rss.xml.{suffix}", ns=(1, 1))
    found = decoded(fetched(open_folder()))
    assert found.keys() >= {"identity", "gzip"}  # gzip is made when asked for
    assert set(found.values()) == {page("one").content}
    assert {"br": "br", "zst": "zstd"}.get(suffix) not in found


def test_files_are_readable_by_a_static_server(folder: FolderStand, root: Path) -> None:
    old = os.umask(0o077)
    try:
        folder.put([page("one")])
        folder.settle()
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
def test_nothing_but_pages_can_be_had(folder: FolderStand, root: Path, path: str) -> None:
    folder.put([page("one")])
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
    assert folder.get(path) is None


@pytest.mark.parametrize("path", ["../out.xml", "/etc/out.xml", "harbour/.out.xml", "harbour/out.xml.gz", ""])
def test_a_page_cannot_be_put_elsewhere(stand: Stand, root: Path, path: str) -> None:
    with pytest.raises(StandError, match="cannot lie"):
        stand.put([page("one", path)])
    assert not root.exists()
    assert stand.get(path) is None


def test_a_stand_reached_through_a_link_works(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "feeds").symlink_to(tmp_path / "disk")
    stand = FolderStand(tmp_path / "feeds")
    stand.put([page("one")])
    stand.close()
    other = FolderStand(tmp_path / "feeds")
    assert decoded(fetched(other))["identity"] == page("one").content
    other.close()


def test_leftovers_of_a_crash_are_swept_by_the_next_writer_and_nothing_else(folder: FolderStand, root: Path) -> None:
    (root / "harbour").mkdir(parents=True)
    (root / "harbour/.rss.xml.abc.tmp").write_text("half")
    (root / "harbour/.notes").write_text("the operator's own")
    folder.put([page("one", "items/ab/abcdef.html")])
    assert [each.name for each in (root / "harbour").iterdir()] == [".notes"]


def test_who_only_reads_sweeps_nothing(open_folder: OPEN_FOLDER, root: Path) -> None:
    writer = open_folder()
    writer.put([page("one")])
    writer.settle()
    writer.close()
    (root / "harbour/.rss.xml.abc.tmp").write_text("half")
    reader = open_folder()
    assert reader.get("harbour/rss.xml") is not None
    assert reader.put([page("one")]) == 0
    assert (root / "harbour/.rss.xml.abc.tmp").exists()


def test_a_leftover_whose_name_comes_again_is_no_obstacle(folder: FolderStand, root: Path) -> None:
    folder.put([page("one")])
    following = next(files._numbers) + 1  # noqa: SLF001 - the names to come are nobody else's business
    for number in range(following, following + 10):
        (root / f"harbour/.rss.xml.{os.getpid()}-{number}.tmp").touch()
    folder.put([page("two")])
    assert (root / "harbour/rss.xml").read_bytes() == page("two").content


def test_nothing_is_swept_while_a_writer_lives(open_folder: OPEN_FOLDER, root: Path) -> None:
    writer = open_folder()
    writer.put([page("one")])
    (root / "harbour/.rss.xml.abc.tmp").write_text("half")
    other = open_folder()
    other.put([page("two")])
    assert (root / "harbour/.rss.xml.abc.tmp").exists()
    writer.close()
    other.close()
    open_folder().put([page("three")])
    assert not (root / "harbour/.rss.xml.abc.tmp").exists()


def test_readers_see_whole_versions_while_pages_change(stand: Stand) -> None:
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

    shelf: Shelf[Standing] = Shelf(room=2000)
    for number in range(10):
        shelf.put(f"items/{number}", standing(bytes(300)))
        shelf.get("items/0")
    shelf.put("harbour/rss.xml", standing(bytes(5000)))
    kept = [number for number in range(10) if shelf.get(f"items/{number}") is not None]
    assert kept == [0, 8, 9]
    assert shelf.get("harbour/rss.xml") is not None


def test_a_closed_stand_leaves_no_thread(root: Path) -> None:
    before = set(threading.enumerate())
    stand = FolderStand(root)
    stand.put([page("one")])
    stand.close()
    assert set(threading.enumerate()) <= before


def test_a_page_that_is_removed_is_gone_with_its_twins(folder: FolderStand, root: Path) -> None:
    folder.put([page("one")])
    folder.settle()
    assert folder.remove(["harbour/rss.xml", "harbour/never.xml", "../outside"]) == 1
    assert folder.get("harbour/rss.xml") is None
    assert not list((root / "harbour").iterdir())
    assert folder.put([page("one")]) == 1


def notice(text: str, path: str = "items/ab/story.html") -> Page:
    return Page(path=path, media_type="text/html; charset=utf-8", parts=(text.encode(),), gone=True)


@pytest.mark.parametrize("path", ["items/ab/story.html", "harbour/rss.xml"])
def test_a_page_that_is_gone_leaves_only_what_is_said_of_it(folder: FolderStand, root: Path, path: str) -> None:
    folder.put([page("one", path)])
    folder.settle()
    assert folder.put([notice("withdrawn", path)]) == 1
    found = fetched(folder, path)
    assert (found.gone, decoded(found)["identity"]) == (True, b"withdrawn")
    assert [each.name for each in (root / path).parent.iterdir()] == [f"{Path(path).name}.gone"]
    assert folder.put([notice("withdrawn", path)]) == 0


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
    assert not (root / "harbour/rss.xml.gone").exists()  # nor in the folder, where it was a file of its own


def test_a_page_that_a_crash_left_beside_its_notice_is_taken_away_by_the_next_put(
    folder: FolderStand, root: Path
) -> None:
    folder.put([notice("withdrawn")])
    (root / "items/ab/story.html").write_bytes(b"the story")
    assert folder.put([notice("withdrawn")]) == 1
    assert fetched(folder, "items/ab/story.html").gone


def test_a_notice_has_no_address_of_its_own(stand: Stand) -> None:
    stand.put([notice("withdrawn")])
    assert stand.get("items/ab/story.html.gone") is None


def test_removing_takes_a_notice_away_too(stand: Stand) -> None:
    stand.put([notice("withdrawn")])
    stand.remove(["items/ab/story.html"])
    assert stand.get("items/ab/story.html") is None


def test_who_took_a_stand_later_publishes_and_who_had_it_has_lost_it(open_stand: OPEN) -> None:
    first, second = open_stand(), open_stand()
    first.take(3)
    first.put([page("one"), page("one", "harbour/atom.xml")])
    second.take(4)
    with pytest.raises(StandLost, match="taken under 4, this process has 3"):
        first.put([page("late")])
    with pytest.raises(StandLost):
        first.remove(["harbour/atom.xml"])
    assert second.put([page("two")]) == 1
    for stand in (first, second, open_stand()):
        assert soon(partial(shows, stand, page("two")))
        assert fetched(stand, "harbour/atom.xml") is not None


def test_a_stand_is_not_taken_under_a_lower_number(open_stand: OPEN) -> None:
    first, second = open_stand(), open_stand()
    first.take(4)
    with pytest.raises(StandLost):
        second.take(3)
    with pytest.raises(StandLost):
        second.put([page("late")])
    assert first.put([page("one")]) == 1
    first.take(4)
    assert first.put([page("two")]) == 1


def test_who_took_nothing_has_no_place_on_a_stand_that_is_taken(open_stand: OPEN) -> None:
    first, second = open_stand(), open_stand()
    first.put([page("one")])
    second.take(1)
    with pytest.raises(StandLost):
        first.put([page("two")])
    assert decoded(fetched(first))["identity"] == page("one").content


def test_who_lost_a_stand_may_take_it_again(open_stand: OPEN) -> None:
    first, second = open_stand(), open_stand()
    for number, stand in enumerate((first, second, first), 1):
        stand.take(number)
        assert stand.put([page(f"version {number}")]) == 1
    assert soon(lambda: decoded(fetched(second))["identity"] == page("version 3").content)


def test_a_new_holder_puts_right_what_a_late_one_left(open_stand: OPEN) -> None:
    first, second = open_stand(), open_stand()
    first.take(1)
    second.take(2)
    second.put([page("two")])
    second.settle()
    first.take(2)  # the same number, as if what it put had slipped through between check and rename
    first.put([page("late")])
    assert second.put([page("two")]) == 1
    assert set(decoded(fetched(open_stand())).values()) == {page("two").content}


def test_the_number_of_a_stand_is_no_page(open_folder: OPEN_FOLDER, root: Path) -> None:
    stand = open_folder()
    stand.take(7)
    stand.put([page("one")])
    assert (root / ".fence").read_text() == "7\n"
    assert stand.get(".fence") is None
    assert sorted(each.name for each in root.iterdir()) == [".fence", "harbour"]


def test_a_number_written_over_by_one_who_was_late_is_put_right(open_folder: OPEN_FOLDER, root: Path) -> None:
    late, holder = open_folder(), open_folder()
    late.take(1)
    holder.take(2)
    (root / ".fence").write_text("1\n")  # as if `late` had been held up between looking and writing
    holder.put([page("two")])
    assert (root / ".fence").read_text() == "2\n"
    with pytest.raises(StandLost):
        late.put([page("late")])


def test_a_number_that_cannot_be_read_stops_who_would_publish(folder: FolderStand, root: Path) -> None:
    folder.put([page("one")])
    (root / ".fence").write_text("seven")
    with pytest.raises(StandError, match="holds no number"):
        folder.put([page("two")])
    assert decoded(fetched(folder))["identity"] == page("one").content


def test_a_page_that_is_removed_is_not_there(open_stand: OPEN) -> None:
    stand, other = open_stand(), open_stand()
    stand.put([page("one"), notice("withdrawn")])
    assert fetched(other) is not None
    assert stand.remove(["harbour/rss.xml", "harbour/never.xml", "../outside"]) == 1
    assert stand.get("harbour/rss.xml") is None
    assert soon(lambda: other.get("harbour/rss.xml") is None)
    assert stand.put([page("one")]) == 1


@pytest.mark.parametrize("path", ["items/ab/story.html", "harbour/rss.xml"])
def test_a_page_that_is_gone_says_so(open_stand: OPEN, path: str) -> None:
    stand = open_stand()
    stand.put([page("one", path)])
    assert stand.put([notice("withdrawn", path)]) == 1
    assert stand.put([notice("withdrawn", path)]) == 0
    for each in (stand, open_stand()):
        found = fetched(each, path)
        assert (found.gone, decoded(found)["identity"]) == (True, b"withdrawn")


def test_an_equal_page_is_dated_as_it_was(open_stand: OPEN) -> None:
    first = open_stand()
    assert first.put([page("one"), page("one", "items/ab/abcdef.html")]) == 2
    before = fetched(first)
    again = open_stand()
    assert again.put([page("one"), page("one", "items/ab/abcdef.html")]) == 0
    assert (fetched(again).modified, fetched(again).representations[0]) == (before.modified, before.representations[0])


def test_a_later_version_is_never_dated_earlier(open_stand: OPEN) -> None:
    stands = (open_stand(), open_stand())
    dates = []
    for number, stand in zip(range(6), itertools.cycle(stands)):
        stand.put([page(str(number))])
        dates.append((fetched(stand).modified, fetched(stand).modified_is_strong))
    assert [date for date, _ in dates] == sorted(date for date, _ in dates)
    assert all(before[0] < after[0] or not after[1] for before, after in itertools.pairwise(dates))


def test_only_pages_of_ours_are_read_from_a_bucket(server: RemoteServer) -> None:
    client = found_client(server)
    for key in ("own/secret.xml", "own/.hidden.xml", "secret.xml"):
        client.put_object(BUCKET, key, BytesIO(b"secret"), 6)
    with closing(BucketStand(bucket_login(server, prefix="own/"))) as stand:
        stand.take(1)
        paths = ("secret.xml", ".hidden.xml", "../secret.xml", ".fence", "no/page.xml", "unknown.kind", "", "a//b.xml")
        assert [stand.get(path) for path in paths] == [None] * len(paths)
        assert stand.put([page("one", "secret.xml")]) == 1
        assert shows(stand, page("one", "secret.xml"))


def test_what_an_object_says_of_itself(server: RemoteServer) -> None:
    with closing(BucketStand(bucket_login(server, prefix="said/"))) as stand:
        stand.take(5)
        stand.put([page("one"), notice("withdrawn")])
    said = found_client(server).stat_object(BUCKET, "said/harbour/rss.xml")
    headers = {name.lower(): value for name, value in (said.metadata or {}).items()}
    assert (said.content_type, headers["cache-control"]) == (RSS, "no-cache")
    assert headers["x-amz-meta-tag"] == hashlib.sha256(page("one").content).hexdigest()[:32]
    assert (headers["x-amz-meta-fence"], headers["x-amz-meta-gone"]) == ("5", "0")
    assert "content-encoding" not in headers


def test_who_reads_one_page_of_a_bucket_has_every_current_one_soon(server: RemoteServer) -> None:
    login = bucket_login(server, prefix="begun/")
    with closing(BucketStand(login)) as writer, closing(BucketStand(login)) as reader:
        writer.put([page("one", path) for path in ("front.xml", "harbour/rss.xml", "outlets/gazette/rss.xml")])
        assert shows(reader, page("one", "front.xml"))
        assert soon(lambda: reader._window.held("outlets/gazette/rss.xml") is not None)  # noqa: SLF001 - asks nothing
        assert soon(lambda: reader._window.held("harbour/rss.xml") is not None)  # noqa: SLF001 - likewise


def test_a_bucket_stand_that_is_closed_leaves_no_thread(server: RemoteServer) -> None:
    before = threading.enumerate()
    stand = BucketStand(bucket_login(server, prefix="closed/"))
    stand.put([page("one")])
    stand.changed({"harbour"})
    stand.close()
    left = [each for each in threading.enumerate() if each.name.startswith("stand") and each not in before]
    assert not left
