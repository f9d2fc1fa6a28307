"""What can be configured can be built, and is known again after a restart."""

from pathlib import Path

import pytest

from syndicate.build import open_house, open_stand
from syndicate.config import load
from syndicate.config.source_tables import TYPES
from syndicate.desk.outlets import most_looked_at

HEAD = """
[agency]
name = "Example Wire"
tag = "EXW"
domain = "wire.example"
base_url = "http://127.0.0.1:8080/"
[sections.all]
title = "All dispatches"
[sources.one]
"""
LEAST = {
    "spool": 'path = "spool"',
    "push": 'token_env = "PUSH_TOKEN"',
    "http": 'url = "https://wire.example/feed"',
    "websub": 'url = "https://wire.example/feed"',
    "sftp": 'host = "wire.example"\nusername = "desk"\npassword_env = "WIRE_PASSWORD"',
    "ftp": 'host = "wire.example"\nusername = "desk"\npassword_env = "WIRE_PASSWORD"',
    "imap": 'host = "wire.example"\nusername = "desk"\npassword_env = "WIRE_PASSWORD"',
    "s3": (
        'endpoint_url = "https://s3.example"\nbucket = "wire"\n'
        'access_key_env = "WIRE_ACCESS_KEY"\nsecret_key_env = "WIRE_SECRET_KEY"'
    ),
}


@pytest.mark.parametrize("kind", TYPES)
def test_the_least_that_can_be_said_of_a_source_is_enough_to_build_it(kind: str, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(f'{HEAD}type = "{kind}"\n{LEAST[kind]}\n')
    with open_house(load(config)) as house:
        assert [inlet.source.name for inlet in house.inlets] == ([] if kind == "push" else ["one"])
        assert house.health("one").recall() == {}


OUTLETS = """type = "spool"
path = "spool"
[outlets.smart]
profile = "smartnews"
[outlets.old]
profile = "custom"
form = "iptc-7901"
charset = "windows-1252"
"""


def test_a_page_says_the_same_media_type_after_a_restart(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(HEAD + OUTLETS)
    with open_house(load(config)) as house:
        house.press.publish()
        house.press.refresh()
        root = house.config.stand.path
        files = [str(file.relative_to(root)) for file in root.rglob("*.*")]
        before = {path: page.media_type for path in files if (page := house.stand.get(path))}
    again = open_stand(load(config))
    after = {path: page.media_type for path in files if (page := again.get(path))}
    assert after == before
    assert before["outlets/smart/smartnews.xml"] == "application/rss+xml; charset=utf-8"
    assert {kind for path, kind in before.items() if path.startswith("outlets/old/")} == {"text/plain; charset=cp1252"}


def test_no_version_that_a_line_looks_at_is_forgotten_between_two_rounds(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(HEAD + OUTLETS)
    with open_house(load(config)) as house:
        profiles = [line.outlet.profile for line in house.press.lines]
        assert [profile.name for profile in profiles] == ["sitemap", "smartnews", "custom"]
        assert house.press.kept.most >= sum(map(most_looked_at, profiles))
