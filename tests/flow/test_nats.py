"""A syndicate that has NATS carry its wake-ups."""

from pathlib import Path

from tests.house import eventually, make_house
from tests.nats_servers import nats_server


def test_a_desk_publishes_and_is_checked_with_and_without_its_server(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    with nats_server(tmp_path / "nats") as server:
        config = tmp_path / "config.toml"
        config.write_text(config.read_text() + f'\n[bus]\nurl = "{server.url}"\n')
        assert "bus: nats-server 2." in house.syndicate("check", "--connect").out
        with house.running():
            house.drop("one.txt", "Harbour opens\n\nThe quay was full.\n")
            eventually(lambda: "Harbour opens" in house.get("/all/rss.xml").text)
            assert "as declared: replicas 1" in house.syndicate("check", "--connect").out
            server.kill()
            house.drop("two.txt", "Harbour closes\n\nThe quay was empty.\n")
            eventually(lambda: "Harbour closes" in house.get("/all/rss.xml").text)
            checked = house.syndicate("check", "--connect")
            assert checked.code == 1
            assert f"bus: {server.url}: " in checked.err
