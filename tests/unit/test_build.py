"""What can be configured can be built, and is known again after a restart."""

from contextlib import closing
from pathlib import Path

import pytest
from minio import Minio

from syndicate.build import open_house, open_stand
from syndicate.config import load
from syndicate.config.source_tables import TYPES
from syndicate.desk.outlets import most_looked_at
from tests.remote_servers import s3_server

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
BUCKET = """[stand]
type = "bucket"
endpoint_url = "http://127.0.0.1:{port}/"
bucket = "a-house"
prefix = "feeds/"
access_key_env = "STAND_ACCESS_KEY"
secret_key_env = "STAND_SECRET_KEY"
"""


def test_a_page_says_the_same_media_type_after_a_restart(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(HEAD + OUTLETS)
    with open_house(load(config)) as house:
        house.press.publish()
        house.press.refresh()
        root = Path(house.config.stand.place)
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
        kept = house.press.kept
        assert kept.most >= sum(map(most_looked_at, profiles))
        assert all(kept.rendered[profile.form] >= most_looked_at(profile) for profile in profiles[1:])
        assert kept.rendered["sitemap"] >= most_looked_at(profiles[0])
        assert kept.rendered["atom"] < most_looked_at(profiles[0])


def test_a_house_publishes_into_a_bucket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STAND_ACCESS_KEY", "key")
    monkeypatch.setenv("STAND_SECRET_KEY", "secret-key")
    with s3_server(tmp_path) as server:
        login = Minio(f"127.0.0.1:{server.port}", "key", "secret-key", secure=False, region="us-east-1")
        login.make_bucket("a-house")
        (tmp_path / "config.toml").write_text(
            HEAD + LEAST["spool"].join(('type = "spool"\n', "\n")) + BUCKET.format(port=server.port)
        )
        config = load(tmp_path / "config.toml")
        with open_house(config) as house:
            assert house.press.refresh() > 0
            assert house.press.refresh() == 0
        with closing(open_stand(config)) as again:
            page = again.get("all/rss.xml")
            assert page is not None
            assert page.media_type == "application/rss+xml; charset=utf-8"
        stands = {str(one.object_name) for one in login.list_objects("a-house", recursive=True)}
        assert "feeds/all/rss.xml" in stands
        assert not (tmp_path / "feeds").exists()
