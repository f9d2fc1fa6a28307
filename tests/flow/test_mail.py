"""Mail from end to end: the daemon mails editors through a real server; read back by Python's own parser alone."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.channels import Gate, gate
from tests.house import OwnHouse, eventually, make_house
from tests.mail_servers import Letter, Post, mail_server
from tests.remote_servers import PASSWORD, USER

STORY = "HARBOUR TALKS RESUME\n\nPORT AVEL, Norvia (EXW) - Pilots and captains met at dawn.\n\nNo date was set.\n"
OTHER = "REGATTA POSTPONED\n\nPORT AVEL, Norvia (EXW) - A storm kept the boats in.\n\nIt may pass.\n"

OUTLET = """
[outlets.gazette]
profile = "plain"

[channels.editors]
type = "email"
outlet = "gazette"
to = ["ann@gazette.example", "{second}@gazette.example"]
sender = "wire@wire.example"
host = "127.0.0.1"
port = {port}
username = "{user}"
password_env = "SYNDICATE_TEST_PASSWORD"
ca_file = "{proof}"
allow_private = true
timeout_secs = 2
"""


@pytest.fixture
def post(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Post]:
    monkeypatch.setenv("SYNDICATE_TEST_PASSWORD", PASSWORD)
    with mail_server(tmp_path) as found:
        yield found


@pytest.fixture
def before(post: Post) -> Iterator[Gate]:
    """A gate before the mail server."""
    with gate(post.port) as found:
        yield found


def house_with(folder: Path, post: Post, port: int, second: str = "bob") -> OwnHouse:
    house = make_house(folder)
    config = folder / "config.toml"
    outlet = OUTLET.format(port=port, user=USER, proof=post.proof, second=second)
    config.write_text(config.read_text() + outlet)
    return house


def told(house: OwnHouse) -> list[dict[str, object]]:
    return [json.loads(line) for line in house.syndicate("queue", "list", "--json").out.splitlines()]


def guid_of(house: OwnHouse) -> str:
    return str(json.loads(house.syndicate("list", "--json").out.splitlines()[0])["guid"])


def everything(letter: Letter) -> str:
    """All that a reader of the mail is shown."""
    message = letter.message
    parts = [part.get_content() for part in message.walk() if part.get_content_maintype() == "text"]
    assert len(parts) == 2
    return "\n".join((str(message["subject"]), *parts))


def test_editors_get_every_version_in_one_thread_and_a_kill_says_nothing_of_its_story(
    tmp_path: Path, post: Post
) -> None:
    house = house_with(tmp_path, post, post.port)
    checked = house.syndicate("check", "--connect")
    assert (checked.code, "channels.editors: mail to 2 would be taken" in checked.out) == (0, True)
    assert post.letters == []
    with house.running():
        house.drop("first.txt", STORY)
        eventually(lambda: len(post.letters) == 1)
        guid = guid_of(house)
        for number, (verb, note) in enumerate((("correct", "Wrong hour."), ("hold", "Asked."), ("kill", "Libel.")), 2):
            assert house.syndicate(verb, guid, "--note", note).code == 0
            eventually(lambda: len(post.letters) == number)  # noqa: B023 - at once
        house.drop("second.txt", OTHER)
        eventually(lambda: len(post.letters) == 5)
    assert post.subjects() == [
        "HARBOUR TALKS RESUME",
        "CORRECTION: HARBOUR TALKS RESUME",
        "HOLD: story withheld",
        "KILL: story withdrawn",
        "REGATTA POSTPONED",
    ]
    first, correction, hold, kill, other = (letter.message for letter in post.letters)
    for later in (correction, hold, kill):
        assert later["in-reply-to"] == later["references"] == first["message-id"]
    assert other["references"] is None
    assert len({message["message-id"] for message in (first, correction, hold, kill, other)}) == 5
    assert "Pilots and captains" in everything(post.letters[0])
    assert everything(post.letters[1]).count("Correction: Wrong hour.") == 2
    for letter in post.letters[2:4]:
        said = everything(letter).casefold()
        assert not any(word in said for word in ("pilots", "captains", "talks", "harbour"))
    assert "Libel." in everything(post.letters[3])
    assert all(letter.to == ("ann@gazette.example", "bob@gazette.example") for letter in post.letters)


def test_a_server_that_hangs_or_is_down_gets_what_stands_once_it_is_up(
    tmp_path: Path, post: Post, before: Gate
) -> None:
    house = house_with(tmp_path, post, before.port)
    house.drop("first.txt", STORY)
    house.drop("second.txt", OTHER)
    before.mode = "hang"
    for verb in ("collect", "publish", "deliver"):
        assert house.syndicate(verb).code == 0
    answers = [str(one["answer"]) for one in told(house)]  # the call's end and that of a read are the same moment
    assert len(answers) == 2
    assert all(answer == "not done within 2 seconds" or answer.endswith("timed out") for answer in answers)
    before.mode = "shut"
    house.syndicate("queue", "retry", *(str(one["number"]) for one in told(house)))
    house.syndicate("deliver")
    assert all("the mail server 127.0.0.1 does not answer as it should" in str(one["answer"]) for one in told(house))
    before.mode = "open"
    house.syndicate("queue", "retry", *(str(one["number"]) for one in told(house)))
    assert house.syndicate("deliver").out == "2 calls ended; 0 deliveries wait for later.\n"
    assert sorted(post.subjects()) == ["HARBOUR TALKS RESUME", "REGATTA POSTPONED"]


def test_a_wrong_password_is_told_everywhere_without_it(
    tmp_path: Path, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = house_with(tmp_path, post, post.port)
    monkeypatch.setenv("SYNDICATE_TEST_PASSWORD", "open-barley")
    checked = house.syndicate("check", "--connect")
    assert checked.code == 1
    words = "does not let desk in (535); see 'username' and 'password'"
    assert words in checked.err
    with house.running():
        house.drop("first.txt", STORY)
        eventually(lambda: any(words in str(one["answer"]) for one in told(house)))
        seen = house.syndicate("status", "--json").out + house.syndicate("queue", "list").out + checked.err
    assert "barley" not in seen + (tmp_path / "daemon.log").read_text()
    assert post.letters == []


def test_a_mail_that_nobody_takes_is_given_up_and_can_be_tried_again(tmp_path: Path, post: Post) -> None:
    house = house_with(tmp_path, post, post.port)
    post.refuses = "554 5.7.1 looks like spam"
    house.drop("first.txt", STORY)
    for verb in ("collect", "publish", "deliver"):
        assert house.syndicate(verb).code == 0
    [dead] = told(house)
    assert (dead["state"], dead["attempts"]) == ("dead", 1)
    assert dead["answer"] == "the mail server 127.0.0.1 answers 554 5.7.1 looks like spam"
    post.refuses = None
    assert house.syndicate("queue", "retry", str(dead["number"])).code == 0
    house.syndicate("deliver")
    assert post.subjects() == ["HARBOUR TALKS RESUME"]


def test_who_was_put_off_is_told_and_mailed_later(tmp_path: Path, post: Post) -> None:
    house = house_with(tmp_path, post, post.port, second="later-bob")
    with house.running():
        house.drop("first.txt", STORY)
        eventually(lambda: any("puts off later-bob@gazette.example (450" in str(one["answer"]) for one in told(house)))
        post.puts_off = False
        eventually(lambda: len(post.letters) == 2)
    assert [letter.to for letter in post.letters] == [("ann@gazette.example",), ("later-bob@gazette.example",)]
    assert len({letter.message["message-id"] for letter in post.letters}) == 1
