"""`syndicate init`: a new desk that works, from answers or from none."""

from pathlib import Path

import pytest

from syndicate.config import HttpSettings, SpoolSettings, load
from syndicate.config.beginning import slug_of, tag_of
from tests.house import OwnHouse, make_house

FILED = b"""Headline: Quay closed

KESTREL BAY (Example Wire) - The quay was closed.
"""


@pytest.fixture
def house(tmp_path: Path) -> OwnHouse:
    """A house whose configuration is gone: only its folder is wanted."""
    made = make_house(tmp_path)
    (tmp_path / "config.toml").unlink()
    return made


def test_a_new_desk_of_defaults_passes_its_check_and_files(house: OwnHouse) -> None:
    begun = house.syndicate("init", "desk", "--yes")
    assert begun.code == 0, begun.err
    desk = OwnHouse(house.folder / "desk", house.port)
    assert desk.syndicate("check").out.endswith("All right.\n")
    assert {path.name for path in desk.folder.iterdir()} == {"config.toml", "feeds", "spool", "var"}
    assert (desk.folder / "var").stat().st_mode & 0o077 == 0
    assert desk.syndicate("file", given=FILED).code == 0
    assert "Quay closed" in (desk.feeds / "world" / "rss.xml").read_text()
    assert "Quay closed" not in (desk.feeds / "sport" / "rss.xml").read_text()


def test_answers_are_taken_and_asked_again_until_they_are_good(house: OwnHouse) -> None:
    answers = [
        "Meridian Press",
        "lower",
        "MDP",
        "Not A Domain",
        "meridian.example",
        "",
        "in/box",
        "Coast, Ports & Quays",
    ]
    begun = house.syndicate("init", given="\n".join([*answers, ""]).encode())
    assert begun.code == 0, begun.err
    config = load(house.folder / "config.toml")
    assert (config.agency.name, config.agency.tag, config.agency.domain) == (
        "Meridian Press",
        "MDP",
        "meridian.example",
    )
    assert config.agency.base_url == "http://127.0.0.1:8080/"
    assert [(one.name, one.title) for one in config.sections] == [("coast", "Coast"), ("ports-quays", "Ports & Quays")]
    (source,) = config.sources
    assert isinstance(source, SpoolSettings)
    assert source.path.is_dir()


def test_options_are_not_asked_and_hard_names_are_quoted(house: OwnHouse) -> None:
    name = 'The "Harbour" \\ Gazette é'
    begun = house.syndicate(
        *("init", "--yes", "--name", name, "--tag", "HG", "--domain", "gazette.example", "--port", "9000"),
        *("--from", "https://feeds.example/wire.xml", "--sections", 'Say "World"'),
    )
    assert begun.code == 0, begun.err
    config = load(house.folder / "config.toml")
    assert (config.agency.name, config.web.port) == (name, 9000)
    (source,) = config.sources
    assert isinstance(source, HttpSettings)
    assert config.sections[0].title == 'Say "World"'


def test_nothing_is_overwritten(house: OwnHouse) -> None:
    config = house.folder / "config.toml"
    config.write_text("# mine\n")
    again = house.syndicate("init", "--yes")
    assert (again.code, config.read_text()) == (1, "# mine\n")
    assert "is there already" in again.err
    assert [path.name for path in house.folder.iterdir()] == ["config.toml"]


@pytest.mark.parametrize(
    ("option", "given"),
    [
        ("--tag", "lower"),
        ("--domain", "https://wire.example"),
        ("--base-url", "wire.example"),
        ("--sections", " , "),
        ("--sections", "World, world"),
        ("--sections", "Outlets"),
        ("--from", "ftp://wire.example/x"),
        ("--name", "  "),
    ],
)
def test_an_option_that_cannot_be_used_is_named(house: OwnHouse, option: str, given: str) -> None:
    refused = house.syndicate("init", "--yes", option, given)
    assert (refused.code, option in refused.err) == (2, True)
    assert not list(house.folder.iterdir())


def test_a_spool_in_the_stand_leaves_no_configuration(house: OwnHouse) -> None:
    refused = house.syndicate("init", "--yes", "--from", "feeds/in")
    assert (refused.code, "must lie apart" in refused.err) == (2, True)
    assert not list(house.folder.glob("*config*")) + list(house.folder.glob(".config*"))


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("Example Wire", "EW"),
        ("Reuters", "REU"),
        ("Agência Única de Notícias", "AUDN"),
        ("通信社", "WIRE"),
        ("7 News", "NEW"),
    ],
)
def test_a_tag_is_made_of_a_name(name: str, tag: str) -> None:
    assert tag_of(name) == tag


def test_a_name_of_a_section_is_made_of_its_title() -> None:
    assert [slug_of(title) for title in ("Art & Culture", "Économie", "経済")] == ["art-culture", "economie", "section"]
