"""The stand in a bucket that is away for a while, or that two would publish onto."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from time import monotonic, sleep

import pytest
from minio import Minio

from syndicate.errors import StandError, StandLost
from syndicate.model.edition import Page
from syndicate.stand.bucket import BucketStand
from tests.loopback import plain, raw_server
from tests.ports import free_port
from tests.remote_servers import BUCKET, RemoteServer, bucket_login, s3_server


@dataclass
class Service:
    """A service that can go away; what is in its buckets stays."""

    folder: Path
    port: int = field(default_factory=free_port)
    running: ExitStack = field(default_factory=ExitStack)

    def start(self) -> None:
        self.running.enter_context(s3_server(self.folder, self.port))

    def stop(self) -> None:
        self.running.close()

    @property
    def client(self) -> Minio:
        return Minio(f"127.0.0.1:{self.port}", "key", "secret-key", secure=False, region="us-east-1")


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    made = Service(tmp_path)
    made.start()
    if not made.client.bucket_exists(BUCKET):
        made.client.make_bucket(BUCKET)
    yield made
    made.stop()


OPEN = Callable[[], BucketStand]


@pytest.fixture
def open_stand(service: Service, request: pytest.FixtureRequest) -> Iterator[OPEN]:
    login = bucket_login(RemoteServer(service.port, service.folder, service.folder), prefix=f"{request.node.name}/")
    with ExitStack() as opened:
        yield lambda: opened.enter_context(closing(BucketStand(login)))


def page(text: str, path: str = "harbour/rss.xml", *, gone: bool = False) -> Page:
    return Page(path=path, media_type="application/xml", parts=(text.encode(),), gone=gone)


def text_of(stand: BucketStand, path: str = "harbour/rss.xml") -> str | None:
    published = stand.get(path)
    return published.representations[0].content.decode() if published else None


def soon(condition: Callable[[], bool]) -> bool:
    """Whether something comes true within ten seconds."""
    end = monotonic() + 60
    while not condition():
        if monotonic() > end:
            return False
        sleep(0.01)
    return True


def test_readers_have_what_they_had_while_the_bucket_is_away_and_what_is_new_once_it_is_back(
    service: Service, open_stand: OPEN
) -> None:
    stand, other = open_stand(), open_stand()
    stand.put([page("one")])
    assert text_of(other) == "one"
    service.stop()
    with pytest.raises(StandError, match="the bucket wire at "):
        stand.put([page("two"), page("two", "items/ab/new.html")])
    for _ in range(3):
        assert (text_of(stand), text_of(stand, "items/ab/new.html")) == ("two", "two")
        assert (text_of(other), text_of(other, "items/ab/new.html")) == ("one", None)
        sleep(0.15)
    before = stand.get("harbour/rss.xml")
    service.start()
    assert stand.put([page("two"), page("two", "items/ab/new.html")]) == 2
    assert stand.get("harbour/rss.xml") is before
    assert soon(lambda: (text_of(other), text_of(other, "items/ab/new.html")) == ("two", "two"))


def test_a_kill_reaches_readers_though_the_bucket_is_away(service: Service, open_stand: OPEN) -> None:
    path = "items/ab/story.html"
    open_stand().put([page("story", path)])
    stand = open_stand()
    service.stop()
    with pytest.raises(StandError):
        stand.put([page("withdrawn", path, gone=True)])
    published = stand.get(path)
    assert published is not None
    assert published.gone


def test_nothing_is_removed_while_the_bucket_is_away(service: Service, open_stand: OPEN) -> None:
    stand = open_stand()
    stand.put([page("one")])
    service.stop()
    with pytest.raises(StandError):
        stand.remove(["harbour/rss.xml"])
    with pytest.raises(StandError):
        stand.take(1)
    service.start()
    assert text_of(open_stand()) == "one"


def test_a_page_put_under_a_higher_number_is_never_overwritten(
    service: Service, open_stand: OPEN, request: pytest.FixtureRequest
) -> None:
    late, holder = open_stand(), open_stand()
    late.take(1)
    late.put([page("one")])
    holder.take(2)
    holder.put([page("two")])
    service.client.put_object(BUCKET, f"{request.node.name}/.fence", BytesIO(b"1"), 1)  # as if late in taking it
    with pytest.raises(StandLost, match="put under 2, this process has 1"):
        late.put([page("late")])
    assert text_of(late) == "two"
    assert text_of(open_stand()) == "two"
    holder.put([page("three")])
    assert service.client.get_object(BUCKET, f"{request.node.name}/.fence").read() == b"2\n"


def test_a_writer_that_loses_the_stand_half_way_stops_there(open_stand: OPEN) -> None:
    late, holder = open_stand(), open_stand()
    paths = [f"harbour/{number}.xml" for number in range(60)]
    late.take(1)
    with ThreadPoolExecutor(1) as thread:
        putting = thread.submit(late.put, [page("late", path) for path in paths])
        assert soon(lambda: any(text_of(late, path) == "late" for path in paths))
        holder.take(2)
        with pytest.raises(StandLost):
            putting.result()
    assert holder.put([page("newer", path) for path in paths]) == len(paths)
    assert soon(lambda: {text_of(late, path) for path in paths} == {"newer"})


@pytest.mark.parametrize("again", [False, True])
def test_what_a_former_holder_showed_ahead_goes(service: Service, open_stand: OPEN, again: bool) -> None:  # noqa: FBT001
    former, holder = open_stand(), open_stand()
    former.take(1)
    former.put([page("one")])
    service.stop()
    with pytest.raises(StandError):
        former.put([page("never")])
    assert text_of(former) == "never"
    service.start()
    holder.take(2)
    holder.put([page("two")])
    if again:
        former.take(3)
        assert text_of(former) == "two"
    assert soon(lambda: text_of(former) == "two")


@pytest.mark.parametrize(
    ("changes", "hint"),
    [
        ({"bucket": "nowhere"}, "the bucket nowhere at .* is not there; see 'bucket'"),
        ({"bucket": "NOT A BUCKET"}, "cannot be used"),
        ({"endpoint_url": "http://127.0.0.1:9/"}, "the bucket wire at 127.0.0.1:9"),
    ],
)
def test_what_is_wrong_is_said(service: Service, changes: dict[str, str], hint: str) -> None:
    login = bucket_login(RemoteServer(service.port, service.folder, service.folder), **changes)
    with pytest.raises(StandError, match=hint), closing(BucketStand(login)) as stand:
        stand.put([page("one")])


def test_a_page_of_what_stands_before_the_bucket_is_no_answer() -> None:
    with raw_server(plain(b"<html><br>", "Content-Type: application/xml", status="502 Bad Gateway")) as before_it:
        login = bucket_login(RemoteServer(0, Path(), Path()), endpoint_url=before_it.url(path=""))
        with closing(BucketStand(login)) as stand, pytest.raises(StandError, match=r"the bucket wire at 127\.0\.0\.1"):
            stand.put([page("one")])


def test_a_page_is_at_hand_once_nobody_would_wait_for_the_bucket(service: Service, open_stand: OPEN) -> None:
    writer, stand = open_stand(), open_stand()
    writer.put([page("old"), page("far", "diplomacy/rss.xml")])
    assert writer.is_at_hand("harbour/rss.xml")
    assert stand.is_at_hand("harbour/../rss.xml")  # there can be none
    for path, text in (("harbour/rss.xml", "old"), ("harbour/atom.xml", None)):
        assert not stand.is_at_hand(path)
        assert text_of(stand, path) == text
        assert stand.is_at_hand(path)
    unread = "items/ab/story.xml"
    assert not stand.is_at_hand(unread)
    service.stop()
    assert text_of(stand, unread) is None
    assert stand.is_at_hand(unread)  # it is not asked again at once
