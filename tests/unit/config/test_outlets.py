"""Outlets in the configuration: named profiles, what is said otherwise, and what cannot be true at once."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from syndicate.config import load
from syndicate.config.outlets import CHECKS
from syndicate.errors import ConfigError
from syndicate.model.outlet import Aspect, Deletion, Extent, Form, Outlet, Profile
from syndicate.rules.facts.profiles import FORMS, PROFILES

HEAD = """
[agency]
name = "Example Wire"
tag = "EXW"
domain = "wire.example"
base_url = "http://127.0.0.1:8080/"
language = "en-GB"
[sections.all]
title = "All dispatches"
[sections.coast]
title = "Coast"
[outlets.one]
"""


def read(folder: Path, outlet: str) -> Outlet:
    file = folder / "config.toml"
    file.write_text(HEAD + outlet)
    [only] = load(file).outlets
    return only


def problem(folder: Path, outlet: str) -> str:
    with pytest.raises(ConfigError) as refused:
        read(folder, outlet)
    [only] = refused.value.problems
    return str(only)


def test_what_is_left_out_comes_from_agency_and_sections(tmp_path: Path) -> None:
    assert read(tmp_path, 'profile = "msn"') == Outlet(
        name="one",
        title="Example Wire",
        language="en-GB",
        sections=("all", "coast"),
        profile=PROFILES["msn"],
    )


@pytest.mark.parametrize("name", [name for name in PROFILES if name != "custom"])
def test_every_profile_works_as_it_is(tmp_path: Path, name: str) -> None:
    made = read(tmp_path, f'profile = "{name}"')
    assert made.profile == PROFILES[name]
    assert made.profile.form in FORMS[name]


def test_any_of_a_profile_can_be_said_otherwise(tmp_path: Path) -> None:
    text = """
    profile = "flipboard"
    title = "Coast for Flipboard"
    sections = ["coast"]
    most_items = 80
    musts = ["text", "byline"]
    extent = "lead"
    """
    made = read(tmp_path, text)
    assert (made.title, made.sections) == ("Coast for Flipboard", ("coast",))
    assert made.profile == replace(
        PROFILES["flipboard"],
        most_items=80,
        musts=frozenset({Aspect.TEXT, Aspect.BYLINE}),
        advice=frozenset({Aspect.DESCRIPTION}),
        extent=Extent.LEAD,
    )


def test_a_custom_profile_says_all_of_it(tmp_path: Path) -> None:
    text = """
    profile = "custom"
    form = "sitemap"
    deletion = "drop"
    most_items = 1000
    most_days = 1
    """
    made = read(tmp_path, text).profile
    assert (made.form, made.deletion, made.most_days) == (Form.SITEMAP, Deletion.DROP, 1)


def test_every_setting_of_a_profile_has_a_key() -> None:
    assert {field.name for field in fields(Profile)} - {"name"} <= set(CHECKS)
    assert {field.name for field in fields(Outlet)} - {"name"} <= set(CHECKS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "outlets.one.profile: missing"),
        ('profile = "msm"', "did you mean 'msn'"),
        (
            'profile = "msn"\nmost_item = 5',
            "outlets.one.most_item: unknown key 'most_item'; did you mean 'most_items'?",
        ),
        ('profile = "msn"\nsections = ["coat"]', "outlets.one.sections[0]: there is no section 'coat'; did you mean"),
        ('profile = "msn"\nleast_title_chars = 200', "no title has at least 200 and at most 150 characters"),
        ('profile = "msn"\nform = "nitf"', "outlets.one.form: msn does not read 'nitf'"),
        ('profile = "custom"', "outlets.one.form: missing"),
        ('profile = "custom"\nform = "atom"\ndeletion = "status"', "outlets.one.deletion: 'status' cannot be said"),
        ('profile = "sitemap"\nmost_days = 3', "outlets.one.most_days: a news sitemap holds"),
        ('profile = "sitemap"\nmost_items = 1001', "outlets.one.most_items: a news sitemap holds"),
        (
            'profile = "custom"\nform = "iptc-7901"\ncharset = "utf-16"',
            "outlets.one.charset: utf-16 is no charset that a message can be framed in",
        ),
        (
            'profile = "custom"\nform = "iptc-7901"\ncharset = "iso-6937"',
            "outlets.one.charset: iso-6937 is no charset that a message can be framed in",
        ),
        ('profile = "plain"\ncharset = "ascii"', "outlets.one.charset: means nothing in the form 'rss'"),
        ('profile = "plain"\nlogo_url = "https://wire.example/l.png"', "outlets.one.logo_url: means nothing"),
        ('profile = "plain"\nmost_title_chars = 90', "outlets.one.most_title_chars: means nothing while 'title'"),
        ('profile = "plain"\nmusts = ["text"]\nadvice = ["text"]', "outlets.one.advice: 'text' is a must already"),
        ('profile = "plain"\nmusts = ["txt"]', "outlets.one.musts[0]: unknown value 'txt'; did you mean 'text'?"),
        ('profile = "plain"\nelements = ["p", "font"]', "outlets.one.elements[1]: unknown value 'font'"),
        ('profile = "plain"\nleast_items = 60', "outlets.one.least_items: the feed holds at most 50"),
        ('profile = "google"\nmost_item_bytes = 3000000', "outlets.one.most_item_bytes: the whole feed has at most"),
        ('profile = "newsbreak"\nmost_pictures = 0', "outlets.one.most_pictures: every story must have a picture"),
        ('profile = "plain"\npicture_types = ["jpeg"]', "outlets.one.picture_types[0]: must be the media type"),
        ('profile = "apple"\nlanguage = "en"', "outlets.one.language: apple asks for a language with its region"),
        (f'profile = "smartnews"\ndescription = "{"x" * 31}"', "outlets.one.description: SmartNews takes at most 30"),
        ('profile = "plain"\nmost_items = "9"', "outlets.one.most_items: must be a whole number"),
    ],
)
def test_a_fault_is_told_at_its_place(tmp_path: Path, text: str, said: str) -> None:
    assert said in problem(tmp_path, text)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as refused:
        read(tmp_path, 'profile = "msn"\nmost_items = 0\nkill_day = 3\nsections = ["sea"]')
    assert len(refused.value.problems) == 3


def test_every_key_and_profile_stands_in_the_reference() -> None:
    reference = Path(__file__).parents[3] / "docs" / "reference"
    keys, profiles = ((reference / name).read_text(encoding="utf-8") for name in ("config.md", "outlets.md"))
    section = keys.partition("## [outlets.NAME]")[2].partition("\n## ")[0]
    assert [key for key in CHECKS if f"`{key}`" not in section] == []
    assert [name for name in PROFILES if f"| `{name}` |" not in profiles] == []
    assert [form for form in Form if f'"{form}"' not in section] == []
