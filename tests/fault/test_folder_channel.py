"""A folder that takes nothing: full, read-only, gone, not a folder, or a link in the way."""

import errno
import os
from pathlib import Path

import pytest

from syndicate.errors import DeliveryError, OutletDeferred
from syndicate.outlets.folder import FolderChannel
from tests.channels import make_parcel
from tests.makers import make_dispatch


def channel(path: Path) -> FolderChannel:
    return FolderChannel(name="gazette", path=path, suffix="xml")


def test_a_full_disk_is_told_leaves_nothing_and_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OutletDeferred, match="takes no file: No space left on device"):
            channel(tmp_path).bring(make_parcel(b"x" * 100_000))
    assert list(tmp_path.iterdir()) == []
    channel(tmp_path).bring(make_parcel())
    assert len(list(tmp_path.iterdir())) == 1


def test_what_stands_stays_whole_when_the_next_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop = channel(tmp_path)
    drop.bring(make_parcel(b"whole"))

    def broken(_: Path, __: Path) -> Path:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", broken)
        for parcel in (make_parcel(b"half"), make_parcel(b"half", make_dispatch(version=2))):
            with pytest.raises(OutletDeferred, match="Input/output error"):
                drop.bring(parcel)
    [only] = [path for path in tmp_path.iterdir() if not path.name.startswith(".")]
    assert only.read_bytes() == b"whole"


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="needs a folder in which not even root can write")
def test_a_folder_without_permission_is_told() -> None:
    with pytest.raises(OutletDeferred, match="takes no file: "):
        channel(Path("/sys/kernel")).bring(make_parcel())


def test_a_file_in_the_folders_place_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "drop").write_text("a file")
    with pytest.raises(DeliveryError, match=r"there is no folder .*; see 'path'"):
        channel(tmp_path / "drop").bring(make_parcel())


def test_a_link_under_the_hidden_name_is_not_followed(tmp_path: Path) -> None:
    drop, elsewhere = tmp_path / "drop", tmp_path / "elsewhere"
    drop.mkdir()
    elsewhere.write_text("keep me")
    (drop / ".syndicate-gazette.part").symlink_to(elsewhere)
    with pytest.raises(OutletDeferred, match="takes no file: Too many levels of symbolic links"):
        channel(drop).bring(make_parcel())
    assert elsewhere.read_text() == "keep me"
