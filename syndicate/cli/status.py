"""`status`: whether the wire flows."""

from datetime import datetime
from pathlib import Path

import click
from rich.table import Table

from syndicate.build import House, daemon_runs, open_certificate
from syndicate.cli.options import config_option, json_option, opened
from syndicate.cli.view import json_line
from syndicate.cli.wire import print_table
from syndicate.config import ChannelSettings
from syndicate.desk.health import recalled
from syndicate.errors import ConfigError
from syndicate.model.hub import Kind
from syndicate.ports.memory import Memory
from syndicate.rules.health import DISABLED

Facts = dict[str, object]


@click.command(epilog="Example: syndicate status --json")
@config_option
@json_option
def status(*, config_file: Path, as_json: bool) -> None:
    """Say whether the wire flows: the daemon, the record, what waits, how each source and channel has been doing.

    Where several nodes share the store, also which of them does what.
    """
    with opened(config_file) as house:
        facts = _facts(house)
        sources = [_source(house, settings.name, settings.type) for settings in house.config.sources]
        channels = _channels(house)
        posts = _posts(house)
    if as_json:
        click.echo(json_line({**facts, "posts": posts, "sources": sources, "channels": channels}))
        return
    table = Table(show_header=False, box=None, pad_edge=False)
    for name, value in facts.items():
        table.add_row(name.replace("_", " "), _shown(value))
    print_table(table)
    for rows in filter(None, (posts, sources, channels)):
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
        **_certificate(house),
        **_hub(house),
        "last_event": house.wire.span().last or None,
    }


def _certificate(house: House) -> Facts:
    """Until when clients take what the web server shows, and what is to be done about it."""
    try:
        certificate = open_certificate(house.config.web)
    except ConfigError as error:
        return {"certificate_ends": None, "certificate_trouble": str(error)}
    if certificate is None:
        return {"certificate_ends": None, "certificate_trouble": None}
    trouble = certificate.trouble(house.clock.now())
    return {"certificate_ends": _moment(certificate.ends), "certificate_trouble": trouble}


def _hub(house: House) -> Facts:
    """How many are told by our hub when a page has changed, and how many of them do not answer; where there is one."""
    if not house.config.hub.enabled:
        return {}
    held = [one for one, _ in house.subscriptions.listed() if one.kind is Kind.SUBSCRIBER]
    return {"subscriptions": len(held), "subscriptions_failing": sum(one.failing is not None for one in held)}


def _posts(house: House) -> list[Facts]:
    """What one node of several does at a time: which, under which number, and until when unless it says more."""
    if not house.config.is_shared:
        return []
    return [
        {"post": lease.name, "node": lease.holder, "fence": lease.fence, "until": _moment(lease.until)}
        for lease in house.ledger.leases().held()
    ]


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


def _channels(house: House) -> list[Facts]:
    """Ways to outlets that are told of every version: how far behind each is, and how it has been doing."""
    behind = house.deliveries.waiting([settings.name for settings in house.config.channels])
    return [
        _channel(settings, house.channel(settings.name), behind.get(settings.name))
        for settings in house.config.channels
    ]


def _channel(settings: ChannelSettings, memory: Memory, behind: tuple[int, datetime] | None) -> Facts:
    health = recalled(memory)
    return {
        "channel": settings.name,
        "type": settings.type,
        "outlet": settings.outlet,
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
