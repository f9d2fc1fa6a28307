"""`[stand]`: a folder unless it says otherwise, or a bucket."""

from dataclasses import fields
from pathlib import Path

import pytest

from syndicate.config import BucketStandSettings, Config, FolderStandSettings, load
from syndicate.config.stands import TYPES
from syndicate.errors import ConfigError
from tests.unit.config.test_loading import LEAST, SOURCE

BUCKET = """
[stand]
type = "bucket"
endpoint_url = "http://10.0.0.7:9000/"
bucket = "wire"
access_key_env = "STAND_ACCESS_KEY"
secret_key_file = "secrets/stand"
"""
REFERENCE = (Path(__file__).parents[3] / "docs/reference/config.md").read_text().partition("## [stand]")[2]


def loaded(folder: Path, text: str) -> Config:
    (folder / "config.toml").write_text(text)
    return load(folder / "config.toml")


def problems(folder: Path, text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        loaded(folder, text)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("table", ["", "[stand]\n", '[stand]\ntype = "folder"\n'])
def test_pages_lie_in_a_folder_unless_it_is_said_otherwise(tmp_path: Path, table: str) -> None:
    stand = loaded(tmp_path, LEAST + table).stand
    assert stand == FolderStandSettings(path=tmp_path / "feeds")
    assert stand.place == str(tmp_path / "feeds")


def test_a_bucket_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand = loaded(tmp_path, LEAST + BUCKET).stand
    assert stand == BucketStandSettings(
        type="bucket",
        endpoint_url="http://10.0.0.7:9000/",
        bucket="wire",
        access_key_env="STAND_ACCESS_KEY",
        secret_key_file=tmp_path / "secrets/stand",
    )
    monkeypatch.setenv("STAND_ACCESS_KEY", "key")
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets/stand").write_text("secret-key\n")
    assert isinstance(stand, BucketStandSettings)
    assert (stand.access_key.read(), stand.secret_key.read()) == ("key", "secret-key")
    assert stand.place == "the bucket wire at http://10.0.0.7:9000/"


def test_a_spool_may_lie_where_a_folder_of_pages_would(tmp_path: Path) -> None:
    spool = SOURCE.replace("in/a", "feeds")
    assert "apart from the stand" in problems(tmp_path, spool)[0]
    assert loaded(tmp_path, spool + BUCKET).sources


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ('[stand]\ntype = "buckets"\n', "stand.type: unknown value 'buckets'; did you mean 'bucket'?"),
        ('[stand]\ntype = "bucket"\n', "stand.endpoint_url: missing: the service"),
        ('[stand]\ntype = "bucket"\n', "stand.access_key: missing: say where it is with access_key_env"),
        (BUCKET + 'secret_key_env = "KEY"\n', "stand.secret_key_file: give either secret_key_env or secret_key_file"),
        (BUCKET + 'path = "feeds"\n', "stand.path: unknown key 'path'"),
        ('[stand]\nbucket = "wire"\n', "stand.bucket: unknown key 'bucket'"),
        ("stand = 3\n" + LEAST, "stand: must be a table, not a whole number"),
    ],
)
def test_a_fault_is_told(tmp_path: Path, table: str, told: str) -> None:
    found = problems(tmp_path, table if "[agency]" in table else LEAST + table)
    assert any(problem.startswith(told) for problem in found), found


@pytest.mark.parametrize("kind", TYPES)
def test_no_key_takes_a_value_of_another_type_and_each_is_in_the_reference(tmp_path: Path, kind: str) -> None:
    keys = [field.name for field in fields(TYPES[kind].settings) if field.name != "type"]
    text = LEAST + f"[stand]\ntype = '{kind}'\n" + "".join(f"{key} = 12:00:00\n" for key in keys)
    found = problems(tmp_path, text)
    for key in keys:
        assert any(problem.startswith(f"stand.{key}: must be ") for problem in found), (key, found)
        assert f"`{key}`" in REFERENCE
