"""`file`, `kill`, `hold`, `release`, `correct`: what an editor does by hand."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import click

from syndicate.build import House, defaults_named
from syndicate.cli.options import config_option, opened
from syndicate.cli.work import publish_once
from syndicate.desk.collect import file_one
from syndicate.desk.editing import corrected, held, killed, released
from syndicate.desk.reading import Refusal
from syndicate.errors import RejectedFiling, UnknownStory
from syndicate.model.dispatch import Dispatch
from syndicate.model.filing import Filing
from syndicate.rules.lifecycle import Accept, showing

Edit = Callable[[Dispatch, str, datetime], Dispatch]

note_option = click.option("--note", required=True, help="What receivers are told about it.")


@click.command("file")
@config_option
@click.argument("dispatch", metavar="[FILE]", type=click.File("rb"), default="-")
def file_(config_file: Path, dispatch: BinaryIO) -> None:
    r"""File a dispatch by hand, from a file or from standard input.

    \b
    Example: syndicate file bulletin.txt
    """
    with opened(config_file) as house:
        for one in _read(house, dispatch):
            outcome = file_one(house.collector, one)
            click.echo(_recorded(outcome) if outcome else "Nothing new in it.")
        publish_once(house, None)


@click.command()
@config_option
@click.argument("guid")
@note_option
def kill(config_file: Path, guid: str, note: str) -> None:
    r"""Kill a story, for ever: every page drops it and tells receivers to.

    \b
    Example: syndicate kill tag:wire.example,2026:dispatch/0123456789abcdef01234567 --note "Withdrawn."
    """
    _edit(config_file, guid, note, killed)


@click.command()
@config_option
@click.argument("guid")
@note_option
def hold(config_file: Path, guid: str, note: str) -> None:
    r"""Hold a story until it is released or killed.

    \b
    Example: syndicate hold tag:wire.example,2026:dispatch/0123456789abcdef01234567 --note "Being checked."
    """
    _edit(config_file, guid, note, held)


@click.command()
@config_option
@click.argument("guid")
@note_option
def release(config_file: Path, guid: str, note: str) -> None:
    r"""Release a held or embargoed story at once.

    \b
    Example: syndicate release tag:wire.example,2026:dispatch/0123456789abcdef01234567 --note "Checked."
    """
    _edit(config_file, guid, note, released)


@click.command()
@config_option
@click.argument("guid")
@click.argument("dispatch", metavar="[FILE]", type=click.File("rb"), required=False)
@note_option
def correct(config_file: Path, guid: str, note: str, dispatch: BinaryIO | None) -> None:
    r"""Correct a story: by a note alone, or with the corrected text from a file (- for standard input).

    \b
    Example: syndicate correct tag:wire.example,2026:dispatch/0123456789abcdef01234567 right.txt --note "Fixes a date."
    """
    with opened(config_file) as house:
        text = _read(house, dispatch)[0] if dispatch else None
        _record(house, corrected(_standing(house, guid), note, house.clock.now(), text))


def _edit(config_file: Path, guid: str, note: str, edit: Edit) -> None:
    with opened(config_file) as house:
        _record(house, edit(_standing(house, guid), note, house.clock.now()))


def _record(house: House, dispatch: Dispatch) -> None:
    outcome = file_one(house.collector, dispatch)
    if outcome is None:
        click.echo("Nothing changes: the story is as you want it already, or was killed.")
        return
    click.echo(_recorded(outcome))
    publish_once(house, None)


def _recorded(outcome: Accept) -> str:
    dispatch = outcome.dispatch
    return f"{dispatch.pub_status}: version {dispatch.version} of {dispatch.guid}"


def _standing(house: House, guid: str) -> Dispatch:
    """The version an edit starts from: the one that shows, else (embargoed, never shown) the newest stored."""
    versions = {version.version: version for version in house.ledger.versions(guid)}
    if not versions:
        raise UnknownStory(f"no story has the guid {guid}; `syndicate list` shows what there is")
    (story,) = house.ledger.stories([guid])
    shown = showing(story, house.clock.now())
    return versions[shown.version if shown else story.takes[-1].version]


def _read(house: House, stream: BinaryIO) -> list[Dispatch]:
    now = house.clock.now()
    name = getattr(stream, "name", "standard input")
    filing = Filing(source="desk", name=str(name), content=stream.read(), filed=now, received=now, receipt="")
    dispatches: list[Dispatch] = []
    for outcome in house.collector.desk.read(filing, defaults_named(house.config, "desk")):
        if isinstance(outcome, Refusal):
            raise RejectedFiling(f"{name}: {outcome.reason}")
        dispatches.append(outcome)
    return dispatches


VERBS = (file_, kill, hold, release, correct)
