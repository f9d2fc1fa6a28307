"""`run`, `serve` and `check`: what keeps going, and whether it could."""

import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from queue import SimpleQueue

import click

from syndicate.build import House, open_house, open_stand, open_web
from syndicate.cli.options import config_option, configured
from syndicate.config import Config, PushSettings, SpoolSettings
from syndicate.daemon.run import run as run_daemon
from syndicate.errors import SyndicateError


@click.command(epilog="Example: syndicate run --config config.toml")
@config_option
def run(config_file: Path) -> None:
    """Run the daemon: collect, publish and serve until stopped.

    SIGTERM stops it after the work in hand; SIGHUP reads the configuration again.
    """
    run_daemon(lambda: configured(config_file), _where_to_look)


@click.command(epilog="Example: syndicate serve --config config.toml")
@config_option
def serve(config_file: Path) -> None:
    """Serve what is published, without collecting or publishing."""
    config = configured(config_file)
    signals: SimpleQueue[int] = SimpleQueue()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, _frame: signals.put(number))
    stand = open_stand(config)
    web = open_web(config, stand)
    web.start()
    try:
        _where_to_look(config, collecting=False)
        signals.get()
    finally:
        web.stop()
        stand.close()


@click.command(epilog="Example: syndicate check --connect")
@config_option
@click.option("--connect", is_flag=True, help="Also open the store, every source and the published folder.")
def check(*, config_file: Path, connect: bool) -> None:
    """Check the configuration, and with --connect everything it names."""
    config = configured(config_file)
    click.echo(
        f"{config_file}: {_count(len(config.sources), 'source')}, {_count(len(config.sections), 'section')}, "
        f"store {config.store.url}, pages in {config.stand.path}"
    )
    if connect and not _reached(config):
        sys.exit(1)
    click.echo("All right.")


def _reached(config: Config) -> bool:
    """Open everything the configuration names, and say what does not open."""
    with open_house(config) as house:
        click.echo(f"store: {house.ledger.counts().versions} versions")
        good = True
        for name, probe in _probes(house):
            try:
                seen = probe()
            except SyndicateError as error:
                click.echo(f"sources.{name}: {error}", err=True)
                good = False
            else:
                click.echo(f"sources.{name}: {seen}")
    return good


def _probes(house: House) -> Iterator[tuple[str, Callable[[], str]]]:
    """By name, in the configured order, how each source is tried."""
    inlets = {inlet.source.name: inlet.source.probe for inlet in house.inlets}
    for settings in house.config.sources:
        yield settings.name, inlets.get(settings.name) or partial(house.intake.probe, settings.name)


def _where_to_look(config: Config, *, collecting: bool = True) -> None:
    address = f"http://{config.web.host}:{config.web.port}"
    click.echo(f"syndicate serves {config.agency.name} at {address}/")
    for section in config.sections:
        click.echo(f"  {section.title}: {address}/{section.name}/ (rss.xml, atom.xml, feed.json, newsml-g2.xml)")
    for source in config.sources if collecting else ():
        if isinstance(source, SpoolSettings):
            click.echo(f"  drop dispatches into {source.path}")
        elif isinstance(source, PushSettings):
            click.echo(f"  send dispatches to {address}/api/dispatches with a token of sources.{source.name}")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


VERBS = (run, serve, check)
