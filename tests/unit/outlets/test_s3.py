"""A bucket as an outlet, on a real server of its kind."""

import io
import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
import requests
from minio import Minio
from minio.commonconfig import ENABLED
from minio.versioningconfig import VersioningConfig

from syndicate.errors import DeliveryError, OutletDeferred
from syndicate.model.dispatch import PubStatus
from syndicate.outlets.kept import KeptChannel
from syndicate.outlets.s3 import S3Bucket, S3Connection
from syndicate.ports.stand import Published, Representation
from syndicate.rules.addresses import item_path
from tests.channels import PATIENT, dialler, dripping, make_parcel
from tests.loopback import plain, raw_server
from tests.makers import NOON, make_dispatch
from tests.remote_servers import RemoteServer, s3_server

GUID = "tag:wire.example,2026:dispatch/0123456789abcdef01234567"
KEY = f"site/{item_path(GUID, 'xml')}"
FEED = "outlets/gazette/rss.xml"
SECRET = b"what must not be repeated"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RemoteServer]:
    with s3_server(tmp_path_factory.mktemp("s3")) as found:
        yield found


@dataclass
class Bucket:
    """A bucket of its own, and the feed that stands beside it."""

    server: RemoteServer
    name: str
    client: Minio = field(init=False)
    feed: bytes | None = b"<rss/>"

    def __post_init__(self) -> None:
        self.client = Minio(f"127.0.0.1:{self.server.port}", "key", "secret-key", secure=False, region="us-east-1")
        self.client.make_bucket(self.name)

    def channel(self, timeout: timedelta = PATIENT, **changes: Any) -> KeptChannel:
        fields: dict[str, Any] = {
            "name": "gazette",
            "endpoint_url": f"http://127.0.0.1:{self.server.port}",
            "region": "us-east-1",
            "bucket": self.name,
            "prefix": "site/",
            "access_key": lambda: "key",
            "secret_key": lambda: "secret-key",
            "ca_file": None,
            "suffix": "xml",
            "feed_path": FEED,
            "feed": self.standing,
        }
        bucket = S3Bucket(**(fields | changes))
        return KeptChannel(dialler=dialler(timeout), connect=lambda own: S3Connection(bucket, own))

    def standing(self) -> Published | None:
        if self.feed is None:
            return None
        only = Representation(encoding="identity", content=self.feed, etag='"1"')
        return Published(media_type="application/rss+xml; charset=utf-8", modified=NOON, representations=(only,))

    def get(self, key: str) -> requests.Response:
        return requests.get(self.client.presigned_get_object(self.name, key), timeout=20)

    def every(self) -> Mapping[tuple[str, str], bytes]:
        """By key and version, everything in the bucket."""
        found = {}
        for one in self.client.list_objects(self.name, recursive=True, include_version=True):
            if not one.is_delete_marker:
                with self.client.get_object(self.name, str(one.object_name), version_id=one.version_id) as answer:
                    found[str(one.object_name), str(one.version_id)] = answer.read()
        return found


@pytest.fixture
def bucket(server: RemoteServer, request: pytest.FixtureRequest) -> Bucket:
    return Bucket(server, f"b{abs(hash(request.node.name)):x}")


def kill(**changes: Any) -> Any:
    notice = make_dispatch(guid=GUID, version=3, pub_status=PubStatus.CANCELED)
    return make_parcel(b"<killed/>", notice, **changes)


def test_a_story_lies_at_an_address_that_stays_and_the_feed_beside_it(bucket: Bucket) -> None:
    channel = bucket.channel()
    said = channel.bring(make_parcel(b"<first/>", make_dispatch(guid=GUID)))
    bucket.feed = b"<rss>second</rss>"
    channel.bring(make_parcel(b"<second/>", make_dispatch(guid=GUID, version=2)))
    channel.close()
    assert {key: content for (key, _), content in bucket.every().items()} == {
        KEY: b"<second/>",
        f"site/{FEED}": b"<rss>second</rss>",
    }
    told = bucket.get(KEY)
    assert said == f"{item_path(GUID, 'xml')} put, {FEED} put"
    assert told.headers["content-type"] == "application/xml"
    assert told.headers["cache-control"] == "no-cache"
    assert "content-encoding" not in told.headers
    assert {name: told.headers[f"x-amz-meta-{name}"] for name in ("guid", "version", "pubstatus")} == {
        "guid": GUID,
        "version": "2",
        "pubstatus": "usable",
    }
    assert bucket.get(f"site/{FEED}").headers["content-type"] == "application/rss+xml; charset=utf-8"


def test_what_is_put_again_after_a_crash_changes_nothing(bucket: Bucket) -> None:
    seen = []
    for _ in range(2):
        channel = bucket.channel()
        channel.bring(make_parcel(b"<first/>", make_dispatch(guid=GUID)))
        channel.close()
        seen.append(bucket.every())
    assert seen[0] == seen[1] != {}


def test_metadata_is_ascii_whatever_the_guid(bucket: Bucket) -> None:
    channel = bucket.channel()
    guid = "tag:wire.example,2026:Übersee/ä b"
    channel.bring(make_parcel(b"<first/>", make_dispatch(guid=guid)))
    channel.close()
    told = bucket.get(f"site/{item_path(guid, 'xml')}")
    assert told.headers["x-amz-meta-guid"] == "tag:wire.example,2026:%C3%9Cbersee/%C3%A4%20b"


@pytest.mark.parametrize("versioning", [False, True])
def test_after_a_kill_no_byte_of_the_story_is_in_the_bucket(bucket: Bucket, versioning: bool) -> None:  # noqa: FBT001
    channel = bucket.channel()
    bucket.feed = b"<rss>" + SECRET + b"</rss>"
    channel.bring(make_parcel(SECRET, make_dispatch(guid=GUID)))
    if versioning:  # the first version is one from before there were versions
        bucket.client.set_bucket_versioning(bucket.name, VersioningConfig(ENABLED))
    channel.bring(make_parcel(SECRET, make_dispatch(guid=GUID, version=2)))
    other = make_dispatch(guid="tag:wire.example,2026:other")
    channel.bring(make_parcel(b"<other/>", other))
    bucket.feed = b"<rss>killed</rss>"
    said = channel.bring(kill())
    channel.close()
    assert said == f"{item_path(GUID, 'xml')} deleted, {FEED} put"
    assert bucket.get(KEY).status_code == 404
    assert {key: content for (key, _), content in bucket.every().items()} == {
        f"site/{item_path(other.guid, 'xml')}": b"<other/>",
        f"site/{FEED}": b"<rss>killed</rss>",
    }


def test_a_kill_before_its_story_and_a_kill_told_again_are_harmless(bucket: Bucket) -> None:
    channel = bucket.channel()
    for _ in range(2):
        channel.bring(kill())
    channel.close()
    assert [key for key, _ in bucket.every()] == [f"site/{FEED}"]


def test_where_no_feed_stands_yet_the_story_is_put_alone(bucket: Bucket) -> None:
    bucket.feed = None
    channel = bucket.channel()
    channel.bring(make_parcel(b"<first/>", make_dispatch(guid=GUID)))
    channel.close()
    assert [key for key, _ in bucket.every()] == [KEY]


def test_a_probe_leaves_nothing_behind(bucket: Bucket) -> None:
    assert bucket.channel().probe() == "objects can be put and deleted"
    assert bucket.every() == {}


def test_a_bucket_that_is_not_there_is_named(bucket: Bucket) -> None:
    channel = bucket.channel(bucket="nowhere")
    for attempt in (channel.probe, lambda: channel.bring(make_parcel())):
        with pytest.raises(DeliveryError, match=r"the bucket nowhere at .* is not there; see 'bucket'") as told:
            attempt()
        assert not isinstance(told.value, OutletDeferred)


def test_a_key_that_is_refused_is_told_without_it(bucket: Bucket) -> None:
    refusal = b"<Error><Code>SignatureDoesNotMatch</Code><Message>no</Message></Error>"
    with raw_server(plain(refusal, "Content-Type: application/xml", status="403 Forbidden")) as refusing:
        channel = bucket.channel(endpoint_url=refusing.url(path=""))
        with pytest.raises(DeliveryError, match="SignatureDoesNotMatch; see 'access_key' and 'secret_key'") as told:
            channel.bring(make_parcel())
        channel.close()
    assert "secret-key" not in str(told.value)
    assert not isinstance(told.value, OutletDeferred)


def test_a_service_that_says_xml_and_sends_none_is_waited_for(bucket: Bucket) -> None:
    with raw_server(plain(b"<html><br>", "Content-Type: application/xml", status="502 Bad Gateway")) as before_it:
        channel = bucket.channel(endpoint_url=before_it.url(path=""))
        with pytest.raises(OutletDeferred, match=r"the bucket .* at 127\.0\.0\.1"):
            channel.bring(make_parcel())
        channel.close()


def test_a_service_that_drips_has_one_deadline_for_everything(bucket: Bucket) -> None:
    with dripping() as port:
        channel = bucket.channel(timeout=timedelta(seconds=0.5), endpoint_url=f"http://127.0.0.1:{port}")
        with pytest.raises(OutletDeferred, match=r"not done within 0\.5 seconds"):
            channel.bring(make_parcel())
        channel.close()


def test_a_service_that_is_down_is_waited_for(bucket: Bucket) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    channel = bucket.channel(endpoint_url=f"http://127.0.0.1:{port}")
    with pytest.raises(OutletDeferred, match=r"cannot connect to 127\.0\.0\.1"):
        channel.bring(make_parcel())
    channel.close()


def test_what_another_put_beside_a_story_stays(bucket: Bucket) -> None:
    bucket.client.put_object(bucket.name, f"{KEY}.bak", io.BytesIO(b"theirs"), 6)
    channel = bucket.channel()
    channel.bring(make_parcel(b"<first/>", make_dispatch(guid=GUID)))
    channel.bring(kill())
    channel.close()
    assert sorted(key for key, _ in bucket.every()) == [f"{KEY}.bak", f"site/{FEED}"]
