"""What every channel does that drops files, each on a real folder or server."""

import socket
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from syndicate.errors import DeliveryError, OutletDeferred, SyndicateError
from tests.channels import Drop, dripping, drop_of, make_parcel
from tests.makers import NOON, make_dispatch

REMOTE = ("sftp", "ftp", "ftps")


@pytest.fixture(params=["folder", *REMOTE])
def drop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Drop]:
    with drop_of(request.param, tmp_path) as found:
        yield found


@pytest.fixture(params=REMOTE)
def remote(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Drop]:
    with drop_of(request.param, tmp_path) as found:
        yield found


def test_a_version_is_a_file_under_a_name_that_tells_order_story_and_version(drop: Drop) -> None:
    channel = drop.channel()
    said = channel.bring(make_parcel(b"first"))
    later = NOON + timedelta(seconds=61)
    channel.bring(make_parcel(b"second", make_dispatch(version=2), ordered=later))
    channel.close()
    first, second = drop.files()
    assert drop.files() == {first: b"first", second: b"second"}
    assert (first[:23], first[-7:], second[:23], second[-7:]) == (
        *("20261124T120000000000Z-", "-v1.xml"),
        *("20261124T120101000000Z-", "-v2.xml"),
    )
    assert first[22:-7] == second[22:-7]
    assert first in said


def test_what_is_brought_again_takes_its_own_place(drop: Drop) -> None:
    channel = drop.channel()
    for _ in range(2):
        channel.bring(make_parcel(b"the same", sent=NOON + timedelta(hours=1)))
    channel.close()
    assert list(drop.files().values()) == [b"the same"]


def test_what_a_broken_attempt_left_behind_is_gone_after_the_next(drop: Drop) -> None:
    (drop.folder / ".syndicate-gazette.part").write_bytes(b"half of something long that was broken off")
    channel = drop.channel()
    channel.bring(make_parcel(b"whole"))
    channel.close()
    assert list(drop.files().values()) == [b"whole"]


def test_a_probe_leaves_nothing_behind(drop: Drop) -> None:
    channel = drop.channel()
    assert channel.probe() == "files can be written"
    assert drop.files() == {}
    channel.bring(make_parcel())
    channel.close()


def test_a_folder_that_is_not_there_is_named(drop: Drop) -> None:
    drop.folder.rename(drop.folder.with_name("elsewhere"))
    channel = drop.channel()
    try:
        with pytest.raises(SyndicateError, match="path"):
            channel.bring(make_parcel())
        with pytest.raises(SyndicateError, match="path"):
            channel.probe()
    finally:
        channel.close()
        drop.folder.with_name("elsewhere").rename(drop.folder)
    channel.bring(make_parcel())
    channel.close()
    assert len(drop.files()) == 1


def test_a_wrong_password_is_told_without_it(remote: Drop) -> None:
    channel = remote.channel(password=lambda: "open-barley")
    for attempt in (channel.probe, lambda: channel.bring(make_parcel())):
        with pytest.raises(DeliveryError, match=r"does not let .* in; see 'username'") as raised:
            attempt()
        assert not isinstance(raised.value, OutletDeferred)
        assert "barley" not in str(raised.value)
    channel.close()


def test_a_connection_that_broke_meanwhile_is_made_again_at_once(remote: Drop) -> None:
    channel = remote.channel()
    channel.bring(make_parcel(b"first"))
    connection = channel._open  # type: ignore[attr-defined]  # noqa: SLF001
    channel.dialler._expire()  # type: ignore[attr-defined]  # noqa: SLF001
    channel.bring(make_parcel(b"second", make_dispatch(version=2)))
    assert channel._open is not connection  # type: ignore[attr-defined]  # noqa: SLF001
    channel.close()
    assert list(remote.files().values()) == [b"first", b"second"]


def test_what_is_broken_off_brings_nothing_more(remote: Drop) -> None:
    channel = remote.channel()
    channel.bring(make_parcel(b"first"))
    channel.break_off()
    with pytest.raises(OutletDeferred):
        channel.bring(make_parcel(b"second", make_dispatch(version=2)))
    channel.close()
    assert list(remote.files().values()) == [b"first"]


def test_a_server_that_drips_has_one_deadline_for_everything(remote: Drop) -> None:
    with dripping() as port:
        channel = remote.channel(port=port, timeout=timedelta(seconds=0.5))
        with pytest.raises(OutletDeferred, match=r"not done within 0\.5 seconds"):
            channel.bring(make_parcel())
        channel.close()


def test_a_server_that_is_down_is_found_again_when_it_is_up(remote: Drop) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    down = remote.channel(port=port)
    with pytest.raises(OutletDeferred, match=r"cannot connect to 127\.0\.0\.1"):
        down.bring(make_parcel())
    down.close()
    up = remote.channel()
    up.bring(make_parcel())
    up.close()
    assert len(remote.files()) == 1
