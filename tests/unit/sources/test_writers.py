"""Whether a file is still being written, and where the kernel can tell."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from syndicate.sources.writers import being_written, file_system

MOUNTS = r"""22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:26 / /srv rw,relatime - xfs /dev/sdb1 rw
31 30 0:27 / /srv/wire rw,relatime shared:2 master:3 - nfs4 server:/wire rw
32 30 0:28 / /srv/two\040words rw,relatime - fuse.sshfs sshfs rw
33 22 0:29 / /srv/again rw,relatime - xfs /dev/sdc1 rw
34 33 0:30 / /srv/again rw,relatime - cifs //server/again rw
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/desk/spool", "ext4"),
        ("/srv/spool", "xfs"),
        ("/srv/wire", "nfs4"),
        ("/srv/wire/spool", "nfs4"),
        ("/srv/wireless", "xfs"),
        ("/srv/two words/spool", "fuse.sshfs"),
        ("/srv/again/spool", "cifs"),
    ],
)
def test_the_file_system_is_that_of_the_nearest_mount_the_last_of_several(folder: str, kind: str) -> None:
    assert file_system(Path(folder), MOUNTS) == kind


@pytest.mark.parametrize("mounts", ["", "garbage\n", "1 2 3\n"])
def test_without_mounts_the_file_system_is_unknown(mounts: str) -> None:
    assert file_system(Path("/srv"), mounts) is None


def test_a_pipe_cannot_be_told() -> None:
    reading, writing = os.pipe()
    assert being_written(reading) is None
    os.close(reading)
    os.close(writing)


ASKING = """
import os, sys
from syndicate.sources.writers import being_written
file = os.open(sys.argv[1], os.O_RDONLY)
print(flush=True)
answers = {being_written(file) for _ in range(20_000)}
print(sorted(answers))
"""


def test_a_writer_that_comes_while_we_ask_does_not_end_us(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.touch()
    command = [sys.executable, "-c", ASKING, str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as asking:
        assert asking.stdout
        asking.stdout.readline()
        while asking.poll() is None:
            os.close(os.open(file, os.O_WRONLY))
        assert asking.returncode == 0
        assert asking.stdout.read() in {"[False, True]\n", "[False]\n"}
