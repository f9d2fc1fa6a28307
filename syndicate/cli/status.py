"""`status`: whether the wire flows."""

from datetime import datetime
from pathlib import Path

import click
from rich.table import Table

from syndicate.build import House, daemon_runs
from syndicate.cli.options import config_option, json_option, opened
from syndicate.cli.view import json_line
from syndicate.cli.wire import print_table
from syndicate.desk.health import recalled

Facts = dict[str, object]


@click.command(epilog="Example: syndicate status --json")
@config_option
@json_option
def status(*, config_file: Path, as_json: bool) -> None:
    """Say whether the wire flows: the daemon, the record, what waits, how each source has been doing."""
    with opened(config_file) as house:
        facts = _facts(house)
        sources = [_source(house, settings.name, settings.type) for settings in house.config.sources]
    if as_json:
        click.echo(json_line({**facts, "sources": sources}))
        return
    table = Table(show_header=False, box=None, pad_edge=False)
    for name, value in facts.items():
        table.add_row(name.replace("_", " "), _shown(value))
    print_table(table)
    if sources:
        click.echo()
        table = Table(*(name.replace("_", " ") for name in sources[0]), box=None, pad_edge=False)
        for source in sources:
            table.add_row(*map(_shown, source.values()))
        print_table(table)


def _facts(house: House) -> Facts:
    counts = house.ledger.counts()
    return {
        "daemon": "running" if daemon_runs(house.config) else "not running",
        "stories": counts.stories,
        "versions": counts.versions,
        "newest": _moment(counts.newest),
        "rejects": counts.rejects,
        "errands": counts.errands,
        "next_due": _moment(counts.next_due),
    }


def _source(house: House, name: str, kind: str) -> Facts:
    health = recalled(house.health(name))
    return {
        "source": name,
        "type": kind,
        "last_success": _moment(health.succeeded),
        "failures": health.failures,
        "next_attempt": _moment(health.next_attempt),
        "last_error": health.error,
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _shown(value: object) -> str:
    return "-" if value is None else str(value)


VERBS = (status,)
