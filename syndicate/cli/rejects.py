"""`rejects`: the tray of what could not be taken."""

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click
from rich.table import Table

from syndicate.build import defaults_named
from syndicate.cli.options import by_hand, config_option, json_option, opened
from syndicate.cli.view import json_line
from syndicate.cli.wire import print_table
from syndicate.cli.work import in_words, publish_once
from syndicate.desk.tray import rejected, take_again
from syndicate.model.filing import Rejected

numbers_argument = click.argument("numbers", metavar="NUMBER…", nargs=-1, required=True, type=click.IntRange(1))


@click.group(epilog="Example: syndicate rejects list")
def rejects() -> None:
    """What could not be taken, and why."""


@rejects.command("list", epilog="Example: syndicate rejects list --json")
@config_option
@json_option
@click.option("--most", default=50, show_default=True, type=click.IntRange(1), help="How many.")
def list_(*, config_file: Path, as_json: bool, most: int) -> None:
    """List the newest."""
    with opened(config_file) as house:
        rows = house.ledger.rejects(most)
    if as_json:
        for row in rows:
            click.echo(json_line(_fields(row)))
        return
    table = Table("number", "received", "source", "name", "reason", box=None, pad_edge=False)
    for row in rows:
        table.add_row(str(row.number), f"{row.received:%Y-%m-%d %H:%M}", row.source, row.name, row.reason)
    print_table(table)


@rejects.command(epilog="Example: syndicate rejects show 3")
@config_option
@click.argument("number", type=click.IntRange(1))
def show(config_file: Path, number: int) -> None:
    """Print the bytes of one, its reason on standard error."""
    with opened(config_file) as house:
        row = rejected(house.ledger, number)
    click.echo(f"{row.source}: {row.name}: {row.reason}", err=True)
    if row.content is not None:
        sys.stdout.buffer.write(row.content)


@rejects.command(epilog="Example: syndicate rejects retry 3 4")
@config_option
@numbers_argument
def retry(config_file: Path, numbers: tuple[int, ...]) -> None:
    """Take them in again; those that still cannot be taken stay."""
    with opened(config_file) as house:
        rows = [rejected(house.ledger, number) for number in numbers]
        with house.trail.noted("retry reject", _about(numbers), by_hand()) as result:
            total = take_again(rows, house.collector, house.clock, partial(defaults_named, house.config))
            result.words = in_words(total)
        click.echo(result.words)
        publish_once(house, None)
    if total.rejected:
        sys.exit(1)


@rejects.command(epilog="Example: syndicate rejects drop 3 4")
@config_option
@numbers_argument
def drop(config_file: Path, numbers: tuple[int, ...]) -> None:
    """Throw them away."""
    with opened(config_file) as house:
        for number in numbers:
            rejected(house.ledger, number)
        with house.trail.noted("drop reject", _about(numbers), by_hand()) as result:
            result.words = f"{house.ledger.drop_rejects(numbers)} dropped."
        click.echo(result.words)


def _about(numbers: Sequence[int]) -> str:
    return " ".join(map(str, numbers))


def _fields(row: Rejected) -> dict[str, object]:
    return {
        "number": row.number,
        "source": row.source,
        "name": row.name,
        "reason": row.reason,
        "size": None if row.content is None else len(row.content),
        "received": row.received.isoformat(),
    }


VERBS = (rejects,)
