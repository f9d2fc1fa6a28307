"""Our hub and others' software: subscribers that people use, and another's hub that we ping."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests
from flask import Flask
from flask_websub.subscriber import (
    SQLite3SubscriberStorage,
    SQLite3TempSubscriberStorage,
    Subscriber,
    discover,
)
from werkzeug.serving import make_server

from tests.callbacks import callbacks
from tests.house import OwnHouse, eventually, make_house
from tests.hubs import running_hub

NODE = Path(__file__).parents[1] / "node"
STORY = "HARBOUR TALKS RESUME\n\nPORT AVEL, Norvia (EXW) - Talks on the harbour resumed.\n\nPilots waited.\n"
HUB = "\n[hub]\nenabled = true\nallow_private = true\n"


def page(house: OwnHouse, name: str = "rss.xml") -> bytes:
    return house.get(f"/all/{name}").content


@contextmanager
def flask_subscriber(folder: Path) -> Iterator[tuple[Flask, Subscriber, list[bytes]]]:
    """Flask-WebSub's subscriber, and what it is sent."""
    received: list[bytes] = []
    subscriber = Subscriber(
        SQLite3SubscriberStorage(str(folder / "lasting.db")), SQLite3TempSubscriberStorage(str(folder / "open.db"))
    )
    subscriber.add_listener(lambda _topic, _callback, body: received.append(body))
    application = Flask("subscriber")
    application.register_blueprint(subscriber.build_blueprint(url_prefix="/callbacks"))
    server = make_server("127.0.0.1", 0, application, threaded=True)
    application.config.update(SERVER_NAME=f"127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    try:
        yield application, subscriber, received
    finally:
        server.shutdown()
        server.server_close()


def test_flask_websub_finds_the_hub_subscribes_renews_and_leaves(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    config = tmp_path / "config.toml"
    config.write_text(config.read_text() + HUB)
    with house.running(), flask_subscriber(tmp_path) as (application, subscriber, received):

        def said(words: str, times: int = 1) -> bool:
            return (tmp_path / "daemon.log").read_text().count(words) == times

        with application.app_context():
            number = subscriber.subscribe(**discover(f"{house.address}/all/rss.xml"))
        eventually(lambda: said("request verified"))
        house.drop("first.txt", STORY)
        eventually(lambda: received[-1:] == [page(house)] and b"TALKS RESUME" in received[-1])
        with application.app_context():
            subscriber.renew(number)
        eventually(lambda: said("request verified", 2))
        house.drop("second.txt", STORY.replace("TALKS RESUME", "DUES RISE").replace("Talks", "Dues"))
        eventually(lambda: received[-1:] == [page(house)] and b"DUES RISE" in received[-1])
        with application.app_context():
            subscriber.unsubscribe(number)
        eventually(lambda: said("request verified", 3))
        assert house.syndicate("hub", "list", "--json").out == ""


def test_the_subscriber_of_npm_takes_the_page(tmp_path: Path) -> None:
    if not (NODE / "node_modules" / "pubsubhubbub").is_dir():
        pytest.skip("the subscriber of tests/node is not installed (`npm install` there; Debian package npm)")
    house = make_house(tmp_path)
    config = tmp_path / "config.toml"
    config.write_text(config.read_text() + HUB)
    told = tmp_path / "told.txt"
    arguments = ["node", "subscribe.cjs", f"{house.address}/all/feed.json", f"{house.address}/api/hub"]
    with house.running(), told.open("wb") as out, subprocess.Popen(arguments, cwd=NODE, stdout=out) as node:
        try:
            eventually(lambda: told.read_text() == "subscribe\n")
            house.drop("first.txt", STORY)
            eventually(lambda: "TALKS RESUME" in house.get("/all/feed.json").text)
            eventually(lambda: told.read_text().splitlines()[-1] == page(house, "feed.json").hex())
            eventually(lambda: '"answer":"HTTP 204"' in house.syndicate("hub", "list", "--json").out)
        finally:
            node.kill()


def test_another_hub_is_pinged_fetches_and_distributes(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    config = tmp_path / "config.toml"
    topic = f"{house.address}/all/rss.xml"
    with running_hub(tmp_path, PUBLISH_SUPPORTED=True) as hub, callbacks() as there:
        config.write_text(config.read_text().replace("[sources", f'hubs = ["{hub.url}"]\n\n[sources', 1))
        with house.running():
            assert f'<{hub.url}>; rel="hub"' in house.get("/all/rss.xml").headers["link"]
            form = {"hub.mode": "subscribe", "hub.topic": topic, "hub.callback": there.url("good")}
            assert requests.post(hub.url, form, timeout=10).status_code == 202
            eventually(lambda: len(hub.subscribers(topic)) == 1)
            house.drop("first.txt", STORY)
            eventually(lambda: len(there.sent_to("good")) >= 1)
            assert there.sent[-1].content == page(house)
            assert requests.post(f"{house.address}/api/hub", form, timeout=10).status_code == 404
            listed = house.syndicate("hub", "list", "--json").out
            assert topic in listed
            assert '"kind":"hub"' in listed
        assert hub.failures == []
    config.write_text(config.read_text().replace(f'hubs = ["{hub.url}"]', "", 1))
    assert house.syndicate("hub", "list", "--json").out == ""
