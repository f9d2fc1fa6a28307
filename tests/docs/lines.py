"""Command lines of the program, read as the program itself reads them, without being done."""

import re
import shlex
from collections.abc import Iterator, Sequence

import click

from syndicate.cli.main import syndicate

_PROGRAM = re.compile(r"(?:^|[;&|({])\s*(?:sudo -u \w+ )?(?:[\w/.]*/)?(?P<line>syndicate [^\n]*)", re.MULTILINE)
_ENDS = re.compile(r"\s{2,}.*$|\s+#.*$|\s*[;|>)}].*$|\s*&&.*$|\s+<\s+\S+")


def program_lines(script: str) -> Iterator[Sequence[str]]:
    """The words of every line of a script that runs the program, without the program's name."""
    for found in _PROGRAM.finditer(script.replace("\\\n", " ")):
        _, *words = shlex.split(_ENDS.sub("", found["line"]))
        yield words


def parse(words: Sequence[str]) -> click.Command:
    """The verb of a line; its options and arguments are those that it takes.

    Files that are named need not be there.

    Raises:
        click.UsageError: There is no such verb, or it does not take that.
    """
    command: click.Command = syndicate
    rest = list(words)
    while isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
        name = rest.pop(0)
        context = click.Context(command)
        found = command.get_command(context, name)
        if found is None:
            raise click.UsageError(f"there is no verb {name}: {' '.join(words)}")
        command = found
    context = click.Context(command, resilient_parsing=False)
    _, left, _ = command.make_parser(context).parse_args(rest)
    if left:
        raise click.UsageError(f"more than it takes: {' '.join(words)}")
    return command
