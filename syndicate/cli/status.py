"""`status`: whether the wire flows."""

from datetime import datetime
from pathlib import Path

import click
from rich.table import Table

from syndicate.build import House, daemon_runs
from syndicate.cli.options import config_option, json_option, opened
from syndicate.cli.view import json_line
from syndicate.cli.wire import print_table
from syndicate.desk.deliver import DISABLED
from syndicate.desk.health import recalled
from syndicate.ports.memory import Memory

Facts = dict[str, object]


@click.command(epilog="Example: syndicate status --json")
@config_option
@json_option
def status(*, config_file: Path, as_json: bool) -> None:
    """Say whether the wire flows: the daemon, the record, what waits, how each source and outlet has been doing."""
    with opened(config_file) as house:
        facts = _facts(house)
        sources = [_source(house, settings.name, settings.type) for settings in house.config.sources]
        outlets = _outlets(house)
    if as_json:
        click.echo(json_line({**facts, "sources": sources, "outlets": outlets}))
        return
    table = Table(show_header=False, box=None, pad_edge=False)
    for name, value in facts.items():
        table.add_row(name.replace("_", " "), _shown(value))
    print_table(table)
    for rows in filter(None, (sources, outlets)):
        click.echo()
        table = Table(*(name.replace("_", " ") for name in rows[0]), box=None, pad_edge=False)
        for row in rows:
            table.add_row(*map(_shown, row.values()))
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
        "last_event": house.wire.span().last or None,
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


def _outlets(house: House) -> list[Facts]:
    """Those that are told of every version: how far behind each is, and how it has been doing."""
    names = [webhook.name for webhook in house.config.webhooks]
    behind = house.deliveries.waiting(names)
    return [_outlet(name, house.outlet(name), behind.get(name)) for name in names]


def _outlet(name: str, memory: Memory, behind: tuple[int, datetime] | None) -> Facts:
    health = recalled(memory)
    return {
        "outlet": name,
        "waiting": behind[0] if behind else 0,
        "since": _moment(behind[1]) if behind else None,
        "last_success": _moment(health.succeeded),
        "failures": health.failures,
        "next_attempt": _moment(health.next_attempt),
        "last_error": health.error,
        "disabled": memory.recall().get(DISABLED),
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _shown(value: object) -> str:
    return "-" if value is None else str(value)


VERBS = (status,)
