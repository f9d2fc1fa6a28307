"""Which files hold secrets, and whether they are kept."""

from dataclasses import fields
from pathlib import Path

import pytest

from syndicate.config import exposed, load, secret_files
from syndicate.config.channel_tables import TYPES as CHANNELS
from syndicate.config.source_tables import TYPES as SOURCES
from syndicate.config.stands import TYPES as STANDS

CONFIG = """
[agency]
name = "Example Wire"
tag = "EXW"
domain = "wire.example"
base_url = "http://127.0.0.1:8080/"
[sections.all]
title = "All"
[sources.desk]
type = "push"
token_file = "secrets/push"
[sources.feed]
type = "http"
url = "https://wire.example/feed.xml"
token_file = "secrets/feed"
ca_file = "authority.pem"
[metrics]
token_file = "secrets/metrics"
[web]
certificate_file = "web.pem"
key_file = "secrets/web"
[outlets.gazette]
profile = "plain"
[channels.gazette]
type = "webhook"
url = "https://gazette.example/hook"
secret_file = "secrets/hook"
"""
EVERY = {
    "sources.desk.token_file": "push",
    "sources.feed.token_file": "feed",
    "channels.gazette.secret_file": "hook",
    "web.key_file": "web",
    "metrics.token_file": "metrics",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config.toml").write_text(CONFIG)
    (tmp_path / "secrets").mkdir()
    for name in EVERY.values():
        (tmp_path / "secrets" / name).write_text("secret")
        (tmp_path / "secrets" / name).chmod(0o640)
    for name in ("authority.pem", "web.pem"):
        (tmp_path / name).write_text("for everybody")
        (tmp_path / name).chmod(0o644)
    return tmp_path


def test_all_are_found_and_nothing_that_is_for_everybody(folder: Path) -> None:
    found = dict(secret_files(load(folder / "config.toml")))
    assert found == {where: folder / "secrets" / name for where, name in EVERY.items()}


@pytest.mark.parametrize(("where", "name"), EVERY.items())
def test_one_that_others_can_read_is_told_with_what_to_do(folder: Path, where: str, name: str) -> None:
    config = load(folder / "config.toml")
    assert [*exposed(config)] == []
    file = folder / "secrets" / name
    file.chmod(0o644)
    [problem] = exposed(config)
    assert str(problem) == f"{where}: every user of this machine can read {file} (mode 0644); chmod o= {file}"
    file.unlink()
    assert [*exposed(config)] == []


def test_every_secret_of_every_kind_has_a_name_that_is_looked_for() -> None:
    tables = [kind.settings for kinds in (SOURCES, CHANNELS, STANDS) for kind in kinds.values()]
    names = {field.name for table in tables for field in fields(table)}
    secrets = {name.removesuffix("_env") for name in names if name.endswith("_env")}
    assert secrets
    assert {f"{secret}_file" for secret in secrets} <= names
