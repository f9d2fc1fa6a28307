"""`syndicate user` and `syndicate acts`: who may log in to the desk, and what was done by hand."""

import json
from pathlib import Path

import pytest

from tests.house import CONFIG, OwnHouse, make_house

PASSWORD = b"a ship does not ask\n"


@pytest.fixture
def house(tmp_path: Path) -> OwnHouse:
    return make_house(tmp_path)


def test_users_are_added_changed_listed_and_removed_and_all_of_it_is_written_down(house: OwnHouse) -> None:
    steps = [
        (("add", "anna", "--role", "viewer"), PASSWORD),
        (("passwd", "anna"), b"another ship does\n"),
        (("role", "anna", "operator"), b""),
    ]
    for arguments, given in steps:
        outcome = house.syndicate("user", *arguments, given=given)
        assert outcome.code == 0, outcome.err
    listed = json.loads(house.syndicate("user", "list", "--json").out)
    assert (listed["name"], listed["role"]) == ("anna", "operator")
    assert "argon2" not in house.syndicate("user", "list").out
    assert house.syndicate("user", "remove", "anna").code == 0
    assert house.syndicate("user", "list", "--json").out == ""
    acts = [json.loads(line) for line in house.syndicate("acts", "--json").out.splitlines()]
    assert [act["act"] for act in acts] == ["remove user", "change role", "change password", "add user"]
    assert {act["about"] for act in acts} == {"anna"}
    assert acts[0]["user"].endswith("(command line)")


@pytest.mark.parametrize(
    ("arguments", "given", "words"),
    [
        (("add", "anna"), b"short\n", "at least 10 characters"),
        (("add", " anna"), PASSWORD, "no space at its ends"),
        (("add", "anna", "--role", "king"), PASSWORD, "'viewer', 'editor', 'operator'"),
        (("passwd", "bert"), PASSWORD, "there is no user bert; there are none"),
        (("role", "bert", "viewer"), b"", "there is no user bert"),
        (("remove", "bert"), b"", "there is no user bert"),
    ],
)
def test_what_cannot_be_done_says_what_to_do(
    house: OwnHouse, arguments: tuple[str, ...], given: bytes, words: str
) -> None:
    outcome = house.syndicate("user", *arguments, given=given)
    assert (outcome.code in {1, 2}, words in outcome.err) == (True, True)


def test_a_name_is_given_once(house: OwnHouse) -> None:
    house.syndicate("user", "add", "anna", given=PASSWORD)
    again = house.syndicate("user", "add", "anna", given=PASSWORD)
    assert (again.code, "syndicate user passwd anna" in again.err) == (1, True)


def test_a_password_can_come_from_a_file(house: OwnHouse) -> None:
    (house.folder / "secret").write_bytes(PASSWORD)
    assert house.syndicate("user", "add", "anna", "--password-file", "secret").code == 0


def test_an_act_at_the_command_line_is_among_the_acts(house: OwnHouse) -> None:
    (house.folder / "talks.txt").write_text("Harbour talks resume\n\nPORT AVEL, Nov 24 - Talks resumed.\n")
    assert house.syndicate("file", "talks.txt").code == 0
    guid = json.loads(house.syndicate("list", "--json").out)["guid"]
    assert house.syndicate("kill", guid, "--note", "Withdrawn.").code == 0
    assert house.syndicate("hold", guid, "--note", "Too late.").code == 1
    acts = [json.loads(line) for line in house.syndicate("acts", "--about", guid, "--json").out.splitlines()]
    assert [act["act"] for act in acts] == ["hold", "kill", "file"]
    assert acts[0]["result"].startswith("not done: ")
    assert (acts[1]["note"], acts[1]["result"]) == ("Withdrawn.", f"canceled: version 2 of {guid}")


@pytest.mark.parametrize(
    ("web", "refused"),
    [
        ('host = "0.0.0.0"', True),
        ('host = "0.0.0.0"\ntrusted_proxies = ["192.0.2.1"]', False),
        ('host = "127.0.0.1"', False),
        ('host = "localhost"', False),
    ],
)
def test_a_desk_that_sends_passwords_in_the_clear_is_refused(tmp_path: Path, web: str, *, refused: bool) -> None:
    config = CONFIG.replace('host = "127.0.0.1"', web)
    house = make_house(tmp_path, f"{config}\n[desk]\nenabled = true\n")
    outcome = house.syndicate("check")
    assert (outcome.code, "passwords would be sent in the clear" in outcome.err) == (2 if refused else 0, refused)


def test_a_desk_that_all_can_reach_and_none_log_in_to_does_not_start(tmp_path: Path) -> None:
    config = CONFIG.replace('host = "127.0.0.1"', 'host = "0.0.0.0"\ntrusted_proxies = ["192.0.2.1"]')
    house = make_house(tmp_path, f"{config}\n[desk]\nenabled = true\n")
    outcome = house.program("serve")
    assert (outcome.code, "syndicate user add NAME" in outcome.err) == (2, True)
