"""What was filed is found: by the desk on the command line, by outlets over HTTP, each what it may see."""

import json
import re
from collections.abc import Iterator

import pytest
import requests

from tests.flow.test_access import CONFIG
from tests.house import OwnHouse, eventually, make_house

QUAY = "Old quay closes\n\nPORT AVEL, Nov 24 (MER) - The old quay of Zürich closes on Monday.\n"
TREATY = "Treaty signed\n\nGENEVA, Nov 24 (MER) - A treaty on the old border was signed.\n"
HUSHED = "Headline: Quay sold\nEmbargo: 2099-11-24T12:00:00Z\n\nPORT AVEL, Nov 24 (MER) - The old quay is sold.\n"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnHouse]:
    house = make_house(tmp_path_factory.mktemp("search"), CONFIG)
    with house.running():
        house.drop("quay.txt", QUAY)
        house.drop("treaty.txt", TREATY)
        house.drop("hushed.txt", HUSHED)
        eventually(lambda: "Treaty" in house.get("/world/rss.xml").text)
        eventually(lambda: "quay" in (house.feeds / "quays" / "rss.xml").read_text())
        yield house


@pytest.fixture(scope="module")
def token(house: OwnHouse) -> str:
    [made] = set(re.findall(r"syn_[0-9a-f]{8}_[A-Za-z0-9_-]{22}", house.syndicate("outlet", "add", "gazette").out))
    eventually(lambda: house.get("/quays/", Authorization=f"Bearer {made}").status_code == 200)
    return str(made)


def headlines(out: str) -> list[str]:
    return [json.loads(line)["headline"] for line in out.splitlines()]


def test_the_desk_finds_what_is_embargoed_too(house: OwnHouse) -> None:
    found = house.syndicate("search", "OLD quay", "--json", "--section", "quays")
    assert found.code == 0, found.err
    assert sorted(headlines(found.out)) == ["Old quay closes", "Quay sold"]
    assert headlines(house.syndicate("search", "zurich", "--since", "2h", "--json").out) == ["Old quay closes"]
    assert "Old quay closes" in house.syndicate("search", "zurich").out
    assert house.syndicate("search", "old", "--limit", "2").err.startswith("There is more: --before ")


def test_what_cannot_be_understood_says_where(house: OwnHouse) -> None:
    wrong = house.syndicate("search", "old (quay")
    assert wrong.code == 2
    assert "at character 5: this bracket is never closed" in wrong.err
    assert house.syndicate("search", "quay", "--since", "soon").code == 2
    assert house.syndicate("search", "quay", "--section", "nowhere").code == 2


def test_nothing_found_is_no_trouble(house: OwnHouse) -> None:
    nothing = house.syndicate("search", "nothing")
    assert (nothing.code, nothing.out, nothing.err) == (0, "", "Nothing was found.\n")


def test_a_store_that_is_up_to_date_stays_so(house: OwnHouse) -> None:
    assert house.syndicate("migrate").out == "The store is up to date; 0 versions were added to its index.\n"


def test_an_outlet_finds_what_stands_in_its_sections(house: OwnHouse, token: str) -> None:
    found = house.get("/api/search?q=old", Authorization=f"Bearer {token}")
    assert found.status_code == 200, found.text
    [hit] = found.json()["hits"]
    assert (hit["headline"]["text"], hit["sections"]) == ("Old quay closes", ["quays"])
    assert hit["headline"]["marks"] == [[0, 3]]
    assert (found.json()["next"], found.json()["complete"]) == (None, True)
    assert house.get("/api/search?q=old&limit=1&from=2020-01-01", Authorization=f"Bearer {token}").json()["hits"]
    assert not house.get("/api/search?q=treaty", Authorization=f"Bearer {token}").json()["hits"]


def test_pages_are_linked(house: OwnHouse, token: str) -> None:
    house.drop("second.txt", QUAY.replace("closes", "opens"))

    def shown() -> requests.Response:
        return house.get("/api/search?q=quay&limit=1", Authorization=f"Bearer {token}")

    eventually(lambda: shown().json()["next"] is not None)
    first = shown()
    assert first.headers["Link"] == f'<{first.json()["next"]}>; rel="next"'
    second = house.get(f"/api/search{first.json()['next']}", Authorization=f"Bearer {token}").json()
    assert second["hits"][0]["guid"] != first.json()["hits"][0]["guid"]
    assert second["next"] is None


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("q=(quay", "q"),
        ("q=quay&section=world", "section"),
        ("q=quay&section=nowhere", "section"),
        ("q=quay&limit=0", "limit"),
        ("q=quay&before=x", "before"),
        ("q=quay&from=soon", "from"),
        ("q=quay&q=old", "q"),
        ("query=quay", "query"),
    ],
)
def test_what_is_wrong_with_a_request_is_told(house: OwnHouse, token: str, query: str, parameter: str) -> None:
    refused = house.get(f"/api/search?{query}", Authorization=f"Bearer {token}")
    assert (refused.status_code, refused.headers["Content-Type"]) == (400, "application/problem+json")
    assert refused.json()["parameter"] == parameter


@pytest.mark.parametrize("shown", [{}, {"Authorization": "Bearer syn_00000000_AAAAAAAAAAAAAAAAAAAAAA"}])
def test_who_shows_no_token_finds_nothing(house: OwnHouse, shown: dict[str, str]) -> None:
    refused = house.get("/api/search?q=old", **shown)
    assert refused.status_code == 401
    assert "Bearer" in refused.headers["WWW-Authenticate"]
