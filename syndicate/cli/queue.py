"""`deliver` and `queue`: what outlets are told, and were."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import click
from rich.table import Table

from syndicate.build import House
from syndicate.cli.completing import complete_channel
from syndicate.cli.options import by_hand, config_option, json_option, opened
from syndicate.cli.progress import progress
from syndicate.cli.view import json_line
from syndicate.cli.wire import print_table
from syndicate.desk.posts import COURIER, PRESS
from syndicate.errors import StoreInUse, SyndicateError
from syndicate.model.delivery import Delivery, DeliveryState
from syndicate.store import claim

_CALLS_FOR: Final = timedelta(milliseconds=200)
_OPEN = (DeliveryState.WAITING, DeliveryState.DEAD)

numbers_argument = click.argument("numbers", metavar="NUMBER…", nargs=-1, required=True, type=click.IntRange(1))


@click.command(epilog="Example: syndicate deliver")
@config_option
def deliver(config_file: Path) -> None:
    """Tell outlets what they are to be told now, once, and forget what is old; the running daemon does so by itself."""
    with opened(config_file) as house:
        try:
            with claim(house.config.store.url):
                ended = _deliver_once(house)
                if house.posts.hold(PRESS):
                    house.retention.sweep()
        except StoreInUse:
            click.echo("The running daemon delivers.")
            return
        waiting = sum(number for number, _ in house.deliveries.waiting(_told(house)).values())
        click.echo(f"{ended} calls ended; {waiting} deliveries wait for later.")


@click.group(epilog="Example: syndicate queue list")
def queue() -> None:
    """What outlets are told: what waits, what was given up."""


@queue.command("list", epilog="Example: syndicate queue list --state dead --channel msn --json")
@config_option
@json_option
@click.option(
    "--state", "states", multiple=True, type=click.Choice([*map(str, DeliveryState)]), help="By default waiting, dead."
)
@click.option("--channel", shell_complete=complete_channel, help="Of one channel alone.")
@click.option("--most", default=50, show_default=True, type=click.IntRange(1), help="How many.")
def list_(*, config_file: Path, as_json: bool, states: tuple[str, ...], channel: str | None, most: int) -> None:
    """List the newest."""
    with opened(config_file) as house:
        rows = house.deliveries.listed([DeliveryState(state) for state in states or _OPEN], most, channel)
    if as_json:
        for row in rows:
            click.echo(json_line(_fields(row)))
        return
    table = Table("number", "channel", "state", "tries", "due", "guid", "version", "answer", box=None, pad_edge=False)
    for row in rows:
        table.add_row(
            str(row.number),
            row.outlet,
            str(row.state),
            str(row.attempts),
            f"{row.due:%Y-%m-%d %H:%M:%S}",
            row.guid,
            str(row.version),
            row.answer or "-",
        )
    print_table(table)


@queue.command(epilog="Example: syndicate queue retry 3 4")
@config_option
@numbers_argument
def retry(config_file: Path, numbers: tuple[int, ...]) -> None:
    """Have deliveries tried again at once, also such as were given up or have gone through."""
    _change(config_file, numbers, DeliveryState.WAITING, "tried again")


@queue.command(epilog="Example: syndicate queue drop 3 4")
@config_option
@numbers_argument
def drop(config_file: Path, numbers: tuple[int, ...]) -> None:
    """Take deliveries out that wait, or were given up."""
    _change(config_file, numbers, DeliveryState.DROPPED, "dropped")


@queue.command(epilog="Example: syndicate queue replay msn --since 2026-11-24T12:00:00Z")
@config_option
@click.argument("channel", shell_complete=complete_channel)
@click.option("--since", required=True, metavar="TIME", help="RFC 3339; without a zone it is UTC.")
def replay(config_file: Path, channel: str, since: str) -> None:
    """Bring again everything that a channel was to bring since a moment: of each story the newest version."""
    with opened(config_file) as house:
        _known(house, channel)
        words = house.queue.replay(channel, moment(since), by_hand())
    click.echo(words)


@queue.command(epilog="Example: syndicate queue resume msn")
@config_option
@click.argument("channel", shell_complete=complete_channel)
def resume(config_file: Path, channel: str) -> None:
    """Use a channel again that was given up."""
    with opened(config_file) as house:
        _known(house, channel)
        words = house.queue.resume(channel, by_hand())
    click.echo(words)


def _deliver_once(house: House) -> int:
    return sum(_share_once(house, share) for share in range(house.shares))


def _share_once(house: House, share: int) -> int:
    if not house.posts.hold(COURIER.format(share=share)):
        raise SyndicateError("another node delivers, or did a moment ago; try again soon")
    courier = house.courier(share)
    ended = 0
    try:
        with progress("delivering", None) as told:
            while (count := courier.turn(_CALLS_FOR)) or courier.busy:
                ended += count
                told(count)
    finally:
        courier.close()
    return ended


def _change(config_file: Path, numbers: tuple[int, ...], state: DeliveryState, done: str) -> None:
    with opened(config_file) as house:
        count = house.queue.change(numbers, state, by_hand())
    if count < len(numbers):
        raise SyndicateError(
            f"{count} of {len(numbers)} {done}; the others are unknown, superseded by a newer version or done with: "
            "`syndicate queue list --state superseded --state done` shows them"
        )
    click.echo(f"{count} {done}.")


def _told(house: House) -> list[str]:
    return [settings.name for settings in house.config.channels]


def _known(house: House, channel: str) -> None:
    if channel not in _told(house):
        known = ", ".join(_told(house)) or "none"
        raise click.BadParameter(f"there is no channel {channel!r}; there are: {known}")


def moment(text: str) -> datetime:
    """A time as an operator writes it.

    Raises:
        BadParameter: It is none.
    """
    try:
        given = datetime.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is no time (like 2026-11-24T12:00:00Z)") from error
    return given if given.tzinfo else given.replace(tzinfo=UTC)


def _fields(row: Delivery) -> dict[str, object]:
    return {
        "number": row.number,
        "channel": row.outlet,
        "state": row.state,
        "attempts": row.attempts,
        "made": row.made.isoformat(),
        "due": row.due.isoformat(),
        "guid": row.guid,
        "version": row.version,
        "answer": row.answer,
    }


VERBS = (deliver, queue)
