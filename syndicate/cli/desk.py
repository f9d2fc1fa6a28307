"""`file`, `kill`, `hold`, `release`, `correct`: what an editor does by hand."""

from pathlib import Path
from typing import BinaryIO

import click

from syndicate.build import House, defaults_named
from syndicate.cli.completing import complete_guid
from syndicate.cli.options import by_hand, config_option, opened
from syndicate.cli.work import publish_once
from syndicate.desk.by_hand import HandedIn
from syndicate.errors import RejectedFiling
from syndicate.model.dispatch import Dispatch
from syndicate.model.filing import Filing
from syndicate.model.staff import Act
from syndicate.ports.editor import Done
from syndicate.ports.ledger import Receipt

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
        words = f"{'Stored' if tally.stored else 'Nothing new'}: {receipt.outcome if receipt else 'no receipt'}"
        click.echo(words)
        house.ledger.acts().note(_filed(house, handed_in.filing, receipt, words))
        publish_once(house, None)


@click.command(epilog='Example: syndicate kill tag:wire.example,2026:dispatch/0123456789abcdef --note "Withdrawn."')
@config_option
@click.argument("guid", shell_complete=complete_guid)
@note_option
def kill(config_file: Path, guid: str, note: str) -> None:
    """Kill a story, for ever: every page drops it and tells receivers to."""
    with opened(config_file) as house:
        _tell(house, house.editor.kill(guid, note, by_hand()))


@click.command(epilog='Example: syndicate hold tag:wire.example,2026:dispatch/0123456789abcdef --note "Being checked."')
@config_option
@click.argument("guid", shell_complete=complete_guid)
@note_option
def hold(config_file: Path, guid: str, note: str) -> None:
    """Hold a story until it is released or killed."""
    with opened(config_file) as house:
        _tell(house, house.editor.hold(guid, note, by_hand()))


@click.command(epilog='Example: syndicate release tag:wire.example,2026:dispatch/0123456789abcdef --note "Checked."')
@config_option
@click.argument("guid", shell_complete=complete_guid)
@note_option
def release(config_file: Path, guid: str, note: str) -> None:
    """Release a held or embargoed story at once."""
    with opened(config_file) as house:
        _tell(house, house.editor.release(guid, note, by_hand()))


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
        _tell(house, house.editor.correct_by(guid, text, note, by_hand()))


def _tell(house: House, done: Done) -> None:
    click.echo(done.words)
    if done.version is not None:
        publish_once(house, None)


def _corrected_text(house: House, stream: BinaryIO) -> Dispatch:
    filing = _filing(house, stream)
    for outcome in house.collector.desk.read(filing, defaults_named(house.config, filing.source)):
        if isinstance(outcome, Dispatch):
            return outcome
        raise RejectedFiling(f"{filing.name}: {outcome.reason}")
    raise RejectedFiling(f"{filing.name}: no dispatch in it")


def _filed(house: House, filing: Filing, receipt: Receipt | None, words: str) -> Act:
    about = receipt.versions[0][0] if receipt and receipt.versions else filing.name
    return Act(at=house.clock.now(), user=by_hand(), act="file", about=about, result=words)


def _filing(house: House, stream: BinaryIO) -> Filing:
    now = house.clock.now()
    name = str(getattr(stream, "name", "standard input"))
    return Filing(source="desk", name=name, content=stream.read(), filed=now, received=now, receipt="")


VERBS = (file_, kill, hold, release, correct)
