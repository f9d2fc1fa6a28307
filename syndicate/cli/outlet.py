"""`outlet`: who may fetch with a token, and what was fetched."""

from datetime import datetime
from pathlib import Path

import click
from rich.table import Table

from syndicate.build import House, access_of, new_token
from syndicate.build.writers import outlet_writer, writers
from syndicate.cli.completing import complete_guid, complete_outlet
from syndicate.cli.options import config_option, json_option, opened
from syndicate.cli.queue import moment
from syndicate.cli.view import json_line
from syndicate.cli.wire import print_table
from syndicate.desk.fetched import Inquiry, standing_of
from syndicate.errors import SyndicateError, UnknownStory
from syndicate.model.access import Fetch, Token
from syndicate.model.outlet import Outlet
from syndicate.rules.addresses import OUTLETS, section_path

name_argument = click.argument("name", shell_complete=complete_outlet)


@click.group(epilog="Example: syndicate outlet list")
def outlet() -> None:
    """Tokens of outlets, and what was fetched with them. A running daemon obeys within a second."""


@outlet.command(epilog="Example: syndicate outlet add gazette")
@config_option
@name_argument
def add(config_file: Path, name: str) -> None:
    """Give an outlet its first token, shown this once."""
    with opened(config_file) as house:
        taker = _known(house, name)
        if live := _live(house, name):
            raise SyndicateError(
                f"{name} has a token ({', '.join(live)}); `syndicate outlet rotate {name}` gives it another"
            )
        _give(house, taker)


@outlet.command(epilog="Example: syndicate outlet rotate gazette")
@config_option
@name_argument
def rotate(config_file: Path, name: str) -> None:
    """Give an outlet another token, shown this once; the one before it goes on, any older one ends."""
    with opened(config_file) as house:
        taker = _known(house, name)
        if not _live(house, name):
            raise SyndicateError(f"{name} has no token; `syndicate outlet add {name}` gives it one")
        _give(house, taker)


@outlet.command(epilog="Example: syndicate outlet remove gazette 1a2b3c4d")
@config_option
@name_argument
@click.argument("prefix", required=False)
def remove(config_file: Path, name: str, prefix: str | None) -> None:
    """End a token of an outlet at once, or all of them."""
    with opened(config_file) as house:
        live = _live(house, name)
        ended = house.records.tokens.end(name, prefix, house.clock.now())
    if not ended:
        raise SyndicateError(f"{name} has no such token; live are {', '.join(live) or 'none'}")
    click.echo(f"Ended: {', '.join(ended)}.")


@outlet.command("list", epilog="Example: syndicate outlet list --json")
@config_option
@json_option
def list_(*, config_file: Path, as_json: bool) -> None:
    """List outlets and their live tokens, by what they begin with."""
    with opened(config_file) as house:
        live = house.records.tokens.live()
        outlets = house.config.outlets
    names = list(dict.fromkeys((*(each.name for each in outlets), *(token.outlet for token in live))))
    public = {each.name: each.public for each in outlets}
    by_name = {name: [token for token in live if token.outlet == name] for name in names}
    if as_json:
        for name, tokens in by_name.items():
            fields = [_token_fields(each) for each in tokens]
            click.echo(json_line({"outlet": name, "public": public.get(name), "tokens": fields}))
        return
    table = Table("outlet", "feed", "token", "made", "last seen", box=None, pad_edge=False)
    for name, tokens in by_name.items():
        feed = {True: "public", False: "by token", None: "not configured"}[public.get(name)]
        for token in tokens:
            table.add_row(name, feed, f"syn_{token.prefix}…", _time(token.made), _time(token.seen))
        if not tokens:
            table.add_row(name, feed, "-", "-", "-")
    print_table(table)


@outlet.command(epilog="Example: syndicate outlet fetches gazette --since 2026-11-24T12:00:00Z")
@config_option
@json_option
@name_argument
@click.option("--since", metavar="TIME", help="RFC 3339; without a zone it is UTC.")
@click.option("--most", default=50, show_default=True, type=click.IntRange(1), help="How many.")
def fetches(*, config_file: Path, as_json: bool, name: str, since: str | None, most: int) -> None:
    """List the newest answers to an outlet's tokens."""
    with opened(config_file) as house:
        rows = house.records.fetches.listed(name, moment(since) if since else None, most)
    if as_json:
        for row in rows:
            click.echo(json_line(_fetch_fields(row)))
        return
    table = Table("at", "status", "path", "tag", "client", "token", box=None, pad_edge=False)
    for row in rows:
        table.add_row(_time(row.at), str(row.status), row.path, row.tag or "-", row.client or "-", row.prefix)
    print_table(table)


@outlet.command(epilog="Example: syndicate outlet fetched tag:wire.example,2026:dispatch/0123456789abcdef")
@config_option
@json_option
@click.argument("guid", shell_complete=complete_guid)
def fetched(*, config_file: Path, as_json: bool, guid: str) -> None:
    """Say of each outlet with a token whether it has fetched the version of a story that stands."""
    with opened(config_file) as house:
        dispatch = standing_of(house.ledger, guid, house.clock.now())
        if dispatch is None:
            raise UnknownStory(f"no story with the guid {guid} can be seen; `syndicate show` tells of all its versions")
        names = {token.outlet for token in house.records.tokens.every()}
        inquiry = _inquiry(house)
        takers = [each for each in house.config.outlets if each.name in names and inquiry.is_for(dispatch, each)]
        told = {each.name: inquiry.first(dispatch, each) for each in takers}
    if as_json:
        for name, first in told.items():
            known = {"outlet": name, "guid": guid, "version": dispatch.version}
            click.echo(json_line({**known, "fetched": _fetch_fields(first) if first else None}))
        return
    click.echo(f"Version {dispatch.version} of {guid}:")
    for name, first in told.items():
        what = f"{_time(first.at)}  {first.status} {first.path}" if first else "not fetched yet"
        click.echo(f"  {name}: {what}")
    if not told:
        click.echo("  no outlet that it is for has a token")


def _inquiry(house: House) -> Inquiry:
    config = house.config
    return Inquiry(
        ledger=house.ledger,
        fetches=house.records.fetches,
        wire=house.wire,
        access=access_of(config),
        sections={section.name: section for section in config.sections},
        feeds={each.name: outlet_writer(each, config.agency).filename for each in config.outlets},
    )


def _give(house: House, taker: Outlet) -> None:
    token, kept = new_token(taker.name, house.clock.now())
    ended = house.records.tokens.add(kept)
    config = house.config
    base = config.agency.base_url
    feed = section_path(f"{OUTLETS}{taker.name}", outlet_writer(taker, config.agency).filename)
    click.echo(f"The token of {taker.name}, shown this once:\n\n  {token}\n")
    click.echo(f"  curl -H 'Authorization: Bearer {token}' {base}{feed}")
    click.echo(f"  curl -u '{taker.name}:{token}' {base}{feed}\n")
    click.echo("Secret addresses, for readers that can show it in no other way:\n")
    for path in (feed, *_pages(house, taker)):
        click.echo(f"  {base}key/{token}/{path}")
    if ended:
        click.echo(f"\nEnded: {', '.join(ended)}.")


def _pages(house: House, taker: Outlet) -> list[str]:
    return [
        section_path(section.name, writer.filename)
        for section in house.config.sections
        if section.name in taker.sections
        for writer in writers(house.config.agency)
        if writer.name in section.formats and (not taker.formats or writer.name in taker.formats)
    ]


def _known(house: House, name: str) -> Outlet:
    outlets = {each.name: each for each in house.config.outlets}
    if name not in outlets:
        known = ", ".join(outlets) or "none"
        raise click.BadParameter(f"there is no outlet {name!r} in the configuration; there are {known}")
    return outlets[name]


def _live(house: House, name: str) -> list[str]:
    return [token.prefix for token in house.records.tokens.live() if token.outlet == name]


def _time(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}" if moment else "-"


def _token_fields(token: Token) -> dict[str, object]:
    return {
        "prefix": token.prefix,
        "made": token.made.isoformat(),
        "last_seen": token.seen.isoformat() if token.seen else None,
    }


def _fetch_fields(fetch: Fetch) -> dict[str, object]:
    return {
        "outlet": fetch.outlet,
        "at": fetch.at.isoformat(),
        "path": fetch.path,
        "status": fetch.status,
        "tag": fetch.tag,
        "client": fetch.client,
        "token": fetch.prefix,
    }


VERBS = (outlet,)
