"""`collect`, `publish`, `rebuild`, `import`: what the daemon does for ever, once."""

import sys
from collections.abc import Collection, Sequence
from pathlib import Path

import click

from syndicate.build import House, Inlet, back_file
from syndicate.cli.completing import complete_section, complete_source
from syndicate.cli.options import config_option, opened
from syndicate.cli.progress import progress
from syndicate.desk.collect import Tally
from syndicate.desk.health import Record
from syndicate.desk.posts import COLLECT, PRESS
from syndicate.desk.rebuild import changed_rules, reroute, retire
from syndicate.desk.rebuild import rebuild as make_again
from syndicate.errors import StoreInUse, SyndicateError
from syndicate.store import claim


@click.command(epilog="Example: syndicate collect newsroom")
@config_option
@click.argument("names", metavar="[SOURCE]…", nargs=-1, shell_complete=complete_source)
def collect(config_file: Path, names: tuple[str, ...]) -> None:
    """Collect once from every source, or from those named; one in trouble does not stop the others."""
    with opened(config_file) as house:
        _must_be_known("SOURCE", names, [inlet.source.name for inlet in house.inlets])
        total = Tally()
        failed = False
        for inlet in house.inlets:
            if not names or inlet.source.name in names:
                record = Record(house.health(inlet.source.name), house.clock, house.dice)
                if not house.posts.hold(COLLECT.format(source=inlet.source.name)):
                    click.echo(f"sources.{inlet.source.name}: another node collects from it", err=True)
                    continue
                try:
                    total += _collected(house, inlet)
                except SyndicateError as error:
                    record.failed(error)
                    click.echo(f"sources.{inlet.source.name}: {error}", err=True)
                    failed = True
                else:
                    record.succeeded()
        click.echo(in_words(total))
    if failed:
        sys.exit(1)


@click.command(epilog="Example: syndicate publish")
@config_option
@click.argument("names", metavar="[SECTION]…", nargs=-1, shell_complete=complete_section)
def publish(config_file: Path, names: tuple[str, ...]) -> None:
    """Publish what is due, and mend any page that is not as it should be."""
    with opened(config_file) as house:
        _must_be_known("SECTION", names, [section.name for section in house.config.sections])
        publish_once(house, names or None)


@click.command("import", epilog="Example: syndicate import archive/2025")
@config_option
@click.argument("paths", metavar="DIR|FILE…", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--source",
    default="import",
    show_default=True,
    shell_complete=complete_source,
    help="The source name the dispatches are kept under.",
)
def import_(config_file: Path, paths: tuple[Path, ...], source: str) -> None:
    """Import a back file: every dispatch in files and folders, which stay as they are.

    Begun again, it goes on where it stopped: what is on the wire already is passed over.
    """
    with opened(config_file) as house:
        back, defaults = back_file(house.config, source, paths)
        with progress("importing", back.count()) as told:
            total = house.collector.collect(back, defaults, lambda tally: told(tally.filed))
        click.echo(in_words(total))
        publish_once(house, None)


@click.command(epilog="Example: syndicate rebuild diplomacy")
@config_option
@click.argument("names", metavar="[SECTION]…", nargs=-1, shell_complete=complete_section)
def rebuild(config_file: Path, names: tuple[str, ...]) -> None:
    """Route every story again and make every page again; stop the daemon first."""
    with opened(config_file) as house, claim(house.config.store.url):
        sections = house.config.sections
        _must_be_known("SECTION", names, [section.name for section in sections])
        _take_press(house)
        versions = house.ledger.counts().versions
        with progress("routing", versions) as told:
            again = [section for section in sections if not names or section.name in names]
            changed = retire(house.press)
            changed += reroute(house.press, again, told)
        with progress("making pages", versions) as told:
            changed += make_again(house.press, told)
        house.stand.settle()
        click.echo(f"{changed} pages changed.")


def publish_once(house: House, names: Collection[str] | None) -> None:
    """Publish unless a daemon runs on this store: then it does so by itself within a second."""
    try:
        with claim(house.config.store.url):
            _take_press(house)
            changed = retire(house.press)
            if again := changed_rules(house.ledger, house.config.sections):
                with progress("routing", house.ledger.counts().versions) as told:
                    changed += reroute(house.press, again, told)
            changed += house.press.publish() + house.press.refresh(names)
            house.retention.sweep()
            changed += house.press.publish()
            house.stand.settle()
    except StoreInUse:
        click.echo("The running daemon publishes it.")
        return
    click.echo(f"{changed} pages changed in {house.config.stand.place}.")


def _take_press(house: House) -> None:
    """Be the one who publishes; no daemon runs, but the lease of one that was killed may not have run out."""
    if not house.posts.hold(PRESS):
        raise SyndicateError("another node publishes, or did a moment ago; try again soon")
    house.take_stand(house.posts.lease(PRESS).fence)


def _collected(house: House, inlet: Inlet) -> Tally:
    with progress(f"collecting from {inlet.source.name}", None) as bar:
        return house.collector.collect(inlet.source, inlet.defaults, lambda tally: bar(tally.filed))


def in_words(tally: Tally) -> str:
    """A tally for people."""
    words = (
        f"{tally.filed} filed: {tally.stored} stored, {tally.repeated} on the wire before, {tally.rejected} rejected."
    )
    return f"{words} See `syndicate rejects list`." if tally.rejected else words


def _must_be_known(what: str, names: Sequence[str], known: Sequence[str]) -> None:
    for name in names:
        if name not in known:
            raise click.BadParameter(
                f"{name!r} is not in the configuration; there are {', '.join(known)}", param_hint=what
            )


VERBS = (collect, publish, import_, rebuild)
