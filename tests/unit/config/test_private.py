"""What of a configuration is private, and what follows from it."""

from pathlib import Path

import pytest

from syndicate.build import access_of
from syndicate.config import Config, load
from syndicate.errors import ConfigError

HEAD = """
[agency]
name = "Meridian Press"
tag = "MER"
domain = "wire.example"
base_url = "http://127.0.0.1:8080/"
[sections.world]
title = "World"
[sections.quays]
title = "Quays"
public = false
formerly = ["harbours"]
"""


def read(folder: Path, outlet: str) -> Config:
    (folder / "config.toml").write_text(f'{HEAD}[outlets.gazette]\nprofile = "plain"\n{outlet}')
    return load(folder / "config.toml")


@pytest.mark.parametrize(
    ("outlet", "sections", "public"),
    [
        ("", ("world",), True),
        ("public = true", ("world",), True),
        ("public = false", ("world",), False),
        ('sections = ["world"]', ("world",), True),
        ('sections = ["world", "quays"]', ("world", "quays"), False),
    ],
)
def test_an_outlet_takes_what_is_private_only_by_name_and_is_private_then(
    tmp_path: Path, outlet: str, sections: tuple[str, ...], *, public: bool
) -> None:
    [made] = read(tmp_path, outlet).outlets
    assert (made.sections, made.public) == (sections, public)


@pytest.mark.parametrize(
    ("outlet", "said"),
    [
        ('sections = ["quays"]\npublic = true', "outlets.gazette.public: section 'quays' is not public"),
        ("public = 1", "outlets.gazette.public: must be true or false"),
        ('formats = ["rs"]', "outlets.gazette.formats[0]: unknown value 'rs'; did you mean 'rss'"),
        ('allowed_from = ["192.0.2.300"]', "outlets.gazette.allowed_from[0]: must be an IP address"),
        ('[sections.key]\ntitle = "Keys"', "sections.key: the name 'key' is taken"),
        ("[web]\nkeep_fetches_days = 0", "web.keep_fetches_days: must be from 1 to 3650"),
        ('[sections.a]\ntitle = "A"\npublic = "no"', "sections.a.public: must be true or false"),
    ],
)
def test_what_cannot_be_is_told_at_its_place(tmp_path: Path, outlet: str, said: str) -> None:
    with pytest.raises(ConfigError) as refused:
        read(tmp_path, outlet)
    [only] = refused.value.problems
    assert str(only).startswith(said)


@pytest.mark.parametrize(
    ("path", "public"),
    [
        ("index.html", True),
        ("feeds.opml", True),
        ("world/rss.xml", True),
        ("quays/rss.xml", False),
        ("quays/archive/3/rss.xml", False),
        ("Quays/rss.xml", False),
        ("quays", False),
        ("harbours/rss.xml", False),
        ("nosuch/rss.xml", False),
        ("outlets/gazette/rss.xml", False),
        ("outlets/nosuch/rss.xml", False),
        ("robots.txt", True),
        (".well-known/x", True),
    ],
)
def test_paths_are_public_or_not_by_their_names(tmp_path: Path, path: str, *, public: bool) -> None:
    access = access_of(read(tmp_path, 'sections = ["quays"]'))
    assert access.is_public(access.place(path)) is public
