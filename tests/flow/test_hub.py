"""Our WebSub hub from end to end: subscribers ask the running daemon, and are sent pages.

The first tests are those of the public suite for hubs (websub.rocks), by their numbers.
"""

import json
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.callbacks import Callbacks, callbacks
from tests.house import OwnHouse, eventually, make_house

STORY = "HARBOUR TALKS RESUME\n\nPORT AVEL, Norvia (EXW) - Talks on the harbour resumed.\n\nPilots waited.\n"
OTHER = STORY.replace("TALKS RESUME", "DUES RISE").replace("Talks", "Dues").replace("waited", "left")
SHARED = "a word between two"
HUB = """
[hub]
enabled = true
allow_private = true
least_lease_secs = 1
timeout_secs = 1
"""


@pytest.fixture
def there() -> Iterator[Callbacks]:
    with callbacks() as found:
        yield found


@pytest.fixture
def house(tmp_path: Path) -> OwnHouse:
    return hub_house(tmp_path)


def hub_house(folder: Path, more: str = HUB) -> OwnHouse:
    made = make_house(folder)
    config = folder / "config.toml"
    config.write_text(config.read_text() + more)
    return made


def ask(house: OwnHouse, callback: str, page: str = "all/rss.xml", mode: str = "subscribe", **more: str) -> int:
    """Ask our hub as a subscriber does; the status of its answer."""
    form = {"hub.mode": mode, "hub.callback": callback, "hub.topic": f"{house.address}/{page}"}
    form |= {name.replace("_", ".", 1): value for name, value in more.items()}
    return requests.post(f"{house.address}/api/hub", form, timeout=10).status_code


def subscriptions(house: OwnHouse) -> list[dict[str, object]]:
    return [json.loads(line) for line in house.syndicate("hub", "list", "--json").out.splitlines()]


def answer(house: OwnHouse, callback: str) -> object:
    """What it said last."""
    return next(each["answer"] for each in subscriptions(house) if each["callback"] == callback)


def active(house: OwnHouse) -> list[dict[str, object]]:
    return [each for each in subscriptions(house) if each["state"] == "active"]


def subscribe(house: OwnHouse, callback: str, page: str = "all/rss.xml", **more: str) -> None:
    """Ask, and wait until it is granted."""
    before = len(active(house))
    assert ask(house, callback, page, **more) == 202
    eventually(lambda: len(active(house)) == before + 1)


def log(house: OwnHouse) -> str:
    return (house.folder / "daemon.log").read_text()


def test_100_a_subscriber_is_asked_and_sent_what_changes(house: OwnHouse, there: Callbacks) -> None:
    with house.running():
        found = house.get("/all/rss.xml")
        assert f'<{house.address}/api/hub>; rel="hub"' in found.headers["link"]
        assert f'<{house.address}/all/rss.xml>; rel="self"' in found.headers["link"]
        assert f'href="{house.address}/api/hub"' in found.text
        assert json.loads(house.get("/all/feed.json").content)["hubs"][0]["url"] == f"{house.address}/api/hub"
        subscribe(house, there.url("good?id=7"), hub_lease_seconds="86400")
        [asked] = there.asked_of("good")
        assert asked.query["id"] == "7"
        assert (asked.query["hub.mode"], asked.query["hub.lease_seconds"]) == ("subscribe", "86400")
        assert asked.query["hub.topic"] == f"{house.address}/all/rss.xml"
        assert re.fullmatch(r"[\w-]{43}", asked.query["hub.challenge"])
        house.drop("first.txt", STORY)
        eventually(lambda: len(there.sent_to("good")) == 1)
        [sent] = there.sent_to("good")
        page = house.get("/all/rss.xml", **{"Accept-Encoding": "identity"})
    assert (sent.path, sent.content) == ("/good?id=7", page.content)
    assert sent.headers["content-type"] == page.headers["content-type"]
    assert sent.headers["link"] == f'<{house.address}/api/hub>; rel="hub", <{house.address}/all/rss.xml>; rel="self"'
    assert "x-hub-signature" not in sent.headers
    assert "content-encoding" not in sent.headers
    assert "id=7" not in log(house) + house.syndicate("hub", "list").out


def test_101_parameters_that_nobody_knows_are_left_alone(house: OwnHouse, there: Callbacks) -> None:
    with house.running():
        subscribe(house, there.url("good"), hub_foo="bar", foo="hub.bar")
        assert len(there.asked_of("good")) == 1


def test_102_who_subscribes_again_has_one_subscription_with_the_new_secret(house: OwnHouse, there: Callbacks) -> None:
    with house.running():
        subscribe(house, there.url("good"), hub_secret=SHARED[::-1])
        assert ask(house, there.url("good"), hub_secret=SHARED) == 202
        eventually(lambda: log(house).count("request verified") == 2)
        house.drop("first.txt", STORY)
        eventually(lambda: len(there.sent_to("good")) == 1)
        house.drop("second.txt", OTHER)
        eventually(lambda: len(there.sent_to("good")) == 2)
        assert len(active(house)) == 1
    assert all(sent.signed_with(SHARED) for sent in there.sent)
    assert there.asked[0].query["hub.challenge"] != there.asked[1].query["hub.challenge"]


def test_103_who_unsubscribes_is_asked_and_sent_nothing_more(house: OwnHouse, there: Callbacks) -> None:
    with house.running():
        subscribe(house, there.url("leaves"))
        subscribe(house, there.url("stays"))
        assert ask(house, there.url("leaves"), mode="unsubscribe") == 202
        eventually(lambda: len(active(house)) == 1)
        assert there.asked_of("leaves")[-1].query["hub.mode"] == "unsubscribe"
        assert "hub.lease_seconds" not in there.asked_of("leaves")[-1].query
        house.drop("first.txt", STORY)
        eventually(lambda: len(there.sent_to("stays")) == 1)
    assert there.sent_to("leaves") == []


def test_104_105_pages_of_any_form_are_sent_as_they_are(house: OwnHouse, there: Callbacks) -> None:
    pages = {
        "all/text.txt": "text/plain",
        "all/feed.json": "application/feed+json",
        "all/": "text/html",
        "all/index.html": "text/html",
        "outlets/board/feed.json": "application/feed+json",
    }
    config = house.folder / "config.toml"
    forms = 'formats = ["html", "rss", "jsonfeed", "text"]'
    outlet = '\n[outlets.board]\nprofile = "custom"\nform = "jsonfeed"\n'
    config.write_text(config.read_text().replace('title = "All', f'{forms}\ntitle = "All') + outlet)
    with house.running():
        for number, page in enumerate(pages):
            subscribe(house, there.url(str(number)), page)
        house.drop("first.txt", STORY)
        eventually(lambda: len(there.sent) == len(pages))
        for number, (page, media_type) in enumerate(pages.items()):
            [sent] = there.sent_to(str(number))
            assert sent.content == house.get(f"/{page}", **{"Accept-Encoding": "identity"}).content
            assert sent.headers["content-type"].startswith(media_type)
            assert f'<{house.address}/{page}>; rel="self"' in sent.headers["link"]


def test_106_with_a_secret_every_page_is_signed(house: OwnHouse, there: Callbacks) -> None:
    with house.running():
        subscribe(house, there.url("good"), hub_secret=SHARED)
        house.drop("first.txt", STORY)
        eventually(lambda: len(there.sent_to("good")) == 1)
        listed = house.syndicate("hub", "list", "--json").out + house.syndicate("hub", "list").out
    assert there.sent[0].headers["x-hub-signature"].startswith("sha256=")
    assert there.sent[0].signed_with(SHARED)
    assert not there.sent[0].signed_with("another")
    assert SHARED not in listed + log(house)


def test_who_does_not_answer_with_the_challenge_is_not_subscribed(house: OwnHouse, there: Callbacks) -> None:
    ways = ("wrong", "newline", "404", "redirect", "huge", "hang")
    with house.running():
        for way in ways:
            assert ask(house, there.url(way)) == 202
        eventually(lambda: log(house).count("request not verified") == len(ways))
        house.drop("first.txt", STORY)
        eventually(lambda: "TALKS" in house.get("/all/rss.xml").text)
        assert subscriptions(house) == []
    assert {asked.path[1:] for asked in there.asked} == set(ways)
    assert there.sent == []


def test_a_topic_that_is_not_there_is_denied(house: OwnHouse, there: Callbacks) -> None:
    pages = ["none/rss.xml", "all/archive/1/rss.xml", "", "items/00/0.html", "all/rss.xml?x=1"]
    with house.running():
        for page in pages:
            assert ask(house, there.url("good"), page) == 202
        eventually(lambda: log(house).count("subscription denied") == len(pages))
        assert subscriptions(house) == []
    assert {asked.query["hub.mode"] for asked in there.asked} == {"denied"}
    assert {asked.query["hub.topic"] for asked in there.asked} == {f"{house.address}/{page}" for page in pages}
    assert {asked.query["hub.reason"] for asked in there.asked} == {"there is no such topic here"}


def test_what_cannot_be_taken_is_refused_with_the_reason(house: OwnHouse, there: Callbacks) -> None:
    with house.running():

        def refused(status: int, **changes: str) -> str:
            form = {
                "hub.mode": "subscribe",
                "hub.callback": there.url("x"),
                "hub.topic": f"{house.address}/all/rss.xml",
            }
            form |= {name.replace("_", ".", 1): value for name, value in changes.items()}
            answer = requests.post(f"{house.address}/api/hub", form, timeout=10)
            assert answer.status_code == status, changes
            assert answer.headers["content-type"].startswith("text/plain")
            return answer.text

        assert "hub.mode" in refused(400, hub_mode="publish")
        assert "hub.callback" in refused(400, hub_callback="ftp://partner.example/")
        assert "user name" in refused(400, hub_callback="http://a:b@partner.example/")
        assert "hub.topic" in refused(400, hub_topic="nothing")
        assert "200 bytes" in refused(400, hub_secret="é" * 100)
        assert "lease" in refused(400, hub_lease_seconds="soon")
        sent = requests.post(f"{house.address}/api/hub", b"{}", headers={"Content-Type": "text/json"}, timeout=10)
        assert sent.status_code == 415
        assert requests.get(f"{house.address}/api/hub", timeout=10).status_code == 405
    assert there.asked == []


def test_nobody_inside_is_asked_unless_it_may_be(tmp_path: Path, there: Callbacks) -> None:
    house = hub_house(tmp_path, HUB.replace("allow_private = true\n", ""))
    forms = ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:7f00:1]", "[::1]")
    with house.running():
        for number, host in enumerate(forms):
            assert ask(house, f"http://{host}:{there.port}/{number}") == 202
        eventually(lambda: log(house).count("request not verified") == len(forms))
    assert there.asked == []


def test_who_fails_is_told_again_of_what_stands_then_and_410_ends_it(house: OwnHouse, there: Callbacks) -> None:
    there.statuses = {"fails": 503, "leaves": 410}
    with house.running():
        for path in ("fails", "leaves", "good", "slow"):
            subscribe(house, there.url(path))
        house.drop("first.txt", STORY)
        eventually(lambda: len(there.sent_to("good")) == len(there.sent_to("fails")) == 1)
        house.drop("second.txt", OTHER)
        eventually(lambda: len(there.sent_to("good")) == 2)
        there.statuses = {}
        eventually(lambda: len(there.sent_to("fails")) == 2)
        assert there.sent_to("fails")[-1].digest == there.sent_to("good")[-1].digest
        assert len(subscriptions(house)) == 3
        eventually(lambda: "timed out" in str(answer(house, there.url("slow"))))
    assert len(there.sent_to("leaves")) == 1
    assert "it answered 410" in log(house)


def test_what_was_published_before_a_crash_is_told_after_it(house: OwnHouse, there: Callbacks) -> None:
    with house.running() as daemon:
        subscribe(house, there.url("good"))
        daemon.send_signal(signal.SIGKILL)
        daemon.wait()
    house.drop("first.txt", STORY)
    for verb in ("collect", "publish"):
        assert house.syndicate(verb).code == 0
    assert there.sent == []
    with house.running():
        eventually(lambda: len(there.sent_to("good")) == 1)
    assert b"TALKS RESUME" in there.sent[0].content


def test_a_daemon_that_is_killed_again_and_again_tells_of_what_stands(house: OwnHouse, there: Callbacks) -> None:
    with house.running():
        subscribe(house, there.url("good"))
    for kill in range(5):
        with house.running() as daemon:
            house.drop(f"{kill}.txt", STORY.replace("TALKS", f"TALKS {kill}"))
            time.sleep(0.1 * kill)
            daemon.send_signal(signal.SIGKILL)
            daemon.wait()
    with house.running():
        eventually(lambda: f"TALKS {4}" in house.get("/all/rss.xml").text)
        eventually(lambda: bool(there.sent) and there.sent[-1].content == house.get("/all/rss.xml").content)


def test_a_kill_reaches_subscribers_and_an_embargo_holds(house: OwnHouse, there: Callbacks) -> None:
    with house.running():
        subscribe(house, there.url("good"))
        house.drop("held.txt", "EMBARGOED UNTIL 10:00 GMT Nov 24 2031\n\n" + OTHER)
        house.drop("first.txt", STORY)
        eventually(lambda: len(there.sent_to("good")) == 1)
        assert b"DUES RISE" not in there.sent[-1].content
        stories = [json.loads(line) for line in house.syndicate("list", "--json").out.splitlines()]
        held = next(story["guid"] for story in stories if story["embargo"])
        shown = next(story["guid"] for story in stories if not story["embargo"])
        assert house.syndicate("kill", shown, "--note", "Wrong.").code == 0
        eventually(lambda: len(there.sent_to("good")) == 2)
        assert b"HARBOUR TALKS" not in there.sent[-1].content
        assert house.syndicate("release", held, "--note", "Free.").code == 0
        eventually(lambda: len(there.sent_to("good")) == 3)
        assert b"DUES RISE" in there.sent[-1].content
    assert "DUES RISE" not in log(house)


def test_a_lease_ends(house: OwnHouse, there: Callbacks) -> None:
    with house.running():
        subscribe(house, there.url("good"))
        assert ask(house, there.url("good"), hub_lease_seconds="1") == 202
        eventually(lambda: log(house).count("request verified") == 2)
        until = subscriptions(house)[0]["until"]
        eventually(lambda: time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(time.time() - 1)) > str(until))
        house.drop("first.txt", STORY)
        eventually(lambda: "subscription ended with its lease" in log(house))
        eventually(lambda: "TALKS" in house.get("/all/rss.xml").text)
        assert subscriptions(house) == []
    assert there.sent == []


def test_an_operator_sees_and_drops_subscriptions(house: OwnHouse, there: Callbacks) -> None:
    with house.running():
        subscribe(house, there.url("good?token=hidden"))
        [listed] = active(house)
        assert listed["callback"] == there.url("good")
        assert listed["topic"] == f"{house.address}/all/rss.xml"
        shown = house.syndicate("hub", "list").out
        assert "all/rss.xml" in shown
        assert "hidden" not in shown
        status = json.loads(house.syndicate("status", "--json").out)
        assert status["subscriptions"] == 1
        assert house.syndicate("hub", "drop", str(listed["number"])).out == "1 dropped.\n"
        assert subscriptions(house) == []
        refused = house.syndicate("hub", "drop", "99")
        assert (refused.code, "0 of 1 dropped" in refused.err) == (1, True)


def test_where_there_is_no_hub_nothing_leads_to_one(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    with house.running():
        assert ask(house, "http://127.0.0.1:1/") == 404
        assert 'rel="hub"' not in house.get("/all/rss.xml").text + str(house.get("/all/rss.xml").headers)


def test_a_server_that_only_serves_takes_no_subscribers(house: OwnHouse) -> None:
    from syndicate.build import open_behind, open_stand, open_web  # noqa: PLC0415
    from syndicate.config import load  # noqa: PLC0415

    config = load(house.folder / "config.toml")
    with open_behind(config) as behind:
        web = open_web(config, open_stand(config), behind)
        web.start()
        try:
            assert ask(house, "http://127.0.0.1:1/") == 503
        finally:
            web.stop()


def test_mistakes_in_the_configuration_are_told(tmp_path: Path) -> None:
    house = hub_house(tmp_path, '\n[hub]\nenabled = "yes"\nlease_secs = 10\ntime = 3\n')
    said = house.syndicate("check").err
    for problem in ("hub.enabled: ", "hub.lease_secs: must be from least_lease_secs (300)", "hub.time: unknown key"):
        assert problem in said
