"""`run` and `serve`: what keeps going."""

import signal
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue

import click
import structlog

from syndicate.build import SystemClock, open_behind, open_certificate, open_stand, open_web
from syndicate.build.writers import outlet_writer, writers
from syndicate.cli.options import config_option, configured, log_option
from syndicate.config import Config, LogFormat, PushSettings, SpoolSettings, exposed
from syndicate.daemon.roles import Role
from syndicate.daemon.run import run as run_daemon
from syndicate.rules.addresses import OUTLETS
from syndicate.web.wire.asking import WIRE

log = structlog.get_logger(__name__)

_BY_TOKEN = {True: "", False: ", by token"}


def _roles(_context: click.Context, _option: click.Parameter, given: str) -> frozenset[Role]:
    names = [name.strip() for name in given.split(",")]
    for name in names:
        if name not in set(Role):
            raise click.BadParameter(f"{name!r} is no role; there are {', '.join(Role)}")
    return frozenset(map(Role, names))


@click.command(epilog="Example: syndicate run --config config.toml")
@config_option
@log_option
@click.option(
    "--roles",
    default=",".join(Role),
    show_default=True,
    callback=_roles,
    help="What this node does; nodes on one PostgreSQL and one NATS share the work.",
)
def run(config_file: Path, log_format: LogFormat | None, roles: frozenset[Role]) -> None:
    """Run the daemon: collect, publish, deliver and serve until stopped.

    SIGTERM stops it after the work in hand; SIGHUP reads the configuration again.
    """

    def ready(config: Config) -> None:
        if Role.SERVE in roles:
            _where_to_look(config, collecting=Role.COLLECT in roles)
        else:
            click.echo(f"syndicate runs for {config.agency.name}: {', '.join(sorted(roles))}")

    run_daemon(lambda: _to_be_served(config_file, log_format), ready, roles)


@click.command(epilog="Example: syndicate serve --config config.toml")
@config_option
@log_option
def serve(config_file: Path, log_format: LogFormat | None) -> None:
    """Serve what is published, without collecting or publishing."""
    config = _to_be_served(config_file, log_format)
    signals: SimpleQueue[int] = SimpleQueue()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, _frame: signals.put(number))
    with closing(open_stand(config)) as stand, open_behind(config) as behind:
        web = open_web(config, stand, behind)
        web.start()
        try:
            _where_to_look(config, collecting=False)
            signals.get()
        finally:
            web.stop()


def _to_be_served(config_file: Path, log_format: LogFormat | None) -> Config:
    """The configuration, its certificate looked at: a daemon that reads it again goes on with the old one instead."""
    config = configured(config_file, log_format)
    for problem in exposed(config):
        log.warning("a secret is no secret", at=problem.where, reason=problem.what)
    certificate = open_certificate(config.web)
    trouble = certificate and certificate.trouble(SystemClock().now())
    if trouble:
        log.warning("the certificate needs looking after", reason=trouble)
    return config


def _where_to_look(config: Config, *, collecting: bool = True) -> None:
    address = config.web.address
    click.echo(f"syndicate serves {config.agency.name} at {address}/")
    known = writers(config.agency)
    for section in config.sections:
        files = [writer.filename for writer in known if writer.name in section.formats]
        feeds = ", ".join(file for file in files if file != "index.html")
        click.echo(f"  {section.title}: {address}/{section.name}/ ({feeds}){_BY_TOKEN[section.public]}")
    for outlet in config.outlets:
        filename = outlet_writer(outlet, config.agency).filename
        click.echo(f"  {outlet.title}: {address}/{OUTLETS}{outlet.name}/{filename}{_BY_TOKEN[outlet.public]}")
    click.echo(f"  what is new, as it comes: {address}{WIRE}")
    for source in config.sources if collecting else ():
        if isinstance(source, SpoolSettings):
            click.echo(f"  drop dispatches into {source.path}")
        elif isinstance(source, PushSettings):
            click.echo(f"  send dispatches to {address}/api/dispatches with a token of sources.{source.name}")


VERBS = (run, serve)
