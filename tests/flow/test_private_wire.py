"""Who hears what of the wire of the real daemon where something is private: as with pages."""

from collections.abc import Iterator

import pytest

from tests.flow.test_access import CONFIG, PUBLIC, TOKEN, WITHHELD
from tests.house import OwnHouse, eventually, make_house
from tests.listening import Ear, listening


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnHouse]:
    made = make_house(tmp_path_factory.mktemp("house"), CONFIG + "public = false\n")
    with made.running():
        yield made


@pytest.fixture
def token(house: OwnHouse) -> Iterator[str]:
    given = new_token(house)
    yield given
    assert house.syndicate("outlet", "remove", "gazette").code == 0


def new_token(house: OwnHouse) -> str:
    [given] = set(TOKEN.findall(house.syndicate("outlet", "add", "gazette").out))
    eventually(lambda: opens(house, given))
    return str(given)


def opens(house: OwnHouse, token: str) -> bool:
    return house.get("/quays/rss.xml", Authorization=f"Bearer {token}").status_code == 200


def headlines(ear: Ear) -> list[str]:
    return [event.fields["data"]["headlines"][0]["value"] for event in ear.events]


def file_both(house: OwnHouse, name: str) -> None:
    """A story that the quays alone have, then one of the world's."""
    house.drop(f"quay-{name}.txt", WITHHELD.replace("Quay closes", f"Quay closes, {name},"))
    house.drop(f"treaty-{name}.txt", PUBLIC.replace("Treaty", f"Treaty {name}"))


def test_who_shows_no_token_hears_what_is_public_and_reads_no_name_of_the_rest(house: OwnHouse) -> None:
    with listening(house.port) as ear:
        file_both(house, "one")
        ear.hears(lambda ear: bool(ear.events))
        assert headlines(ear) == ["Treaty one signed"]
        assert "quay" not in ear.content.decode().lower()


@pytest.mark.parametrize("path", ["/wire/quays", "/wire/harbours", "/wire/nowhere", "/wire/outlets/courier"])
def test_what_is_private_is_refused_like_what_there_is_not(house: OwnHouse, path: str) -> None:
    for fields in ({}, {"authorization": "Bearer syn_00000000_0000000000000000000000"}):
        with listening(house.port, path, **fields) as ear:
            assert ear.status == 401
            assert b"Bearer realm" in ear.head


def test_a_token_is_shown_by_a_field_or_a_secret_address_and_opens_the_same(house: OwnHouse, token: str) -> None:
    ways = {"/wire/quays": {"authorization": f"Bearer {token}"}, f"/key/{token}/wire/quays": {}}
    for number, (path, fields) in enumerate(ways.items()):
        with listening(house.port, path, **fields) as ear:
            assert (ear.status, ear.headers["cache-control"]) == (200, "private, no-cache")
            assert ear.headers["referrer-policy"] == "no-referrer"
            file_both(house, f"way {number}")
            ear.hears(lambda ear: bool(ear.events))
            assert headlines(ear) == [f"Quay closes, way {number}, for repairs"]


def test_with_a_token_all_of_the_wire_is_what_is_public_and_what_it_opens(house: OwnHouse, token: str) -> None:
    with listening(house.port, f"/key/{token}/wire") as ear:
        file_both(house, "all")
        ear.hears(lambda ear: len(ear.events) == 2)
        assert sorted(headlines(ear)) == ["Quay closes, all, for repairs", "Treaty all signed"]


def test_an_outlet_s_own_wire_is_for_itself_alone(house: OwnHouse, token: str) -> None:
    with listening(house.port, "/wire/outlets/gazette", authorization=f"Bearer {token}") as ear:
        file_both(house, "own")
        ear.hears(lambda ear: bool(ear.events))
        assert headlines(ear) == ["Quay closes, own, for repairs"]
    for path in ("/wire/outlets/courier", "/wire/nowhere"):
        with listening(house.port, path, authorization=f"Bearer {token}") as ear:
            assert ear.status == 404


def test_who_listens_with_a_token_that_ends_hears_no_more(house: OwnHouse) -> None:
    given = new_token(house)
    with listening(house.port, "/wire/quays", authorization=f"Bearer {given}") as ear:
        file_both(house, "before")
        ear.hears(lambda ear: bool(ear.events))
        assert house.syndicate("outlet", "remove", "gazette").code == 0
        eventually(lambda: not opens(house, given))
        file_both(house, "after")
        assert ear.ended.wait(20)
        assert headlines(ear) == ["Quay closes, before, for repairs"]
