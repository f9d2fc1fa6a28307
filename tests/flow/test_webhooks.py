"""Webhooks from end to end: the daemon tells real receivers, whatever some of them do."""

import base64
import hashlib
import hmac
import json
import resource
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.house import OwnHouse, eventually, make_house
from tests.receivers import Call, Receivers, receivers
from tests.torture import dice, slices, times

KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
STORY = "HARBOUR TALKS RESUME\n\nPORT AVEL, Norvia (EXW) - Talks on the harbour resumed.\n\nPilots {}.\n"
KILLS = times(8, 100)
"""Of a slice; 500 in all at length."""

OUTLET = """
[outlets.{name}]
profile = "plain"

[channels.{name}]
type = "webhook"
url = "{url}"
secret_env = "SYNDICATE_TEST_HOOK"
allow_private = true
timeout_secs = 2
form = "{form}"
"""


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receivers]:
    monkeypatch.setenv("SYNDICATE_TEST_HOOK", KEY)
    with receivers() as found:
        yield found


def house_with(folder: Path, there: Receivers, **forms: str) -> OwnHouse:
    """A house with an outlet for each path, told in a form."""
    house = make_house(folder)
    outlets = "".join(
        OUTLET.format(name=name.replace("_", "-"), url=there.url(name.replace("_", "-").removeprefix("x-")), form=form)
        for name, form in forms.items()
    )
    config = house.folder / "config.toml"
    config.write_text(config.read_text() + outlets)
    return house


def channels(house: OwnHouse) -> dict[str, dict[str, Any]]:
    """What `status` says of each."""
    status = json.loads(house.syndicate("status", "--json").out)
    return {channel["channel"]: channel for channel in status["channels"]}


def events(calls: list[Call]) -> list[tuple[str, int]]:
    """Type and version of what was told as JSON."""
    found = [json.loads(call.content) for call in calls]
    return [(event["type"], int(event["data"]["version"])) for event in found]


def checked(call: Call) -> bool:
    """Check a call as its receiver does (Standard Webhooks, "Verifying webhooks")."""
    signed = f"{call.identifier}.{call.timestamp}.".encode() + call.content
    wanted = hmac.new(base64.b64decode(KEY.removeprefix("whsec_")), signed, hashlib.sha256).digest()
    return hmac.compare_digest(call.signature, f"v1,{base64.b64encode(wanted).decode()}")


def on_the_wire(house: OwnHouse) -> dict[str, int]:
    """Each story with the version that was stored last."""
    listed = [json.loads(line) for line in house.syndicate("list", "--most", "1000", "--json").out.splitlines()]
    return {story["guid"]: story["version"] for story in listed}


def guid_of(house: OwnHouse) -> str:
    return next(iter(on_the_wire(house)))


def test_every_version_is_told_in_each_form_whoever_hangs_or_fails(tmp_path: Path, there: Receivers) -> None:
    house = house_with(
        tmp_path,
        there,
        good="json",
        g2="newsml-g2",
        nitf="nitf",
        ninjs="ninjs",
        hang="json",
        x_500="json",
        x_410="json",
    )
    assert house.syndicate("check").code == 0
    with house.running():
        house.drop("first.txt", STORY.format("waited"))
        eventually(lambda: len(there.told("good")) == 1)
        guid = guid_of(house)
        assert house.syndicate("correct", guid, "--note", "Corrects the day.").code == 0
        eventually(lambda: len(there.told("good")) == 2)
        assert house.syndicate("hold", guid, "--note", "Being checked.").code == 0
        eventually(lambda: len(there.told("good")) == 3)
        assert house.syndicate("release", guid, "--note", "Checked.").code == 0
        eventually(lambda: len(there.told("good")) == 4)
        assert house.syndicate("kill", guid, "--note", "Wrong.").code == 0
        eventually(lambda: all(len(there.told(path)) == 5 for path in ("good", "g2", "nitf", "ninjs")))
        eventually(lambda: channels(house)["good"]["waiting"] == 0)
        by_name = channels(house)
    assert [kind for kind, _ in events(there.told("good"))] == [
        "dispatch.usable",
        "dispatch.usable",
        "dispatch.withheld",
        "dispatch.usable",
        "dispatch.canceled",
    ]
    assert [version for _, version in events(there.told("good"))] == [1, 2, 3, 4, 5]
    assert all(map(checked, there.calls))
    assert b'qcode="stat:canceled"' in there.told("g2")[-1].content
    assert b'management-status="canceled"' in there.told("nitf")[-1].content
    assert json.loads(there.told("ninjs")[-1].content)["pubStatus"] == "canceled"
    assert b"HARBOUR TALKS" not in there.told("g2")[-1].content
    assert len(there.told("410")) == 1
    assert (by_name["good"]["waiting"], by_name["good"]["failures"]) == (0, 0)
    assert by_name["x-500"]["waiting"] == 1
    assert "410" in by_name["x-410"]["disabled"]


def test_an_embargo_is_told_at_its_end_and_not_before(tmp_path: Path, there: Receivers) -> None:
    house = house_with(tmp_path, there, good="json")
    with house.running():
        house.drop("first.txt", "EMBARGOED UNTIL 10:00 GMT Nov 24 2031\n\n" + STORY.format("waited"))
        house.drop("second.txt", STORY.format("left").replace("TALKS RESUME", "PILOTS GO"))
        eventually(lambda: len(there.told("good")) == 1)
        held = next(
            json.loads(line)["guid"]
            for line in house.syndicate("list", "--json").out.splitlines()
            if json.loads(line)["embargo"]
        )
        assert held not in there.told("good")[0].content.decode()
        assert house.syndicate("release", held, "--note", "Free.").code == 0
        eventually(lambda: len(there.told("good")) == 2)
        assert held in there.told("good")[1].content.decode()


def test_once_from_cron_and_what_waits_dies_and_is_tried_again(tmp_path: Path, there: Receivers) -> None:
    house = house_with(tmp_path, there, good="json", x_503="json")
    house.drop("first.txt", STORY.format("waited"))
    for verb in ("collect", "publish"):
        assert house.syndicate(verb).code == 0
    told = house.syndicate("deliver")
    assert (told.code, told.out) == (0, "2 calls ended; 1 deliveries wait for later.\n")
    [waiting] = [json.loads(line) for line in house.syndicate("queue", "list", "--json").out.splitlines()]
    assert (waiting["channel"], waiting["state"], waiting["attempts"]) == ("x-503", "waiting", 1)
    assert waiting["answer"] == "HTTP 503: ok"
    assert "x-503" in house.syndicate("queue", "list").out
    assert house.syndicate("queue", "retry", str(waiting["number"])).out == "1 tried again.\n"
    assert house.syndicate("deliver").out == "1 calls ended; 1 deliveries wait for later.\n"
    assert house.syndicate("queue", "drop", str(waiting["number"])).out == "1 dropped.\n"
    refused = house.syndicate("queue", "drop", str(waiting["number"]))
    assert (refused.code, "0 of 1 dropped" in refused.err) == (1, True)
    again = house.syndicate("queue", "replay", "good", "--since", "2026-01-01")
    assert again.out == "1 deliveries are tried again.\n"
    house.syndicate("deliver")
    assert len({call.identifier for call in there.told("good")}) == 1
    assert len(there.told("good")) == 2
    assert house.syndicate("queue", "replay", "nobody", "--since", "2026-01-01").code == 2
    assert house.syndicate("queue", "replay", "good", "--since", "yesterday").code == 2
    assert house.syndicate("queue", "resume", "good").out == "good was in use all the time.\n"


def test_two_channels_of_one_outlet_are_told_each_in_its_form(tmp_path: Path, there: Receivers) -> None:
    house = house_with(tmp_path, there, good="json")
    config = house.folder / "config.toml"
    second = OUTLET.partition("[channels")[2].replace("type =", 'outlet = "good"\ntype =')
    config.write_text(config.read_text() + "[channels" + second.format(name="two", url=there.url("two"), form="nitf"))
    house.drop("first.txt", STORY.format("waited"))
    for verb in ("collect", "publish", "deliver"):
        assert house.syndicate(verb).code == 0
    assert [call.media_type.partition(";")[0] for call in there.told("good")] == ["application/json"]
    assert [b"<nitf" in call.content for call in there.told("two")] == [True]
    listed = house.syndicate("queue", "list", "--state", "done", "--channel", "two", "--json").out
    assert [json.loads(line)["channel"] for line in listed.splitlines()] == ["two"]


@pytest.mark.parametrize("by", ["the daemon", "cron"])
def test_what_is_old_is_forgotten_and_the_last_of_each_story_is_not(by: str, tmp_path: Path, there: Receivers) -> None:
    house = house_with(tmp_path, there, good="json")
    house.drop("first.txt", STORY.format("waited"))
    for verb in ("collect", "publish", "deliver"):
        assert house.syndicate(verb).code == 0
    assert house.syndicate("correct", guid_of(house), "--note", "Corrects the day.").code == 0
    for verb in ("publish", "deliver"):
        assert house.syndicate(verb).code == 0
    long_ago = 91 * 24 * 3600 * 1_000_000
    with closing(sqlite3.connect(house.folder / "var" / "syndicate.db")) as store, store:
        store.execute("UPDATE deliveries SET followed = followed - ?", [long_ago])
        store.execute("UPDATE attempts SET at = at - ?", [long_ago])

    def kept() -> list[int]:
        listed = house.syndicate("queue", "list", "--state", "done", "--json").out.splitlines()
        return [json.loads(line)["version"] for line in listed]

    assert kept() == [2, 1]
    if by == "cron":
        assert house.syndicate("deliver").code == 0
    else:
        with house.running():
            eventually(lambda: kept() == [2])
    assert kept() == [2]
    assert house.syndicate("queue", "replay", "good", "--since", "2026-01-01").out == "1 deliveries are tried again.\n"


def test_what_is_sorted_into_a_new_section_is_no_news(tmp_path: Path, there: Receivers) -> None:
    house = house_with(tmp_path, there, good="json")
    house.drop("first.txt", STORY.format("waited"))
    for verb in ("collect", "publish", "deliver"):
        assert house.syndicate(verb).code == 0
    config = house.folder / "config.toml"
    config.write_text(config.read_text() + '\n[sections.quays]\ntitle = "Quays"\n')
    for verb in ("publish", "deliver"):
        assert house.syndicate(verb).code == 0
    assert len(there.told("good")) == 1


def test_mistakes_are_told_with_their_places(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    config = house.folder / "config.toml"
    config.write_text(
        config.read_text()
        + '\n[channels.nobody]\ntype = "webhook"\nurl = "http://user@x/"\nform = "html"\n'
        + '\n[channels.plain]\ntype = "webhook"\nurl = "http://partner.example/"\noutlet = "plane"\n'
        + '\n[outlets.plain]\nprofile = "plain"\n'
        + '\n[channels.odd]\ntype = "webhok"\noutlet = "plain"\n'
        + '\n[channels.even]\noutlet = "plain"\n'
        + '\n[channels.loop]\ntype = "folder"\noutlet = "plain"\npath = "spool"\n'
        + '\n[channels.pages]\ntype = "folder"\noutlet = "plain"\npath = "feeds/all"\n'
        + '\n[channels.open]\ntype = "ftp"\noutlet = "plain"\nhost = "ftp.example"\nusername = "a"\nform = "json"\n'
        + '\n[channels.bare]\ntype = "s3"\noutlet = "plain"\nendpoint_url = "http://s3.example"\nbucket = "wire"\n'
        + '\n[channels.mail]\ntype = "email"\noutlet = "plain"\nto = ["Ann <a@b.example>"]\nsender = "wire@x.example"\n'
        + 'host = "mail.example"\nusername = "a"\nsecurity = "none"\nform = "text"\n'
        + '\n[channels.nobody-mailed]\ntype = "email"\noutlet = "plain"\nto = []\nhost = "mail.example"\n'
        + '\n[channels.keyless]\ntype = "sftp"\noutlet = "plain"\nhost = "x.example"\nusername = "a"\n'
        + '\n[webhooks.plain]\nurl = "http://partner.example/"\n'
    )
    said = house.syndicate("check").err
    for problem in (
        "channels.nobody: there is no outlet 'nobody'",
        "channels.nobody.secret: missing: say where it is with secret_env or secret_file",
        "channels.nobody.form: ",
        "channels.nobody.url: ",
        "channels.plain.outlet: there is no outlet 'plane'; did you mean 'plain'?",
        "channels.plain.url: must be https; allow_private = true allows http",
        "channels.even.type: missing: which kind of channel this is (like 'type = \"webhook\"')",
        "channels.odd.type: unknown value 'webhok'; did you mean 'webhook'?",
        "channels.loop.path: sources.newsroom reads this folder: what is dropped here would come in again",
        "channels.pages.path: must lie apart from the stand",
        "channels.open.password: missing: say where it is with password_env or password_file",
        "channels.open.form: unknown value 'json'",
        "channels.bare.endpoint_url: must be https; allow_private = true allows http",
        "channels.bare.access_key: missing: say where it is with access_key_env or access_key_file",
        "channels.mail.to[0]: must be an e-mail address in ASCII, without a name",
        "channels.mail.form: unknown value 'text'",
        "channels.mail.security: 'none' is for your own network: allow_private = true allows it",
        "channels.mail.password: missing: say where it is with password_env or password_file",
        "channels.nobody-mailed.to: must hold at least one address",
        "channels.nobody-mailed.sender: missing: the address that the mail comes from",
        "channels.keyless.key_file: missing: give key_file, password_env or password_file",
        'webhooks.plain: webhooks are channels now: write [channels.plain] and type = "webhook" below it',
    ):
        assert problem in said


def test_a_daemon_takes_all_the_open_files_that_it_may(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (512, hard))
    try:
        with make_house(tmp_path).running() as daemon:
            assert resource.prlimit(daemon.pid, resource.RLIMIT_NOFILE) == (hard, hard)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.parametrize("part", slices(5))
def test_a_daemon_that_is_killed_again_and_again_tells_everything_in_order(
    part: int, tmp_path: Path, there: Receivers, record_property: Callable[[str, object], None]
) -> None:
    house = house_with(tmp_path, there, good="json", x_500="json")
    chance = dice(part)
    for kill in range(KILLS):
        with house.running() as daemon:
            house.drop(f"{kill}.txt", STORY.format(f"waited {kill} days").replace("TALKS", f"TALKS {kill}"))
            for guid in list(on_the_wire(house))[:2]:
                assert house.syndicate("correct", guid, "--note", f"Corrects {kill}.").code == 0
            time.sleep(chance.random() * 0.4)
            daemon.send_signal(signal.SIGKILL)
            daemon.wait()
    with house.running():
        eventually(lambda: len(on_the_wire(house)) == KILLS and told_last(there) == on_the_wire(house), 60)
    record_property("daemons killed (webhooks)", KILLS)


def told_last(there: Receivers) -> dict[str, int]:
    """The version of each story that was told last; it fails where an older one came after a newer one."""
    told: dict[str, int] = {}
    for call in list(there.told("good")):
        item = json.loads(call.content)["data"]
        version = int(item["version"])
        assert version >= told.get(item["uri"], 0), "an older version came after a newer one"
        told[item["uri"]] = version
    return told
