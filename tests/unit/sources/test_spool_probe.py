"""Looking into a spool before it is relied on."""

from datetime import datetime
from pathlib import Path

import pytest

from syndicate.errors import SourceError
from syndicate.sources.spool import Spool
from tests.makers import NOON


class Noon:
    def now(self) -> datetime:
        return NOON


def spool(path: Path) -> Spool:
    return Spool(name="newsroom", path=path, clock=Noon())


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    assert spool(tmp_path / "in").probe() == "0 waiting"
    assert (tmp_path / "in").is_dir()


def test_a_file_where_the_folder_belongs_is_told(tmp_path: Path) -> None:
    (tmp_path / "in").write_text("in the way")
    with pytest.raises(SourceError, match="cannot make the folder"):
        spool(tmp_path / "in").probe()
