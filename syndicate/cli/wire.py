"""`list`, `show`: what is on the wire."""

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from syndicate.build import House
from syndicate.cli.completing import complete_guid, complete_section
from syndicate.cli.options import config_option, json_option, opened
from syndicate.cli.view import dispatch_fields, json_line
from syndicate.errors import UnknownStory
from syndicate.model.dispatch import Dispatch
from syndicate.rules.lifecycle import showing

PIPE_WIDTH = 1000
"""Columns that a table may take where no terminal sets a limit."""


@click.command("list", epilog="Example: syndicate list --section diplomacy --most 10")
@config_option
@json_option
@click.option("--section", shell_complete=complete_section, help="Only stories of this section.")
@click.option("--most", default=50, show_default=True, type=click.IntRange(1), help="How many.")
def list_(*, config_file: Path, as_json: bool, section: str | None, most: int) -> None:
    """List the newest stories as they stand, embargoed and held ones too."""
    with opened(config_file) as house:
        if section is not None and section not in (known := [one.name for one in house.config.sections]):
            raise click.BadParameter(f"{section!r} is not one of {', '.join(known)}", param_hint="--section")
        dispatches = [_standing(house, dispatch) for dispatch in house.ledger.latest(most, section)]
    if as_json:
        for dispatch in dispatches:
            click.echo(json_line(dispatch_fields(dispatch)))
        return
    table = Table("received", "u", "status", "v", "headline", box=None, pad_edge=False)
    table.add_column("guid", no_wrap=True)
    for dispatch in dispatches:
        table.add_row(
            f"{dispatch.received:%Y-%m-%d %H:%M}",
            str(dispatch.urgency),
            _status(dispatch),
            str(dispatch.version),
            dispatch.headline,
            dispatch.guid,
        )
    print_table(table)


@click.command(epilog="Example: syndicate show tag:wire.example,2026:dispatch/0123456789abcdef01234567")
@config_option
@json_option
@click.argument("guid", shell_complete=complete_guid)
def show(*, config_file: Path, as_json: bool, guid: str) -> None:
    """Show every version of a story."""
    with opened(config_file) as house:
        versions = house.ledger.versions(guid)
        sections = sorted(house.ledger.sections([guid]).get(guid, ()))
    if not versions:
        raise UnknownStory(f"no story has the guid {guid}; `syndicate list` shows what there is")
    for dispatch in versions:
        if as_json:
            click.echo(json_line(dispatch_fields(dispatch)))
        else:
            click.echo(_whole(dispatch))
    if not as_json:
        click.echo(f"In: {', '.join(sections) or 'no section'}")


def _standing(house: House, newest: Dispatch) -> Dispatch:
    """The version that shows; for a story that does not show (yet), the newest stored."""
    (story,) = house.ledger.stories([newest.guid])
    shown = showing(story, house.clock.now())
    if shown is None or shown.version == newest.version:
        return newest
    (standing,) = house.ledger.dispatches([(newest.guid, shown.version)])
    return standing


def print_table(table: Table) -> None:
    """Print a table; in a pipe, whole lines of any length."""
    Console(width=None if sys.stdout.isatty() else PIPE_WIDTH).print(table)


def _status(dispatch: Dispatch) -> str:
    if dispatch.signal:
        return f"{dispatch.pub_status} {dispatch.signal}"
    return str(dispatch.pub_status)


def _whole(dispatch: Dispatch) -> str:
    lines = [
        f"Version {dispatch.version} of {dispatch.guid}",
        f"  received {dispatch.received:%Y-%m-%d %H:%M:%S} UTC from {dispatch.source}, {_status(dispatch)}",
        f"  {dispatch.headline}",
    ]
    if dispatch.embargo:
        lines.append(f"  embargo {dispatch.embargo:%Y-%m-%d %H:%M} UTC")
    if dispatch.ed_note:
        lines.append(f"  note: {dispatch.ed_note}")
    lines.extend(f"  {link.relation}: {link.target}" for link in dispatch.links)
    if dispatch.dateline:
        lines.append(f"  {dispatch.dateline.raw}")
    return "\n".join([*lines, "", dispatch.body.text, ""])


VERBS = (list_, show)
