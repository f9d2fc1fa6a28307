"""One node publishes, another only serves: it has what is new before anybody asks it."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from time import sleep

import pytest
from minio import Minio

from tests.house import eventually
from tests.nats_servers import nats_server
from tests.nodes import Node, Wire, running
from tests.own_postgresql import own_postgresql
from tests.remote_servers import s3_server

STORY = (
    "HARBOUR TALKS RESUME {0}\n\nPORT AVEL, Norvia (EXW) - Pilots and captains met at dawn {0}.\n\nNo date was set.\n"
)
BUCKET = """type = "bucket"
endpoint_url = "http://127.0.0.1:{port}"
bucket = "pages-news"
access_key_file = "{folder}/key"
secret_key_file = "{folder}/key"
"""
ROUNDS = 10


@pytest.fixture(params=["folder", "bucket"])
def wire(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Wire]:
    with ExitStack() as held:
        postgresql = held.enter_context(own_postgresql())
        nats = held.enter_context(nats_server(tmp_path / "nats"))
        stand = ""
        if request.param == "bucket":
            (tmp_path / "key").write_text("key")
            (tmp_path / "key").chmod(0o600)
            server = held.enter_context(s3_server(tmp_path))
            Minio(f"127.0.0.1:{server.port}", "key", "key", secure=False, region="us-east-1").make_bucket("pages-news")
            stand = BUCKET.format(port=server.port, folder=tmp_path)
        yield Wire(tmp_path, postgresql.url(), nats.url, stand=stand)


def published(press: Node) -> int:
    """Of how many dispatches the node that publishes has put all pages."""
    return press.log.count("dispatch published")


def test_who_asks_first_for_a_page_that_another_node_changed_has_what_is_new(wire: Wire) -> None:
    press, web = wire.node("press", roles="collect,publish"), wire.node("web", roles="serve")
    with running(press, web):
        wire.drop("first.txt", STORY.format("first"))
        eventually(lambda: "first" in web.get("/all/rss.xml").text)
        for number in range(ROUNDS):  # news may be late where the machine is busy: without it, all of them are
            wire.drop(f"{number}.txt", STORY.format(f"round-{number}."))
            eventually(lambda number=number: published(press) == number + 2)  # type: ignore[misc]
            sleep(0.2)
            if f"round-{number}." in web.get("/all/rss.xml").text:
                return
    pytest.fail("nobody told the node that serves")
