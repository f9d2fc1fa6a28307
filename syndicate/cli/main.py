"""The command and its verbs, and the one place where errors become exit codes."""

import sys
from collections.abc import Sequence

import click

from syndicate.cli import (
    backup,
    begin,
    check,
    completion,
    desk,
    doctor,
    hub,
    outlet,
    queue,
    read,
    rejects,
    running,
    search,
    status,
    tail,
    user,
    validate,
    wire,
    work,
)
from syndicate.errors import ConfigError, SyndicateError


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: syndicate run --config config.toml",
)
@click.version_option(package_name="syndicate")
def syndicate() -> None:
    """A wire desk in one program: dispatches come in, feeds go out."""


for verb in (
    *begin.VERBS,
    *running.VERBS,
    *check.VERBS,
    *work.VERBS,
    *status.VERBS,
    *doctor.VERBS,
    *backup.VERBS,
    *wire.VERBS,
    *search.VERBS,
    *tail.VERBS,
    *desk.VERBS,
    *rejects.VERBS,
    *queue.VERBS,
    *outlet.VERBS,
    *hub.VERBS,
    *user.VERBS,
    *read.VERBS,
    *validate.VERBS,
    *completion.VERBS,
):
    syndicate.add_command(verb)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 trouble, 2 usage or configuration.

    Args:
        arguments: Without the program's own name; those of this process by default.
    """
    try:
        syndicate(arguments, prog_name=completion.PROGRAM)
    except ConfigError as error:
        click.echo("The configuration cannot be used:", err=True)
        for problem in error.problems:
            click.echo(f"  {problem}", err=True)
        sys.exit(2)
    except SyndicateError as error:
        click.echo(f"syndicate: {error}", err=True)
        sys.exit(1)
