"""`file`, `kill`, `hold`, `release`, `correct`: what an editor does by hand."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import click

from syndicate.build import House, defaults_named
from syndicate.cli.completing import complete_guid
from syndicate.cli.options import config_option, opened
from syndicate.cli.work import publish_once
from syndicate.desk.by_hand import HandedIn
from syndicate.desk.collect import file_one
from syndicate.desk.editing import corrected, held, killed, released
from syndicate.errors import KilledStory, RejectedFiling, UnknownStory
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.filing import Filing
from syndicate.rules.lifecycle import Accept, showing

Edit = Callable[[Dispatch, str, datetime], Dispatch]

note_option = click.option("--note", required=True, help="What receivers are told about it.")


@click.command("file", epilog="Example: syndicate file bulletin.txt")
@config_option
@click.argument("dispatch", metavar="[FILE]", type=click.File("rb"), default="-")
def file_(config_file: Path, dispatch: BinaryIO) -> None:
    """File a dispatch by hand, from a file or from standard input."""
    with opened(config_file) as house:
        handed_in = HandedIn(_filing(house, dispatch))
        tally = house.collector.collect(handed_in, defaults_named(house.config, handed_in.name))
        if handed_in.reasons:
            raise RejectedFiling(f"{handed_in.filing.name}: {handed_in.reasons[0]}")
        receipt = house.ledger.receipt(handed_in.filing.digest)
        click.echo(f"{'Stored' if tally.stored else 'Nothing new'}: {receipt.outcome if receipt else 'no receipt'}")
        publish_once(house, None)


@click.command(epilog='Example: syndicate kill tag:wire.example,2026:dispatch/0123456789abcdef --note "Withdrawn."')
@config_option
@click.argument("guid", shell_complete=complete_guid)
@note_option
def kill(config_file: Path, guid: str, note: str) -> None:
    """Kill a story, for ever: every page drops it and tells receivers to."""
    _edit(config_file, guid, note, killed)


@click.command(epilog='Example: syndicate hold tag:wire.example,2026:dispatch/0123456789abcdef --note "Being checked."')
@config_option
@click.argument("guid", shell_complete=complete_guid)
@note_option
def hold(config_file: Path, guid: str, note: str) -> None:
    """Hold a story until it is released or killed."""
    _edit(config_file, guid, note, held)


@click.command(epilog='Example: syndicate release tag:wire.example,2026:dispatch/0123456789abcdef --note "Checked."')
@config_option
@click.argument("guid", shell_complete=complete_guid)
@note_option
def release(config_file: Path, guid: str, note: str) -> None:
    """Release a held or embargoed story at once."""
    _edit(config_file, guid, note, released)


@click.command(
    epilog='Example: syndicate correct tag:wire.example,2026:dispatch/0123456789abcdef right.txt --note "Fixes a date."'
)
@config_option
@click.argument("guid", shell_complete=complete_guid)
@click.argument("dispatch", metavar="[FILE]", type=click.File("rb"), required=False)
@note_option
def correct(config_file: Path, guid: str, note: str, dispatch: BinaryIO | None) -> None:
    """Correct a story: by a note alone, or with the corrected text from a file (- for standard input)."""
    with opened(config_file) as house:
        text = _corrected_text(house, dispatch) if dispatch else None
        _record(house, corrected(_standing(house, guid), note, house.clock.now(), text))


def _edit(config_file: Path, guid: str, note: str, edit: Edit) -> None:
    with opened(config_file) as house:
        # readers of a story that was forgotten may have it still: it can be killed
        standing = _standing(house, guid, forgotten=edit is killed)
        _record(house, edit(standing, note, house.clock.now()))


def _record(house: House, dispatch: Dispatch) -> None:
    outcome = file_one(house.collector, dispatch)
    if outcome is None:
        click.echo("Nothing changes: the story is as you want it already.")
        return
    click.echo(_recorded(outcome))
    publish_once(house, None)


def _recorded(outcome: Accept) -> str:
    dispatch = outcome.dispatch
    return f"{dispatch.pub_status}: version {dispatch.version} of {dispatch.guid}"


def _standing(house: House, guid: str, *, forgotten: bool = False) -> Dispatch:
    """The version an edit starts from: the one that shows, else (embargoed, never shown) the newest stored."""
    versions = {version.version: version for version in house.ledger.versions(guid)}
    if not versions:
        raise UnknownStory(f"no story has the guid {guid}; `syndicate list` shows what there is")
    (story,) = house.ledger.stories([guid])
    if any(take.pub_status is PubStatus.CANCELED for take in story.takes):
        raise KilledStory(f"{guid} was killed, and a kill is final; file new text as a new story")
    shown = showing(story, house.clock.now())
    if not shown and story.takes[-1].forgotten and not forgotten:
        raise UnknownStory(f"{guid} was forgotten after its keep_days; it can only be killed, or filed anew")
    return versions[shown.version if shown else story.takes[-1].version]


def _corrected_text(house: House, stream: BinaryIO) -> Dispatch:
    filing = _filing(house, stream)
    for outcome in house.collector.desk.read(filing, defaults_named(house.config, filing.source)):
        if isinstance(outcome, Dispatch):
            return outcome
        raise RejectedFiling(f"{filing.name}: {outcome.reason}")
    raise RejectedFiling(f"{filing.name}: no dispatch in it")


def _filing(house: House, stream: BinaryIO) -> Filing:
    now = house.clock.now()
    name = str(getattr(stream, "name", "standard input"))
    return Filing(source="desk", name=name, content=stream.read(), filed=now, received=now, receipt="")


VERBS = (file_, kill, hold, release, correct)
