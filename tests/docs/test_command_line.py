"""The reference of the command line has every verb and every option, and none that there is not."""

import re
from collections.abc import Iterator
from typing import Final

import click
import pytest

from syndicate.cli.main import syndicate
from tests.markdown import ROOT

PAGE: Final = (ROOT / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")
OF_ALL: Final = {"--config", "--help", "--json"}
"""What the page says of all verbs at its beginning."""
SHARED: Final = {"--log-format": ("run", "serve")}
"""Said once, of several verbs."""
TRAY: Final = "The reject tray"


Words = tuple[str, ...]


def leaves(group: click.Group = syndicate, path: Words = ()) -> Iterator[tuple[Words, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from leaves(command, (*path, name))
        else:
            yield (*path, name), command


EVERY: Final = dict(leaves())


def sections() -> dict[str, str]:
    """What the page says of each verb; a heading can name several, and the tray has no heading of its own."""
    found: dict[str, str] = {}
    for part in re.split(r"^#{2,3} ", PAGE, flags=re.MULTILINE)[1:]:
        heading, _, text = part.partition("\n")
        names = ["rejects"] if heading == TRAY else heading.split(", ")
        found |= {name: text for name in names if name in syndicate.commands}
    return found


SECTIONS: Final = sections()


def options(command: click.Command) -> set[str]:
    return {name for one in command.params if isinstance(one, click.Option) for name in one.opts if len(name) > 2}


def test_every_verb_has_a_section_and_every_heading_is_a_verb() -> None:
    headings = re.findall(r"^### (.*)$", PAGE, flags=re.MULTILINE)
    named = {name for heading in headings for name in heading.split(", ")} | {"rejects"}
    assert named | {"completion"} == set(syndicate.commands)
    assert "syndicate completion" in PAGE


@pytest.mark.parametrize("path", [path for path in EVERY if path[0] != "completion"], ids=" ".join)
def test_a_verb_is_typed_in_its_section_with_its_options_told(path: Words) -> None:
    text = SECTIONS[path[0]]
    assert re.search(rf"^    syndicate {' '.join(path)}\b", text, re.MULTILINE)
    told = set(re.findall(r"--[a-z][a-z-]*", text))
    elsewhere = {name for name, verbs in SHARED.items() if path[0] in verbs}
    assert options(EVERY[path]) - OF_ALL - elsewhere - told == set()


@pytest.mark.parametrize("verb", SECTIONS)
def test_a_section_tells_of_options_that_there_are(verb: str) -> None:
    taken = {
        name for path, command in EVERY.items() for name in options(command) if SECTIONS.get(path[0]) == SECTIONS[verb]
    }
    of_others = set(re.findall(r"`(?:syndicate )?(?:check|list|read|backup|run) (--[a-z-]+)", SECTIONS[verb]))
    told = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", SECTIONS[verb]))
    assert told - taken - of_others - {"--help"} == set()


@pytest.mark.parametrize("name", SHARED)
def test_what_several_verbs_share_is_said(name: str) -> None:
    assert name in PAGE
    assert all(name in options(EVERY[verb,]) for verb in SHARED[name])
