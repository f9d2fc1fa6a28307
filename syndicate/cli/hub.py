"""`hub`: who is told when a page has changed."""

from datetime import datetime
from pathlib import Path

import click
from rich.table import Table

from syndicate.build import House
from syndicate.cli.options import config_option, json_option, opened
from syndicate.cli.view import json_line
from syndicate.cli.wire import print_table
from syndicate.errors import SyndicateError
from syndicate.model.delivery import DeliveryState
from syndicate.model.hub import Distribution, Kind, Mode, Question, Subscription
from syndicate.rules.hub import without_query

Facts = dict[str, object]


@click.group(epilog="Example: syndicate hub list")
def hub() -> None:
    """Who is told when a page has changed: subscribers of our own hub, and hubs of others."""


@hub.command("list", epilog="Example: syndicate hub list --json")
@config_option
@json_option
def list_(*, config_file: Path, as_json: bool) -> None:
    """List subscriptions, requests that are being verified, and the pages that hubs of others are pinged of.

    Queries of callbacks and secrets are not shown.
    """
    with opened(config_file) as house:
        rows = _rows(house)
    if as_json:
        for row in rows:
            click.echo(json_line(row))
        return
    columns = ("number", "kind", "state", "topic", "callback", "until", "last_success", "failing_since", "answer")
    table = Table(*(column.replace("_", " ") for column in columns), box=None, pad_edge=False)
    for row in rows:
        table.add_row(*("-" if row[column] is None else str(row[column]) for column in columns))
    print_table(table)


@hub.command(epilog="Example: syndicate hub drop 3 4")
@config_option
@click.argument("numbers", metavar="NUMBER…", nargs=-1, required=True, type=click.IntRange(1))
def drop(config_file: Path, numbers: tuple[int, ...]) -> None:
    """End subscriptions; the subscriber is not told, and may ask again."""
    with opened(config_file) as house:
        count = house.subscriptions.end(numbers)
    if count < len(numbers):
        raise SyndicateError(
            f"{count} of {len(numbers)} dropped; the others are unknown, or hubs of others that the configuration names"
        )
    click.echo(f"{count} dropped.")


def _rows(house: House) -> list[Facts]:
    now = house.clock.now()
    hubs = house.config.outside_hubs
    granted = [
        _granted(one, last)
        for one, last in house.subscriptions.listed()
        if (one.callback in hubs if one.until is None else one.until > now)
    ]
    return [*granted, *map(_asked, house.subscriptions.open())]


def _granted(one: Subscription, last: Distribution | None) -> Facts:
    waits = last is not None and last.state is DeliveryState.WAITING
    return {
        "number": one.number,
        "kind": one.kind,
        "state": "failing" if one.failing else "active",
        "topic": one.topic,
        "callback": without_query(one.callback) if one.kind is Kind.SUBSCRIBER else one.callback,
        "until": _moment(one.until),
        "last_success": _moment(one.succeeded),
        "failing_since": _moment(one.failing),
        "waits_until": _moment(last.due) if last and waits else None,
        "attempts": last.attempts if last and waits else 0,
        "answer": last.answer if last else None,
    }


def _asked(one: Question) -> Facts:
    return {
        "number": None,
        "kind": Kind.SUBSCRIBER,
        "state": "to be denied" if one.wish.mode is Mode.DENIED else f"asked to {one.wish.mode}",
        "topic": one.wish.topic,
        "callback": without_query(one.wish.callback),
        "until": None,
        "last_success": None,
        "failing_since": None,
        "waits_until": None,
        "attempts": 0,
        "answer": None,
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None


VERBS = (hub,)
