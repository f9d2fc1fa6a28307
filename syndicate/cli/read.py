"""`read`: what syndicate makes of files, storing nothing."""

from collections.abc import Iterator
from pathlib import Path

import click

from syndicate.build import back_file, readers
from syndicate.cli.options import config_option, json_option
from syndicate.cli.view import dispatch_fields, json_line, refused_fields
from syndicate.config import Config, load
from syndicate.desk.reading import Desk, Refusal
from syndicate.model.dispatch import Dispatch
from syndicate.model.filing import Unfiled


@click.command(epilog="Example: syndicate read --json spool/bulletin.txt")
@config_option
@json_option
@click.option("--format", "form", help="Read everything as this form, whatever it looks like.")
@click.argument("paths", metavar="FILE|DIR…", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def read(*, config_file: Path, as_json: bool, form: str | None, paths: tuple[Path, ...]) -> None:
    """Print what syndicate makes of each file, storing nothing.

    Works without a configuration too. Every dispatch is one line of JSON with --json; a file that would be rejected
    says why.
    """
    config = load(config_file) if config_file.exists() else None
    for file, outcome in _outcomes(config, form, paths):
        if as_json:
            fields = refused_fields(file, outcome) if isinstance(outcome, str) else dispatch_fields(outcome, file)
            click.echo(json_line(fields))
        else:
            click.echo(_in_words(file, outcome))


def _outcomes(config: Config | None, form: str | None, paths: tuple[Path, ...]) -> Iterator[tuple[str, Dispatch | str]]:
    known = {reader.name: reader for reader in readers()}
    if form is not None and form not in known:
        raise click.BadParameter(f"there is no {form!r}; there are {', '.join(known)}", param_hint="--format")
    desk = Desk((known[form],)) if form else Desk(readers())
    files, defaults = back_file(config, "read", paths)
    for item in files.collect():
        if isinstance(item, Unfiled):
            yield item.name, item.reason
            continue
        for outcome in desk.read(item, defaults):
            yield item.name, outcome.reason if isinstance(outcome, Refusal) else outcome


def _in_words(file: str, outcome: Dispatch | str) -> str:
    if isinstance(outcome, str):
        return f"{file}: rejected: {outcome}\n"
    dateline = outcome.dateline.raw if outcome.dateline else "no dateline"
    facts = f"{outcome.agency or 'no agency'} · {outcome.language} · urgency {outcome.urgency} · {outcome.pub_status}"
    return f"{file}: {outcome.headline}\n  {dateline}\n  {facts}\n\n{outcome.body.text}\n"


VERBS = (read,)
