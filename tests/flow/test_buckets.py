"""A bucket filled from end to end: the daemon, and a real server of its kind."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from minio import Minio

from syndicate.rules.addresses import item_path
from tests.house import OwnHouse, eventually, make_house
from tests.remote_servers import s3_server

STORY = "HARBOUR TALKS RESUME\n\nPORT AVEL, Norvia (EXW) - Pilots and captains met at dawn.\n\nNo date was set.\n"
OTHER = "REGATTA POSTPONED\n\nPORT AVEL, Norvia (EXW) - A storm kept the boats in.\n\nIt may pass.\n"
FEED = "site/outlets/gazette/rss.xml"

OUTLET = """
[outlets.gazette]
profile = "plain"

[channels.bucket]
type = "s3"
outlet = "gazette"
endpoint_url = "http://127.0.0.1:{port}"
bucket = "gazette"
prefix = "site/"
access_key_env = "SYNDICATE_TEST_KEY"
secret_key_env = "SYNDICATE_TEST_SECRET"
allow_private = true
form = "ninjs"
"""


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[OwnHouse, Minio]]:
    monkeypatch.setenv("SYNDICATE_TEST_KEY", "key")
    monkeypatch.setenv("SYNDICATE_TEST_SECRET", "secret-key")
    with s3_server(tmp_path) as server:
        client = Minio(f"127.0.0.1:{server.port}", "key", "secret-key", secure=False, region="us-east-1")
        client.make_bucket("gazette")
        house = make_house(tmp_path)
        config = tmp_path / "config.toml"
        config.write_text(config.read_text() + OUTLET.format(port=server.port))
        yield house, client


def contents(client: Minio) -> dict[str, bytes]:
    found = {}
    for one in client.list_objects("gazette", recursive=True):
        with client.get_object("gazette", str(one.object_name)) as answer:
            found[str(one.object_name)] = answer.read()
    return found


def status_of(client: Minio, key: str) -> int:
    return requests.get(client.presigned_get_object("gazette", key), timeout=20).status_code


def guids(house: OwnHouse) -> dict[str, str]:
    listed = [json.loads(line) for line in house.syndicate("list", "--json").out.splitlines()]
    return {story["headline"]: story["guid"] for story in listed}


def test_a_bucket_has_what_stands_and_nothing_of_what_was_killed(filled: tuple[OwnHouse, Minio]) -> None:
    house, client = filled
    checked = house.syndicate("check", "--connect")
    assert (checked.code, "channels.bucket: objects can be put and deleted" in checked.out) == (0, True)
    assert contents(client) == {}
    with house.running():
        house.drop("first.txt", STORY)
        house.drop("second.txt", OTHER)
        eventually(lambda: len(contents(client)) == 3)
        stories = guids(house)
        guid, other = stories["HARBOUR TALKS RESUME"], stories["REGATTA POSTPONED"]
        key, other_key = (f"site/{item_path(one, 'json')}" for one in (guid, other))
        eventually(lambda: guid.encode() in contents(client)[FEED] and other.encode() in contents(client)[FEED])
        assert b"Pilots and captains" in contents(client)[FEED]
        assert house.syndicate("correct", guid, "--note", "Corrects the hour.").code == 0
        eventually(lambda: json.loads(contents(client)[key])["version"] == "2")
        eventually(lambda: b"Corrects the hour." in contents(client)[FEED])
        assert house.syndicate("kill", guid, "--note", "Wrong.").code == 0
        eventually(lambda: status_of(client, key) == 404)
        eventually(lambda: b"Pilots and captains" not in contents(client)[FEED])
        left = contents(client)
    assert sorted(left) == sorted([other_key, FEED])
    for content in left.values():
        assert b"Pilots" not in content
        assert b"HARBOUR" not in content.upper().replace(b"HARBOURS", b"")
    assert b"KILL: story withdrawn" in left[FEED]
    assert left[FEED] == (house.feeds / "outlets/gazette/rss.xml").read_bytes()
    assert b"A storm kept the boats in." in left[other_key]
