"""`backup` and `restore`: the record, kept a second time, and gone on with."""

import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from syndicate.build import SystemClock
from syndicate.build.backups import back_up, carry_kills, forget_old, sqlite_file
from syndicate.build.backups import restore as put_back
from syndicate.cli.options import config_option, configured, json_option, opened
from syndicate.cli.progress import progress
from syndicate.cli.view import json_line
from syndicate.config import Config, SpoolSettings
from syndicate.errors import StoreError
from syndicate.store.backups import Held, Told, server_address


@click.command(epilog="Example: syndicate backup /srv/backups --keep 14")
@config_option
@json_option
@click.argument("folder", metavar="[DEST]", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--keep", type=click.IntRange(1), help="Remove all backups in DEST but the newest so many.")
def backup(*, config_file: Path, as_json: bool, folder: Path | None, keep: int | None) -> None:
    """Copy the record beside a running daemon, into a new folder in DEST (by default backups/, beside the config).

    The copy is of one moment, checked, and on the disk when the folder has its name. A backup that fails leaves
    nothing behind, and removes none of those before it.
    """
    config = configured(config_file)
    store = sqlite_file(config, f"back up a PostgreSQL store with pg_dump:\n  {_dump(config)}")
    place = folder or config_file.absolute().parent / "backups"
    with _pages("copying") as told:
        made = back_up(store, config_file, place, SystemClock().now(), told)
    old = forget_old(place, keep) if keep else []
    if as_json:
        facts = {"path": str(made.path), "size": made.size, **_fields(made.held), "removed": [str(one) for one in old]}
        click.echo(json_line(facts))
        return
    click.echo(f"{made.path}: {_in_words(made.held)}, {made.size:,} bytes.")
    if old:
        click.echo(f"Removed: {', '.join(one.name for one in old)}.")


@click.command(epilog="Example: syndicate restore backups/20261124T120000Z")
@config_option
@click.argument("source", metavar="SRC", type=click.Path(path_type=Path, exists=True))
def restore(config_file: Path, source: Path) -> None:
    """Go on with a backup: a folder that `backup` made, or a copy of a store.

    Stop the daemon first. The store that is there is kept aside, and what was killed in it since stays killed.
    """
    config = configured(config_file)
    store = sqlite_file(config, f"restore a PostgreSQL store with pg_restore:\n  {_load(config, source)}")
    with _pages("restoring") as told:
        done = put_back(source, store, SystemClock().now(), told)
    click.echo(f"{store}: {_in_words(done.held)}.")
    if done.before:
        click.echo(f"The store before is {done.before}.")
        try:
            with opened(config_file) as house:
                kills = carry_kills(done.before, house.collector)
        except StoreError as error:
            click.echo(f"its kills cannot be read, kill again what was killed since: {error}", err=True)
        else:
            click.echo(f"{kills} kills taken over from it.")
    click.echo(f"Now make the pages again, then start the daemon:\n  {_verb(config_file, 'rebuild')}")
    for source_settings in config.sources:
        if isinstance(source_settings, SpoolSettings):
            done_with = source_settings.path / "done"
            click.echo(
                f"What was filed since is in {done_with}; what the record has already is passed over:\n"
                f"  {_verb(config_file, 'import', str(done_with), '--source', source_settings.name)}"
            )


@contextmanager
def _pages(title: str) -> Iterator[Told]:
    """A bar of the pages of SQLite that are copied."""
    with progress(title, None) as bar:
        before = 0

        def told(done: int, total: int) -> None:
            nonlocal before
            bar(done - before, total)
            before = done

        yield told


def _in_words(held: Held) -> str:
    newest = f", the newest of {held.newest:%Y-%m-%d %H:%M:%S} UTC" if held.newest else ""
    return f"{held.versions} versions of {held.stories} stories{newest}"


def _fields(held: Held) -> dict[str, object]:
    newest = held.newest.isoformat() if held.newest else None
    return {"stories": held.stories, "versions": held.versions, "newest": newest}


def _dump(config: Config) -> str:
    return f"pg_dump --format=custom --file=syndicate.dump {_server(config)}"


def _load(config: Config, source: Path) -> str:
    return f"pg_restore --clean --if-exists --single-transaction --dbname={_server(config)} {shlex.quote(str(source))}"


def _server(config: Config) -> str:
    """The address as PostgreSQL's own programs take it, without its password: they ask, or read `~/.pgpass`."""
    return shlex.quote(server_address(config.store.url))


def _verb(config_file: Path, *words: str) -> str:
    config = () if config_file == Path("config.toml") else ("--config", str(config_file))
    return shlex.join(("syndicate", *words, *config))


VERBS = (backup, restore)
