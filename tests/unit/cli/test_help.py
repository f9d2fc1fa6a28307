"""Every verb says what it is for, what its options mean, and how it is typed."""

import shlex
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from syndicate.cli.main import syndicate

Verb = tuple[tuple[str, ...], click.Command]


def verbs(group: click.Group = syndicate, path: tuple[str, ...] = ()) -> Iterator[Verb]:
    yield path, group
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from verbs(command, (*path, name))
        else:
            yield (*path, name), command


EVERY = dict(verbs())
EXAMPLE = "Example: "


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_every_verb_has_help_with_an_example(path: tuple[str, ...]) -> None:
    shown = CliRunner().invoke(syndicate, [*path, "--help"])
    assert shown.exit_code == 0
    assert EXAMPLE in shown.output
    assert EVERY[path].help


@pytest.mark.parametrize(
    "path", [path for path, verb in EVERY.items() if not isinstance(verb, click.Group)], ids=" ".join
)
def test_the_example_is_of_the_verb_and_has_only_options_that_it_takes(path: tuple[str, ...]) -> None:
    verb = EVERY[path]
    example = str(verb.epilog).removeprefix(EXAMPLE).partition(" | ")[0].removeprefix('eval "$(').removesuffix(')"')
    program, *words = shlex.split(example)
    assert (program, tuple(words[: len(path)])) == ("syndicate", path)
    taken = {name for option in verb.params if isinstance(option, click.Option) for name in option.opts}
    assert {word for word in words if word.startswith("-")} <= taken


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_every_option_says_what_it_means(path: tuple[str, ...]) -> None:
    options = [option for option in EVERY[path].params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_every_verb_that_lists_has_json() -> None:
    listing = {path for path in EVERY if path[-1:] in {("list",), ("show",), ("status",), ("doctor",), ("fetches",)}}
    without = {path for path in listing if not takes_json(EVERY[path])}
    assert without == {("rejects", "show")}  # which prints the bytes that were filed


def takes_json(verb: click.Command) -> bool:
    return any("--json" in option.opts for option in verb.params)
